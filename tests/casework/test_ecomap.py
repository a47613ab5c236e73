"""Drawing somebody's people: every act is one step, undone by name, and nobody else moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.casework import ecomap, history, map_keeping, network, people, removed, ties
from app.casework.map_comparing import compare, compared_lines
from app.casework.map_measures import measure
from app.casework.map_views import EcomapView, tie_to_person
from app.casework.views import PersonView
from app.errors import BadInput, DamagedStore, Refused
from app.forms.catalogue import Catalogue
from app.forms.vocabulary import TIE_QUALITIES
from app.language import Words
from app.models.journal import Changed
from app.models.page import SealedView
from app.models.store import Store


def add(store: Store, arthur: PersonView, name: str, closeness: str = "", **fields: object) -> str:
    view = ecomap.add_on_map(store, person_id=arthur.id, name=name, closeness=closeness, **fields)  # pyright: ignore[reportArgumentType]
    return view.id


@pytest.fixture
def dot(store: Store) -> PersonView:
    """Dot Jones, somebody else."""
    return people.add_person(store, name="Dot Jones")


def here(store: Store, arthur: PersonView) -> EcomapView:
    return ecomap.ecomap(store, person_id=arthur.id)


def undo(store: Store, arthur: PersonView, words: Words, catalogue: Catalogue) -> str:
    """Take back the newest step about the person; its name."""
    offer = history.offers(store, person_id=arthur.id, words=words, catalogue=catalogue).undo
    assert offer is not None
    history.undo(store, step_id=offer.step_id)
    return offer.label


def test_whoever_is_added_has_a_place_that_stays(store: Store, arthur: PersonView) -> None:
    gill = add(store, arthur, "Gill", "extremely", kind="family", relation="daughter")
    before = here(store, arthur).member(gill)
    for number in range(8):
        add(store, arthur, f"Somebody {number}", "extremely", kind="family")
    after = here(store, arthur).member(gill)
    assert before is not None
    assert after is not None
    assert before.angle is not None
    assert after.angle == before.angle


def test_paid_help_groups_and_pets_have_no_closeness(store: Store, arthur: PersonView) -> None:
    carer = add(store, arthur, "Home care", "very", kind="paid")
    member = here(store, arthur).member(carer)
    assert member is not None
    assert member.closeness == ""
    moved = ecomap.move(store, member_id=carer, turn=100.0, closeness="very")
    assert moved.closeness == ""


def test_a_move_to_another_ring_is_one_step_and_says_so(
    store: Store, arthur: PersonView, words: Words, catalogue: Catalogue
) -> None:
    gill = add(store, arthur, "Gill", "extremely", kind="family")
    before = here(store, arthur)
    moved = ecomap.move(store, member_id=gill, turn=200.0, closeness="quite")
    assert moved.closeness == "quite"
    assert moved.angle == pytest.approx(200.0, abs=1.0)
    assert "moved Gill to quite close" in undo(store, arthur, words, catalogue)
    assert here(store, arthur) == before


def test_moving_along_a_ring_is_named_too(
    store: Store, arthur: PersonView, words: Words, catalogue: Catalogue
) -> None:
    gill = add(store, arthur, "Gill", "extremely", kind="family")
    ecomap.move(store, member_id=gill, turn=10.0)
    assert "moved Gill on the map" in undo(store, arthur, words, catalogue)


def test_tidy_is_one_step_and_leaves_the_pinned(
    store: Store, arthur: PersonView, words: Words, catalogue: Catalogue
) -> None:
    ids = [add(store, arthur, f"N{n}", "quite", kind="family") for n in range(4)]
    for number, member_id in enumerate(ids):
        ecomap.move(store, member_id=member_id, turn=100.0 + 30 * number)
    ecomap.pin(store, member_id=ids[0])
    before = here(store, arthur)
    assert ids[0] not in ecomap.tidied(store, person_id=arthur.id)
    assert ecomap.tidy(store, person_id=arthur.id) >= 3
    assert ecomap.tidied(store, person_id=arthur.id) == {}
    assert "tidied the map" in undo(store, arthur, words, catalogue)
    assert here(store, arthur) == before


def test_leaving_needs_a_reason_and_coming_back_restores(store: Store, arthur: PersonView) -> None:
    gill = add(store, arthur, "Gill", "very")
    left = ecomap.leave(store, member_id=gill, reason="moved")
    assert (left.left_reason, left.left_on) == ("moved", "2026-11-12")
    assert [m.id for m in here(store, arthur).left] == [gill]
    with pytest.raises(BadInput):
        ecomap.leave(store, member_id=gill, reason="bored")
    ecomap.come_back(store, member_id=gill)
    assert [m.id for m in here(store, arthur).members] == [gill]
    assert here(store, arthur).left == ()


def test_many_lines_are_one_step_and_bad_ones_are_set_aside(
    store: Store, arthur: PersonView, words: Words, catalogue: Catalogue
) -> None:
    text = "Gill, daughter, extremely\n\n- Huw (next door) very close\n???\nMeg; ci\nCare\tpaid"
    many = ecomap.add_many(store, person_id=arthur.id, text=text)
    told = [(m.name, m.relation, m.kind, m.closeness) for m in many.added]
    assert told == [
        ("Gill", "daughter", "family", "extremely"),
        ("Huw", "next door", "neighbour", "very"),
        ("Meg", "ci", "pet", ""),
        ("Care", "paid", "", ""),
    ]
    assert [(line.number, line.text) for line in many.set_aside] == [(4, "???")]
    assert "added several people" in undo(store, arthur, words, catalogue)
    assert here(store, arthur).members == ()


def test_hostile_lines_add_nobody_and_break_nothing(store: Store, arthur: PersonView) -> None:
    text = "\0\n" + ",,,,\n" + "x" * 5_000 + "\n=cmd|' /C calc'!A0, friend\n" + "a,b\n" * 400
    many = ecomap.add_many(store, person_id=arthur.id, text=text)
    assert all(member.name for member in many.added)
    assert all(line.reason for line in many.set_aside)
    assert len(many.added) <= 300


# Ties


def test_a_tie_is_one_for_each_pair_whichever_way_it_is_said(
    store: Store, arthur: PersonView
) -> None:
    gill, huw = add(store, arthur, "Gill", "very"), add(store, arthur, "Huw", "very")
    first = ties.tie(store, person_id=arthur.id, first=gill, second=huw, direction="from")
    again = ties.tie(
        store, person_id=arthur.id, first=huw, second=gill, direction="from", quality="both"
    )
    assert again.id == first.id
    assert (again.direction, again.quality) == ("to", "both")
    assert len(here(store, arthur).ties) == 1
    ties.untie(store, tie_id=first.id)
    assert here(store, arthur).ties == ()


def test_help_between_the_person_and_a_member_is_kept_in_one_place(
    store: Store, arthur: PersonView
) -> None:
    gill = add(store, arthur, "Gill", "very", kind="family")
    ties.tie(store, person_id=arthur.id, first=gill, second="", direction="from")
    member = here(store, arthur).member(gill)
    assert member is not None
    assert (member.gives, member.receives) == (True, False)
    network.change_member(store, member_id=gill, receives=True)
    view = here(store, arthur)
    member = view.member(gill)
    assert member is not None
    tie = tie_to_person(view, member)
    assert tie is not None
    assert tie.direction == "both"


def test_who_was_lost_touch_with_is_no_longer_close(
    store: Store, arthur: PersonView, words: Words, catalogue: Catalogue
) -> None:
    gill = add(store, arthur, "Gill", "very")
    before = here(store, arthur)
    ties.tie(store, person_id=arthur.id, first="", second=gill, quality="lost")
    member = here(store, arthur).member(gill)
    assert member is not None
    assert member.closeness == ""
    undo(store, arthur, words, catalogue)
    assert here(store, arthur) == before


def test_a_group_is_tied_and_untied_in_one_step(store: Store, arthur: PersonView) -> None:
    ids = [add(store, arthur, name) for name in ("Gill", "Huw", "Beti", "Mair")]
    ties.tie(store, person_id=arthur.id, first=ids[0], second=ids[1], quality="strong")
    assert ties.tie_all(store, person_id=arthur.id, member_ids=ids) == 5
    assert ties.tie_all(store, person_id=arthur.id, member_ids=ids) == 0
    assert len(here(store, arthur).ties) == 6
    assert ties.untie_all(store, person_id=arthur.id, member_ids=ids[:3]) == 3
    assert len(here(store, arthur).ties) == 3


def test_knows_finds_people_by_name_and_asks_again_about_the_rest(
    store: Store, arthur: PersonView
) -> None:
    gill, *_ = [add(store, arthur, n) for n in ("Gill", "Huw Rees", "Beti", "Beti", "Mair")]
    unknown = ties.know_each_other(
        store, person_id=arthur.id, member_id=gill, names="huw, Mair; Beti, Nobody, Gill"
    )
    assert unknown == ("Beti", "Nobody", "Gill")
    assert len(here(store, arthur).ties) == 2


def test_nobody_is_tied_to_themselves_or_to_another_persons_people(
    store: Store, arthur: PersonView, dot: PersonView
) -> None:
    gill, roy = add(store, arthur, "Gill"), add(store, dot, "Roy")
    with pytest.raises(BadInput):
        ties.tie(store, person_id=arthur.id, first=gill, second=gill)
    with pytest.raises(Refused):
        ties.tie(store, person_id=arthur.id, first=gill, second=roy)
    assert here(store, arthur).ties == ()


def test_the_ties_of_somebody_removed_come_back_with_them(store: Store, arthur: PersonView) -> None:
    gill, huw = add(store, arthur, "Gill", "very"), add(store, arthur, "Huw", "very")
    tie = ties.tie(store, person_id=arthur.id, first=gill, second=huw, quality="strained")
    before = here(store, arthur)
    network.remove_member(store, member_id=huw)
    assert here(store, arthur).ties == ()
    network.bring_back_member(store, member_id=huw)
    assert here(store, arthur) == before
    ties.untie(store, tie_id=tie.id)
    removed.bring_back(store, kind="tie", row_id=tie.id)
    assert here(store, arthur) == before


# Anything at all, and all the way back


@dataclass(frozen=True, kw_only=True)
class Act:
    """One thing done to a map, of whoever there is by then."""

    what: str
    one: int
    two: int
    near: str
    kind: str
    quality: str
    way: str
    turn: float


ACTS = st.builds(
    Act,
    what=st.sampled_from(
        ["add", "many", "tidy", "back", "move", "near", "pin", "leave", "remove", "lose", "help"]
        + ["person", "between", "note", "all", "know", "mark", "untie", "untie all"]
    ),
    one=st.integers(0, 20),
    two=st.integers(0, 20),
    near=st.sampled_from(["extremely", "very", "quite", ""]),
    kind=st.sampled_from(["family", "friend", "paid", "pet", ""]),
    quality=st.sampled_from([option.key for option in TIE_QUALITIES]),
    way=st.sampled_from(["to", "from", "both", "none"]),
    turn=st.floats(0, 359),
)


def do(store: Store, person: PersonView, act: Act) -> None:
    """Do this; nothing where there is nobody to do it to."""
    view, ask = here(store, person), {"person_id": person.id}
    everybody = view.members
    if act.what == "add":
        ecomap.add_on_map(store, **ask, name="Gill", closeness=act.near, kind=act.kind)
    elif act.what == "many":
        ecomap.add_many(store, **ask, text="A, son\nB, ci, very")
    elif act.what == "back" and view.left:
        ecomap.come_back(store, member_id=view.left[act.one % len(view.left)].id)
    elif not everybody:
        return
    elif act.what == "tidy":
        ecomap.tidy(store, **ask)
    elif act.what == "untie" and view.ties:
        ties.untie(store, tie_id=view.ties[act.one % len(view.ties)].id)
    elif act.what in ("all", "untie all"):
        some = [m.id for m in everybody[:4]]
        (ties.tie_all if act.what == "all" else ties.untie_all)(store, **ask, member_ids=some)
    else:
        do_to_one(store, person, act, everybody[act.one % len(everybody)].id)


def do_to_one(store: Store, person: PersonView, act: Act, one: str) -> None:
    """Do this to one of them, or to one and another or the person."""
    everybody = here(store, person).members
    two = everybody[act.two % len(everybody)].id
    between = {"person_id": person.id, "first": one, "second": "" if two == one else two}
    match act.what:
        case "move":
            ecomap.move(store, member_id=one, turn=act.turn, closeness=act.near)
        case "near":
            ecomap.set_closeness(store, member_id=one, closeness=act.near)
        case "pin":
            ecomap.pin(store, member_id=one, is_pinned=act.turn > 180)
        case "leave":
            ecomap.leave(store, member_id=one, reason="died")
        case "remove":
            network.remove_member(store, member_id=one)
        case "lose":
            ties.tie(store, person_id=person.id, first="", second=one, quality="lost")
        case "help" | "person":
            network.change_member(store, member_id=one, gives=act.turn > 180)
            ties.tie(store, person_id=person.id, first="", second=one, direction=act.way)
        case "between":
            ties.tie(store, **between, quality=act.quality, direction=act.way)
        case "note":
            ties.tie(store, **between, note=act.kind)
        case "know":
            ties.know_each_other(store, person_id=person.id, member_id=one, names="A, B, Gill")
        case "mark":
            network.change_member(store, member_id=one, in_household=True, family_marks=["step"])
        case _:
            pass


class Follower:
    """A map that is never read whole again: it follows what each step says it changed."""

    def __init__(self, store: Store, view: EcomapView) -> None:
        self.view = view
        self._store = store
        self.stop = store.subscribe(self._hear)

    def _hear(self, changed: Changed) -> None:
        self.view = ecomap.ecomap_after(self._store, before=self.view, changed=changed.entities)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(ACTS, min_size=1, max_size=14))
def test_whatever_is_done_is_undone_to_the_very_start(
    store: Store, words: Words, catalogue: Catalogue, acts: list[Act]
) -> None:
    person = people.add_person(store, name="Arthur Bevan")  # somebody new for every list
    add(store, person, "Carys", "very", kind="family")
    start = here(store, person)
    seen = start
    follow = Follower(store, start)
    for act in acts:
        do(store, person, act)
        seen = here(store, person)
        assert follow.view == seen
        counted = network.count_network(network.members(store, person_id=person.id))
        assert measure(seen).count == counted
    for _ in range(4 * len(acts)):
        if here(store, person) == start:
            break
        undo(store, person, words, catalogue)
        assert follow.view == here(store, person)
    assert here(store, person) == start
    again = history.offers(store, person_id=person.id, words=words, catalogue=catalogue).redo
    while again is not None:
        history.redo(store, step_id=again.step_id)
        again = history.offers(store, person_id=person.id, words=words, catalogue=catalogue).redo
    assert here(store, person) == seen == follow.view
    follow.stop()


def test_of_a_change_only_what_it_touches_is_read_anew(store: Store, arthur: PersonView) -> None:
    carys = add(store, arthur, "Carys", "very")
    huw = add(store, arthur, "Huw", "quite")
    before = here(store, arthur)
    ties.tie(store, person_id=arthur.id, first="", second=huw, quality="lost")
    lost = here(store, arthur)
    drawn = next(t.id for t in lost.ties if t.to_member_id == huw)
    after = ecomap.ecomap_after(store, before=before, changed={("tie", drawn)})
    assert [m.has_lost_touch for m in after.members] == [False, True]
    assert after.members[0] is before.members[0]
    people.change_person(store, person_id=arthur.id, preferred_name="Art")
    assert ecomap.ecomap_after(store, before=after, changed=set()).called != "Art"
    renamed = ecomap.ecomap_after(store, before=after, changed={("person", arthur.id)})
    assert renamed.called == "Art"
    assert carys in {m.id for m in renamed.members}


# Kept maps


def test_a_kept_map_never_changes_and_is_not_undone(
    store: Store, arthur: PersonView, words: Words, catalogue: Catalogue
) -> None:
    gill = add(store, arthur, "Gill", "very", kind="family")
    kept = map_keeping.keep_ecomap(store, person_id=arthur.id)
    as_kept = map_keeping.kept_ecomap(store, kept_id=kept.id)
    assert (kept.people, kept.by, kept.day) == (1, "Gwen Price", "2026-11-12")
    assert as_kept.kept_id == kept.id
    ecomap.set_closeness(store, member_id=gill, closeness="quite")
    ecomap.leave(store, member_id=gill, reason="moved")
    for _ in range(3):
        undo(store, arthur, words, catalogue)
    assert here(store, arthur).members == ()
    assert map_keeping.kept_ecomap(store, kept_id=kept.id) == as_kept
    assert [k.id for k in map_keeping.kept_ecomaps(store, person_id=arthur.id)] == [kept.id]


def test_nothing_is_kept_of_an_empty_map(store: Store, arthur: PersonView) -> None:
    with pytest.raises(Refused):
        map_keeping.keep_ecomap(store, person_id=arthur.id)
    assert map_keeping.kept_ecomaps(store, person_id=arthur.id) == ()


def test_a_kept_map_whose_hash_does_not_fit_is_refused() -> None:
    row = SealedView(
        person_id="p", kind="ecomap", content="{}", sha256="0" * 64, made_at=datetime.now(UTC)
    )
    with pytest.raises(DamagedStore):
        map_keeping.opened(row)


def test_two_maps_are_compared_by_who_people_are(
    store: Store, arthur: PersonView, words: Words
) -> None:
    ids = {n: add(store, arthur, n, "very", kind="family") for n in ("Gill", "Huw", "Dai", "Mo")}
    kept = map_keeping.keep_ecomap(store, person_id=arthur.id)
    old = map_keeping.kept_ecomap(store, kept_id=kept.id)
    network.change_member(store, member_id=ids["Gill"], name="Gillian")
    ecomap.set_closeness(store, member_id=ids["Gill"], closeness="extremely")
    ecomap.set_closeness(store, member_id=ids["Huw"], closeness="quite")
    ecomap.leave(store, member_id=ids["Dai"], reason="died")
    network.remove_member(store, member_id=ids["Mo"])
    network.bring_back_member(store, member_id=ids["Mo"])
    add(store, arthur, "Dai", "very", kind="friend")
    found = compare(old, here(store, arthur))
    assert [c.member.name for c in found.stayed] == ["Gillian", "Huw", "Mo"]
    assert [c.member.name for c in found.nearer] == ["Gillian"]
    assert [c.member.name for c in found.further] == ["Huw"]
    assert [c.member.name for c in found.came] == ["Dai"]
    assert [(c.member.name, c.reason) for c in found.gone] == [("Dai", "died")]
    assert (found.kept_share, found.nearness_change) == (0.75, 0.0)
    lines = compared_lines(found, words)
    assert lines[0] == "12 November 2026: 4 people. 12 November 2026: 4 people."
    assert "Gone: Dai (died)." in lines
    same = compare(old, old)
    assert compared_lines(same, words)[-1] == "Everybody stands where they stood."
