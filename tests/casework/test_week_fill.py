"""A week is filled from agreed promises and help for a while; what stands there stays."""

from __future__ import annotations

import pytest

from app.casework import promises
from app.casework.interview import Interview
from app.casework.pages import remove_page
from app.casework.short_term import short_term_help
from app.casework.views import PersonView
from app.casework.week_fill import agreed_week, filled, unclear_help
from app.forms.catalogue import Catalogue
from app.forms.conditions import Json
from app.language import Words
from app.models.journal import Step, Verb
from app.models.page import Page
from app.models.store import Store


def test_only_what_is_agreed_and_not_over_fills_the_week(
    store: Store, arthur: PersonView, words: Words
) -> None:
    def promise(what: str, **fields: object) -> None:
        made = promises.add_promise(store, person_id=arthur.id, what=what)
        promises.change_promise(store, promise_id=made.id, gesture=None, origin=None, **fields)

    promise("Tea", who_kind="other", who_words="Gill", agreed=True, week=["mon.morning"])
    promise("Choir", agreed=True, week=["mon.morning", "no.such"])
    promise("Not asked yet", week=["tue.morning"])
    promise("Said no", agreed=False, week=["tue.morning"])
    promise("Over", agreed=True, week=["wed.night"], until="2026-11-01")
    promise("No day", agreed=True)
    promise("Lunch", agreed=True, week=["fri.afternoon"], until="2026-12-01")
    said = agreed_week(store, person_id=arthur.id, words=words)
    assert set(said) == {"mon.morning", "fri.afternoon"}
    assert said["fri.afternoon"] == "Lunch, until 1 Dec 2026"
    assert set(said["mon.morning"].split("; ")) == {"Tea (Gill)", "Choir"}


@pytest.mark.parametrize("page_key", ["conversation_2", "leaving_hospital"])
def test_help_for_a_while_fills_the_week_until_it_ends(
    store: Store, arthur: PersonView, words: Words, catalogue: Catalogue, page_key: str
) -> None:
    talk = Interview.begin(store, person_id=arthur.id, page_key=page_key, catalogue=catalogue)
    talk.answer(
        "short_term",
        [
            {"what": "Sitting", "who": "Marie", "when": "Fri nights", "until": "2026-12-03"},
            {"what": "Over", "when": "Mon mornings", "until": "2026-11-11"},
            {"what": "Last day today", "when": "Tue mornings", "until": "2026-11-12"},
            {"what": "Who knows when", "when": "when she can", "until": "2026-12-03"},
            {"when": "Sun nights", "until": "2026-12-03"},
        ],
    )
    talk.flush()
    assert agreed_week(store, person_id=arthur.id, words=words) == {
        "fri.night": "Sitting (Marie), until 3 Dec 2026",
        "tue.morning": "Last day today, until 12 Nov 2026",
    }
    assert unclear_help(store, person_id=arthur.id) == ("Who knows when",)
    remove_page(store, page_id=talk.page_id)
    assert agreed_week(store, person_id=arthur.id, words=words) == {}


def test_of_a_page_being_amended_only_the_new_form_is_heard(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    talks = [
        Interview.begin(store, person_id=arthur.id, page_key="conversation_2", catalogue=catalogue)
        for _ in range(2)
    ]
    for talk, what in zip(talks, ("As it was", "As it is"), strict=True):
        talk.answer("short_term", [{"what": what, "until": "some day"}])
        talk.flush()
    with store.writing(Step(Verb.AMENDED_PAGE, page_id=talks[1].page_id)) as session:
        row = session.get(Page, talks[1].page_id)
        assert row is not None
        row.supersedes_id = talks[0].page_id
    lines = short_term_help(store, person_id=arthur.id)
    assert [(line.what, line.ends) for line in lines] == [("As it is", None)]


def test_only_empty_squares_are_filled() -> None:
    before: Json = {
        "mon.morning": {"what": "Own words", "kind": ""},
        "tue.morning": {"what": " "},
        "wed.night": {"kind": "rest"},
    }
    squares: tuple[str, ...] = ("mon.morning", "tue.morning", "wed.night", "sun.night")
    agreed: dict[str, str] = dict.fromkeys(squares, "Tea")
    assert filled(before, agreed) == {
        "mon.morning": {"what": "Own words", "kind": ""},
        "tue.morning": {"what": "Tea"},
        "wed.night": {"kind": "rest"},
        "sun.night": {"what": "Tea"},
    }
    assert filled("of another kind", {}) == {}
