"""A person as a row of the list: in words, and painted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from app.casework.views import PersonLine
from app.forms.vocabulary import INVOLVEMENT, label
from app.language import N_, Words
from app.ui.screens.painted_row import RowPainter
from app.ui.screens.wording import due_words
from app.ui.style import TARGET, Tone

if TYPE_CHECKING:
    from app.ui.desk import Desk

_MARGIN: Final = 12
LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole)

AnyIndex = QModelIndex | QPersistentModelIndex


def going_on_words(line: PersonLine, desk: Desk) -> str:
    """What is going on with a person: unfinished pages, or that one is not working together now."""
    words = desk.words
    said = [
        words.text(N_("{page}, unfinished"), page=words.text(page.name))
        for key in dict.fromkeys(line.going_on)
        if (page := desk.catalogue.page(key)) is not None
    ]
    if line.involvement != "open":
        said.insert(0, words.text(label(INVOLVEMENT, line.involvement)))
    return " · ".join(said)


def next_words(line: PersonLine, today: date, words: Words) -> str:
    """When the person hears from the worker next; empty where nothing is agreed."""
    if line.next_contact is None:
        return ""
    return words.text(N_("Next contact: {when}"), when=due_words(line.next_contact, today, words))


def name_words(line: PersonLine, words: Words) -> str:
    """The name, marked where it is only for practice."""
    return words.text(N_("{name} (Practice)"), name=line.name) if line.is_practice else line.name


class PersonPainter(RowPainter):
    """Paints a person: name and born, what is going on, next contact; folded where it is narrow."""

    def __init__(self, desk: Desk, view: QListView) -> None:
        super().__init__(view)
        self._desk = desk

    def is_folded(self) -> bool:
        """Whether what is going on stands below the name."""
        letters = self.view.fontMetrics().averageCharWidth()
        return self.view.viewport().width() < letters * 95

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Two lines of text, three where it is folded."""
        height = self.view.fontMetrics().height()
        lines = 3 if self.is_folded() else 2
        return QSize(100, max(TARGET, lines * height + 2 * 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The row."""
        line = cast("PersonLine | None", index.data(LINE_ROLE))
        if line is None:
            return
        painter.save()
        self.paint_ground(painter, option)
        rect = option.rect
        painter.setPen(QPen(QGuiApplication.palette().color(Tone.LINE.value), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(_MARGIN, 8, -_MARGIN, -8)
        if self.is_folded():
            self._paint_folded(painter, inner, line)
        else:
            self._paint_wide(painter, inner, line)
        painter.restore()

    def _paint_wide(self, painter: QPainter, box: QRect, line: PersonLine) -> None:
        """Three columns: who, what is going on, next contact."""
        words, today = self._desk.words, self._desk.clock.today()
        third = box.width() // 20
        name = QRect(box.left(), box.top(), third * 8 - 12, box.height())
        going = QRect(box.left() + third * 8, box.top(), third * 7 - 12, box.height())
        rest = QRect(box.left() + third * 15, box.top(), box.width() - third * 15, box.height())
        height = self.view.fontMetrics().height()
        going_on = going_on_words(line, self._desk)
        if not going_on:
            name.setRight(going.right())  # a long name takes the room that nobody needs
        upper, lower = name.adjusted(0, 0, 0, -height), name.adjusted(0, height, 0, 0)
        self.write(painter, upper, name_words(line, words), bold=True)
        self.write(painter, lower, self._born(line), shade=Tone.SOFT)
        self.write(painter, going, going_on)
        coming, shade = next_words(line, today, words), self._shade(line, today)
        self.write(painter, rest, coming, shade=shade, bold=shade is Tone.RED)

    def _paint_folded(self, painter: QPainter, box: QRect, line: PersonLine) -> None:
        words, today = self._desk.words, self._desk.clock.today()
        height = self.view.fontMetrics().height()
        top = QRect(box.left(), box.top(), box.width(), height)
        self.write(painter, top, name_words(line, words), bold=True)
        shade = self._shade(line, today)
        parts = (self._born(line), going_on_words(line, self._desk))
        said = " · ".join(part for part in parts if part)
        self.write(painter, top.translated(0, height), said, shade=Tone.SOFT)
        coming = next_words(line, today, words)
        self.write(painter, top.translated(0, 2 * height), coming, shade=shade)

    def _born(self, line: PersonLine) -> str:
        words = self._desk.words
        return words.text(N_("born {day}"), day=words.partial_date(line.born)) if line.born else ""

    def _shade(self, line: PersonLine, today: date) -> Tone:
        if line.next_contact is None or line.next_contact > today:
            return Tone.INK
        return Tone.RED if line.next_contact < today else Tone.AMBER
