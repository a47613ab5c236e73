"""What the window is given: the house it stands in, and the doors it may open. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.clock import Clock
from app.log import EventLog
from app.policy import Policy
from app.security.cost import SHIPPED_FLOOR_KIB, KeyCost
from app.security.instance import InstanceLock
from app.settings import SettingsFile

if TYPE_CHECKING:
    from datetime import datetime

    from app.casework.workers import Store
    from app.exchange.support_pack import SupportPack
    from app.forms.catalogue import Catalogue
    from app.language import Words
    from app.security.data_key import DataKey


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Everything there is before a store is unlocked."""

    home: Path
    settings_file: SettingsFile
    policy: Policy
    clock: Clock
    log: EventLog
    lock: InstanceLock


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An unlocked store with its key, and the pages one can have."""

    store: Store = field(repr=False)
    key: DataKey = field(repr=False)
    catalogue: Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """What first set-up asked of the worker."""

    name: str
    role: str = ""
    phone: str = ""
    team: str = ""
    council: str = ""
    cover_code: str = field(repr=False)
    language: str = "en"
    wants_practice: bool = True
    country: str = ""
    """`england` or `wales`; empty where it was not said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """New keys that no store uses yet, with the code that is shown once."""

    key: DataKey = field(repr=False)
    recovery_code: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """The slow things: each is called off the main thread and raises an `AppError` or succeeds."""

    has_store: Callable[[], bool]
    warm: Callable[[], None]
    """Load the heavy libraries while the worker types."""
    unlock: Callable[[str], Opened]
    unlock_with_code: Callable[[str], Opened]
    unlock_as_it_is: Callable[[str], Opened]
    """As `unlock`, also where the store is older than this device remembers; it is logged."""
    unlock_as_it_is_with_code: Callable[[str], Opened]
    newest_backup: Callable[[], datetime | None]
    """When the newest backup on this device was made; may be asked on the main thread."""
    make_keys: Callable[[str], Keys]
    found: Callable[[Keys, Newcomer], Opened]
    """Make the store for new keys and set up whose it is."""
    change_passphrase: Callable[[Opened, str], None]
    check_passphrase: Callable[[str], None]
    """Whether this is the passphrase now; raises as unlocking does, with its pauses."""
    keep_recovery_code: Callable[[Opened, str], None]
    """From now on this code opens the store, and the one before does no more."""
    has_council_key: Callable[[], bool]
    """Whether the council's own key opens this store, too."""
    close: Callable[[Opened], None]
    """Save and close the store and wipe its key; raises if something could not be saved."""
    back_up: Callable[[Opened], Path]
    prepare_restore: Callable[[Path, str, Callable[[], None]], object]
    """Read, open and check a backup beside the store; what `restore_prepared` takes."""
    restore_prepared: Callable[[object], None]
    """Put a prepared backup into the place of the closed store, which is kept aside."""
    support_pack: Callable[[Words, Mapping[str, str]], SupportPack]
    """Gather a support pack while nothing is unlocked, with what the window tells of itself."""
    rehearse: Callable[[Opened], bool | None]
    """If a month has gone: whether the newest backup could be restored; None: not due."""
    cost: KeyCost | None = None
    """What trying a passphrase costs under new keys; None: calibrated to this machine."""
    floor: int = SHIPPED_FLOOR_KIB
    """The least memory, in KiB, that it may cost."""
