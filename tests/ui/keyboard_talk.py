"""A practice person told by the keyboard alone: added, talked with, the page finished, printed."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.casework import network
from app.casework.practice.told import Known, Promised, Talk, Told
from app.clock import FixedClock
from app.forms.conditions import Json
from app.forms.questions import Part, PromisesAsked
from app.ui.questions.network import NetworkStrip
from app.ui.questions.promise_line import PromiseLine
from app.ui.questions.promises import PromisesTable
from app.ui.screens.choose_page import ChoosePanel
from app.ui.screens.new_person import NewPerson
from app.ui.screens.page import PageScreen
from app.ui.screens.person import PersonScreen
from app.ui.screens.person_facts import Details
from app.ui.screens.preview import Preview
from app.ui.screens.search import SearchPopup
from app.ui.shell import Shell
from app.ui.ways import front_of
from tests.ui.by_keyboard import ALT, CTRL, SHIFT, Key, Keys, Writer, typed_day
from tests.ui.what_is_said import OF_MEMBER, Said

AROUND: Final = "people_around"


class Worker:
    """Somebody without a mouse, in front of a shell."""

    def __init__(self, shell: Shell, qtbot: QtBot, clock: FixedClock | None) -> None:
        """With a clock it is moved from talk to talk."""
        self.shell = shell
        self.keys = Keys(qtbot, shell)
        self._qtbot = qtbot
        self._clock = clock
        self.person_id = ""
        self.writer = Writer(self.keys, self.members)

    def members(self) -> dict[str, str]:
        """The ids of the person's people by their names."""
        store = self.shell.desk.store
        known = network.members(store, person_id=self.person_id, include_left=True)
        return {member.name: member.id for member in known}

    def wait(self) -> None:
        """Let what was asked for be stored and heard of."""
        self.shell.desk.store.flush()
        for _ in range(3):
            QApplication.processEvents()

    def front(self) -> QWidget:
        """The screen in front."""
        screen = cast("object", self.shell.screen_in_front())
        assert isinstance(screen, QWidget)
        return screen

    def page(self) -> PageScreen:
        """The page in front."""
        screen = self.front()
        assert isinstance(screen, PageScreen)
        return screen

    # The person

    def adds(self, name: str) -> None:
        """A new person by a name and Enter."""
        self.keys.press(Key.Key_N, CTRL | SHIFT)
        (form,) = self.front().findChildren(NewPerson)
        assert self.keys.at() is form.box
        self.keys.type(f"{name}\n")
        screen = self.front()
        assert isinstance(screen, PersonScreen)
        self.person_id = front_of(self.shell).person_id or ""
        assert self.person_id

    def opens(self, name: str) -> None:
        """Somebody who is here, by their name."""
        self.keys.press(Key.Key_K, CTRL)
        self.keys.type(name)
        self.keys.press(Key.Key_Return)
        self.person_id = front_of(self.shell).person_id or ""
        assert self.person_id

    def describes(self, told: Told) -> None:
        """What is known of them besides their name, in the form of their details."""
        keys, screen = self.keys, self.front()
        assert isinstance(screen, PersonScreen)
        keys.tab_to(lambda at: at is screen.head.details, what="Details")
        keys.press(Key.Key_Return)
        (form,) = screen.findChildren(Details)
        assert form.isAncestorOf(keys.at()), "the form does not take the keyboard"
        for key in (key for key in form.fields if key in told.fields):
            value = told.fields[key]
            if key in form.picks:
                keys.tab_on(form.picks[key])
                if str(form.picks[key].value) != str(value):
                    keys.pick(form.picks[key], str(value))
            else:
                keys.tab_into(form.fields[key], what=key)
                keys.instead(_as_told(value))
        keys.press(Key.Key_Escape)
        self.wait()

    def names(self, strip: NetworkStrip, known: Known) -> None:
        """Somebody around them."""
        told = {about: getattr(known, about) for about in OF_MEMBER if about != "name"}
        self.writer.network(strip, known.name, told)

    def names_everybody(self, told: Told) -> None:
        """Everybody around them, on their own screen."""
        screen = self.front()
        assert isinstance(screen, PersonScreen)
        (strip,) = screen.findChildren(NetworkStrip)
        for known in told.members:
            self.names(strip, known)

    # The page

    def begins(self, page_key: str, *, by_search: bool) -> None:
        """Choose the page: from the person's screen among all there are, or by Ctrl+K."""
        if by_search:
            self._searches_for(page_key)
        else:
            self._chooses(page_key)
        page = self.page()
        assert page.interview.page.key == page_key
        assert page.interview.state == "draft"
        assert page.isAncestorOf(self.keys.at()), "a new page does not take the keyboard"

    def _name_of(self, page_key: str) -> str:
        desk = self.shell.desk
        asked = desk.catalogue.page(page_key)
        assert asked is not None
        return desk.words.text(asked.name)

    def _searches_for(self, page_key: str) -> None:
        keys = self.keys
        keys.press(Key.Key_K, CTRL)
        keys.type(self._name_of(page_key))
        (popup,) = self.shell.window().findChildren(SearchPopup)
        wanted = f"begin/{page_key}"
        keys.press(Key.Key_Down)  # which finds at once; what stood there may be of a search before
        keys.press(Key.Key_Up)
        for _ in range(8):
            marked = popup.list.marked()
            if marked is not None and marked.way == wanted:
                break
            keys.press(Key.Key_Down)
        else:
            raise AssertionError(f"not found: {[hit.says for hit in popup.hits]}")
        keys.press(Key.Key_Return)

    def _chooses(self, page_key: str) -> None:
        keys, screen = self.keys, self.front()
        assert isinstance(screen, PersonScreen)
        starts = screen.head.start
        keys.tab_to(lambda at: at is starts.others, what="the other conversations")
        keys.press(Key.Key_Return)
        panel = QApplication.activeModalWidget()
        assert isinstance(panel, ChoosePanel)
        keys.type(self._name_of(page_key))
        keys.press(Key.Key_Return)

    def talks(self, told: Told, talk: Talk, said: Said, *, is_first: bool) -> None:
        """Answer everything the family said, on one way down the page."""
        page = self.page()
        wanted = set(said.answers)
        if is_first and AROUND in page.sheet.widgets:
            self._names_first(page, told)
        if talk.promises:
            wanted.add(_promises_key(page))
        for key in _in_order(page, wanted):
            self._answers(page, talk, said, key)
        self.wait()

    def _names_first(self, page: PageScreen, told: Told) -> None:
        """To the part of the page where people are named, and back to its beginning."""
        keys, strip = self.keys, page.sheet.widgets[AROUND]
        assert isinstance(strip, NetworkStrip)
        sections = [section.key for section in page.interview.page.sections]
        keys.press(Key(Key.Key_1 + sections.index("people")), CTRL)
        keys.tab_into(strip)
        for known in told.members:
            self.names(strip, known)
        keys.press(Key.Key_1, CTRL)

    def _answers(self, page: PageScreen, talk: Talk, said: Said, key: str) -> None:
        """One question; the strip is opened when the keyboard comes to it."""
        keys, sheet, day = self.keys, page.sheet, date.fromisoformat(said.day)
        question = page.interview.page.question(key)
        assert question is not None
        if question.part is Part.AFTERWARDS and not sheet.strip.isChecked():
            keys.tab_on(sheet.strip)
            keys.press(Key.Key_Space)
            assert keys.at() is sheet.strip
        widget = sheet.widgets[key]
        # What an answer calls for comes once the letter is on the screen.
        self._qtbot.waitUntil(lambda: page.interview.is_visible(key), timeout=1_000)
        self._qtbot.waitUntil(lambda: not widget.isHidden(), timeout=5_000)
        if isinstance(widget, PromisesTable):
            for place, promised in enumerate(talk.promises):
                self._promises(widget, place, promised, day)
        else:
            self.writer.answer(widget, said.answers[key], said.whose.get(key, ""))

    def _promises(self, table: PromisesTable, place: int, told: Promised, day: date) -> None:
        """One promise: what, Enter, who, Enter, by when; then the rest by Tab."""
        keys = self.keys
        line = table.lines[place]
        keys.tab_on(line.what)
        keys.type(told.what)
        keys.press(Key.Key_Return)
        assert keys.at() is line.who
        keys.type(self._who(told))
        keys.press(Key.Key_Return)
        assert keys.at() is line.by.box
        if told.within is not None:
            keys.type(typed_day((day + timedelta(days=told.within)).isoformat()))
        if line.agreed.value is not told.agreed:
            keys.tab_on(line.agreed)
            keys.pick(line.agreed, told.agreed)
        self._details(line, told, day)
        self._plan(line, told)

    def _who(self, told: Promised) -> str:
        worker = self.page().asking.worker
        names = {"worker": worker.name if worker else "", "person": self.page().asking.called}
        return names.get(told.who, told.who)

    def _details(self, line: PromiseLine, told: Promised, day: date) -> None:
        keys, details = self.keys, line.details
        wanted: dict[str, str] = {"introduced_to": told.introduced_to, "asked_by": told.asked_by}
        if not (any(wanted.values()) or told.follow_up is not None or told.help or told.prevention):
            return
        keys.tab_on(line.more)
        keys.press(Key.Key_Space)
        self._plan(line, told)
        for about, box in details.lines.items():
            if wanted[about]:
                keys.tab_on(box)
                keys.type(wanted[about])
        if told.follow_up is not None:
            keys.tab_on(details.follow_up.box)
            keys.type(typed_day((day + timedelta(days=told.follow_up)).isoformat()))
        if told.help:
            keys.tab_on(details.picks["help"])
            keys.pick(details.picks["help"], told.help)
        for key in told.prevention:
            keys.tab_on(details.ticks[key])
            keys.tick(details.ticks[key])

    def _plan(self, line: PromiseLine, told: Promised) -> None:
        """What if it fails, and whom to ring: between the line and its details."""
        keys, plan = self.keys, line.plan
        for box, said in (
            (plan and plan.fails, told.if_it_fails),
            (plan and plan.phone, told.phone),
        ):
            if box is not None and said and not box.toPlainText():
                keys.tab_on(box)
                keys.type(said)

    # The end of it

    def finishes(self) -> None:
        """Finish from wherever one is, and look at what came of it."""
        keys, page = self.keys, self.page()
        keys.press(Key.Key_Return, CTRL)
        panel = page.doing.panel
        assert panel is not None
        assert panel.isAncestorOf(keys.at())
        keys.tab_to(lambda at: at is panel.finish, what="Finish anyway", most=60)
        keys.press(Key.Key_Return)
        assert page.interview.state == "finished"
        card = page.doing.card
        assert card is not None
        assert keys.at() is card.print, "after Finish the keyboard is not on what comes next"

    def prints(self, to: Path) -> None:
        """See the paper as it prints, and save it where it is wanted."""
        keys = self.keys
        keys.press(Key.Key_Return)
        preview = QApplication.activeModalWidget()
        assert isinstance(preview, Preview)
        self._qtbot.waitUntil(lambda: preview.printed is not None, timeout=20_000)
        keys.tab_to(lambda at: at is preview.save_button, what="Save as PDF")
        QTimer.singleShot(0, self.shell, partial(self._says_where, to))
        keys.press(Key.Key_Return)
        assert to.read_bytes().startswith(b"%PDF")
        keys.press(Key.Key_Escape)
        assert QApplication.activeModalWidget() is None

    def _says_where(self, to: Path) -> None:
        """Type a path where the system asks for one."""
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(50, self.shell, partial(self._says_where, to))
            return
        self.keys.instead(str(to))
        self.keys.press(Key.Key_Return)

    def goes_through(self, told: Told, all_said: Sequence[Said], folder: Path) -> None:
        """All that is told of a person, from nobody being here to the paper in the hand."""
        for number, said in enumerate(all_said):
            self.has_talk(told, number, said, folder)

    def has_talk(self, told: Told, number: int, said: Said, folder: Path) -> None:
        """One talk on its day; at the first the person is added, and the paper is printed."""
        talk = sorted(told.talks, key=lambda talk: -talk.days_ago)[number]
        self._stands_on(said, 11)
        if number == 0:
            self.adds(told.name)
            self.describes(told)
            if not _asks_who_is_around(self.shell, talk.page):
                self.names_everybody(told)
        self.begins(talk.page, by_search=number > 0)
        self.talks(told, talk, said, is_first=number == 0)
        if talk.finished:
            self._stands_on(said, 12, later=talk.finished_after)
            self.finishes()
            if number == 0:
                self.prints(folder / "paper.pdf")
        self.keys.press(Key.Key_Left, ALT)

    def _stands_on(self, said: Said, hour: int, *, later: int = 0) -> None:
        """It is this hour of the day of a talk, or of so many days later."""
        if self._clock is not None:
            day = date.fromisoformat(said.day) + timedelta(days=later)
            self._clock.set(datetime.combine(day, time(hour), UTC))


def _as_told(value: Json) -> str:
    """A fact about a person as it is typed: each need on a line of its own."""
    if isinstance(value, list):
        return "\n".join(str(one) for one in value)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(value)):
        return typed_day(str(value))
    return {"en": "English", "cy": "Cymraeg"}.get(str(value), str(value))


def _asks_who_is_around(shell: Shell, page_key: str) -> bool:
    asked = shell.desk.catalogue.page(page_key)
    return asked is not None and asked.question(AROUND) is not None


def _promises_key(page: PageScreen) -> str:
    questions = page.interview.page.questions()
    return next(q.key for q in questions if isinstance(q, PromisesAsked))


def _in_order(page: PageScreen, wanted: Set[str]) -> list[str]:
    """Keys in the order in which Tab comes to them: the table's, then the strip's."""
    questions = list(page.interview.page.questions())
    assert wanted <= {question.key for question in questions}
    at_table = [q.key for q in questions if q.key in wanted and q.part is Part.TABLE]
    return at_table + [q.key for q in questions if q.key in wanted and q.part is not Part.TABLE]
