"""Notes, jots and the story they make with the pages."""

from __future__ import annotations

import pytest

from app.casework import contacts, promises
from app.casework.interview import Interview
from app.casework.views import PersonView
from app.errors import Refused
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.store import Store


def test_a_note_is_dated_today_unless_another_day_is_given(
    store: Store, arthur: PersonView
) -> None:
    first = contacts.note_contact(store, person_id=arthur.id, words="a")
    second = contacts.note_contact(store, person_id=arthur.id, words="b", on_date="3/11/2026")
    assert (first.on_date, second.on_date) == ("2026-11-12", "2026-11-03")
    assert first.author == "Gwen Price"
    assert [c.words for c in contacts.contacts_of(store, person_id=arthur.id)] == ["a", "b"]


def test_a_note_of_nothing_is_refused_a_bare_way_is_enough(
    store: Store, arthur: PersonView
) -> None:
    with pytest.raises(Refused):
        contacts.note_contact(store, person_id=arthur.id, words=" \n")
    contacts.note_contact(store, person_id=arthur.id, words="", way="phone")
    assert len(contacts.contacts_of(store, person_id=arthur.id)) == 1


def test_a_jot_belongs_to_nobody_until_it_is_given_to_a_person(
    store: Store, arthur: PersonView
) -> None:
    jot = contacts.note_contact(store, person_id=None, words="Ring the hub about the hall")
    assert [j.id for j in contacts.jots(store)] == [jot.id]
    contacts.change_contact(store, contact_id=jot.id, person_id=arthur.id)
    assert contacts.jots(store) == ()
    assert [c.id for c in contacts.contacts_of(store, person_id=arthur.id)] == [jot.id]


def test_a_removed_note_comes_back(store: Store, arthur: PersonView) -> None:
    note = contacts.note_contact(store, person_id=arthur.id, words="a")
    contacts.remove_contact(store, contact_id=note.id)
    assert contacts.contacts_of(store, person_id=arthur.id) == ()
    contacts.bring_back_contact(store, contact_id=note.id)
    assert contacts.contacts_of(store, person_id=arthur.id) == (note,)


def test_the_story_is_notes_and_pages_newest_first(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    contacts.note_contact(
        store, person_id=arthur.id, words="brighter", way="phone", with_whom="Carys",
        on_date="2026-11-20",
    )  # fmt: skip
    contacts.note_contact(
        store, person_id=arthur.id, words="Wants to stay put.", on_date="2026-08-04"
    )
    talk = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    talk.answer("wants", "Shed by Christmas")
    talk.flush()
    for what in ("a", "b"):
        promises.add_promise(store, person_id=arthur.id, page_id=talk.page_id, what=what)
    told = contacts.story(store, person_id=arthur.id, words=words)
    assert [(line.on_date, line.heading, line.words) for line in told] == [
        ("2026-11-20", "Phoned", "Carys: brighter"),
        ("2026-11-12", "Conversation 1, unfinished", "Shed by Christmas\n2 things to do."),
        ("2026-08-04", "", "Wants to stay put."),
    ]
    second = contacts.story(store, person_id=arthur.id, offset=1, limit=1, words=words)
    assert second == told[1:2]
