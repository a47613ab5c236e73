"""The worker's own words: kept encrypted, undone, capped; and who is in sight where one writes."""

from __future__ import annotations

import unicodedata

import pytest

from app.casework import network, own_words, people
from app.casework.interview import Interview
from app.casework.own_words import (
    add_own_word,
    forget_own_word,
    in_sight,
    language_of_page,
)
from app.casework.own_words import own_words as words_of
from app.casework.views import PersonView
from app.errors import BadInput, Refused
from app.forms.catalogue import Catalogue
from app.models.store import Store


def test_a_word_is_kept_until_it_is_taken_away(store: Store) -> None:
    for word in ("Tregwyntog", "grambling", "Aberzqx"):
        add_own_word(store, word=word)
    assert words_of(store) == ("Aberzqx", "grambling", "Tregwyntog")
    forget_own_word(store, word="grambling")
    assert words_of(store) == ("Aberzqx", "Tregwyntog")


def test_adding_and_taking_away_are_steps_to_undo(store: Store) -> None:
    add_own_word(store, word="grambling")
    offer = store.undo_offer()
    assert offer is not None
    assert (offer.verb, offer.subject) == ("added_word", "grambling")
    store.undo(offer.step_id)
    assert words_of(store) == ()
    store.redo(offer.step_id)
    forget_own_word(store, word="grambling")
    offer = store.undo_offer()
    assert offer is not None
    assert offer.verb == "forgot_word"
    store.undo(offer.step_id)
    assert words_of(store) == ("grambling",)


def test_nothing_is_written_for_a_word_that_is_there_or_is_not(store: Store) -> None:
    add_own_word(store, word="grambling")
    before = store.undo_offer()
    add_own_word(store, word=" grambling ")
    forget_own_word(store, word="gone")
    assert store.undo_offer() == before


def test_a_word_is_kept_in_one_form(store: Store) -> None:
    assert add_own_word(store, word=unicodedata.normalize("NFD", "tŷ’n")) == "tŷ'n"
    assert add_own_word(store, word="tŷ'n") == "tŷ'n"
    assert words_of(store) == ("tŷ'n",)


@pytest.mark.parametrize(
    "word", ["", "  ", "two words", "a@b.org", "x" * 61, "-", "50%", "w\nw", "=cmd()", "\0"]
)
def test_what_is_no_word_is_not_kept(store: Store, word: str) -> None:
    with pytest.raises(BadInput):
        add_own_word(store, word=word)
    assert words_of(store) == ()


def test_there_is_room_for_so_many(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_words, "MOST", 2)
    for word in ("one", "two", "two"):
        add_own_word(store, word=word)
    with pytest.raises(Refused):
        add_own_word(store, word="three")
    assert len(words_of(store)) == 2


def test_the_people_in_sight_are_the_person_and_theirs(store: Store, arthur: PersonView) -> None:
    network.add_member(store, person_id=arthur.id, name="Zqxa Llwyd")
    people.add_person(store, name="Somebody Else")
    sight = in_sight(store, person_id=arthur.id, page_id=None, screen_language="cy")
    assert {"arthur", "bevan", "zqxa", "llwyd", "gwen", "price"} <= sight.names
    assert "somebody" not in sight.names
    nobody = in_sight(store, person_id=None, page_id=None, screen_language="cy")
    assert nobody.names == {"gwen", "price"}
    assert nobody.language == "cy"


def test_the_language_is_the_conversations_then_the_papers(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    page = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )

    def language() -> str:
        page.flush()
        seen = in_sight(store, person_id=arthur.id, page_id=page.page_id, screen_language="cy")
        return seen.language

    assert language() == "en"
    people.change_person(store, person_id=arthur.id, paper_language="cy")
    assert language() == "cy"
    page.answer("language_chosen", "en")
    assert language() == "en"
    page.answer("language_chosen", "bsl")
    assert language() == "cy"
    page.close()


def test_a_jot_is_in_the_workers_own_language(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    people.change_person(store, person_id=arthur.id, paper_language="cy")
    page = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    page.answer("language_chosen", "cy")
    page.flush()
    for page_id in (None, page.page_id):
        seen = in_sight(
            store, person_id=arthur.id, page_id=page_id, screen_language="en", is_jot=True
        )
        assert seen.language == "en"
        assert "bevan" in seen.names  # theirs is right all the same
    page.close()


@pytest.mark.parametrize("chosen", [None, "", "bsl", "fr", 7, ["en"]])
def test_a_language_that_cannot_be_checked_is_passed_over(chosen: object) -> None:
    answers = {"language_chosen": chosen}
    assert language_of_page(answers, otherwise="cy") == "cy"  # pyright: ignore[reportArgumentType]
