"""The desk: what an unlocked screen works with. A plain object that knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.casework.visiting import Visit
    from app.casework.workers import Store
    from app.clock import Clock
    from app.exchange.new_key import Wanted
    from app.forms.catalogue import Catalogue
    from app.language import Words
    from app.policy import Policy
    from app.settings import Settings


def _nothing() -> None:
    """What a desk without a window does when it is asked to lock."""


Preparing = Callable[[Path, str, Callable[[], None]], Callable[[], None]]
"""Checks a backup by a passphrase, asking now and then; hands back what locks and restores it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCupboard:
    """What Settings may do with the store's keys; slow, to be called off the main thread."""

    check_passphrase: Callable[[str], None]
    """Raises `WrongPassphrase`, or `TooManyTries` after wrong ones."""
    change_passphrase: Callable[[str, str], None]
    """The present one, then the new one."""
    keep_recovery_code: Callable[[str], None]
    back_up: Callable[[], Path]
    has_council_key: Callable[[], bool] = bool
    prepare_restore: Preparing | None = None
    """Check a backup and a passphrase; what is given back restores it, on the main thread."""
    renew: Callable[[Wanted], Callable[[], None]] | None = None
    """Make a new key for everything; what is given back locks and writes all anew under it."""
    store_id: str = ""
    """Names this store's folder in the second place for backups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One worker's open store and what goes with it. Another language or a visit: a new desk."""

    store: Store
    catalogue: Catalogue
    policy: Policy
    settings: Settings
    clock: Clock
    home: Path
    words: Words
    visit: Visit | None = field(default=None, repr=False)
    """Whom the worker is with: while there is one, nothing shows or finds anybody else."""
    keys: KeyCupboard | None = field(default=None, repr=False)
    lock: Callable[[], None] = field(default=_nothing, repr=False)
    """Lock the program now; a screen asks for it after three wrong short codes."""
