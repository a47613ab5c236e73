"""The conversations in a store: rings back, plans, days of contact, and the order they come in."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.casework import contacts, people, promises, workers
from app.casework.finish import Finished, finish_page
from app.casework.history import undo
from app.casework.interview import Interview
from app.casework.paper_view import page_view
from app.casework.rhythms import NOTHING, rhythm
from app.casework.today import today
from app.casework.views import PageView, PersonView
from app.clock import FixedClock
from app.errors import Refused
from app.forms.catalogue import Catalogue
from app.forms.conditions import Json
from app.language import Words
from app.models.journal import Step, Verb
from app.models.page import Page
from app.models.store import Store
from app.policy import Policy
from app.reports.conversation import conversation_paper
from app.reports.pdf import write_pdf
from tests.reports.pdf_structure import everything_spoken


def told(
    store: Store,
    person: PersonView,
    catalogue: Catalogue,
    page_key: str,
    answers: Mapping[str, Json],
) -> str:
    """Begin a page and answer it; gives back its id."""
    page = Interview.begin(store, person_id=person.id, page_key=page_key, catalogue=catalogue)
    for key, value in answers.items():
        page.answer(key, value)
    page.flush()
    page.close()
    return page.page_id


def finish(store: Store, page_id: str, catalogue: Catalogue) -> Finished:
    return finish_page(store, page_id=page_id, catalogue=catalogue, policy=Policy(), send=False)


def due(store: Store, catalogue: Catalogue) -> list[tuple[str, str]]:
    lines = today(store, catalogue=catalogue, words=Words()).due
    return [(line.kind, line.due_on.isoformat()) for line in lines]


def view_of(store: Store, page_id: str, catalogue: Catalogue, clock: FixedClock) -> PageView:
    return page_view(store, page_id=page_id, catalogue=catalogue, policy=Policy(), clock=clock)


@pytest.mark.parametrize("page_key", ["first_contact", "conversation_1"])
def test_1a_13_information_only_rings_back_after_fourteen_days_on_every_page(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock, page_key: str
) -> None:
    only: dict[str, Json] = {"outcome": "information"}
    page_id = told(store, arthur, catalogue, page_key, only)
    with pytest.raises(Refused):
        finish(store, page_id, catalogue)
    again = Interview.open(store, page_id=page_id, catalogue=catalogue)
    again.answer("told_right", "yes")
    again.flush()
    again.close()
    finish(store, page_id, catalogue)
    clock.move(days=13)
    assert due(store, catalogue) == []
    clock.move(days=1)
    assert due(store, catalogue) == [("ring_back", "2026-11-26")]
    contacts.note_contact(store, person_id=arthur.id, words="Rang back", way="phone")
    assert due(store, catalogue) == []


def test_1a_13_an_outcome_taken_back_takes_the_ring_back_with_it(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    page_id = told(
        store,
        arthur,
        catalogue,
        "first_contact",
        {"told_right": "yes", "outcome": "information"},
    )
    finish(store, page_id, catalogue)
    for _ in range(2):  # the finish, then the outcome
        offer = store.undo_offer(page_id=page_id)
        assert offer is not None
        undo(store, step_id=offer.step_id)
    clock.move(days=14)
    assert due(store, catalogue) == []


def test_2_3_conversation_2_is_not_finished_without_a_day_of_next_contact(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    page_id = told(store, arthur, catalogue, "conversation_2", {"what_matters": "To sleep."})
    with pytest.raises(Refused):
        finish(store, page_id, catalogue)
    page = Interview.open(store, page_id=page_id, catalogue=catalogue)
    page.answer("next_contact", "2026-11-13")
    page.flush()
    page.close()
    assert finish(store, page_id, catalogue).sealed.view.state == "finished"


def asks_why(store: Store, person: PersonView, catalogue: Catalogue) -> bool:
    """Whether a Conversation 3 begun now asks why it is begun."""
    page = Interview.begin(
        store, person_id=person.id, page_key="conversation_3", catalogue=catalogue
    )
    asked = [q.key for q in page.visible()]
    page.close()
    return "why_before" in asked


def test_1a_1_conversation_3_asks_for_a_reason_until_the_earlier_ones_have_an_outcome(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    assert asks_why(store, arthur, catalogue)
    steady = told(store, arthur, catalogue, "conversation_2", {"outcome": "conversation_3"})
    assert not asks_why(store, arthur, catalogue)
    told(store, arthur, catalogue, "leaving_hospital", {"what_matters": "Home."})
    assert asks_why(store, arthur, catalogue)
    assert steady


def test_1a_1_conversation_3_without_a_reason_is_finished_all_the_same(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    page_id = told(store, arthur, catalogue, "conversation_3", {"what_matters": "The shed."})
    assert finish(store, page_id, catalogue).sealed.view.page_key == "conversation_3"


def test_every_contact_since_the_page_began_stands_on_the_councils_paper_alone(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    contacts.note_contact(store, person_id=arthur.id, words="Before it began", way="phone")
    clock.move(days=1)
    page_id = told(store, arthur, catalogue, "conversation_2", {"next_contact": "2026-11-20"})
    other = people.add_person(store, name="Bob")
    for words, person in (("A quiet night", arthur), ("Somebody else's night", other)):
        clock.move(days=1)
        contacts.note_contact(
            store, person_id=person.id, words=words, way="phone", with_whom="Carys"
        )
    contacts.note_contact(store, person_id=None, words="A jot of nobody's", way="")
    view = view_of(store, page_id, catalogue, clock)
    assert view.day_log == (("14 Nov 2026", "Phoned: Carys", "A quiet night"),)
    papers = {
        audience: everything_spoken(
            write_pdf(conversation_paper(view, audience=audience, words=Words())).data
        )
        for audience in ("person", "council")
    }
    assert "A quiet night" in papers["council"]
    assert "A quiet night" not in papers["person"]
    sealed = finish(store, page_id, catalogue).sealed
    contacts.note_contact(store, person_id=arthur.id, words="After the finish", way="phone")
    assert view_of(store, page_id, catalogue, clock).day_log == sealed.view.day_log


def test_a_page_without_a_day_log_lists_no_contacts(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    page_id = told(store, arthur, catalogue, "conversation_1", {"what_matters": "The shed."})
    contacts.note_contact(store, person_id=arthur.id, words="A quiet night", way="phone")
    assert view_of(store, page_id, catalogue, clock).day_log == ()


def test_the_plan_for_now_keeps_what_to_do_if_it_fails_and_whom_to_ring(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    page_id = told(store, arthur, catalogue, "conversation_2", {"next_contact": "2026-11-20"})
    promises.add_promise(
        store,
        person_id=arthur.id,
        page_id=page_id,
        what="Sit with him at night",
        if_it_fails="Carys comes",
        phone="01632 960 420, day and night",
    )
    view = view_of(store, page_id, catalogue, clock)
    assert view.is_plan
    plan = view.promises[0]
    assert (plan.if_it_fails, plan.phone) == ("Carys comes", "01632 960 420, day and night")


def test_2_3_the_rhythm_agreed_in_a_crisis_comes_up_every_day_until_things_are_to_be_steady(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    page_id = told(
        store,
        arthur,
        catalogue,
        "conversation_2",
        {
            "next_contact": "2026-11-13",
            "rhythm": "daily",
            "stay_in_touch": "Ring at ten",
            "stable_on": "2026-11-26",
        },
    )
    assert rhythm(store, person_id=arthur.id) == NOTHING
    finish(store, page_id, catalogue)
    kept = rhythm(store, person_id=arthur.id)
    assert (kept.how, kept.every_days, kept.until) == ("Ring at ten", 1, "2026-11-26")
    clock.move(days=1)
    contacts.note_contact(store, person_id=arthur.id, words="Rang", way="phone")
    clock.move(days=1)
    assert due(store, catalogue) == [("rhythm", "2026-11-14")]


def test_undoing_the_finish_takes_the_rhythm_back(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    page_id = told(
        store,
        arthur,
        catalogue,
        "conversation_2",
        {"next_contact": "2026-11-13", "rhythm": "weekly"},
    )
    finish(store, page_id, catalogue)
    offer = store.undo_offer(page_id=page_id)
    assert offer is not None
    undo(store, step_id=offer.step_id)
    assert rhythm(store, person_id=arthur.id) == NOTHING


def test_1a_1_another_workers_page_before_asks_how_one_was_introduced_and_finish_lists_it(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    def lists_it(page_id: str) -> bool:
        page = Interview.open(store, page_id=page_id, catalogue=catalogue)
        lines = page.problems(Words())
        page.close()
        return any(li.key == "joint_introduction" and not li.blocks for li in lines)

    first = told(store, arthur, catalogue, "conversation_1", {"what_matters": "The shed."})
    clock.move(days=1)
    second = told(store, arthur, catalogue, "conversation_2", {"what_matters": "To sleep."})
    assert not lists_it(second)
    other = workers.add_colleague(store, name="P. Nair")
    with store.writing(Step(Verb.CHANGED_PAGE, page_id=first)) as session:
        row = session.get(Page, first)
        assert row is not None
        row.author_id = other.id
    assert lists_it(second)
    assert not lists_it(first)  # the page before is nobody's hand-over
    page = Interview.open(store, page_id=second, catalogue=catalogue)
    page.answer("joint_introduction", "At her table on Monday, with P. Nair.")
    page.flush()
    page.close()
    assert not lists_it(second)
