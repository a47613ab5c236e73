"""Days: typed as one says them, or picked from a calendar; what was understood stands below."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.forms.conditions import Json
from app.forms.questions import DateAsked
from app.forms.values import day_of, read_date
from app.language import N_, Words
from app.ui.pieces import Button, LineField, ScrollColumn
from app.ui.questions.asking import Asking
from app.ui.questions.base import QuestionWidget


def reading(typed: str, words: Words, *, today: date, is_part_allowed: bool) -> str:
    """How what was typed is understood, in words; empty for nothing typed."""
    if not typed.strip():
        return ""
    value = read_date(typed, today=today)
    if value is None:
        return words.text(N_("Kept as typed; it can't be read as a date yet"))
    day = day_of(value)
    if day is not None:
        return words.text(N_("{day} {year}"), day=words.date(day, "day"), year=day.year)
    if not is_part_allowed:
        return words.text(N_("Kept as typed; the day is missing"))
    return words.partial_date(value)


class Calendar(QFrame):
    """A month to pick a day from, over the page."""

    picked = Signal(str)

    def __init__(self, words: Words, *, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "card")
        self.month = QCalendarWidget(self)
        self.month.setAccessibleName(name)
        welsh = words.language == "cy"
        country = QLocale.Country.UnitedKingdom
        language = QLocale.Language.Welsh if welsh else QLocale.Language.English
        self.month.setLocale(QLocale(language, country))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()
        plain.setForeground(self.palette().windowText())
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):  # red is for what is overdue
            self.month.setWeekdayTextFormat(day, plain)
        column = QVBoxLayout(self)
        column.addWidget(self.month)
        self.month.clicked.connect(self._pick)
        self.month.activated.connect(self._pick)

    def _pick(self, day: QDate) -> None:
        self.close()
        self.picked.emit(f"{day.year():04d}-{day.month():02d}-{day.day():02d}")


class DateInput(QWidget):
    """A box for a day. Its value is ISO where it can be read, else just what was typed."""

    edited = Signal(str)

    def __init__(
        self,
        words: Words,
        *,
        name: str,
        today: date,
        is_part_allowed: bool = False,
        is_short: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_short = is_short
        self._words, self._today, self._name = words, today, name
        self._is_part_allowed = is_part_allowed
        self._value = ""
        self.box = LineField()
        self.box.setAccessibleName(name)
        self.button = Button("", kind="icon", icon="calendar")
        self.button.setAccessibleName(words.text(N_("Calendar: {question}"), question=name))
        self.button.setToolTip(words.text(N_("Pick from a calendar")))
        self.reading = QLabel(self)
        self.reading.setTextFormat(Qt.TextFormat.PlainText)
        self.reading.setProperty("kind", "hint")
        self.reading.setWordWrap(True)
        self.reading.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.box, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.reading)
        # No focus proxy: with one, Qt ties a tab order through here into a circle of its own.
        self.box.textEdited.connect(self._typed)
        self.button.clicked.connect(self._open)

    def showEvent(self, event: QShowEvent, /) -> None:
        """A short box is never too narrow for a short day, whatever the size of the letters."""
        super().showEvent(event)
        if self._is_short:
            wide = self.box.fontMetrics().horizontalAdvance("00 Mmmm")
            self.box.setMinimumWidth(wide + 32)

    def value(self) -> str:
        """ISO day (or month or year where allowed), or the text as typed."""
        return self._value

    def _typed(self, text: str) -> None:
        self._value = self._understood(text)
        self._say_reading(text)
        self.edited.emit(self._value)

    def _show_whole(self) -> None:
        """Scroll so that what was understood is seen below the box."""
        step = self.parentWidget()
        while step is not None:
            if isinstance(step, ScrollColumn) and step.column.isAncestorOf(self):
                step.body.activate()
                step.bring_into_view(self)
            step = step.parentWidget()

    def _understood(self, text: str) -> str:
        value = read_date(text, today=self._today)
        if value is None or (len(value) < 10 and not self._is_part_allowed):
            return text
        return value

    def _say_reading(self, text: str) -> None:
        said = reading(text, self._words, today=self._today, is_part_allowed=self._is_part_allowed)
        was_hidden = self.reading.isHidden()
        self.reading.setText(said)
        self.reading.setVisible(bool(said))
        if said and was_hidden and self.box.hasFocus():
            # Once it has its place: at the foot of the window it would come below the edge.
            QTimer.singleShot(0, self, self._show_whole)

    def show_value(self, value: str) -> None:
        """Show a stored day in words; what the box means already is left as it was typed."""
        if value == self._value:
            return
        self._value = value
        day = day_of(value)
        self.box.setText(self._shown(day) if day else self._words.partial_date(value))
        is_readable = not value or read_date(value, today=self._today) == value
        if is_readable:
            self.reading.hide()
        else:
            self._say_reading(value)

    def settle(self) -> None:
        """On leaving: a day that was understood is written out, and its reading goes."""
        day = day_of(self._value)
        if day is not None:
            self.box.setText(self._shown(day))
            self.reading.hide()

    def _shown(self, day: date) -> str:
        """A day as the box writes it; a short box leaves out the year where it reads back."""
        short = self._words.date(day, "short")
        if self._is_short and read_date(short, today=self._today) == day.isoformat():
            return short
        return self._words.date(day, "medium")

    def set_read_only(self, is_read_only: bool) -> None:
        """No typing and no calendar."""
        self.box.setReadOnly(is_read_only)
        self.button.setVisible(not (is_read_only or self._is_short))

    def _open(self) -> None:
        calendar = Calendar(self._words, name=self._name, parent=self)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        start = day_of(self._value) or self._today
        calendar.month.setSelectedDate(QDate(start.year, start.month, start.day))
        calendar.picked.connect(self._picked)
        calendar.move(self.button.mapToGlobal(QPoint(0, self.button.height())))
        calendar.show()
        calendar.month.setFocus()

    def _picked(self, value: str) -> None:
        self.show_value(value)
        self._say_reading(value)
        self.box.setFocus()
        self.edited.emit(value)


class DateBox(QuestionWidget):
    """A question for a day."""

    def __init__(
        self,
        question: DateAsked,
        asking: Asking,
        *,
        is_short: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(question, asking, parent=parent)
        self.day = DateInput(
            asking.words,
            name=self.named,
            today=asking.today,
            is_part_allowed=question.year_only_allowed,
            is_short=is_short,
            parent=self,
        )
        self.watch(self.day.box)
        self.put(self.day)
        self.day.edited.connect(self.say)

    def show_value(self, value: Json, whose: str = "", whose_member_id: str = "") -> None:
        """Show the day in words."""
        self.day.show_value(value if isinstance(value, str) else "")

    def focus_went(self, box: object) -> None:
        """Write an understood day out."""
        self.day.settle()

    def set_read_only(self, is_read_only: bool) -> None:
        """No typing and no calendar."""
        self.day.set_read_only(is_read_only)
