"""How the person agreed: drawn on the screen, signed on paper, said aloud, or not signed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from app.forms.conditions import Json
from app.forms.questions import Signature
from app.language import N_
from app.ui.pieces import Button
from app.ui.questions.asking import Asking, Given
from app.ui.questions.base import QuestionWidget
from app.ui.questions.choices import OneOf
from app.ui.style import Tone, tone

WAYS: tuple[tuple[str, str], ...] = (
    ("on_screen", N_("Signed here")),
    ("on_paper", N_("Signed on paper")),
    ("aloud", N_("Said aloud")),
    ("not_signed", N_("Not signed")),
)
Strokes = list[list[tuple[float, float]]]
WIDEST_PAD = 480


class SignaturePad(QFrame):
    """A box, three times as wide as high, that keeps what is drawn as strokes from 0 to 1."""

    drawn = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strokes: Strokes = []
        self.setProperty("kind", "signature")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(WIDEST_PAD)

    def sizeHint(self) -> QSize:
        """Wide enough for a hand."""
        return QSize(450, 150)

    def hasHeightForWidth(self) -> bool:
        """Its shape is fixed."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """A third of its width, never of a row that is wider than it may be."""
        return min(width, self.maximumWidth()) // 3

    def wipe(self) -> None:
        """Take away all that was drawn."""
        self.strokes = []
        self.update()

    def _point(self, at: QPointF) -> tuple[float, float]:
        x = min(max(at.x() / max(self.width(), 1), 0.0), 1.0)
        y = min(max(at.y() / max(self.height(), 1), 0.0), 1.0)
        return round(x, 4), round(y, 4)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """A stroke begins."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.strokes.append([self._point(event.position())])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        """The stroke goes on."""
        if self.strokes and event.buttons() & Qt.MouseButton.LeftButton:
            self.strokes[-1].append(self._point(event.position()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        """The stroke is done."""
        if self.strokes:
            self.drawn.emit()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The box, a line to sign on, and the strokes."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tone(self, Tone.LINE), 1))
        base = self.height() * 0.78
        painter.drawLine(QPointF(self.width() * 0.06, base), QPointF(self.width() * 0.94, base))
        pen = QPen(tone(self, Tone.INK), 2.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for stroke in self.strokes:
            points = [QPointF(x * self.width(), y * self.height()) for x, y in stroke]
            if len(points) == 1:
                painter.drawPoint(points[0])
            else:
                painter.drawPolyline(points)


class SignatureBox(QuestionWidget):
    """The person's agreement to the page."""

    def __init__(
        self,
        question: Signature,
        asking: Asking,
        *,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(question, asking, parent=parent)
        words = asking.words
        self._now = now
        self._at = ""
        self._is_read_only = False
        self._is_by_phone = False
        options = tuple((key, words.text(label)) for key, label in WAYS)
        self.way = OneOf(options, clear=words.text(N_("Clear")), parent=self)
        self.way.setAccessibleName(self.named)
        for button in self.way.buttons.values():
            self.watch(button, name=f"{self.named}: {button.text()}")
        self.watch(
            self.way.clear,
            name=words.text(N_("Clear the answer: {question}"), question=self.named),
        )
        self.pad = SignaturePad(parent=self)
        self.pad.setAccessibleName(words.text(N_("A place to sign with finger, pen or mouse")))
        self.again = Button(words.text(N_("Sign again")))
        self.again.setProperty("kind", "link")
        self.watch(self.again, name=self.again.text())
        self.note = QLabel(self)
        self.note.setProperty("kind", "hint")
        self.note.setWordWrap(True)
        for widget in (self.way, self.pad, self.again, self.note):
            self.put(widget)
        self.way.chosen.connect(self._chosen)
        self.pad.drawn.connect(self._drawn)
        self.again.clicked.connect(self._start_again)
        self._show_parts()

    def _chosen(self, way: object) -> None:
        self._at = self._now().isoformat() if way is not None else ""
        self._say()

    def _drawn(self) -> None:
        self._at = self._now().isoformat()
        self._say()

    def _start_again(self) -> None:
        self.pad.wipe()
        self._say()

    def _say(self) -> None:
        self._show_parts()
        self.edited.emit(Given(value=self._value()))

    def _value(self) -> Json:
        way = self.way.value()
        if way is None:
            return None
        strokes: list[Json] = []
        if way == "on_screen":
            strokes = [[[x, y] for x, y in stroke] for stroke in self.pad.strokes]
        return {"way": way, "at": self._at, "strokes": strokes}

    def take_by_phone(self, is_by_phone: bool) -> None:
        """On the phone agreement can only be said aloud."""
        self._is_by_phone = is_by_phone
        for way in ("on_screen", "on_paper"):
            button = self.way.buttons[way]
            button.setVisible(not is_by_phone or button.isChecked())
        self._show_parts()

    def _show_parts(self) -> None:
        way, words = self.way.value(), self.asking.words
        self.pad.setVisible(way == "on_screen")
        self.pad.setEnabled(not self._is_read_only)
        can_repeat = way == "on_screen" and bool(self.pad.strokes) and not self._is_read_only
        self.again.setVisible(can_repeat)
        note = ""
        if self._is_by_phone and way is None:
            note = words.text(N_("By phone: agreement is said aloud, and the copy goes by post."))
        elif self._at and way not in (None, "not_signed"):
            when = words.moment(datetime.fromisoformat(self._at))
            note = words.text(N_("On {when}"), when=when)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def show_value(self, value: Json, whose: str = "", whose_member_id: str = "") -> None:
        """Show how and when they agreed, and what was drawn."""
        signed = value if isinstance(value, dict) else {}
        self._at = _iso(signed.get("at"))
        self.way.show_value(signed.get("way") or None)
        self.pad.strokes = _strokes(signed.get("strokes"))
        self.pad.update()
        self._show_parts()

    def set_read_only(self, is_read_only: bool) -> None:
        """Nothing to choose or draw."""
        self._is_read_only = is_read_only
        self.way.setEnabled(not is_read_only)
        self.way.clear.setVisible(not is_read_only and self.way.value() is not None)
        self._show_parts()


def _iso(value: Json | None) -> str:
    """A stored moment, or empty where it is none."""
    try:
        return datetime.fromisoformat(str(value)).isoformat() if value else ""
    except ValueError:
        return ""


def _strokes(value: Json | None) -> Strokes:
    """Stored strokes as points; whatever is not a point is left out."""
    strokes: Strokes = []
    for stroke in value if isinstance(value, list) else []:
        points: list[tuple[float, float]] = []
        for point in stroke if isinstance(stroke, list) else []:
            if isinstance(point, list) and len(point) == 2:
                x, y = point
                if isinstance(x, int | float) and isinstance(y, int | float):
                    points.append((float(x), float(y)))
        if points:
            strokes.append(points)
    return strokes
