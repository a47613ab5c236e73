"""Who is chosen on the map: how close, what passes between them, and all that is known."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.views import MemberView
from app.forms.vocabulary import (
    CLOSENESS,
    FAMILY_GROUP_WISHES,
    FAMILY_MARKS,
    MEMBER_KINDS,
    NOT_COUNTED_KINDS,
    TIE_QUALITIES,
)
from app.language import N_
from app.ui.layouts import Flow, FoldRow
from app.ui.pieces import (
    Card,
    Field,
    GrowingText,
    Hint,
    LineField,
    SectionHeading,
    Text,
    TickBox,
    link_button,
    quiet_button,
)
from app.ui.questions.pick import PickButton
from app.ui.screens.ecomap_choice import Choice, worded
from app.ui.screens.ecomap_words import HELP, NOT_SAID, TIE_NOTE, help_of
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk

_LINES: Final = (
    ("name", N_("Name")),
    ("relation", N_("Relation")),
    ("phone", N_("Phone")),
    ("likely", N_("What they might do")),
    ("told_by", N_("Who told us")),
)
_TICKS: Final = (
    ("gives_care", N_("Gives care")),
    ("willing_to_care", N_("Could stand in for who gives care")),
    ("under_18", N_("Under 18")),
    ("in_household", N_("Lives in the household")),
    ("in_confidence", N_("Told in confidence")),
    ("do_not_show", N_("Not safe to show")),
    ("is_pinned", N_("Stays where they are when tidied")),
)


class MemberCard(Card):
    """The fields of the one who is chosen. What is pressed is said at once, what is typed soon."""

    changed = Signal(str, object)
    """A field and its value: to be kept at once."""
    typed = Signal(str, object)
    """A field and its value: kept after a pause."""
    left = Signal()
    """A box was left."""
    tied = Signal(str)
    """How the tie with the person is."""
    leave_wanted = Signal()
    another_wanted = Signal()
    """Enough of this one: somebody else is to be added."""
    away_wanted = Signal()
    """The keyboard goes back to the map."""
    opened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.member_id = ""
        self._member: MemberView | None = None
        words = desk.words
        self.body.addWidget(self._make_head())
        self.besides = Hint(words.text(N_("Drawn outside the rings, and not counted.")))
        self.body.addWidget(self.besides)
        self.closeness = Choice(
            words.text(N_("How close")),
            [*worded(CLOSENESS, words), ("", words.text(NOT_SAID))],
        )
        self.closeness.picked.connect(partial(self.changed.emit, "closeness"))
        self.quality = Choice(words.text(N_("The tie")), worded(TIE_QUALITIES, words))
        self.quality.picked.connect(self.tied)
        self.help = Choice(words.text(N_("Help")), worded(HELP, words))
        self.help.picked.connect(self._helped)
        for widget in (self.closeness, self.quality, self.help):
            self.body.addWidget(widget)
        self.places = QVBoxLayout()  # ties with others, and saying that they left
        self.body.addLayout(self.places)
        self.more = link_button("")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._open)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.details = QWidget()
        self.details.hide()
        self.body.addWidget(self.details)
        self.body.addWidget(self._make_end())

    def _make_head(self) -> QWidget:
        """Who it is, and the way to the next who is to be added."""
        self._name = SectionHeading("")
        self.about = Hint()
        self.another = link_button(self._desk.words.text(N_("Add somebody else")))
        self.another.clicked.connect(self.another_wanted.emit)
        names = QWidget()
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._name)
        column.addWidget(self.about)
        head = QWidget()
        row = FoldRow(spacing=8)
        head.setLayout(row)
        row.add(names, 1)
        row.add(self.another)
        return head

    def _make_details(self) -> None:
        """All that is not asked of everybody; made when somebody is first chosen."""
        column = QVBoxLayout(self.details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        words = self._desk.words
        self.tie_note = LineField()
        self.tie_note.textEdited.connect(partial(self.typed.emit, TIE_NOTE))
        self.tie_note.left.connect(self.left)
        column.addWidget(Field(words.text(N_("Note on the tie")), self.tie_note))
        self.lines: dict[str, LineField] = {}
        for field, label in _LINES:
            box = LineField()
            self.lines[field] = box
            column.addWidget(Field(words.text(label), box))
        self.hours = LineField()
        column.addWidget(
            Field(words.text(N_("Hours of care a week")), self.hours, words.text(N_("A number.")))
        )
        self.picks: dict[str, PickButton] = {}
        not_asked = (("", words.text(N_("Not yet asked"))), *worded(FAMILY_GROUP_WISHES, words))
        kinds = (("", words.text(NOT_SAID)), *worded(MEMBER_KINDS, words))
        for field, label, options in (
            ("kind", N_("Who they are"), kinds),
            ("family_group_wish", N_("Family group"), not_asked),
        ):
            pick = PickButton(words, tuple(options), name=words.text(label))
            pick.picked.connect(partial(self._picked, field))
            self.picks[field] = pick
            column.addWidget(Text(words.text(label), kind="label"))
            column.addWidget(pick, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._make_ticks())
        column.addWidget(self._make_marks())
        self._make_prose(column)
        self._hear()

    def _make_ticks(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.ticks: dict[str, TickBox] = {}
        for field, label in _TICKS:
            tick = TickBox(self._desk.words.text(label))
            tick.clicked.connect(partial(self._ticked, field))
            self.ticks[field] = tick
            column.addWidget(tick)
        return holder

    def _make_marks(self) -> QWidget:
        """Signs of a family tree, for those who live in the household."""
        words = self._desk.words
        self.marks = QWidget()
        column = QVBoxLayout(self.marks)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(words.text(N_("In the family as")), kind="label"))
        self.mark_ticks: dict[str, TickBox] = {}
        for key, text in worded(FAMILY_MARKS, words):
            tick = TickBox(text)
            tick.clicked.connect(self._marked)
            self.mark_ticks[key] = tick
            column.addWidget(tick)
        return self.marks

    def _make_prose(self, column: QVBoxLayout) -> None:
        words = self._desk.words
        self.prose: dict[str, GrowingText] = {}
        for field, label in (
            ("must_not_meet", N_("Must not meet")),
            ("note", N_("Note")),
        ):
            box = GrowingText(lines=1)
            self.prose[field] = box
            column.addWidget(Field(words.text(label), box))

    def _hear(self) -> None:
        """What is typed is told with its field."""
        for field, line in self.lines.items():
            line.textEdited.connect(partial(self._typed, field))
            line.left.connect(self.left)
        self.hours.textEdited.connect(self._typed_hours)
        self.hours.left.connect(self.left)
        for field, box in self.prose.items():
            box.textChanged.connect(partial(self._written, field))
            box.left.connect(self.left)

    def _make_end(self) -> QWidget:
        words = self._desk.words
        holder = QWidget()
        flow = Flow(spacing=8)
        holder.setLayout(flow)
        self.leave = quiet_button(words.text(N_("No longer in the picture…")))
        self.leave.clicked.connect(self.leave_wanted.emit)
        self.back = quiet_button(words.text(N_("Back to the map")))
        self.back.clicked.connect(self.away_wanted.emit)
        flow.addWidget(self.leave)
        flow.addWidget(self.back)
        return holder

    # What is done

    def _helped(self, key: str) -> None:
        self.changed.emit("help", key)

    def _picked(self, field: str, value: object) -> None:
        self.changed.emit(field, str(value or ""))

    def _ticked(self, field: str, _: bool = False) -> None:
        self.changed.emit(field, self.ticks[field].isChecked())
        self._show_marks()

    def _marked(self, _: bool = False) -> None:
        chosen = [key for key, tick in self.mark_ticks.items() if tick.isChecked()]
        self.changed.emit("family_marks", chosen)

    def _typed(self, field: str, text: str) -> None:
        if field != "name" or text.strip():  # a name that is being retyped is kept once it is one
            self.typed.emit(field, text)

    def _typed_hours(self, text: str) -> None:
        digits = text.strip()
        if not digits or (digits.isdecimal() and int(digits) <= 168):
            self.typed.emit("care_hours", int(digits) if digits else None)

    def _written(self, field: str) -> None:
        member, text = self._member, self.prose[field].toPlainText()
        if member is not None and text != getattr(member, field) and self.prose[field].hasFocus():
            self.typed.emit(field, text)

    def _open(self, is_open: bool) -> None:
        self.details.setVisible(is_open)
        self._word_more()
        self.opened.emit()

    def _word_more(self) -> None:
        name = self._member.name if self._member is not None else ""
        says = N_("Less about {name}") if self.more.isChecked() else N_("More about {name}")
        self.more.setText(self._desk.words.text(says, name=name))
        self.more.setAccessibleName(self.more.text())

    # What is shown

    def show_member(self, member: MemberView, quality: str, tie_note: str) -> None:
        """Show what is known; a box in which one writes is left alone."""
        if self._member is None:
            self._make_details()
        is_other = member.id != self.member_id
        before, self._member, self.member_id = self._member, member, member.id
        words = self._desk.words
        self._name.setText(breakable(member.name))
        self.setAccessibleName(words.text(N_("About {name}"), name=member.name))
        self.about.setText(breakable(member.relation))
        self.about.setVisible(bool(member.relation))
        self.closeness.setVisible(member.kind not in NOT_COUNTED_KINDS)
        self.besides.setVisible(member.kind in NOT_COUNTED_KINDS)
        self.closeness.show_value(member.closeness)
        self.quality.show_value(quality)
        self.help.show_value(help_of(member))
        _put(self.tie_note, tie_note, is_other=is_other)
        for field, line in self.lines.items():
            _put(line, str(getattr(member, field)), is_other=is_other)
        hours = member.care_hours
        _put(self.hours, "" if hours is None else str(hours), is_other=is_other)
        for field, box in self.prose.items():
            text = str(getattr(member, field))
            if text != box.toPlainText() and (is_other or not box.hasFocus()):
                box.setPlainText(text)
        for field, pick in self.picks.items():
            pick.show_value(str(getattr(member, field)))
        for field, tick in self.ticks.items():
            tick.setChecked(bool(getattr(member, field)))
        for key, tick in self.mark_ticks.items():
            tick.setChecked(key in member.family_marks)
        self._show_marks()
        if before is None or is_other or before.name != member.name:
            self._word_more()

    def _show_marks(self) -> None:
        is_home = self.ticks["in_household"].isChecked()
        self.marks.setVisible(is_home)

    def start(self) -> None:
        """Put the keyboard where one begins: on how close they are."""
        is_counted = not self.closeness.isHidden()
        chips = (self.closeness if is_counted else self.quality).chips.buttons
        chosen = next((b for b in chips.values() if b.isChecked()), next(iter(chips.values())))
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the map."""
        if event.key() == Qt.Key.Key_Escape:
            self.away_wanted.emit()
            return
        super().keyPressEvent(event)


def _put(line: LineField, text: str, *, is_other: bool) -> None:
    if is_other or (text != line.text() and not line.hasFocus()):
        line.setText(text)
