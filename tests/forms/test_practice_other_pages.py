"""What practice.md says must work of carers, families, Wales, decisions, weeks and colleagues."""

from __future__ import annotations

import re

import pytest

from app.forms.catalogue import shipped
from app.forms.conditions import Answers, holds
from app.forms.legal import WALES_AREAS
from app.forms.page import Group, Page, completeness, problems
from app.forms.pages.about_me import ABOUT_KEYS, ABOUT_ME
from app.forms.pages.agreement_to_share import AGREEMENT_TO_SHARE
from app.forms.pages.capacity import ABILITIES, CAPACITY
from app.forms.pages.carers_conversation import CARER_OUTCOMES, CARERS_CONVERSATION
from app.forms.pages.good_life import GOOD_LIFE
from app.forms.pages.peer_discussion import PEER_DISCUSSION
from app.forms.pages.safeguarding_thinking import SAFEGUARDING_THINKING, THREE_QUESTIONS
from app.forms.pages.the_week import THE_WEEK
from app.forms.pages.think_family import STEPS, THINK_FAMILY
from app.forms.pages.what_matters_wales import WHAT_MATTERS_WALES
from app.forms.questions import (
    Choice,
    Need,
    Paper,
    Part,
    PeopleAsked,
    PromisesAsked,
    Prose,
    Question,
    RowsAsked,
    SeveralChoices,
    Signature,
    Whose,
    YesNo,
)
from app.models.network import Member
from app.models.person import Person

THESE = (
    CARERS_CONVERSATION,
    GOOD_LIFE,
    WHAT_MATTERS_WALES,
    THINK_FAMILY,
    ABOUT_ME,
    THE_WEEK,
    CAPACITY,
    AGREEMENT_TO_SHARE,
    SAFEGUARDING_THINKING,
    PEER_DISCUSSION,
)
WITH_A_PERSON = tuple(page for page in THESE if not page.is_nameless)
NONE: frozenset[str] = frozenset()


def asked(page: Page, key: str) -> Question:
    question = page.question(key)
    assert question is not None, key
    return question


def shown(page: Page, answers: Answers) -> set[str]:
    return {question.key for question in page.visible(answers)}


def lacking(page: Page, answers: Answers) -> dict[str, bool]:
    return {problem.key: problem.blocks for problem in problems(page, answers, NONE)}


# Every one of these pages


@pytest.mark.parametrize("page", THESE, ids=lambda p: p.key)
def test_every_page_is_about_seven_boxes_with_a_card_its_source_and_openers(page: Page) -> None:
    at_table = [q for q in page.visible({}) if q.part is Part.TABLE]
    assert 4 <= len(at_table) <= 10
    assert len(re.findall(r"[.?!](?:\s|$)", page.card)) in (3, 4, 5)
    assert page.source
    assert page.moment
    assert len(page.openers) >= 4
    for question in at_table:
        if isinstance(question, Prose) and question.whose is Whose.PERSON and question.turned:
            assert question.openers or question.key == "not_shared", question.key


@pytest.mark.parametrize("page", WITH_A_PERSON, ids=lambda p: p.key)
def test_the_persons_words_come_first_and_their_paper_is_in_their_words(page: Page) -> None:
    proses = [q for q in page.questions() if isinstance(q, Prose) and q.part is Part.TABLE]
    own = next(q for q in proses if q.key not in {"decision_when"})
    assert own.whose is Whose.PERSON
    on_their_paper = [
        q
        for q in page.questions()
        if q.paper in (Paper.BOTH, Paper.PERSON) and q.key not in {"signed", "agreed"}
    ]
    assert [q.key for q in on_their_paper if not q.me] == []


@pytest.mark.parametrize("page", THESE, ids=lambda p: p.key)
def test_strengths_come_before_problems(page: Page) -> None:
    keys = [q.key for q in page.questions()]
    troubles = {"caring", "health", "in_the_way", "barriers", "risks", "situation", "known"}
    first = min((keys.index(key) for key in troubles & set(keys)), default=len(keys))
    strengths = {"strong", "gifts", "about_matters", "good_week", "help_tried", "says"}
    assert strengths & set(keys[:first])


@pytest.mark.parametrize("page", THESE, ids=lambda p: p.key)
def test_no_word_of_fact_0_9_is_in_what_the_person_reads(page: Page) -> None:
    unkind = re.compile(
        r"\b(assessments?|reviews?|allocations?|hand-?offs?|referrals?|pathways?|journeys?|"
        r"waiting lists?|customers?|clients?|service users?|cases?)\b",
        re.I,
    )
    theirs = [page.paper_title, *(q.me for q in page.questions())]
    for question in page.questions():
        if isinstance(question, RowsAsked) and question.paper in (Paper.BOTH, Paper.PERSON):
            theirs += [cell.ask for cell in question.cells] + [row.label for row in question.rows]
    if page.person_paper:
        assert [text for text in theirs if unkind.search(text)] == []


def test_the_app_never_decides_eligibility_risk_capacity_or_wellbeing() -> None:
    decided = {
        "carer_criteria": CARERS_CONVERSATION,
        "wales_decision": WHAT_MATTERS_WALES,
        "conclusion": CAPACITY,
        "safeguarding_decision": SAFEGUARDING_THINKING,
    }
    for key, page in decided.items():
        question = asked(page, key)
        assert isinstance(question, Choice)
        assert "You decide" in question.hint


def test_list_lengths() -> None:
    assert len(CARER_OUTCOMES) == 8
    assert len(STEPS) == 4
    assert len(ABILITIES) == 4
    assert len(THREE_QUESTIONS) == 3
    elements = ("circumstances", "outcomes", "barriers", "risks", "strong")
    assert all(WHAT_MATTERS_WALES.question(key) for key in elements)


# 7.3 Carers


def test_willing_and_able_are_two_questions_now_and_likely() -> None:
    keys = ("willing_now", "able_now", "willing_likely", "able_likely")
    four = [asked(CARERS_CONVERSATION, key) for key in keys]
    for question in four:
        assert isinstance(question, Choice)
        assert [option.key for option in question.options] == ["yes", "partly", "no"]
        assert question.when is None
        assert question.paper is Paper.COUNCIL


def test_for_a_carer_any_one_outcome_or_health_at_risk_asks_whether_criteria_are_met() -> None:
    england: Answers = {"@country": "england"}
    assert "carer_criteria" not in shown(CARERS_CONVERSATION, england)
    one_of: tuple[Answers, ...] = ({"carer_outcomes": ["recreation"]}, {"health_at_risk": "yes"})
    for marked in one_of:
        answers: Answers = {**england, **marked}
        assert "carer_criteria" in shown(CARERS_CONVERSATION, answers)
        assert lacking(CARERS_CONVERSATION, answers)["carer_criteria"] is False
    no: Answers = {**england, "health_at_risk": "no", "carer_areas": ["child"]}
    assert "carer_criteria" not in shown(CARERS_CONVERSATION, no)


def test_jurisdiction_switch_swaps_the_carers_list() -> None:
    england, wales = (shown(CARERS_CONVERSATION, {"@country": c}) for c in ("england", "wales"))
    assert ("carer_outcomes" in england, "carer_areas" in england) == (True, False)
    assert ("carer_outcomes" in wales, "carer_areas" in wales) == (False, True)


def test_a_carers_page_has_its_own_agreement_and_signature() -> None:
    keys = {q.key for q in CARERS_CONVERSATION.questions()}
    assert {"may_record", "may_share", "agreed", "signed", "offer", "seen"} <= keys


def test_a_carers_page_asks_nothing_about_the_other_persons_health() -> None:
    for question in CARERS_CONVERSATION.questions():
        said = f"{question.ask} {question.hint}".lower()
        assert "diagnos" not in said
        assert "condition" not in said


# 7.5 Wales


def test_what_matters_is_offered_in_wales_alone() -> None:
    assert holds(WHAT_MATTERS_WALES.offered, {"@country": "wales"})
    assert not holds(WHAT_MATTERS_WALES.offered, {"@country": "england"})


def test_each_outcome_has_a_feeling_score_now_and_at_review_kept_off_the_persons_paper() -> None:
    rows = asked(WHAT_MATTERS_WALES, "outcomes")
    assert isinstance(rows, RowsAsked)
    outcome, now, later = rows.cells
    assert outcome.need is Need.REQUIRED
    assert (now.paper, later.paper) == (Paper.COUNCIL, Paper.COUNCIL)
    half: Answers = {"outcomes": [{"now": 3}]}
    assert lacking(WHAT_MATTERS_WALES, half)["outcomes"] is True


def test_the_active_offer_is_recorded_by_when_and_answer() -> None:
    for key in ("welsh_offered", "language_chosen", "conversation_on"):
        assert asked(WHAT_MATTERS_WALES, key).part is Part.AFTERWARDS


def test_eligibility_areas_are_those_of_wales() -> None:
    question = asked(WHAT_MATTERS_WALES, "wales_areas")
    assert isinstance(question, SeveralChoices)
    assert question.options == WALES_AREAS
    assert question.paper is Paper.COUNCIL


def test_information_only_needs_the_right_to_an_assessment_told() -> None:
    assert lacking(WHAT_MATTERS_WALES, {"outcome": "information"})["told_right"] is True
    told = {"outcome": "information", "told_right": "yes"}
    assert "told_right" not in lacking(WHAT_MATTERS_WALES, told)


# 3.5 Think family


def test_four_dated_ticks_with_names() -> None:
    rows = asked(THINK_FAMILY, "steps")
    assert isinstance(rows, RowsAsked)
    assert [row.key for row in rows.rows] == ["think", "picture", "plan", "check"]
    half: Answers = {"steps": [{"row": "think", "on": "2026-11-12"}]}
    assert lacking(THINK_FAMILY, half)["steps"] is True
    whole: Answers = {"steps": [{"row": "think", "on": "2026-11-12", "who": "Gwen"}]}
    assert "steps" not in lacking(THINK_FAMILY, whole)


def test_a_member_under_18_who_gives_care_raises_the_young_carer_questions() -> None:
    raised = {"young_told", "young_offered", "young_lighter"}
    assert not raised & shown(THINK_FAMILY, {"@young_carer": False})
    assert raised <= shown(THINK_FAMILY, {"@young_carer": True})
    assert {"young_told", "young_offered"} <= set(lacking(THINK_FAMILY, {"@young_carer": True}))
    dated = {"@young_carer": True, "young_told": "yes", "young_offered": "yes"}
    assert {"young_told_on", "young_offered_on"} <= shown(THINK_FAMILY, dated)


@pytest.mark.parametrize("why", [{"@comes_of_age": True}, {"leaving_care": "yes"}])
def test_coming_of_age_or_leaving_care_raises_a_dated_link_to_childrens_services(
    why: Answers,
) -> None:
    raised = {"age_told", "age_link_on", "age_link_who"}
    assert not raised & shown(THINK_FAMILY, {"@comes_of_age": False, "leaving_care": "no"})
    assert raised <= shown(THINK_FAMILY, why)
    assert "age_link_on" in lacking(THINK_FAMILY, why)


# 7.6 Mental Capacity Act


def test_capacity_is_recorded_per_named_decision_with_date_four_abilities_and_help_tried() -> None:
    assert lacking(CAPACITY, {})["decision"] is True
    rows = asked(CAPACITY, "abilities")
    assert isinstance(rows, RowsAsked)
    assert [row.key for row in rows.rows] == ["understand", "retain", "weigh", "communicate"]
    assert all(cell.need is Need.REQUIRED for cell in rows.cells)
    assert asked(CAPACITY, "help_tried").need is Need.WANTED
    assert asked(CAPACITY, "conversation_on")
    keys = [q.key for q in CAPACITY.questions()]
    assert keys.index("help_tried") < keys.index("abilities") < keys.index("conclusion")


def test_best_interests_and_least_restrictive_are_asked_only_where_somebody_is_unable() -> None:
    raised = {"best_interests", "consulted", "least_restrictive"}
    assert not raised & shown(CAPACITY, {"conclusion": "able"})
    assert raised <= set(lacking(CAPACITY, {"conclusion": "unable"}))


def test_unable_without_a_missing_ability_or_its_cause_is_cautioned() -> None:
    bare = lacking(CAPACITY, {"conclusion": "unable", "decision": "The bank"})
    assert (bare["abilities"], bare["impairment"]) == (False, False)
    said: Answers = {
        "conclusion": "unable",
        "abilities": [{"row": "weigh", "able": "no", "words": "Forgot the sums"}],
        "impairment": "Dementia",
    }
    assert not {"abilities", "impairment"} & set(lacking(CAPACITY, said))


def test_a_power_of_attorney_has_scope_and_sight_of_the_document() -> None:
    assert isinstance(asked(CAPACITY, "authority_seen"), YesNo)
    assert "authority_seen_on" in shown(CAPACITY, {"authority_seen": "yes"})
    assert asked(CAPACITY, "authority_who")


def test_there_is_no_person_level_capacity_flag() -> None:
    columns = (*Person.__table__.columns.keys(), *Member.__table__.columns.keys())
    assert not [name for name in columns if "capacity" in name]


def test_the_five_principles_are_on_the_card() -> None:
    for principle in ("can decide", "help", "unwise", "best interests", "freedom"):
        assert principle in CAPACITY.card


# 7.7, 7.4 Agreement and safeguarding


def test_agreement_is_to_take_part_to_contact_family_to_hold_a_conference_and_to_share() -> None:
    rows = asked(AGREEMENT_TO_SHARE, "agreements")
    assert isinstance(rows, RowsAsked)
    kind, *others = rows.cells
    assert isinstance(kind, Choice)
    assert {o.key for o in kind.options} == {"share", "take_part", "family", "conference"}
    assert [cell.key for cell in others] == ["whom", "what", "until", "taken_back"]
    assert asked(AGREEMENT_TO_SHARE, "can_take_back").me


def test_the_three_safeguarding_questions_are_questions_and_the_decision_has_a_reason() -> None:
    assert all(option.label.endswith("?") for option in THREE_QUESTIONS)
    decided = lacking(SAFEGUARDING_THINKING, {"safeguarding_decision": "not_needed"})
    assert decided["safeguarding_reason"] is True
    assert asked(SAFEGUARDING_THINKING, "known").paper is Paper.COUNCIL
    assert asked(SAFEGUARDING_THINKING, "told").paper is Paper.COUNCIL


def test_a_copy_where_a_paper_in_the_house_is_not_safe_is_cautioned() -> None:
    unsafe: Answers = {"paper_is_safe": "no", "copy": ["read_aloud"]}
    assert "copy" not in lacking(SAFEGUARDING_THINKING, unsafe)
    assert lacking(SAFEGUARDING_THINKING, {**unsafe, "copy": ["post"]})["copy"] is False


# 1a.7, 1b.20, PRSB, the week


def test_a_peer_discussion_asks_nobodys_name_and_gives_the_person_no_paper() -> None:
    assert PEER_DISCUSSION.is_nameless
    assert not PEER_DISCUSSION.person_paper
    assert PEER_DISCUSSION.group is Group.COLLEAGUES
    naming = (PeopleAsked, PromisesAsked, Signature)
    assert not [q for q in PEER_DISCUSSION.questions() if isinstance(q, naming)]
    for question in PEER_DISCUSSION.questions():
        assert "{name}" not in question.ask
        assert question.paper in (Paper.COUNCIL, Paper.NEITHER)


def test_a_good_life_opens_with_it_asks_what_they_offer_and_makes_introductions() -> None:
    keys = [q.key for q in GOOD_LIFE.questions()]
    assert keys[:3] == ["good_life", "gifts", "offers"]
    assert "Introductions" in asked(GOOD_LIFE, "promises").ask
    assert GOOD_LIFE.accent == "plum"


def test_about_me_has_the_prsb_headings_and_keeps_them_on_the_persons_own_columns() -> None:
    assert [q.key for q in ABOUT_ME.questions() if q.part is Part.TABLE] == list(ABOUT_KEYS)
    assert set(ABOUT_KEYS) <= set(Person.__table__.columns.keys())


def test_pages_are_offered_by_group_in_the_catalogue() -> None:
    offered = {page.key: page.group for page in shipped()}
    assert offered["peer_discussion"] is Group.COLLEAGUES
    assert {key for key, group in offered.items() if group is Group.DECISION} == {
        "capacity",
        "agreement_to_share",
        "safeguarding_thinking",
    }


@pytest.mark.parametrize("page", THESE, ids=lambda p: p.key)
def test_an_empty_page_waits_for_nothing_it_does_not_ask(page: Page) -> None:
    waiting = set(completeness(page, {}, NONE).waiting)
    assert waiting <= shown(page, {})
