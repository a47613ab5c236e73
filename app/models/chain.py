"""The chain over the journal: every closed step is bound to the one before by a keyed tag."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, select, text
from sqlalchemy.engine import RowMapping

from app.models.base import table_of, utc_text
from app.models.journal import JournalChange, JournalStep
from app.models.journal_keys import EarlierKey, earlier_keys
from app.models.recording import RowChange, dumped

START: Final = bytes(32)
SALT_BYTES: Final = 16
STEPS: Final = table_of(JournalStep.__tablename__)
CHANGES: Final = table_of(JournalChange.__tablename__)


@dataclass(frozen=True, slots=True)
class Head:
    """The last closed step: its number (0 before the first) and its tag."""

    seq: int
    tag: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainReport:
    """What a walk along the chain found; `broken_at` is the first number that does not fit."""

    steps: int
    changes: int
    erased: int
    broken_at: int | None

    @property
    def is_whole(self) -> bool:
        """Whether everything fits."""
        return self.broken_at is None


class Chain:
    """Computes digests and tags with the journal's key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def _mac(self, *parts: bytes) -> bytes:
        return hmac.digest(self._key, b"".join(parts), "sha256")

    def subject_digest(self, salt: bytes, step_id: str, subject: str) -> bytes:
        """The keyed digest that stands for a step's subject."""
        return self._mac(b"subject", salt, canonical([step_id, subject]))

    def change_digest(
        self, salt: bytes, position: int, key: tuple[str, str], texts: Sequence[str | None]
    ) -> bytes:
        """The keyed digest that stands for one change; `texts` are before and after."""
        return self._mac(b"change", salt, canonical([position, *key, *texts]))

    def change_values(self, step_id: str, position: int, change: RowChange) -> dict[str, Any]:
        """One row for the table of changes, freshly salted."""
        salt = secrets.token_bytes(SALT_BYTES)
        before, after = dumped(change.before), dumped(change.after)
        return {
            "step_id": step_id,
            "position": position,
            "entity": change.entity,
            "row_id": change.row_id,
            "before": before,
            "after": after,
            "salt": salt,
            "digest": self.change_digest(salt, position, change.key, (before, after)),
        }

    def tag(self, previous: bytes, header: bytes, digests: Iterable[bytes]) -> bytes:
        """The tag of a step after the one tagged `previous`."""
        return self._mac(previous, len(header).to_bytes(8, "big"), header, *digests)

    def verify(self, connection: Connection) -> ChainReport:
        """Walk the whole chain, oldest first; each part by the key it was chained with."""
        walk = _Walk(self, earlier_keys(connection))
        changes = connection.execution_options(yield_per=1000).execute(
            select(CHANGES, STEPS.c.seq)
            .join(STEPS, STEPS.c.id == CHANGES.c.step_id)
            .where(STEPS.c.seq.is_not(None))
            .order_by(STEPS.c.seq, CHANGES.c.position)
        )
        waiting = changes.mappings()
        next_change = next(waiting, None)
        steps = connection.execution_options(yield_per=1000).execute(
            select(STEPS).where(STEPS.c.seq.is_not(None)).order_by(STEPS.c.seq)
        )
        for step in steps.mappings():
            own: list[RowMapping] = []
            while next_change is not None and next_change["seq"] == step["seq"]:
                own.append(next_change)
                next_change = next(waiting, None)
            walk.take(step, own)
        return walk.report()


class _Walk:
    """One walk along the chain."""

    def __init__(self, chain: Chain, earlier: Sequence[EarlierKey]) -> None:
        self._now = self._chain = chain
        self._earlier = [(one.through, Chain(one.key)) for one in earlier]
        self._seq = 0
        self._tag = START
        self._changes = 0
        self._erased = 0
        self._broken_at: int | None = None

    def take(self, step: RowMapping, changes: Sequence[RowMapping]) -> None:
        """Check the next step."""
        self._seq += 1
        self._chain = self._chain_of(step["seq"])
        fits = step["seq"] == self._seq and self._fits_subject(step)
        for change in changes:
            self._changes += 1
            fits = self._fits_change(change) and fits
        header = header_of(step, len(changes))
        tag = self._chain.tag(self._tag, header, (c["digest"] for c in changes))
        fits = fits and step["tag"] is not None and hmac.compare_digest(tag, step["tag"])
        if not fits and self._broken_at is None:
            self._broken_at = self._seq
        self._seq = step["seq"]
        self._tag = step["tag"] or START

    def _chain_of(self, seq: int) -> Chain:
        """The chain that a step was put into."""
        return next((chain for through, chain in self._earlier if seq <= through), self._now)

    def _fits_subject(self, step: RowMapping) -> bool:
        if step["salt"] is None:
            return step["subject"] is None
        told = self._chain.subject_digest(step["salt"], step["id"], step["subject"] or "")
        return hmac.compare_digest(told, step["digest"])

    def _fits_change(self, change: RowMapping) -> bool:
        texts = (change["before"], change["after"])
        if change["salt"] is None:
            self._erased += 1
            return texts == (None, None)
        key = (change["entity"], change["row_id"])
        told = self._chain.change_digest(change["salt"], change["position"], key, texts)
        return hmac.compare_digest(told, change["digest"])

    def report(self) -> ChainReport:
        """What was found."""
        return ChainReport(
            steps=self._seq,
            changes=self._changes,
            erased=self._erased,
            broken_at=self._broken_at,
        )


def header_of(step: RowMapping | dict[str, Any], changes: int) -> bytes:
    """What of a step itself goes into its tag."""
    at, closed_at = step["created_at"], step["closed_at"]
    return canonical(
        {
            "at": utc_text(at) if isinstance(at, datetime) else at,
            "changes": changes,
            "closed_at": utc_text(closed_at) if isinstance(closed_at, datetime) else closed_at,
            "day": step["day"],
            "gesture": step["gesture"],
            "id": step["id"],
            "page_id": step["page_id"],
            "person_id": step["person_id"],
            "schema": step["schema"],
            "seq": step["seq"],
            "subject": step["digest"].hex(),
            "undoes_id": step["undoes_id"],
            "verb": step["verb"],
            "worker_id": step["worker_id"],
        }
    )


_HEAD: Final = text("SELECT seq, tag FROM step WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1")


def head_of(connection: Connection) -> Head:
    """The last closed step of a store."""
    found = connection.execute(_HEAD).first()
    return Head(0, START) if found is None else Head(found[0], found[1])


def canonical(value: object) -> bytes:
    """A value as canonical JSON in UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8")
