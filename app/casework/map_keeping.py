"""Kept ecomaps: what a map showed on a day, sealed, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.casework.map_views import EcomapView
from app.models.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEcomap:
    """A kept map in a list."""

    id: str
    person_id: str
    day: str
    made_at: datetime
    by: str
    people: int


def keep_ecomap(store: Store, *, person_id: str) -> KeptEcomap:
    """Keep the map as it is now, for ever. It is not undone; the people themselves stay live."""
    raise NotImplementedError


def kept_ecomaps(store: Store, *, person_id: str) -> tuple[KeptEcomap, ...]:
    """The kept maps of a person, the newest first."""
    raise NotImplementedError


def kept_ecomap(store: Store, *, kept_id: str) -> EcomapView:
    """One kept map as it was. Refused where its hash does not fit."""
    raise NotImplementedError
