"""Who is around a person, as the paper of a page says it."""

from __future__ import annotations

from typing import Final

from app.casework.network import count_network, is_counted, is_in_touch
from app.casework.views import MemberView
from app.language import N_, Words

_RINGS: Final = (
    ("extremely", N_("Extremely close: {names}.")),
    ("very", N_("Very close: {names}.")),
    ("quite", N_("Quite close: {names}.")),
    ("", N_("Closeness not said: {names}.")),
)


def people_in_words(members: tuple[MemberView, ...], words: Words) -> tuple[str, ...]:
    """Who is how close, a sentence for each ring, then who is drawn besides.

    Where nobody was asked how close, the names stand alone: that it is not said says nothing.
    """
    counted = [m for m in members if is_counted(m)]
    if counted and not any(m.closeness for m in counted):
        rings = [(N_("{names}."), counted)]
    else:
        rings = [(text, [m for m in counted if m.closeness == ring]) for ring, text in _RINGS]
    in_touch = [m for m in members if is_in_touch(m)]
    besides = (N_("Also there: {names}."), [m for m in in_touch if not is_counted(m)])
    lost = (N_("Lost touch with: {names}."), [m for m in members if m.has_lost_touch])
    return tuple(
        words.text(text, names=words.listing([m.named for m in ring]))
        for text, ring in (*rings, besides, lost)
        if ring
    )


def how_many(members: tuple[MemberView, ...], words: Words) -> str:
    """How many count, in words; empty where nobody does."""
    people = count_network(members).people
    return words.plural(N_("{count} person."), N_("{count} people."), people) if people else ""
