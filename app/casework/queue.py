"""The rows behind the Outbox: packages that wait, their papers, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.casework.rows import row_of
from app.casework.standing import standing_id
from app.casework.views import Audience, PackageLine, PackageState
from app.forms.catalogue import Catalogue, shipped
from app.language import Words
from app.models.journal import Step, Verb
from app.models.package import Delivery, PackageDocument
from app.models.package import Package as PackageRow
from app.models.page import Page, SealedView
from app.models.person import Person
from app.models.store import Store

OPEN_STATES: Final = ("ready", "needs_council_number")
_AUDIENCES: Final[tuple[Audience, ...]] = get_args(Audience)
_STATES: Final[tuple[PackageState, ...]] = get_args(PackageState)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A package that has not gone yet."""

    id: str
    person_id: str
    sealed_view_id: str
    profile: str
    destination: str
    state: str
    council_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPaper:
    """A paper of a package as it lies in the store."""

    audience: Audience
    name: str
    data: bytes
    sha256: str
    pages: int


def packages(
    store: Store,
    *,
    limit: int = 100,
    offset: int = 0,
    words: Words | None = None,
    catalogue: Catalogue | None = None,
) -> tuple[PackageLine, ...]:
    """The Outbox: what waits first, then the newest; `what` is worded if `words` are given."""
    is_open = PackageRow.state.in_(OPEN_STATES)
    with store.reading() as session:
        rows = session.execute(
            select(PackageRow, Person.name, Person.is_practice, Page.page_key)
            .join(Person, Person.id == PackageRow.person_id)
            .join(SealedView, SealedView.id == PackageRow.sealed_view_id)
            .join(Page, Page.id == SealedView.page_id)
            .order_by(is_open.desc(), PackageRow.made_at.desc(), PackageRow.id.desc())
            .offset(offset)
            .limit(limit)
        ).all()
        ids = [row[0].id for row in rows]
        sizes = _sizes(session, ids)
        references = _references(session, ids)
    pages = catalogue or shipped()
    return tuple(
        _line(
            package,
            name,
            page_key,
            is_practice=is_practice,
            what=_named(pages, page_key, words),
            size=sizes.get(package.id),
            reference=references.get(package.id, ""),
        )
        for package, name, is_practice, page_key in rows
    )


def _named(catalogue: Catalogue, page_key: str, words: Words | None) -> str:
    asked = catalogue.page(page_key)
    name = asked.name if asked else page_key
    return words.text(name) if words else name


def _line(
    package: PackageRow,
    name: str,
    page_key: str,
    *,
    is_practice: bool,
    what: str,
    size: tuple[int, int] | None,
    reference: str,
) -> PackageLine:
    """A package as the Outbox shows it."""
    return PackageLine(
        id=package.id,
        person_id=package.person_id,
        person_name=name,
        page_key=page_key,
        what=what,
        documents=size[0] if size else len(_AUDIENCES),
        size_bytes=size[1] if size else None,
        state=state_of(package.state),
        destination=package.destination or "",
        reason=package.reason or "",
        made_at=package.made_at,
        delivered_at=package.delivered_at,
        reference=reference,
        is_practice=is_practice,
    )


def state_of(text: str) -> PackageState:
    """A kept state as one of those there are."""
    states: dict[str, PackageState] = {state: state for state in _STATES}
    return states.get(text, "ready")


def _sizes(session: Session, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    rows = session.execute(
        select(PackageDocument.package_id, func.count(), func.sum(PackageDocument.size_bytes))
        .where(PackageDocument.package_id.in_(ids))
        .group_by(PackageDocument.package_id)
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def _references(session: Session, ids: Sequence[str]) -> dict[str, str]:
    """The folder each package went into."""
    rows = session.execute(
        select(Delivery.package_id, Delivery.folder_name)
        .where(Delivery.package_id.in_(ids), Delivery.result == "delivered")
        .order_by(Delivery.id)
    )
    return {row[0]: row[1] or "" for row in rows}


def waiting(store: Store) -> tuple[Waiting, ...]:
    """Every package that has not gone yet, the oldest first."""
    with store.reading() as session:
        rows = session.execute(
            select(PackageRow, Person)
            .join(Person, Person.id == PackageRow.person_id)
            .where(PackageRow.state.in_(OPEN_STATES))
            .order_by(PackageRow.made_at, PackageRow.id)
        ).all()
        return tuple(
            Waiting(
                id=package.id,
                person_id=package.person_id,
                sealed_view_id=package.sealed_view_id,
                profile=package.profile,
                destination=package.destination or "",
                state=package.state,
                council_id=_council_id(session, person),
            )
            for package, person in rows
        )


def _council_id(session: Session, person: Person) -> str:
    """The council's number of a person, or of the record theirs was put into."""
    if person.council_id or person.merged_into is None:
        return person.council_id or ""
    stands = session.get(Person, standing_id(session, person.id))
    return (stands.council_id if stands else None) or ""


def papers_of(store: Store, *, package_id: str) -> tuple[KeptPaper, ...]:
    """The papers of a package that are printed already."""
    with store.reading() as session:
        rows = session.scalars(
            select(PackageDocument)
            .where(PackageDocument.package_id == package_id)
            .order_by(PackageDocument.id)
        ).all()
        return tuple(
            KeptPaper(
                audience="person" if row.audience == "person" else "council",
                name=row.name,
                data=row.data,
                sha256=row.sha256,
                pages=row.pages,
            )
            for row in rows
        )


def keep_papers(
    store: Store, *, package_id: str, person_id: str, papers: Iterable[KeptPaper]
) -> None:
    """Keep the printed papers of a package, encrypted like everything else."""
    with store.writing(Step(Verb.PACKAGED, person_id=person_id)) as session:
        for paper in papers:
            session.add(
                PackageDocument(
                    package_id=package_id,
                    name=paper.name,
                    sha256=paper.sha256,
                    size_bytes=len(paper.data),
                    pages=paper.pages,
                    audience=paper.audience,
                    data=paper.data,
                )
            )


def keep_delivery(
    store: Store,
    *,
    package: Waiting,
    destination: str,
    result: Literal["delivered", "failed"],
    folder_name: str = "",
    manifest_sha256: str = "",
    reason: str = "",
) -> None:
    """Keep what came of one attempt; only a delivery that was read back moves the state on."""
    with store.writing(Step(Verb.DELIVERED, person_id=package.person_id)) as session:
        now = store.clock.now()
        session.add(
            Delivery(
                package_id=package.id,
                at=now,
                destination=destination,
                folder_name=folder_name or None,
                manifest_sha256=manifest_sha256 or None,
                result=result,
                reason=reason or None,
            )
        )
        row = row_of(session, PackageRow, package.id)
        row.reason = reason or None
        if result == "delivered":
            row.state, row.delivered_at = "delivered", now
            row.destination = destination


def set_waiting_state(store: Store, *, package: Waiting, state: PackageState) -> None:
    """Say what a package waits for: the council's number, or only its folder."""
    if package.state == state:
        return
    with store.writing(Step(Verb.CHANGED_PACKAGE, person_id=package.person_id)) as session:
        row_of(session, PackageRow, package.id).state = state
