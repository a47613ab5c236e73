"""Pages are offered by what is so of the person; those under way are gone on with."""

from __future__ import annotations

import pytest

from app.casework import people, workers
from app.casework.facts import COUNTRY
from app.casework.interview import Interview
from app.casework.offering import commonest, offered
from app.casework.pages import remove_page
from app.casework.views import PersonView
from app.errors import Refused
from app.models.store import Store
from tests.many_pages import many_pages

PAGES = many_pages()


def keys(store: Store, person: PersonView, **how: bool) -> list[str]:
    """The keys of what is offered."""
    offers = offered(store, person_id=person.id, catalogue=PAGES, **how)
    return [offer.page_key for offer in offers]


def test_a_page_of_wales_is_offered_in_wales_alone(store: Store, arthur: PersonView) -> None:
    assert "matters" not in keys(store, arthur)
    workers.keep_private_setting(store, COUNTRY, "wales")
    assert "matters" in keys(store, arthur)
    people.change_person(store, person_id=arthur.id, country="england")
    assert "matters" not in keys(store, arthur)


def test_the_newest_draft_is_gone_on_with_until_it_is_removed(
    store: Store, arthur: PersonView
) -> None:
    begun = [
        Interview.begin(store, person_id=arthur.id, page_key="named", catalogue=PAGES).page_id
        for _ in range(2)
    ]
    for newest in reversed(begun):
        offers = offered(store, person_id=arthur.id, catalogue=PAGES)
        assert next(o for o in offers if o.page_key == "named").draft_id == newest
        remove_page(store, page_id=newest)
    offers = offered(store, person_id=arthur.id, catalogue=PAGES)
    assert {offer.draft_id for offer in offers} == {""}


def test_a_page_under_way_stays_though_it_would_not_be_offered(
    store: Store, arthur: PersonView
) -> None:
    Interview.begin(store, person_id=arthur.id, page_key="matters", catalogue=PAGES)
    assert "matters" in keys(store, arthur)


def test_while_the_person_may_look_on_nothing_among_colleagues_is_offered(
    store: Store, arthur: PersonView
) -> None:
    assert "peer_discussion" in keys(store, arthur)
    assert "peer_discussion" not in keys(store, arthur, with_colleagues=False)


def test_the_three_conversations_come_first(store: Store, arthur: PersonView) -> None:
    offers = offered(store, person_id=arthur.id, catalogue=PAGES)
    assert [o.page_key for o in commonest(offers)] == [
        "conversation_1", "conversation_2", "conversation_3",
    ]  # fmt: skip
    fewer = tuple(o for o in offers if o.page_key in ("first", "named", "conversation_3"))
    assert [o.page_key for o in commonest(fewer)] == ["conversation_3", "first", "named"]


def test_nothing_is_offered_with_somebody_who_is_gone(store: Store) -> None:
    with pytest.raises(Refused):
        offered(store, person_id="nobody", catalogue=PAGES)
