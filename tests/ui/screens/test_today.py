"""Today: who is due, what may be done at once, and where one begins."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.casework import contacts, people, promises
from app.casework.interview import Interview
from app.casework.views import PersonView
from app.clock import FixedClock
from app.exchange.outbox import packages
from app.models.journal import Step, Verb
from app.models.package import Package
from app.ui.desk import Desk
from app.ui.pieces import Chip
from app.ui.screens.today import FIRST_ROWS, TodayScreen
from app.ui.screens.today_rows import DidItTake, DueRow
from tests.ui.screens.making import choose, finish_a_page, heard

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def screen(desk: Desk, arthur: PersonView, show: Show) -> TodayScreen:
    """Today with Arthur in it."""
    today = TodayScreen(desk)
    show(today)
    return today


def rows_of(screen: TodayScreen) -> list[str]:
    return [row.row.accessibleName() for row in screen.touch.rows.rows if isinstance(row, DueRow)]


def test_it_greets_and_says_how_many_hear_from_the_worker(screen: TodayScreen) -> None:
    assert screen.heading.text() == "Good afternoon, Gwen"
    assert screen.subheading.text() == (
        "Thursday 12 November · Llanbedr hub · 1 person hears from you today"
    )


def test_what_is_late_says_how_late_in_words(screen: TodayScreen) -> None:
    assert rows_of(screen) == ["2 days late, Arthur Bevan: Did it take? Men's Shed with Gwen"]


def test_enter_on_a_row_opens_the_person(screen: TodayScreen, arthur: PersonView) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    wanted = heard(screen.person_wanted)
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert wanted == [(arthur.id,)]


def test_whether_it_took_is_answered_on_the_spot_and_the_row_goes(
    screen: TodayScreen, desk: Desk, arthur: PersonView
) -> None:
    took = screen.touch.rows.rows[0].findChild(DidItTake)
    assert isinstance(took, DidItTake)
    QTest.keyClick(took.buttons["partly"], Qt.Key.Key_Space)
    promise = promises.promises_of_person(desk.store, person_id=arthur.id)[0]
    assert (promise.did_it_take, promise.taken_asked_on) == ("partly", "2026-11-12")
    assert rows_of(screen) == []
    assert screen.touch.nobody.isVisible()


def test_the_fortnight_shows_the_next_contact_and_unfinished_pages_open(
    screen: TodayScreen,
) -> None:
    soon = screen.fortnight.rows.rows[0]
    assert soon.accessibleName().startswith("Fri 20 Nov, Arthur Bevan")
    draft = screen.unfinished.rows.rows[0]
    assert draft.accessibleName().startswith("Arthur Bevan, Conversation 1, ")
    told = heard(screen.page_wanted)
    QTest.keyClick(draft, Qt.Key.Key_Return)
    assert len(told) == 1


def test_a_note_begun_on_today_is_kept_when_the_screen_is_left(desk: Desk, show: Show) -> None:
    nia = people.add_person(desk.store, name="Nia Rowlands")
    contacts.note_contact(
        desk.store,
        person_id=nia.id,
        words="Ring on Thursday.",
        on_date="2026-11-09",
        next_contact_on="2026-11-12",
    )
    screen = TodayScreen(desk)
    show(screen)
    assert rows_of(screen) == ["Today, Nia Rowlands: Last noted: Ring on Thursday."]
    due = screen.touch.rows.rows[0]
    assert isinstance(due, DueRow)
    QTest.keyClick(due.first_action, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "Rang, no answer.")
    screen.leave()
    assert contacts.contacts_of(desk.store, person_id=nia.id)[0].words == "Rang, no answer."


def test_the_ring_round_a_row_leaves_the_buttons_below_it_whole(screen: TodayScreen) -> None:
    screen.resize(640, 760)
    QApplication.processEvents()
    row = screen.touch.rows.rows[0]
    assert isinstance(row, DueRow)
    top = row.first_action.mapTo(row, QPoint()).y()
    assert top >= row.row.geometry().bottom() + 5  # as far as the ring reaches
    assert row.height() >= row.first_action.mapTo(row, QPoint(0, row.first_action.height())).y()


def test_an_empty_day_says_what_to_do_first_and_a_name_is_enough(desk: Desk, show: Show) -> None:
    screen = TodayScreen(desk)
    show(screen)
    assert "Begin with a name" in screen.touch.nobody.text()
    focused = QApplication.focusWidget()
    assert focused is screen.start.new
    QTest.keyClick(screen.start.new, Qt.Key.Key_Return)
    QTest.keyClicks(screen.start.new_person.box, "Nia Rowlands")
    wanted = heard(screen.person_wanted)
    QTest.keyClick(screen.start.new_person.box, Qt.Key.Key_Return)
    assert people.person(desk.store, person_id=wanted[0][0]).name == "Nia Rowlands"


def test_an_empty_day_leads_to_bringing_a_list_in_and_another_day_does_not(
    desk: Desk, show: Show
) -> None:
    screen = TodayScreen(desk)
    show(screen)
    wanted = heard(screen.room_wanted)
    assert screen.touch.bring_in is not None
    QTest.keyClick(screen.touch.bring_in, Qt.Key.Key_Return)
    assert wanted == [("caseload", "")]
    people.add_person(desk.store, name="Nia Rowlands")
    screen.refresh(None)
    assert not screen.touch.bring_in.isVisible()


def test_a_conversation_begins_with_a_person_picked_by_typing(
    screen: TodayScreen, arthur: PersonView
) -> None:
    screen.start.talk.click()
    QTest.keyClicks(screen.start.picker.box, "bev")
    begun, gone_on = heard(screen.begin_wanted), heard(screen.page_wanted)
    QTest.keyClick(screen.start.picker.box, Qt.Key.Key_Return)
    choose(screen, "conversation_1/anew")  # one is under way with Arthur
    assert (begun, gone_on) == ([(arthur.id, "conversation_1")], [])


def test_a_conversation_may_begin_with_somebody_not_yet_here(
    screen: TodayScreen, desk: Desk
) -> None:
    screen.start.talk.click()
    QTest.keyClicks(screen.start.picker.box, "Sal Whitlock")
    wanted = heard(screen.begin_wanted)
    QTest.keyClick(screen.start.picker.box, Qt.Key.Key_Return)
    choose(screen, "conversation_1")
    assert people.person(desk.store, person_id=wanted[0][0]).name == "Sal Whitlock"


def test_what_is_refreshed_does_not_take_the_focus_away(screen: TodayScreen) -> None:
    focused = QApplication.focusWidget()
    screen.refresh(None)
    assert QApplication.focusWidget() is focused


def test_a_row_says_which_page_it_comes_from_and_who_is_only_for_practice(
    desk: Desk, arthur: PersonView, show: Show
) -> None:
    nia = people.add_person(desk.store, name="Nia Rowlands", is_practice=True)
    contacts.note_contact(
        desk.store,
        person_id=nia.id,
        words="Ring on Thursday.",
        on_date="2026-11-09",
        next_contact_on="2026-11-12",
    )
    screen = TodayScreen(desk)
    show(screen)
    chips = {
        row.row.accessibleName().split(":")[0]: [chip.text() for chip in row.findChildren(Chip)]
        for row in screen.touch.rows.rows
        if isinstance(row, DueRow)
    }
    assert chips == {
        "2 days late, Arthur Bevan": ["Conversation 1"],
        "Today, Nia Rowlands (Practice)": ["Next contact", "Practice"],
    }


@pytest.mark.parametrize("few", [True, False])
def test_the_rows_below_the_first_picture_come_by_themselves(
    desk: Desk,
    arthur: PersonView,
    show: Show,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    few: bool,
) -> None:
    monkeypatch.setattr("app.casework.today.FEW", 60 if few else 0)
    for number in range(12):
        person = people.add_person(desk.store, name=f"Nia {number:02}")
        contacts.note_contact(
            desk.store, person_id=person.id, words="Ring.", next_contact_on="2026-11-12"
        )
    screen = TodayScreen(desk)
    assert arthur.name in rows_of(screen)[0]
    assert len(rows_of(screen)) == FIRST_ROWS
    assert screen.subheading.text().endswith("13 people hear from you today")
    show(screen)
    qtbot.waitUntil(lambda: len(rows_of(screen)) == 13)
    qtbot.waitUntil(lambda: bool(screen.unfinished.rows.rows))


def test_with_a_usual_caseload_nothing_is_put_above_what_is_seen_first(
    desk: Desk, arthur: PersonView, show: Show
) -> None:
    talk = Interview.begin(
        desk.store, person_id=arthur.id, page_key="leaving_hospital", catalogue=desk.catalogue
    )
    talk.answer("look_again", "2026-10-01")
    talk.flush()
    talk.close()
    screen = TodayScreen(desk)
    counted = heard(screen.counted)
    first = rows_of(screen)
    show(screen)
    screen.refresh(None)
    assert "days late" in first[0]
    assert rows_of(screen) == first
    assert set(counted) <= {(screen.counts,)}


def test_what_was_delivered_long_ago_without_a_receipt_leads_to_the_outbox(
    desk: Desk, arthur: PersonView, clock: FixedClock, show: Show
) -> None:
    finish_a_page(desk, arthur)
    package = packages(desk.store)[0]
    with desk.store.writing(Step(Verb.DELIVERED)) as session:
        row = session.get_one(Package, package.id)
        row.state, row.delivered_at = "delivered", clock.now()
    screen = TodayScreen(desk)
    show(screen)
    clock.move(days=14)
    screen.refresh(None)
    assert screen.outbox.late.text() == ""
    clock.move(days=1)
    screen.refresh(None)
    assert screen.outbox.late.text() == "1 delivered, not filed yet after two weeks"
    wanted = heard(screen.room_wanted)
    QTest.keyClick(screen.outbox.late, Qt.Key.Key_Return)
    assert wanted == [("outbox", "unfiled")]
