"""Walks a window as a screen reader and a keyboard would, and measures what an eye would see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFontMetrics, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

LEAST_TARGET = 24
LEAST_CONTRAST = 4.5
LEAST_CHANGE = 3.0
_ROLE = QAccessible.Role
_PRESSED_OR_TYPED = frozenset(
    {
        _ROLE.Button,
        _ROLE.CheckBox,
        _ROLE.RadioButton,
        _ROLE.EditableText,
        _ROLE.ComboBox,
        _ROLE.List,
        _ROLE.Table,
        _ROLE.Tree,
        _ROLE.PageTab,
        _ROLE.SpinBox,
        _ROLE.Slider,
        _ROLE.Link,
        _ROLE.ButtonMenu,
    }
)
_MOST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, by the number of its rule in WCAG 2.2, and with what."""

    rule: str
    what: str


def problems(window: QWidget, *, pixels: bool = True) -> list[Problem]:
    """Everything found wrong with what is seen of a window now."""
    found: list[Problem] = []
    picture = picture_of(window) if pixels else None
    for interface in _walk(QAccessible.queryAccessibleInterface(window)):
        found += _wrong_with(interface, picture)
    return found + _cut(window)


def picture_of(window: QWidget) -> QImage:
    """What is painted now."""
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def _walk(interface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """Everything in the tree that is seen; of long lists the first rows."""
    if interface is None or not interface.isValid() or interface.state().invisible:
        return
    yield interface
    is_long = interface.role() in {_ROLE.List, _ROLE.Table, _ROLE.Tree}
    count = interface.childCount()
    for at in range(min(count, _MOST_ROWS) if is_long else count):
        yield from _walk(interface.child(at))


def _wrong_with(interface: QAccessibleInterface, picture: QImage | None) -> list[Problem]:
    found: list[Problem] = []
    role, widget = interface.role(), interface.object()
    name = interface.text(QAccessible.Text.Name).strip()
    what = f"{role.name} {type(widget).__name__} '{name[:40]}'"
    is_control = role in _PRESSED_OR_TYPED
    if is_control and not name:
        found.append(Problem("4.1.2 no name", what))
    if is_control and isinstance(widget, QWidget) and widget.isEnabled():
        if min(widget.width(), widget.height()) < LEAST_TARGET:
            size = f"{widget.width()}x{widget.height()}"
            found.append(Problem(f"2.5.8 target {size}", what))
        proxied = widget.focusProxy() is not None
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus and not proxied:
            found.append(Problem("2.1.1 not by keyboard", what))
    if isinstance(widget, QPushButton) and widget.text() and widget.accessibleName():
        shown = widget.text().removesuffix("…").strip()
        if shown not in widget.accessibleName():
            found.append(Problem("2.5.3 the name leaves out what is shown", what))
    if isinstance(widget, QComboBox) and name == widget.currentText():
        found.append(Problem("4.1.2 named by its value", what))
    is_words = isinstance(widget, QLabel | QAbstractButton) and role != _ROLE.Graphic
    if picture is not None and name and is_words and isinstance(widget, QWidget):
        ratio = contrast_painted(widget, picture)
        if ratio is not None and ratio < LEAST_CONTRAST:
            found.append(Problem(f"1.4.3 contrast {ratio:.2f}", what))
    return found


def _cut(window: QWidget) -> list[Problem]:
    """Words that do not fit into what they stand in, and columns wider than what shows them."""
    found = [
        Problem("1.4.4 cut", f"QLabel '{label.text()[:50]}'")
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.text() and not _fits(label)
    ]
    for button in window.findChildren(QAbstractButton):
        if not button.isVisible() or not button.text():
            continue
        needed = button.heightForWidth(button.width()) if button.hasHeightForWidth() else 0
        if button.height() < needed - 1 or button.width() < button.minimumSizeHint().width() - 1:
            found.append(Problem("1.4.4 cut", f"{type(button).__name__} '{button.text()[:50]}'"))
    for area in window.findChildren(QAbstractScrollArea):
        is_off = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if area.isVisible() and is_off and area.horizontalScrollBar().maximum() > 0:
            wide = area.horizontalScrollBar().maximum()
            found.append(Problem("1.4.10 wider than it shows", f"{type(area).__name__} by {wide}"))
    return found


def _fits(label: QLabel) -> bool:
    metrics = QFontMetrics(label.font())
    inner = label.contentsRect()
    if label.wordWrap():
        return label.height() >= label.heightForWidth(label.width()) - 1
    lines = label.text().split("\n")
    widest = max(metrics.horizontalAdvance(line) for line in lines)
    return widest <= inner.width() + 1 and metrics.height() * len(lines) <= label.height() + 2


def luminance(colour: QColor) -> float:
    """Relative luminance after WCAG 2.2."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return (
        0.2126 * linear(colour.redF())
        + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF())
    )


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def contrast_painted(widget: QWidget, picture: QImage) -> float | None:
    """The ratio of ink to ground as painted: commonest colour against the farthest that counts.

    None for what is too large to be words, or empty.
    """
    top = widget.window()
    area = QRect(widget.mapTo(top, QPoint()), widget.size()).intersected(top.rect())
    if area.isEmpty() or area.width() * area.height() > 200_000 or not _is_in_view(widget):
        return None
    image = picture.copy(area)
    pixels = memoryview(image.constBits()).cast("I")
    counts = Counter(pixels)
    ground = QColor.fromRgb(counts.most_common(1)[0][0])
    needed = max(3, sum(counts.values()) // 400)
    reached = 0
    for ratio, number in sorted(
        ((contrast(ground, QColor.fromRgb(pixel)), n) for pixel, n in counts.items()), reverse=True
    ):
        reached += number
        if reached >= needed:
            return ratio
    return None


def _is_in_view(widget: QWidget) -> bool:
    """Whether all of it is seen, and nothing of it scrolled away."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def focus_order(window: QWidget) -> list[QWidget]:
    """What Tab goes through, by real presses, from the first until it comes round again."""
    first = window.focusWidget()
    assert first is not None, "nothing has the focus"
    if not first.focusPolicy() & Qt.FocusPolicy.TabFocus:
        first.focusNextChild()  # a heading, where one arrives: Tab leads away from it for good
        first = window.focusWidget()
    order = [first]
    for _ in range(500):
        before = window.focusWidget()
        # As QApplication does for a Tab that nobody wanted for themselves.
        before.focusNextChild()
        now = window.focusWidget()
        assert now is not None
        assert now is not before, f"the focus stays on {now.accessibleName()}"
        if now is first:
            return _from_the_top(order, window)
        order.append(now)
    raise AssertionError("Tab does not come round")


def _from_the_top(order: list[QWidget], window: QWidget) -> list[QWidget]:
    """The same circle, begun at what stands first on the page."""
    places = [widget.mapTo(window, QPoint()) for widget in order]
    first = min(range(len(order)), key=lambda at: (places[at].y(), places[at].x()))
    return order[first:] + order[:first]


def jumps_up(order: list[QWidget], window: QWidget) -> list[str]:
    """Pairs of neighbours in one column where the focus goes up the page."""
    found: list[str] = []
    for one, other in zip(order, order[1:], strict=False):
        if one.parentWidget() is other.parentWidget():
            above = other.mapTo(window, QPoint()).y() + 4 < one.mapTo(window, QPoint()).y()
            if above:
                found.append(f"{_says(one)} -> {_says(other)}")
    return found


def _says(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def focus_shows(window: QWidget, widget: QWidget) -> bool:
    """Whether pixels round a thing change by 3:1 or more when it gets the focus."""
    # Posted events only: the offscreen platform lets its window fall asleep on others.
    widget.clearFocus()
    QApplication.sendPostedEvents()
    without = window.grab().toImage()
    window.activateWindow()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.sendPostedEvents()
    with_focus = window.grab().toImage()
    area = QRect(widget.mapTo(window, QPoint()), widget.size()).adjusted(-6, -6, 6, 6)
    area = area.intersected(window.rect())
    changed = 0
    for y in range(area.top(), area.bottom() + 1):
        for x in range(area.left(), area.right() + 1):
            before, after = without.pixel(x, y), with_focus.pixel(x, y)
            if before != after:
                ratio = contrast(QColor.fromRgb(before), QColor.fromRgb(after))
                changed += ratio >= LEAST_CHANGE
    around = 2 * (min(area.width(), 300) + min(area.height(), 300))
    return changed >= around // 2


def unmarked_words(window: QWidget) -> list[str]:
    """In the test language everything that was marked stands in brackets; this is what does not."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        texts = [widget.accessibleName(), widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton):
            texts.append(widget.text())
        if isinstance(widget, QLineEdit):
            texts.append(widget.placeholderText())
        found += [t for t in texts if t and any(c.isalpha() for c in t) and "[" not in t]
    return found


__all__ = [
    "Problem",
    "contrast",
    "contrast_painted",
    "focus_order",
    "focus_shows",
    "jumps_up",
    "luminance",
    "problems",
    "unmarked_words",
]
