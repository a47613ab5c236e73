"""What must hold after a kill: every acknowledged word is there, the store whole, nothing half."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from app import paths
from app.casework.queue import packages
from app.clock import SystemClock
from app.errors import AppError
from app.exchange.backup_file import read_backup_file
from app.exchange.folder import UNFINISHED, is_whole_package
from app.models.engine import connect
from app.models.network import Member
from app.models.page import Answer, Page, SealedView
from app.models.person import Person
from app.models.store import Store
from app.security.keys import DataKey, unlock
from tests.exchange.making import FLOOR, PASSPHRASE
from tests.models.killed import NEXT
from tests.torture.work import MEMBERS, Ground, Work


def losses(ground: Ground, told: Iterable[str]) -> list[str]:
    """Everything that is not as it was acknowledged; empty when all is well.

    At last the job that was cut short is done again: nothing half may stand in its way or stay.
    """
    lines = list(told)
    begun = [line.removeprefix("begin ") for line in lines if line.startswith("begin ")]
    found = _lost(ground, lines)
    if begun and not begun[-1].startswith("nothing"):
        found += _when_done_again(ground, begun[-1])
        found += _lost(ground, lines)
    return found


def _when_done_again(ground: Ground, job: str) -> list[str]:
    """What still lies about after the job that was cut was done to its end."""
    work = Work(ground, lambda _: None, random.Random(1), favourite=job, is_again=True)
    work.do(job)
    work.end()
    places = {
        "export": _inside(ground.exported),
        "deliver": (ground.council,),
        "back_up": (ground.backups,),
        "restore": (ground.restored,),
        "migrate": (ground.migrating, paths.backup_folder(ground.migrating)),
    }
    return [
        f"left over after {job} was done again: {path.name}"
        for place in places.get(job, ())
        for path in place.iterdir()
        if path.name.startswith((UNFINISHED, ".kt-"))
    ]


def _inside(folder: Path) -> tuple[Path, ...]:
    """The folders of one export each."""
    return tuple(folder.iterdir()) if folder.is_dir() else ()


def _lost(ground: Ground, told: list[str]) -> list[str]:
    key = unlock(ground.home, PASSPHRASE, floor=FLOOR)
    store = Store.open(ground.home, key, clock=SystemClock())
    try:
        return [
            *_of_store(store),
            *(said for line in told for said in _of_line(store, ground, line.split())),
            *_half_loaded(store),
            *(loss for folder in _inside(ground.exported) for loss in _half_packages(folder)),
            *_half_packages(ground.council),
            *_half_backups(ground.backups),
            *_half_backups(paths.backup_folder(ground.migrating)),
            *_half_restored(ground.restored, told),
            *_half_migrated(ground.migrating, key, told),
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
    for path in folder.glob("[!.]*") if folder.is_dir() else ():
        try:
            read_backup_file(path)
        except AppError:
            yield f"half backup: {path.name}"


def _half_restored(home: Path, told: list[str]) -> Iterator[str]:
    """A restored home opens and is whole, or has no store yet."""
    if not paths.store_file(home).exists():
        if any(line.startswith("restored ") for line in told):
            yield "lost: a restored store"
        return
    try:
        key = unlock(home, PASSPHRASE, floor=FLOOR)
        store = Store.open(home, key, clock=SystemClock())
    except AppError as error:
        yield f"half restored: {type(error).__name__}"
        return
    yield from (f"restored: {loss}" for loss in _of_store(store))
    store.close()


def _half_migrated(home: Path, key: DataKey, told: list[str]) -> Iterator[str]:
    """A schema is the old one or the new one, whole, and every row is there."""
    if not paths.store_file(home).exists():
        # To bring it up once more, it is first put back from a backup.
        if [line for line in told if line in {"migrated", "begin migrate"}][-1:] == ["migrated"]:
            yield "lost: a store that was brought up"
        return
    connection: Any = connect(paths.store_file(home), key)
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        columns = {row[1] for row in connection.execute("PRAGMA table_info(person)")}
        is_new = version == NEXT
        if {"goal" in names, "likes" in columns} != {is_new}:
            yield f"half migrated: version {version}"
        if any(name.startswith("_alembic") for name in names):
            yield "half migrated: a table in between"
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            yield "half migrated: a broken link"
        if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
            yield "half migrated: not well formed"
    finally:
        connection.close()
