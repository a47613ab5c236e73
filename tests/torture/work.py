"""What the program does when it is killed: from typing to restoring and bringing a store up."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select

from app import paths
from app.casework.finish import finish_page
from app.casework.interview import Interview
from app.casework.people import add_person
from app.casework.promises import add_promise
from app.clock import SystemClock
from app.exchange.backup import make_backup, restore
from app.exchange.exporting import Exported, export_people
from app.exchange.outbox import deliver_waiting
from app.exchange.profiles import load_profile
from app.exchange.record import load
from app.exchange.sending import Destination
from app.exchange.upgrading import backup_before_migration
from app.forms.catalogue import shipped
from app.models.engine import connect
from app.models.migrations.running import upgrade_file
from app.models.page import SealedView
from app.models.store import Store
from app.policy import Policy
from app.security.files import sweep_unfinished
from app.security.keys import DataKey, unlock
from tests.exchange.making import FLOOR, PASSPHRASE, quick_paper
from tests.models.killed import NEXT, THIS, VERSIONS

MEMBERS: Final = 40
JOBS: Final = ("type", "finish", "load", "export", "deliver", "back_up", "restore", "migrate")
OFTEN: Final = 0.7
"""How often a sitting does the job it was begun for."""
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where a run of kills takes place."""

    home: Path
    exported: Path
    council: Path
    backups: Path
    restored: Path
    """A home of its own that backups are restored into."""
    migrating: Path
    """A home of its own that is brought to a second, invented version."""

    @classmethod
    def under(cls, folder: Path) -> Ground:
        """The places below a folder, made if need be."""
        ground = cls(
            home=folder / "home",
            exported=folder / "exported",
            council=folder / "council",
            backups=folder / "home" / "backups",
            restored=folder / "restored",
            migrating=folder / "migrating",
        )
        ground.council.mkdir(parents=True, exist_ok=True)
        return ground


class Work:
    """One sitting: jobs in a random order, each telling what is safe as soon as it is.

    `favourite` is done first and most often, so that the end comes in the middle of it;
    `is_again` goes on where the one before was cut.
    """

    def __init__(
        self,
        ground: Ground,
        tell: Tell,
        chance: random.Random,
        *,
        favourite: str,
        is_again: bool = False,
    ) -> None:
        self._is_again = is_again
        self._ground = ground
        self._favourite = favourite
        self._tell = tell
        self._chance = chance
        self._key = unlock(ground.home, PASSPHRASE, floor=FLOOR)
        self._store = Store.open(ground.home, self._key, clock=SystemClock())
        tell("ready")

    def go_on(self) -> None:
        """Work until the end comes."""
        name = self._favourite
        while True:
            self.do(name)
            is_often = self._chance.random() < OFTEN
            name = self._favourite if is_often else self._chance.choice(JOBS)

    def do(self, name: str) -> None:
        """One job, with what it needs made before it."""
        if name == "deliver" or (name == "export" and not self._finished()):
            self.do("finish")
        if name in {"restore", "migrate"} and not self._backups():
            self.do("back_up")
        jobs: dict[str, Callable[[], None]] = {
            "type": self._type,
            "finish": self._finish,
            "load": self._load,
            "export": self._export,
            "deliver": self._deliver,
            "back_up": self._back_up,
            "restore": self._restore,
            "migrate": self._migrate,
        }
        self._tell(f"begin {name}")
        jobs[name]()

    def end(self) -> None:
        """Close the store, as no sitting does."""
        self._store.close()

    def _type(self) -> None:
        """Type a few words, a key at a time; what `flush` came back from is on the disk."""
        page = self._page()
        for count in range(1, self._chance.randint(3, 12)):
            page.answer("what_matters", f"word {count} ŵ")
            page.answer("strong", f"word {count} 🎧")
            page.flush()
            self._tell(f"typed {page.page_id} {count}")
            if count % 4 == 0:
                page.leave("what_matters")
        page.close()

    def _page(self) -> Interview:
        person = add_person(self._store, name=f"Somebody {self._chance.randint(1, 9999)}")
        self._tell(f"added {person.id}")
        return Interview.begin(
            self._store, person_id=person.id, page_key="conversation_1", catalogue=shipped()
        )

    def _finish(self) -> None:
        page = self._page()
        page.answer("wants", "to be finished")
        page.flush()
        add_promise(self._store, person_id=page.person_id, page_id=page.page_id, what="be kept")
        done = finish_page(
            self._store, page_id=page.page_id, catalogue=shipped(), policy=Policy(), send=True
        )
        page.close()
        self._tell(f"finished {page.page_id} {done.sealed.sha256}")

    def _load(self) -> None:
        clock = self._store.clock
        person_id = clock.new_id()
        somebody = [
            {
                "id": person_id,
                "name": "Loaded in one piece",
                "members": [{"id": clock.new_id(), "name": f"M{n}"} for n in range(MEMBERS)],
            }
        ]
        load(self._store, json.dumps({"people": somebody}).encode())
        self._tell(f"loaded {person_id}")

    def _export(self) -> None:
        ids = self._finished()
        chosen = self._chance.sample(ids, min(6, len(ids)))
        to = self._ground.exported / self._store.clock.new_id()
        if self._is_again:
            to = max(self._ground.exported.iterdir(), default=to)

        def told(result: Exported) -> None:
            if result.outcome == "exported":
                self._tell(f"exported {to.name}/{result.folder}")

        export_people(
            self._store,
            person_ids=chosen,
            to=to,
            profile=load_profile("generic"),
            told=told,
            printer=quick_paper,
        )

    def _finished(self) -> list[str]:
        """Those with a page that can be exported."""
        with self._store.reading() as session:
            return list(session.scalars(select(SealedView.person_id).distinct()))

    def _deliver(self) -> None:
        place = Destination(name="council", folder=self._ground.council)
        report = deliver_waiting(self._store, destinations=[place], printer=quick_paper)
        for package_id in report.delivered:
            self._tell(f"delivered {package_id}")

    def _back_up(self) -> None:
        self._ground.backups.mkdir(exist_ok=True)
        name = f"torture-{self._store.clock.new_id()}"
        path = make_backup(
            self._store,
            self._ground.home,
            key=self._key,
            to=self._ground.backups / name,
            floor=FLOOR,
        )
        self._tell(f"backed_up {path.name}")

    def _backups(self) -> list[Path]:
        return sorted(self._ground.backups.glob("torture-*"))

    def _restore(self) -> None:
        file = self._chance.choice(self._backups())
        _put_back(file, self._ground.restored)
        self._tell(f"restored {file.name}")

    def _migrate(self) -> None:
        """Bring a copy to the next version; one that is there already begins anew."""
        home = self._ground.migrating
        if not paths.store_file(home).exists() or version_of(home, self._key) == NEXT:
            shutil.rmtree(home, ignore_errors=True)
            _put_back(self._backups()[-1], home)
        sweep_unfinished(home)  # as opening a store does
        before = backup_before_migration(home, self._key, clock=self._store.clock, floor=FLOOR)
        before(THIS, NEXT)
        upgrade_file(paths.store_file(home), self._key, THIS, NEXT, versions=VERSIONS)
        self._tell("migrated")


def _put_back(file: Path, home: Path) -> None:
    restore(file, home, passphrase=PASSPHRASE, clock=SystemClock(), floor=FLOOR)


def version_of(home: Path, key: DataKey) -> int:
    """The schema version of the store in a home."""
    connection: Any = connect(paths.store_file(home), key)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()
