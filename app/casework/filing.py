"""What a council's files want to know of finished pages besides what the pages show."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.sealed import sealed_by_id, sealed_of_person
from app.casework.signing import signatures_in
from app.casework.standing import standing_id
from app.casework.views import SealedView
from app.forms.values import text_of
from app.models.chain import head_of
from app.models.page import Answer, Page
from app.models.page import SealedView as SealedRow
from app.models.person import Person
from app.models.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """A sealed page with what its manifest says besides.

    `agreed_to_record` and `agreed_to_share` are `yes`, `no`, `not_asked` or empty: what was
    answered is told and never stops what must be filed.
    """

    sealed: SealedView
    council_id: str = ""
    supersedes_id: str = ""
    agreed_to_record: str = ""
    agreed_to_share: str = ""
    is_restricted: bool = False
    signed: str = ""
    """Who signed just this wording, how and when: never a name."""


def filings_of_person(store: Store, *, person_id: str) -> tuple[Filing, ...]:
    """Every finished page of a person that stands, the oldest conversation first."""
    return tuple(filing_of(store, view) for view in sealed_of_person(store, person_id=person_id))


def filing_by_id(store: Store, *, sealed_view_id: str) -> Filing:
    """One finished page by its sealed view."""
    return filing_of(store, sealed_by_id(store, sealed_view_id=sealed_view_id))


def filing_of(store: Store, sealed: SealedView) -> Filing:
    """A sealed page with what is known besides."""
    with store.reading() as session:
        rows = session.execute(
            select(Answer.key, Answer.value).where(
                Answer.page_id == sealed.page_id, Answer.key.in_(("may_record", "may_share"))
            )
        )
        answers = {row[0]: row[1] for row in rows}
        person = session.get(Person, standing_id(session, sealed.person_id))
        return Filing(
            sealed=sealed,
            council_id=(person.council_id if person else None) or sealed.view.council_id,
            supersedes_id=_superseded_view(session, sealed.page_id),
            agreed_to_record=text_of(answers.get("may_record")),
            agreed_to_share=text_of(answers.get("may_share")),
            is_restricted=person is not None and person.is_restricted,
            signed=_signed(session, sealed.page_id),
        )


def journal_head(store: Store) -> str:
    """The head of the journal as `number:tag`, which outside copies bind."""
    with store.reading() as session:
        head = head_of(session.connection())
    return f"{head.seq}:{head.tag.hex()}"


def _superseded_view(session: Session, page_id: str) -> str:
    """The newest sealed view of the page that this one amends; empty for a first page."""
    found = session.scalar(
        select(SealedRow.id)
        .join(Page, Page.supersedes_id == SealedRow.page_id)
        .where(Page.id == page_id)
        .order_by(SealedRow.version.desc())
        .limit(1)
    )
    return found or ""


def _signed(session: Session, page_id: str) -> str:
    return "; ".join(
        f"{one.signer} {one.way} {one.signed_at.isoformat(timespec='seconds')}"
        for one in signatures_in(session, page_id)
        if one.is_for_this
    )
