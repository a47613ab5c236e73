"""Signatures: how somebody agreed to just what a sealed view showed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Json, Row, to


class SignatureGiven(Row, kw_only=True):
    """A signature under one sealed view, bound to its hash; append-only.

    `way`: drawn, typed, on_paper, aloud. `strokes` as a signature question keeps them. `signer`:
    person, member, worker, other; `name` is who signed, in words.
    """

    __tablename__ = "signature_given"

    sealed_view_id: Mapped[str] = mapped_column(to("sealed_view"), index=True)
    person_id: Mapped[str] = mapped_column(to("person"), index=True)
    page_id: Mapped[str | None] = mapped_column(to("page"), default=None, index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    way: Mapped[str] = mapped_column(String(12))
    signer: Mapped[str] = mapped_column(String(12), default="person")
    name: Mapped[str]
    strokes: Mapped[Any] = mapped_column(Json(), default=None, nullable=True)
    signed_at: Mapped[datetime]
    worker_id: Mapped[str | None] = mapped_column(to("worker"), default=None, index=True)
