"""How each thing that happened is told on a person's timeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.contacts import notes_told, pages_told
from app.casework.day_views import StoryLine
from app.forms.catalogue import Catalogue
from app.forms.vocabulary import APPOINTMENT_OUTCOMES, DID_IT_TAKE, PLACES, label
from app.language import N_, Words
from app.models.appointment import Appointment
from app.models.money import Money
from app.models.network import Member
from app.models.page import Answer, Page, SealedView
from app.models.promise import Promise
from app.models.signing import SignatureGiven
from app.models.timeline import Mark
from app.models.worker import Worker

INTRODUCED: Final = "joint_introduction"
"""The answer in which a page says how a new worker was introduced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing in words."""

    heading: str
    words: str = ""
    after: str = ""
    who: str = ""
    page_id: str = ""


NOT_HERE: Final = Told(heading="")


class TimelineTeller:
    """Tells marks in one language, a part of the timeline at a time."""

    def __init__(self, session: Session, words: Words, catalogue: Catalogue) -> None:
        self._session = session
        self._words = words
        self._catalogue = catalogue

    def tell(self, marks: Sequence[Mark]) -> list[Told]:
        """These marks in words, in their order."""
        told: dict[tuple[str, str], Told] = {}
        for kinds, tell in self._tellers():
            ids = list(dict.fromkeys(mark.id for mark in marks if mark.kind in kinds))
            if ids:
                told |= tell(ids)
        return [told.get((mark.kind, mark.id), NOT_HERE) for mark in marks]

    def _tellers(
        self,
    ) -> tuple[tuple[tuple[str, ...], Callable[[list[str]], dict[tuple[str, str], Told]]], ...]:
        return (
            (("page",), self._pages),
            (("note",), self._notes),
            (("promise", "took"), self._promises),
            (("money",), self._money),
            (("map",), self._maps),
            (("seen",), self._appointments),
            (("signature",), self._signatures),
        )

    def _rows(self, kind: type[Any], ids: Sequence[str]) -> list[Any]:
        return list(self._session.scalars(select(kind).where(kind.id.in_(ids))))

    def _workers(self, rows: Sequence[Any], column: str) -> dict[str, str]:
        ids = {getattr(row, column) for row in rows} - {None}
        query = select(Worker.id, Worker.name).where(Worker.id.in_(ids))
        return {row[0]: row[1] for row in self._session.execute(query)}

    def _pages(self, ids: list[str]) -> dict[tuple[str, str], Told]:
        pages = self._rows(Page, ids)
        lines = {
            line.id: line for line in pages_told(self._session, pages, self._words, self._catalogue)
        }
        introduced = self._introductions(ids)
        return {
            ("page", page.id): self._page(page, lines[page.id], introduced.get(page.id, ""))
            for page in pages
        }

    def _introductions(self, ids: Sequence[str]) -> dict[str, str]:
        """How a worker new to the person was introduced, where a page says so."""
        query = select(Answer.page_id, Answer.value).where(
            Answer.page_id.in_(ids), Answer.key == INTRODUCED
        )
        return {row[0]: row[1] for row in self._session.execute(query) if isinstance(row[1], str)}

    def _page(self, page: Page, line: StoryLine, introduced: str) -> Told:
        """A page, what became of it, and whether another worker had it than before."""
        words = self._words
        said = [line.sent, line.copy]
        if page.state == "superseded":
            said = [words.text(N_("Amended later: a newer version stands in its place."))]
        elif page.supersedes_id is not None:
            said.insert(0, words.text(N_("Amends an earlier version.")))
        if introduced:
            how = words.text(N_("Another worker than before: {how}"), how=introduced)
            said.append(how)
        return Told(
            heading=line.heading,
            words=line.words,
            after=" ".join(part for part in said if part),
            who=line.author,
            page_id=page.id,
        )

    def _notes(self, ids: list[str]) -> dict[tuple[str, str], Told]:
        told = notes_told(self._session, ids, self._words)
        note = self._words.text(N_("Note"))
        return {
            ("note", key): Told(heading=line.heading or note, words=line.words, who=line.author)
            for key, line in told.items()
        }

    def _promises(self, ids: list[str]) -> dict[tuple[str, str], Told]:
        """Each promise as it was made and as it was answered."""
        words = self._words
        promises = self._rows(Promise, ids)
        names = self._workers(promises, "who_worker_id")
        members = {p.who_member_id for p in promises} - {None}
        query = select(Member.id, Member.name).where(Member.id.in_(members))
        names |= {row[0]: row[1] for row in self._session.execute(query)}
        told: dict[tuple[str, str], Told] = {}
        for promise in promises:
            key = promise.who_member_id or promise.who_worker_id or ""
            made = Told(
                heading=words.text(N_("Promised")),
                words=promise.what,
                after=self._by_when(promise),
                who=names.get(key, promise.who_words or ""),
                page_id=promise.page_id or "",
            )
            answer = words.text(label(DID_IT_TAKE, promise.did_it_take))
            asked = words.text(N_("Did it take? {answer}"), answer=answer)
            told["promise", promise.id] = made
            told["took", promise.id] = replace(made, heading=asked, after=promise.note or "")
        return told

    def _by_when(self, promise: Promise) -> str:
        if not promise.by_when:
            return ""
        day = self._words.partial_date(promise.by_when)
        return self._words.text(N_("By {day}."), day=day)

    def _money(self, ids: list[str]) -> dict[tuple[str, str], Told]:
        """Each sum, what it is for and how far it has come."""
        words = self._words
        told: dict[tuple[str, str], Told] = {}
        for row in self._rows(Money, ids):
            amount = row.amount_typed or ""
            if row.pence is not None:
                amount = words.money(row.pence)
            what = (
                N_("Recovery budget asked for") if row.kind == "recovery" else N_("Sum asked for")
            )
            said = [part for part in (amount, row.for_what or "") if part]
            told["money", row.id] = Told(
                heading=words.text(what),
                words=" · ".join(said),
                after=self._became_of(row),
                page_id=row.page_id or "",
            )
        return told

    def _became_of(self, row: Money) -> str:
        """How far a sum has come, and what came of it."""
        words = self._words
        said: list[str] = []
        for day, text in (
            (row.refused_on, N_("Refused {day}.")),
            (row.authorised_on if not row.refused_on else None, N_("Authorised {day}.")),
            (row.paid_on, N_("Paid {day}.")),
        ):
            if day:
                said.append(words.text(text, day=words.partial_date(day)))  # noqa: PERF401 - read as written
        return " ".join((*said, row.result or "")).strip()

    def _maps(self, ids: list[str]) -> dict[tuple[str, str], Told]:
        # The columns by name: what a sealed view holds is large and not told here.
        query = select(SealedView.id, SealedView.worker_id).where(SealedView.id.in_(ids))
        rows = self._session.execute(query).all()
        names = self._workers(rows, "worker_id")
        heading = self._words.text(N_("The ecomap was kept"))
        return {
            ("map", row.id): Told(heading=heading, who=names.get(row.worker_id or "", ""))
            for row in rows
        }

    def _appointments(self, ids: list[str]) -> dict[tuple[str, str], Told]:
        words = self._words
        told: dict[tuple[str, str], Told] = {}
        for row in self._rows(Appointment, ids):
            kind = words.text(label(PLACES, row.place_kind)) if row.place_kind else ""
            said = (row.at_time, kind, row.place_words, row.what_for)
            told["seen", row.id] = Told(
                heading=words.text(N_("Appointment")),
                words=" · ".join(part for part in said if part),
                after=words.text(label(APPOINTMENT_OUTCOMES, row.outcome)),
                page_id=row.page_id or "",
            )
        return told

    def _signatures(self, ids: list[str]) -> dict[tuple[str, str], Told]:
        words = self._words
        rows = self._rows(SignatureGiven, ids)
        pages = {row.id: row for row in self._rows(Page, [r.page_id for r in rows if r.page_id])}
        return {
            ("signature", row.id): Told(
                heading=words.text(N_("Signed")),
                words=self._page_name(pages.get(row.page_id or "")),
                who=row.name,
                page_id=row.page_id or "",
            )
            for row in rows
        }

    def _page_name(self, page: Page | None) -> str:
        if page is None:
            return ""
        asked = self._catalogue.page(page.page_key)
        return self._words.text(asked.name) if asked is not None else page.page_key
