"""A real encrypted store with a worker in it, for every test of casework."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.casework import people, workers
from app.casework.views import PersonView
from app.clock import FixedClock
from app.forms.catalogue import Catalogue, shipped
from app.language import Words
from app.models.store import Store

THAT_MORNING = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)


class FixedKey:
    """A data key that needs no passphrase."""

    store_id = "0197d2a0-0000-7000-8000-000000000001"

    def store_literal(self) -> bytes:
        """Key and salt in SQLCipher's own writing."""
        return b"x'" + b"3a" * 48 + b"'"

    def derive(self, use: str) -> bytes:
        """A key of 32 bytes for one use."""
        return use.encode().ljust(32, b".")


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose owner is Gwen Price, made once and copied for every test."""
    home = tmp_path_factory.mktemp("made_once")
    store = Store.create(home, FixedKey(), clock=FixedClock(THAT_MORNING, seed=2))
    workers.set_owner(
        store,
        name="Gwen Price",
        role="social worker",
        organisation="Marlbeck Council",
        team="Llanbedr hub",
        phone="01632 960 114",
        language="en",
    )
    store.close()
    return home


@pytest.fixture
def store(made_once: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Store]:
    """A store whose owner is Gwen Price."""
    home = tmp_path / "home"
    shutil.copytree(made_once, home)
    store = Store.open(home, FixedKey(), clock=clock)
    yield store
    store.close()


@pytest.fixture
def words() -> Words:
    """English."""
    return Words("en")


@pytest.fixture
def catalogue() -> Catalogue:
    """The pages as shipped."""
    return shipped()


@pytest.fixture
def arthur(store: Store) -> PersonView:
    """Arthur Bevan, of whom nothing else is known."""
    return people.add_person(store, name="Arthur Bevan")
