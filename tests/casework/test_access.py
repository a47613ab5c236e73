"""Who looked: opening, printing, saving as a file and restricting, each told in words."""

from __future__ import annotations

from app.casework import copies, people
from app.casework.access import accesses
from app.casework.interview import Interview
from app.casework.views import PersonView
from app.clock import FixedClock
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.store import Store


def test_every_look_is_told_in_words_newest_first(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words
) -> None:
    talk = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    talk.close()
    people.opened(store, person_id=arthur.id)
    copies.printed(store, page_id=talk.page_id)
    copies.printed(store, page_id=talk.page_id, how="exported")
    people.change_person(store, person_id=arthur.id, is_restricted=True)
    people.change_person(store, person_id=arthur.id, is_restricted=True)
    people.change_person(store, person_id=arthur.id, is_restricted=False)
    part = accesses(store, catalogue=catalogue, words=words, person_id=arthur.id)
    assert [line.did for line in part.lines] == [
        "took the restriction away",
        "restricted the record",
        "saved Conversation 1 as a file",
        "printed Conversation 1",
        "opened the record",
    ]
    assert {(line.who, line.person_name) for line in part.lines} == {("Gwen Price", "Arthur Bevan")}


def test_a_record_opened_by_its_page_is_noted_once_until_it_is_somebody_elses_turn(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words, clock: FixedClock
) -> None:
    beryl = people.add_person(store, name="Beryl Hughes")

    def looks(person: PersonView) -> int:
        store.flush()
        part = accesses(store, catalogue=catalogue, words=words, person_id=person.id)
        return len(part.lines)

    people.opened_by_page(store, person_id=arthur.id)
    assert looks(arthur) == 1
    people.opened_by_page(store, person_id=arthur.id)
    assert looks(arthur) == 1
    people.opened(store, person_id=beryl.id)
    people.opened_by_page(store, person_id=beryl.id)
    assert looks(beryl) == 1
    people.opened_by_page(store, person_id=arthur.id)
    assert looks(arthur) == 2
    clock.move(days=1)
    people.opened_by_page(store, person_id=arthur.id)
    assert looks(arthur) == 3


def test_looks_at_one_person_are_not_those_at_another_and_come_in_parts(
    store: Store, arthur: PersonView, catalogue: Catalogue, words: Words, clock: FixedClock
) -> None:
    beryl = people.add_person(store, name="Beryl Hughes")
    for _ in range(3):
        clock.move(minutes=1)
        people.opened(store, person_id=arthur.id)
        people.opened(store, person_id=beryl.id)
    first = accesses(store, catalogue=catalogue, words=words, person_id=arthur.id, limit=2)
    assert first.has_earlier
    rest = accesses(
        store,
        catalogue=catalogue,
        words=words,
        person_id=arthur.id,
        before=first.lines[-1].id,
        limit=2,
    )
    assert (len(first.lines), len(rest.lines), rest.has_earlier) == (2, 1, False)
    assert {line.person_name for line in (*first.lines, *rest.lines)} == {"Arthur Bevan"}
    everybody = accesses(store, catalogue=catalogue, words=words)
    assert {line.person_name for line in everybody.lines} == {"Arthur Bevan", "Beryl Hughes"}
