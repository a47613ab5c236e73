"""The ecomap: a person's people, drawn; every act on it is one step that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.casework.map_views import EcomapView
from app.casework.views import MemberView
from app.models.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRead:
    """One pasted line as it was understood; `reason` says why it was set aside."""

    number: int
    text: str
    name: str = ""
    relation: str = ""
    kind: str = ""
    closeness: str = ""
    reason: str = ""
    """A text's id, to be worded; empty where the line is good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyAdded:
    """What came of pasted lines."""

    added: tuple[MemberView, ...]
    set_aside: tuple[LineRead, ...]


def ecomap(store: Store, *, person_id: str) -> EcomapView:
    """A person's people and their ties as they stand today."""
    raise NotImplementedError


def add_on_map(  # noqa: PLR0913 - all of them are said in one line
    store: Store,
    *,
    person_id: str,
    name: str,
    closeness: str = "",
    kind: str = "",
    relation: str = "",
    origin: object | None = None,
    **fields: object,
) -> MemberView:
    """Add somebody and give them the first free place; nobody else moves."""
    raise NotImplementedError


def read_lines(text: str) -> tuple[LineRead, ...]:
    """Pasted lines as they would be added: `Gill, daughter, extremely`. Nothing is written."""
    raise NotImplementedError


def add_many(store: Store, *, person_id: str, text: str, origin: object | None = None) -> ManyAdded:
    """Add everybody of pasted lines in one step; lines that say no name are set aside."""
    raise NotImplementedError


def move(  # noqa: PLR0913 - where to, and of what gesture
    store: Store,
    *,
    member_id: str,
    turn: float,
    closeness: str | None = None,
    gesture: str | None = None,
    origin: object | None = None,
) -> MemberView:
    """Put a member at the free place nearest to this angle; `closeness` changes the ring too.

    `closeness` None leaves it as it is. One step, named by where they moved.
    """
    raise NotImplementedError


def set_closeness(
    store: Store, *, member_id: str, closeness: str, origin: object | None = None
) -> MemberView:
    """Say how close a member is (empty: not said); they go to the ring, as near as they stood."""
    raise NotImplementedError


def pin(
    store: Store, *, member_id: str, is_pinned: bool = True, origin: object | None = None
) -> MemberView:
    """Keep a member where they are when the map is tidied."""
    raise NotImplementedError


def tidied(store: Store, *, person_id: str) -> Mapping[str, float]:
    """Where Tidy would put everybody, by member: nothing is written."""
    raise NotImplementedError


def tidy(store: Store, *, person_id: str, origin: object | None = None) -> None:
    """Put everybody who is not pinned where lines cross least, in one step."""
    raise NotImplementedError


def leave(
    store: Store, *, member_id: str, reason: str, on: str = "", origin: object | None = None
) -> MemberView:
    """Say that a member is no longer there, why (LEFT_REASONS) and since when (today)."""
    raise NotImplementedError


def come_back(store: Store, *, member_id: str, origin: object | None = None) -> MemberView:
    """Put a member who left back on the map."""
    raise NotImplementedError


def still_right(store: Store, *, person_id: str, since: EcomapView) -> tuple[MemberView, ...]:
    """Whom to ask about when drawing anew from an earlier map: those of it who are still here."""
    raise NotImplementedError
