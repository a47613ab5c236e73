"""Where everybody stands on the map: ring from closeness, sector from kind, first free gap."""

from __future__ import annotations

from collections.abc import Mapping

from app.casework.map_views import EcomapView, MeasureText, Places


def place(view: EcomapView, measure: MeasureText) -> Places:
    """Where everybody stands; the same view always gives the same places."""
    raise NotImplementedError


def tidied_turns(view: EcomapView) -> Mapping[str, float]:
    """The turns of a tidied map by member: those who know each other are neighbours."""
    raise NotImplementedError


def turn_near(view: EcomapView, member_id: str, closeness: str, turn: float) -> float:
    """The turn of the free place nearest to an angle, all others staying where they are."""
    raise NotImplementedError


def ring_at(places: Places, x: float, y: float) -> int:
    """The ring a point lies in: 1, 2, 3, or 4 outside."""
    raise NotImplementedError


def turn_at(x: float, y: float) -> float:
    """The angle of a point, in degrees clockwise from the top."""
    raise NotImplementedError
