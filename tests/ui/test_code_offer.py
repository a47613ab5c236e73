"""A worker without a short code is offered one, once; Settings has it too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui import cover_code
from app.ui.code_offer import CodeOffer, offer_code
from app.ui.desk import Desk
from app.ui.screens.settings_keys import KeysCard
from app.ui.shell import Shell


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """A window to stand over."""
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.close()


def test_a_code_that_is_typed_is_kept_and_not_asked_for_again(desk: Desk, window: QWidget) -> None:
    offer = offer_code(desk, window)
    assert isinstance(offer, CodeOffer)
    QTest.keyClicks(offer.code, "7391")
    QTest.keyClick(offer.code, Qt.Key.Key_Return)
    assert not offer.isVisible()
    assert cover_code.is_right(desk.store, "7391")
    assert offer_code(desk, window) is None


def test_a_code_that_will_not_do_is_said_and_the_offer_stays(desk: Desk, window: QWidget) -> None:
    offer = offer_code(desk, window)
    assert offer is not None
    QTest.keyClicks(offer.code, "1234")
    offer.take.click()
    assert "too easy" in offer.field.trouble.text()
    assert offer.isVisible()
    assert not cover_code.has_code(desk.store)


@pytest.mark.parametrize("by", ["button", "escape"])
def test_it_can_be_put_off_and_is_not_asked_again(desk: Desk, window: QWidget, by: str) -> None:
    offer = offer_code(desk, window)
    assert offer is not None
    if by == "button":
        offer.later.click()
    else:
        QTest.keyClick(offer, Qt.Key.Key_Escape)
    assert not offer.isVisible()
    assert not cover_code.has_code(desk.store)
    assert offer_code(desk, window) is None


def test_the_shell_offers_it_when_one_comes_in(desk: Desk, qtbot: QtBot) -> None:
    shell = Shell(desk)
    qtbot.addWidget(shell)
    shell.show()
    shell.go_home()
    qtbot.waitUntil(lambda: bool(shell.findChildren(CodeOffer)))
    (offer,) = shell.findChildren(CodeOffer)
    offer.later.click()
    shell.leave()
    shell.dismiss()


def test_settings_says_that_there_is_none_and_sets_one(desk: Desk, qtbot: QtBot) -> None:
    card = KeysCard(desk)
    qtbot.addWidget(card)
    card.show()
    part = card.short_code
    assert part.no_code.isVisible()
    assert not part.present.isVisible()
    assert part.keep.text() == "Keep this code"
    part.code.setText("7391")
    part.keep.click()
    assert cover_code.is_right(desk.store, "7391")
    assert not part.no_code.isVisible()
    assert part.present.isVisible()
    assert part.keep.text() == "Change the short code"
