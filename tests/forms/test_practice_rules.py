"""Rules of practice that pages hold: each test is named after the rule it keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.casework.paper_answers import PaperWords
from app.casework.paper_rows import count_in_words, rows_in_words
from app.casework.problems import problem_lines
from app.forms.catalogue import shipped
from app.forms.conditions import Answers, Equals, Json, holds
from app.forms.legal import ADULT_OUTCOMES, UNABLE_HOW, WALES_AREAS, WELLBEING
from app.forms.page import Caution, Lack, Page, completeness, problems
from app.forms.pages.conversation_1 import CONVERSATION_1
from app.forms.pages.conversation_2 import CONVERSATION_2
from app.forms.pages.conversation_3 import CONVERSATION_3, SOURCES
from app.forms.pages.first_contact import FIRST_CONTACT
from app.forms.pages.leaving_hospital import LEAVING_HOSPITAL
from app.forms.questions import (
    Choice,
    Need,
    Option,
    Paper,
    Part,
    PromisesAsked,
    Prose,
    RowsAsked,
    Signature,
    Whose,
)
from app.language import Words

TALKS = (FIRST_CONTACT, CONVERSATION_1, CONVERSATION_2, LEAVING_HOSPITAL, CONVERSATION_3)
UNSTEADY = (CONVERSATION_2, LEAVING_HOSPITAL)
ENGLAND: dict[str, Json] = {"@country": "england"}
WALES: dict[str, Json] = {"@country": "wales"}
UNKIND = re.compile(
    r"\b(assessment|review|allocation|hand-off|referral|pathway|journey|waiting list|customer|"
    r"client|service user|case)s?\b",
    re.I,
)
LEGAL_PHRASES = ("right to an assessment",)


def rows_question(page: Page, key: str) -> RowsAsked:
    """A question in rows of a page."""
    question = page.question(key)
    assert isinstance(question, RowsAsked)
    return question


def blocking(page: Page, answers: Answers) -> set[str]:
    """Where Finish is held up, with everything in tables of their own answered."""
    return {p.key for p in problems(page, answers, frozenset({"promises"})) if p.blocks}


def warned(page: Page, answers: Answers) -> list[tuple[str, bool]]:
    """The cautions said, and whether each holds Finish up."""
    found = problems(page, answers, frozenset())
    return [(p.key, p.blocks) for p in found if p.lack is Lack.CAUTION]


def read_by_the_person(page: Page) -> Iterator[str]:
    """Every text of a page that the person reads."""
    yield from (page.paper_title, page.title, *page.openers)
    for question in page.questions():
        if question.paper in (Paper.BOTH, Paper.PERSON):
            yield question.me or question.ask
            yield from (o.label for o in getattr(question, "options", ()))
            for cell in getattr(question, "cells", ()):
                yield from (cell.ask, cell.unsaid)
                yield from (o.label for o in getattr(cell, "options", ()))
        yield from getattr(question, "openers", ())


# 1a. Conversation models and forms


def test_1a_1_conversation_3_warns_and_takes_a_reason_while_an_earlier_one_is_open() -> None:
    open_before, closed = {**ENGLAND, "@open_before": True}, {**ENGLAND, "@open_before": False}
    first = CONVERSATION_3.visible(open_before)[0]
    assert (first.key, first.need, first.part) == ("why_before", Need.WANTED, Part.TABLE)
    assert "why_before" not in {q.key for q in CONVERSATION_3.visible(closed)}
    assert blocking(CONVERSATION_3, open_before) == set()


@pytest.mark.parametrize("page", TALKS, ids=lambda p: p.key)
def test_1a_1_a_joint_introduction_is_asked_where_another_worker_began(page: Page) -> None:
    def is_asked(facts: Answers) -> bool:
        return "joint_introduction" in {q.key for q in page.visible(facts)}

    assert is_asked({"@other_worker": True})
    assert not is_asked({"@other_worker": False})


@pytest.mark.parametrize("page", TALKS, ids=lambda p: p.key)
def test_1a_2_the_kind_of_place_and_organisations_present_are_kept(page: Page) -> None:
    at_hub: dict[str, Json] = {"place": {"kind": "hub", "words": ""}}
    assert {"place", "organisations"} <= {q.key for q in page.visible(at_hub)}


def test_1a_3_only_what_matters_wants_an_answer_and_nothing_of_a_first_talk_is_compulsory() -> None:
    for page in (FIRST_CONTACT, CONVERSATION_1):
        assert blocking(page, {}) == set()
        assert "what_matters" in {p.key for p in problems(page, {}, frozenset())}


def test_1a_5_first_contact_asks_for_the_three_areas_on_one_side() -> None:
    at_table = [q.key for q in FIRST_CONTACT.questions() if q.part is Part.TABLE]
    assert {"wants", "what_matters", "options"} <= set(at_table)
    assert "people_around" not in at_table


def test_1a_9_swindons_three_questions_can_be_chosen_and_the_words_stay_the_persons() -> None:
    question = CONVERSATION_1.question("what_matters")
    assert isinstance(question, Prose)
    assert question.whose is Whose.PERSON
    asked = " ".join(question.openers)
    assert all(word in asked for word in ("younger", "liked to live", "have again"))


@pytest.mark.parametrize("page", TALKS, ids=lambda p: p.key)
def test_1a_12_the_author_of_every_longer_answer_is_kept(page: Page) -> None:
    spoken = [q for q in page.questions() if isinstance(q, Prose)]
    assert spoken[0].key in ("what_matters", "why_before")
    assert all(q.whose in tuple(Whose) for q in spoken)
    assert any(q.whose is Whose.PERSON for q in spoken)


@pytest.mark.parametrize("page", [FIRST_CONTACT, CONVERSATION_1], ids=lambda p: p.key)
def test_1a_13_information_only_needs_the_tick_told_of_the_right_to_an_assessment(
    page: Page,
) -> None:
    only: dict[str, Json] = {"outcome": "information"}
    assert blocking(page, only) == {"told_right"}
    assert blocking(page, {**only, "told_right": "no"}) == {"told_right"}
    assert blocking(page, {**only, "told_right": "yes"}) == set()
    assert blocking(page, {"outcome": "connected"}) == set()


# 1b and 1c. Willingness, personal budgets, the order of resources


def contributions(*rows: dict[str, Json]) -> dict[str, Json]:
    """An answer about what it takes."""
    return {**ENGLAND, "contributions": list(rows)}


def said(question: RowsAsked, value: Json) -> tuple[tuple[str, ...], ...]:
    """The rows of an answer as paper says them."""
    paper = PaperWords(words=Words("en"), called="Edna", members={})
    return rows_in_words(question, value, paper).get("rows", ())


def test_1b_30_a_family_contribution_that_is_not_agreed_prints_as_suggested() -> None:
    question = rows_question(CONVERSATION_3, "contributions")
    told = said(
        question,
        [
            {"need": "Shopping", "from": "family", "what": "Gill, on Saturdays"},
            {"from": "family", "what": "Roy, bins", "agreed": "to_ask"},
            {"from": "community", "what": "The van", "agreed": "agreed"},
            {"from": "equipment"},
        ],
    )
    assert [row[-1] for row in told] == [
        "Suggested, not agreed",
        "Suggested, not agreed",
        "Agreed",
        "",
    ]
    assert told[-1][2] == "None"


def test_an_option_may_be_short_on_screen_and_whole_on_paper() -> None:
    question = rows_question(CONVERSATION_3, "outcomes_england")
    told = said(question, [{"row": "work", "how": "longer"}])
    assert told == (
        (
            "Work, training, education or volunteering",
            "Takes much longer than would be expected",
            "",
        ),
    )
    assert "Takes much longer" in {o.label for o in UNABLE_HOW}


def test_1c_33_a_budget_is_the_councils_figure_and_adds_up_to_the_penny() -> None:
    question = rows_question(CONVERSATION_3, "budget")
    value: Json = [
        {"what": "a", "amount": 10},
        {"what": "b", "amount": 20},
        {"what": "c", "amount": 18_220},
    ]
    paper = PaperWords(words=Words("en"), called="Edna", members={})
    assert rows_in_words(question, value, paper).get("total") == "£182.50 in all"
    assert {cell.key for cell in question.cells} == {"what", "method", "amount"}
    assert blocking(CONVERSATION_3, {**ENGLAND, "budget": [{"what": "a"}]}) == {"budget"}


@pytest.mark.parametrize("lacking", [option.key for option in SOURCES[:-1]])
def test_1c_34_paid_support_opens_only_when_the_others_are_answered(lacking: str) -> None:
    others = [o.key for o in SOURCES[:-1]]
    rows: list[dict[str, Json]] = [{"need": "Meals", "from": "self", "what": "Breakfast"}]
    rows.extend({"from": source} for source in others[1:])
    paid: dict[str, Json] = {"from": "paid", "what": "Lunch brought"}
    assert blocking(CONVERSATION_3, contributions(*rows, paid)) == set()
    short: list[dict[str, Json]] = [row for row in rows if row["from"] != lacking]
    assert blocking(CONVERSATION_3, contributions({"need": "Meals", **paid}, *short)) == {
        "contributions"
    }


def test_1c_34_one_need_answered_does_not_open_paid_support_for_another() -> None:
    whole: list[dict[str, Json]] = [{"need": "Meals", "from": o.key} for o in SOURCES]
    assert blocking(CONVERSATION_3, contributions(*whole)) == set()
    assert blocking(CONVERSATION_3, contributions(*whole, {"need": "Nights", "from": "paid"})) == {
        "contributions"
    }


def test_1c_34_the_order_and_the_note_on_equality_are_there() -> None:
    assert [o.key for o in SOURCES] == ["self", "family", "community", "equipment", "paid"]
    hint = rows_question(CONVERSATION_3, "contributions").hint
    assert "never a reason" in hint
    assert "wife" in hint


# 2. The three conversations


@pytest.mark.parametrize("page", UNSTEADY, ids=lambda p: p.key)
def test_2_3_conversation_2_without_a_day_of_next_contact_is_asked_for_it_at_finish(
    page: Page,
) -> None:
    assert "next_contact" in blocking(page, {})
    assert "next_contact" not in blocking(page, {"next_contact": "2026-11-13"})


@pytest.mark.parametrize("page", UNSTEADY, ids=lambda p: p.key)
def test_2_3_short_term_help_without_an_end_date_is_refused(page: Page) -> None:
    kept: dict[str, Json] = {"next_contact": "2026-11-13", "temporary_until": "2026-12-01"}
    assert blocking(page, {**kept, "short_term": [{"what": "Night sitting"}]}) == {"short_term"}
    ended: Json = [{"what": "Night sitting", "until": "2026-12-03"}]
    assert blocking(page, {**kept, "short_term": ended}) == set()
    assert blocking(page, {**kept, "short_term": [{}]}) == set()


@pytest.mark.parametrize("page", UNSTEADY, ids=lambda p: p.key)
def test_2_2_planning_for_the_long_term_in_a_crisis_is_warned_of_and_never_blocked(
    page: Page,
) -> None:
    assert ("long_term_in_crisis", False) in warned(page, {"long_term_in_crisis": "yes"})
    assert ("stable_on", False) in warned(page, {"outcome": "conversation_3"})
    assert warned(page, {"outcome": "conversation_3", "stable_on": "2026-12-01"}) == []


def test_2_3_the_emergency_plan_says_what_to_do_if_it_fails_and_help_may_be_daily() -> None:
    for page in UNSTEADY:
        plan = page.question("promises")
        assert isinstance(plan, PromisesAsked)
        assert plan.plan
        rhythm = page.question("rhythm")
        assert isinstance(rhythm, Choice)
        assert rhythm.options[0].key == "daily"
        assert page.day_log


@pytest.mark.parametrize("page", UNSTEADY, ids=lambda p: p.key)
def test_2_3_a_safeguarding_decision_needs_its_reason(page: Page) -> None:
    assert "safeguarding_why" in blocking(page, {"safeguarding": "not_needed"})
    assert "safeguarding_why" not in blocking(page, {"safeguarding": "not_considered"})
    assert "safeguarding_why" not in blocking(
        page, {"safeguarding": "raised", "safeguarding_why": "He asked for it."}
    )
    shown = [page.question("safeguarding"), page.question("safeguarding_why")]
    assert all(q is not None and q.paper is Paper.COUNCIL for q in shown)


def test_leaving_hospital_is_for_now_and_decides_nothing_long_term_on_the_ward() -> None:
    assert "temporary_until" in blocking(LEAVING_HOSPITAL, {})
    on_ward: dict[str, Json] = {
        "place": {"kind": "ward", "words": ""},
        "outcome": "conversation_3",
        "stable_on": "2026-12-01",
    }
    assert warned(LEAVING_HOSPITAL, on_ward) == [("outcome", False)]
    assert warned(LEAVING_HOSPITAL, {**on_ward, "place": {"kind": "home", "words": ""}}) == []


@pytest.mark.parametrize("page", TALKS, ids=lambda p: p.key)
def test_2_2_the_check_at_the_end_is_asked_and_stands_on_no_paper(page: Page) -> None:
    for key in ("referred_on", "stayed_in_touch", "long_term_in_crisis"):
        question = page.question(key)
        assert question is not None
        assert question.paper is Paper.NEITHER


@pytest.mark.parametrize("page", TALKS, ids=lambda p: p.key)
def test_2_2_every_record_says_whether_a_need_appeared(page: Page) -> None:
    question = page.question("need_appears")
    options: tuple[Option, ...] = getattr(question, "options", ())
    assert [o.key for o in options] == ["none", "separate", "this", "declined"]


@pytest.mark.parametrize("page", TALKS, ids=lambda p: p.key)
def test_2_3_the_head_of_every_record_is_asked(page: Page) -> None:
    asked = {q.key for q in page.questions()}
    assert asked >= {
        "conversation_on", "times", "place", "present", "welsh_offered", "language_chosen",
        "may_record", "may_share", "capacity_doubt", "told_right", "told_advocate", "unmet",
    }  # fmt: skip


def test_2_3_conversation_1_asks_all_that_is_listed_for_it() -> None:
    asked = {q.key for q in CONVERSATION_1.questions()}
    assert asked >= {
        "why_now", "in_the_way", "help_wanted", "strong", "people_around", "routines", "community",
        "introduced_how", "equipment", "promises", "achieved", "next_steps",
    }  # fmt: skip


@pytest.mark.parametrize("page", TALKS, ids=lambda p: p.key)
def test_2_3_page_1_prints_the_persons_words_first_and_strengths_before_troubles(
    page: Page,
) -> None:
    on_paper = [
        q.key
        for q in page.questions()
        if isinstance(q, Prose) and q.part is Part.TABLE and q.paper is Paper.BOTH
    ]
    assert on_paper[:2] == ["what_matters", "strong"]


@pytest.mark.parametrize("page", TALKS, ids=lambda p: p.key)
def test_a_page_has_about_seven_boxes_at_the_table_beside_staying_in_touch(page: Page) -> None:
    boxes = [
        q
        for section in page.sections
        if section.key not in ("in_touch", "before")
        for q in section.questions
        if q.part is Part.TABLE and q.when is None
    ]
    assert 5 <= len(boxes) <= 8


# 7. Law


def test_7_2_the_ten_outcomes_each_have_a_limb_and_a_note() -> None:
    question = rows_question(CONVERSATION_3, "outcomes_england")
    assert [row.key for row in question.rows] == [o.key for o in ADULT_OUTCOMES]
    assert [cell.key for cell in question.cells] == ["how", "note"]
    assert (len(ADULT_OUTCOMES), len(WELLBEING), len(UNABLE_HOW)) == (10, 9, 4)


def test_7_2_the_app_counts_and_the_worker_decides() -> None:
    question = rows_question(CONVERSATION_3, "outcomes_england")
    marked: Json = [
        {"row": "nutrition", "how": "not_alone"},
        {"row": "work", "how": "pain", "note": "on bad days"},
        {"row": "child", "note": ""},
        {"row": "of another law", "how": "not_alone"},
        {"row": "nutrition", "how": "longer"},
    ]
    counted = count_in_words(question, marked, Words("en"))
    assert counted.startswith("2 of 10 marked.")
    assert counted.endswith("you decide.")
    assert count_in_words(question, [], Words("en")) == ""
    decided = CONVERSATION_3.question("eligible")
    assert decided is not None
    assert decided.when is None
    assert decided.paper is Paper.COUNCIL


def test_7_5_the_country_swaps_the_lists() -> None:
    england = {q.key for q in CONVERSATION_3.visible(ENGLAND)}
    wales = {q.key for q in CONVERSATION_3.visible(WALES)}
    assert {"outcomes_england", "wellbeing"} <= england - wales
    assert {"outcomes_wales"} == wales - england
    rows = rows_question(CONVERSATION_3, "outcomes_wales").rows
    assert [row.key for row in rows] == [o.key for o in WALES_AREAS]


@pytest.mark.parametrize("page", TALKS, ids=lambda p: p.key)
def test_7_6_capacity_is_asked_of_one_decision_and_never_of_the_person(page: Page) -> None:
    which = page.question("capacity_which")
    assert which is not None
    assert holds(which.when, {"capacity_doubt": "yes"})
    assert not holds(which.when, {"capacity_doubt": "no"})


@pytest.mark.parametrize("page", TALKS, ids=lambda p: p.key)
def test_7_14_the_active_offer_is_asked_on_every_conversation(page: Page) -> None:
    assert {"welsh_offered", "language_chosen"} <= {q.key for q in page.questions()}


@pytest.mark.parametrize("page", TALKS, ids=lambda p: p.key)
def test_0_9_what_the_person_reads_has_none_of_the_words_of_the_old_system(page: Page) -> None:
    for text in read_by_the_person(page):
        plain = text
        for phrase in LEGAL_PHRASES:
            plain = plain.replace(phrase, "")
        assert not UNKIND.search(plain), text


@pytest.mark.parametrize("page", TALKS, ids=lambda p: p.key)
def test_a_page_works_by_phone_and_has_its_card_and_source(page: Page) -> None:
    signed = page.question("signed")
    assert isinstance(signed, Signature)
    assert holds(signed.aloud, {"place": {"kind": "phone", "words": ""}})
    assert 3 <= len(re.findall(r"[.;](?:\s|$)", page.card)) <= 7
    assert page.source
    assert page.moment
    assert len(page.openers) >= 4
    for question in page.questions():
        if isinstance(question, Prose) and question.turned:
            assert len(question.openers) >= 2, question.key


@pytest.mark.parametrize("page", TALKS, ids=lambda p: p.key)
def test_an_empty_page_has_nothing_that_waits_but_what_is_called_for(page: Page) -> None:
    waiting = completeness(page, {**ENGLAND, "@other_worker": False}, frozenset()).waiting
    assert "joint_introduction" not in waiting
    assert "capacity_which" not in waiting


@pytest.mark.parametrize("page", tuple(shipped()), ids=lambda p: p.key)
def test_a_caution_points_at_a_question_of_its_page_and_names_only_the_person(page: Page) -> None:
    for caution in page.cautions:
        assert page.question(caution.key) is not None
        assert set(re.findall(r"{(\w*)}", caution.says)) <= {"name"}


def test_a_caution_is_said_in_its_own_words() -> None:
    lines = problem_lines(
        FIRST_CONTACT, {"outcome": "information"}, frozenset(), called="Edna", words=Words("en")
    )
    text = next(line.text for line in lines if line.key == "told_right")
    assert text.startswith("Information and advice only: tell Edna")


def test_a_caution_that_looks_at_a_fact_is_known_to_look_at_it() -> None:
    caution = Caution(key="outcome", when=Equals("@open_before", True), says="Look.")
    bare = replace(FIRST_CONTACT, sections=FIRST_CONTACT.sections[:1], cautions=())
    assert not bare.looks_at_facts()
    assert replace(bare, cautions=(caution,)).looks_at_facts()
