"""What goes along when a page is moved to somebody else: what lies beside it, and its sums."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.rows import row_of
from app.models.attachment import Attachment, AttachmentContent
from app.models.journal import Step, Verb
from app.models.money import Money
from app.models.store import Store


def kept_for(store: Store, *, page_id: str, to_person_id: str) -> dict[str, str]:
    """Keep the bytes of what lies beside a page for another person: content ids by attachment.

    Bytes that are kept never change, nor whose they are: so the other person has them anew.
    """
    with store.reading() as session:
        found = select(Attachment.id, Attachment.content_id).where(Attachment.page_id == page_id)
        laid = {row[0]: row[1] for row in session.execute(found)}
    if not laid:
        return {}
    made: dict[str, str] = {}
    with store.writing(Step(Verb.KEPT_FILE, person_id=to_person_id)) as session:
        for attachment_id, content_id in laid.items():
            before = row_of(session, AttachmentContent, content_id)
            row = AttachmentContent(
                person_id=to_person_id,
                sha256=before.sha256,
                size_bytes=before.size_bytes,
                data=before.data,
            )
            session.add(row)
            session.flush()
            made[attachment_id] = row.id
    return made


def take_along(
    session: Session, page_id: str, to_person_id: str, contents: Mapping[str, str]
) -> None:
    """Give what lies beside a page, and sums asked for on it, to whom the page is given."""
    for one in session.scalars(select(Attachment).where(Attachment.page_id == page_id)):
        one.person_id = to_person_id
        one.content_id = contents[one.id]
    for asked in session.scalars(select(Money).where(Money.page_id == page_id)):
        asked.person_id = to_person_id
