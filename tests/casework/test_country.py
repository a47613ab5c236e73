"""England or Wales: once for the store, by the council where it fixes it; else by the person."""

from __future__ import annotations

from app.casework import people
from app.casework.country import country, follow_council, set_country
from app.casework.facts import facts_on
from app.casework.views import PersonView
from app.forms.countries import NOT_YET, SUPPORTED
from app.models.person import Person
from app.models.store import Store


def at(store: Store, person: PersonView) -> object:
    """The country a page with this person looks at."""
    with store.reading() as session:
        row = session.get(Person, person.id)
        assert row is not None
        return facts_on(session, row, store.clock.today())["@country"]


def test_england_until_wales_is_said_and_a_person_may_differ(
    store: Store, arthur: PersonView
) -> None:
    assert (country(store), at(store, arthur)) == ("england", "england")
    set_country(store, "wales")
    assert (country(store), at(store, arthur)) == ("wales", "wales")
    there = people.change_person(store, person_id=arthur.id, country="england")
    assert (there.country, at(store, arthur)) == ("england", "england")
    people.change_person(store, person_id=arthur.id, country="")
    assert at(store, arthur) == "wales"


def test_what_is_not_supported_changes_nothing_and_is_said() -> None:
    assert [option.key for option in SUPPORTED] == ["england", "wales"]
    assert "not supported yet" in NOT_YET


def test_the_council_fixes_it_but_for_what_is_not_supported(store: Store) -> None:
    follow_council(store, "wales")
    assert country(store) == "wales"
    follow_council(store, "scotland")
    follow_council(store, None)
    assert country(store) == "wales"
