"""What must hold after a kill: every acknowledged word is there, the store whole, nothing half."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.casework.queue import packages
from app.clock import SystemClock
from app.errors import AppError
from app.exchange.backup_file import read_backup_file
from app.exchange.folder import UNFINISHED, is_whole_package
from app.models.network import Member
from app.models.page import Answer, Page, SealedView
from app.models.person import Person
from app.models.store import Store
from app.security.keys import unlock
from tests.exchange.making import FLOOR, PASSPHRASE
from tests.torture.work import MEMBERS, Ground


def losses(ground: Ground, told: Iterable[str]) -> list[str]:
    """Everything that is not as it was acknowledged; empty when all is well."""
    key = unlock(ground.home, PASSPHRASE, floor=FLOOR)
    store = Store.open(ground.home, key, clock=SystemClock())
    try:
        return [
            *_of_store(store),
            *(said for line in told for said in _of_line(store, ground, line.split())),
            *_half_loaded(store),
            *_half_packages(ground.exported),
            *_half_packages(ground.council),
            *_half_backups(ground.backups),
        ]
    finally:
        store.close()


def _of_store(store: Store) -> Iterator[str]:
    for finding in store.check():
        if not finding.is_good:
            yield f"check: {finding.name}"


def _of_line(store: Store, ground: Ground, words: list[str]) -> Iterator[str]:
    """What one acknowledgement promised and is not so."""
    is_kept = True
    with store.reading() as session:
        match words:
            case ["typed", page_id, count]:
                rows = session.query(Answer).filter_by(page_id=page_id)
                said = {row.key: _number(row.value) for row in rows}
                wanted = int(count)
                is_kept = all(said.get(k, 0) >= wanted for k in ("what_matters", "strong"))
            case ["added", person_id]:
                is_kept = session.get(Person, person_id) is not None
            case ["finished", page_id, sha256]:
                page = session.get(Page, page_id)
                views = session.query(SealedView).filter_by(page_id=page_id, sha256=sha256)
                is_kept = page is not None and page.state == "finished" and views.count() == 1
            case ["loaded", person_id]:
                is_kept = session.get(Person, person_id) is not None
            case ["exported", name]:
                is_kept = is_whole_package(ground.exported / name)
            case ["delivered", package_id]:
                lines = packages(store, limit=100_000)
                is_kept = any(p.id == package_id and p.state == "delivered" for p in lines)
            case ["backed_up", name]:
                is_kept = (ground.backups / name).is_file()
            case _:
                pass
    if not is_kept:
        yield f"lost: {' '.join(words)}"


def _number(value: object) -> int:
    found = re.search(r"\d+", str(value))
    return int(found[0]) if found else 0


def _half_loaded(store: Store) -> Iterator[str]:
    """A file is taken in as a whole or not at all."""
    with store.reading() as session:
        for person in session.query(Person).filter_by(name="Loaded in one piece"):
            count = session.query(Member).filter_by(person_id=person.id).count()
            if count != MEMBERS:
                yield f"half loaded: {count} of {MEMBERS}"


def _half_packages(folder: Path) -> Iterator[str]:
    """What has its final name is whole."""
    for package in folder.iterdir() if folder.is_dir() else ():
        if not package.name.startswith(UNFINISHED) and not is_whole_package(package):
            yield f"half package: {package.name}"


def _half_backups(folder: Path) -> Iterator[str]:
    for path in folder.glob("torture-*") if folder.is_dir() else ():
        try:
            read_backup_file(path)
        except AppError:
            yield f"half backup: {path.name}"
