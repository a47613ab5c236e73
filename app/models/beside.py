"""What is kept in memory beside an open store, until it is closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from app.models.store import Store

Kept = TypeVar("Kept")


class Beside:
    """One of each kind; each is made when it is first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[object, object] = {}

    def __call__(self, make: Callable[[Store], Kept]) -> Kept:
        """The one that `make` makes of the store."""
        if make not in self._kept:
            self._kept.setdefault(make, make(self._store))
        return cast(Kept, self._kept[make])

    def clear(self) -> None:
        """Let go of everything."""
        self._kept.clear()
