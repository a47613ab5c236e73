"""A migration keeps every row and guard, or leaves the store as it was; this version's is whole."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, UniqueConstraint

from app import paths
from app.errors import DamagedStore, NewerStore
from app.models import creation, engine
from app.models.base import Base
from app.models.migrations import running
from app.models.person import Person
from app.models.store import Step, Verb
from tests.models.killed import NEXT, THIS, VERSIONS
from tests.models.making import Started, fixed_key, reopen, start


def asked(home: Path, query: str) -> list[tuple[Any, ...]]:
    connection: Any = engine.connect(paths.store_file(home), fixed_key())
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


@pytest.fixture
def filled(home: Path) -> Path:
    """A closed store of this version with some of everything."""
    begun = start(home)
    begun.answer("others", "Mum and Bea")
    with begun.store.writing(Step(Verb.CHANGED_PERSON)) as session:
        session.get_one(Person, begun.person_id).pronouns = "she"
        session.add_all(Person(name=f"Gwen {n}") for n in range(50))
    begun.store.close()
    return home


def upgrade(home: Path, versions: Path = VERSIONS) -> None:
    running.upgrade_file(paths.store_file(home), fixed_key(), THIS, NEXT, versions=versions)


def test_a_migration_keeps_every_row_link_and_guard(filled: Path) -> None:
    guards = asked(filled, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY 1")
    upgrade(filled)
    assert asked(filled, "PRAGMA user_version") == [(NEXT,)]
    assert asked(filled, "SELECT version_num FROM alembic_version") == [(f"{NEXT:04d}",)]
    assert asked(filled, "SELECT count(*), max(called), min(likes) FROM person") == [
        (51, "she", "tea")
    ]
    assert asked(filled, "SELECT value FROM answer") == [('"Mum and Bea"',)]
    assert asked(filled, "SELECT count(*) FROM change") == [(55,)]
    assert asked(filled, "PRAGMA foreign_key_check") == []
    assert guards == asked(
        filled, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY 1"
    )
    with pytest.raises(engine.driver.IntegrityError):
        asked(filled, "DELETE FROM step")
    ((rebuilt,),) = asked(filled, "SELECT sql FROM sqlite_master WHERE name = 'person'")
    assert re.search(r"merged_into\) REFERENCES person \(id\).*DEFERRABLE INITIALLY DEF", rebuilt)


def test_this_program_then_refuses_it_as_newer(filled: Path) -> None:
    upgrade(filled)
    with pytest.raises(NewerStore):
        reopen(filled)


def test_an_older_store_is_brought_up_when_it_is_opened(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[tuple[int, int]] = []

    def before(old: int, new: int) -> None:
        assert asked(filled, "PRAGMA user_version") == [(THIS,)]
        steps.append((old, new))

    monkeypatch.setattr(creation, "SCHEMA_VERSION", NEXT)
    monkeypatch.setattr(
        running.upgrade_file, "__kwdefaults__", {"versions": VERSIONS}, raising=True
    )
    creation.make_ready(filled, fixed_key(), before)
    assert steps == [(THIS, NEXT)]
    assert asked(filled, "PRAGMA user_version") == [(NEXT,)]
    creation.make_ready(filled, fixed_key(), before)
    assert steps == [(THIS, NEXT)]


STEP = '''
"""A step that goes wrong."""
from alembic import op
revision = "{next:04d}"
down_revision = "{this:04d}"
def upgrade():
    op.execute("CREATE TABLE half (id TEXT)")
    {does}
'''


@pytest.mark.parametrize(
    ("does", "error"),
    [
        ("raise ZeroDivisionError", ZeroDivisionError),
        ('op.execute("DELETE FROM change WHERE position = 3")', DamagedStore),
        ("op.execute(\"UPDATE answer SET page_id = 'nobody'\")", DamagedStore),
    ],
)
def test_a_step_that_goes_wrong_leaves_the_store_as_it_was(
    filled: Path, tmp_path: Path, does: str, error: type[Exception]
) -> None:
    versions = tmp_path / "steps 100%"
    versions.mkdir()
    (versions / "v1.py").write_text((VERSIONS / "v_this.py").read_text())
    (versions / "v2.py").write_text(STEP.format(does=does, this=THIS, next=NEXT))
    with pytest.raises(error):
        upgrade(filled, versions)
    assert asked(filled, "SELECT count(*) FROM sqlite_master WHERE name = 'half'") == [(0,)]
    store = reopen(filled)
    assert all(finding.is_good for finding in store.check())
    store.close()


def test_links_must_be_off_before_a_migration_begins(started: Started) -> None:
    made = engine.make_engine(paths.store_file(started.home), fixed_key(), is_writer=True)
    with made.connect() as connection, pytest.raises(RuntimeError, match="links"):
        running.upgrade(connection, THIS, NEXT, versions=VERSIONS)
    made.dispose()


def test_the_tables_of_a_store_are_those_of_the_program(started: Started) -> None:
    def is_ours(_object: object, name: str | None, kind: str, *_rest: object) -> bool:
        return not (kind == "table" and str(name).startswith(("search_", "alembic_")))

    made = engine.make_engine(paths.store_file(started.home), fixed_key(), is_writer=False)
    connection: Connection
    with made.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours})
        assert compare_metadata(context, Base.metadata) == []
    made.dispose()


def test_every_link_is_indexed() -> None:
    for table in Base.metadata.tables.values():
        # A partial index is no help when a link is checked.
        leading = {
            next(iter(index.columns)).name
            for index in table.indexes
            if index.dialect_options["sqlite"]["where"] is None
        }
        leading.add(next(iter(table.primary_key.columns)).name)
        for rule in table.constraints:
            if isinstance(rule, UniqueConstraint):
                leading.add(next(iter(rule.columns)).name)
        for link in table.foreign_keys:
            assert link.parent.name in leading, f"{table.name}.{link.parent.name}"
