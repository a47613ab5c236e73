"""A real encrypted store in the test's own folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.models.store import Store
from tests.models.making import MOMENT, Started, fixed_key, start

BEGUN = MOMENT - timedelta(minutes=1)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the store lives."""
    return tmp_path / "home"


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Started:
    """A store that was begun a minute ago and closed; to be copied, which is quicker than anew."""
    kept = start(tmp_path_factory.mktemp("begun") / "home", FixedClock(BEGUN, seed=99))
    kept.store.close()
    return kept


@pytest.fixture
def started(home: Path, clock: FixedClock, begun: Started) -> Iterator[Started]:
    """An open store with an owner, a person and a page; closed at the end."""
    shutil.copytree(begun.home, home)
    store = Store.open(home, fixed_key(), clock=clock)
    yield replace(begun, store=store, home=home)
    store.close()
