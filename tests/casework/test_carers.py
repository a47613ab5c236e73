"""A carer is a person in their own right: nothing of theirs reaches the other's record, or back."""

from __future__ import annotations

from datetime import date

import pytest

from app.casework import carers, contacts, history, network, pages, people
from app.casework.due_rows import due_in
from app.casework.finish import finish_page
from app.casework.interview import Interview
from app.casework.paper_view import page_view
from app.casework.person_history import person_history
from app.casework.sealed import to_json
from app.casework.views import MemberView, PersonView
from app.clock import FixedClock
from app.errors import Refused
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.network import Member
from app.models.store import Store
from app.policy import Policy


@pytest.fixture
def carys(store: Store, arthur: PersonView) -> MemberView:
    """Arthur's niece, of whom Arthur's record knows more than is hers to carry over."""
    people.change_person(store, person_id=arthur.id, about_matters="The shed", address="1 Lane")
    return network.add_member(
        store,
        person_id=arthur.id,
        name="Carys Bevan",
        phone="07700 900 111",
        relation="niece",
        kind="family",
        gives_care=True,
        willing="yes",
        able="partly",
        note="Worn out by his nights.",
        address="3 Hill",
    )


def linked(store: Store, member_id: str) -> str | None:
    with store.reading() as session:
        row = session.get(Member, member_id)
        assert row is not None
        return row.linked_person_id


def test_a_carer_has_a_record_of_their_own_with_name_and_telephone_alone(
    store: Store, carys: MemberView
) -> None:
    made = carers.make_person_of_member(store, member_id=carys.id)
    assert (made.name, made.phone) == ("Carys Bevan", "07700 900 111")
    assert (made.address, made.about_matters, made.needs) == ("", "", ())
    assert network.members(store, person_id=made.id) == ()
    assert linked(store, carys.id) == made.id
    assert carers.person_of_member(store, member_id=carys.id) == made


def test_beginning_a_carers_record_is_one_step_that_can_be_undone(
    store: Store, carys: MemberView, arthur: PersonView
) -> None:
    made = carers.make_person_of_member(store, member_id=carys.id)
    offer = store.undo_offer(person_id=made.id)
    assert offer is not None
    history.undo(store, step_id=offer.step_id)
    assert linked(store, carys.id) is None
    assert not people.is_known(store, person_id=made.id)
    assert [m.id for m in network.members(store, person_id=arthur.id)] == [carys.id]


def test_who_may_be_a_carer_is_looked_for_among_those_who_are_here(
    store: Store, carys: MemberView, arthur: PersonView
) -> None:
    assert carers.alike_of_member(store, member_id=carys.id) == ()
    here = people.add_person(store, name="Carys Bevan", born="1971")
    people.change_person(store, person_id=arthur.id, name="Caris Bevan")
    assert [li.id for li in carers.alike_of_member(store, member_id=carys.id)] == [here.id]
    made = carers.make_person_of_member(store, member_id=carys.id, person_id=here.id)
    assert (made.id, made.born) == (here.id, "1971")
    assert people.people(store).total == 2


def test_who_has_a_record_of_their_own_keeps_it(store: Store, carys: MemberView) -> None:
    made = carers.make_person_of_member(store, member_id=carys.id)
    assert carers.make_person_of_member(store, member_id=carys.id).id == made.id
    assert people.people(store).total == 2


def test_a_record_that_is_here_already_is_linked_and_not_made_again(
    store: Store, carys: MemberView
) -> None:
    hers = people.add_person(store, name="Carys Bevan", phone="01632 960 001")
    assert carers.make_person_of_member(store, member_id=carys.id, person_id=hers.id) == hers
    assert linked(store, carys.id) == hers.id


def test_a_group_a_professional_or_a_pet_gets_no_record(store: Store, arthur: PersonView) -> None:
    for kind in ("group", "paid", "pet"):
        one = network.add_member(store, person_id=arthur.id, name="Mot", kind=kind)
        with pytest.raises(Refused):
            carers.make_person_of_member(store, member_id=one.id)


def test_a_carers_page_is_never_filled_by_inference_from_the_other_persons_record(
    store: Store, carys: MemberView, catalogue: Catalogue
) -> None:
    made = carers.make_person_of_member(store, member_id=carys.id)
    talk = Interview.begin(
        store, person_id=made.id, page_key="carers_conversation", catalogue=catalogue
    )
    assert set(talk.answers) == {"conversation_on"}


def test_nothing_of_a_carers_conversation_is_on_the_other_persons_record_or_paper(
    store: Store, carys: MemberView, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    made = carers.make_person_of_member(store, member_id=carys.id)
    talk = Interview.begin(
        store, person_id=made.id, page_key="carers_conversation", catalogue=catalogue
    )
    secret = "I cannot go on like this"
    talk.answer("own_life", secret)
    talk.answer("able_likely", "no")
    talk.flush()
    finish_page(store, page_id=talk.page_id, catalogue=catalogue, policy=Policy(), send=True)

    his = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    seen = to_json(
        page_view(store, page_id=his.page_id, catalogue=catalogue, policy=Policy(), clock=clock)
    )
    words = Words("en")
    story = contacts.story(store, person_id=arthur.id, words=words, catalogue=catalogue)
    done = person_history(store, person_id=arthur.id, catalogue=catalogue, words=words, limit=200)
    lines = pages.pages_of_person(store, person_id=arthur.id, catalogue=catalogue, words=words)
    everything = f"{seen}{story}{done}{lines}{network.members(store, person_id=arthur.id)}"
    assert "Carys" in everything
    for word in (secret, made.id, talk.page_id, "carers_conversation", "carer's conversation"):
        assert word not in everything


def test_a_carer_who_would_rather_be_asked_again_comes_back_on_that_day(
    store: Store, carys: MemberView, catalogue: Catalogue
) -> None:
    made = carers.make_person_of_member(store, member_id=carys.id)
    talk = Interview.begin(
        store, person_id=made.id, page_key="carers_conversation", catalogue=catalogue
    )
    talk.answer("offer", "ask_again")
    talk.answer("next_contact", "2027-01-12")
    talk.flush()
    finish_page(store, page_id=talk.page_id, catalogue=catalogue, policy=Policy(), send=False)
    with store.reading() as session:
        due = due_in(session, date(2027, 1, 12), (made.id,))
    assert [(one.person_id, one.day) for one in due] == [(made.id, date(2027, 1, 12))]


def test_nothing_of_the_other_person_is_on_the_carers_paper(
    store: Store, carys: MemberView, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    people.change_person(
        store, person_id=arthur.id, needs=["Deaf in one ear"], nhs_number="9990000018"
    )
    made = carers.make_person_of_member(store, member_id=carys.id)
    talk = Interview.begin(
        store, person_id=made.id, page_key="carers_conversation", catalogue=catalogue
    )
    seen = to_json(
        page_view(store, page_id=talk.page_id, catalogue=catalogue, policy=Policy(), clock=clock)
    )
    for word in ("Arthur", "Deaf", "9990000018", "shed", "Worn out", "1 Lane", "3 Hill", "niece"):
        assert word not in seen
