"""Copies on paper: whose copy is owed, what settles it, and for whom nobody is reminded."""

from __future__ import annotations

from typing import Any

import pytest

from app.casework import copies, history, people
from app.casework.contacts import story
from app.casework.day_views import CopyOwed
from app.casework.finish import amend_page, finish_page
from app.casework.interview import Interview
from app.casework.today import today
from app.casework.unfinish import undo_finish
from app.casework.views import PersonView
from app.clock import FixedClock
from app.errors import AppError
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.owed import FinishedPage, GivenCopy
from app.models.store import Store
from app.policy import Policy


def finish(store: Store, page_id: str, catalogue: Catalogue) -> None:
    finish_page(store, page_id=page_id, catalogue=catalogue, policy=Policy(), send=False)


def finished(store: Store, person: PersonView, catalogue: Catalogue, **answers: object) -> str:
    """The id of a finished Conversation 1."""
    talk = Interview.begin(
        store, person_id=person.id, page_key="conversation_1", catalogue=catalogue
    )
    talk.answer("what_matters", "The shed.")
    for key, value in answers.items():
        talk.answer(key, value)  # pyright: ignore[reportArgumentType]
    talk.flush()
    talk.close()
    finish(store, talk.page_id, catalogue)
    return talk.page_id


def owed(store: Store, person: PersonView) -> list[str]:
    return [copy.page_id for copy in copies.owed_to(store, person_id=person.id)]


def test_a_finished_page_owes_its_copy_until_the_person_is_given_it(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    page = finished(store, arthur, catalogue)
    assert owed(store, arthur) == [page]
    view = today(store, catalogue=catalogue, words=words)
    assert [(c.page_id, c.person_name, c.copy_id) for c in view.copies] == [
        (page, "Arthur Bevan", "")
    ]
    assert view.copies_total == 1
    copies.gave_copy(store, page_id=page, to_whom="Carys", how="printed")
    assert owed(store, arthur) == [page]
    copies.gave_copy(store, page_id=page, to_whom="Arthur Bevan", how="large_print")
    assert owed(store, arthur) == []
    given = copies.copies_of_page(store, page_id=page).given
    assert [(c.to_whom, c.how, c.given_on, c.by) for c in given] == [
        ("Carys", "printed", "2026-11-12", "Gwen Price"),
        ("Arthur Bevan", "large_print", "2026-11-12", "Gwen Price"),
    ]


def test_the_first_picture_of_today_does_not_ask_for_copies(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    finished(store, arthur, catalogue)
    assert today(store, catalogue=catalogue, words=words, first=6).copies == ()


def test_one_to_post_stays_owed_until_it_is_posted_and_each_is_undone_by_name(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    page = finished(store, arthur, catalogue)
    copies.gave_copy(store, page_id=page, to_whom="Arthur Bevan", how="post")
    to_post = copies.owed_to(store, person_id=arthur.id)[0]
    assert to_post.copy_id
    assert "posted" in copies.owed_words(to_post, words)
    copies.posted(store, copy_id=to_post.copy_id)
    assert owed(store, arthur) == []
    offer = store.undo_offer(person_id=arthur.id)
    assert offer is not None
    assert offer.verb == "gave_copy"
    history.undo(store, step_id=offer.step_id)
    assert copies.owed_to(store, person_id=arthur.id)[0].copy_id
    offer = store.undo_offer(person_id=arthur.id)
    assert offer is not None
    history.undo(store, step_id=offer.step_id)
    assert copies.owed_to(store, person_id=arthur.id)[0].copy_id == ""


def test_a_copy_given_under_a_name_of_before_still_counts(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    page = finished(store, arthur, catalogue)
    copies.gave_copy(store, page_id=page, to_whom="Arthur Bevan", how="printed")
    people.change_person(store, person_id=arthur.id, name="Arthur Bevan-Rees")
    assert owed(store, arthur) == []


def test_drafts_superseded_pages_and_pages_taken_back_owe_nothing(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    page = finished(store, arthur, catalogue)
    newer = amend_page(store, page_id=page)
    assert owed(store, arthur) == [page]
    assert copies.gave_copy(store, page_id=newer, to_whom="Arthur Bevan", how="printed") is None
    finish(store, newer, catalogue)
    assert owed(store, arthur) == [newer]
    undo_finish(store, page_id=newer)
    assert owed(store, arthur) == [page]


@pytest.mark.parametrize(("field", "value"), [("is_practice", True), ("involvement", "died")])
def test_nobody_is_reminded_of_who_died_or_is_invented(
    store: Store, arthur: PersonView, catalogue: Catalogue, field: str, value: Any
) -> None:
    finished(store, arthur, catalogue)
    people.change_person(store, person_id=arthur.id, **{field: value})
    assert owed(store, arthur) == []


def test_who_is_finished_with_for_now_is_still_owed_a_copy_and_who_wants_none_is_not(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    finished(store, arthur, catalogue, copy=["none"])
    assert owed(store, arthur) == []
    page = finished(store, arthur, catalogue, copy=["post"])
    people.change_person(store, person_id=arthur.id, involvement="finished_for_now")
    assert owed(store, arthur) == [page]
    assert today(store, catalogue=catalogue, words=words).copies_total == 1


def test_the_story_says_of_a_page_that_its_copy_is_owed(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    page = finished(store, arthur, catalogue)
    assert story(store, person_id=arthur.id, words=words)[0].copy == (
        "Their copy has not been given yet."
    )
    copies.gave_copy(store, page_id=page, to_whom="Arthur Bevan", how="read_aloud")
    assert story(store, person_id=arthur.id, words=words)[0].copy == ""


def test_by_phone_is_known_of_a_page(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    page = finished(store, arthur, catalogue, place={"kind": "phone", "words": ""})
    assert copies.copies_of_page(store, page_id=page).is_by_phone
    page = finished(store, arthur, catalogue, place={"kind": "home", "words": ""})
    assert not copies.copies_of_page(store, page_id=page).is_by_phone


def test_a_copy_is_given_to_somebody_in_a_known_way(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    page = finished(store, arthur, catalogue)
    for to_whom, how in ((" ", "printed"), ("Arthur", "by owl")):
        with pytest.raises(AppError):
            copies.gave_copy(store, page_id=page, to_whom=to_whom, how=how)
    assert copies.copies_of_page(store, page_id=page).given == ()


def test_the_longest_owed_come_first(
    store: Store, arthur: PersonView, catalogue: Catalogue, clock: FixedClock
) -> None:
    first = finished(store, arthur, catalogue)
    clock.move(days=3)
    second = finished(store, arthur, catalogue)
    assert owed(store, arthur) == [first, second]


def test_what_is_owed_follows_from_the_rows_alone() -> None:
    page = FinishedPage(
        "p", "a", "Dot", None, "conversation_1", "2026-11-12T09", False, "open", 7, None
    )
    line = CopyOwed(
        page_id="p",
        page_key="conversation_1",
        person_id="a",
        person_name="Dot",
        finished_on="2026-11-12",
        copy_id="",
    )
    assert copies.copies_owed([page], []) == [line]
    given = GivenCopy("c", 7, "Dot", "by hand", None, None, "Dot")
    assert copies.copies_owed([page], [given]) == []
    assert copies.copies_owed([page], [given._replace(place=6)]) == [line]
