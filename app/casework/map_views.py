"""What the map of a person's people is made of, as it travels: views, places, and what is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from app.casework.views import MemberView
from app.forms.vocabulary import NOT_COUNTED_KINDS
from app.language import Words

Point: TypeAlias = "tuple[float, float]"
"""Millimetres from the middle of the map: to the right, and down."""

Strokes: TypeAlias = "tuple[tuple[Point, ...], ...]"

MeasureText: TypeAlias = "Callable[[str, float, bool], float]"
"""How wide a text is in mm, of a size in mm (of the em) and bold or not."""

Shape: TypeAlias = "Literal['round', 'box', 'soft']"
"""`round`: a person, ends half circles. `box`: a group, place or paid help. `soft`: a pet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """In whose words a map is drawn, and how wide a text is there."""

    words: Words
    measure: MeasureText


@dataclass(frozen=True, slots=True, kw_only=True)
class TieView:
    """How two stand to each other; without `from_member_id` it is the person and a member.

    `direction` is seen from the first: `to` (help comes to the first), `from` (the first gives),
    `both`, `none`; empty while not said. Of the person and a member it is what the member `gives`
    and `receives`, so `to` means that they give.
    """

    id: str
    """Empty for a tie to the person that nobody drew: it follows from how close they are."""
    person_id: str
    from_member_id: str
    to_member_id: str
    quality: str
    direction: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EcomapView:
    """A person's people as they stand now, or as they were kept (`kept_id`).

    `members` are those who are here, in the order they were named; `left` those who left.
    """

    person_id: str
    called: str
    members: tuple[MemberView, ...]
    ties: tuple[TieView, ...]
    day: str
    kept_id: str = ""
    drawn_by: str = ""
    left: tuple[MemberView, ...] = ()
    language: str = "en"
    """The language of the person's paper."""
    text_size_pt: int = 12
    is_practice: bool = False
    name: str = ""
    """The person's whole name."""

    @property
    def lost(self) -> frozenset[str]:
        """The ids of those with whom the person has lost touch, as the ties that were drawn say."""
        drawn = (t for t in self.ties if not t.from_member_id)
        return frozenset(t.to_member_id for t in drawn if t.quality == "lost")

    def member(self, member_id: str) -> MemberView | None:
        """The member of this id, if they are on the map."""
        return next((m for m in self.members if m.id == member_id), None)

    def between(self, first: str, second: str) -> TieView | None:
        """The tie that was drawn between two, in either direction; the person is empty."""
        for tie in self.ties:
            one, two = tie.from_member_id, tie.to_member_id
            if (one == first and two == second) or (one == second and two == first):
                return tie
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where one member stands on the map, and the words in their shape. Lengths in mm.

    `ring`: 1 extremely, 2 very, 3 quite close, 4 outside (lost touch, not said), 5 the band of paid
    help, groups and pets. `turn`: degrees clockwise from the top, with a whole turn more for each
    row further out within the ring; it is what `angle` keeps.
    """

    member_id: str
    x: float
    y: float
    width: float
    height: float
    ring: int
    turn: float
    shape: Shape
    name_lines: tuple[str, ...]
    """The name as it fits, in one line or two; shortened by `…` where `is_short`."""
    under: str
    """The relation in smaller letters under the name; empty where there is no room."""
    size: float
    """The size of the name's letters."""
    under_size: float
    is_short: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where everybody is, how far out the rings are, and how much room it all takes."""

    spots: Mapping[str, Spot]
    rings: tuple[float, float, float]
    """The outer radius of each ring, the nearest first."""
    centre: tuple[float, float]
    """Half the width and half the height of the person's own shape in the middle."""
    bounds: tuple[float, float, float, float]
    """Left, top, right and bottom of all there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A line of text in the middle of a box."""

    text: str
    x: float
    y: float
    """The middle of the line, across and down."""
    size: float
    is_bold: bool = False
    tone: Literal["ink", "soft", "white"] = "ink"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One member, or the person (no `member_id`), as drawn."""

    member_id: str
    x: float
    y: float
    width: float
    height: float
    shape: Shape
    kind: str
    texts: tuple[Text, ...]
    full_name: str
    marks: Strokes = ()
    """The lines of the family marks beside the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TieLine:
    """A tie as drawn: strokes of one width, filled heads, bars across, a word in a gap."""

    first: str
    """Empty for the person."""
    second: str
    quality: str
    width: float
    strokes: tuple[tuple[Point, ...], ...]
    heads: tuple[tuple[Point, Point, Point], ...] = ()
    word: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RingLine:
    """A ring's circle, in pieces that leave every name free, and its label."""

    closeness: str
    radius: float
    arcs: tuple[tuple[Point, ...], ...]
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySign:
    """A sign that is on this map and what it means: a short line, or a shape."""

    name: str
    quality: str = ""
    width: float = 0.0
    strokes: tuple[tuple[Point, ...], ...] = ()
    heads: tuple[tuple[Point, Point, Point], ...] = ()
    shape: Shape | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Everything there is to draw, from the back to the front. Lengths in mm, y downwards."""

    bounds: tuple[float, float, float, float]
    rings: tuple[RingLine, ...]
    sectors: tuple[Text, ...]
    household: tuple[tuple[Point, ...], ...]
    """The dashes round who lives here, the person among them."""
    ties: tuple[TieLine, ...]
    nodes: tuple[Node, ...]
    key: tuple[KeySign, ...] = field(default=())


def tie_to_person(view: EcomapView, member: MemberView) -> TieView | None:
    """How a member stands to the person: the tie that was drawn, or the one that follows.

    Somebody who is close, or gives or gets, has an ordinary tie, and so has paid help, a group or
    a pet; a person of whom none of it is said has none.
    """
    return view.between("", member.id) or tie_that_follows(member)


def drawn_to_person(view: EcomapView) -> Mapping[str, TieView]:
    """The ties that were drawn between the person and a member, by member."""
    found: dict[str, TieView] = {}
    for tie in view.ties:
        if not (tie.from_member_id and tie.to_member_id):
            found.setdefault(tie.from_member_id or tie.to_member_id, tie)
    return found


def tie_that_follows(member: MemberView) -> TieView | None:
    """How a member stands to the person where no tie was drawn; None where nothing says so."""
    is_tied = member.closeness or member.gives or member.receives
    if not is_tied and member.kind not in NOT_COUNTED_KINDS:
        return None
    return TieView(
        id="",
        person_id=member.person_id,
        from_member_id="",
        to_member_id=member.id,
        quality="ordinary",
        direction=direction_of(member),
        note="",
    )


def direction_of(member: MemberView) -> str:
    """Which way help goes between a member and the person, as the person sees it."""
    match (member.gives, member.receives):
        case (True, True):
            return "both"
        case (True, _):
            return "to"
        case (_, True):
            return "from"
        case (False, False):
            return "none"
        case _:
            return ""
