"""Which country's law this store works under: said once, by the worker or by the council."""

from __future__ import annotations

from app.casework.facts import COUNTRIES, COUNTRY
from app.casework.workers import keep_private_setting, private_setting
from app.models.store import Store


def country(store: Store) -> str:
    """The store's country: `england` or `wales`; England until something else is said."""
    kept = private_setting(store, COUNTRY)
    return kept if isinstance(kept, str) and kept in COUNTRIES else COUNTRIES[0]


def set_country(store: Store, chosen: str) -> None:
    """Work under this country's law from now on; one that is not supported changes nothing."""
    if chosen in COUNTRIES:
        keep_private_setting(store, COUNTRY, chosen)


def follow_council(store: Store, fixed: str | None) -> None:
    """Have the store follow what the council has fixed; nothing is written where it does."""
    if fixed is not None and private_setting(store, COUNTRY) != fixed:
        set_country(store, fixed)
