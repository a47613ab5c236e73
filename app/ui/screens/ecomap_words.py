"""Somebody on the map in words, as the screen says and announces them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from app.casework.map_views import (
    EcomapView,
    TieView,
    drawn_to_person,
    tie_that_follows,
    tie_to_person,
)
from app.casework.map_words import help_words, told_with
from app.casework.views import MemberView
from app.forms.questions import Option
from app.forms.vocabulary import CLOSENESS, LEFT_REASONS, TIE_QUALITIES, label
from app.language import N_, Words

HELP: Final = (
    Option("both", N_("Gives and gets")),
    Option("gives", N_("Gives help")),
    Option("gets", N_("Gets help")),
    Option("none", N_("Neither")),
)
NOT_SAID: Final = N_("Not said")
TIE_NOTE: Final = "tie:"
"""The field of a note on a tie while it is typed, with the id of the other one after it."""
_CLOSE: Final = {
    "extremely": N_("extremely close"),
    "very": N_("very close"),
    "quite": N_("quite close"),
}


def help_of(member: MemberView) -> str:
    """Which way help goes: a key of `HELP`, empty where it is not said."""
    if member.gives is None and member.receives is None:
        return ""
    match bool(member.gives), bool(member.receives):
        case True, True:
            return "both"
        case True, False:
            return "gives"
        case False, True:
            return "gets"
        case _:
            return "none"


def closeness_words(closeness: str, words: Words) -> str:
    """How close, as it stands within a line: `very close`."""
    return words.text(_CLOSE[closeness]) if closeness in _CLOSE else words.text(N_("not placed"))


def in_words(member: MemberView, words: Words) -> str:
    """`Gill, daughter, extremely close, gives and gets`: how a screen reader names them."""
    return said_with(member, tie_that_follows(member), words)


def ties_with(view: EcomapView) -> Callable[[MemberView], TieView | None]:
    """Finds how everybody of a map stands to the person, the ties read through once."""
    drawn = drawn_to_person(view)
    return lambda member: drawn.get(member.id) or tie_that_follows(member)


def all_in_words(view: EcomapView, words: Words) -> Callable[[MemberView], str]:
    """Names everybody of a map as a screen reader does, with the ties that were drawn on it."""
    tie_of = ties_with(view)
    return lambda member: said_with(member, tie_of(member), words)


def said_with(member: MemberView, tie: TieView | None, words: Words) -> str:
    """Somebody in words; `tie` is how they stand to the person."""
    said = [told_with(member, tie, words)]
    if member.in_confidence:
        said.append(words.text(N_("told in confidence")))
    if member.left_reason:
        said.append(_low(words.text(label(LEFT_REASONS, member.left_reason))))
    return ", ".join(said)


def tie_words(member: MemberView, tie: TieView | None, words: Words) -> str:
    """How it is between the person and a member: `hard at times · gives and gets · lives here`."""
    parts = [help_words(tie, words)]
    if tie is not None and tie.quality != "ordinary":
        parts.insert(0, _low(words.text(label(TIE_QUALITIES, tie.quality))))
    if member.gives_care:
        parts.append(words.text(N_("gives care")))
    if member.in_household:
        parts.append(words.text(N_("lives here")))
    return " · ".join(part for part in parts if part)


def quality_of(view: EcomapView, member: MemberView) -> str:
    """How the tie between the person and a member is; empty where there is none."""
    tie = tie_to_person(view, member)
    return tie.quality if tie is not None else ""


def note_of(view: EcomapView, member: MemberView) -> str:
    """The note on the tie between the person and a member."""
    tie = tie_to_person(view, member)
    return tie.note if tie is not None else ""


def direction_from(tie: TieView, member_id: str) -> str:
    """Which way help goes as this one of the two sees it: `to` is help that comes to them."""
    if tie.from_member_id == member_id:
        return tie.direction
    return {"to": "from", "from": "to"}.get(tie.direction, tie.direction)


def other_end(tie: TieView, member_id: str) -> str:
    """Who is at the other end of a tie between two members; empty for the person."""
    return tie.to_member_id if tie.from_member_id == member_id else tie.from_member_id


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]


def closeness_name(key: str, words: Words) -> str:
    """The answer as it stands on a button."""
    return words.text(label(CLOSENESS, key)) if key else words.text(NOT_SAID)
