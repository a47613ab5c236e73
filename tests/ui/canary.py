"""Markers typed into every box there is, where each box was made, and looking for them on disk."""

from __future__ import annotations

import ast
import re
import sys
import zlib
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from app.ui.writing import GrowingText, LineField

ROOT: Final = Path(__file__).resolve().parents[2]
MARK: Final = "zqxjkv"
"""Six letters that no word, no library and hardly any random bytes hold."""
SITE: Final = "made_at"
_OF_QT: Final = frozenset({"QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox", "QSpinBox"})
_ZLIB: Final = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")


def boxes_of(kind: type[QWidget]) -> set[str]:
    """The names of a class and of all that are made from it."""
    return {kind.__name__}.union(*(boxes_of(sub) for sub in kind.__subclasses__()), set())


def _calls() -> Iterator[tuple[Path, ast.Call, str]]:
    """Every call in the window's modules of something by a plain name."""
    for path in sorted((ROOT / "app" / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield path, node, node.func.id


def places_of_boxes() -> set[str]:
    """Where in the product boxes are made: `app/ui/screens/move_panel.py:54`."""
    names = boxes_of(LineField) | boxes_of(GrowingText)
    return {
        f"{path.relative_to(ROOT)}:{call.lineno}" for path, call, name in _calls() if name in names
    }


def boxes_of_qt() -> set[str]:
    """Where a box of Qt's own is used instead: there are to be none."""
    return {f"{path.relative_to(ROOT)}:{call.lineno}" for path, call, n in _calls() if n in _OF_QT}


class Typist:
    """Types a marker of its own into every box that can be typed in, and knows where it has been.

    Boxes are found by walking the widgets, so that a new field is reached like any other.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._numbers = count(100)
        self.typed: dict[str, str] = {}
        """Marker by where its box was made (the last one typed there)."""
        self.in_all = 0
        for kind in (LineField, GrowingText):
            monkeypatch.setattr(kind, "__init__", _marking(kind.__init__))

    def marker(self) -> str:
        """A marker that was not typed before."""
        return f"{MARK}{next(self._numbers)}"

    def note(self, box: QWidget, marker: str) -> None:
        """Count a box as typed in, whoever did it."""
        self.typed[str(box.property(SITE))] = marker
        self.in_all += 1

    def type_into(self, box: QLineEdit | QPlainTextEdit) -> None:
        """Key by key, as a worker does."""
        marker = self.marker()
        box.setFocus()
        QTest.keyClicks(box, marker)
        self.note(box, marker)

    def type_everywhere(self, within: QWidget) -> int:
        """Into every box in sight below a widget that holds no marker yet; how many."""
        typed = 0
        boxes: list[QWidget] = [
            *within.findChildren(QLineEdit),
            *within.findChildren(QPlainTextEdit),
            *within.findChildren(QTextEdit),
            *within.findChildren(QComboBox),
        ]
        for box in boxes:
            is_qt_s_own = isinstance(box.parent(), QAbstractSpinBox | QCalendarWidget)
            if is_qt_s_own or not box.isVisible() or not box.isEnabled():
                continue
            assert isinstance(box, QLineEdit | QPlainTextEdit), type(box)
            if not box.isReadOnly() and MARK not in words_in(box):
                self.type_into(box)
                typed += 1
        QApplication.processEvents()
        return typed


def words_in(box: QLineEdit | QPlainTextEdit) -> str:
    """What stands in a box."""
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()


def _marking(make: Any) -> Any:
    """A constructor that also notes the line of the product that called it."""

    def made(self: QWidget, *args: Any, **named: Any) -> None:
        make(self, *args, **named)
        frame = sys._getframe(1)  # pyright: ignore[reportPrivateUsage] - who calls is the question
        # A box made from this one calls it from its own constructor: who made that one?
        while frame.f_locals.get("self") is self and frame.f_back is not None:
            frame = frame.f_back
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(ROOT):
            self.setProperty(SITE, f"{path.relative_to(ROOT)}:{frame.f_lineno}")

    return made


def found_in_clear(data: bytes, words: tuple[str, ...] = (MARK,)) -> set[str]:
    """Which of these words stand in bytes: as UTF-8 or UTF-16, in any case, plain or deflated."""
    hits = {word for word in words if _stands(word, data)}
    for start in _ZLIB.finditer(data):
        try:
            inner = zlib.decompressobj(wbits=47).decompress(data[start.start() :], 1 << 22)
        except zlib.error:
            continue
        hits |= {word for word in words if _stands(word, inner)}
    return hits


def _stands(word: str, data: bytes) -> bool:
    folded = data.lower()
    return any(word.lower().encode(way) in folded for way in ("utf-8", "utf-16-le", "utf-16-be"))


def files_with(folder: Path, words: tuple[str, ...]) -> list[str]:
    """Every file below a folder that holds one of the words, in its name or in its bytes."""
    found: list[str] = []
    for path in sorted(folder.rglob("*")):
        if any(word.lower() in path.name.lower() for word in words):
            found.append(f"name: {path.relative_to(folder)}")
        if path.is_file() and not path.is_symlink():
            hits = found_in_clear(path.read_bytes(), words)
            found += [f"{word} in {path.relative_to(folder)}" for word in sorted(hits)]
    return found
