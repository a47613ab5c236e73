"""Every page of the catalogue is sound, and the first conversation is what the design asks."""

from __future__ import annotations

import re

import pytest

from app.forms.catalogue import shipped
from app.forms.conditions import holds, keys_of
from app.forms.page import Page, completeness, has_own_rows, problems
from app.forms.pages.conversation_1 import CONVERSATION_1
from app.forms.questions import Need, Part, Prose, Signature, Whose

PAGES = tuple(shipped())


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.key)
def test_keys_are_unique_and_none_is_retired(page: Page) -> None:
    keys = [q.key for q in page.questions()]
    assert len(keys) == len(set(keys))
    assert not set(keys) & set(page.retired_keys)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.key)
def test_conditions_look_only_at_questions_asked_before(page: Page) -> None:
    seen: set[str] = set()
    for question in page.questions():
        assert {k for k in keys_of(question.when) if not k.startswith("@")} <= seen
        seen.add(question.key)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.key)
def test_braces_hold_nothing_but_the_name(page: Page) -> None:
    for text in (page.title, page.name, page.paper_title, page.lead, page.moment, *page.openers):
        assert "{" not in text
    for question in page.questions():
        for text in (question.ask, question.me, question.hint):
            assert set(re.findall(r"{(\w*)}", text)) <= {"name"}
        assert "{" not in question.me


def test_the_table_has_about_seven_boxes_and_the_rest_waits() -> None:
    at_table = [q for q in CONVERSATION_1.questions() if q.part is Part.TABLE]
    assert 6 <= len(at_table) <= 8
    assert all(q.need is not Need.REQUIRED for q in CONVERSATION_1.questions())
    # What only the record can call for (a worker before this one) is no more to do for the others.
    assert not any(
        q.need is not Need.NO and not keys_of(q.when)
        for q in CONVERSATION_1.questions()
        if q.part is Part.AFTERWARDS
    )


def test_the_persons_words_come_first_and_strengths_before_troubles() -> None:
    first, second, third, *_ = CONVERSATION_1.questions()
    assert isinstance(first, Prose)
    assert first.whose is Whose.PERSON
    assert (second.key, third.key) == ("strong", "in_the_way")


def test_words_of_the_old_system_are_not_in_what_the_person_reads() -> None:
    unkind = re.compile(
        r"\b(assessment|review|allocation|referral|pathway|client|case|service user)s?\b", re.I
    )
    for question in CONVERSATION_1.questions():
        assert not unkind.search(question.me)
    assert not unkind.search(CONVERSATION_1.paper_title)


def test_an_empty_page_is_missing_only_what_is_wanted() -> None:
    found = problems(CONVERSATION_1, {}, frozenset())
    assert {p.key for p in found} == {"what_matters", "wants", "promises", "next_contact"}
    assert not any(p.blocks for p in found)


def test_rows_of_their_own_count_as_answered() -> None:
    own = frozenset(q.key for q in CONVERSATION_1.questions() if has_own_rows(q))
    assert own == {"people_around", "promises"}
    assert "promises" not in {p.key for p in problems(CONVERSATION_1, {}, own)}
    assert completeness(CONVERSATION_1, {}, own).table_answered == 2


def test_a_question_waits_only_while_it_is_called_for() -> None:
    without = completeness(CONVERSATION_1, {}, frozenset())
    hub = completeness(
        CONVERSATION_1,
        {"place": {"kind": "hub", "words": ""}, "capacity_doubt": "yes"},
        frozenset(),
    )
    assert "organisations" not in without.waiting
    assert {"organisations", "capacity_which"} <= set(hub.waiting)


def test_by_phone_agreement_is_said_aloud() -> None:
    signed = shipped().page("conversation_1")
    assert signed is not None
    question = signed.question("signed")
    assert isinstance(question, Signature)
    assert question.aloud is not None
    assert holds(question.aloud, {"place": {"kind": "phone", "words": ""}})
    assert not holds(question.aloud, {"place": {"kind": "home", "words": ""}})
