"""Small sums and recovery budgets: from asking to authorised, the second person, and totals."""

from __future__ import annotations

import pytest

from app.casework import money, people, workers
from app.casework.money_sums import limit_in_force, set_limit, sum_of, sums, totals, year_began
from app.casework.money_views import MoneyView, Total
from app.casework.putting_off import put_off
from app.casework.removed import bring_back, removed
from app.casework.today import due_of_person, today
from app.casework.views import PersonView
from app.clock import FixedClock
from app.errors import BadInput, Refused
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.store import Store
from app.policy import Policy

LIMIT = Policy(small_sum_limit_pence=150_00)


def looked(store: Store, money_id: str, policy: Policy = LIMIT) -> MoneyView:
    return sum_of(store, policy=policy, money_id=money_id)


@pytest.fixture
def sitting(store: Store, arthur: PersonView) -> str:
    """240 pounds for sitting, above the limit."""
    return money.ask(store, person_id=arthur.id, amount="£240", for_what="Sitting, eight evenings")


@pytest.fixture
def manager(store: Store) -> str:
    return workers.add_colleague(store, name="Gwen Price", role="team manager").id


def test_practice_1c_31_a_small_sum_goes_from_asking_to_authorised_by_the_worker_alone(
    store: Store, arthur: PersonView
) -> None:
    safe = money.ask(
        store, person_id=arthur.id, amount="85", for_what="Key safe", hoped="Help gets in"
    )
    assert looked(store, safe).state == "asked"
    money.authorise(store, policy=LIMIT, money_id=safe)
    one = looked(store, safe)
    assert (one.state, one.pence, one.authorised_by) == ("authorised", 85_00, "Gwen Price")
    assert (one.asked_on, one.limit_pence, one.look_back_on) == ("2026-11-12", 150_00, "2027-01-07")
    money.paid(store, money_id=safe, receipt="No. 14")
    assert looked(store, safe).state == "paid"
    money.note_result(store, money_id=safe, result="Dot comes in by herself")
    assert looked(store, safe).state == "looked_back"


def test_practice_1c_32_held_by_the_person_unless_said_otherwise(
    store: Store, arthur: PersonView
) -> None:
    course = money.ask(
        store, person_id=arthur.id, kind="recovery", amount="260", for_what="Bicycle-repair course"
    )
    assert looked(store, course).held_by == "person"
    money.change(store, money_id=course, held_by="council")
    assert looked(store, course).held_by == "council"


def test_practice_1c_31_above_the_limit_a_second_person_has_to_agree(
    store: Store, sitting: str, manager: str
) -> None:
    assert looked(store, sitting).state == "needs_second"
    money.authorise(store, policy=LIMIT, money_id=sitting)
    assert looked(store, sitting).state == "needs_second"
    with pytest.raises(Refused):
        money.paid(store, money_id=sitting)
    money.second_agrees(store, money_id=sitting, second_id=manager)
    assert looked(store, sitting).state == "authorised"


def test_who_is_the_second_person_is_told_by_id_never_by_name(
    store: Store, sitting: str, manager: str
) -> None:
    money.authorise(store, policy=LIMIT, money_id=sitting)
    with pytest.raises(Refused):
        money.second_agrees(store, money_id=sitting, second_id=store.worker_id or "")
    money.second_agrees(store, money_id=sitting, second_id=manager)  # of the very same name
    with pytest.raises(Refused):
        money.authorise(store, policy=LIMIT, money_id=sitting, by_id=manager)


def test_agreed_by_phone_is_to_be_confirmed_until_it_is(
    store: Store, sitting: str, manager: str
) -> None:
    money.authorise(store, policy=LIMIT, money_id=sitting)
    with pytest.raises(Refused):
        money.confirm_second(store, money_id=sitting)
    money.second_agrees(store, money_id=sitting, second_id=manager, way="phone")
    assert looked(store, sitting).state == "to_confirm"
    money.paid(store, money_id=sitting)
    assert looked(store, sitting).is_to_confirm
    money.confirm_second(store, money_id=sitting)
    assert not looked(store, sitting).is_to_confirm


def test_another_amount_takes_back_who_agreed_to_the_one_before(
    store: Store, sitting: str, manager: str
) -> None:
    money.authorise(store, policy=LIMIT, money_id=sitting)
    money.second_agrees(store, money_id=sitting, second_id=manager)
    money.change(store, money_id=sitting, for_what="Sitting, ten evenings")
    assert looked(store, sitting).state == "authorised"
    money.change(store, money_id=sitting, amount="300")
    one = looked(store, sitting)
    assert (one.state, one.authorised_on, one.second_id) == ("needs_second", "", "")


def test_a_second_who_agreed_first_is_taken_back_with_the_amount(
    store: Store, sitting: str, manager: str
) -> None:
    money.second_agrees(store, money_id=sitting, second_id=manager)
    money.change(store, money_id=sitting, amount="900")
    money.authorise(store, policy=LIMIT, money_id=sitting)
    assert looked(store, sitting).state == "needs_second"


def test_the_amount_of_a_paid_sum_stays(store: Store, arthur: PersonView) -> None:
    taxi = money.ask(store, person_id=arthur.id, amount="40", for_what="Taxi")
    money.authorise(store, policy=LIMIT, money_id=taxi)
    money.paid(store, money_id=taxi)
    with pytest.raises(Refused):
        money.change(store, money_id=taxi, amount="400")
    money.take_back_paid(store, money_id=taxi)
    money.take_back_authorised(store, money_id=taxi)
    assert looked(store, taxi).state == "asked"


@pytest.mark.parametrize("typed", ["about fifty", "9" * 200, "£100,000,001", "٤٠ quid", "-5"])
def test_what_is_no_amount_is_kept_as_typed_and_not_authorised(
    store: Store, arthur: PersonView, typed: str
) -> None:
    one = money.ask(store, person_id=arthur.id, amount=typed, for_what="Shoes")
    assert (looked(store, one).pence, looked(store, one).amount_typed) == (None, typed)
    with pytest.raises(Refused):
        money.authorise(store, policy=LIMIT, money_id=one)
    assert totals(store, policy=LIMIT, person_id=arthur.id).unread == 1


def test_a_limit_changed_later_leaves_what_was_authorised(store: Store, arthur: PersonView) -> None:
    one = money.ask(store, person_id=arthur.id, amount="140", for_what="Shoes")
    money.authorise(store, policy=LIMIT, money_id=one)
    lower = Policy(small_sum_limit_pence=10_00)
    assert looked(store, one, lower).state == "authorised"


def test_without_a_limit_the_worker_authorises_every_sum(store: Store, sitting: str) -> None:
    assert limit_in_force(store, policy=Policy()) is None
    money.authorise(store, policy=Policy(), money_id=sitting)
    assert looked(store, sitting, Policy()).state == "authorised"


def test_the_council_s_limit_stands_before_the_worker_s(store: Store) -> None:
    assert set_limit(store, amount="£99.50") == 99_50
    assert limit_in_force(store, policy=Policy()) == 99_50
    assert limit_in_force(store, policy=LIMIT) == 150_00
    with pytest.raises(Refused):
        set_limit(store, amount="not much")
    assert set_limit(store, amount=" ") is None
    assert limit_in_force(store, policy=Policy()) is None


def test_refused_says_why_and_can_be_taken_back(store: Store, sitting: str) -> None:
    money.refuse(store, money_id=sitting, reason="The carers' grant pays it")
    assert looked(store, sitting).state == "refused"
    with pytest.raises(Refused):
        money.authorise(store, policy=LIMIT, money_id=sitting)
    money.ask_again(store, money_id=sitting)
    assert looked(store, sitting).state == "needs_second"


def test_for_a_circle_or_a_place_nobody_has_to_be_named(store: Store) -> None:
    cafe = money.ask(store, for_kind="place", for_words="Talking café", amount="30")
    assert [one.id for one in sums(store, policy=LIMIT).rows] == [cafe]
    with pytest.raises(Refused):
        money.ask(store, amount="30")


def test_every_step_is_undone_and_named(store: Store, sitting: str, arthur: PersonView) -> None:
    money.authorise(store, policy=LIMIT, money_id=sitting)
    offer = store.undo_offer(person_id=arthur.id)
    assert offer is not None
    assert (offer.verb, offer.subject) == ("authorised_money", "Sitting, eight evenings")
    store.undo(offer.step_id)
    assert looked(store, sitting).authorised_on == ""


def test_removed_is_brought_back(store: Store, sitting: str, catalogue: Catalogue) -> None:
    money.remove(store, money_id=sitting)
    with pytest.raises(Refused):
        looked(store, sitting)
    lines = removed(store, catalogue=catalogue, words=Words()).rows
    assert [(line.kind, line.what) for line in lines] == [("money", "Sitting, eight evenings")]
    bring_back(store, kind="money", row_id=sitting)
    assert looked(store, sitting).state == "needs_second"


def test_totals_of_a_person_and_of_a_year(
    store: Store, arthur: PersonView, sitting: str, clock: FixedClock
) -> None:
    for amount in ("85", "40.50"):
        one = money.ask(store, person_id=arthur.id, amount=amount)
        money.authorise(store, policy=LIMIT, money_id=one)
    money.paid(store, money_id=one)
    other = people.add_person(store, name="Somebody Else")
    money.ask(store, person_id=other.id, amount="1000")
    found = totals(store, policy=LIMIT, person_id=arthur.id, since="2026-04-01")
    assert found.asked == Total(count=3, pence=365_50)
    assert found.authorised == Total(count=2, pence=125_50)  # the sitting waits for its second
    assert found.paid == Total(count=1, pence=40_50)
    assert totals(store, policy=LIMIT).asked.count == 4
    assert totals(store, policy=LIMIT, until="2026-04-01").asked.count == 0
    assert year_began(clock.today()) == "2026-04-01"
    assert year_began(clock.today().replace(month=3)) == "2025-04-01"


def test_the_result_is_asked_for_on_its_day_until_it_is_told(
    store: Store, arthur: PersonView, sitting: str, clock: FixedClock, catalogue: Catalogue
) -> None:
    def due() -> list[str]:
        return [line.what for line in today(store, catalogue=catalogue, words=Words()).due]

    clock.move(days=70)
    assert due() == []  # not authorised
    money.authorise(store, policy=Policy(), money_id=sitting)
    clock.move(days=55)
    assert due() == []
    clock.move(days=1)
    assert due() == ["Sitting, eight evenings"]
    line = due_of_person(store, person_id=arthur.id)[0]
    assert (line.kind, line.money_id) == ("money", sitting)
    put_off(store, line=line, until="2028-01-01", reason="She is away")
    assert due() == []
    money.change(store, money_id=sitting, look_back_on=clock.today().isoformat())
    assert due() == ["Sitting, eight evenings"]
    money.note_result(store, money_id=sitting, result="They slept")
    assert due() == []


def test_what_does_not_fit_is_refused(store: Store, sitting: str, manager: str) -> None:
    with pytest.raises(BadInput):
        money.change(store, money_id=sitting, held_by="nobody at all")
    with pytest.raises(BadInput):
        money.second_agrees(store, money_id=sitting, second_id=manager, way="dream")
    with pytest.raises(Refused):
        money.second_agrees(store, money_id=sitting, second_id="nobody")
