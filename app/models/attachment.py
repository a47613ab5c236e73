"""Photos and files laid beside a page; their bytes stand apart, so that lists never load them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Row, to


class AttachmentContent(Row, kw_only=True):
    """The bytes of an attachment, as made small and stripped; written once, never changed."""

    __tablename__ = "attachment_content"

    person_id: Mapped[str] = mapped_column(to("person"), index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    size_bytes: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary(), deferred=True)


class Attachment(Row, kw_only=True):
    """A photo, a sheet written by hand, or a file. `kind`: photo, sheet, file.

    `name` is what is shown; `media_type` as IANA names it. With a `page_id` it goes out beside the
    page's papers where `goes_out`.
    """

    __tablename__ = "attachment"

    person_id: Mapped[str] = mapped_column(to("person"), index=True)
    page_id: Mapped[str | None] = mapped_column(to("page"), default=None, index=True)
    content_id: Mapped[str] = mapped_column(to("attachment_content"), index=True)
    kind: Mapped[str] = mapped_column(String(12), default="photo")
    name: Mapped[str]
    media_type: Mapped[str] = mapped_column(String(80))
    width: Mapped[int | None] = mapped_column(default=None)
    height: Mapped[int | None] = mapped_column(default=None)
    note: Mapped[str | None] = mapped_column(default=None)
    goes_out: Mapped[bool] = mapped_column(default=True)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
