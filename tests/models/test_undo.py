"""Undo and redo put rows back exactly, newest first, and refuse with a reason."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import Phase, given
from hypothesis import settings as runs
from hypothesis import strategies as st
from sqlalchemy import select

from app.clock import FixedClock
from app.errors import Refused
from app.language import N_, message
from app.models.base import Base
from app.models.contact import Contact
from app.models.journal import Access
from app.models.network import Member, Tie
from app.models.package import Package, PackageDocument
from app.models.page import Answer, Page, SealedView
from app.models.person import Person
from app.models.schema import APPEND_ONLY
from app.models.store import Step, Store, Verb
from tests.models.making import MOMENT, Started, reopen, start

KEPT = ("person", "page", "answer", "member", "tie", "contact", "package", "package_document")


def picture(store: Store) -> dict[str, Any]:
    """Every row of every kept table."""
    with store.reading() as session:
        connection = session.connection()
        return {
            name: sorted(map(repr, connection.execute(select(Base.metadata.tables[name])).all()))
            for name in KEPT
        }


def undo(store: Store, **where: str) -> str:
    """Undo the step on offer; its verb."""
    offer = store.undo_offer(**where)
    assert offer is not None
    store.undo(offer.step_id)
    return offer.verb


def redo(store: Store, **where: str) -> str:
    """Redo the step on offer; its verb."""
    offer = store.redo_offer(**where)
    assert offer is not None
    store.redo(offer.step_id)
    return offer.verb


def reason(refusal: pytest.ExceptionInfo[Refused]) -> str:
    return refusal.value.title.id


def test_typing_is_undone_and_redone_as_one(started: Started) -> None:
    started.answer("others", "Old")
    for words in ("M", "Mum"):
        started.answer("others", words, gesture="1")
    undo(started.store)
    assert started.answers() == {"others": "Old"}
    undo(started.store)
    assert started.answers() == {}
    redo(started.store)
    redo(started.store)
    assert started.answers() == {"others": "Mum"}
    assert started.store.redo_offer() is None


def test_the_offer_says_what_it_would_take_back(started: Started) -> None:
    started.answer("others", "Mum")
    offer = started.store.undo_offer()
    assert offer is not None
    assert (offer.verb, offer.subject, offer.at) == ("answered", "others", MOMENT)
    assert (offer.person_id, offer.page_id) == (started.person_id, started.page_id)


def test_rows_come_back_exactly(started: Started, clock: FixedClock) -> None:
    store = started.store
    before = picture(store)
    clock.move(minutes=1)
    with store.writing(Step(Verb.ADDED_MEMBER, "", started.person_id)) as session:
        gill = Member(person_id=started.person_id, name="Gill", closeness="very", angle=0.25)
        session.add(gill)
        session.add(Tie(person_id=started.person_id, to_member_id=gill.id, quality="strong"))
    between = picture(store)
    undo(store)
    assert picture(store) == before
    clock.move(minutes=1)
    redo(store)
    assert picture(store) == between


def test_a_new_step_clears_the_redo(started: Started) -> None:
    started.answer("others", "Mum")
    undo(started.store)
    started.answer("hopes", "Bowls")
    assert started.store.redo_offer() is None


def test_offers_keep_to_the_person_and_page_in_front(started: Started) -> None:
    store = started.store
    started.answer("others", "Mum")
    with store.writing(Step(Verb.ADDED_PERSON)) as session:
        gwen = Person(name="Gwen")
        session.add(gwen)
    with store.writing(Step(Verb.CHANGED_PERSON, "", gwen.id)) as session:
        session.get_one(Person, gwen.id).phone = "029"
    assert undo(store, person_id=started.person_id) == "answered"
    assert undo(store, person_id=gwen.id) == "changed_person"
    assert store.undo_offer(person_id=gwen.id) is None
    assert redo(store, page_id=started.page_id) == "answered"


def test_who_is_around_a_person_is_undone_on_their_page_too(started: Started) -> None:
    store, here = started.store, {"person_id": started.person_id, "page_id": started.page_id}
    started.answer("others", "Mum")
    with store.writing(Step(Verb.ADDED_MEMBER, "Beti", started.person_id)) as session:
        session.add(Member(person_id=started.person_id, name="Beti"))
    with store.writing(Step(Verb.ADDED_PERSON)) as session:
        gwen = Person(name="Gwen")
        session.add(gwen)
    with store.writing(Step(Verb.ADDED_MEMBER, "Dai", gwen.id)) as session:
        session.add(Member(person_id=gwen.id, name="Dai"))
    assert undo(store, **here) == "added_member"
    assert undo(store, **here) == "answered"
    assert store.undo_offer(person_id=gwen.id) is not None
    assert redo(store, **here) == "answered"
    assert redo(store, **here) == "added_member"


def test_a_later_change_of_the_same_row_refuses(started: Started) -> None:
    started.answer("others", "Mum")
    first = started.store.undo_offer()
    started.answer("others", "Bea")
    assert first is not None
    with pytest.raises(Refused) as refusal:
        started.store.undo(first.step_id)
    assert "later" in reason(refusal)
    assert started.answers() == {"others": "Bea"}


def test_a_later_change_that_was_undone_does_not_refuse(started: Started) -> None:
    started.answer("others", "Mum")
    started.answer("others", "Bea")
    undo(started.store)
    undo(started.store)
    assert started.answers() == {}


def test_what_something_later_belongs_to_is_refused(started: Started) -> None:
    with started.store.writing(Step(Verb.ADDED_MEMBER, "", started.person_id)) as session:
        gill = Member(person_id=started.person_id, name="Gill")
        session.add(gill)
    offer = started.store.undo_offer(person_id=started.person_id)
    with started.store.writing(Step(Verb.TIED)) as session:
        session.add(Tie(person_id=started.person_id, to_member_id=gill.id))
    assert offer is not None
    before = picture(started.store)
    with pytest.raises(Refused) as refusal:
        started.store.undo(offer.step_id)
    assert "belongs" in reason(refusal)
    assert picture(started.store) == before


def test_undoing_twice_and_redoing_what_stands_are_refused(started: Started) -> None:
    started.answer("others", "Mum")
    offer = started.store.undo_offer()
    assert offer is not None
    with pytest.raises(Refused, match="not undone"):
        started.store.redo(offer.step_id)
    started.store.undo(offer.step_id)
    with pytest.raises(Refused, match="already"):
        started.store.undo(offer.step_id)


def test_yesterday_is_not_undone(started: Started, clock: FixedClock) -> None:
    started.answer("others", "Mum")
    offer = started.store.undo_offer()
    clock.move(days=1)
    assert started.store.undo_offer() is None
    assert offer is not None
    with pytest.raises(Refused, match="today"):
        started.store.undo(offer.step_id)


def test_undo_goes_on_after_lock(started: Started) -> None:
    started.answer("others", "Mum", gesture="1")
    started.store.close()
    store = reopen(started.home)
    assert undo(store, person_id=started.person_id) == "answered"
    store.close()


@pytest.mark.parametrize("verb", [Verb.OPENED, Verb.PRINTED, Verb.EXPORTED, Verb.DELIVERED])
def test_logged_steps_are_passed_over(started: Started, verb: Verb) -> None:
    started.answer("others", "Mum")
    with started.store.writing(Step(verb, "", started.person_id)) as session:
        started.store.log_access(session, verb, person_id=started.person_id)
    assert undo(started.store) == "answered"
    assert redo(started.store) == "answered"


def test_loading_ends_what_can_be_undone(started: Started) -> None:
    started.answer("others", "Mum")
    with started.store.writing(Step(Verb.LOADED)) as session:
        session.add(Person(name="Gwen"))
    assert started.store.undo_offer() is None
    assert started.store.undo_offer(person_id=started.person_id) is None
    assert started.store.undo_offer(page_id=started.page_id) is None


def test_a_veto_refuses_with_its_reason(started: Started) -> None:
    started.answer("others", "Mum")
    reason_given = message(N_("This page has been delivered. Amend it instead."))
    started.store.set_undo_veto(lambda _session, offer: reason_given if offer.subject else None)
    offer = started.store.undo_offer()
    assert offer is not None
    with pytest.raises(Refused, match="delivered"):
        started.store.undo(offer.step_id)
    assert started.answers() == {"others": "Mum"}


def finish(started: Started) -> None:
    with started.store.writing(
        Step(Verb.FINISHED_PAGE, "", started.person_id, started.page_id)
    ) as session:
        session.get_one(Page, started.page_id).state = "finished"
        view = SealedView(
            person_id=started.person_id,
            page_id=started.page_id,
            content="{}",
            sha256="0" * 64,
            made_at=MOMENT,
        )
        session.add(view)
        package = Package(
            person_id=started.person_id, sealed_view_id=view.id, doc_uuid="u", made_at=MOMENT
        )
        session.add(package)
        session.add(
            PackageDocument(
                package_id=package.id,
                name="a.pdf",
                sha256="0" * 64,
                size_bytes=3,
                pages=1,
                audience="person",
                data=b"PDF",
            )
        )
        started.store.log_access(session, "finished", person_id=started.person_id)


def test_finish_is_undone_but_what_was_made_sealed_and_logged_stays(started: Started) -> None:
    finish(started)
    undo(started.store)
    with started.store.reading() as session:
        assert session.get_one(Page, started.page_id).state == "draft"
        for kept in (SealedView, Access, Package, PackageDocument):
            assert len(session.scalars(select(kept)).all()) == 1
    redo(started.store)
    with started.store.reading() as session:
        assert session.get_one(Page, started.page_id).state == "finished"


def test_bytes_that_the_journal_does_not_hold_are_not_redone(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.models.undo.NEVER_UNDONE", APPEND_ONLY)
    finish(started)
    undo(started.store)
    offer = started.store.redo_offer()
    assert offer is not None
    with pytest.raises(Refused, match="anew"):
        started.store.redo(offer.step_id)


def test_bytes_of_papers_are_in_the_journal_by_hash_only(started: Started) -> None:
    finish(started)
    with started.store.reading() as session:
        texts = session.connection().exec_driver_sql("SELECT after FROM change").scalars().all()
    assert any('"data":{"sha256":' in (text or "") for text in texts)


def test_subscribers_hear_of_undo(started: Started) -> None:
    started.answer("others", "Mum")
    heard: list[Any] = []
    end = started.store.subscribe(heard.append)
    undo(started.store)
    end()
    redo(started.store)
    (changed,) = heard
    assert {entity for entity, _id in changed.entities} == {"answer"}
    assert changed.page_ids == {started.page_id}


COMMANDS = st.lists(
    st.tuples(
        st.sampled_from(["answer", "type", "clear", "add", "rename", "remove", "undo", "redo"]),
        st.integers(0, 2),
        st.text(max_size=4).filter(lambda t: t.encode("utf-8", "ignore").decode() == t),
    ),
    max_size=14,
)


def do(started: Started, command: str, which: int, words: str) -> None:
    """Do one command of a sequence, if it can be done now."""
    store, person_id = started.store, started.person_id
    match command:
        case "answer":
            started.answer(f"q{which}", words)
        case "type":
            started.answer(f"q{which}", words, gesture=f"g{which}")
        case "clear":
            with store.writing(Step(Verb.ANSWERED, "", person_id)) as session:
                query = select(Answer).where(Answer.key == f"q{which}")
                for answer in session.scalars(query):
                    session.delete(answer)
        case "add":
            with store.writing(Step(Verb.NOTED, "", person_id)) as session:
                session.add(Contact(person_id=person_id, words=words))
        case "rename":
            with store.writing(Step(Verb.CHANGED_PERSON, "", person_id)) as session:
                session.get_one(Person, person_id).name = words
        case "remove":
            with store.writing(Step(Verb.REMOVED_NOTE, "", person_id)) as session:
                for note in session.scalars(select(Contact).limit(1)):
                    session.delete(note)
        case "undo":
            if store.undo_offer(person_id=person_id):
                undo(store, person_id=person_id)
        case _:
            if store.redo_offer(person_id=person_id):
                redo(store, person_id=person_id)


@runs(max_examples=40, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(commands=COMMANDS)
def test_any_sequence_of_commands_is_undone_to_the_start_and_redone_to_the_end(
    tmp_path_factory: pytest.TempPathFactory, commands: list[tuple[str, int, str]]
) -> None:
    clock = FixedClock(MOMENT)
    started = start(tmp_path_factory.mktemp("home") / "h", clock)
    clock.move(days=1)  # what began the store is not undone
    store = started.store
    at_start = picture(store)
    for command in commands:
        do(started, *command)
    store.close_steps()
    at_end = picture(store)
    taken = 0
    while offer := store.undo_offer(person_id=started.person_id):
        store.undo(offer.step_id)
        taken += 1
    assert picture(store) == at_start
    for _ in range(taken):
        redo(store, person_id=started.person_id)
    assert picture(store) == at_end
    assert all(finding.is_good for finding in store.check())
    store.close()
