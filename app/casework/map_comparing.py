"""Two maps of one person beside each other, by who people are and never by their names."""

from __future__ import annotations

from dataclasses import dataclass

from app.casework.map_views import EcomapView
from app.casework.views import MemberView
from app.language import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One member who stands otherwise; `reason` why they are gone (a key of LEFT_REASONS)."""

    member: MemberView
    before: str
    """Their closeness then; empty where it was not said."""
    now: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What became of everybody between two maps."""

    old_day: str
    new_day: str
    stayed: tuple[Change, ...]
    came: tuple[Change, ...]
    gone: tuple[Change, ...]
    nearer: tuple[Change, ...]
    further: tuple[Change, ...]
    people_before: int
    people_now: int


def compare(old: EcomapView, new: EcomapView) -> Compared:
    """What became of everybody. `stayed` holds those who moved nearer or further too."""
    raise NotImplementedError


def compared_lines(compared: Compared, words: Words) -> tuple[str, ...]:
    """The comparison as sentences, the count first."""
    raise NotImplementedError
