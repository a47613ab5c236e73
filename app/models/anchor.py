"""The anchor: what this device remembers of the journal's head, beside the store."""

from __future__ import annotations

import hmac
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select

from app.errors import AppError, OlderThanRemembered
from app.language import N_, message
from app.models.chain import STEPS, Head, head_of
from app.security.state_file import read_part, write_part

PART: Final = "journal"
QUIET: Final = 1.0
"""Seconds without a commit after which the head is remembered."""
LONGEST: Final = 10.0
"""Seconds after which it is remembered even if nothing is ever quiet."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A remembered head of one store's journal."""

    store_id: str
    head: Head


def read_anchor(home: Path) -> Anchor | None:
    """What is remembered, or None if nothing readable is."""
    held = read_part(home, PART)
    store_id, seq, tag = held.get("store_id"), held.get("seq"), held.get("tag")
    if not isinstance(store_id, str) or not isinstance(seq, int) or not isinstance(tag, str):
        return None
    try:
        return Anchor(store_id, Head(seq, bytes.fromhex(tag)))
    except ValueError:
        return None


def write_anchor(home: Path, anchor: Anchor) -> None:
    """Remember a head; what else the state file holds stays."""
    head = anchor.head
    write_part(home, PART, {"store_id": anchor.store_id, "seq": head.seq, "tag": head.tag.hex()})


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


def older_than_remembered(connection: Connection, home: Path, store_id: str) -> OlderThanRemembered:
    """The error for a store that has lost its end or was swapped for an old copy."""
    anchor, head = read_anchor(home), head_of(connection)
    is_short = anchor is not None and anchor.store_id == store_id and anchor.head.seq > head.seq
    ends_at = connection.execute(select(STEPS.c.closed_at).where(STEPS.c.seq == head.seq)).scalar()
    return OlderThanRemembered(
        message(N_("These records are older than when they were last open here.")),
        message(
            N_(
                "They may be a restored copy, or the last changes were lost. Ask IT to look at "
                "the backups; check --accept-older opens the records as they are."
            )
        ),
        ends_at=ends_at,
        lost=anchor.head.seq - head.seq if anchor is not None and is_short else None,
    )


class AnchorKeeper:
    """Lets the anchor follow the journal, on a thread of its own, when nothing is being written.

    An anchor that is behind is only late; so nobody waits for it, and one that cannot be written
    (a full disk) is tried again after the next commit. `remember` writes a head that is on the
    disk already: an anchor that ran ahead would be an alarm after every crash.
    """

    def __init__(
        self, remember: Callable[[], None], *, quiet: float = QUIET, longest: float = LONGEST
    ) -> None:
        self._remember = remember
        self._quiet = quiet
        self._longest = longest
        self._door = threading.Condition()
        self._heard_at: float | None = None
        self._first_at = 0.0
        self._is_stopped = False
        self._thread: threading.Thread | None = None

    def hear(self) -> None:
        """Something was committed. Costs the writer next to nothing."""
        now = time.monotonic()
        is_first, self._heard_at = self._heard_at is None, now
        if not is_first:
            return  # the thread looks at the time by itself
        with self._door:
            self._first_at = now
            if self._thread is None and not self._is_stopped:
                self._thread = threading.Thread(
                    target=self._run, name="kitchen-table-anchor", daemon=True
                )
                self._thread.start()
            self._door.notify_all()

    def stop(self) -> None:
        """Follow no more; an anchor that is being written is waited for."""
        with self._door:
            self._is_stopped = True
            thread = self._thread
            self._door.notify_all()
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def _run(self) -> None:
        while self._is_due():
            # A disk that cannot be written is told by what writes next, not by this.
            with suppress(AppError):
                self._remember()

    def _is_due(self) -> bool:
        """Wait until it is quiet, True; or until it is all over, False."""
        with self._door:
            while not self._is_stopped:
                heard_at = self._heard_at
                if heard_at is None:
                    self._door.wait()
                    continue
                ends = min(heard_at + self._quiet, self._first_at + self._longest)
                left = ends - time.monotonic()
                if left <= 0:
                    self._heard_at = None
                    return True
                self._door.wait(left)
        return False
