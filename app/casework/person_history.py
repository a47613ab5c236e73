"""Everything that happened with a person, a part at a time, and earlier words brought back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, cast

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.casework import people
from app.casework.day_views import HistoryLine
from app.casework.field_names import names_of
from app.casework.field_words import FieldWords
from app.casework.finish import amend_page
from app.casework.history import Teller, image_of
from app.casework.interview import Interview
from app.casework.rows import row_of
from app.casework.standing import ids_of
from app.casework.step_names import step_text
from app.errors import Refused
from app.forms.catalogue import Catalogue
from app.forms.conditions import Json, is_empty
from app.forms.questions import Prose
from app.language import N_, Words, message
from app.models.contact import Contact
from app.models.journal import JournalChange, JournalStep, Verb
from app.models.page import Answer, Page
from app.models.person import Person
from app.models.store import Store

Topic = Literal["page", "promise", "people", "note", "details"]
TOPICS: Final[Mapping[Topic, tuple[str, ...]]] = {
    "page": ("page", "answer", "sealed_view", "package", "delivery", "copy_given"),
    "promise": ("promise",),
    "people": ("member", "tie"),
    "note": ("contact", "rhythm", "appointment"),
    "details": ("person",),
}
# They say what the record is, not what somebody told; each has its own way back.
_NOT_BROUGHT_BACK: Final = frozenset({"is_restricted", "is_practice"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A value that a step replaced and that is not what stands there now."""

    position: int
    """Which of the step's changes it is in."""
    column: str
    """The field of a person; empty for an answer."""
    name: str
    """The question or field, in words."""
    said: str
    is_finished: bool
    """On a finished page: it is amended instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHistoryLine:
    """A step with the page it was on, and what of it can be brought back."""

    line: HistoryLine
    seq: int
    page_id: str | None
    page_name: str
    earlier: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHistory:
    """Some steps, newest first, and whether there are earlier ones."""

    lines: tuple[PersonHistoryLine, ...]
    has_earlier: bool


def person_history(
    store: Store,
    *,
    person_id: str,
    catalogue: Catalogue,
    words: Words,
    topic: Topic | None = None,
    before: int | None = None,
    limit: int = 50,
) -> PersonHistory:
    """What happened with a person, newest first; `before` is the `seq` of the last line shown.

    Opening the record is not told here: who looked has a list of its own.
    """
    store.close_steps()
    with store.reading() as session:
        ids = ids_of(session, person_id)
        shared = _shared(session, ids, topic)
        theirs = JournalStep.person_id.in_(ids)
        if topic is not None:
            touches = select(JournalChange.step_id).where(
                JournalChange.step_id == JournalStep.id, JournalChange.entity.in_(TOPICS[topic])
            )
            theirs &= touches.exists()
        query = select(JournalStep).where(
            or_(theirs, JournalStep.id.in_(shared)),
            JournalStep.seq.is_not(None),
            JournalStep.verb != Verb.OPENED,
        )
        if before is not None:
            query = query.where(JournalStep.seq < before)
        steps = session.scalars(query.order_by(JournalStep.seq.desc()).limit(limit + 1)).all()
        teller = _PersonTeller(session, words, catalogue, shared)
        lines = teller.lines(steps[:limit])
    return PersonHistory(lines=lines, has_earlier=len(steps) > limit)


def _shared(
    session: Session, ids: Sequence[str], topic: Topic | None
) -> dict[str, list[JournalChange]]:
    """Steps about several people (a list brought in), with what they changed of this one alone."""
    kept = select(Contact.id).where(Contact.person_id.in_(ids))
    steps = (
        select(JournalStep.id)
        .join(JournalChange, JournalChange.step_id == JournalStep.id)
        .where(
            JournalChange.row_id.in_(ids),
            JournalChange.entity == "person",
            JournalStep.person_id.is_(None) | JournalStep.person_id.not_in(ids),
        )
    )
    found = session.scalars(
        select(JournalChange)
        .where(
            JournalChange.row_id.in_(ids) | JournalChange.row_id.in_(kept),
            JournalChange.step_id.in_(steps),
        )
        .order_by(JournalChange.step_id, JournalChange.position)
    )
    by_step: dict[str, list[JournalChange]] = {}
    for change in found:
        by_step.setdefault(change.step_id, []).append(change)
    if topic is None:
        return by_step
    return {k: v for k, v in by_step.items() if any(c.entity in TOPICS[topic] for c in v)}


class _PersonTeller:
    """Tells the steps of a person, and what of each stands otherwise now."""

    def __init__(
        self,
        session: Session,
        words: Words,
        catalogue: Catalogue,
        shared: Mapping[str, list[JournalChange]],
    ) -> None:
        self._session = session
        self._shared = shared
        self._words = words
        self._catalogue = catalogue
        self._teller = Teller(session, words, catalogue)
        self._fields = FieldWords(words=words, catalogue=catalogue)
        self._now: dict[str, dict[str, Any]] = {}

    def lines(self, steps: Sequence[JournalStep]) -> tuple[PersonHistoryLine, ...]:
        """The lines of these steps."""
        changes: dict[str, list[JournalChange]] = {}
        own = [step.id for step in steps if step.id not in self._shared]
        for change in self._session.scalars(
            select(JournalChange)
            .where(JournalChange.step_id.in_(own))
            .order_by(JournalChange.step_id, JournalChange.position)
        ):
            changes.setdefault(change.step_id, []).append(change)
        changes.update(self._shared)
        return tuple(self._line(step, changes.get(step.id, [])) for step in steps)

    def _line(self, step: JournalStep, changes: Sequence[JournalChange]) -> PersonHistoryLine:
        page = self._session.get(Page, step.page_id) if step.page_id else None
        earlier = [found for change in changes for found in self._earlier(step, change, page)]
        return PersonHistoryLine(
            line=self._told(step, self._teller.line(step, changes)),
            seq=step.seq or 0,
            page_id=page.id if page else None,
            page_name=self._page_name(page),
            earlier=tuple(earlier),
        )

    def _told(self, step: JournalStep, line: HistoryLine) -> HistoryLine:
        """A step that was about several people: the list, also where they stood alone in it."""
        if step.id not in self._shared:
            return line
        about = self._session.get(JournalStep, step.undoes_id) if step.undoes_id else step
        if about is None or about.verb != Verb.ADDED_PERSON:
            return line
        said = self._words.text(step_text(about.verb, has_subject=False))
        if about is not step:
            said = self._words.text(step_text(step.verb), subject=said)
        return replace(line, verb=said, subject="")

    def _page_name(self, page: Page | None) -> str:
        asked = self._catalogue.page(page.page_key) if page else None
        if page is None or asked is None:
            return ""
        name = self._words.text(asked.name)
        if not page.conversation_on:
            return name
        day = self._words.partial_date(page.conversation_on)
        return self._words.text(N_("{page} of {day}"), page=name, day=day)

    def _earlier(
        self, step: JournalStep, change: JournalChange, page: Page | None
    ) -> list[Earlier]:
        """What a change replaced that is not what stands there now."""
        was = image_of(change.before)
        if change.entity == "person" and change.row_id == step.person_id:
            return self._earlier_fields(change, was)
        if change.entity != "answer" or page is None or page.removed_at is not None:
            return []
        key = answer_key(self._session, step, change)
        question = self._teller.question(page.id, key)
        value = cast("Json", was.get("value"))
        if question is None or is_empty(value) or value == self._answers(page.id).get(key):
            return []
        if page.state == "superseded":
            return []
        paper = self._teller.paper(page.person_id)
        name = self._words.text(question.ask, name=paper.called)
        return [
            Earlier(
                position=change.position,
                column="",
                name=name,
                said=paper.answer(question, value),
                is_finished=page.state != "draft",
            )
        ]

    def _earlier_fields(self, change: JournalChange, was: Mapping[str, Any]) -> list[Earlier]:
        """Fields of the person that a change replaced and that stand otherwise now."""
        person = self._session.get(Person, change.row_id)
        if person is None or person.removed_at is not None or person.merged_into is not None:
            return []
        found: list[Earlier] = []
        for column, name in names_of("person").items():
            value = was.get(column)
            if column in _NOT_BROUGHT_BACK or value in (None, "", [], {}):
                continue
            if value != getattr(person, column):
                said = self._fields.said("person", column, value)
                told = self._words.text(name)
                found.append(
                    Earlier(
                        position=change.position,
                        column=column,
                        name=told,
                        said=said,
                        is_finished=False,
                    )
                )
        return found

    def _answers(self, page_id: str) -> dict[str, Any]:
        """What is answered on a page now."""
        if page_id not in self._now:
            rows = self._session.execute(
                select(Answer.key, Answer.value).where(Answer.page_id == page_id)
            )
            self._now[page_id] = {row[0]: row[1] for row in rows}
        return self._now[page_id]


def answer_key(session: Session, step: JournalStep, change: JournalChange) -> str:
    """The question an answer's change is about, also where that row is gone."""
    known = image_of(change.before).get("key") or image_of(change.after).get("key")
    if known:
        return str(known)
    row = session.get(Answer, change.row_id)
    return row.key if row else step.subject or ""


def bring_back_value(
    store: Store, *, step_id: str, earlier: Earlier, catalogue: Catalogue
) -> str | None:
    """Have an earlier value stand again, as a new step of its own that undo takes back.

    On a finished page an amendment is begun instead: its id is given back, else None.
    """
    with store.reading() as session:
        step = row_of(session, JournalStep, step_id)
        change = session.get(JournalChange, (step_id, earlier.position))
        if change is None or change.before is None or step.person_id is None:
            raise _gone()
        was = image_of(change.before)
        key = answer_key(session, step, change) if change.entity == "answer" else ""
    if earlier.column:
        if earlier.column in _NOT_BROUGHT_BACK or earlier.column not in names_of("person"):
            raise _gone()
        value = was.get(earlier.column)
        people.change_person(store, person_id=change.row_id, **{earlier.column: value})
        return None
    if step.page_id is None or not key:
        raise _gone()
    if earlier.is_finished:
        return amend_page(store, page_id=step.page_id)
    _answer_again(store, step.page_id, key, was, catalogue)
    return None


def _answer_again(
    store: Store, page_id: str, key: str, was: Mapping[str, Any], catalogue: Catalogue
) -> None:
    """Answer a question of a draft once more as it was answered."""
    talk = Interview.open(store, page_id=page_id, catalogue=catalogue)
    try:
        whose, member_id = was.get("whose"), was.get("whose_member_id")
        is_prose = isinstance(talk.page.question(key), Prose)
        keeps_voice = is_prose and isinstance(whose, str) and "whose_member_id" in was
        if keeps_voice:
            talk.answer(key, was.get("value"), whose=whose, whose_member_id=member_id or "")
        else:
            talk.answer(key, was.get("value"))
        talk.leave(key)
        talk.flush()
        store.close_steps()
    finally:
        talk.close()


def _gone() -> Refused:
    return Refused(
        message(N_("This is not here any more.")),
        message(N_("It may have been removed or undone. Look in Recently removed.")),
    )
