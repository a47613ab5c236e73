"""Days written on a page come back on Today, can be put off, and leave when they are looked at."""

from __future__ import annotations

from datetime import date

import pytest

from app.casework import money, people, workers
from app.casework.day_views import DueLine
from app.casework.due_days import birthday
from app.casework.finish import amend_page
from app.casework.history import redo, undo
from app.casework.interview import Interview
from app.casework.looking_again import looked_at
from app.casework.putting_off import put_off
from app.casework.today import due_of_person, today, today_counts
from app.casework.views import PersonView
from app.clock import FixedClock
from app.errors import Refused
from app.forms.catalogue import Catalogue
from app.forms.conditions import Json
from app.language import Words
from app.models.journal import Step, Verb
from app.models.page import Page
from app.models.store import Store
from app.policy import Policy

LIMIT = Policy(small_sum_limit_pence=15_000)


def lines(store: Store, catalogue: Catalogue) -> tuple[DueLine, ...]:
    return today(store, catalogue=catalogue, words=Words()).due


def seen(store: Store, catalogue: Catalogue) -> list[tuple[str, str]]:
    return [(line.about, line.due_on.isoformat()) for line in lines(store, catalogue)]


def page_with(
    store: Store, person: PersonView, catalogue: Catalogue, key: str, **answers: Json
) -> str:
    """A page with these answers; its id."""
    talk = Interview.begin(store, person_id=person.id, page_key=key, catalogue=catalogue)
    for asked, value in answers.items():
        talk.answer(asked, value)
    talk.flush()
    return talk.page_id


def set_state(store: Store, page_id: str, **fields: object) -> None:
    """Have a page be in a state that takes a whole conversation to come to."""
    with store.writing(Step(Verb.CHANGED_PAGE, page_id=page_id)) as session:
        row = session.get(Page, page_id)
        assert row is not None
        for field, value in fields.items():
            setattr(row, field, value)


@pytest.mark.parametrize(
    ("page_key", "key", "about"),
    [
        ("conversation_3", "review_on", "review"),
        ("carers_conversation", "look_again", "review"),
        ("carers_conversation", "ask_again_on", "ask_again"),
        ("what_matters_wales", "look_again", "review"),
        ("capacity", "look_again", "decision"),
        ("leaving_hospital", "look_again", "at_home"),
        ("leaving_hospital", "temporary_until", "temporary"),
        ("leaving_hospital", "stable_on", "steady"),
        ("conversation_2", "stable_on", "steady"),
    ],
)
def test_every_day_a_page_sets_comes_back_and_leaves_when_looked_at(
    store: Store, arthur: PersonView, catalogue: Catalogue, page_key: str, key: str, about: str,
    clock: FixedClock,
) -> None:  # fmt: skip
    page = catalogue.page(page_key)
    assert page is not None
    assert page.question(key) is not None
    offer = {"offer": "ask_again"} if key == "ask_again_on" else {}
    page_id = page_with(store, arthur, catalogue, page_key, **{key: "2026-11-20"}, **offer)
    assert seen(store, catalogue) == []
    clock.move(days=8)
    assert seen(store, catalogue) == [(about, "2026-11-20")]
    assert today_counts(store).due == 1
    line = lines(store, catalogue)[0]
    assert (line.kind, line.page_id, line.page_key) == ("page_day", page_id, page_key)
    looked_at(store, line=line)
    assert seen(store, catalogue) == []
    assert due_of_person(store, person_id=arthur.id) == ()


def test_nobody_is_asked_again_once_it_is_wanted_now(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    page_with(
        store, arthur, catalogue, "carers_conversation", offer="wanted", ask_again_on="2026-11-02"
    )
    assert lines(store, catalogue) == ()


def test_help_for_a_while_comes_back_on_the_day_it_ends_each_day_once(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    rows: Json = [
        {"what": "Sitting", "until": "2026-11-10"},
        {"what": "Meals", "until": "2026-11-10"},
        {"what": "Later", "until": "2027-11-10"},
        {"what": "No day", "until": "soon"},
        {"until": "2026-11-09"},
    ]
    page_with(store, arthur, catalogue, "conversation_2", short_term=rows)
    assert [(li.about, li.what) for li in lines(store, catalogue)] == [
        ("short_term", "Sitting; Meals")
    ]
    assert [li.what for li in due_of_person(store, person_id=arthur.id)] == [
        "Sitting; Meals",
        "Later",
    ]


def test_one_put_off_comes_up_later_with_why_and_both_can_be_taken_back(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    page_with(store, arthur, catalogue, "conversation_3", review_on="2026-11-12")
    put_off(store, line=lines(store, catalogue)[0], until="2026-11-14", reason="She is away")
    assert lines(store, catalogue) == ()
    soon = today(store, catalogue=catalogue, words=words).soon
    assert [(li.due_on, li.put_off) for li in soon] == [(date(2026, 11, 14), "She is away")]
    put_off(store, line=soon[0], until="2026-11-16", reason="Still away")
    looked_at(store, line=due_of_person(store, person_id=arthur.id)[0])
    assert due_of_person(store, person_id=arthur.id) == ()
    for left in (date(2026, 11, 16), date(2026, 11, 14), date(2026, 11, 12)):
        offer = store.undo_offer(person_id=arthur.id)
        assert offer is not None
        undo(store, step_id=offer.step_id)
        assert [li.due_on for li in due_of_person(store, person_id=arthur.id)] == [left]
    offer = store.redo_offer(person_id=arthur.id)
    assert offer is not None
    redo(store, step_id=offer.step_id)
    assert [li.put_off for li in due_of_person(store, person_id=arthur.id)] == ["She is away"]


def test_a_newer_finished_page_of_the_kind_takes_over_the_days_of_the_one_before(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    help_ends: Json = [{"what": "Sitting", "until": "2026-11-10"}]
    page_with(
        store, arthur, catalogue, "conversation_2", stable_on="2026-11-01", short_term=help_ends
    )
    newer = page_with(store, arthur, catalogue, "leaving_hospital", stable_on="2027-11-10")
    assert seen(store, catalogue) == [("steady", "2026-11-01"), ("short_term", "2026-11-10")]
    set_state(store, newer, state="finished")
    assert seen(store, catalogue) == [("short_term", "2026-11-10")]
    set_state(store, newer, state="finished", removed_at=store.clock.now())
    assert seen(store, catalogue) == [("steady", "2026-11-01"), ("short_term", "2026-11-10")]


def test_an_amendment_takes_over_at_once_and_each_decision_keeps_its_own_day(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    first = page_with(store, arthur, catalogue, "capacity", look_again="2026-11-01")
    other = page_with(store, arthur, catalogue, "capacity", look_again="2026-11-02")
    for page_id in (first, other):
        set_state(store, page_id, state="finished")
    assert seen(store, catalogue) == [("decision", "2026-11-01"), ("decision", "2026-11-02")]
    amend_page(store, page_id=first)
    assert [day for _, day in seen(store, catalogue)] == ["2026-11-01", "2026-11-02"]
    assert len({line.day_key for line in lines(store, catalogue)}) == 2


def test_nothing_comes_back_of_whom_one_does_not_work_with_or_in_no_words_of_a_day(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    page_with(store, arthur, catalogue, "conversation_3", review_on="2026-11")
    assert lines(store, catalogue) == ()
    page_with(store, arthur, catalogue, "conversation_2", stable_on="2026-11-02")
    assert len(lines(store, catalogue)) == 1
    people.change_person(store, person_id=arthur.id, involvement="moved")
    assert lines(store, catalogue) == ()


def test_a_contact_is_not_done_by_saying_that_it_was_looked_at(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    page_with(store, arthur, catalogue, "conversation_3", next_contact="2026-11-13")
    with pytest.raises(Refused):
        looked_at(store, line=due_of_person(store, person_id=arthur.id)[0])


@pytest.mark.parametrize(
    ("born", "due"),
    [
        ("2009-05-12", "2026-11-11"),  # 18 on 12 May 2027, half a year and a day from now
        ("2009-05-14", ""),
        ("2008-11-12", "2026-05-14"),
        ("2007-11-13", "2025-05-15"),
        ("2007-11-12", ""),  # 19 today
        ("2009", ""),
        ("", ""),
    ],
)
def test_practice_3_5_turning_18_comes_up_half_a_year_before(
    store: Store, catalogue: Catalogue, born: str, due: str
) -> None:
    young = people.add_person(store, name="Tia", born=born)
    assert seen(store, catalogue) == ([("comes_of_age", due)] if due else [])
    page_with(store, young, catalogue, "think_family", age_link_on="2026-11-01")
    assert seen(store, catalogue) == []


def test_who_was_born_on_29_february_turns_18_in_a_year_without_one() -> None:
    assert birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)


def test_a_sum_for_a_place_comes_back_and_what_is_to_be_confirmed_does(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    manager = workers.add_colleague(store, name="M. Hale").id
    place = money.ask(store, for_kind="place", for_words="The hall", amount="40", for_what="Chairs")
    money.authorise(store, policy=LIMIT, money_id=place)
    sitting = money.ask(store, person_id=arthur.id, amount="240", for_what="Sitting")
    money.authorise(store, policy=LIMIT, money_id=sitting)
    assert lines(store, catalogue) == ()
    money.second_agrees(store, money_id=sitting, second_id=manager, way="phone")
    confirm = lines(store, catalogue)[0]
    assert (confirm.kind, confirm.about, confirm.what) == ("money", "confirm", "Sitting")
    assert [li.about for li in due_of_person(store, person_id=arthur.id)] == ["confirm", ""]
    money.confirm_second(store, money_id=sitting)
    assert lines(store, catalogue) == ()
    clock.move(days=100)
    view = today(store, catalogue=catalogue, words=Words())
    found = {line.person_name: line.money_id for line in view.due}
    assert found == {"The hall": place, "Arthur Bevan": sitting}
    assert view.due_people == 1
    line = next(line for line in view.due if line.money_id == place)
    put_off(store, line=line, until="2028-01-01", reason="Still asking")
    assert [li.person_name for li in lines(store, catalogue)] == ["Arthur Bevan"]
    clock.move(days=400)
    money.note_result(store, money_id=place, result="They are used")
    assert [li.person_name for li in lines(store, catalogue)] == ["Arthur Bevan"]
