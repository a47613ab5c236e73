"""What a search hands out: people first, then notes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """A person a search found, also one whose name is only nearly what was typed."""

    person_id: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundNote:
    """A note, answer or promise a search found, with the words around the hit."""

    person_id: str
    person_name: str
    entity: str
    entity_id: str
    page_id: str | None
    snippet: str
    on_date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPage:
    """A page found by whose it is and what it is called."""

    page_id: str
    page_key: str
    is_unfinished: bool
    on_date: str
    person_id: str
    person_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found: people first, then the newest notes."""

    query: str
    people: tuple[FoundPerson, ...]
    notes: tuple[FoundNote, ...]
