"""A store of every released version opens, whole, with everything it held."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.clock import FixedClock
from app.models.base import Base
from app.models.package import PackageDocument
from app.models.person import Person
from app.models.schema import SCHEMA_VERSION
from app.models.search import find_notes, find_people
from app.models.store import Store
from app.security.keys import unlock
from tests.files.make_store import FLOOR, PASSPHRASE, STORES, make_store
from tests.models.making import MOMENT

KEPT = sorted(path.name for path in STORES.glob("v*")) if STORES.is_dir() else []

# Tables that came later than the first version: an older store has them too, with nothing in them.
CAME_WITH = {
    3: {"appointment", "money", "attachment", "attachment_content", "signature_given"},
}


def opens_whole(home: Path, version: int = SCHEMA_VERSION) -> None:
    key = unlock(home, PASSPHRASE, floor=FLOOR)
    store = Store.open(home, key, clock=FixedClock(MOMENT.replace(year=2030)))
    with store.reading() as session:
        later = {name for came, names in CAME_WITH.items() if came > version for name in names}
        for table in Base.metadata.tables.values():
            rows = session.scalar(select(func.count()).select_from(table))
            assert bool(rows) is (table.name not in later), table.name
        assert session.scalars(select(Person)).one().name == "Dôt Evans"
        assert session.scalars(select(PackageDocument)).one().data == b"%PDF"
        assert [hit.name for hit in find_people(session, "dot")] == ["Dôt Evans"]
        assert len(find_notes(session, "bea")) == 1
    assert all(finding.is_good for finding in store.check())
    store.close()


def test_the_store_of_this_version_opens(tmp_path: Path) -> None:
    make_store(tmp_path / "home")
    opens_whole(tmp_path / "home")


@pytest.mark.parametrize("version", KEPT)
def test_a_store_of_every_released_version_opens(version: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(STORES / version, home)
    opens_whole(home, int(version.removeprefix("v")))
