"""Signing a finished page: with a pen in the pad, or by keyboard with a typed name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from app.casework import pages
from app.casework.finish import finish_page
from app.casework.interview import Interview
from app.casework.signing import signatures_of_page
from app.casework.views import PersonView
from app.forms.questions import Paper, Prose
from app.language import Words
from app.ui.desk import Desk
from app.ui.screens.signing_part import SigningPart
from app.ui.screens.turned_signing import TurnedSigning
from tests.ui.screens.conftest import Show
from tests.ui.screens.making import finish_a_page


@pytest.fixture
def part(desk: Desk, arthur: PersonView, show: Show[QWidget]) -> SigningPart:
    finish_a_page(desk, arthur)
    lines = pages.pages_of_person(
        desk.store, person_id=arthur.id, catalogue=desk.catalogue, words=Words()
    )
    done = next(line for line in lines if line.state == "finished")
    made = SigningPart(desk, done.id, arthur.id)
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


@pytest.fixture
def turned(part: SigningPart) -> TurnedSigning:
    """The screen turned round from the form."""
    part.sign.click()
    form = part.form
    assert form is not None
    QTest.keyClick(form.turn, Qt.Key.Key_Return)
    assert part.turned is not None
    return part.turned


def test_who_signs_on_the_turned_screen_reads_it_there_and_signs_by_keyboard(
    desk: Desk, part: SigningPart, turned: TurnedSigning
) -> None:
    said = "\n".join(label.text() for label in turned.findChildren(QLabel))
    assert "Arthur, this is what we wrote" in said
    assert "The shed." in said
    assert "Gwen" not in turned.name.text()
    turned.keep.click()
    assert turned.trouble.text()  # nothing is drawn yet
    QTest.keyClick(turned.way.buttons["typed"], Qt.Key.Key_Space)
    assert turned.pad.isHidden()
    turned.name.selectAll()
    QTest.keyClicks(turned.name, "A. Bevan")
    QTest.keyClick(turned.name, Qt.Key.Key_Return)
    (one,) = signatures_of_page(desk.store, page_id=page_of(part))
    assert (one.way, one.name, one.signer, one.is_for_this) == ("typed", "A. Bevan", "person", True)
    assert turned.place.isHidden()
    assert part.form is None
    turned.let_go()
    assert part.turned is None


def test_another_wording_than_the_one_read_is_not_signed(
    desk: Desk, part: SigningPart, turned: TurnedSigning, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turned, "_sha256", "0" * 64)
    turned.pad.strokes = [[(0.1, 0.4), (0.3, 0.2)]]
    turned.keep.click()
    assert "changed since it was read" in turned.trouble.text()
    assert signatures_of_page(desk.store, page_id=page_of(part)) == ()
    turned.let_go()


def test_nothing_of_the_councils_paper_is_read_on_the_turned_screen(
    desk: Desk, arthur: PersonView, show: Show[QWidget]
) -> None:
    talk = Interview.begin(
        desk.store, person_id=arthur.id, page_key="conversation_1", catalogue=desk.catalogue
    )
    page = talk.page
    for question in page.questions():
        if isinstance(question, Prose):
            mark = "seen" if question.paper in (Paper.BOTH, Paper.PERSON) else "hidden"
            talk.answer(question.key, f"{mark} words")
    talk.flush()
    talk.close()
    finish_page(
        desk.store, page_id=talk.page_id, catalogue=desk.catalogue, policy=desk.policy, send=False
    )
    turned = TurnedSigning(desk, talk.page_id, signer="person", name="Arthur")
    said = "\n".join(label.text() for label in turned.findChildren(QLabel))
    assert "seen words" in said
    assert "hidden words" not in said
    turned.let_go()
