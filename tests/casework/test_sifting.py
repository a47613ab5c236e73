"""The filters of the list of people: each alone, together, and in step with what is shown."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.casework import contacts, people, promises
from app.casework.finish import finish_page
from app.casework.interview import Interview
from app.casework.rows import paper_language
from app.casework.sifting import Area, Sieve, areas, sifted
from app.forms.catalogue import Catalogue
from app.models.person import Person
from app.models.store import Store
from app.policy import Policy


@pytest.fixture
def folk(store: Store, catalogue: Catalogue) -> Mapping[str, str]:
    """Five people, each with something of their own, by first name."""
    ids = {
        "Ann": add(store, "Ann Lee", postcode="LD3 7AB"),
        "Bea": add(store, "Bea Lee", postcode="ld37xy", language="cy"),
        "Cai": add(store, "Cai Lee", postcode="SY18 6AA", paper_language="cy"),
        "Dan": add(store, "Dan Lee", involvement="died"),
        "Eve": add(store, "Eve Lee", involvement="moved", postcode="not known"),
    }
    contacts.note_contact(store, person_id=ids["Ann"], words="x", next_contact_on="2026-11-12")
    contacts.note_contact(store, person_id=ids["Bea"], words="x", next_contact_on="2026-11-30")
    promises.add_promise(store, person_id=ids["Cai"], what="Ring", by_when="2026-11-01")
    draft(store, ids["Ann"], catalogue)
    draft(store, ids["Bea"], catalogue)
    page = draft(store, ids["Cai"], catalogue)
    finish_page(store, page_id=page, catalogue=catalogue, policy=Policy(), send=True)
    return ids


def add(store: Store, name: str, **fields: object) -> str:
    return people.add_person(store, name=name, **fields).id


def draft(store: Store, person_id: str, catalogue: Catalogue) -> str:
    interview = Interview.begin(
        store, person_id=person_id, page_key="conversation_1", catalogue=catalogue
    )
    interview.answer("how_things_are", "So so.")
    interview.flush()
    return interview.page_id


def names(store: Store, sieve: Sieve, *, everyone: bool = False) -> list[str]:
    page = people.people(store, sieve=sieve, among=sifted(store, sieve), everyone=everyone)
    assert page.total == len(page.rows)
    return [line.name.split()[0] for line in page.rows]


@pytest.mark.parametrize(
    ("sieve", "wanted"),
    [
        (Sieve(), ["Ann", "Bea", "Cai"]),
        (Sieve(is_due=True), ["Ann", "Cai"]),
        (Sieve(is_unfinished=True), ["Ann", "Bea"]),
        (Sieve(is_unfiled=True), ["Cai"]),
        (Sieve(papers=frozenset({"cy"})), ["Bea", "Cai"]),
        (Sieve(papers=frozenset({"en"})), ["Ann"]),
        (Sieve(papers=frozenset({"en", "cy"})), ["Ann", "Bea", "Cai"]),
        (Sieve(area="LD3"), ["Ann", "Bea"]),
        (Sieve(involvement=frozenset({"died"})), ["Dan"]),
        (Sieve(involvement=frozenset({"died", "moved"})), ["Dan", "Eve"]),
        (Sieve(is_due=True, is_unfinished=True), ["Ann"]),
        (Sieve(is_due=True, papers=frozenset({"cy"})), ["Cai"]),
        (Sieve(is_unfinished=True, area="LD3", papers=frozenset({"cy"})), ["Bea"]),
        (Sieve(is_unfiled=True, area="LD3"), []),
        (Sieve(area="' OR 1=1 --"), []),
    ],
)
def test_each_filter_keeps_whom_it_means(
    store: Store, folk: Mapping[str, str], sieve: Sieve, wanted: list[str]
) -> None:
    assert len(folk) == 5
    assert names(store, sieve) == wanted


def test_words_and_filters_go_together(store: Store, folk: Mapping[str, str]) -> None:
    sieve = Sieve(is_due=True)
    found = people.people(store, query="cai", sieve=sieve, among=sifted(store, sieve))
    assert [line.id for line in found.rows] == [folk["Cai"]]
    assert names(store, Sieve(papers=frozenset({"en"})), everyone=True) == ["Ann", "Dan", "Eve"]


def test_the_paper_is_in_the_language_it_is_printed_in(
    store: Store, folk: Mapping[str, str]
) -> None:
    for chosen in (None, "en", "cy"):
        for spoken in (None, "", "cy", "en", "Urdu"):
            fields = {"paper_language": chosen, "language": spoken}
            add(store, f"Zed {chosen} {spoken}", **{k: v for k, v in fields.items() if v})
    with store.reading() as session:
        rows = session.query(Person).all()
        by_rule = {row.id: paper_language(row) for row in rows}
    for language in ("en", "cy"):
        sieve = Sieve(papers=frozenset({language}))
        found = {line.id for line in people.people(store, sieve=sieve, everyone=True).rows}
        assert found == {one for one, paper in by_rule.items() if paper == language}
    assert len(folk) == 5


def test_areas_are_the_first_halves_of_postcodes(store: Store, folk: Mapping[str, str]) -> None:
    assert areas(store) == (Area(code="LD3", people=2), Area(code="SY18", people=1))
    people.remove_person(store, person_id=folk["Cai"])
    assert areas(store) == (Area(code="LD3", people=2),)
    assert names(store, Sieve(area="SY18")) == []
