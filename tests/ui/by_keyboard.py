"""A worker who has no mouse: keys to the window in front, and every kind of question by them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.forms.conditions import Json
from app.forms.questions import ROW
from app.forms.values import day_of
from app.ui.questions.base import QuestionWidget
from app.ui.questions.choices import OneOf, SeveralBox
from app.ui.questions.dates import DateBox
from app.ui.questions.money import MoneyBox
from app.ui.questions.network import NetworkStrip
from app.ui.questions.people import PeopleBox
from app.ui.questions.pick import PickButton
from app.ui.questions.place import PlaceBox
from app.ui.questions.prose import ProseBox, WhosePicker
from app.ui.questions.rows import RowsBox
from app.ui.questions.signature import SignatureBox
from app.ui.questions.text import text_of
from app.ui.questions.week import WeekBox

Key = Qt.Key
CTRL: Final = Qt.KeyboardModifier.ControlModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
ALT: Final = Qt.KeyboardModifier.AltModifier
NONE: Final = Qt.KeyboardModifier.NoModifier
PATIENT: Final = 40
"""As many presses of Tab are plenty on the way to the next thing wanted."""


class Keys:
    """Presses keys as the system hands them to the window in front, and counts them."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self.qtbot = qtbot
        self._window = window
        self.pressed = 0
        """Keys but for those that write a sign."""

    def at(self) -> QWidget:
        """What has the keyboard."""
        self._in_front()
        widget = QApplication.focusWidget()
        assert widget is not None, "the keyboard is nowhere"
        return widget

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, *, times: int = 1) -> None:
        """Press a key wherever the keyboard is, a menu included."""
        for _ in range(times):
            QTest.keyClick(self._in_front().windowHandle(), key, held)
            self.pressed += 1

    def _in_front(self) -> QWidget:
        """The window in front: the one below, where a dialog has gone, as any desktop has it."""
        window = QApplication.activeModalWidget() or QApplication.activeWindow()
        if window is None or not window.isVisible():
            window = self._window.window()
            window.activateWindow()
            self.qtbot.waitUntil(window.isActiveWindow)
        return window.window()

    def type(self, text: str, *, line: Qt.KeyboardModifier = NONE) -> None:
        """Write; `line` is what is held down with Enter where a new line is meant."""
        for sign in text:
            if sign == "\n":
                self.press(Key.Key_Return, line)
                continue
            target = QApplication.activePopupWidget() or self.at()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, _key_of(sign), NONE, sign)
                QApplication.sendEvent(target, event)
        QApplication.processEvents()

    def instead(self, text: str, *, line: Qt.KeyboardModifier = NONE) -> None:
        """Write in place of whatever stands there."""
        self.press(Key.Key_A, CTRL)
        self.press(Key.Key_Delete)
        self.type(text, line=line)

    def tab_to(
        self,
        is_it: Callable[[QWidget], bool],
        *,
        what: str,
        back: bool = False,
        most: int = PATIENT,
    ) -> QWidget:
        """Tab on until the keyboard is where it is wanted; too long a way is a fault."""
        passed: list[str] = []
        for _ in range(most):
            at = self.at()
            if is_it(at):
                return at
            passed.append(at.accessibleName() or type(at).__name__)
            self.press(Key.Key_Backtab if back else Key.Key_Tab, SHIFT if back else NONE)
        raise AssertionError(f"no way to {what} by Tab; it passes {passed}")

    def tab_into(self, widget: QWidget, *, what: str = "", back: bool = False) -> QWidget:
        """Tab on until the keyboard is in a widget or on it."""
        named = what or widget.accessibleName() or type(widget).__name__
        return self.tab_to(lambda at: _is_in(at, widget), what=named, back=back)

    def tab_on(self, box: QWidget, *, back: bool = False) -> None:
        """Tab on until the keyboard is on this very box."""
        named = box.accessibleName() or type(box).__name__
        self.tab_to(lambda at: at is box, what=named, back=back)

    def choose(self, is_it: Callable[[QAction], bool], *, most: int = 30) -> None:
        """Open the menu of what has the keyboard, and choose from it."""
        self.press(Key.Key_Space)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), f"no menu opened on {self.at().accessibleName()}"
        QApplication.processEvents()  # what is ticked is marked once the menu is there
        for _ in range(most):
            marked = cast("QAction | None", menu.activeAction())
            if marked is not None and is_it(marked):
                self.press(Key.Key_Return)
                return
            self.press(Key.Key_Down)
        raise AssertionError(f"not in the menu: {[a.text() for a in menu.actions()]}")

    def pick(self, button: PickButton, value: object) -> None:
        """Choose a value from the menu of a button that has the keyboard."""
        wanted = button.choices[cast("str | int | bool | None", value)]
        self.choose(lambda action: action is wanted)
        assert button.value == value
        assert self.at() is button

    def tick(self, box: QAbstractButton, *, wanted: bool = True) -> None:
        """Tick or clear what has the keyboard."""
        if box.isChecked() != wanted:
            self.press(Key.Key_Space)
        assert box.isChecked() == wanted


class Writer:
    """Answers every kind of question, the keyboard being before it or in it already."""

    def __init__(self, keys: Keys, members: Callable[[], Mapping[str, str]]) -> None:
        """`members` gives ids of the person's people by name."""
        self.keys = keys
        self._members = members

    def answer(self, widget: QuestionWidget, value: Json, whose: str) -> None:  # noqa: PLR0912
        """Tab to a question and answer it."""
        keys = self.keys
        keys.tab_into(widget, what=widget.named)
        match widget:
            case ProseBox():
                self._prose(widget, str(value), whose)
            case PlaceBox():
                self._place(widget, cast("dict[str, Json]", value))
            case SeveralBox():
                for key in cast("list[str]", value):
                    keys.tab_on(widget.ticks[key])
                    keys.tick(widget.ticks[key])
            case PeopleBox():
                order = [tick.text() for tick in widget.ticks.values()]
                named = {m.name: m.named for m in widget.asking.members}
                for name in sorted(cast("list[str]", value), key=lambda n: order.index(named[n])):
                    self._present(widget, name)
            case SignatureBox():
                self._one_of(widget.way, cast("dict[str, Json]", value)["way"])
            case RowsBox():
                self._rows(widget, cast("list[dict[str, Json]]", value))
            case WeekBox():
                self._week(widget, cast("dict[str, dict[str, str]]", value))
            case _:
                self._plain(widget, value)

    def _plain(self, widget: QuestionWidget, value: Json) -> None:
        """One of a few, a line, a day, an amount; in a row one of a few is a menu."""
        keys, box = self.keys, widget.first_box()
        choices = widget.findChildren(OneOf)
        if choices:
            self._one_of(choices[0], value)
        elif isinstance(box, PickButton):
            keys.tab_on(box)
            keys.pick(box, value)
        else:
            keys.tab_on(box)
            self._write(box, _as_typed(widget, value))

    def _write(self, box: QWidget, text: str, *, line: Qt.KeyboardModifier = NONE) -> None:
        there = ""
        if isinstance(box, QPlainTextEdit):
            there = text_of(box)
        elif isinstance(box, QLineEdit):
            there = box.text()
        if there:
            self.keys.instead(text, line=line)
        else:
            self.keys.type(text, line=line)

    def _prose(self, widget: ProseBox, text: str, whose: str) -> None:
        keys, picker = self.keys, widget.picker
        if whose != picker.whose:
            keys.tab_on(picker, back=keys.at() is widget.box)
            said = _voice(picker, whose)
            keys.choose(lambda action: action.text() == said)
            assert picker.whose == whose
        keys.tab_on(widget.box)
        self._write(widget.box, text)

    def _one_of(self, choice: OneOf, value: Json) -> None:
        """Arrows go from one to the next; Space chooses."""
        keys, wanted = self.keys, choice.buttons[value]
        keys.tab_to(lambda at: at in choice.buttons.values(), what=choice.accessibleName())
        for _ in choice.buttons:
            if keys.at() is wanted:
                break
            keys.press(Key.Key_Right)
        assert keys.at() is wanted, f"arrows do not reach {wanted.accessibleName()}"
        keys.tick(wanted)

    def _place(self, widget: PlaceBox, value: dict[str, Json]) -> None:
        self._one_of(widget.kind, value["kind"])
        if value["words"]:
            self.keys.tab_on(widget.box)
            self.keys.type(str(value["words"]))

    def _present(self, widget: PeopleBox, name: str) -> None:
        """Tick somebody; who is not known yet is added on the spot."""
        keys, known = self.keys, self._members().get(name)
        if known is None:
            keys.tab_on(widget.new.box)
            keys.type(f"{name}\n")
            keys.qtbot.waitUntil(lambda: name in self._members())
            keys.tab_to(lambda at: at is not widget.new.box, what="the next", back=True)
        else:
            keys.tab_on(widget.ticks[known])
            keys.tick(widget.ticks[known])

    # Rows

    def _rows(self, widget: RowsBox, rows: list[dict[str, Json]]) -> None:
        """Fixed rows by their key; others one after another, each begun from the one before."""
        keys = self.keys
        order = [line.option.key for line in widget.lines if line.option is not None]
        if order:
            rows = sorted(rows, key=lambda row: order.index(str(row[ROW])))
        for place, row in enumerate(rows):
            if not order and place >= len(widget.lines):
                self._next_row(widget)
            line = widget.lines[order.index(str(row[ROW])) if order else place]
            for key, cell in line.cells.items():
                value = row.get(key)
                if value not in (None, ""):
                    keys.tab_into(cell, what=f"{widget.named}, line {place + 1}, {key}")
                    self._plain(cell, value)

    def _next_row(self, widget: RowsBox) -> None:
        """Enter in the last cell begins one; from a menu it is two presses of Tab to the button."""
        keys = self.keys
        last = list(widget.lines[-1].cells.values())[-1]
        if _is_in(keys.at(), last) and not isinstance(keys.at(), PickButton):
            keys.press(Key.Key_Return)
        else:
            keys.tab_to(lambda at: at is widget.more, what=widget.more.text())
            keys.press(Key.Key_Space)
        assert keys.at() is widget.lines[-1].first_box(), "a new row does not take the keyboard"

    def _week(self, widget: WeekBox, squares: dict[str, dict[str, str]]) -> None:
        """From square to square by the arrows; letters begin to write, Esc leads back."""
        keys, order = self.keys, list(widget.squares)
        keys.tab_to(lambda at: at in widget.squares.values(), what="the squares")
        for key in sorted(squares, key=order.index):
            self._to_square(widget, key)
            keys.type(squares[key]["what"])
            kind = widget.editor.kinds[squares[key]["kind"]]
            keys.tab_on(kind)
            keys.tick(kind)
            keys.press(Key.Key_Escape)
            assert keys.at() is widget.squares[key], "Esc does not lead back to the square"

    def _to_square(self, widget: WeekBox, wanted: str) -> None:
        keys, order = self.keys, list(widget.squares)
        here = next(key for key, square in widget.squares.items() if square is keys.at())
        (day, part), (to_day, to_part) = _square(order, here), _square(order, wanted)
        keys.press(Key.Key_Down if to_day > day else Key.Key_Up, times=abs(to_day - day))
        keys.press(Key.Key_Right if to_part > part else Key.Key_Left, times=abs(to_part - part))
        assert keys.at() is widget.squares[wanted], f"arrows do not reach {wanted}"

    # People

    def network(self, strip: NetworkStrip, name: str, told: Mapping[str, object]) -> None:
        """Add somebody by name and say what is known of them."""
        keys, editor = self.keys, strip.editor
        keys.tab_on(strip.new.box)
        keys.type(f"{name}\n")
        keys.qtbot.waitUntil(lambda: name in self._members())
        assert keys.at() is strip.new.box
        if not any(told.values()):
            return
        member_id = self._members()[name]
        keys.qtbot.waitUntil(lambda: member_id in strip.chips)
        keys.tab_on(strip.chips[member_id], back=True)
        keys.press(Key.Key_Space)
        for box in editor.boxes():
            self._about(editor.lines, editor.picks, editor.ticks, box, told)
        keys.press(Key.Key_Escape)
        assert keys.at() is strip.chips[member_id]

    def _about(
        self,
        lines: Mapping[str, QWidget],
        picks: Mapping[str, PickButton],
        ticks: Mapping[str, QAbstractButton],
        box: QWidget,
        told: Mapping[str, object],
    ) -> None:
        """One box about a member, where there is something to say in it."""
        keys = self.keys
        about = next((k for k, b in {**lines, **picks, **ticks}.items() if b is box), "")
        if not told.get(about):
            return
        keys.tab_on(box)
        if about in lines:
            keys.type(str(told[about]))
        elif about in picks:
            keys.pick(picks[about], told[about])
        else:
            keys.tick(ticks[about])


def _is_in(at: QWidget, widget: QWidget) -> bool:
    return at is widget or widget.isAncestorOf(at)


def _key_of(sign: str) -> Qt.Key:
    """The key of a sign; none for one that no key of its own writes."""
    code = ord(sign.upper()[0])
    return Key(code) if 0x20 <= code < 0x7F else Key.Key_unknown


def _square(order: list[str], key: str) -> tuple[int, int]:
    """Its day and its part."""
    return divmod(order.index(key), 4)


def _voice(picker: WhosePicker, whose: str) -> str:
    """What the menu calls a voice."""
    menu = picker.menu_of_voices()
    keys = ["person", "interpreter", "together", "worker"]
    said = menu.actions()[keys.index(whose)].text()
    menu.deleteLater()
    return said


def _as_typed(widget: QuestionWidget, value: Json) -> str:
    """A value as a worker types it: a day with its month in figures, pounds and pence."""
    if isinstance(widget, DateBox):
        return typed_day(str(value))
    if isinstance(widget, MoneyBox) and isinstance(value, int):
        return f"{value // 100}.{value % 100:02d}" if value % 100 else f"£{value // 100}"
    return str(value)


def typed_day(value: str) -> str:
    """A day, or a month of a year, as it is typed."""
    day = day_of(value)
    if day is not None:
        return f"{day.day}/{day.month}/{day.year}"
    year, _, month = value.partition("-")
    return f"{int(month)}/{year}" if month else year
