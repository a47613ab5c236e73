"""Signing a finished page: with a pen in the pad, or by keyboard with a typed name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.casework.signing import signatures_of_page
from app.casework.views import PersonView
from app.ui.desk import Desk
from app.ui.screens.signing_part import SigningPart
from tests.ui.screens.conftest import Show
from tests.ui.screens.making import finish_a_page


@pytest.fixture
def part(desk: Desk, arthur: PersonView, show: Show[QWidget]) -> SigningPart:
    made = SigningPart(desk, finish_a_page(desk, arthur), arthur.id)
    show(made)
    return made


def page_of(part: SigningPart) -> str:
    return part._page_id  # pyright: ignore[reportPrivateUsage] - the test's own


def test_with_a_pen(desk: Desk, part: SigningPart) -> None:
    part.sign.click()
    form = part.form
    assert form is not None
    form.keep.click()
    assert form.trouble.text()  # nothing is drawn yet
    QTest.mousePress(form.pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    QTest.mouseMove(form.pad, QPoint(90, 40))
    QTest.mouseRelease(form.pad, Qt.MouseButton.LeftButton, pos=QPoint(140, 70))
    form.pad.strokes = [[(0.1, 0.4), (0.3, 0.2)]]
    form.keep.click()
    assert part.form is None
    (one,) = signatures_of_page(desk.store, page_id=page_of(part))
    assert (one.way, one.name, one.signer) == ("drawn", "Arthur Bevan", "person")
    assert "Arthur Bevan" in part.signed.text()


def test_by_keyboard_with_a_typed_name(desk: Desk, part: SigningPart) -> None:
    part.sign.setFocus()
    QTest.keyClick(part.sign, Qt.Key.Key_Return)
    form = part.form
    assert form is not None
    QTest.keyClick(form.way.buttons["typed"], Qt.Key.Key_Space)
    assert form.pad.isHidden()
    form.name.setFocus()
    form.name.selectAll()
    QTest.keyClicks(form.name, "A. Bevan")
    QTest.keyClick(form.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (one,) = signatures_of_page(desk.store, page_id=page_of(part))
    assert (one.way, one.name) == ("typed", "A. Bevan")


def test_escape_lets_it_be(desk: Desk, part: SigningPart) -> None:
    part.sign.click()
    form = part.form
    assert form is not None
    QTest.keyClick(form.name, Qt.Key.Key_Escape)
    assert part.form is None
    assert signatures_of_page(desk.store, page_id=page_of(part)) == ()
