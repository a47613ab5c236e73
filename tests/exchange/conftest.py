"""Homes with and without practice people."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.making import Kept, make_home, open_home


@pytest.fixture(scope="session")
def practice_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the practice families, not to be changed."""
    home = tmp_path_factory.mktemp("practice") / "home"
    make_home(home, with_people=True)
    return home


@pytest.fixture
def kept(practice_home: Path, tmp_path: Path) -> Iterator[Kept]:
    """A copy of the practice home, open."""
    home = tmp_path / "home"
    shutil.copytree(practice_home, home)
    here = open_home(home)
    yield here
    here.store.close()


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with nobody in it, not to be changed."""
    home = tmp_path_factory.mktemp("nobody") / "home"
    make_home(home, with_people=False, seed=2)
    return home


@pytest.fixture
def empty(empty_home: Path, tmp_path: Path) -> Iterator[Kept]:
    """A home with nobody in it, not even a worker."""
    home = tmp_path / "empty"
    shutil.copytree(empty_home, home)
    here = open_home(home)
    yield here
    here.store.close()


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A council's folder that is there."""
    folder = tmp_path / "council"
    folder.mkdir()
    return folder
