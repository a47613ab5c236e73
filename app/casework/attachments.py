"""Photos and files beside a page: laid there, named, sent along or not, and taken away again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework import intake
from app.casework.pages import page_chain
from app.casework.rows import here, put, row_of, shortened
from app.errors import DamagedStore, Refused
from app.language import N_, message
from app.models.attachment import Attachment, AttachmentContent
from app.models.journal import Step, Verb
from app.models.page import Page
from app.models.store import Store

Kind = Literal["photo", "sheet", "file"]
MOST_OF_A_PAGE: Final = 30 * 1024 * 1024
"""Bytes that may lie beside one page, all told."""
MOST_FILES: Final = 40
MEDIA_TYPES: Final = ("image/jpeg", "image/png", "application/pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """What `app.exchange.pictures` made of a file: small, and stripped of all it told besides."""

    data: bytes
    media_type: str
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentView:
    """What lies beside a page, without its bytes. Width and height in pixels, of a picture."""

    id: str
    person_id: str
    page_id: str
    kind: str
    name: str
    media_type: str
    width: int | None
    height: int | None
    size_bytes: int
    sha256: str
    note: str
    goes_out: bool
    added_at: datetime

    @property
    def is_picture(self) -> bool:
        """Whether it can be looked at as a picture."""
        return self.media_type.startswith("image/")


def attachments_of_page(store: Store, *, page_id: str) -> tuple[AttachmentView, ...]:
    """What lies beside a page and the pages it amends, in the order it was laid there."""
    with store.reading() as session:
        return attachments_in(session, page_id)


def attachments_in(session: Session, page_id: str) -> tuple[AttachmentView, ...]:
    """What lies beside a page, read in a session one has; never the bytes."""
    found = session.execute(
        select(Attachment, AttachmentContent.size_bytes, AttachmentContent.sha256)
        .join(AttachmentContent, AttachmentContent.id == Attachment.content_id)
        .where(
            Attachment.page_id.in_(page_chain(session, page_id)), Attachment.removed_at.is_(None)
        )
        .order_by(Attachment.id)
    )
    return tuple(_view(row[0], row[1], row[2]) for row in found)


def names_beside(session: Session, page_id: str) -> tuple[str, ...]:
    """What a page's papers say lies beside it: the names of what goes along."""
    return tuple(one.name for one in attachments_in(session, page_id) if one.goes_out)


def attachment(store: Store, *, attachment_id: str) -> AttachmentView:
    """One that was not removed. Refused otherwise."""
    with store.reading() as session:
        return _one(session, here(session, Attachment, attachment_id))


def content_of(store: Store, *, attachment_id: str) -> bytes:
    """The bytes as they were kept; their hash is checked."""
    with store.reading() as session:
        row = here(session, Attachment, attachment_id)
        kept = row_of(session, AttachmentContent, row.content_id)
        data = bytes(kept.data)
        if hashlib.sha256(data).hexdigest() != kept.sha256:
            raise DamagedStore(
                message(N_("A file is not as it was kept.")),
                message(N_("Do not use it. Restore a backup, and tell your IT team.")),
            )
        return data


def attach(
    store: Store, *, page_id: str, name: str, ready: Ready, kind: Kind = "photo"
) -> AttachmentView:
    """Lay a file beside a page, as one step that undo takes back. Refused where there is no room.

    Undoing leaves the bytes where they are, so that it can be done again.
    """
    if ready.media_type not in MEDIA_TYPES:
        raise intake.not_fitting("media_type")
    reader = intake.Reader(field="name", today=store.clock.today())
    said = intake.name(name, reader)
    with store.reading() as session:
        page = here(session, Page, page_id)
        person_id = page.person_id
        _refuse_without_room(attachments_in(session, page_id), len(ready.data))
    step = Step(Verb.ATTACHED, subject=shortened(said), person_id=person_id, page_id=page_id)
    with store.writing(step) as session:
        content = AttachmentContent(
            person_id=person_id,
            sha256=hashlib.sha256(ready.data).hexdigest(),
            size_bytes=len(ready.data),
            data=ready.data,
        )
        session.add(content)
        session.flush()
        row = Attachment(
            person_id=person_id,
            page_id=page_id,
            content_id=content.id,
            kind=kind,
            name=said,
            media_type=ready.media_type,
            width=ready.width,
            height=ready.height,
        )
        session.add(row)
        session.flush()
        return _one(session, row)


def change(
    store: Store,
    *,
    attachment_id: str,
    name: str | None = None,
    note: str | None = None,
    goes_out: bool | None = None,
) -> None:
    """Name it otherwise, note something about it, or say whether it goes to the council."""
    reader = intake.Reader(field="name", today=store.clock.today())
    values: dict[str, object] = {}
    if name is not None:
        values["name"] = intake.name(name, reader)
    if note is not None:
        values["note"] = intake.prose(note, reader)
    if goes_out is not None:
        values["goes_out"] = goes_out
    step = _step(store, attachment_id, Verb.CHANGED_ATTACHMENT)
    with store.writing(step) as session:
        put(here(session, Attachment, attachment_id), **values)


def remove(store: Store, *, attachment_id: str) -> None:
    """Take it away from beside its page."""
    step = _step(store, attachment_id, Verb.REMOVED_ATTACHMENT)
    with store.writing(step) as session:
        here(session, Attachment, attachment_id).removed_at = store.clock.now()


def bring_back(store: Store, *, attachment_id: str) -> None:
    """Lay it there again."""
    step = _step(store, attachment_id, Verb.BROUGHT_BACK)
    with store.writing(step) as session:
        row_of(session, Attachment, attachment_id).removed_at = None


def _refuse_without_room(there: Sequence[AttachmentView], size_bytes: int) -> None:
    is_full = len(there) >= MOST_FILES
    if is_full or sum(one.size_bytes for one in there) + size_bytes > MOST_OF_A_PAGE:
        raise Refused(
            message(N_("There is no more room beside this page.")),
            message(
                N_("Up to {count} files of {size} MB in all. Remove one that is not needed."),
                count=MOST_FILES,
                size=MOST_OF_A_PAGE // (1024 * 1024),
            ),
        )


def _one(session: Session, row: Attachment) -> AttachmentView:
    size, sha256 = session.execute(
        select(AttachmentContent.size_bytes, AttachmentContent.sha256).where(
            AttachmentContent.id == row.content_id
        )
    ).one()
    return _view(row, size, sha256)


def _view(row: Attachment, size_bytes: int, sha256: str) -> AttachmentView:
    """A row as a view, with what is known of its bytes."""
    return AttachmentView(
        id=row.id,
        person_id=row.person_id,
        page_id=row.page_id or "",
        kind=row.kind,
        name=row.name,
        media_type=row.media_type,
        width=row.width,
        height=row.height,
        size_bytes=size_bytes,
        sha256=sha256,
        note=row.note or "",
        goes_out=row.goes_out,
        added_at=row.created_at,
    )


def _step(store: Store, attachment_id: str, verb: Verb) -> Step:
    with store.reading() as session:
        row = row_of(session, Attachment, attachment_id)
        return Step(verb, subject=shortened(row.name), person_id=row.person_id, page_id=row.page_id)
