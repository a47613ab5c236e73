"""Jots are kept as they are said, count as nothing until sorted, and are sorted in one step."""

from __future__ import annotations

import pytest

from app.casework import contacts, history, jots, people
from app.casework.finding import find
from app.casework.interview import Interview
from app.casework.today import due_of_person, today
from app.casework.views import PersonView
from app.clock import FixedClock
from app.errors import Refused
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.store import Store


@pytest.fixture
def page(store: Store, arthur: PersonView, catalogue: Catalogue) -> Interview:
    """A draft with Arthur that says something already."""
    made = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    made.answer("what_matters", "The shed.")
    made.flush()
    return made


def words_of(store: Store, person_id: str | None = None) -> list[str]:
    return [line.words for line in jots.jots_to_sort(store, person_id=person_id)]


def undo_newest(store: Store, words: Words, catalogue: Catalogue, person_id: str) -> str:
    """Take back the newest step of a person; its name."""
    offer = history.offers(
        store, person_id=person_id, page_id=None, words=words, catalogue=catalogue
    ).undo
    assert offer is not None
    history.undo(store, step_id=offer.step_id)
    return offer.label


def test_a_line_is_kept_as_it_grows_as_one_step(
    store: Store, words: Words, catalogue: Catalogue
) -> None:
    ident = jots.jot(store, words="Ring", gesture="g")
    assert jots.jot(store, words="Ring the hub", jot_id=ident, gesture="g") == ident
    assert words_of(store) == ["Ring the hub"]
    offer = history.offers(
        store, person_id=None, page_id=None, words=words, catalogue=catalogue
    ).undo
    assert offer is not None
    assert offer.label == "jotted: Ring"
    history.undo(store, step_id=offer.step_id)
    assert words_of(store) == []


def test_nothing_typed_is_no_jot_and_a_line_wiped_out_is_gone_until_typed_again(
    store: Store,
) -> None:
    jots.jot(store, words="  ")
    assert words_of(store) == []
    ident = jots.jot(store, words="Ring the hub")
    jots.jot(store, words="", jot_id=ident)
    assert jots.waiting(store) == 0
    jots.jot(store, words="Ring them", jot_id=ident)
    assert words_of(store) == ["Ring them"]


def test_the_newest_stands_last_and_ones_own_are_found_by_person(
    store: Store, arthur: PersonView, clock: FixedClock
) -> None:
    jots.jot(store, words="First")
    clock.move(minutes=1)
    jots.jot(store, words="Second", person_id=arthur.id)
    assert words_of(store) == ["First", "Second"]
    assert words_of(store, arthur.id) == ["Second"]
    assert (jots.waiting(store), jots.waiting(store, person_id=arthur.id)) == (2, 1)
    (line,) = jots.jots_to_sort(store, person_id=arthur.id)
    assert (line.person_name, line.at) == ("Arthur Bevan", clock.now())


def test_a_note_of_contact_is_no_jot(store: Store, arthur: PersonView) -> None:
    contacts.note_contact(store, person_id=arthur.id, words="Rang him.")
    assert jots.waiting(store) == 0


def test_jots_of_somebody_removed_wait_with_them(store: Store, arthur: PersonView) -> None:
    jots.jot(store, words="Second", person_id=arthur.id)
    people.remove_person(store, person_id=arthur.id)
    assert jots.waiting(store) == 0
    people.bring_back_person(store, person_id=arthur.id)
    assert jots.waiting(store) == 1


def test_a_jot_is_no_contact_made_until_it_is_in_the_story(
    store: Store, arthur: PersonView, clock: FixedClock
) -> None:
    contacts.note_contact(store, person_id=arthur.id, words="Rang.", next_contact_on="2026-11-13")
    clock.move(days=2)
    ident = jots.jot(store, words="Bus at nine", person_id=arthur.id)
    assert [line.kind for line in due_of_person(store, person_id=arthur.id)] == ["contact"]
    jots.send_jot_to_story(store, jot_id=ident)
    assert due_of_person(store, person_id=arthur.id) == ()
    note = contacts.contacts_of(store, person_id=arthur.id)[0]
    assert (note.words, note.on_date) == ("Bus at nine", "2026-11-14")
    assert jots.waiting(store) == 0


def test_a_line_about_nobody_cannot_go_to_a_story(store: Store) -> None:
    ident = jots.jot(store, words="Ring the hub")
    with pytest.raises(Refused):
        jots.send_jot_to_story(store, jot_id=ident)
    assert jots.waiting(store) == 1


def test_it_goes_below_what_the_box_says_and_one_undo_gives_back_both(
    store: Store, arthur: PersonView, page: Interview, words: Words, catalogue: Catalogue
) -> None:
    ident = jots.jot(store, words="Chapel on Sundays")
    jots.send_jot_to_page(store, jot_id=ident, page_id=page.page_id, key="what_matters")
    said = Interview.open(store, page_id=page.page_id, catalogue=catalogue)
    assert said.answers["what_matters"] == "The shed.\nChapel on Sundays"
    assert said.whose("what_matters") == ("person", "")
    assert jots.waiting(store) == 0
    label = undo_newest(store, words, catalogue, arthur.id)
    assert label == "sent a jot to “What matters to Arthur”"
    again = Interview.open(store, page_id=page.page_id, catalogue=catalogue)
    assert again.answers["what_matters"] == "The shed."
    (line,) = jots.jots_to_sort(store)
    assert (line.id, line.person_id) == (ident, "")


def test_the_history_of_the_page_tells_what_was_sent(
    store: Store, page: Interview, words: Words, catalogue: Catalogue
) -> None:
    ident = jots.jot(store, words="Chapel on Sundays")
    jots.send_jot_to_page(store, jot_id=ident, page_id=page.page_id, key="what_matters")
    line = history.history_of_page(store, page_id=page.page_id, catalogue=catalogue, words=words)[0]
    assert line.verb == "sent a jot to “What matters to Arthur”"
    assert (line.before, line.after) == ("The shed.", "The shed.\nChapel on Sundays")


def test_a_line_about_somebody_undone_out_of_being_is_kept_all_the_same(store: Store) -> None:
    nobody = store.clock.new_id()
    jots.jot(store, words="Bus at nine", person_id=nobody)
    (line,) = jots.jots_to_sort(store)
    assert (line.words, line.person_id) == ("Bus at nine", "")


def test_a_box_keeps_whose_words_it_is_in(
    store: Store, page: Interview, catalogue: Catalogue
) -> None:
    page.answer("what_matters", "He likes the shed", whose="worker")
    page.flush()
    for key in ("what_matters", "noticed"):
        ident = jots.jot(store, words="Thinner than in May")
        jots.send_jot_to_page(store, jot_id=ident, page_id=page.page_id, key=key)
    said = Interview.open(store, page_id=page.page_id, catalogue=catalogue)
    assert said.whose("what_matters") == ("worker", "")
    assert (said.answers["noticed"], said.whose("noticed")[0]) == ("Thinner than in May", "worker")


def test_a_line_about_one_never_goes_to_anothers_page(store: Store, page: Interview) -> None:
    nia = people.add_person(store, name="Nia Vaughan")
    ident = jots.jot(store, words="Moved house", person_id=nia.id)
    with pytest.raises(Refused):
        jots.send_jot_to_page(store, jot_id=ident, page_id=page.page_id, key="what_matters")
    assert words_of(store, nia.id) == ["Moved house"]


def test_the_headings_are_the_boxes_for_words_those_at_the_table_first(
    store: Store, page: Interview
) -> None:
    found = jots.sorting_page(store, page_id=page.page_id)
    assert found is not None
    keys = [heading.key for heading in found.headings]
    assert keys[:4] == ["what_matters", "strong", "in_the_way", "wants"]
    assert len(keys) <= 9
    assert "promises" not in keys
    assert "why_now" in keys


def test_one_draft_is_offered_and_of_several_none(
    store: Store, arthur: PersonView, page: Interview, catalogue: Catalogue
) -> None:
    assert jots.draft_to_sort_into(store, person_id=arthur.id) == page.page_id
    Interview.begin(store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue)
    assert jots.draft_to_sort_into(store, person_id=arthur.id) == ""


def test_a_note_given_to_another_comes_back_by_undo_where_it_was(
    store: Store, arthur: PersonView, words: Words, catalogue: Catalogue
) -> None:
    nia = people.add_person(store, name="Nia Vaughan")
    note = contacts.note_contact(store, person_id=arthur.id, words="Rang about the hall")
    jots.move_note(store, contact_id=note.id, to_person_id=nia.id)
    assert contacts.contacts_of(store, person_id=arthur.id) == ()
    assert [c.id for c in contacts.contacts_of(store, person_id=nia.id)] == [note.id]
    label = undo_newest(store, words, catalogue, arthur.id)
    assert label == "gave a note to somebody else: Rang about the hall"
    assert [c.id for c in contacts.contacts_of(store, person_id=arthur.id)] == [note.id]


def test_jots_stand_in_the_story_on_their_day_as_jots(
    store: Store, arthur: PersonView, words: Words, clock: FixedClock
) -> None:
    contacts.note_contact(store, person_id=arthur.id, words="Rang.", on_date="2026-11-01")
    jots.jot(store, words="Bus at nine", person_id=arthur.id)
    lines = contacts.story(store, person_id=arthur.id, words=words)
    assert [(line.kind, line.on_date) for line in lines] == [
        ("jot", "2026-11-12"),
        ("contact", "2026-11-01"),
    ]
    assert lines[0].heading == "Jot, to be sorted"


def test_today_counts_them_in_its_first_and_its_whole_view(
    store: Store, arthur: PersonView, words: Words, catalogue: Catalogue
) -> None:
    jots.jot(store, words="Ring the hub")
    jots.jot(store, words="Bus at nine", person_id=arthur.id)
    for first in (None, 6):
        assert today(store, catalogue=catalogue, words=words, first=first).jots == 2


def test_search_finds_them_also_those_about_nobody(store: Store) -> None:
    ident = jots.jot(store, words="Ring the hub about the hall")
    store.close_steps()
    (found,) = find(store, query="hall").notes
    assert (found.entity, found.entity_id, found.person_id) == ("contact", ident, "")
