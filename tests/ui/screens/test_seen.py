"""Appointments on a person's screen, on Today, and place by place."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.casework.appointments import book, to_be_seen
from app.casework.views import PersonView
from app.ui.desk import Desk
from app.ui.screens.person import PersonScreen
from app.ui.screens.places_day import PlacesDayScreen
from app.ui.screens.seen_today import SeenTodayCard
from app.ui.screens.today import TodayScreen
from tests.ui.screens.conftest import Show


def press(within: QWidget, text: str) -> None:
    button = next(b for b in within.findChildren(QPushButton) if b.text() == text)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)


def test_an_appointment_is_booked_with_the_keyboard_and_answered(
    desk: Desk, arthur: PersonView, show: Show[PersonScreen]
) -> None:
    screen = show(PersonScreen(desk, arthur.id))
    press(screen.seen, "Book an appointment")
    form = screen.seen.form
    assert form is not None
    assert form.on_date.box.hasFocus()
    QTest.keyClicks(form.on_date.box, "today")
    form.at_time.setFocus()
    QTest.keyClicks(form.at_time, "teatime")
    QTest.keyClick(form.at_time, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "not a time of day" in form.trouble.text()
    form.at_time.clear()
    QTest.keyClicks(form.at_time, "2pm")
    form.place_kind.pick("hub")
    QTest.keyClick(form.at_time, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (one,) = to_be_seen(desk.store, person_id=arthur.id)
    assert (one.at_time, one.place_kind) == ("14:00", "hub")
    assert screen.seen.form is None
    assert screen.seen.book.hasFocus()
    press(screen.seen, "Seen")
    assert to_be_seen(desk.store, person_id=arthur.id) == ()
    assert screen.seen.nothing.isVisible()


def test_one_is_changed_removed_and_let_be(
    desk: Desk, arthur: PersonView, show: Show[PersonScreen]
) -> None:
    later = desk.clock.today() + timedelta(days=3)
    book(desk.store, person_id=arthur.id, on_date=later.isoformat(), what_for="A talk")
    screen = show(PersonScreen(desk, arthur.id))
    assert not [b for b in screen.seen.findChildren(QPushButton) if b.text() == "Seen"]
    press(screen.seen, "Change")
    form = screen.seen.form
    assert form is not None
    form.what_for.setText("A long talk")
    QTest.keyClick(form.what_for, Qt.Key.Key_Escape)
    assert to_be_seen(desk.store, person_id=arthur.id)[0].what_for == "A talk"
    press(screen.seen, "Change")
    form = screen.seen.form
    assert form is not None
    form.what_for.setText("A long talk")
    press(form, "Keep it")
    assert to_be_seen(desk.store, person_id=arthur.id)[0].what_for == "A long talk"
    press(screen.seen, "Remove")
    assert to_be_seen(desk.store, person_id=arthur.id) == ()


def test_going_elsewhere_with_the_boxes_open_loses_no_word(
    desk: Desk, arthur: PersonView, show: Show[PersonScreen]
) -> None:
    screen = show(PersonScreen(desk, arthur.id))
    press(screen.seen, "Book an appointment")
    screen.leave()
    form = screen.seen.form
    assert form is not None, "nothing was typed: nothing is booked"
    QTest.keyClicks(form.on_date.box, "tomorrow")
    QTest.keyClicks(form.what_for, "A bath rail")
    screen.leave()
    screen.leave()
    (one,) = to_be_seen(desk.store, person_id=arthur.id)
    assert one.what_for == "A bath rail"
    assert screen.seen.form is None


def test_today_shows_who_is_seen_today_and_leads_to_the_places(
    desk: Desk, arthur: PersonView, show: Show[TodayScreen], qtbot: QtBot
) -> None:
    today = show(TodayScreen(desk))
    qtbot.waitUntil(lambda: not today._is_first)  # pyright: ignore[reportPrivateUsage]
    assert not today.findChildren(SeenTodayCard)
    book(desk.store, person_id=arthur.id, on_date=desk.clock.today().isoformat(), is_urgent=True)
    today.refresh(None)
    (card,) = today.findChildren(SeenTodayCard)
    (row,) = card.rows.rows
    assert row.accessibleName() == "Urgent, Arthur Bevan"
    heard: list[str] = []

    def hear(room: str, _: str) -> None:
        heard.append(room)

    today.room_wanted.connect(hear)
    card.whole.click()
    assert heard == ["places_day"]


def test_a_day_is_shown_place_by_place_and_other_days_by_keys(
    desk: Desk, arthur: PersonView, show: Show[PlacesDayScreen], qtbot: QtBot
) -> None:
    tomorrow = desk.clock.today() + timedelta(days=1)
    book(desk.store, person_id=arthur.id, on_date=tomorrow.isoformat(), place_words="Hall")
    screen = show(PlacesDayScreen(desk))
    assert screen.rows == []
    assert screen.print.isHidden()
    press(screen, "The day after")
    (row,) = screen.rows
    assert "Arthur Bevan" in row.accessibleName()
    heard: list[str] = []
    screen.person_wanted.connect(heard.append)
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert heard == [arthur.id]
    panel = screen.show_paper(None)
    qtbot.waitUntil(lambda: panel.printed is not None, timeout=20_000)
    assert panel.printed is not None
    text = panel.printed.sheets[0].text
    assert "Hall" in text
    assert "9434765919" not in text.replace(" ", "")
    panel.done(0)
    book(desk.store, person_id=arthur.id, on_date=tomorrow.isoformat(), place_words="Chapel")
    screen.refresh(None)
    assert len(screen.rows) == 2
