"""Writes take turns in order on any thread, failures are kept, and one broadcast tells of each."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.clock import FixedClock, SystemClock
from app.errors import WrongUse
from app.models.contact import Contact
from app.models.network import Member, Tie
from app.models.page import Answer, Page
from app.models.person import Person
from app.models.store import Changed, Step, Store, Verb
from tests.models.making import MOMENT, Started, fixed_key, reopen


def adds(words: str) -> Callable[[Session], None]:
    """Work that adds a note."""

    def work(session: Session) -> None:
        session.add(Contact(words=words))

    return work


def notes(store: Store) -> list[str]:
    with store.reading() as session:
        return list(session.scalars(select(Contact.words).order_by(Contact.id)))


def test_ids_are_there_as_soon_as_a_row_is_added(started: Started) -> None:
    with started.store.writing(Step(Verb.ADDED_PERSON)) as session:
        person = Person(name="Gwen")
        session.add(person)
        assert len(person.id) == 36
        assert (person.created_at, person.changed_at) == (MOMENT, MOMENT)


def test_ids_and_times_that_were_given_are_kept(started: Started) -> None:
    earlier = MOMENT.replace(year=2020)
    with started.store.writing(Step(Verb.LOADED)) as session:
        session.add(Person(id="given", name="Gwen", created_at=earlier, changed_at=earlier))
    with started.store.reading() as session:
        person = session.get_one(Person, "given")
        assert (person.created_at, person.changed_at) == (earlier, earlier)


def test_reprs_hold_no_personal_words() -> None:
    assert repr(Person(name="Dot Evans", id="1")) == "<Person 1>"


def test_names_sort_without_accents_or_capitals(started: Started) -> None:
    with started.store.writing(Step(Verb.CHANGED_PERSON)) as session:
        session.get_one(Person, started.person_id).name = "  SIÂN   Ó Néill "
    with started.store.reading() as session:
        assert session.get_one(Person, started.person_id).name_key == "sian o neill"


def test_there_is_at_most_one_tie_of_a_pair_in_either_direction(started: Started) -> None:
    with started.store.writing(Step(Verb.ADDED_MEMBER)) as session:
        gill, roy = (Member(person_id=started.person_id, name=name) for name in ("Gill", "Roy"))
        session.add_all([gill, roy])
        tie = Tie(person_id=started.person_id, from_member_id=gill.id, to_member_id=roy.id)
        session.add(tie)
    ends = started.person_id, roy.id, gill.id
    with (
        pytest.raises(IntegrityError),
        started.store.writing(Step(Verb.TIED)) as session,
    ):
        session.add(tie_of(*ends))
    with started.store.writing(Step(Verb.UNTIED)) as session:
        session.get_one(Tie, tie.id).removed_at = MOMENT
    with started.store.writing(Step(Verb.TIED)) as session:
        session.add(tie_of(*ends))


def tie_of(person_id: str, from_member_id: str, to_member_id: str) -> Tie:
    return Tie(person_id=person_id, from_member_id=from_member_id, to_member_id=to_member_id)


def test_a_link_to_nobody_is_refused_and_the_store_goes_on(started: Started) -> None:
    with (
        pytest.raises(IntegrityError),
        started.store.writing(Step(Verb.NOTED)) as session,
    ):
        session.add(Contact(words="Rang", person_id="nobody"))
    with started.store.writing(Step(Verb.NOTED)) as session:
        adds("Rang")(session)
    assert notes(started.store) == ["Rang"]


def test_subscribers_hear_once_after_the_commit(started: Started) -> None:
    heard: list[Changed] = []
    seen: list[int] = []

    def hear(changed: Changed) -> None:
        heard.append(changed)
        with started.store.reading() as session:
            seen.append(len(session.scalars(select(Answer)).all()))

    end = started.store.subscribe(hear)
    origin = object()
    step = Step(Verb.ANSWERED, "", started.person_id, started.page_id)
    with started.store.writing(step, origin=origin) as session:
        answer = Answer(page_id=started.page_id, key="a", value=1)
        session.add(answer)
        session.add(Answer(page_id=started.page_id, key="b", value=2))
    end()
    started.answer("c", 3)
    (changed,) = heard
    assert changed.origin is origin
    assert ("answer", answer.id) in changed.entities
    assert len(changed.entities) == 2
    assert changed.person_ids == {started.person_id}
    assert changed.page_ids == {started.page_id}
    assert seen == [2]


def test_later_writes_are_done_in_order_before_any_other(started: Started) -> None:
    done: list[BaseException | None] = []
    for n in range(20):
        started.store.write_later(Step(Verb.NOTED), adds(str(n)), done=done.append)
    with started.store.writing(Step(Verb.NOTED)) as session:
        adds("last")(session)
    assert notes(started.store) == [*map(str, range(20)), "last"]
    started.store.flush()
    assert done == [None] * 20


def test_a_later_write_that_fails_is_reported_and_raised_once(started: Started) -> None:
    def fails(_session: Session) -> None:
        raise ZeroDivisionError

    done: list[BaseException | None] = []
    started.store.write_later(Step(Verb.NOTED), fails, done=done.append)
    started.store.write_later(Step(Verb.NOTED), adds("after"))
    with pytest.raises(ZeroDivisionError):
        started.store.flush()
    started.store.flush()
    assert isinstance(done[0], ZeroDivisionError)
    assert notes(started.store) == ["after"]


def test_a_write_inside_a_write_is_a_mistake(started: Started) -> None:
    with started.store.writing(Step(Verb.NOTED)) as session:
        adds("one")(session)
        with pytest.raises(RuntimeError, match="inside"), started.store.writing(Step(Verb.NOTED)):
            pass
        with pytest.raises(RuntimeError, match="inside"):
            started.store.flush()
    assert notes(started.store) == ["one"]


def test_a_reader_keeps_its_picture_while_others_write(started: Started) -> None:
    with started.store.reading() as session:
        before = session.scalar(select(func.count()).select_from(Contact))
        with started.store.writing(Step(Verb.NOTED)) as other:
            adds("Rang")(other)
        assert session.scalar(select(func.count()).select_from(Contact)) == before
    assert notes(started.store) == ["Rang"]


def test_twelve_threads_read_and_write_without_a_fault(home: Path) -> None:
    store = Store.create(home, fixed_key(), clock=SystemClock())
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for n in range(15):
                if number % 3 == 0:
                    store.write_later(Step(Verb.NOTED), adds(f"{number} {n}"))
                elif number % 3 == 1:
                    with store.writing(Step(Verb.NOTED, gesture=f"g{number}")) as session:
                        adds(f"{number} {n}")(session)
                else:
                    notes(store)
        except BaseException as error:  # noqa: BLE001 - it is shown below
            failures.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store.flush()
    assert failures == []
    assert len(notes(store)) == 8 * 15
    assert all(finding.is_good for finding in store.check())
    store.close()


def test_closing_is_done_once_and_keeps_what_was_queued(started: Started) -> None:
    started.store.write_later(Step(Verb.NOTED), adds("Rang"))
    started.store.close()
    started.store.close()
    assert sorted(p.name for p in started.home.iterdir()) == ["state.json", "store.db"]
    store = reopen(started.home)
    assert notes(store) == ["Rang"]
    store.close()


def test_quick_check(started: Started) -> None:
    assert started.store.is_quick_check_ok()


HOSTILE = [
    "Dôt 'Evans' \"Jones\"; DROP TABLE person; --",
    "ایک دو تین",
    "王小明 和 妈妈",
    "💜👩‍👩‍👧 e\u0301",
    '<b>&"</b> {name} %s %(x)s \\',
    "a\x00b",
    "x" * 10_000,
    " \n\t ",
    "",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_any_words_are_kept_exactly(started: Started, words: str) -> None:
    started.answer("others", {"text": words})
    with started.store.writing(Step(Verb.CHANGED_PERSON, words)) as session:
        session.get_one(Person, started.person_id).name = words
        session.add(Contact(words=words))
    assert started.answers() == {"others": {"text": words}}
    assert notes(started.store) == [words]
    with started.store.reading() as session:
        assert session.get_one(Person, started.person_id).name == words
    assert all(finding.is_good for finding in started.store.check())


def test_half_a_sign_is_refused_with_a_reason(started: Started) -> None:
    with pytest.raises(WrongUse):
        started.answer("others", "\ud83d")
    assert started.answers() == {}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False,
    allow_infinity=False) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(
        st.characters(exclude_categories=["Cs"])), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@runs(max_examples=30)
@given(values=st.lists(JSON, min_size=1, max_size=5))
def test_any_answer_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, values: list[Any]
) -> None:
    store = Store.create(tmp_path_factory.mktemp("home"), fixed_key(), clock=FixedClock(MOMENT))
    with store.writing(Step(Verb.LOADED)) as session:
        session.add(Person(id="p", name="Dot"))
        session.add(Page(id="g", person_id="p", page_key="k", definition_version=1))
        for n, value in enumerate(values):
            session.add(Answer(page_id="g", key=str(n), value=value))
    with store.reading() as session:
        found = session.scalars(select(Answer).order_by(Answer.key)).all()
        assert [answer.value for answer in found] == values
    store.close()
