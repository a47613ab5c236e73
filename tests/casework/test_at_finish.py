"""What a page leaves behind at Finish: About me on the record, suggestions in the story; undone."""

from __future__ import annotations

import pytest

from app.casework import contacts, history, pages, people
from app.casework.at_finish import suggestion_words
from app.casework.due_rows import due_in
from app.casework.finish import amend_page, finish_page
from app.casework.interview import Interview
from app.casework.last_time import last_time
from app.casework.views import PersonView
from app.forms.catalogue import Catalogue
from app.forms.conditions import Json
from app.forms.pages.about_me import ABOUT_KEYS
from app.language import Words
from app.models.store import Store
from app.policy import Policy


def begun(store: Store, person: PersonView, key: str, catalogue: Catalogue) -> Interview:
    return Interview.begin(store, person_id=person.id, page_key=key, catalogue=catalogue)


def done(store: Store, page_id: str, catalogue: Catalogue) -> str | None:
    finished = finish_page(store, page_id=page_id, catalogue=catalogue, policy=Policy(), send=True)
    return finished.package_id


def undo_finish(store: Store, page_id: str) -> None:
    offer = store.undo_offer(page_id=page_id)
    assert offer is not None
    history.undo(store, step_id=offer.step_id)


def test_about_me_begins_with_what_the_record_says(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    people.change_person(store, person_id=arthur.id, about_matters="The shed")
    page = begun(store, arthur, "about_me", catalogue)
    assert page.answers["about_matters"] == "The shed"
    assert page.whose("about_matters") == ("person", "")
    assert "about_people" not in page.answers


def test_no_other_page_begins_with_anything_said_before(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    people.change_person(store, person_id=arthur.id, **dict.fromkeys(ABOUT_KEYS, "Said before"))
    for page in catalogue:
        if page.key != "about_me":
            talk = begun(store, arthur, page.key, catalogue)
            assert "Said before" not in talk.answers.values()


def test_at_finish_the_record_says_what_about_me_says_and_undo_puts_it_back(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    people.change_person(
        store, person_id=arthur.id, about_matters="The shed", about_please_dont="Shout"
    )
    page = begun(store, arthur, "about_me", catalogue)
    for key in ABOUT_KEYS:
        page.answer(key, f"New {key}")
    page.answer("about_please_dont", "")
    page.flush()
    before = people.person(store, person_id=arthur.id)
    done(store, page.page_id, catalogue)
    after = people.person(store, person_id=arthur.id)
    assert {key: getattr(after, key) for key in ABOUT_KEYS} == {
        key: "" if key == "about_please_dont" else f"New {key}" for key in ABOUT_KEYS
    }
    assert after.about_on == "2026-11-12"
    undo_finish(store, page.page_id)
    assert people.person(store, person_id=arthur.id) == before


def test_about_me_moved_to_somebody_else_leaves_the_first_ones_words_behind(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    people.change_person(store, person_id=arthur.id, about_matters="The shed")
    page = begun(store, arthur, "about_me", catalogue)
    page.answer("about_people", "Huw")
    page.flush()
    huw = people.add_person(store, name="Huw Parry")
    pages.move_page(store, page_id=page.page_id, to_person_id=huw.id)
    done(store, page.page_id, catalogue)
    theirs = people.person(store, person_id=huw.id)
    assert (theirs.about_matters, theirs.about_people) == ("", "Huw")
    assert people.person(store, person_id=arthur.id).about_matters == "The shed"


@pytest.fixture
def discussed(store: Store, arthur: PersonView, catalogue: Catalogue) -> Interview:
    """A peer discussion with two suggestions, one of them taken up."""
    page = begun(store, arthur, "peer_discussion", catalogue)
    rows: list[Json] = [
        {"what": "Ask who else has keys", "role": "a colleague", "adopted": "adopted"},
        {"what": "Walk the route together"},
        {"what": "  "},
    ]
    page.answer("suggestions", rows)
    page.flush()
    return page


def test_suggestions_of_a_peer_discussion_save_to_the_persons_log(
    store: Store, arthur: PersonView, discussed: Interview, catalogue: Catalogue
) -> None:
    done(store, discussed.page_id, catalogue)
    story = contacts.story(store, person_id=arthur.id, words=Words(), catalogue=catalogue)
    note = next(line for line in story if line.kind == "contact")
    assert note.on_date == "2026-11-12"
    assert "Ask who else has keys (Taken up)\nWalk the route together" in note.words
    undo_finish(store, discussed.page_id)
    assert contacts.contacts_of(store, person_id=arthur.id) == ()


def test_what_colleagues_say_is_no_contact_with_the_person(
    store: Store, arthur: PersonView, discussed: Interview, catalogue: Catalogue
) -> None:
    contacts.note_contact(
        store, person_id=arthur.id, words="Ring", way="phone", next_contact_on="2026-11-12"
    )
    done(store, discussed.page_id, catalogue)
    with store.reading() as session:
        due = due_in(session, store.clock.today(), (arthur.id,))
    assert [one.kind for one in due] == ["contact"]


def test_amending_a_peer_discussion_notes_only_what_is_new(
    store: Store, arthur: PersonView, discussed: Interview, catalogue: Catalogue
) -> None:
    done(store, discussed.page_id, catalogue)
    again = Interview.open(
        store, page_id=amend_page(store, page_id=discussed.page_id), catalogue=catalogue
    )
    rows = again.answers["suggestions"]
    assert isinstance(rows, list)
    again.answer("suggestions", [*rows, {"what": "Ring the ward"}])
    again.flush()
    done(store, again.page_id, catalogue)
    notes = contacts.contacts_of(store, person_id=arthur.id)
    assert sorted(note.words.count("\n") for note in notes) == [0, 1]
    assert "Ring the ward" in [note.words for note in notes]


def test_a_sheet_that_names_nobody_is_not_filed_under_anybodys_number(
    store: Store, discussed: Interview, catalogue: Catalogue
) -> None:
    assert done(store, discussed.page_id, catalogue) is None


def test_a_suggestion_says_whether_it_was_taken_up_in_the_workers_language() -> None:
    assert suggestion_words("Ring", "not_adopted", Words()) == "Ring (Not taken up)"
    assert suggestion_words("Ring", "", Words("cy")) == "Ring"


def test_what_was_said_alone_to_keep_safe_is_not_shown_beside_the_next_page(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    for key, question in (("good_life", "good_life"), ("safeguarding_thinking", "says")):
        page = begun(store, arthur, key, catalogue)
        page.answer(question, f"Said on {key}")
        page.flush()
        done(store, page.page_id, catalogue)
    last = last_time(store, person_id=arthur.id, catalogue=catalogue)
    assert last is not None
    assert [said.text for said in last.said] == ["Said on good_life"]
