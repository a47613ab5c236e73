"""Changes are recorded before and after, a gesture is one step, the chain tells tampering."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select

from app import paths
from app.clock import FixedClock
from app.models import engine
from app.models.contact import Contact
from app.models.journal import Access, JournalChange, JournalStep
from app.models.page import Answer, SealedView
from app.models.person import Person
from app.models.store import Step, Store, Verb
from app.models.worker import Worker
from tests.models.making import MOMENT, Started, fixed_key, reopen, start


def steps(store: Store) -> list[JournalStep]:
    with store.reading() as session:
        return list(session.scalars(select(JournalStep).order_by(JournalStep.id)))


def changes(store: Store, step_id: str) -> list[tuple[str, Any, Any]]:
    with store.reading() as session:
        found = session.scalars(
            select(JournalChange)
            .where(JournalChange.step_id == step_id)
            .order_by(JournalChange.position)
        )
        return [
            (c.entity, json.loads(c.before or "null"), json.loads(c.after or "null")) for c in found
        ]


def finding(store: Store, name: str) -> bool:
    return {f.name: f.is_good for f in store.check()}[name]


def test_a_new_row_is_recorded_whole_without_what_it_does_not_hold(started: Started) -> None:
    step = steps(started.store)[1]
    ((entity, before, after),) = changes(started.store, step.id)
    assert (step.verb, entity, before) == ("added_person", "person", None)
    assert after == {
        "id": started.person_id,
        "created_at": "2026-11-12T14:51:00.000000Z",
        "changed_at": "2026-11-12T14:51:00.000000Z",
        "name": "Dot Evans",
        "name_key": "dot evans",
        "needs": [],
        "involvement": "open",
        "is_restricted": False,
        "is_practice": False,
    }


def test_an_update_records_only_what_changed(started: Started, clock: FixedClock) -> None:
    clock.move(minutes=5)
    with started.store.writing(Step(Verb.CHANGED_PERSON, "", started.person_id)) as session:
        person = session.get_one(Person, started.person_id)
        person.name = "Dôt Evans"
        person.phone = None
    ((_, before, after),) = changes(started.store, steps(started.store)[-1].id)
    assert before == {"changed_at": "2026-11-12T14:51:00.000000Z", "name": "Dot Evans"}
    assert after == {"changed_at": "2026-11-12T14:57:00.000000Z", "name": "Dôt Evans"}


def test_a_deleted_row_is_recorded_whole(started: Started) -> None:
    started.answer("others", {"text": "Mum"})
    with started.store.writing(Step(Verb.ANSWERED, "others")) as session:
        session.delete(session.scalars(select(Answer)).one())
    ((_, before, after),) = changes(started.store, steps(started.store)[-1].id)
    assert after is None
    assert before["value"] == {"text": "Mum"}
    assert before["page_id"] == started.page_id


def test_a_value_that_was_never_read_is_recorded_as_the_store_had_it(started: Started) -> None:
    with started.store.writing(Step(Verb.CHANGED_PERSON, "")) as session:
        person = session.get_one(Person, started.person_id)
        session.expire(person)
        person.name = "Dorothy"
    ((_, before, _after),) = changes(started.store, steps(started.store)[-1].id)
    assert before["name"] == "Dot Evans"


def test_what_is_flushed_twice_is_one_change(started: Started) -> None:
    with started.store.writing(Step(Verb.CHANGED_PERSON, "")) as session:
        person = session.get_one(Person, started.person_id)
        for name in ("D", "Do", "Dorothy"):
            person.name = name
            session.flush()
    ((_, before, after),) = changes(started.store, steps(started.store)[-1].id)
    assert (before["name"], after["name"]) == ("Dot Evans", "Dorothy")


def test_who_when_and_where_stand_in_the_step(started: Started) -> None:
    started.answer("others", "Mum")
    step = steps(started.store)[-1]
    assert step.worker_id == started.store.worker_id is not None
    assert (step.verb, step.subject, step.day) == ("answered", "others", "2026-11-12")
    assert (step.person_id, step.page_id) == (started.person_id, started.page_id)
    assert (step.created_at, step.seq) == (MOMENT, 4)


def test_a_gesture_is_one_step_with_one_before_and_one_after(started: Started) -> None:
    started.answer("others", "Old")
    for words in ("M", "Mu", "Mum", "Mum and Bea"):
        started.answer("others", words, gesture="others 1")
    count = len(steps(started.store))
    assert steps(started.store)[-1].seq is None
    started.store.close_steps()
    step = steps(started.store)[-1]
    ((_, before, after),) = changes(started.store, step.id)
    assert (before["value"], after["value"], step.seq) == ("Old", "Mum and Bea", 5)
    assert len(steps(started.store)) == count == 5


def test_another_verb_closes_a_gesture_first(started: Started) -> None:
    started.answer("others", "Mum", gesture="others 1")
    started.answer("hopes", "Bowls", gesture="hopes 1")
    started.answer("bingo", "Yes")
    found = [(s.subject, s.seq) for s in steps(started.store)[3:]]
    assert found == [("others", 4), ("hopes", 5), ("bingo", 6)]


def test_a_closed_gesture_is_not_continued(started: Started) -> None:
    started.answer("others", "Mum", gesture="others 1")
    started.store.close_gesture("others 1")
    started.store.flush()
    started.answer("others", "Mum and Bea", gesture="others 1")
    assert [s.seq for s in steps(started.store)[3:]] == [4, None]


def test_closing_another_gesture_leaves_this_one_open(started: Started) -> None:
    started.answer("others", "Mum", gesture="others 1")
    started.store.close_gesture("others 2")
    started.store.flush()
    assert steps(started.store)[-1].seq is None


def test_a_gesture_that_comes_back_to_where_it_was_leaves_no_step(started: Started) -> None:
    started.answer("others", "Mum")
    for words in ("Mu", "Mum"):
        started.answer("others", words, gesture="others 1")
    started.store.close_steps()
    assert len(steps(started.store)) == 4
    started.answer("others", "Bea")
    assert finding(started.store, "journal")


def test_a_write_that_changes_nothing_leaves_no_step(started: Started) -> None:
    with started.store.writing(Step(Verb.CHANGED_PERSON, "")) as session:
        person = session.get_one(Person, started.person_id)
        person.name = "Dot Evans"
    assert len(steps(started.store)) == 3
    assert person.name == "Dot Evans"


def test_raising_keeps_neither_change_nor_step(started: Started) -> None:
    def fails() -> None:
        with started.store.writing(Step(Verb.ADDED_PERSON)) as session:
            session.add(Person(name="Gwen"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert len(steps(started.store)) == 3
    with started.store.reading() as session:
        assert [p.name for p in session.scalars(select(Person))] == ["Dot Evans"]


def test_steps_left_open_by_a_crash_are_closed_at_open(home: Path, clock: FixedClock) -> None:
    begun = start(home, clock)
    begun.answer("others", "Mum", gesture="others 1")
    copy = home.parent / "after the crash"
    copy.mkdir()
    for file in home.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    begun.store.close()
    store = reopen(copy)
    assert [s.seq for s in steps(store)] == [1, 2, 3, 4]
    assert finding(store, "journal")
    store.close()


def test_tables_cannot_be_changed_past_the_journal(started: Started) -> None:
    with (
        pytest.raises(TypeError, match="rows"),
        started.store.writing(Step(Verb.CHANGED_PERSON)) as session,
    ):
        session.execute(delete(Answer))


def test_a_session_for_reading_does_not_write(started: Started) -> None:
    with started.store.reading() as session:
        session.add(Worker(name="Nobody"))
        with pytest.raises(TypeError, match="reading"):
            session.flush()


def test_access_is_logged_and_chained(started: Started) -> None:
    with started.store.writing(Step(Verb.PRINTED, "", started.person_id)) as session:
        row = started.store.log_access(
            session, "printed", person_id=started.person_id, detail_ids=["a", "b"]
        )
    assert row.id
    with started.store.reading() as session:
        found = session.scalars(select(Access).order_by(Access.id)).all()
        assert [(a.action, a.subject_id, a.worker_id) for a in found] == [
            ("printed", "a", started.store.worker_id),
            ("printed", "b", started.store.worker_id),
        ]
    assert len(changes(started.store, steps(started.store)[-1].id)) == 2


def sealed(started: Started) -> None:
    with started.store.writing(Step(Verb.FINISHED_PAGE, "", started.person_id)) as session:
        session.add(
            SealedView(
                person_id=started.person_id,
                page_id=started.page_id,
                content="{}",
                sha256="0" * 64,
                made_at=MOMENT,
            )
        )
        started.store.log_access(session, "opened", person_id=started.person_id)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sealed_view SET content = '[]'",
        "DELETE FROM sealed_view",
        "UPDATE access SET at = '2020'",
        "DELETE FROM access",
        "UPDATE step SET verb = 'noted' WHERE seq = 2",
        "UPDATE step SET tag = NULL WHERE seq = 2",
        "DELETE FROM step WHERE seq = 2",
        "UPDATE change SET after = '{}' WHERE position = 0",
        "UPDATE change SET row_id = 'x'",
        "DELETE FROM change",
        "INSERT INTO change SELECT step_id, 9, entity, row_id, before, after, salt, digest"
        " FROM change LIMIT 1",
        "INSERT OR " + "REPLACE INTO sealed_view SELECT * FROM sealed_view",
    ],
)
def test_what_is_append_only_cannot_be_changed(started: Started, statement: str) -> None:
    sealed(started)
    connection: Any = engine.connect(paths.store_file(started.home), fixed_key())
    engine.prepare(connection)
    with pytest.raises(engine.driver.IntegrityError, match="append only"):
        connection.execute(statement)
    connection.close()


TAMPERINGS: list[str] = [
    "UPDATE change SET after = replace(after, 'Mum', 'Dad') WHERE after LIKE '%Mum%'",
    "UPDATE change SET digest = zeroblob(32) WHERE after LIKE '%Mum%'",
    "UPDATE change SET entity = 'contact' WHERE after LIKE '%Mum%'",
    "UPDATE change SET before = NULL, after = NULL WHERE after LIKE '%Mum%'",
    "UPDATE step SET verb = 'noted' WHERE seq = 2",
    "UPDATE step SET subject = 'hopes' WHERE seq = 4",
    "UPDATE step SET worker_id = NULL WHERE seq = 3",
    "UPDATE step SET created_at = '2020-01-01T00:00:00.000000Z' WHERE seq = 3",
    "UPDATE step SET person_id = NULL WHERE seq = 3",
    "UPDATE step SET tag = zeroblob(32) WHERE seq = 5",
    "DELETE FROM change WHERE after LIKE '%Mum%'",
    "DELETE FROM step WHERE seq = 4",
    "DELETE FROM step WHERE seq = 1",
    "UPDATE step SET seq = -seq; UPDATE step SET seq = 7 + seq",
    "INSERT INTO change SELECT step_id, 9, entity, row_id, before, after, salt, digest"
    " FROM change WHERE after LIKE '%Mum%'",
]


def without_guards(home: Path, script: str) -> None:
    connection: Any = engine.connect(paths.store_file(home), fixed_key())
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        connection.execute(f"DROP TRIGGER {name}")
    connection.executescript(script)
    connection.close()


@pytest.mark.parametrize("script", TAMPERINGS)
def test_tampering_is_noticed(started: Started, script: str) -> None:
    started.answer("others", "Mum")
    started.answer("others", "Bea")
    started.answer("hopes", "Bowls")
    started.store.checkpoint()
    assert finding(started.store, "journal")
    without_guards(started.home, script)
    assert not finding(started.store, "journal")


def test_a_cut_end_is_noticed_by_the_anchor(started: Started) -> None:
    started.answer("others", "Mum")
    started.store.checkpoint()
    without_guards(
        started.home,
        "DELETE FROM change WHERE step_id = (SELECT id FROM step WHERE seq = 4);"
        "DELETE FROM step WHERE seq = 4",
    )
    assert not finding(started.store, "anchor")


def test_erased_content_leaves_the_chain_verifiable(started: Started) -> None:
    started.answer("others", "Mum")
    connection: Any = engine.connect(paths.store_file(started.home), fixed_key())
    connection.execute("UPDATE change SET before = NULL, after = NULL, salt = NULL")
    connection.execute("UPDATE step SET subject = NULL, salt = NULL")
    connection.close()
    assert finding(started.store, "journal")


def test_thousands_of_rows_are_one_quick_step(started: Started) -> None:
    with started.store.writing(Step(Verb.LOADED)) as session:
        people = [Person(name=f"Gwen {n}") for n in range(500)]
        session.add_all(people)
        session.add_all(Contact(person_id=p.id, words=f"Rang {p.name}") for p in people)
    assert len(changes(started.store, steps(started.store)[-1].id)) == 1000
    assert finding(started.store, "journal")
    assert finding(started.store, "search")
