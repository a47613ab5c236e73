"""The drawing of a map, as lines and texts in mm: the same for screen, paper and files."""

from __future__ import annotations

from dataclasses import dataclass

from app.casework.map_views import Drawing, EcomapView, MeasureText, Places, TieLine
from app.language import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """In whose words it is drawn, and how wide a text is there."""

    words: Words
    measure: MeasureText


def draw(view: EcomapView, places: Places, *, look: Look) -> Drawing:
    """Everything there is to draw."""
    raise NotImplementedError


def ties_of(view: EcomapView, places: Places, member_id: str, *, look: Look) -> tuple[TieLine, ...]:
    """The ties of one member alone, as while they are moved."""
    raise NotImplementedError
