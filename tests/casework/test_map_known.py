"""A map drawn on from the last is just as one that is drawn from nothing, only sooner."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.casework.map_drawing import draw
from app.casework.map_known import KnownLines
from app.casework.map_placing import place, turns
from app.casework.map_views import EcomapView, Look
from app.language import Words
from tests.casework.maps import (
    DIRECTIONS,
    KINDS,
    NAMES,
    NEAR,
    QUALITIES,
    a_map,
    maps,
    measured,
    member,
    tie,
)

LOOK = Look(words=Words(), measure=measured)


def settled(view: EcomapView) -> EcomapView:
    """Everybody stays where they stand, as each act on a map leaves it."""
    at = turns(view)
    return replace(view, members=tuple(replace(m, angle=at[m.id]) for m in view.members))


def acted(view: EcomapView, chance: random.Random) -> EcomapView:
    """The map after anything that somebody may do on it."""
    members, ties = list(view.members), list(view.ties)
    one = chance.randrange(len(members)) if members else 0
    act = chance.choice(("turn", "near", "word", "come", "go", "tie", "untie", "quality", "order"))
    if act == "come" or not members:
        members.append(member(chance.randrange(1000, 9999), name=chance.choice(NAMES)))
    elif act == "turn":
        members[one] = replace(members[one], angle=chance.uniform(0.0, 720.0))
    elif act == "near":
        members[one] = replace(members[one], closeness=chance.choice(NEAR))
    elif act == "word":
        members[one] = replace(
            members[one], name=chance.choice(NAMES), kind=chance.choice(KINDS), gives=True
        )
    elif act == "go":
        gone = members.pop(one).id
        ties = [t for t in ties if gone not in (t.from_member_id, t.to_member_id)]
    elif act == "tie":
        first, second = chance.choice(["", members[0].id]), members[one].id
        pairs = {frozenset((t.from_member_id, t.to_member_id)) for t in ties}
        if first != second and frozenset((first, second)) not in pairs:
            ties.append(tie(first, second, chance.choice(QUALITIES), chance.choice(DIRECTIONS)))
    elif ties:
        at = chance.randrange(len(ties))
        if act == "untie":
            del ties[at]
        elif act == "quality":
            ties[at] = replace(ties[at], quality=chance.choice(QUALITIES))
        else:
            ties.append(ties.pop(at))
    return settled(replace(view, members=tuple(members), ties=tuple(ties)))


@given(maps(), st.integers(0, 10_000))
@settings(max_examples=12, deadline=None)
def test_whatever_is_done_the_map_is_as_one_drawn_from_nothing(view: EcomapView, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same acts every time
    known = KnownLines()
    view = settled(view)
    for _ in range(5):
        places = place(view, measured)
        assert draw(view, places, look=LOOK, known=known) == draw(view, places, look=LOOK)
        view = acted(view, chance)


@pytest.mark.parametrize("people", [25, 60])
def test_what_is_far_from_the_one_who_moved_is_not_drawn_anew(people: int) -> None:
    view = settled(a_map(people, 2 * people, seed=3))
    places = place(view, measured)
    one = view.members[-1].id
    spot = places.spots[one]
    nearer = replace(spot, x=spot.x * 0.93, y=spot.y * 0.93)
    others = replace(places, spots={**places.spots, one: nearer})
    known = KnownLines()
    before = draw(view, places, look=LOOK, known=known).ties
    after = draw(view, others, look=LOOK, known=known).ties
    same = [line for line in after if any(line is other for other in before)]
    assert len(after) / 2 < len(same) < len(after)
    assert all(one not in (line.first, line.second) for line in same)


def test_other_words_or_letters_are_drawn_from_nothing() -> None:
    view = settled(a_map(20, 40, seed=2))
    known = KnownLines()
    places = place(view, measured)
    draw(view, places, look=LOOK, known=known)
    welsh = Look(words=Words("cy"), measure=measured)
    assert draw(view, places, look=welsh, known=known) == draw(view, places, look=welsh)
