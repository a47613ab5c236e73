"""What a question widget is told, and what it tells: plain values, no widgets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from app.casework.views import MemberView, WorkerView
from app.forms.conditions import Json
from app.forms.questions import Question
from app.language import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Whom a page asks and in which words; `me` asks in the person's own (screen turned)."""

    words: Words
    called: str
    """What the person likes to be called."""
    name: str = ""
    """Their whole name."""
    today: date
    worker: WorkerView | None = None
    workers: tuple[WorkerView, ...] = ()
    members: tuple[MemberView, ...] = ()
    me: bool = False

    def agreed_at_once(self, who_kind: str, who_id: str) -> bool | None:
        """True for whoever writes it down: the worker agrees to their own promise; else None."""
        is_own = who_kind == "worker" and self.worker is not None and who_id == self.worker.id
        return True if is_own else None

    def ask(self, question: Question) -> str:
        """The question as it is put on this screen."""
        wording = question.me if self.me and question.me else question.ask
        return self.words.text(wording, name=self.called)

    def hint(self, question: Question) -> str:
        """The question's hint for the worker; none while the screen is turned."""
        return "" if self.me else self.words.text(question.hint, name=self.called)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer as it now stands in a widget; `whose` is None where the question keeps no voice."""

    value: Json
    whose: str | None = None
    whose_member_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddMember:
    """Put somebody on the network."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeMember:
    """One thing about a member is now this."""

    member_id: str
    about: str
    """Field of `MemberView`."""
    value: str | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveMember:
    """Take somebody off the network (it can be undone)."""

    member_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePromise:
    """One or more things about a promise are now these; a line not seen before begins a promise."""

    line: str
    """The promise's id, or the line's own id while there is no promise yet."""
    fields: tuple[tuple[str, Json], ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovePromise:
    """Take a promise away (it can be undone)."""

    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePromise:
    """Put a promise one place up (-1) or down (1)."""

    line: str
    by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FillWeek:
    """Put what is agreed into the empty squares of a week."""


Wish: TypeAlias = (
    AddMember | ChangeMember | RemoveMember | ChangePromise | RemovePromise | MovePromise | FillWeek
)
"""What a widget asks the page to do to rows that other pages share."""
