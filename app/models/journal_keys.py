"""The keys that earlier parts of the journal are chained with, after the store got a new one.

What was chained stays as it was: tags that papers, packages and backups hold go on being found. So
the journal's key of the time before lies in the store, as a setting, with the last step it is for.
It can chain a journal and nothing else; the data key cannot be had from it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Final, cast

from sqlalchemy import Connection, text

SETTING: Final = "journal_keys"
_KEPT: Final = text("SELECT value FROM setting WHERE key = :key")
_KEY_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class EarlierKey:
    """A key of the journal, and the number of the last step that is chained with it."""

    through: int
    key: bytes = field(repr=False)


def earlier_keys(connection: Connection) -> tuple[EarlierKey, ...]:
    """The keys before the one now, the first first; none that is not as it was written here."""
    kept = connection.execute(_KEPT, {"key": SETTING}).scalar()
    try:
        found: object = json.loads(kept) if isinstance(kept, str) else None
    except ValueError:
        return ()
    entries = cast("list[object]", found) if isinstance(found, list) else []
    keys = [key for entry in entries if (key := _read(entry)) is not None]
    return tuple(sorted(keys, key=lambda one: one.through))


def as_kept(keys: tuple[EarlierKey, ...]) -> list[dict[str, int | str]]:
    """The keys as the setting holds them."""
    return [{"through": one.through, "key": one.key.hex()} for one in keys]


def _read(entry: object) -> EarlierKey | None:
    """One key, or None if this is none: the steps it was for then do not fit, and that is told."""
    if not isinstance(entry, dict):
        return None
    fields = cast("dict[str, object]", entry)
    through, key = fields.get("through"), fields.get("key")
    if not isinstance(through, int) or not isinstance(key, str):
        return None
    try:
        read = bytes.fromhex(key)
    except ValueError:
        return None
    return EarlierKey(through, read) if len(read) == _KEY_BYTES else None
