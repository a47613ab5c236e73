"""A page: its sections, what is visible, what is missing, how complete it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from app.forms.conditions import Answers, Condition, holds, is_empty, keys_of
from app.forms.questions import Need, Part, PeopleAsked, PromisesAsked, Question

Accent = Literal["teal", "plum", "amber", "blue"]


class Group(StrEnum):
    """Under which heading a page is offered."""

    CONVERSATION = "conversation"
    AROUND = "around"  # carers, family, a good life, about me, the week
    DECISION = "decision"  # capacity, agreement, safeguarding
    COLLEAGUES = "colleagues"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a page that one can jump to."""

    key: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """What Finish says while its condition holds: `key` is where one goes to see to it.

    `says` is a sentence of its own and may hold `{name}`. Where it `blocks`, Finish waits for it.
    """

    key: str
    when: Condition
    says: str
    blocks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of questions. The key is for ever; `version` moves with its wording."""

    key: str
    version: int
    code: str
    title: str
    name: str
    paper_title: str
    lead: str
    openers: tuple[str, ...]
    sections: tuple[Section, ...]
    retired_keys: tuple[str, ...] = ()
    group: Group = Group.CONVERSATION
    moment: str = ""
    """When this is the page to choose, in a few words under its name."""
    offered: Condition | None = None
    """Of which people it is offered, by facts; of everybody without one."""
    card: str = ""
    """What a worker should know of it, in three or four sentences, for Help."""
    source: str = ""
    """Where that and the page's shape come from."""
    accent: Accent = "teal"
    is_nameless: bool = False
    """Its papers name nobody: no name, address or number of the person."""
    cautions: tuple[Caution, ...] = ()
    """What Finish looks at beside the questions one by one."""
    day_log: bool = False
    """Whether the council's paper lists every contact there was since the page began."""
    person_paper: bool = True
    """Whether the person is given a paper of it; a page for colleagues has none."""

    def questions(self) -> Iterator[Question]:
        """Every question in reading order."""
        for section in self.sections:
            yield from section.questions

    def question(self, key: str) -> Question | None:
        """The question of this key, if the page still asks it."""
        return next((q for q in self.questions() if q.key == key), None)

    def looks_at_facts(self) -> bool:
        """Whether any of its questions depends on more than its own answers."""
        looks = (*(q.when for q in self.questions()), *(c.when for c in self.cautions))
        return any(key.startswith("@") for condition in looks for key in keys_of(condition))

    def visible(self, answers: Answers) -> tuple[Question, ...]:
        """The questions these answers call for, in reading order."""
        return tuple(q for q in self.questions() if holds(q.when, answers))


class Lack(StrEnum):
    """What is the matter with an answer at Finish."""

    MISSING = "missing"
    UNREADABLE_DATE = "unreadable_date"
    UNREADABLE_MONEY = "unreadable_money"
    OUT_OF_RANGE = "out_of_range"
    UNKNOWN_OPTION = "unknown_option"
    ROW_INCOMPLETE = "row_incomplete"
    CAUTION = "caution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One line of the list before Finish. `blocks` where Finish insists.

    A caution says its own sentence.
    """

    key: str
    lack: Lack
    blocks: bool
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """How much of a page is answered: counts of questions at the table and afterwards."""

    table_answered: int
    table_asked: int
    afterwards_answered: int
    afterwards_asked: int
    waiting: tuple[str, ...]


def has_own_rows(question: Question) -> bool:
    """Whether the answer lives in tables of its own (promises, the network) rather than a value."""
    return isinstance(question, PromisesAsked) or (
        isinstance(question, PeopleAsked) and question.whole_network
    )


def completeness(page: Page, answers: Answers, own_rows: frozenset[str]) -> Completeness:
    """How complete a page is. `own_rows` are keys of table-backed questions that have rows."""
    counts = {Part.TABLE: [0, 0], Part.AFTERWARDS: [0, 0]}
    waiting: list[str] = []
    for question in page.visible(answers):
        answered = question.key in own_rows or not is_empty(answers.get(question.key))
        counts[question.part][1] += 1
        counts[question.part][0] += answered
        if question.part is Part.AFTERWARDS and not answered:
            waiting.append(question.key)
    return Completeness(
        table_answered=counts[Part.TABLE][0],
        table_asked=counts[Part.TABLE][1],
        afterwards_answered=counts[Part.AFTERWARDS][0],
        afterwards_asked=counts[Part.AFTERWARDS][1],
        waiting=tuple(waiting),
    )


def problems(page: Page, answers: Answers, own_rows: frozenset[str]) -> tuple[Problem, ...]:
    """What Finish shows: answers that are missing, and values that cannot be read."""
    from app.forms.values import lack_of

    found: list[Problem] = []
    for question in page.visible(answers):
        value = answers.get(question.key)
        if is_empty(value) and question.key not in own_rows:
            if question.need is not Need.NO:
                blocks = question.need is Need.REQUIRED
                found.append(Problem(key=question.key, lack=Lack.MISSING, blocks=blocks))
            continue
        lack = lack_of(question, value)
        if lack is not None:
            blocks = lack is Lack.ROW_INCOMPLETE
            found.append(Problem(key=question.key, lack=lack, blocks=blocks))
    found += [
        Problem(key=caution.key, lack=Lack.CAUTION, blocks=caution.blocks, says=caution.says)
        for caution in page.cautions
        if holds(caution.when, answers)
    ]
    return tuple(found)
