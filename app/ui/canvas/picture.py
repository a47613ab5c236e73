"""A map as the screen has it: where everybody stands, what is drawn, and in what words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtGui import QFont, QFontMetricsF

from app.casework.map_drawing import draw, ties_of
from app.casework.map_known import KnownLines
from app.casework.map_labels import Lettering
from app.casework.map_placing import place, ring_at
from app.casework.map_rings import turn_at
from app.casework.map_ties import edge_of
from app.casework.map_views import (
    Drawing,
    EcomapView,
    Look,
    MeasureText,
    Node,
    Places,
    Spot,
    TieLine,
)
from app.casework.views import MemberView
from app.language import N_
from app.ui.canvas.inking import Box, box_of_tie
from app.ui.canvas.redrawing import Drawn, drawn, drawn_so
from app.ui.screens.ecomap_words import all_in_words
from app.ui.style import FAMILY

if TYPE_CHECKING:
    from app.language import Words
    from app.settings import Settings

_LETTERS: Final = 100
"""Pixels of the letters that are measured: widths grow with the size."""
_ROUTED: Final = 24
_FEW: Final = 15
_OF_FEW: Final = 1.2
"""So few leave room for letters that are easy to read from where two sit."""
_KEPT: Final = 6
"""Drawings that are kept: so many steps are taken back without drawing anything."""
_GROWS: Final = 0.6
"""Of how much larger the text is: the shapes grow with it, and the map has to be seen whole."""
_Key = TypeVar("_Key")
RINGS: Final = {1: "extremely", 2: "very", 3: "quite"}


def map_font(*, is_bold: bool) -> QFont:
    """The letters of the map, as wide at one size as at any other."""
    font = QFont(FAMILY)
    font.setPixelSize(_LETTERS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setWeight(QFont.Weight.Bold if is_bold else QFont.Weight.Normal)
    return font


def larger_for(settings: Settings, people: int) -> float:
    """How much larger the letters are for few people, and for somebody who wants large text."""
    usual = _OF_FEW if people <= _FEW else 1.0
    return usual + max(0, settings.text_size - 100) * _GROWS / 100


def screen_measure() -> MeasureText:
    """How wide a text is in the letters of the screen."""
    metrics = {bold: QFontMetricsF(map_font(is_bold=bold)) for bold in (False, True)}

    @lru_cache(maxsize=4096)
    def wide(text: str, is_bold: bool) -> float:
        return metrics[is_bold].horizontalAdvance(text) / _LETTERS

    def measure(text: str, size: float, is_bold: bool) -> float:
        return wide(text, is_bold) * size

    return measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Ghost:
    """Where somebody was, or would be: their shape there, and a line to where they are."""

    node: Node
    at: tuple[float, float] | None
    """Where they stand now; None where they are not on the map any more, or not yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Somebody on the way: their shape, and their ties, where they are now."""

    node: Node
    ties: tuple[TieLine, ...]


class Picture:
    """One map at one moment. Nothing of it changes but where somebody is held while dragged."""

    def __init__(
        self,
        view: EcomapView,
        words: Words,
        measure: MeasureText,
        *,
        larger: float = 1.0,
        before: Picture | None = None,
    ) -> None:
        """`larger`: how much larger than usual the letters are on the same map.

        `before`: the picture in the same words and letters that is shown now; what is as it was
        there is not worked out again.
        """
        self.view = view
        self.words = words
        self.measure = measure
        self.larger = larger
        self.look = Look(words=words, measure=measure)
        self._in_words = all_in_words(view, words)
        self.members: dict[str, MemberView] = {m.id: m for m in view.members}
        self.known = before.known if before is not None else KnownLines()
        past = before.past if before is not None else ()
        now = drawn_so(past, view)
        if now is None:
            places = place(view, measure, lettering=Lettering(larger=larger))
            drawing = draw(view, places, look=self.look, known=self.known)
            now = drawn(view, places, drawing, past[0] if past else None)
        self.past: tuple[Drawn, ...] = (now, *(one for one in past if one is not now))[:_KEPT]
        """As it is drawn now, and as it was before: undo leads back there."""
        self.places: Places = now.places
        self.drawing: Drawing = now.drawing
        self.nodes: dict[str, Node] = {n.member_id: n for n in self.drawing.nodes}
        self.ties, self.inked = now.ties, now.inked
        self.held: Held | None = None
        self._changes: Box | None = None

    @property
    def bounds(self) -> Box:
        """What there is of the map."""
        left, top, right, bottom = self.drawing.bounds
        return left, top, right - left, bottom - top

    @property
    def middle(self) -> Box:
        """The person's own shape."""
        across, down = self.places.centre
        return -across, -down, 2 * across, 2 * down

    # In words

    @property
    def how_to(self) -> str:
        """How the one who has the keyboard is moved, for those who listen."""
        return self.words.text(
            N_(
                "Up and Down: nearer and further. Left and Right: along the ring. 1, 2, 3: how "
                "close. T: tie to somebody. Enter: more about them. A: add somebody. Delete: no "
                "longer there."
            )
        )

    def other(self, view: EcomapView) -> Picture:
        """Another view in the same words and letters."""
        return Picture(view, self.words, self.measure, larger=self.larger)

    def said_of(self, member_id: str) -> str:
        """Somebody in words."""
        return self._in_words(self.members[member_id])

    def full_name(self, member_id: str) -> str:
        """A name that is shortened on the map, whole; else nothing."""
        spot = self.places.spots.get(member_id)
        return self.members[member_id].name if spot is not None and spot.is_short else ""

    # Where

    def centre_of(self, member_id: str) -> tuple[float, float]:
        """Where somebody stands."""
        node = self._node(member_id)
        return node.x, node.y

    def box_of(self, member_id: str) -> Box:
        """The room their shape takes."""
        return box_of(self._node(member_id))

    def _node(self, member_id: str) -> Node:
        if self.held is not None and self.held.node.member_id == member_id:
            return self.held.node
        return self.nodes[member_id]

    def closeness_at(self, x: float, y: float) -> str:
        """How close somebody is who stands there; empty outside of the rings."""
        return RINGS.get(ring_at(self.places, x, y), "")

    def angle_at(self, x: float, y: float) -> float:
        """The angle of a point."""
        return turn_at(x, y)

    # Held while dragged

    def hold(self, member_id: str, x: float, y: float) -> None:
        """Somebody is here now; their ties follow."""
        node = self.nodes[member_id]
        left, top, wide, high = self.bounds
        x, y = min(left + wide, max(left, x)), min(top + high, max(top, y))
        across, down = x - node.x, y - node.y
        texts = tuple(replace(t, x=t.x + across, y=t.y + down) for t in node.texts)
        marks = tuple(tuple((a + across, b + down) for a, b in line) for line in node.marks)
        moved = replace(node, x=x, y=y, texts=texts, marks=marks)
        if len(self.members) > _ROUTED:
            self.held = Held(node=moved, ties=self._plain_ties(moved))
            return
        spots: dict[str, Spot] = dict(self.places.spots)
        spots[member_id] = replace(spots[member_id], x=x, y=y)
        places = replace(self.places, spots=spots)
        ties = ties_of(self.view, places, member_id, look=self.look)
        self.held = Held(node=moved, ties=ties)

    def _plain_ties(self, moved: Node) -> tuple[TieLine, ...]:
        """Of very many people the lines of the one on the way are straight until they are let go.

        What a line crosses for a moment is not worth a jerky hand.
        """
        here = moved.x, moved.y
        return tuple(
            replace(tie, strokes=((edge_of(self.places, other, here), here),), heads=(), word=None)
            for pair, tie in self.ties.items()
            if moved.member_id in pair
            for other in [pair[0] if pair[1] == moved.member_id else pair[1]]
        )

    def let_go(self) -> None:
        """Nobody is on the way."""
        self.held = None

    def reach_of_held(self) -> Box:
        """The room that the one on the way and their ties take."""
        if self.held is None:
            return 0, 0, 0, 0
        return around([box_of(self.held.node), *(box_of_tie(t) for t in self.held.ties)])

    # What is other than before

    def has_ground_of(self, before: Picture) -> bool:
        """Whether the rings are as they were, so that only where people changed need be painted."""
        return self.bounds == before.bounds and [
            (ring.radius, ring.label) for ring in self.drawing.rings
        ] == [(ring.radius, ring.label) for ring in before.drawing.rings]

    def changed_since(self, before: Picture) -> frozenset[str]:
        """Who stands or is said otherwise, or came; what of the ground that takes in is kept."""
        # Whatever stayed is mostly the same object, which is quicker to see than that it is alike.
        is_drawn_so = self.drawing is before.drawing
        ours, theirs = ({}, {}) if is_drawn_so else (self.nodes, before.nodes)
        redrawn = _others(ours, theirs)
        said = _others(self.members, before.members) & self.members.keys()
        gone = before.members.keys() - self.members.keys()
        pairs = set[tuple[str, str]]() if is_drawn_so else _others(self.ties, before.ties)
        boxes = [box_of(p.nodes[i]) for p in (self, before) for i in redrawn | gone if i in p.nodes]
        drawn = [p.inked[i].room for p in (self, before) for i in pairs if i in p.inked]
        boxes += [(room.x(), room.y(), room.width(), room.height()) for room in drawn]
        if self.drawing.household != before.drawing.household:
            dashes = (*self.drawing.household, *before.drawing.household)
            boxes += [(x - 1.0, y - 1.0, 2.0, 2.0) for dash in dashes for x, y in dash]
        self._changes = around(boxes) if boxes else None
        ends = {one for pair in pairs for one in pair if one in self.members}
        here = (redrawn & self.members.keys()) | said | ends
        return frozenset(here | ({""} if self._changes is not None else set()))

    def reach_of_changes(self) -> Box | None:
        """The room that everything takes which is drawn other than before; None: nothing is."""
        return self._changes


def _others(now: Mapping[_Key, object], before: Mapping[_Key, object]) -> set[_Key]:
    """The keys of what came, went, or is other than before."""
    return (now.keys() ^ before.keys()) | {
        key
        for key in now.keys() & before.keys()
        if now[key] is not before[key] and now[key] != before[key]
    }


def box_of(node: Node) -> Box:
    """The room a shape takes."""
    return node.x - node.width / 2, node.y - node.height / 2, node.width, node.height


def around(boxes: list[Box]) -> Box:
    """One box round all of them."""
    if not boxes:
        return 0, 0, 0, 0
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    return left, top, max(b[0] + b[2] for b in boxes) - left, max(b[1] + b[3] for b in boxes) - top
