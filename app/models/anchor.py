"""The anchor: what this device remembers of the journal's head, beside the store."""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, select

from app import paths
from app.errors import OlderThanRemembered
from app.language import N_, message
from app.models.chain import STEPS, Head, head_of
from app.security.files import file_trouble, write_whole

PART = "journal"
MOST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Anchor:
    """A remembered head of one store's journal."""

    store_id: str
    head: Head


def read_anchor(home: Path) -> Anchor | None:
    """What is remembered, or None if nothing readable is."""
    part = _read_state(home).get(PART)
    if not isinstance(part, dict):
        return None
    held = cast("dict[str, object]", part)
    store_id, seq, tag = held.get("store_id"), held.get("seq"), held.get("tag")
    if not isinstance(store_id, str) or not isinstance(seq, int) or not isinstance(tag, str):
        return None
    try:
        return Anchor(store_id, Head(seq, bytes.fromhex(tag)))
    except ValueError:
        return None


def write_anchor(home: Path, anchor: Anchor) -> None:
    """Remember a head; what else the state file holds stays."""
    state = _read_state(home)
    head = anchor.head
    state[PART] = {"store_id": anchor.store_id, "seq": head.seq, "tag": head.tag.hex()}
    write_whole(paths.state_file(home), json.dumps(state, sort_keys=True).encode())


def _read_state(home: Path) -> dict[str, Any]:
    """The state file; an unreadable one counts as empty, because it can be made again."""
    path = paths.state_file(home)
    try:
        with path.open("rb") as stream:
            state: object = json.loads(stream.read(MOST_BYTES))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise file_trouble(error) from None
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", state) if isinstance(state, dict) else {}


def agrees(connection: Connection, anchor: Anchor) -> bool:
    """Whether the store's journal still holds the remembered head."""
    if head_of(connection).seq < anchor.head.seq:
        return False
    if anchor.head.seq == 0:
        return True
    tag = connection.execute(select(STEPS.c.tag).where(STEPS.c.seq == anchor.head.seq)).scalar()
    return isinstance(tag, bytes) and hmac.compare_digest(tag, anchor.head.tag)


def fits(connection: Connection, home: Path, store_id: str) -> bool:
    """Whether a store is at least as new as this device remembers, if it remembers anything."""
    anchor = read_anchor(home)
    return anchor is None or (anchor.store_id == store_id and agrees(connection, anchor))


def older_than_remembered() -> OlderThanRemembered:
    """The error for a store that has lost its end or was swapped for an old copy."""
    return OlderThanRemembered(
        message(N_("These records are older than when they were last open here.")),
        message(N_("They may be a restored copy, or the last changes were lost. Check a backup.")),
    )
