"""The money screen: from asking to authorised by keyboard, the second person, and what is kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.casework import money, workers
from app.casework.money_sums import limit_in_force, set_limit, sums
from app.casework.money_views import MoneyView
from app.casework.views import PersonView
from app.policy import Policy
from app.ui.desk import Desk
from app.ui.screens.money import MoneyScreen
from app.ui.screens.settings_money import MoneyCard
from tests.ui.screens.conftest import Show
from tests.ui.screens.every_screen import a_sum_that_waits

LIMIT = Policy(small_sum_limit_pence=150_00)


def newest(desk: Desk, person_id: str = "") -> MoneyView:
    return sums(desk.store, policy=desk.policy, person_id=person_id).rows[0]


def test_by_keyboard_alone_from_asking_to_authorised(
    desk: Desk, arthur: PersonView, show: Show[MoneyScreen]
) -> None:
    desk = replace(desk, policy=LIMIT)
    screen = show(MoneyScreen(desk, arthur.id))
    assert not screen.empty.isHidden()
    screen.ask.setFocus()
    QTest.keyClick(screen.ask, Qt.Key.Key_Return)
    panel = screen.panel
    assert panel is not None
    assert panel.asking.texts["for_what"].hasFocus()
    QTest.keyClicks(panel.asking.texts["for_what"], "Key safe")
    QTest.keyClick(panel.asking.texts["for_what"], Qt.Key.Key_Tab)
    assert panel.asking.lines["amount"].hasFocus()
    QTest.keyClicks(panel.asking.lines["amount"], "85")
    screen.leave()
    panel.flush()
    button = panel.deciding.authorise
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    one = newest(desk, arthur.id)
    assert (one.state, one.pence, one.held_by) == ("authorised", 85_00, "person")
    assert panel.deciding.heading.hasFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert newest(desk, arthur.id) == one, "Enter once too often does nothing more"
    assert not panel.deciding.paid.isHidden()
    QTest.keyClick(panel.deciding.paid, Qt.Key.Key_Return)
    assert newest(desk, arthur.id).state == "paid"
    QTest.keyClicks(panel.afterwards.texts["result"], "Dot gets in")
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert screen.panel is None
    assert newest(desk, arthur.id).result == "Dot gets in"


def test_above_the_limit_a_colleague_is_picked_by_who_they_are(
    desk: Desk, arthur: PersonView, show: Show[MoneyScreen]
) -> None:
    owner = workers.owner(desk.store)
    assert owner is not None
    screen = show(a_sum_that_waits(desk, arthur))
    panel = screen.panel
    assert panel is not None
    second = panel.deciding.second
    assert second.pick is not None
    assert owner.id not in second.pick.choices
    panel.deciding.second.phone.click()  # nobody is chosen yet
    assert panel.trouble.text()
    second.pick.pick(next(ident for ident in second.pick.choices if ident))
    second.phone.click()
    assert not panel.trouble.text()
    assert newest(desk, arthur.id).second_way == "phone"
    panel.deciding.confirm.click()
    assert newest(desk, arthur.id).second_confirmed_on


def test_a_colleague_nobody_knew_agrees(
    desk: Desk, arthur: PersonView, show: Show[MoneyScreen]
) -> None:
    screen = show(a_sum_that_waits(desk, arthur))
    panel = screen.panel
    assert panel is not None
    panel.deciding.second.name.setText("Nia Howells")
    panel.deciding.second.here.click()
    assert newest(desk, arthur.id).second == "Nia Howells"
    assert panel.deciding.second.isHidden()


def test_what_is_no_amount_is_kept_and_said(
    desk: Desk, arthur: PersonView, show: Show[MoneyScreen]
) -> None:
    screen = show(MoneyScreen(desk, arthur.id))
    screen.ask_for_one()
    panel = screen.panel
    assert panel is not None
    QTest.keyClicks(panel.asking.lines["amount"], "forty or so")
    assert not panel.asking.reading.isHidden()
    screen.leave()
    assert newest(desk, arthur.id).amount_typed == "forty or so"
    assert not panel.deciding.authorise.isEnabled()


def test_undo_is_seen_at_once(
    desk: Desk, arthur: PersonView, show: Show[MoneyScreen], qtbot: QtBot
) -> None:
    one = money.ask(desk.store, person_id=arthur.id, amount="85", for_what="Key safe")
    money.authorise(desk.store, policy=desk.policy, money_id=one)
    screen = show(MoneyScreen(desk, arthur.id))
    desk.store.subscribe(screen.refresh)
    screen.open(newest(desk, arthur.id))
    panel = screen.panel
    assert panel is not None
    assert panel.deciding.authorise.isHidden()
    offer = desk.store.undo_offer(person_id=arthur.id)
    assert offer is not None
    desk.store.undo(offer.step_id)
    qtbot.waitUntil(lambda: not panel.deciding.authorise.isHidden())


def test_for_a_place_of_nobody_in_particular(desk: Desk, show: Show[MoneyScreen]) -> None:
    screen = show(MoneyScreen(desk))
    screen.ask_for_one()
    panel = screen.panel
    assert panel is not None
    panel.asking.picks["for_kind"].pick("place")
    QTest.keyClicks(panel.asking.lines["for_words"], "Chapel hall")
    screen.leave()
    one = newest(desk)
    assert (one.for_kind, one.for_words, one.held_by) == ("place", "Chapel hall", "")


def test_the_limit_is_set_and_a_wrong_one_is_left_to_mend(desk: Desk) -> None:
    card = MoneyCard(desk)
    card.box.setText("not much")
    card.keep()
    assert limit_in_force(desk.store, policy=desk.policy) is None
    card.box.setText("£99.50")
    card.keep()
    assert limit_in_force(desk.store, policy=desk.policy) == 99_50
    set_limit(desk.store, amount="20")  # as the command line does
    card.read()
    assert card.box.text() == "£20"
    card.box.setText("30")
    set_limit(desk.store, amount="25")
    card.read()
    assert card.box.text() == "30"  # what is being typed is left alone
    fixed = MoneyCard(replace(desk, policy=LIMIT))
    assert fixed.box.isReadOnly()
    assert fixed.box.text() == "£150"
