"""An open page: in memory at once, on the disk a moment later, and never in the way."""

from __future__ import annotations

import threading
from datetime import datetime

import pytest

from app.casework import pages, promises
from app.casework.finish import finish_page
from app.casework.interview import Interview
from app.casework.views import PersonView
from app.errors import AppError, BadInput, Refused
from app.forms.catalogue import Catalogue
from app.forms.page import Page, Section
from app.forms.questions import Line
from app.language import Words
from app.models.journal import Changed
from app.models.store import Store
from app.policy import Policy


@pytest.fixture
def talk(store: Store, arthur: PersonView, catalogue: Catalogue) -> Interview:
    """Conversation 1 with Arthur, just begun."""
    return Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )


def again(store: Store, talk: Interview, catalogue: Catalogue) -> Interview:
    return Interview.open(store, page_id=talk.page_id, catalogue=catalogue)


def test_a_page_begun_is_a_draft_dated_today(
    store: Store, talk: Interview, catalogue: Catalogue, words: Words
) -> None:
    assert talk.state == "draft"
    assert talk.answers["conversation_on"] == "2026-11-12"
    lines = pages.unfinished(store, catalogue=catalogue, words=words)
    assert [(line.id, line.page_name) for line in lines] == [(talk.page_id, "Conversation 1")]


def test_an_answer_is_there_at_once_and_after_flush_on_the_disk(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    saved: list[datetime] = []
    talk.on_saved(saved.append)
    talk.answer("what_matters", "The shed")
    assert talk.answers["what_matters"] == "The shed"
    assert talk.dirty
    assert "what_matters" not in again(store, talk, catalogue).answers
    talk.flush()
    assert not talk.dirty
    assert len(saved) == 1
    assert again(store, talk, catalogue).answers["what_matters"] == "The shed"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "ten thousand " * 800,
        "tŷ 林 ہوں 👩‍👩‍👧 <b>&\"'; DROP TABLE answer;--\r\n\t",
        3,
        ["a", "b"],
        {"kind": "home", "words": "Llanbedr"},
        None,
    ],
)
def test_every_value_comes_back_as_it_was(
    store: Store, talk: Interview, catalogue: Catalogue, value: object
) -> None:
    talk.answer("what_matters", value)  # pyright: ignore[reportArgumentType] - each is Json
    talk.flush()
    assert again(store, talk, catalogue).answers["what_matters"] == value


def test_whose_words_they_are_is_kept_with_the_answer(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    assert talk.whose("what_matters") == ("person", "")
    assert talk.whose("noticed") == ("worker", "")
    talk.answer("what_matters", "Company", whose="interpreter")
    talk.flush()
    talk.answer("what_matters", "Company, and the shed")
    assert talk.whose("what_matters") == ("interpreter", "")
    talk.flush()
    assert again(store, talk, catalogue).whose("what_matters") == ("interpreter", "")


def test_a_visit_to_a_question_is_one_step_and_undo_takes_all_its_typing(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    talk.answer("wants", "Before")
    talk.leave("wants")
    for text in ("Before a", "Before an", "Before and after"):
        talk.answer("wants", text)
        talk.save()
    talk.leave("wants")
    store.flush()
    offer = store.undo_offer(page_id=talk.page_id)
    assert offer is not None
    heard: list[Changed] = []
    store.subscribe(heard.append)
    store.undo(offer.step_id)
    assert again(store, talk, catalogue).answers["wants"] == "Before"
    assert talk.reload_if(heard[-1]) == {"wants"}
    assert talk.answers["wants"] == "Before"


def test_what_is_being_typed_stays_when_something_changes_from_outside(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    heard: list[Changed] = []
    store.subscribe(heard.append)
    other = again(store, talk, catalogue)
    talk.answer("wants", "mine")
    other.answer("wants", "theirs")
    other.answer("strong", "also theirs")
    other.flush()
    keys = frozenset[str]().union(*(talk.reload_if(changed) for changed in heard))
    assert keys == {"strong"}
    assert talk.answers["wants"] == "mine"
    assert other.reload_if(heard[-1]) == frozenset()


def test_a_failing_store_keeps_the_words_and_says_so(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    troubles: list[AppError] = []
    talk.on_trouble(troubles.append)
    pages.remove_page(store, page_id=talk.page_id)  # so that every write of it is refused
    talk.answer("wants", "still here")
    with pytest.raises(Refused):
        talk.flush()
    assert len(troubles) == 1
    assert talk.dirty
    assert talk.answers["wants"] == "still here"
    pages.bring_back_page(store, page_id=talk.page_id)
    talk.flush()
    assert not talk.dirty
    assert again(store, talk, catalogue).answers["wants"] == "still here"


def test_what_is_too_long_waits_and_the_rest_is_saved(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    troubles: list[AppError] = []
    talk.on_trouble(troubles.append)
    talk.answer("wants", "x" * 200_001)
    talk.answer("strong", "kept")
    talk.flush()
    assert [type(trouble) for trouble in troubles] == [BadInput]
    assert talk.dirty
    assert again(store, talk, catalogue).answers["strong"] == "kept"
    talk.answer("wants", "x" * 200_000)
    talk.flush()
    assert not talk.dirty


def test_newer_words_win_over_older_ones_still_on_their_way(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    gate = threading.Event()

    def hold(_: datetime) -> None:
        gate.wait(5)

    talk.on_saved(hold)
    talk.answer("wants", "first")
    talk.save()
    talk.answer("wants", "second")
    talk.save()
    talk.answer("wants", "third")
    assert talk.answers["wants"] == "third"
    gate.set()
    talk.flush()
    assert again(store, talk, catalogue).answers["wants"] == "third"


def test_questions_come_and_go_with_their_conditions_and_answers_stay(talk: Interview) -> None:
    assert not talk.is_visible("equipment_cost")
    talk.answer("equipment", "A rail")
    talk.answer("equipment_cost", 8500)
    assert talk.is_visible("equipment_cost")
    talk.answer("equipment", "")
    assert not talk.is_visible("equipment_cost")
    assert talk.answers["equipment_cost"] == 8500
    assert "equipment_cost" not in {q.key for q in talk.visible()}


def test_answers_of_retired_questions_stay_and_a_draft_takes_the_newer_definition(
    store: Store, arthur: PersonView
) -> None:
    def page(version: int, *keys: str) -> Page:
        questions = tuple(Line(key=key, ask=f"Ask {key}") for key in keys)
        return Page(
            key="p",
            version=version,
            code="P",
            title="P",
            name="P",
            paper_title="P",
            lead="",
            openers=(),
            sections=(Section(key="s", title="S", questions=questions),),
        )

    old, new = Catalogue((page(1, "a", "b"),)), Catalogue((page(2, "b", "c"),))
    talk = Interview.begin(store, person_id=arthur.id, page_key="p", catalogue=old)
    talk.answer("a", "from before")
    talk.answer("b", "stays")
    talk.flush()
    newer = Interview.open(store, page_id=talk.page_id, catalogue=new)
    assert newer.answers["b"] == "stays"
    assert [(a.key, a.value) for a in newer.retired_answers] == [("a", "from before")]
    newer.answer("c", "new")
    newer.flush()
    done = finish_page(store, page_id=talk.page_id, catalogue=new, policy=Policy(), send=False)
    assert done.sealed.view.definition_version == 2
    retired = [a for a in done.sealed.view.asked if a.kind == "Retired"]
    assert [(a.key, a.text, a.paper) for a in retired] == [("a", "from before", "council")]


def test_promises_and_people_count_as_their_questions_answer(
    store: Store, talk: Interview, arthur: PersonView, words: Words
) -> None:
    before = talk.completeness()
    assert "promises" in {problem.key for problem in talk.problems(words)}
    heard: list[Changed] = []
    store.subscribe(heard.append)
    promises.add_promise(store, person_id=arthur.id, page_id=talk.page_id, what="A lift")
    assert talk.reload_if(heard[-1]) == {"promises"}
    assert talk.completeness().table_answered == before.table_answered + 1
    said = [problem for problem in talk.problems(words) if problem.key == "promises"]
    assert [problem.row_id for problem in said] == [
        promise.id for promise in promises.promises_of_page(store, page_id=talk.page_id)
    ]


def test_the_list_before_finish_is_in_words(talk: Interview, words: Words) -> None:
    talk.answer("next_contact", "when the bus comes")
    texts = [problem.text for problem in talk.problems(words)]
    assert "What matters to Arthur: nothing is written yet" in texts
    assert "Next contact: this does not read as a date; it stays as you typed it" in texts
    assert not any(problem.blocks for problem in talk.problems(words))


def test_a_finished_page_takes_no_answers(
    store: Store, talk: Interview, catalogue: Catalogue
) -> None:
    finish_page(store, page_id=talk.page_id, catalogue=catalogue, policy=Policy(), send=False)
    with pytest.raises(Refused):
        again(store, talk, catalogue).answer("wants", "late")
    talk.answer("wants", "typed in a window left open")
    with pytest.raises(Refused):
        talk.flush()
    assert "wants" not in again(store, talk, catalogue).answers


def test_a_conversation_dated_earlier_is_known_by_that_day(
    store: Store, talk: Interview, catalogue: Catalogue, words: Words
) -> None:
    talk.answer("conversation_on", "2026-11-03")
    talk.flush()
    line = pages.page_line(store, page_id=talk.page_id, catalogue=catalogue, words=words)
    assert line.conversation_on == "2026-11-03"
