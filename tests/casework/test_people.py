"""People: a name is enough; they are found by anything, and never doubled unseen."""

from __future__ import annotations

import pytest

from app.casework import contacts, network, people
from app.casework.called import called_by
from app.casework.interview import Interview
from app.casework.views import PersonView
from app.errors import BadInput, Refused
from app.forms.catalogue import Catalogue
from app.models.store import Store


def names(lines: tuple[object, ...]) -> list[str]:
    return [str(getattr(line, "name", "")) for line in lines]


def test_a_name_is_enough(store: Store) -> None:
    person = people.add_person(store, name="  Gwenllian Prys ")
    assert people.person(store, person_id=person.id).name == "Gwenllian Prys"
    assert person.paper_language == "en"
    assert person.text_size_pt == 12
    assert person.called == "Gwenllian"


def test_without_a_name_nobody_is_added(store: Store) -> None:
    for nothing in ("", "   ", "\0"):
        with pytest.raises(BadInput):
            people.add_person(store, name=nothing)
    assert people.people(store).total == 0


def test_a_wrong_number_is_kept_and_marked(store: Store) -> None:
    wrong = people.add_person(store, name="A", nhs_number="999 000 0017")
    right = people.add_person(store, name="B", nhs_number="999 000 0018")
    assert (wrong.nhs_number, wrong.nhs_number_is_valid) == ("999 000 0017", False)
    assert right.nhs_number_is_valid


def test_dates_are_read_and_what_is_no_date_stays_as_typed(store: Store) -> None:
    typed = {"3/5/1944": "1944-05-03", "1944": "1944", "before the war": "before the war"}
    for text, kept in typed.items():
        assert people.add_person(store, name="A", born=text).born == kept


def test_words_are_kept_exactly(store: Store) -> None:
    said = "tŷ \u0065\u0301 <b>&\"' 👩‍👩‍👧 ہوں\r\n\t 林 "  # e and a loose accent stay two signs
    person = people.add_person(store, name="林 Ŵyn", about_matters=said)
    assert people.person(store, person_id=person.id).about_matters == said
    assert people.person(store, person_id=person.id).name == "林 Ŵyn"


def test_only_what_no_file_can_hold_is_mended(store: Store) -> None:
    person = people.add_person(store, name="A", about_matters="a\0b\ud83d\ude00c\udc00d")
    assert person.about_matters == "ab😀c\ufffdd"


def test_too_long_is_refused_not_cut(store: Store) -> None:
    people.add_person(store, name="x" * 300, about_matters="y" * 200_000)
    with pytest.raises(BadInput):
        people.add_person(store, name="x" * 301)
    with pytest.raises(BadInput):
        people.add_person(store, name="x", about_matters="y" * 200_001)


def test_the_paper_is_in_welsh_for_who_speaks_it_unless_chosen(store: Store) -> None:
    person = people.add_person(store, name="Mair", language="cy")
    assert person.paper_language == "cy"
    changed = people.change_person(store, person_id=person.id, paper_language="en")
    assert changed.paper_language == "en"


def test_who_is_not_worked_with_now_leaves_the_daily_list_only(store: Store) -> None:
    gone = people.add_person(store, name="Zoe Gone", involvement="moved")
    here = people.add_person(store, name="Ann Here")
    assert names(people.people(store).rows) == ["Ann Here"]
    assert names(people.people(store, everyone=True).rows) == ["Ann Here", "Zoe Gone"]
    assert names(people.people(store, query="gone").rows) == ["Zoe Gone"]
    assert {gone.id, here.id} == {line.id for line in people.people(store, everyone=True).rows}


def test_the_list_is_paged_by_name_without_accents(store: Store) -> None:
    for name in ("Bob", "ŵyn", "Élan", "adam", "Zed"):
        people.add_person(store, name=name)
    page = people.people(store, offset=1, limit=3)
    assert page.total == 5
    assert names(page.rows) == ["Bob", "Élan", "ŵyn"]


def test_a_reference_is_an_id_a_number_or_part_of_a_name(store: Store) -> None:
    edna = people.add_person(
        store, name="Edna Marwood", nhs_number="9990000018", council_id="MB 104 77"
    )
    eirlys = people.add_person(store, name="Eirlys Tŷ Mawr")
    for ref in (edna.id, edna.id.upper(), "999 000 0018", "mb10477", "marw", "edna m"):
        assert [line.id for line in people.resolve(store, ref=ref)] == [edna.id], ref
    assert [line.id for line in people.resolve(store, ref="ty mawr")] == [eirlys.id]
    assert {line.id for line in people.resolve(store, ref="e")} == {edna.id, eirlys.id}
    assert people.resolve(store, ref="100%") == ()
    assert people.resolve(store, ref=" ") == ()


def test_a_whole_name_wins_over_names_that_hold_it(store: Store) -> None:
    ann = people.add_person(store, name="Ann Lee")
    people.add_person(store, name="Joann Leeson")
    assert [line.id for line in people.resolve(store, ref="ann lee")] == [ann.id]


@pytest.mark.parametrize(
    ("typed", "is_like"),
    [
        ("arthur bevan", True),
        ("Árthur BEVAN", True),
        ("A Bevan", True),
        ("Bevan Arthur", True),
        ("Arther Bevan", True),
        ("Arthur Bevans", True),
        ("Alan Bevan", False),
        ("Arthur Evans-Jones", False),
        ("Zoe", False),
        ("A. Bevan", True),
        ("A.J. Bevan", True),
        ("Bevan, Arthur", True),
        ("B. Bevan", False),
    ],
)
def test_someone_like_this_is_already_here(
    store: Store, arthur: PersonView, typed: str, is_like: bool
) -> None:
    found = people.like_this(store, name=typed)
    assert [line.id for line in found] == ([arthur.id] if is_like else [])


def test_the_same_number_is_someone_already_here(store: Store) -> None:
    edna = people.add_person(store, name="Edna Marwood", nhs_number="999 000 0018")
    found = people.like_this(store, name="Somebody Else", nhs_number="9990000018")
    assert [line.id for line in found] == [edna.id]


def test_two_whole_birth_dates_tell_people_of_one_name_apart(store: Store) -> None:
    people.add_person(store, name="Ann Lee", born="1940-01-01")
    assert people.like_this(store, name="Ann Lee", born="1960-01-01") == ()
    assert len(people.like_this(store, name="Ann Lee", born="1940")) == 1


def test_a_removed_person_is_on_no_list_and_comes_back_whole(
    store: Store, arthur: PersonView
) -> None:
    network.add_member(store, person_id=arthur.id, name="Gill")
    people.remove_person(store, person_id=arthur.id)
    assert people.people(store, everyone=True).total == 0
    assert people.resolve(store, ref="arthur") == ()
    with pytest.raises(Refused):
        people.change_person(store, person_id=arthur.id, phone="1")
    people.bring_back_person(store, person_id=arthur.id)
    assert people.person(store, person_id=arthur.id) == arthur
    assert len(network.members(store, person_id=arthur.id)) == 1


def test_the_list_says_what_is_going_on_and_the_next_contact(
    store: Store, arthur: PersonView, catalogue: Catalogue
) -> None:
    Interview.begin(store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue)
    contacts.note_contact(store, person_id=arthur.id, words="rang", next_contact_on="26 Nov")
    line = people.people(store).rows[0]
    assert line.going_on == ("conversation_1",)
    assert line.next_contact is not None
    assert line.next_contact.isoformat() == "2026-11-26"


def test_typing_in_one_field_is_one_step(store: Store, arthur: PersonView) -> None:
    for text in ("S", "Sh", "Shed"):
        people.change_person(store, person_id=arthur.id, gesture="g1", about_matters=text)
    offer = store.undo_offer(person_id=arthur.id)
    assert offer is not None
    store.undo(offer.step_id)
    assert people.person(store, person_id=arthur.id).about_matters == ""


def test_practice_people_are_removed_together_and_come_back_together(store: Store) -> None:
    real = people.add_person(store, name="Arthur Bevan")
    made_up = {people.add_person(store, name=n, is_practice=True).id for n in ("Edna", "Iqbal")}
    assert people.count_practice_people(store) == 2
    assert people.remove_practice_people(store) == 2
    assert [line.id for line in people.people(store).rows] == [real.id]
    assert people.count_practice_people(store) == 0
    offer = store.undo_offer()
    assert offer is not None
    store.undo(offer.step_id)
    assert {line.id for line in people.people(store).rows} == {real.id, *made_up}


@pytest.mark.parametrize(
    ("name", "preferred", "called"),
    [
        ("Siân Price", "", "Siân"),
        ("A. Bevan", "", "A. Bevan"),
        ("A.J. Bevan", "", "A.J. Bevan"),
        ("J Bevan", "", "J Bevan"),
        ("Mrs Nesta Owen", "", "Mrs Nesta Owen"),
        ("Rev. Elin Môn", "", "Rev. Elin Môn"),
        ("A. Bevan", "Art", "Art"),
        ("Bevan", "", "Bevan"),
        ("", "", ""),
    ],
)
def test_an_initial_or_a_title_is_not_what_somebody_is_called(
    name: str, preferred: str, called: str
) -> None:
    assert called_by(name, preferred) == called
