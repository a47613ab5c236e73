"""Generated maps: of any size, every kind and quality, long and right-to-left names, and twins."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from app.casework.map_labels import rough_width
from app.casework.map_views import EcomapView, TieView
from app.casework.views import MemberView
from app.forms.vocabulary import (
    CLOSENESS,
    FAMILY_MARKS,
    HELP_DIRECTIONS,
    MEMBER_KINDS,
    TIE_QUALITIES,
)

KINDS = [option.key for option in MEMBER_KINDS]
QUALITIES = [option.key for option in TIE_QUALITIES]
DIRECTIONS = ["", *(option.key for option in HELP_DIRECTIONS)]
MARKS = tuple(option.key for option in FAMILY_MARKS)
NEAR = ["", *(option.key for option in CLOSENESS)]
NAMES = [
    "Gill",
    "Huw",
    "Beti Pritchard",
    "Arthur Bevan-Jones of Llanbedr Pont Steffan and of Aberaeron",
    "Dr Amin",
    "محمد عبد الله",
    "Wolfeschlegelsteinhausenbergerdorff",
    "Home care mornings",
    "M",
    "Ẃẃ",
]


def measured(text: str, size: float, is_bold: bool) -> float:
    """A text's width in a font a little wider than is guessed."""
    return rough_width(text, size) * (1.12 if is_bold else 1.0)


def member(number: int = 0, **fields: Any) -> MemberView:
    """A member of whom nothing is said but what is given."""
    values: dict[str, Any] = {
        "id": f"{number:05}",
        "person_id": "person",
        "name": f"Person {number}",
        "relation": "",
        "kind": "",
        "closeness": "",
        "gives": None,
        "receives": None,
        "gives_care": None,
        "willing": "",
        "able": "",
        "agreed": "",
        "under_18": None,
        "in_confidence": False,
        "do_not_show": False,
        "phone": "",
        "note": "",
        "left_on": "",
        "left_reason": "",
    }
    return MemberView(**{**values, **fields})


def tie(first: str, second: str, quality: str = "ordinary", direction: str = "") -> TieView:
    """A tie of two."""
    return TieView(
        id=f"{first}-{second}",
        person_id="person",
        from_member_id=first,
        to_member_id=second,
        quality=quality,
        direction=direction,
        note="",
    )


def view_of(members: Sequence[MemberView], ties: Sequence[TieView] = ()) -> EcomapView:
    """A map of these."""
    return EcomapView(
        person_id="person",
        called="Arthur",
        members=tuple(members),
        ties=tuple(ties),
        day="2026-11-12",
        drawn_by="Gwen Price",
    )


def a_map(people: int, ties: int = 0, seed: int = 1) -> EcomapView:
    """A map of so many people and at most so many drawn ties, always the same for a seed."""
    chance = random.Random(seed)  # noqa: S311 - the same map every time
    members: list[MemberView] = []
    for number in range(people):
        kind = chance.choice(KINDS)
        is_counted = kind not in ("paid", "group", "pet")
        members.append(
            member(
                number,
                name=chance.choice(NAMES),
                relation=chance.choice(["", "daughter", "next door", "old workmate"]),
                kind=kind,
                closeness=chance.choice(NEAR) if is_counted else "",
                gives=chance.choice([True, False, None]),
                receives=chance.choice([True, None]),
                gives_care=chance.choice([True, None, None]),
                willing_to_care=chance.choice([True, None, None]),
                in_household=chance.choice([True, None, None, None]),
                family_marks=MARKS[number % 4 : number % 4 + number % 3],
                family_group_wish=chance.choice(["", "said_yes", "would_like", "please_dont"]),
            )
        )
    drawn: dict[frozenset[int], TieView] = {}
    for _ in range(ties if people > 1 else 0):
        one, two = sorted(chance.sample(range(-1, people), 2))
        first = "" if one < 0 else members[one].id
        drawn[frozenset((one, two))] = tie(
            first, members[two].id, chance.choice(QUALITIES), chance.choice(DIRECTIONS)
        )
    return view_of(members, list(drawn.values()))


@st.composite
def maps(draw: st.DrawFn, most: int = 34) -> EcomapView:
    """Any map."""
    people = draw(st.integers(0, most))
    return a_map(people, draw(st.integers(0, 3 * people)), draw(st.integers(0, 10_000)))
