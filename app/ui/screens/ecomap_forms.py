"""Small forms beside the map: that somebody is no longer in the picture, and many lines at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.casework import ecomap
from app.casework.map_lines import read_lines
from app.casework.views import MemberView
from app.errors import AppError
from app.forms.vocabulary import LEFT_REASONS
from app.language import N_
from app.ui.announce import announce
from app.ui.layouts import in_a_row
from app.ui.messages import sentence
from app.ui.pieces import (
    Field,
    GrowingText,
    Hint,
    ScrollColumn,
    SectionHeading,
    Text,
    TroubleLine,
    primary_button,
    quiet_button,
)
from app.ui.questions.dates import DateInput
from app.ui.screens.chip_choice import ChipChoice
from app.ui.screens.ecomap_choice import worded
from app.ui.screens.panel import Panel
from app.ui.screens.small_form import SmallForm
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk


_MOST_TOLD: Final = 20


class LeaveForm(SmallForm):
    """Why somebody is no longer in the picture, and since when."""

    def __init__(self, desk: Desk, member: MemberView) -> None:
        words = desk.words
        super().__init__(
            desk, words.text(N_("{name} is no longer in the picture"), name=breakable(member.name))
        )
        self.stand_within()
        self._member = member
        self.reason = ChipChoice(
            worded(LEFT_REASONS, words), name=words.text(N_("Why")), chosen=LEFT_REASONS[0].key
        )
        day = words.text(N_("Since"))
        self.day = DateInput(words, name=day, today=desk.clock.today())
        self.day.show_value(desk.clock.today().isoformat())
        self.day.box.left.connect(self.day.settle)
        self.body.addWidget(Text(words.text(N_("Why")), kind="label"))
        self.body.addWidget(self.reason)
        self.body.addWidget(Field(day, self.day))
        self.end_with(words.text(N_("Take off the map")))

    def start(self) -> None:
        """Put the keyboard where one begins."""
        self.reason.buttons[self.reason.value].setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self) -> None:
        """Say that they left."""
        ecomap.leave(
            self._desk.store,
            member_id=self._member.id,
            reason=self.reason.value,
            on=self.day.value(),
        )


class PastePanel(Panel):
    """Many lines at once: `Gill, daughter, extremely`; how each is read stands below."""

    added = Signal()
    left_over = Signal(str)
    """The lines that were not added, as it closes: the cover may have come meanwhile."""

    def __init__(
        self, desk: Desk, person_id: str, *, lines: str = "", parent: QWidget | None = None
    ) -> None:
        """`lines` are those that were left over the last time."""
        super().__init__(620, 620, parent=parent)
        self._desk = desk
        self._person_id = person_id
        words = desk.words
        title = words.text(N_("Paste many lines"))
        self.setAccessibleName(title)
        sheet = ScrollColumn(margin=0)
        sheet.body.setContentsMargins(6, 4, 12, 4)
        sheet.body.setSpacing(8)
        sheet.body.addWidget(SectionHeading(title))
        self.box = GrowingText(lines=6)
        self.box.is_spelt = False
        hint = words.text(
            N_("One person a line: name, who they are, how close (extremely, very, quite).")
        )
        sheet.body.addWidget(Field(words.text(N_("The lines")), self.box, hint))
        self.read = Text(kind="soft")
        self.aside = Hint()
        self.trouble = TroubleLine()
        for widget in (self.read, self.aside, self.trouble):
            sheet.body.addWidget(widget)
        sheet.body.addStretch(1)
        self.column.addWidget(sheet, 1)
        self.keep = primary_button(words.text(N_("Add them")))
        self.cancel = quiet_button(words.text(N_("Cancel")))
        self.column.addWidget(in_a_row(self.keep, self.cancel))
        self.keep.clicked.connect(self.add)
        self.cancel.clicked.connect(self.reject)
        self.box.textChanged.connect(self._show)
        self.box.setPlainText(lines)
        self._show()
        self.box.setFocus()

    def _show(self) -> None:
        """Say how the lines are read."""
        words = self._desk.words
        read = read_lines(self.box.toPlainText())
        good = [line for line in read if not line.reason]
        aside = [line for line in read if line.reason]
        self.read.setText(
            words.plural(N_("{count} person is read."), N_("{count} people are read."), len(good))
        )
        self.aside.setText(
            "\n".join(
                words.text(
                    N_("Line {number} is left out: {why}"),
                    number=line.number,
                    why=words.text(line.reason),
                )
                for line in aside[:_MOST_TOLD]
            )
        )
        self.aside.setVisible(bool(aside))
        self.keep.setEnabled(bool(good))

    def add(self) -> None:
        """Add everybody who was read, as one step."""
        words = self._desk.words
        try:
            made = ecomap.add_many(
                self._desk.store, person_id=self._person_id, text=self.box.toPlainText()
            )
        except AppError as error:
            self.trouble.say(sentence(error, words))
            return
        told = words.plural(
            N_("{count} person was added. Ctrl+Z takes it back."),
            N_("{count} people were added. Ctrl+Z takes it back."),
            len(made.added),
        )
        announce(self, told)
        aside = [line.text for line in read_lines(self.box.toPlainText()) if line.reason]
        self.box.setPlainText("\n".join(aside))
        self.accept()
        self.added.emit()

    def done(self, result: int) -> None:
        """Close; whoever opened it keeps what was not added."""
        self.left_over.emit(self.box.toPlainText())
        super().done(result)
