"""What goes out: packages, the papers in them, and each delivery."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Row, to


class Package(Row, kw_only=True):
    """A package for a destination.

    `state`: needs_council_number, ready, delivered, filed, refused.
    """

    __tablename__ = "package"

    person_id: Mapped[str] = mapped_column(to("person"), index=True)
    sealed_view_id: Mapped[str] = mapped_column(to("sealed_view"), index=True)
    profile: Mapped[str] = mapped_column(String(40), default="generic")
    destination: Mapped[str | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(String(24), default="ready")
    version: Mapped[int] = mapped_column(default=1)
    reason: Mapped[str | None] = mapped_column(default=None)
    doc_uuid: Mapped[str] = mapped_column(String(36), index=True)
    made_at: Mapped[datetime]
    delivered_at: Mapped[datetime | None] = mapped_column(default=None)


Index("ix_package_state_made_at", Package.state, Package.made_at)


class PackageDocument(Row, kw_only=True):
    """One paper of a package; its bytes load only when asked for. `audience`: person, council."""

    __tablename__ = "package_document"

    package_id: Mapped[str] = mapped_column(to("package"), index=True)
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    size_bytes: Mapped[int]
    pages: Mapped[int]
    audience: Mapped[str] = mapped_column(String(12))
    data: Mapped[bytes] = mapped_column(LargeBinary(), deferred=True)


class Delivery(Row, kw_only=True):
    """One attempt to deliver a package; append-only. `result` is a short code."""

    __tablename__ = "delivery"

    package_id: Mapped[str] = mapped_column(to("package"), index=True)
    at: Mapped[datetime]
    destination: Mapped[str]
    folder_name: Mapped[str | None] = mapped_column(default=None)
    manifest_sha256: Mapped[str | None] = mapped_column(String(64), default=None)
    result: Mapped[str] = mapped_column(String(24))
    reason: Mapped[str | None] = mapped_column(default=None)
