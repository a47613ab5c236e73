"""What a page's questions ask for on rows that other pages share, and showing what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never, cast

from PySide6.QtCore import QObject, Signal

from app.casework import network
from app.casework.views import MemberView
from app.casework.week_fill import agreed_week, filled, unclear_help
from app.forms.conditions import Json
from app.forms.questions import PeopleAsked
from app.language import N_, Words
from app.ui.announce import announce
from app.ui.questions.asking import (
    AddMember,
    ChangeMember,
    ChangePromise,
    FillWeek,
    Given,
    MovePromise,
    RemoveMember,
    RemovePromise,
    Wish,
)
from app.ui.questions.week import WeekBox
from app.ui.screens.page_rows import RowWork
from app.ui.screens.page_saving import Autosave
from app.ui.screens.page_sheet import Sheet

if TYPE_CHECKING:
    from app.casework.interview import Interview
    from app.ui.desk import Desk


class PageWishes(QObject):
    """Between the sheet and the rows: promises and people."""

    answered = Signal(str, object)
    """An answer that follows from a new row: the question's key and a `Given`."""
    members_changed = Signal()
    stored = Signal()

    def __init__(
        self, desk: Desk, interview: Interview, sheet: Sheet, rows: RowWork, saving: Autosave
    ) -> None:
        super().__init__(sheet)
        self._desk = desk
        self._interview = interview
        self._sheet = sheet
        self._rows = rows
        self._saving = saving
        self.members = network.members(desk.store, person_id=interview.person_id)
        sheet.wished.connect(self.grant)
        rows.promise_made.connect(self._promise_made)
        rows.member_made.connect(self._member_made)
        rows.stored.connect(self._rows_stored)
        rows.failed.connect(self._failed)

    def grant(self, key: str, wish: object) -> None:
        """Have a wish done; what is typed waits for the pause, everything else is done at once."""
        match cast(Wish, wish):
            case AddMember(name=name):
                self._rows.add_member(key, name)
            case ChangeMember(member_id=member_id, about=about, value=value):
                self._rows.member_typed(member_id, about, value)
                self._saving.touched()
            case RemoveMember(member_id=member_id):
                self._rows.remove_member(member_id)
            case ChangePromise(line=line, fields=fields):
                self._rows.promise_typed(line, fields)
                self._saving.touched()
            case RemovePromise(line=line):
                self._rows.remove_promise(line)
            case MovePromise():
                table = self._sheet.promises()
                if table is not None:
                    self._rows.order(tuple(line.line for line in table.lines))
            case FillWeek():
                self._fill_week(key)
            case _ as never:
                assert_never(never)

    def _fill_week(self, key: str) -> None:
        """Fill a week's empty squares as a step of its own; where there is nothing, say why."""
        desk, words = self._desk, self._desk.words
        self._saving.flush()  # a promise typed a moment ago counts too
        agreed = agreed_week(desk.store, person_id=self._interview.person_id, words=words)
        unclear = unclear_help(desk.store, person_id=self._interview.person_id)
        before = self._interview.answers.get(key)
        value = filled(before, agreed)
        if value == (before or {}):
            said = N_(
                "Nothing more to fill in. A promise says when in the week under its dots, help "
                "for a while on its line: Mon and Thu mornings."
            )
            self._say_of_week(key, _unclear(unclear, words) or words.text(said))
            return
        self._saving.left(key)
        self._sheet.show_answer(key, value, "", "")
        self.answered.emit(key, Given(value=value))
        self._saving.left(key)
        announce(self._sheet, words.text(N_("Filled. Ctrl+Z takes it back.")))
        if unclear:
            self._say_of_week(key, _unclear(unclear, words))

    def _say_of_week(self, key: str, said: str) -> None:
        """Say under the week, and aloud, what was not filled in."""
        announce(self._sheet, said, at_once=True)
        week = self._sheet.widgets.get(key)
        if isinstance(week, WeekBox):
            week.say_nothing_to_fill(said)

    def reload_members(self) -> None:
        """Show the person's people as they are now."""
        members = network.members(self._desk.store, person_id=self._interview.person_id)
        if members != self.members:
            self.members = members
            self._sheet.show_members(members)
            self.members_changed.emit()

    def _promise_made(self, line: str, promise_id: str) -> None:
        table = self._sheet.promises()
        if table is not None:
            table.line_became(line, promise_id)

    def _member_made(self, asked_by: str, member: object) -> None:
        """Show somebody new; who was added in a list of people is ticked there."""
        made = cast(MemberView, member)
        self.reload_members()
        question = self._interview.page.question(asked_by)
        if isinstance(question, PeopleAsked) and not question.whole_network:
            chosen = self._interview.answers.get(asked_by)
            value: Json = [*(chosen if isinstance(chosen, list) else []), made.id]
            self._sheet.show_answer(asked_by, value, "", "")
            self.answered.emit(asked_by, Given(value=value))

    def _rows_stored(self) -> None:
        if not self._rows.is_waiting:
            self.reload_members()
        self.stored.emit()

    def _failed(self, bug: object) -> None:
        """A bug on the rows' own thread comes to the crash window like any other."""
        if isinstance(bug, BaseException):
            raise bug


def _unclear(what: tuple[str, ...], words: Words) -> str:
    """What is not in the week because nobody could tell when it is; empty where all is."""
    if not what:
        return ""
    text = N_("Not clear when in the week: {what}. Write it like: Mon and Thu mornings.")
    return words.text(text, what=words.listing(list(what)))
