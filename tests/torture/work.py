"""What the program does when it is killed: typing, finishing, loading, exporting, backing up."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.casework.finish import finish_page
from app.casework.interview import Interview
from app.casework.people import add_person, people
from app.casework.promises import add_promise
from app.clock import SystemClock
from app.exchange.backup import make_backup
from app.exchange.exporting import Exported, export_people
from app.exchange.outbox import deliver_waiting
from app.exchange.profiles import load_profile
from app.exchange.record import load
from app.exchange.sending import Destination
from app.forms.catalogue import shipped
from app.models.store import Store
from app.policy import Policy
from app.security.keys import unlock
from tests.exchange.making import FLOOR, PASSPHRASE, quick_paper

MEMBERS = 5
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where a run of kills takes place."""

    home: Path
    exported: Path
    council: Path
    backups: Path

    @classmethod
    def under(cls, folder: Path) -> Ground:
        """The places below a folder, made if need be."""
        ground = cls(
            home=folder / "home",
            exported=folder / "exported",
            council=folder / "council",
            backups=folder / "home" / "backups",
        )
        ground.council.mkdir(parents=True, exist_ok=True)
        return ground


class Work:
    """One sitting: jobs in a random order, each telling what is safe as soon as it is."""

    def __init__(self, ground: Ground, tell: Tell, chance: random.Random) -> None:
        self._ground = ground
        self._tell = tell
        self._chance = chance
        self._key = unlock(ground.home, PASSPHRASE, floor=FLOOR)
        self._store = Store.open(ground.home, self._key, clock=SystemClock())
        tell("ready")

    def go_on(self) -> None:
        """Work until the end comes."""
        jobs: tuple[Callable[[], None], ...] = (
            self._type,
            self._type,
            self._finish,
            self._load,
            self._export,
            self._deliver,
            self._back_up,
        )
        while True:
            job = self._chance.choice(jobs)
            self._tell(f"begin {job.__name__.strip('_')}")
            job()

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
        rows = people(self._store, limit=1000).rows
        chosen = self._chance.sample(rows, min(3, len(rows)))

        def told(result: Exported) -> None:
            if result.outcome == "exported":
                self._tell(f"exported {result.folder}")

        export_people(
            self._store,
            person_ids=[row.id for row in chosen],
            to=self._ground.exported,
            profile=load_profile("generic"),
            told=told,
            printer=quick_paper,
        )

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
