"""An open page: answers are in memory at once and on the disk a moment later, whatever happens."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework import intake
from app.casework.at_begin import said_already
from app.casework.facts import facts_of
from app.casework.nameless import names_on
from app.casework.pages import (
    answers_in,
    asked_page,
    move_page,
    own_rows,
    page_state,
    remove_page,
    unfinished,
)
from app.casework.problems import problem_lines, promise_lines
from app.casework.promises import finished_already, promises_of_page
from app.casework.rows import here, paper_language, person_view, put
from app.casework.unsaved import TypedAnswer, Unsaved
from app.casework.views import AnswerView, PageState, ProblemLine, VisibleQuestion
from app.casework.young_carers import young_lines
from app.errors import AppError
from app.forms.catalogue import Catalogue
from app.forms.conditions import Json, holds, is_empty
from app.forms.page import Completeness, completeness
from app.forms.page import Page as AskedPage
from app.forms.questions import PeopleAsked, PromisesAsked, Prose, Question, Whose
from app.forms.values import day_of
from app.language import N_, Words, message
from app.models.journal import Changed, Step, Verb
from app.models.page import Answer, Page
from app.models.person import Person
from app.models.store import SaidAnswer, Store

__all__ = ["Interview", "keep_answer", "move_page", "remove_page", "unfinished"]

TALKED_ON: Final = "conversation_on"
_NO_ROWS: Final[frozenset[str]] = frozenset()


class Interview:
    """A page one is having with a person. Only the screen's thread calls it."""

    def __init__(self, store: Store, page_id: str, catalogue: Catalogue) -> None:
        """Use `Interview.begin` or `Interview.open`."""
        self._store = store
        self._catalogue = catalogue
        self.page_id = page_id
        with store.reading() as session:
            row = here(session, Page, page_id)
            self.person_id = row.person_id
            self.state: PageState = page_state(row)
            self.page: AskedPage = asked_page(catalogue, row.page_key)
            self._called = person_view(here(session, Person, row.person_id)).called
            self._facts = facts_of(session, page_id)
            self._stored = answers_in(session, page_id)
        self._values: dict[str, Json] = {key: a.value for key, a in self._stored.items()}
        self._unsaved = Unsaved()
        self._gestures: dict[str, str] = {}
        self._saved: tuple[Callable[[datetime], None], ...] = ()
        self._trouble: tuple[Callable[[AppError], None], ...] = ()
        self._own_rows: frozenset[str] | None = None
        self.close = store.subscribe(_forgetting(self))
        """Stop listening to the store; an interview that is dropped stops by itself."""

    @classmethod
    def begin(
        cls, store: Store, *, person_id: str, page_key: str, catalogue: Catalogue
    ) -> Interview:
        """Begin a page with a person: a draft dated today, kept from the first moment."""
        asked = asked_page(catalogue, page_key)
        page_id = store.clock.new_id()
        today = store.clock.today().isoformat()
        step = Step(Verb.STARTED_PAGE, subject=page_key, person_id=person_id, page_id=page_id)
        with store.writing(step) as session:
            person = here(session, Person, person_id)
            session.add(
                Page(
                    id=page_id,
                    person_id=person_id,
                    page_key=page_key,
                    definition_version=asked.version,
                    author_id=store.worker_id,
                    language=paper_language(person),
                    conversation_on=today,
                )
            )
            if asked.question(TALKED_ON) is not None:
                session.add(Answer(page_id=page_id, key=TALKED_ON, value=today, whose="worker"))
            for key, said in said_already(person, asked).items():
                session.add(Answer(page_id=page_id, key=key, value=said))
        return cls(store, page_id, catalogue)

    @classmethod
    def open(cls, store: Store, *, page_id: str, catalogue: Catalogue) -> Interview:
        """Open a page that was begun; a draft takes the newest wording of its questions by key."""
        return cls(store, page_id, catalogue)

    @property
    def answers(self) -> Mapping[str, Json]:
        """Every value by key, also those not saved yet."""
        return MappingProxyType(self._values)

    @property
    def retired_answers(self) -> tuple[AnswerView, ...]:
        """Answers to questions this page no longer asks; they stay visible and stay kept."""
        asked = {question.key for question in self.page.questions()}
        kept = (a for key, a in self._stored.items() if key not in asked)
        return tuple(a for a in kept if not is_empty(a.value))

    def whose(self, key: str) -> tuple[str, str]:
        """Whose words an answer is in, and the member's id where a member said it."""
        typed = self._unsaved.current().get(key)
        if typed is not None:
            return typed.whose, typed.whose_member_id
        stored = self._stored.get(key)
        if stored is not None and stored.whose:
            return stored.whose, stored.whose_member_id
        question = self.page.question(key)
        default = question.whose if isinstance(question, Prose) else Whose.WORKER
        return default.value, ""

    def whose_words(self) -> dict[str, tuple[str, str]]:
        """Whose words every answer is in, for `paper_view`."""
        return {key: self.whose(key) for key in self._values}

    def visible(self) -> tuple[Question, ...]:
        """The questions the answers call for now."""
        return self.page.visible(self._known())

    def is_visible(self, key: str) -> bool:
        """Whether a question is asked now."""
        question = self.page.question(key)
        return question is not None and holds(question.when, self._known())

    def _known(self) -> dict[str, Json]:
        return {**self._facts, **self._values}

    def shown(self) -> tuple[VisibleQuestion, ...]:
        """The questions asked now, each with its section and its stored answer."""
        known = self._known()
        return tuple(
            VisibleQuestion(
                question=question, section=section.key, answer=self._stored.get(question.key)
            )
            for section in self.page.sections
            for question in section.questions
            if holds(question.when, known)
        )

    def answer(
        self,
        key: str,
        value: Json,
        *,
        whose: str | None = None,
        whose_member_id: str | None = None,
    ) -> None:
        """Take in what is on the screen now; it is saved by `save`. Refused on a finished page."""
        if self.state != "draft":
            raise finished_already()
        known_whose, known_member = self.whose(key)
        taken = Whose(whose).value if whose is not None else known_whose
        member = whose_member_id if whose_member_id is not None else known_member
        kept = intake.answer_value(value)
        self._values[key] = kept
        self._unsaved.type(
            TypedAnswer(
                key=key,
                value=kept,
                whose=taken,
                whose_member_id=member if taken == Whose.MEMBER else "",
                gesture=self._gestures.setdefault(key, self._store.clock.new_id()),
            )
        )

    def save(self) -> None:
        """Hand everything unsaved to the writer's thread: one transaction for each question."""
        ready, too_long = self._unsaved.hand_over()
        for answer in ready:
            step = Step(
                Verb.ANSWERED,
                subject=answer.key,
                person_id=self.person_id,
                page_id=self.page_id,
                gesture=answer.gesture,
            )
            work = partial(
                keep_answer, page_id=self.page_id, version=self.page.version, typed=answer
            )
            done = partial(self._written, answer)
            if answer.key == TALKED_ON:  # the page itself keeps the day too
                self._store.write_later(step, work, origin=self, done=done)
            else:
                self._store.answer_later(step, self._said(answer), work, origin=self, done=done)
        for _ in too_long[:1]:
            self._tell_trouble(intake.too_long(intake.TEXT_LIMIT))

    def _said(self, typed: TypedAnswer) -> SaidAnswer:
        return SaidAnswer(
            page_id=self.page_id,
            key=typed.key,
            value=typed.value,
            whose=typed.whose,
            whose_member_id=typed.whose_member_id or None,
            version=self.page.version,
        )

    def flush(self) -> None:
        """Save and wait until all is on the disk. Raises the trouble if it is not."""
        self.save()
        try:
            self._store.flush()
        except AppError:
            if self.dirty:
                raise

    def leave(self, key: str) -> None:
        """The focus left a question: save, and close its step."""
        self.save()
        gesture = self._gestures.pop(key, None)
        if gesture is not None:
            self._store.close_gesture(gesture)

    @property
    def dirty(self) -> bool:
        """Whether anything is not on the disk yet."""
        return bool(self._unsaved.keys())

    def on_saved(self, callback: Callable[[datetime], None]) -> None:
        """Have this called, on the writer's thread, after each answer is on the disk."""
        self._saved = (*self._saved, callback)

    def on_trouble(self, callback: Callable[[AppError], None]) -> None:
        """Have this called when an answer could not be saved; it goes on waiting for `save`."""
        self._trouble = (*self._trouble, callback)

    def _written(self, answer: TypedAnswer, failure: BaseException | None) -> None:
        """Hear from the writer's thread how an answer fared, and pass it on."""
        if failure is None:
            self._unsaved.confirm(answer)
            self._stored[answer.key] = AnswerView(
                key=answer.key,
                value=answer.value,
                whose=answer.whose,
                whose_member_id=answer.whose_member_id,
                changed_at=self._store.clock.now(),
            )
            for tell in self._saved:
                tell(self._store.clock.now())
            return
        self._unsaved.give_back(answer)
        if isinstance(failure, AppError):
            self._tell_trouble(failure)
        else:
            self._tell_trouble(
                AppError(
                    message(N_("This could not be saved yet.")),
                    message(N_("It stays on the screen and is tried again.")),
                )
            )

    def _tell_trouble(self, trouble: AppError) -> None:
        for tell in self._trouble:
            tell(trouble)

    def reload_if(self, changed: Changed) -> frozenset[str]:
        """Take in what somebody else changed on this page; the keys whose answer is new.

        What is being typed here stays. Promises and people count as their question's answer.
        """
        if changed.origin is self:
            return frozenset()
        tables = {table for table, _ in changed.entities}
        keys: set[str] = set()
        if self.person_id in changed.person_ids:
            with self._store.reading() as session:
                self._facts = facts_of(session, self.page_id)
        if self.person_id in changed.person_ids or self.page_id in changed.page_ids:
            keys |= {q.key for q in self.page.questions() if _lives_in(q, tables)}
        if self.page_id in changed.page_ids and tables & {"answer", "page"}:
            keys |= self._read_again()
        return frozenset(keys)

    def _read_again(self) -> set[str]:
        """Take in what is stored now; the keys whose answer is another one."""
        with self._store.reading() as session:
            page = session.get(Page, self.page_id)
            stored = answers_in(session, self.page_id)
        if page is not None:
            self.state = page_state(page)
        typing = self._unsaved.keys()
        keys = {
            key
            for key in {*stored, *self._stored}
            if key not in typing and _said(stored.get(key)) != _said(self._stored.get(key))
        }
        self._stored = {**stored, **{k: a for k, a in self._stored.items() if k in typing}}
        for key in keys:
            self._values.pop(key, None)
            if key in stored:
                self._values[key] = stored[key].value
        return keys

    def _rows(self) -> frozenset[str]:
        known = self._own_rows
        if known is None:
            with self._store.reading() as session:
                page = session.get(Page, self.page_id)
                known = own_rows(session, page, self._catalogue) if page else _NO_ROWS
            self._own_rows = known
        return known

    def completeness(self) -> Completeness:
        """How complete the page is with what is on the screen."""
        return completeness(self.page, self._known(), self._rows())

    def problems(self, words: Words) -> tuple[ProblemLine, ...]:
        """What the list before Finish says, in the order of the page."""
        known = self._known(), self._rows()
        lines = problem_lines(self.page, *known, called=self._called, words=words)
        lines += names_on(self._store, self.person_id, self.page, self._values, words)
        lines += young_lines(self._store, self.person_id, self.page, words)
        asked = next((q for q in self.visible() if isinstance(q, PromisesAsked)), None)
        if asked is None:
            return lines
        promised = promises_of_page(self._store, page_id=self.page_id)
        places = {q.key: place for place, q in enumerate(self.page.questions())}
        said = (*lines, *promise_lines(promised, question=asked.key, words=words))
        return tuple(sorted(said, key=lambda line: places.get(line.key, len(places))))

    def _heard(self, changed: Changed) -> None:
        # Its own words leave the rows of other tables as they are.
        if changed.origin is not self and self.person_id in changed.person_ids:
            self._own_rows = None


def _forgetting(interview: Interview) -> Callable[[Changed], None]:
    """A listener that does not keep the interview alive."""
    known = weakref.ref(interview)

    def heard(changed: Changed) -> None:
        there = known()
        if there is not None:
            there._heard(changed)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - its own ear

    return heard


def _said(answer: AnswerView | None) -> tuple[Json, str, str]:
    return (answer.value, answer.whose, answer.whose_member_id) if answer else (None, "", "")


def _lives_in(question: Question, tables: set[str]) -> bool:
    if isinstance(question, PromisesAsked):
        return "promise" in tables
    return isinstance(question, PeopleAsked) and "member" in tables


def keep_answer(session: Session, *, page_id: str, version: int, typed: TypedAnswer) -> None:
    """Write one answer in the caller's step. Refused on a page that is finished."""
    page = here(session, Page, page_id)
    if page.state != "draft":
        raise finished_already()
    row = session.scalars(
        select(Answer).where(Answer.page_id == page_id, Answer.key == typed.key)
    ).first()
    member_id = typed.whose_member_id or None
    if row is None:
        session.add(
            Answer(
                page_id=page_id,
                key=typed.key,
                value=typed.value,
                whose=typed.whose,
                whose_member_id=member_id,
            )
        )
    else:
        put(row, value=typed.value, whose=typed.whose, whose_member_id=member_id)
    put(page, definition_version=version)
    if typed.key == TALKED_ON and day_of(typed.value) is not None:
        put(page, conversation_on=typed.value)
