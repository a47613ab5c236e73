"""What a search found as a painted list: headings, people, then notes; light on every key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, cast

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyleOptionViewItem

from app.ui.screens.painted_row import RowPainter
from app.ui.screens.people_row import LINE_ROLE, AnyIndex
from app.ui.style import TARGET, Tone

_MARGIN: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A line of the list. A heading leads nowhere."""

    kind: Literal["heading", "person", "page", "way", "note", "new"]
    title: str
    below: str = ""
    beside: str = ""
    person_id: str = ""
    page_id: str = ""
    jot_id: str = ""
    """Of a line that is about nobody yet."""
    way: str = ""
    """Of a room or a thing to do."""

    @property
    def says(self) -> str:
        """The line as it is read out."""
        parts = (self.title, self.beside, self.below)
        return ", ".join(part for part in parts if part)


class HitModel(QAbstractListModel):
    """The lines as they stand."""

    def __init__(self) -> None:
        super().__init__()
        self.hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Show these."""
        if hits != self.hits:
            self.beginResetModel()
            self.hits = hits
            self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own way
        """How many lines, headings among them."""
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The `Hit` (`LINE_ROLE`), or the line in words."""
        if not 0 <= index.row() < len(self.hits):
            return None
        hit = self.hits[index.row()]
        if role == LINE_ROLE:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return hit.says
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A heading cannot be marked."""
        row = index.row()
        if 0 <= row < len(self.hits) and self.hits[row].kind == "heading":
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


class _HitPainter(RowPainter):
    """Paints a line: the title, what stands beside it, and a line below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One line for a heading, two for what was found."""
        hit = cast("Hit | None", index.data(LINE_ROLE))
        height = self.view.fontMetrics().height()
        if hit is None or hit.kind == "heading":
            return QSize(100, height + 8)
        if hit.kind in {"new", "way"}:
            return QSize(100, max(TARGET, height + 12))
        return QSize(100, max(TARGET, 2 * height + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The line."""
        hit = cast("Hit | None", index.data(LINE_ROLE))
        if hit is None:
            return
        painter.save()
        self.paint_ground(painter, option)
        height = self.view.fontMetrics().height()
        inner = option.rect.adjusted(_MARGIN, 6, -_MARGIN, -6)
        top = QRect(inner.left(), inner.top(), inner.width(), height)
        if hit.kind == "way":
            top = inner  # a line of its own
        if hit.kind == "heading":
            box = option.rect.adjusted(_MARGIN, 0, 0, 0)
            self.write(painter, box, hit.title, shade=Tone.SOFT)
        elif hit.kind == "new":
            self.write(painter, inner, hit.title, bold=True)
        else:
            wide = self.view.fontMetrics().horizontalAdvance(hit.beside) + _MARGIN
            beside = QRect(top.right() - wide, top.top(), wide, top.height())
            if hit.beside:
                self.write(painter, beside, hit.beside, shade=Tone.SOFT, at_end=True)
                top = top.adjusted(0, 0, -wide - _MARGIN, 0)
            self.write(painter, top, hit.title, bold=True)
            below = QRect(inner.left(), inner.top() + height, inner.width(), height)
            ink = Tone.INK if hit.kind == "note" else Tone.SOFT
            self.write(painter, below, hit.below, shade=ink)
        painter.restore()


class HitList(QListView):
    """The list. One line is marked; a heading never is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.found = HitModel()
        self.setModel(self.found)
        self.setItemDelegate(_HitPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(name)

    def height_of_rows(self) -> int:
        """How high all lines are together, in pixels."""
        return sum(self.sizeHintForRow(row) for row in range(len(self.found.hits)))

    def marked(self) -> Hit | None:
        """What is marked."""
        hit = self.currentIndex().data(LINE_ROLE)
        return hit if isinstance(hit, Hit) and hit.kind != "heading" else None

    def mark_first(self) -> None:
        """Mark the first that was found."""
        self._mark(0, 1)

    def mark_again(self, hit: Hit | None) -> None:
        """Mark what was marked before, wherever it stands now; else the first."""
        hits = self.found.hits
        if hit is not None and hit in hits:
            self._mark(hits.index(hit), 1)
        else:
            self.mark_first()

    def place_of_marked(self) -> tuple[str, int, int]:
        """The heading above what is marked, its place below that, and how many stand there."""
        hits, row = self.found.hits, self.currentIndex().row()
        headings = [at for at, hit in enumerate(hits) if hit.kind == "heading"]
        above = max((at for at in headings if at < row), default=None)
        if above is None or hits[row].kind == "new":
            return "", 0, 0
        end = min((at for at in headings if at > row), default=len(hits))
        found = [hit for hit in hits[above + 1 : end] if hit.kind != "new"]
        return hits[above].title, row - above, len(found)

    def mark_next(self, by: int) -> None:
        """Mark the next (1) or the one before (-1)."""
        self._mark(self.currentIndex().row() + by, by)

    def _mark(self, row: int, by: int) -> None:
        hits = self.found.hits
        while 0 <= row < len(hits) and hits[row].kind == "heading":
            row += by
        if 0 <= row < len(hits):
            self.setCurrentIndex(self.found.index(row, 0))
            above = self.found.index(row - 1, 0)
            if row and hits[row - 1].kind == "heading":
                self.scrollTo(above)
            self.scrollTo(self.currentIndex())
