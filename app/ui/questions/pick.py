"""One of a few from a menu: on Linux Qt names a combo box by its value, a button by its name."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from app.language import N_, Words
from app.ui.by_name import LEFT
from app.ui.menus import begin_at_ticked
from app.ui.pieces import Button
from app.ui.style import tone

Value = str | int | bool | None


class PickButton(Button):
    """Shows what is chosen; pressing it opens the menu of what there is."""

    picked = Signal(object)

    def __init__(
        self,
        words: Words,
        options: tuple[tuple[Value, str], ...],
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", kind="pick", icon="chevron-down")
        self.setParent(parent)
        self._words = words
        self._name = name
        self._labels = dict(options)
        self.value: Value = options[0][0]
        menu = QMenu(self)
        group = QActionGroup(menu)
        self.choices: dict[Value, QAction] = {}
        for value, label in options:
            action = menu.addAction(label.replace("&", "&&"))
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(partial(self.pick, value))
            self.choices[value] = action
        begin_at_ticked(menu)
        self.setMenu(menu)
        self.show_value(self.value)

    def _across(self) -> int:
        return LEFT if self._icon_name else super()._across()

    def _paint_icon(self, painter: QPainter, inner: QRect) -> QRect:
        """The arrow stands at the end, as on any list one picks from."""
        size = self._icon_size()
        from app.ui import icons

        drawing = icons.picture(self._icon_name, tone(self, self._tone()), size)
        place = QPoint(inner.right() - size + 1, inner.center().y() - size // 2 + 1)
        painter.drawPixmap(place, drawing)
        return inner.adjusted(0, 0, -size - 8, 0)

    def pick(self, value: Value, _: bool = False) -> None:
        """Choose, and say so."""
        self.show_value(value)
        self.picked.emit(value)

    def show_value(self, value: Value) -> None:
        """Show what is chosen; the first where it is unknown. Says nothing."""
        self.value = value if value in self._labels else next(iter(self._labels))
        label = self._labels[self.value]
        self.setText(label)
        self.setAccessibleName(
            self._words.text(N_("{field}: {answer}"), field=self._name, answer=label)
        )
        self.choices[self.value].setChecked(True)
        self.updateGeometry()

    def name_for(self, name: str) -> None:
        """Say what this is about, for those who listen."""
        self._name = name
        self.show_value(self.value)
