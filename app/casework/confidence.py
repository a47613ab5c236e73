"""Whether words name somebody who was told of in confidence, or is to be kept off a paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

from app.casework.called import called_by
from app.casework.network import is_shown_to_person
from app.casework.views import MemberView, PromiseView
from app.forms.vocabulary import NOT_COUNTED_KINDS
from app.models.base import folded

Names = Callable[[str], bool]
"""Tells of a text whether it names one of those who are kept off."""
_LEAST_LETTERS: Final = 3


def kept_off(members: Iterable[MemberView]) -> Names:
    """What tells whether a text names one of these whom the person's own paper may not name.

    Whole names and first names count where they stand as words, however they are written. A group
    or a service goes by its whole name alone.
    """
    names = _names([m for m in members if not is_shown_to_person(m)])
    if not names:
        return lambda _: False
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
    return lambda text: pattern.search(folded(text)) is not None


def is_of_hidden(promise: PromiseView, members: Mapping[str, MemberView]) -> bool:
    """Whether a promise is of somebody of these whom the person's own paper may not name.

    Whoever was chosen is known by who they are; only what was typed goes by names.
    """
    chosen = members.get(promise.who_id)
    if chosen is not None:
        return not is_shown_to_person(chosen)
    if promise.who_id or promise.who_kind == "person":
        return False
    return kept_off(members.values())(promise.who_words)


def _names(members: Collection[MemberView]) -> list[str]:
    """Names as they may stand in a text, folded; the longest first."""
    found: set[str] = set()
    for member in members:
        whole = folded(member.name)
        found.add(whole)
        if member.kind not in NOT_COUNTED_KINDS:
            first = folded(called_by(member.name))
            found |= {first} if len(first) >= _LEAST_LETTERS else set()
    return sorted((name for name in found if name), key=lambda name: (-len(name), name))
