"""Names spelt or heard nearly alike: who is found and who is not, and nothing typed is too odd."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.casework import finding, people
from app.casework.close_names import CloseNames, Named, NameList, alike, close_names
from app.casework.sounds import Ear, sound
from app.casework.views import PersonView
from app.casework.visiting import begin_visit, nearly_for
from app.errors import DiskFull
from app.language import message
from app.models.base import folded
from app.models.journal import Changed
from app.models.store import Store

FIRST = ("Agnes", "Bronwen", "Carys", "Derek", "Eleri", "Florence", "Gwyneth", "Harold", "Iolo")
LAST = ("Abara", "Bevan", "Cadwallader", "Doyle", "Evans", "Fothergill", "Griffiths", "Hughes")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Merideth", "Meredith Pugh"),
        ("Meredydd", "Meredith Pugh"),
        ("Jon Smyth", "John Smith"),
        ("Shan", "Siân Rowlands"),
        ("Shaun", "Sean Doyle"),
        ("Muhammad", "Mohamed Abdi"),
        ("Mohammed", "Mohamed Abdi"),
        ("Reese", "Rhys Tanner"),
        ("Fion", "Ffion Bell"),
        ("Llewelyn", "Llewellyn Bowen"),
        ("Kathryn", "Catherine Frost"),
        ("Catrin", "Catherine Frost"),
        ("Dafydd", "David Ogden"),
        ("Griffith", "Gruffudd Wynn"),
        ("Gwynn", "Gwyn Marsh"),
        ("Frots", "Catherine Frost"),
        ("Tannr", "Rhys Tanner"),
        ("catherinefrost", "Catherine Frost"),
        ("Rhystanner", "Rhys Tanner"),
        ("tanner rees", "Rhys Tanner"),
        ("Catherine Frsot", "Catherine Frost"),
        ("Lewellin Bow", "Llewellyn Bowen"),
    ],
)
def test_a_name_is_found_by_its_sound_and_with_a_letter_wrong(typed: str, name: str) -> None:
    everybody = [
        "Meredith Pugh",
        "John Smith",
        "Siân Rowlands",
        "Sean Doyle",
        "Mohamed Abdi",
        "Rhys Tanner",
        "Ffion Bell",
        "Llewellyn Bowen",
        "Catherine Frost",
        "David Ogden",
        "Gruffudd Wynn",
        "Gwyn Marsh",
    ]
    names = NameList(Named(one, folded(one)) for one in everybody)
    assert name in [one.person_id for one in names.closest(typed, 2)]


@pytest.mark.parametrize("typed", ["Zoltan", "Tom", "John Pugh", "q", "", "  ", "!!", "123"])
def test_another_name_finds_nobody(typed: str) -> None:
    names = NameList(
        [Named("1", "meredith pugh"), Named("2", "john smith"), Named("3", "dan webb")]
    )
    assert names.closest(typed, 3) == []


def test_one_wrong_letter_anywhere_still_finds_the_person() -> None:
    chance = random.Random(1)
    names = sorted({f"{first} {last}" for first in FIRST for last in LAST})
    everybody = NameList(Named(one, folded(one)) for one in names)
    tried = [(name, spoilt(folded(name), chance)) for name in names for _ in range(6)]
    missed = [
        (name, typed)
        for name, typed in tried
        if name not in [one.person_id for one in everybody.closest(typed, 6)]
    ]
    assert len(missed) <= len(tried) * 0.05, missed


def spoilt(name: str, chance: random.Random) -> str:
    """A name with one letter missing, wrong, too many, or changed with the next."""
    at = chance.randrange(len(name) - 1)
    letter = chance.choice(string.ascii_lowercase)
    return chance.choice(
        [
            name[:at] + name[at + 1 :],
            name[:at] + letter + name[at + 1 :],
            name[:at] + letter + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        ]
    )


ODD = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "'; DROP TABLE person; --",
            '" OR name : *',
            "👩🏽‍🦽 👵",
            "زینب",
            "国华 陈",
            "Ŵyna ŷ",
            "\ud800",
            "\x00\x1f",
            "n" * 10_000,
            "n " * 5_000,
            "%_",
            "́" * 50,
        ]
    ),
)


@given(ODD, ODD)
def test_anything_may_be_typed_and_anybody_may_be_called_anything(typed: str, name: str) -> None:
    names = NameList([Named("1", folded(name), folded(typed)), Named("2", "edna marwood")])
    names.closest(typed, 6)
    names.forget("1")
    assert all(one.person_id == "2" for one in names.closest(name, 6))
    how = alike(folded(typed), folded(name), ear=Ear())
    assert 0 <= how <= 1
    assert sound(folded(typed)) == sound(folded(typed))


@given(ODD)
def test_a_store_is_asked_for_anything(store: Store, typed: str) -> None:
    assert isinstance(finding.nearly(store, query=typed), tuple)


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("jon smyth", "john smith", True),
        ("sian evans", "shan evans", True),
        ("merideth pugh", "meredith pugh", True),
        ("mary ann lee", "mary anne lee", True),
        ("mary lee", "mary ann lee", True),
        ("john smith", "john evans", False),
        ("john", "john smith", False),
        ("alan bevan", "arthur bevan", False),
        ("jon smyth", "joan smeath", False),
        ("", "john", False),
    ],
)
def test_two_names_are_alike_or_not(one: str, other: str, is_alike: bool) -> None:
    assert bool(alike(one, other, ear=Ear())) is is_alike
    assert alike(one, other, ear=Ear()) == alike(other, one, ear=Ear())


def names_of(found: tuple[finding.FoundPerson, ...]) -> list[str]:
    return [one.name for one in found]


def test_names_follow_what_is_changed_and_removed(store: Store) -> None:
    meredith = people.add_person(store, name="Meredith Pugh")
    assert not finding.knows_names(store)
    assert names_of(finding.nearly(store, query="Merideth")) == ["Meredith Pugh"]
    assert finding.knows_names(store)
    people.change_person(store, person_id=meredith.id, name="Catherine Pugh")
    assert names_of(finding.nearly(store, query="Merideth")) == []
    assert names_of(finding.nearly(store, query="Kathryn")) == ["Catherine Pugh"]
    people.remove_person(store, person_id=meredith.id)
    assert names_of(finding.nearly(store, query="Kathryn")) == []
    people.bring_back_person(store, person_id=meredith.id)
    people.add_person(store, name="Kathrin Bell", preferred_name="Merry")
    assert names_of(finding.nearly(store, query="Kathryn")) == ["Kathrin Bell", "Catherine Pugh"]
    assert names_of(finding.nearly(store, query="Mery")) == ["Kathrin Bell"]


def test_those_found_already_are_not_said_twice(store: Store) -> None:
    ann = people.add_person(store, name="Ann Lee")
    people.add_person(store, name="Anne Leigh", born="1950", address="Tŷ Coed\nLlanbedr")
    found = finding.nearly(store, query="Ann Lee", besides={ann.id})
    assert [(one.name, one.detail) for one in found] == [("Anne Leigh", "1950 · Tŷ Coed")]


def test_on_a_visit_only_the_person_is_found_by_a_near_name(
    store: Store, arthur: PersonView
) -> None:
    people.add_person(store, name="Artur Bevyn")
    visit = begin_visit(store, person_id=arthur.id)
    assert names_of(nearly_for(store, visit=visit, query="Artur")) == ["Arthur Bevan"]
    assert nearly_for(store, visit=visit, query="Artur", besides={arthur.id}) == ()
    assert nearly_for(store, visit=visit, query="Bevyns Artur Bevyn") == ()


def test_names_are_kept_beside_their_store_and_go_with_it(store: Store) -> None:
    kept = close_names(store)
    assert close_names(store) is kept
    store.close()
    assert store.beside(CloseNames) is not kept


def test_who_changed_while_the_names_could_not_be_read_is_read_the_next_time(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    meredith = people.add_person(store, name="Meredith Pugh")
    names = close_names(store)
    assert len(names.closest("Merideth", most=3)) == 1
    people.change_person(store, person_id=meredith.id, name="Catherine Pugh")

    def broken() -> None:
        raise DiskFull(message(""), message(""))

    with monkeypatch.context() as patch:
        patch.setattr(store, "reading", broken)
        for _ in range(2):
            with pytest.raises(DiskFull):
                names.closest("Kathryn", most=3)
    assert [one.person_id for one in names.closest("Kathryn", most=3)] == [meredith.id]
    assert names.closest("Merideth", most=3) == []


class Meddled(frozenset[tuple[str, str]]):
    """Rows that changed, with something that happens just before they are gone through."""

    meddle: Callable[[], object]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """The rows."""
        self.meddle()
        return super().__iter__()


def told_of(rows: frozenset[tuple[str, str]]) -> Changed:
    return Changed(entities=rows, person_ids=frozenset(), page_ids=frozenset(), origin=None)


def test_nobody_is_lost_when_two_tell_of_changes_while_an_answer_is_looked_for(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    meredith = people.add_person(store, name="Meredith Pugh")
    owen = people.add_person(store, name="Owen Bell")
    hears: list[Callable[[Changed], None]] = []
    with monkeypatch.context() as patch:
        patch.setattr(store, "subscribe", hears.append)
        names = CloseNames(store)
    (hear,) = hears
    assert names.closest("Merideth", most=3)
    people.change_person(store, person_id=meredith.id, name="Catherine Pugh")
    people.change_person(store, person_id=owen.id, name="Kathrin Bell")

    def another_asks_and_another_tells() -> None:
        names.closest("Owen", most=3)
        hear(told_of(frozenset({("person", meredith.id)})))

    rows = Meddled({("person", owen.id)})
    rows.meddle = another_asks_and_another_tells
    hear(told_of(rows))
    found = {one.person_id for one in names.closest("Kathryn", most=3)}
    assert found == {meredith.id, owen.id}
