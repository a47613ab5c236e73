"""A store with the practice families in it, made once a run and copied for each test."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app import paths
from app.casework.people import resolve
from app.casework.practice import add_practice_family, add_practice_worker
from app.casework.views import Audience, PageView
from app.clock import FixedClock
from app.exchange.package import Printed
from app.models.store import Store
from app.security.cost import KeyCost
from app.security.keys import DataKey, create_keys, unlock

COST = KeyCost(memory_kib=64, passes=1, lanes=1)
FLOOR = 8
PASSPHRASE = "blue kettle walks home"
NOON = datetime(2026, 11, 12, 12, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An open store, its home and its key."""

    store: Store
    home: Path
    key: DataKey

    def person_id(self, ref: str) -> str:
        """The id of the one person a reference means."""
        (line,) = resolve(self.store, ref=ref)
        return line.id


def make_home(home: Path, *, with_people: bool, seed: int = 1) -> str:
    """A new home, with the practice worker and families or with nobody; gives back the code."""
    clock = FixedClock(NOON, seed=seed)
    keys = create_keys(home, passphrase=PASSPHRASE, cost=COST, clock=clock, floor=FLOOR)
    store = Store.create(home, keys.key, clock=clock)
    if with_people:
        add_practice_worker(store)
        # One page of each is enough for what happens to any page, and quicker to make and send.
        add_practice_family(store, clock, pages=("conversation_1",))
    store.close()
    keys.key.wipe()
    return keys.recovery_code


def open_home(home: Path, *, seed: int = 99) -> Kept:
    """Open a home with the passphrase of these tests."""
    key = unlock(home, PASSPHRASE, floor=FLOOR)
    store = Store.open(home, key, clock=FixedClock(NOON, seed=seed))
    return Kept(store=store, home=home, key=key)


def raw_bytes(home: Path) -> bytes:
    """Everything that lies on the disk of a home, one after the other."""
    return b"".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file())


def store_bytes(home: Path) -> bytes:
    """The store's file as it lies there."""
    return paths.store_file(home).read_bytes()


def quick_paper(view: PageView, audience: Audience) -> Printed:
    """A stand-in for a paper where what is on it does not matter."""
    return Printed(data=f"%PDF-quick {view.page_id} {audience}".encode(), pages=1)
