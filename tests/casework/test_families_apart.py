"""No paper shows one person what belongs to another's record: the families, and made-up people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import cast

import pytest
from sqlalchemy import select

from app.casework.facts import facts_on
from app.casework.paper_view import page_view
from app.casework.practice import (
    HOUSEHOLDS,
    add_invented_people,
    add_practice_family,
    add_practice_worker,
)
from app.casework.practice.told import Told
from app.casework.views import PageView
from app.clock import FixedClock
from app.forms.catalogue import shipped
from app.language import Words
from app.models.page import Answer, Page
from app.models.person import Person
from app.models.store import Store
from app.policy import Policy
from app.reports.conversation import conversation_paper
from app.reports.document import Document
from tests.models.making import fixed_key

INVENTED = 6
LEAST = 25
"""Shorter answers (a place, a rhythm) may well be the same with two people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Every page's view, what each person's own record says by id, and who has a young carer."""

    views: list[PageView]
    own: dict[str, set[str]]
    young_carers: dict[str, bool]


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Apart:
    clock = FixedClock(datetime(2026, 11, 12, 14, 52, tzinfo=UTC), seed=7)
    store = Store.create(tmp_path_factory.mktemp("apart") / "home", fixed_key(), clock=clock)
    add_practice_worker(store)
    add_practice_family(store, clock, sends=False)
    add_invented_people(store, clock, count=INVENTED, seed=7)
    with store.reading() as session:
        ids = list(session.scalars(select(Page.id).order_by(Page.id)))
        own: dict[str, set[str]] = {}
        young: dict[str, bool] = {}
        for person in session.scalars(select(Person)):
            kept = (
                person.nhs_number,
                person.council_id,
                person.visiting_alone,
                person.about_support,
            )
            own.setdefault(person.id, set()).update(one for one in kept if one)
            young[person.name] = facts_on(session, person, clock.today())["@young_carer"] is True
        said = select(Page.person_id, Answer.value).join(Page, Page.id == Answer.page_id)
        for person_id, value in session.execute(said):
            own[person_id].update(one for one in texts(value) if len(one) >= LEAST)
    views = [
        page_view(store, page_id=one, catalogue=shipped(), policy=Policy(), clock=clock)
        for one in ids
    ]
    store.close()
    return Apart(views=views, own=own, young_carers=young)


def texts(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for item in cast("Sequence[object]", value):
            yield from texts(item)
    elif isinstance(value, dict):
        for item in cast("dict[str, object]", value).values():
            yield from texts(item)


def test_no_paper_shows_one_person_what_belongs_to_anothers_record(
    apart: Apart,
) -> None:
    views, own = apart.views, apart.own
    assert len(views) >= len(HOUSEHOLDS) + INVENTED
    for view in views:
        said = "\n".join(texts(asdict(view)))
        printed = "".join(str(paper_of(view, one).blocks) for one in ("person", "council"))
        mine = own[view.person_id]
        for person_id, theirs in own.items():
            if person_id != view.person_id:
                leaked = [one for one in theirs - mine if one in said or one in printed]
                assert leaked == [], (view.page_key, view.person_name)


def paper_of(view: PageView, audience: str) -> Document:
    words = Words(view.language)
    if audience == "person":
        return conversation_paper(view, audience="person", words=words)
    return conversation_paper(view, audience="council", words=words)


def test_every_household_has_pages_enough_for_that_to_be_worth_something(
    apart: Apart,
) -> None:
    views, own = apart.views, apart.own
    keys = {(view.person_name, view.page_key) for view in views}
    for told in HOUSEHOLDS:
        assert {(told.name, talk.page) for talk in told.talks} <= keys
    assert all(own[view.person_id] for view in views)


# Section 8: what each family is there to show


def of(apart: Apart, name: str, key: str) -> list[PageView]:
    return [v for v in apart.views if v.person_name == name and v.page_key == key]


def answer(view: PageView, key: str) -> str:
    return next((asked.text for asked in view.asked if asked.key == key), "")


def test_b_the_carers_pdf_holds_nothing_of_iqbals_health(
    apart: Apart,
) -> None:
    (view,) = of(apart, "Nasreen Sharif", "carers_conversation")
    assert answer(view, "carer_outcomes")
    assert answer(view, "carer_criteria")
    for audience in ("person", "council"):
        said = str(paper_of(view, audience).blocks).lower()
        for word in ("fall", "fell", "ward", "leg", "stairs", "hospital", "9990000026"):
            assert f" {word}" not in said
    assert "able to care" not in str(paper_of(view, "person").blocks).lower()


def test_c_the_welsh_list_is_used_and_scores_stay_off_her_own_paper(
    apart: Apart,
) -> None:
    (view,) = of(apart, "Gwenllian Prys", "what_matters_wales")
    assert view.language == "cy"
    assert view.language_line
    rows = next(asked for asked in view.asked if asked.key == "outcomes")
    assert [row[1][0] for row in rows.rows] == ["3", "4", "6"]
    assert "6 o" in str(paper_of(view, "council").blocks).replace("6 of", "6 o")
    for row in rows.rows:
        person = str(paper_of(view, "person").blocks)
        assert row[0] in person
        assert row[1] not in person
    (life,) = of(apart, "Gwenllian Prys", "conversation_3")
    shown = {asked.key for asked in life.asked}
    assert "outcomes_wales" in shown
    assert "outcomes_england" not in shown
    assert "£182.50" in next(a.total for a in life.asked if a.key == "budget")


def test_c_two_decisions_are_two_pages_and_no_flag_on_the_person(
    apart: Apart,
) -> None:
    friends, bank = of(apart, "Gwenllian Prys", "capacity")
    assert answer(friends, "decision") != answer(bank, "decision")
    assert answer(friends, "conclusion") != answer(bank, "conclusion")
    assert not answer(friends, "best_interests")
    assert answer(bank, "best_interests")
    (about,) = of(apart, "Gwenllian Prys", "about_me")
    assert "banc" not in str(about.asked)


def test_d_four_dated_steps_a_young_carer_and_a_sheet_without_names(
    apart: Apart,
) -> None:
    (family,) = of(apart, "Delroy Bennett", "think_family")
    steps = next(asked for asked in family.asked if asked.key == "steps")
    assert len(steps.rows) == 4
    assert all(row[1] and row[2] for row in steps.rows)
    assert answer(family, "young_told_on")
    assert answer(family, "young_offered_on")
    (sheet,) = of(apart, "Delroy Bennett", "peer_discussion")
    suggested = next(asked for asked in sheet.asked if asked.key == "suggestions")
    assert len(suggested.rows) == 2
    assert len({row[2] for row in suggested.rows}) == 2
    printed = str(paper_of(sheet, "council").blocks)
    assert not [name for name in ("Delroy", "Bennett", "Tia", "Marcia") if name in printed]
    (safe,) = of(apart, "Delroy Bennett", "safeguarding_thinking")
    assert answer(safe, "safeguarding_reason")


def test_the_young_carer_prompt_is_silent_for_osian_and_speaks_for_tia(apart: Apart) -> None:
    assert {name for name, has in apart.young_carers.items() if has} == {"Delroy Bennett"}
    assert ("Osian Prys", True, False) in [
        (m.name, m.under_18, m.gives_care) for m in household("Gwenllian Prys").members
    ]


def household(name: str) -> Told:
    return next(one for one in HOUSEHOLDS if one.name == name)


def test_f_a_good_life_makes_introductions(
    apart: Apart,
) -> None:
    (good,) = of(apart, "Kieran Doyle-Abara", "good_life")
    assert {promise.introduced_to for promise in good.promises} >= {
        "Marlbeck Rovers",
        "Saturday club",
    }
    assert any(promise.to_be_asked for promise in good.promises)
