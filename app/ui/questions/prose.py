"""A box of text kept as said, with whose words they are."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from app.casework.views import MemberView
from app.forms.conditions import Json
from app.forms.questions import Prose, Whose
from app.language import N_
from app.ui import icons
from app.ui.caret import put_caret
from app.ui.menus import add_choice, begin_at_ticked, new_menu, open_below
from app.ui.pieces import GrowingText
from app.ui.questions.asking import Asking, Given
from app.ui.questions.base import QuestionWidget
from app.ui.questions.text import text_of, write


def whose_words(whose: str, member: MemberView | None, asking: Asking) -> str:
    """Whose words an answer is in, as the worker reads it beside the box."""
    words, name = asking.words, asking.called
    match whose:
        case Whose.PERSON:
            return words.text(N_("{name}'s own words"), name=name)
        case Whose.INTERPRETER:
            return words.text(N_("{name}, through an interpreter"), name=name)
        case Whose.MEMBER if member is not None:
            return words.text(N_("said by {member}"), member=member.named)
        case Whose.MEMBER:
            return words.text(N_("said by somebody else"))
        case Whose.TOGETHER:
            return words.text(N_("noticed together"))
        case _:
            return words.text(N_("my own words"))


def _is_writing(event: QKeyEvent) -> bool:
    """Whether a key puts something into a box: a sign, or what was copied."""
    if event.matches(QKeySequence.StandardKey.Paste):
        return True
    held = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
    )
    # With AltGr some systems say Ctrl and Alt, and the sign is written all the same.
    is_alt_gr = bool(held) and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return event.text().isprintable() and bool(event.text()) and (not held or is_alt_gr)


class WhosePicker(QPushButton):
    """A quiet control that says, and lets one say, whose words a box holds."""

    picked = Signal(str, str)
    typed_on = Signal(QKeyEvent)
    """A key that writes was pressed here: it is meant for the box."""

    def __init__(self, question: Prose, asking: Asking) -> None:
        super().__init__()
        self.setProperty("kind", "whose")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIcon(icons.icon("chevron-down", QPalette.ColorRole.PlaceholderText))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the words
        self._question = question
        self._asking = asking
        self.whose, self.member_id = str(question.whose), ""
        self._members = asking.members
        self.clicked.connect(self._open)
        self.show_whose(self.whose, "")

    def take_members(self, members: tuple[MemberView, ...]) -> None:
        """Know the network as it is now."""
        self._members = members
        self.show_whose(self.whose, self.member_id)

    def show_whose(self, whose: str, member_id: str) -> None:
        """Say whose words they are."""
        self.whose = whose or str(self._question.whose)
        self.member_id = member_id if self.whose == Whose.MEMBER else ""
        member = next((m for m in self._members if m.id == self.member_id), None)
        said = whose_words(self.whose, member, self._asking)
        self.setText(said.replace("&", "&&"))
        words = self._asking.words
        self.setAccessibleName(
            words.text(
                N_("Whose words, {question}: {whose}"),
                question=self._asking.ask(self._question),
                whose=said,
            )
        )
        self.updateGeometry()

    def menu_of_voices(self) -> QMenu:
        """The voices one may choose, the present one ticked."""
        menu = new_menu(self)
        begin_at_ticked(menu)
        voices: list[tuple[str, MemberView | None]] = [
            (Whose.PERSON, None),
            (Whose.INTERPRETER, None),
            (Whose.TOGETHER, None),
            (Whose.WORKER, None),
        ]
        voices += [(Whose.MEMBER, member) for member in self._members]
        for whose, member in voices:
            member_id = member.id if member else ""
            add_choice(
                menu,
                whose_words(whose, member, self._asking),
                partial(self.pick, str(whose), member_id),
                is_ticked=(self.whose, self.member_id) == (whose, member_id),
            )
        return menu

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Space, Enter and Down open the menu; whatever writes goes to the box.

        The control stands above its box, so Tab comes here first, and who leaves one box to write
        in the next does not look. Left out of Tab it would be out of reach for who has no mouse;
        so it stays in the order that is read, and no word typed on it is lost.
        """
        is_opening = event.key() in (
            Qt.Key.Key_Space,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Down,
        )
        if is_opening and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._open()
        elif _is_writing(event):
            self.typed_on.emit(event)
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        open_below(self.menu_of_voices(), self)

    def pick(self, whose: str, member_id: str) -> None:
        """Choose a voice, and say so."""
        self.show_whose(whose, member_id)
        self.picked.emit(self.whose, self.member_id)


class ProseBox(QuestionWidget):
    """A box to write in that grows with its words."""

    def __init__(self, question: Prose, asking: Asking, *, parent: QWidget | None = None) -> None:
        super().__init__(question, asking, parent=parent)
        self.box = GrowingText(lines=question.lines, parent=self)
        self.box.is_spelt = not asking.me  # who reads their own words wants no red lines
        if asking.me:
            self.box.setProperty("kind", "turned")
        self.picker = WhosePicker(question, asking)
        self.watch(self.box)
        if asking.me:
            self.picker.setParent(self)
            self.picker.hide()
        else:
            self.put_beside_heading(self.picker)
            # On the line of the smaller words beside it, whatever the size of the letters.
            down = QFontMetrics(QApplication.font()).averageCharWidth() // 3
            self.label.setContentsMargins(0, down, 0, 0)
        self.put(self.box)
        self.box.setPlaceholderText(self.hint_within(question.lines))
        self.box.textChanged.connect(self._typed)
        self.picker.picked.connect(self._typed)
        self.picker.typed_on.connect(self._write_on)

    def _write_on(self, event: QKeyEvent) -> None:
        """Take a key that was pressed on the control above the box, and the keyboard with it."""
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.sendEvent(self.box, event)

    def _typed(self, *_: object) -> None:
        whose = Whose.PERSON.value if self.asking.me else self.picker.whose
        self.edited.emit(
            Given(value=text_of(self.box), whose=whose, whose_member_id=self.picker.member_id)
        )

    def show_value(self, value: Json, whose: str = "", whose_member_id: str = "") -> None:
        """Show the words and whose they are; words that stand there already are left alone."""
        write(self.box, value if isinstance(value, str) else "")
        self.picker.show_whose(whose, whose_member_id)

    def take_members(self, members: tuple[MemberView, ...]) -> None:
        """Offer the people there are as voices."""
        self.picker.take_members(members)

    def set_read_only(self, is_read_only: bool) -> None:
        """Readable and selectable, not to be typed in."""
        self.box.setReadOnly(is_read_only)
        self.picker.setEnabled(not is_read_only)

    def caret(self) -> int:
        """The caret's place in the text."""
        return self.box.textCursor().position()

    def put_caret(self, position: int) -> None:
        """Put the caret back."""
        put_caret(self.box, position)
