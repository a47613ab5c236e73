"""The caret comes back to where it stood, among signs that Qt counts twice and Python once, too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.caret import put_caret, within
from app.ui.pieces import GrowingText, LineField
from app.ui.places import focus_on, put_focus

WRITTEN = "a😀😀😀"
MAKERS: tuple[Callable[[], QPlainTextEdit | QLineEdit], ...] = (GrowingText, LineField, QLineEdit)


@pytest.mark.parametrize(
    ("text", "position", "comes_to"),
    [
        (WRITTEN, 7, 7),
        (WRITTEN, 4, 3),
        (WRITTEN, 99, 7),
        (WRITTEN, 2**70, 7),
        (WRITTEN, -3, 0),
        ("", 5, 0),
        ("x\u2029y😀", 3, 3),
        ("x👩🏽‍🦽", 4, 1),
        ("ŵ", 1, 1),
        ("\ud800x", 2, 2),
    ],
)
def test_a_place_is_within_the_text_and_inside_of_no_sign(
    text: str, position: int, comes_to: int
) -> None:
    assert within(text, position) == comes_to


def text_in(box: QPlainTextEdit | QLineEdit) -> str:
    return box.toPlainText() if isinstance(box, QPlainTextEdit) else box.text()


def with_text(box: QPlainTextEdit | QLineEdit) -> None:
    if isinstance(box, QPlainTextEdit):
        box.setPlainText(WRITTEN)
    else:
        box.setText(WRITTEN)


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize(
    ("position", "becomes"), [(7, "a😀😀😀x"), (99, "a😀😀😀x"), (4, "a😀x😀😀"), (1, "ax😀😀😀")]
)
def test_the_next_key_splits_no_emoji(
    make: Callable[[], QPlainTextEdit | QLineEdit], position: int, becomes: str, qtbot: QtBot
) -> None:
    box = make()
    qtbot.addWidget(box)
    with_text(box)
    box.setFocus()
    put_caret(box, 1)
    put_caret(box, position)
    QTest.keyClicks(box, "x")
    assert text_in(box) == becomes


@pytest.mark.parametrize("make", MAKERS)
def test_a_screen_made_anew_has_its_caret_where_it_was(
    make: Callable[[], QPlainTextEdit | QLineEdit], qtbot: QtBot
) -> None:
    screens: list[tuple[QWidget, QPlainTextEdit | QLineEdit]] = []
    for _ in range(2):
        screen, box = QWidget(), make()
        qtbot.addWidget(screen)
        QVBoxLayout(screen).addWidget(box)
        with_text(box)
        screen.show()
        qtbot.waitExposed(screen)
        screens.append((screen, box))
    (first, typed), (again, box) = screens
    typed.setFocus()
    put_caret(typed, 7)
    put_focus(again, *focus_on(first))
    QTest.keyClicks(box, "x")
    assert text_in(box) == "a😀😀😀x"
