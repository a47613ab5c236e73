"""What goes along when a page is moved to somebody else: what lies beside it, and its sums."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.rows import row_of
from app.models.attachment import Attachment, AttachmentContent
from app.models.money import Money


def take_along(session: Session, page_id: str, to_person_id: str) -> None:
    """Give what lies beside a page, and sums asked for on it, to whom the page is given.

    Bytes that are kept never change, nor whose they are: so the other person has them anew.
    """
    for one in session.scalars(select(Attachment).where(Attachment.page_id == page_id)).all():
        before = row_of(session, AttachmentContent, one.content_id)
        content = AttachmentContent(
            person_id=to_person_id,
            sha256=before.sha256,
            size_bytes=before.size_bytes,
            data=before.data,
        )
        session.add(content)
        session.flush()
        one.person_id, one.content_id = to_person_id, content.id
    for asked in session.scalars(select(Money).where(Money.page_id == page_id)):
        asked.person_id = to_person_id
