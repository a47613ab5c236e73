"""What a map says: the figures of reference/ecomap.md section d, also of the smallest maps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from app.casework.kinds import guess_kind, kind_of_name
from app.casework.map_measures import measure
from app.casework.map_views import EcomapView
from app.casework.map_words import Said, knows, sentences, told
from app.casework.network import count_network
from app.language import Words
from tests.casework.maps import maps, member, tie, view_of

ENGLISH = Words()


def of_tiers(extremely: int, very: int, quite: int) -> float | None:
    """The mean closeness of a map with so many of each."""
    near = ["extremely"] * extremely + ["very"] * very + ["quite"] * quite
    people = [member(n, closeness=key, kind="friend") for n, key in enumerate(near)]
    return measure(view_of(people)).mean_closeness


def said(*args: object, **kwargs: object) -> dict[str, Said]:
    view = view_of(*args, **kwargs)  # pyright: ignore[reportArgumentType]
    return {line.name: line for line in sentences(measure(view), ENGLISH)}


@pytest.mark.parametrize(
    ("tiers", "mean"), [((22, 21, 43), 1.756), ((31, 23, 48), 1.833), ((36, 21, 38), 1.979)]
)
def test_mean_closeness_is_that_of_the_study(tiers: tuple[int, int, int], mean: float) -> None:
    assert of_tiers(*tiers) == pytest.approx(mean, abs=0.0005)


def test_of_nobody_nothing_is_worked_out() -> None:
    nobody = measure(view_of([]))
    assert (nobody.count.people, nobody.mean_closeness, nobody.density) == (0, None, None)
    assert (nobody.mean_degree, nobody.variety, nobody.informal_share) == (None, None, None)
    assert [line.text for line in sentences(nobody, ENGLISH)] == ["Nobody is drawn yet."]


def test_of_one_person_there_are_not_enough_to_say() -> None:
    lines = said([member(1, closeness="very", kind="family")])
    assert lines["Who knows each other"].text == "There are not enough people to say."
    assert lines["People"].figure == "1"


def test_a_star_and_a_clique_are_told_apart() -> None:
    people = [member(n, closeness="very", kind="friend") for n in range(4)]
    star = measure(view_of(people))
    assert (star.density, star.mean_degree, star.outward) == (0.0, 0.0, None)
    assert star.hubs == ()
    assert len(star.alone) == 4
    every = [tie(a.id, b.id) for i, a in enumerate(people) for b in people[i + 1 :]]
    clique = measure(view_of(people, every))
    assert (clique.density, clique.mean_degree, clique.outward) == (1.0, 3.0, -1.0)
    assert len(clique.hubs) == 4
    assert clique.alone == ()


def test_professionals_alone_are_nobody_counted() -> None:
    lines = said([member(n, kind="paid", name=f"Helper {n}") for n in range(3)])
    assert lines["People"].figure == "0"
    assert lines["Also drawn, not counted"].figure == "3"
    assert "Only groups, pets and paid help" in lines


def test_one_carer_is_named_kindly_and_two_are_listed() -> None:
    carys = member(1, name="Carys", closeness="very", gives_care=True, care_hours=30)
    huw = member(2, name="Huw", closeness="quite")
    lines = said([carys, huw])
    assert lines["Care"].text == "One person gives all the care: Carys. Who else could share it?"
    assert lines["Stand-in"].text == "Nobody is named yet who would stand in for: Carys."
    willing = member(2, name="Huw", closeness="quite", willing_to_care=True)
    lines = said([carys, willing])
    assert "Stand-in" not in lines
    assert lines["Would stand in"].text == "Huw"
    assert "Care" not in said([huw])


def test_a_child_who_gives_care_is_asked_about() -> None:
    lines = said([member(1, name="Osian", closeness="extremely", gives_care=True, under_18=True)])
    assert lines["Young carer"].text.startswith("Osian:")


def test_strain_is_counted_and_lost_touch_is_not_a_person_counted() -> None:
    people = [member(n, name=f"P{n}", closeness="very", kind="family") for n in range(3)]
    found = measure(view_of(people, [tie("", "00000", "strained"), tie("", "00001", "lost")]))
    assert found.strained == 1
    assert found.count.people == 2
    assert [m.name for m in found.lost] == ["P1"]


def test_bridges_hubs_and_ties_outward() -> None:
    people = [
        member(1, kind="family", closeness="very"),
        member(2, kind="family", closeness="very"),
        member(3, kind="friend", closeness="very"),
        member(4, kind="paid"),
    ]
    ties = [tie("00001", "00002"), tie("00002", "00003"), tie("00001", "00004")]
    found = measure(view_of(people, ties))
    assert found.ties_between == 2
    assert [m.id for m in found.hubs] == ["00002"]
    assert [m.id for m in found.bridges] == ["00002", "00003"]
    assert found.outward == 0.0
    assert found.informal_share == 0.75


def test_family_group_wishes_are_counted_once_anybody_was_asked() -> None:
    quiet = said([member(1, closeness="very")])
    assert "Family group" not in quiet
    view = view_of([member(1, family_group_wish="please_dont"), member(2)])
    lines = [s for s in sentences(measure(view), ENGLISH) if s.name == "Family group"]
    assert [(s.figure, s.text) for s in lines] == [
        ("1", "Please don't ask"),
        ("1", "Not asked yet"),
    ]


@given(maps())
@settings(max_examples=30, deadline=None)
def test_the_count_is_that_of_the_network_less_those_who_were_lost(view: EcomapView) -> None:
    found = measure(view)
    lost = {m.id for m in found.lost}
    assert found.count == count_network([m for m in view.members if m.id not in lost])
    assert found.count.people + len(found.besides) + len(found.lost) == len(view.members)
    assert found.density is None or 0.0 <= found.density <= 1.0
    assert found.outward is None or -1.0 <= found.outward <= 1.0


def test_somebody_is_told_in_one_sentence() -> None:
    gill = member(1, name="Gill", relation="daughter", closeness="extremely", gives=True)
    other = member(2, name="Huw", receives=True, gives=True, gives_care=True)
    view = view_of([gill, other], [tie("", "00002", "strained", "both"), tie("00001", "00002")])
    assert told(view, gill, ENGLISH) == "Gill, daughter, extremely close, gives"
    assert told(view, other, ENGLISH) == "Huw, gives and gets, hard at times, gives care"
    assert knows(view, gill) == (other,)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("daughter", "family"), ("merch", "family"), ("fy mrawd", "family"), ("chwaer", "family"),
        ("gŵr", "family"), ("daughter-in-law", "family"), ("my daughter's husband", "family"),
        ("sister, Leeds", "family"), ("ex-wife", "family"), ("great-aunt", "family"),
        ("friend from chapel", "friend"), ("family friend", "friend"), ("ffrind ysgol", "friend"),
        ("neighbour", "neighbour"), ("next door", "neighbour"), ("cymydog", "neighbour"),
        ("drws nesaf", "neighbour"), ("GP", "paid"), ("social worker", "paid"),
        ("gweithiwr cymdeithasol", "paid"), ("dog walker", "paid"), ("home care mornings", "paid"),
        ("old workmate", "work"), ("vicar", "community"), ("capel", "community"),
        ("bowls club", "group"), ("Men's Shed", "group"), ("côr", "group"), ("dog", "pet"),
        ("y ci", "pet"), ("xyz", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_kind_is_guessed_from_the_word(word: str, kind: str) -> None:
    assert guess_kind(word) == kind


def test_no_kind_is_guessed_from_a_surname() -> None:
    told = [kind_of_name(name) for name in ("Rose Bird", "Tom Church", "Dr Amin", "The chapel")]
    assert told == ["", "", "paid", "community"]
