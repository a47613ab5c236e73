"""History as the worker reads it, and undo and redo by name: all from the one journal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.casework import finish
from app.casework.called import called_by
from app.casework.day_views import HistoryLine
from app.casework.field_names import field_name, is_told
from app.casework.field_words import FieldWords
from app.casework.paper_answers import PaperWords
from app.casework.rows import member_view, shortened
from app.casework.step_names import parts_of, placed_text, step_text
from app.errors import Refused
from app.forms.catalogue import Catalogue
from app.forms.conditions import Json
from app.language import N_, Words
from app.models.journal import JournalChange, JournalStep, StepOffer, Verb
from app.models.network import Member
from app.models.page import Page
from app.models.person import Person
from app.models.store import Store
from app.models.worker import Worker

_SHOWN: Final = 2_000
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A step that undo or redo would take now, by name: `Undo: what matters to Arthur`."""

    step_id: str
    label: str
    person_id: str | None
    page_id: str | None
    key: str
    """The question it was about, where it was an answer; the focus goes there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What undo and redo would take now."""

    undo: Offer | None
    redo: Offer | None


def offers(
    store: Store,
    *,
    person_id: str | None = None,
    page_id: str | None = None,
    words: Words,
    catalogue: Catalogue,
) -> Offers:
    """What undo would take back, and redo bring again, where the worker is.

    A finish whose package the council has is not offered: it is amended instead.
    """
    now = store.offers(person_id, page_id)
    back = now.undo
    if back is not None and back.verb == Verb.FINISHED_PAGE:
        with store.reading() as session:
            back = back if finish.undo_veto(session, back) is None else None
    return Offers(
        undo=_offer(store, back, words, catalogue), redo=_offer(store, now.redo, words, catalogue)
    )


def size_of(store: Store, *, step_id: str) -> int:
    """How many rows a step changed: one of thousands is taken back with its progress shown."""
    rows = select(func.count()).select_from(JournalChange).where(JournalChange.step_id == step_id)
    with store.reading() as session:
        return session.scalars(rows).one()


def is_undone(store: Store, *, step_id: str) -> bool:
    """Whether a step is undone now: the last that was done about it was an undo."""
    query = (
        select(JournalStep.verb)
        .where(JournalStep.undoes_id == step_id)
        .order_by(JournalStep.seq.is_(None).desc(), JournalStep.seq.desc())
        .limit(1)
    )
    with store.reading() as session:
        return session.scalar(query) == Verb.UNDID


def undo(store: Store, *, step_id: str, told: Told | None = None) -> None:
    """Take a step back. Undoing a finish takes its package out of the Outbox first.

    Raises `Refused` with the reason; then nothing has changed, as where `told` raises, which hears
    how many changes are back of how many.
    """
    store.set_undo_veto(finish.undo_veto)
    page_id, person_id = _finished(store, step_id)
    if page_id is None:
        store.undo(step_id, told=told)
        return
    stopped = finish.take_back_packages(store, page_id=page_id, person_id=person_id)
    try:
        store.undo(step_id)
    except Refused:
        if stopped:
            finish.send_again(store, package_ids=stopped, person_id=person_id)
        raise


def redo(store: Store, *, step_id: str, told: Told | None = None) -> None:
    """Bring an undone step again. Redoing a finish puts its package back into the Outbox."""
    store.set_undo_veto(finish.undo_veto)
    page_id, person_id = _finished(store, step_id)
    store.redo(step_id, told=told)
    if page_id is not None:
        with store.reading() as session:
            newest = [p.id for p in finish.packages_of_page(session, page_id)[:1]]
        if newest:
            finish.send_again(store, package_ids=newest, person_id=person_id)


def _finished(store: Store, step_id: str) -> tuple[str | None, str | None]:
    """The page that a step finished, and whose it is; nothing of any other step."""
    query = select(JournalStep.verb, JournalStep.page_id, JournalStep.person_id)
    with store.reading() as session:
        found = session.execute(query.where(JournalStep.id == step_id)).first()
    if found is None or found[0] != Verb.FINISHED_PAGE:
        return None, None
    return found[1], found[2]


def _offer(
    store: Store, offer: StepOffer | None, words: Words, catalogue: Catalogue
) -> Offer | None:
    if offer is None:
        return None
    with store.reading() as session:
        teller = Teller(session, words, catalogue)
        label = teller.step(offer.verb, offer.subject, offer.page_id, offer.person_id)
    return Offer(
        step_id=offer.step_id,
        label=label,
        person_id=offer.person_id,
        page_id=offer.page_id,
        key=offer.subject if offer.verb == Verb.ANSWERED else "",
    )


def history_of_page(
    store: Store, *, page_id: str, catalogue: Catalogue, words: Words, limit: int = 200
) -> tuple[HistoryLine, ...]:
    """Who changed what on a page and when, newest first, before and after in words."""
    with store.reading() as session:
        steps = session.scalars(
            select(JournalStep)
            .where(JournalStep.page_id == page_id, JournalStep.verb != Verb.OPENED)
            .order_by(
                JournalStep.seq.is_(None).desc(), JournalStep.seq.desc(), JournalStep.id.desc()
            )
            .limit(limit)
        ).all()
        changes: dict[str, list[JournalChange]] = {}
        for change in session.scalars(
            select(JournalChange)
            .where(JournalChange.step_id.in_([step.id for step in steps]))
            .order_by(JournalChange.step_id, JournalChange.position)
        ):
            changes.setdefault(change.step_id, []).append(change)
        teller = Teller(session, words, catalogue)
        return tuple(teller.line(step, changes.get(step.id, [])) for step in steps)


class Teller:
    """Tells steps in one language; remembers the names it looked up."""

    def __init__(self, session: Session, words: Words, catalogue: Catalogue) -> None:
        self._session = session
        self._words = words
        self._catalogue = catalogue
        self._fields = FieldWords(words=words, catalogue=catalogue)
        self._workers: dict[str, str] = {}
        self._papers: dict[str, PaperWords] = {}

    def line(self, step: JournalStep, changes: Sequence[JournalChange]) -> HistoryLine:
        """One step as a line."""
        before, after = self._told(changes, step.page_id)
        subject = self._subject(step)
        return HistoryLine(
            step_id=step.id,
            at=step.closed_at or step.changed_at,
            who=self._worker(step.worker_id),
            verb=self._did(step.verb, self._reversed(step) or subject),
            subject=parts_of(subject)[1],
            before=before,
            after=after,
        )

    def _reversed(self, step: JournalStep) -> str:
        """The name of the step that this one undid or did again; empty for any other."""
        if step.undoes_id is None:
            return ""
        of = self._session.get(JournalStep, step.undoes_id)
        return self.step(of.verb, of.subject or "", of.page_id, of.person_id) if of else ""

    def step(self, verb: str, subject: str, page_id: str | None, person_id: str | None) -> str:
        """The plain name of a step: `Answer: What matters to Arthur`."""
        return self._did(verb, self._named(verb, subject, page_id, person_id))

    def _did(self, verb: str, subject: str) -> str:
        field, subject = parts_of(subject)
        if field and verb == Verb.CHANGED_PROMISE:
            name = self._words.text(field_name("promise", field))
            return self._words.text(N_("set “{field}” of {subject}"), field=name, subject=subject)
        if field and verb == Verb.MOVED_MEMBER:
            return self._words.text(placed_text(field), subject=subject)
        return self._words.text(step_text(verb, has_subject=bool(subject)), subject=subject)

    def _subject(self, step: JournalStep) -> str:
        return self._named(step.verb, step.subject or "", step.page_id, step.person_id)

    def _named(self, verb: str, subject: str, page_id: str | None, person_id: str | None) -> str:
        """A step's subject in words: the question, page or field, or the name it was given."""
        asked = self._catalogue.page(subject)
        if asked is not None:
            return self._words.text(asked.name)
        if verb == Verb.CHANGED_PERSON:
            return self._words.text(field_name("person", subject)) if subject else ""
        if page_id is not None and (question := self.question(page_id, subject)) is not None:
            page = self._session.get(Page, page_id)
            # Of a page that was moved nothing names the person it was begun with.
            whose = page.person_id if page is not None else person_id
            called = self.paper(whose).called if whose else ""
            return self._words.text(question.ask, name=called)
        return subject

    def question(self, page_id: str, key: str) -> Any:
        """The question of this key on a page, as it is asked now; None where it is not."""
        page = self._session.get(Page, page_id)
        asked = self._catalogue.page(page.page_key) if page else None
        return asked.question(key) if asked else None

    def _worker(self, worker_id: str | None) -> str:
        if worker_id is None:
            return ""
        if worker_id not in self._workers:
            row = self._session.get(Worker, worker_id)
            self._workers[worker_id] = row.name if row else ""
        return self._workers[worker_id]

    def paper(self, person_id: str) -> PaperWords:
        """How answers about a person are worded."""
        if person_id not in self._papers:
            person = self._session.get(Person, person_id)
            rows = self._session.scalars(select(Member).where(Member.person_id == person_id))
            called = called_by(person.name, person.preferred_name or "") if person else ""
            known = {row.id: member_view(row) for row in rows}
            self._papers[person_id] = PaperWords(words=self._words, called=called, members=known)
        return self._papers[person_id]

    def _told(self, changes: Sequence[JournalChange], page_id: str | None) -> tuple[str, str]:
        """Everything a step changed, before and after, a line for each field."""
        before: list[str] = []
        after: list[str] = []
        has_several = sum(change.entity == "answer" for change in changes) > 1
        for change in changes:
            old, new = image_of(change.before), image_of(change.after)
            if change.entity == "answer":
                before.append(self._answer(change, old, page_id, is_named=has_several))
                after.append(self._answer(change, new, page_id, is_named=has_several))
            elif is_told(change.entity):
                before += self._fields.lines(change.entity, old)
                after += self._fields.lines(change.entity, new)
        return _joined(before), _joined(after)

    def _answer(
        self, change: JournalChange, image: dict[str, Any], page_id: str | None, *, is_named: bool
    ) -> str:
        """An answer in words; where a step has several, each with its question."""
        value = cast("Json", image.get("value"))
        key = image.get("key") or self._key_of(change)
        page = self._session.get(Page, page_id) if page_id else None
        question = self.question(page_id, key) if page_id and key else None
        if question is None or page is None:
            return value if isinstance(value, str) else json.dumps(value) if value else ""
        paper = self.paper(page.person_id)
        said = paper.answer(question, value)
        asked = self._words.text(question.ask, name=paper.called)
        return self._fields.line(asked, said) if is_named and said else said

    def _key_of(self, change: JournalChange) -> str:
        from app.models.page import Answer

        row = self._session.get(Answer, change.row_id)
        return row.key if row else ""


def image_of(text: str | None) -> dict[str, Any]:
    """What the journal holds of a row; nothing where there was none."""
    return {} if text is None else json.loads(text)


def _joined(lines: Iterable[str]) -> str:
    text = "\n".join(line for line in lines if line)
    return text if len(text) <= _SHOWN else shortened(text, _SHOWN)
