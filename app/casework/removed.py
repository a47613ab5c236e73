"""What was removed in the last thirty days: listed, and brought back by one step each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal, assert_never, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework import (
    appointments,
    attachments,
    contacts,
    money,
    network,
    pages,
    people,
    promises,
)
from app.casework.rows import here, member_view, row_of, shortened
from app.errors import Refused
from app.forms.catalogue import Catalogue
from app.forms.vocabulary import CONTACT_WAYS, label
from app.language import N_, Words, message
from app.models.journal import JournalChange, JournalStep, Step, Verb
from app.models.network import Member, Tie
from app.models.page import Page
from app.models.person import Person
from app.models.removed import TABLES, count_since, removed_since
from app.models.store import Store
from app.models.worker import Worker

RemovedKind = Literal[
    "person",
    "page",
    "promise",
    "member",
    "contact",
    "tie",
    "money",
    "appointment",
    "attachment",
]
_OF_A_PAGE: Final = frozenset({"promise", "attachment"})
LISTED_FOR: Final = timedelta(days=30)
_REMOVED_MARK: Final = '"removed_at":"'


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedLine:
    """Something that was removed: what it was, whose, when and by whom."""

    kind: RemovedKind
    id: str
    person_id: str | None
    person_name: str
    """Whose it was; empty for a person, and for a jot that belonged to nobody."""
    what: str
    at: datetime
    who: str
    """The worker who removed it; empty where that was not here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedPage:
    """Some of what was removed, newest first, and how much it is in all."""

    rows: tuple[RemovedLine, ...]
    total: int


def removed(
    store: Store, *, catalogue: Catalogue, words: Words, offset: int = 0, limit: int = 50
) -> RemovedPage:
    """What was removed in the last thirty days, the newest first.

    The promises that went with their page are not told apart from it. Nothing is ever erased here.
    """
    with store.reading() as session:
        since = store.clock.now() - LISTED_FOR
        keys = removed_since(session, since, offset=offset, limit=limit)
        total = count_since(session, since)
        teller = _Teller(session, words, catalogue)
        return RemovedPage(rows=teller.lines(keys), total=total)


def bring_back(store: Store, *, kind: RemovedKind, row_id: str) -> None:
    """Bring something back, as one step.

    Refused where what it belongs to is itself removed: that has to come first.
    """
    _refuse_without_home(store, kind, row_id)
    match kind:
        case "person":
            people.bring_back_person(store, person_id=row_id)
        case "page":
            pages.bring_back_page(store, page_id=row_id)
        case "promise":
            promises.bring_back_promise(store, promise_id=row_id)
        case "member":
            network.bring_back_member(store, member_id=row_id)
        case "contact":
            contacts.bring_back_contact(store, contact_id=row_id)
        case "tie":
            _bring_back_tie(store, row_id)
        case "money":
            money.bring_back(store, money_id=row_id)
        case "appointment":
            appointments.bring_back_appointment(store, appointment_id=row_id)
        case "attachment":
            attachments.bring_back(store, attachment_id=row_id)
        case _ as never:
            assert_never(never)


def _refuse_without_home(store: Store, kind: RemovedKind, row_id: str) -> None:
    """Refuse what would come back to something that is not on the lists itself."""
    with store.reading() as session:
        row: Any = row_of(session, TABLES[kind], row_id)
        if kind == "person":
            return
        person = session.get(Person, row.person_id) if row.person_id else None
        if person is not None and person.removed_at is not None:
            raise _first(person.name)
        page = session.get(Page, row.page_id) if kind in _OF_A_PAGE and row.page_id else None
        if page is not None and page.removed_at is not None:
            raise Refused(
                message(N_("It belongs to a page that is removed.")),
                message(N_("Bring back the page first.")),
            )


def _first(name: str) -> Refused:
    return Refused(
        message(N_("It belongs to {name}, who is removed."), name=name),
        message(N_("Bring back {name} first."), name=name),
    )


def _bring_back_tie(store: Store, tie_id: str) -> None:
    """Put a tie back, unless one of the two is removed or another tie joins them now."""
    with store.reading() as session:
        tie = row_of(session, Tie, tie_id)
        for member_id in (tie.from_member_id, tie.to_member_id):
            member = session.get(Member, member_id) if member_id else None
            if member is not None and member.removed_at is not None:
                raise _first(member.name)
        twin = select(Tie.id).where(
            Tie.person_id == tie.person_id, Tie.pair_key == tie.pair_key, Tie.removed_at.is_(None)
        )
        if session.scalar(twin) is not None:
            raise Refused(
                message(N_("There is another tie between the two now.")),
                message(N_("Remove that one first, or leave it as it is.")),
            )
        person = here(session, Person, tie.person_id)
        subject = _tie_words(session, tie, person.name)
    with store.writing(Step(Verb.BROUGHT_BACK, subject=subject, person_id=person.id)) as session:
        row_of(session, Tie, tie_id).removed_at = None


def _tie_words(session: Session, tie: Tie, person_name: str) -> str:
    """The two that a tie joins."""
    names = [person_name]
    if tie.from_member_id:
        names = [row_of(session, Member, tie.from_member_id).name]
    names.append(row_of(session, Member, tie.to_member_id).name)
    return " – ".join(names)


class _Teller:
    """Tells what was removed, for a page of the list at a time."""

    def __init__(self, session: Session, words: Words, catalogue: Catalogue) -> None:
        self._session = session
        self._words = words
        self._catalogue = catalogue

    def lines(self, keys: Sequence[tuple[str, str]]) -> tuple[RemovedLine, ...]:
        """The lines of these, in their order."""
        rows: dict[str, Any] = {}
        for kind, table in TABLES.items():
            ids = [row_id for k, row_id in keys if k == kind]
            if ids:
                query = select(table).where(table.id.in_(ids))
                rows |= {row.id: row for row in self._session.scalars(query)}
        whose = {rows[row_id].person_id for kind, row_id in keys if kind != "person"} - {None}
        found = self._session.execute(
            select(Person.id, Person.name).where(Person.id.in_(whose))
        ).all()
        names = {row[0]: row[1] for row in found}
        removers = self._removers([row_id for _, row_id in keys])
        return tuple(
            self._line(cast("RemovedKind", kind), rows[row_id], names, removers)
            for kind, row_id in keys
        )

    def _line(
        self, kind: RemovedKind, row: Any, names: dict[str, str], removers: dict[str, str]
    ) -> RemovedLine:
        person_id = row.id if kind == "person" else row.person_id
        name = "" if kind == "person" else names.get(person_id or "", "")
        return RemovedLine(
            kind=kind,
            id=row.id,
            person_id=person_id,
            person_name=name,
            what=self._what(kind, row, name),
            at=row.removed_at,
            who=removers.get(row.id, ""),
        )

    def _what(self, kind: RemovedKind, row: Any, person_name: str) -> str:
        """What it was, in words."""
        words = self._words
        match kind:
            case "person":
                return row.name
            case "page":
                page = self._catalogue.page(row.page_key)
                name = words.text(page.name) if page else row.page_key
                if not row.conversation_on:
                    return name
                day = words.partial_date(row.conversation_on)
                return words.text(N_("{page} of {day}"), page=name, day=day)
            case "promise":
                return shortened(row.what, 120)
            case "member":
                return member_view(row).named
            case "contact":
                way = words.text(label(CONTACT_WAYS, row.way)) if row.way else ""
                return shortened(row.words, 120) or way
            case "tie":
                return _tie_words(self._session, row, person_name)
            case "attachment":
                return shortened(row.name, 120)
            case "money":
                return shortened(row.for_what, 120) or row.amount_typed or ""
            case "appointment":
                return shortened(row.what_for, 120) or words.partial_date(row.on_date or "")
            case _ as never:
                assert_never(never)

    def _removers(self, row_ids: Sequence[str]) -> dict[str, str]:
        """The name of whoever removed each of these last."""
        found = self._session.execute(
            select(JournalChange.row_id, Worker.name)
            .join(JournalStep, JournalStep.id == JournalChange.step_id)
            .join(Worker, Worker.id == JournalStep.worker_id)
            .where(
                JournalChange.row_id.in_(row_ids),
                JournalChange.after.contains(_REMOVED_MARK, autoescape=True),
            )
            .order_by(JournalStep.seq)
        )
        return {row[0]: row[1] for row in found}
