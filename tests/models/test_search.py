"""People first, then the newest notes, by the beginnings of words; nothing typed can break it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st

from app.models.contact import Contact
from app.models.page import Page
from app.models.person import Person
from app.models.promise import Promise
from app.models.search import find_notes, find_people
from app.models.store import Step, Store, Verb
from tests.models.making import MOMENT, Started, start


def people(store: Store, query: str, **limits: int) -> list[str]:
    with store.reading() as session:
        return [hit.name for hit in find_people(session, query, **limits)]


def found(store: Store, query: str, person_id: str | None = None, limit: int = 20) -> list[str]:
    with store.reading() as session:
        return [h.snippet for h in find_notes(session, query, limit, person_id=person_id)]


@pytest.fixture
def peopled(started: Started) -> Started:
    """Three more people and some notes of different days."""
    with started.store.writing(Step(Verb.LOADED)) as session:
        sian = Person(
            name="Siân Ó Néill",
            preferred_name="Shan",
            nhs_number="943 476 5919",
            postcode="CF10 1AA",
        )
        session.add_all([sian, Person(name="Dorothy Abbot"), Person(name="王小明")])
        days = ("2026-01-05", "2026-11-01", "2025-12-31")
        for day in days:
            session.add(Contact(person_id=sian.id, on_date=day, words=f"Bowls again on {day}"))
        session.add(Contact(words="A jot: bowls for anybody", on_date="2026-06-01"))
        session.add(Promise(person_id=sian.id, what="Ring the library about bowls"))
    return started


def test_people_are_found_by_the_beginnings_of_their_names(peopled: Started) -> None:
    assert people(peopled.store, "do") == ["Dorothy Abbot", "Dot Evans"]
    assert people(peopled.store, "sian") == ["Siân Ó Néill"]
    assert people(peopled.store, "SIÂN ne") == ["Siân Ó Néill"]
    assert people(peopled.store, "shan") == ["Siân Ó Néill"]
    assert people(peopled.store, "小") == ["王小明"]
    assert people(peopled.store, "evans d") == ["Dot Evans"]
    assert people(peopled.store, "nobody") == []


def test_people_are_found_by_number_and_postcode(peopled: Started) -> None:
    for query in ("9434765919", "943 476 59", "cf10 1"):
        assert people(peopled.store, query) == ["Siân Ó Néill"]


def test_people_are_paged(peopled: Started) -> None:
    assert people(peopled.store, "do", limit=1) == ["Dorothy Abbot"]
    assert people(peopled.store, "do", limit=1, offset=1) == ["Dot Evans"]


def test_notes_come_newest_first(peopled: Started) -> None:
    assert found(peopled.store, "bowls") == [
        "Ring the library about bowls",
        "Bowls again on 2026-11-01",
        "A jot: bowls for anybody",
        "Bowls again on 2026-01-05",
        "Bowls again on 2025-12-31",
    ]
    assert found(peopled.store, "bowls", limit=1) == ["Ring the library about bowls"]


def test_notes_of_one_person(peopled: Started) -> None:
    with peopled.store.reading() as session:
        (sian,) = find_people(session, "sian")
        assert len(find_notes(session, "bowls", person_id=sian.person_id)) == 4
        assert find_notes(session, "bowls", person_id=peopled.person_id) == []
        # An id is no word that anybody said.
        assert find_notes(session, sian.person_id[:8]) == []


def test_a_hit_says_what_matched_and_where(started: Started) -> None:
    started.answer("others", {"text": "Mum and Béa, and the cat", "list": ["Gill"]})
    with started.store.reading() as session:
        (hit,) = find_notes(session, "bea")
        assert (hit.entity, hit.person_id, hit.page_id) == (
            "answer",
            started.person_id,
            started.page_id,
        )
        assert ("Béa", True) in hit.pieces
        assert hit.on_date == "2026-11-12"
        assert find_notes(session, "gi")[0].row_id == hit.row_id


def test_signs_without_spaces_are_found_inside_and_shown_as_they_were(started: Started) -> None:
    started.answer("others", "妈妈喜欢打牌")
    assert found(started.store, "喜欢") == ["妈妈喜欢打牌"]


def test_typing_is_found_once_its_step_is_closed(started: Started) -> None:
    started.answer("others", "Bowls", gesture="1")
    assert found(started.store, "bowls") == []
    started.store.close_steps()
    assert found(started.store, "bowls") == ["Bowls"]


def test_what_changed_or_went_is_not_found_by_its_old_words(started: Started) -> None:
    store = started.store
    started.answer("others", "Bowls")
    started.answer("others", "Bingo")
    assert (found(store, "bowls"), found(store, "bingo")) == ([], ["Bingo"])
    with store.writing(Step(Verb.REMOVED_PAGE)) as session:
        session.get_one(Page, started.page_id).removed_at = MOMENT
    assert found(store, "bingo") == []
    with store.writing(Step(Verb.REMOVED_PERSON)) as session:
        session.get_one(Person, started.person_id).removed_at = MOMENT
    assert people(store, "dot") == []


def test_rows_old_and_new_are_indexed_together(started: Started) -> None:
    with started.store.writing(Step(Verb.CHANGED_PERSON)) as session:
        session.get_one(Person, started.person_id).name = "Dilys"
        session.add_all(Person(name=f"Gwen {n}") for n in range(3))
    assert people(started.store, "dilys") == ["Dilys"]
    assert len(people(started.store, "gwen")) == 3


def test_undo_brings_the_index_back(started: Started) -> None:
    started.answer("others", "Bowls")
    offer = started.store.undo_offer()
    assert offer is not None
    started.store.undo(offer.step_id)
    assert found(started.store, "bowls") == []
    started.store.redo(offer.step_id)
    assert found(started.store, "bowls") == ["Bowls"]


def test_the_index_can_be_written_anew(peopled: Started) -> None:
    before = found(peopled.store, "bowls"), people(peopled.store, "d")
    assert peopled.store.rebuild_search() == 9
    assert (found(peopled.store, "bowls"), people(peopled.store, "d")) == before


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Started:
    """One store for many queries."""
    begun = start(tmp_path_factory.mktemp("searched") / "home")
    begun.answer("others", 'NEAR OR AND "quoted" words* ^here -there col:umn {a b} (c)')
    return begun


@pytest.mark.parametrize(
    "query",
    ["", " ", "*", '"', '""', "'", "a*b", "NEAR(a b)", "a AND", "OR", "NOT a", "^a", "-a", "a:b",
     "words:a", "{a}:b", "(", "a + b", "\x00", "a\x00b", "\ud83d", "💜", "x" * 5000, "a " * 500,
     "%", "_", "\\", "a\x02b\x03c", "\u202ea", "é\u0301"],
)  # fmt: skip
def test_hostile_queries_find_or_do_not_find_but_never_raise(searched: Started, query: str) -> None:
    people(searched.store, query)
    found(searched.store, query, searched.person_id)


@runs(max_examples=150)
@given(query=st.text(max_size=30))
def test_any_query_is_answered(searched: Started, query: str) -> None:
    people(searched.store, query)
    found(searched.store, query)


@pytest.mark.parametrize("query", ["near", "quoted", "words*", "^here", "-there", "col:umn", "OR"])
def test_operators_are_only_words(searched: Started, query: str) -> None:
    assert len(found(searched.store, query)) == 1
