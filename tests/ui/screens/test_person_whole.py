"""The details of a person: stages of their needs, how one stays in touch, and ending kindly."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.casework import people, promises, rhythms
from app.casework.involvement import end_involvement
from app.casework.views import PersonView
from app.ui.desk import Desk
from app.ui.pieces import Chip
from app.ui.screens.involvement_panel import InvolvementPanel
from app.ui.screens.person import PersonScreen
from app.ui.screens.person_facts import Details

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def details(desk: Desk, arthur: PersonView, show: Show) -> Details:
    """Arthur's details."""
    form = Details(desk, arthur)
    show(form)
    return form


def ending(details: Details, key: str) -> InvolvementPanel:
    details.involvement.pick.pick(key)
    panel = details.involvement.panel
    assert panel is not None
    assert QApplication.focusWidget() is panel.since.box
    return panel


def test_ticking_a_stage_dates_it_today_and_the_day_can_be_changed(
    details: Details, desk: Desk, arthur: PersonView
) -> None:
    QTest.keyClick(details.stages.ticks["identify"], Qt.Key.Key_Space)
    QTest.keyClick(details.stages.ticks["record"], Qt.Key.Key_Space)
    day = details.stages.days["identify"]
    assert day.isVisible()
    day.box.clear()
    QTest.keyClicks(day.box, "3 Nov 2026")
    details.flush()
    assert people.person(desk.store, person_id=arthur.id).needs_stages == (
        ("identify", "2026-11-03"),
        ("record", "2026-11-12"),
    )
    QTest.keyClick(details.stages.ticks["record"], Qt.Key.Key_Space)
    details.flush()
    assert people.person(desk.store, person_id=arthur.id).needs_stages == (
        ("identify", "2026-11-03"),
    )


def test_how_one_stays_in_touch_is_kept_as_it_is_chosen(
    details: Details, desk: Desk, arthur: PersonView
) -> None:
    details.rhythm.often.pick(14)
    QTest.keyClicks(details.rhythm.how, "By phone")
    details.flush()
    kept = rhythms.rhythm(desk.store, person_id=arthur.id)
    assert (kept.how, kept.every_days) == ("By phone", 14)


def test_ending_asks_since_when_and_closes_only_what_is_ticked(
    details: Details, desk: Desk, arthur: PersonView
) -> None:
    panel = ending(details, "moved")
    QTest.keyClicks(panel.note, "To Tenby")
    assert [tick.text() for tick in panel.promises.values()] == ["Carys: Men's Shed with Gwen"]
    QTest.keyClick(next(iter(panel.promises.values())), Qt.Key.Key_Space)
    panel.keep.click()
    kept = people.person(desk.store, person_id=arthur.id)
    assert (kept.involvement, kept.involvement_on, kept.involvement_note) == (
        "moved",
        "2026-11-12",
        "To Tenby",
    )
    assert promises.promises_of_person(desk.store, person_id=arthur.id) == ()
    assert details.involvement.panel is None
    assert "To Tenby" in details.involvement.note.text()


def test_letting_an_end_be_changes_nothing(
    details: Details, desk: Desk, arthur: PersonView
) -> None:
    panel = ending(details, "died")
    assert "We are sorry" in " ".join(label.text() for label in panel.findChildren(QLabel))
    QTest.keyClick(panel.since.box, Qt.Key.Key_Escape)
    assert details.involvement.panel is None
    assert details.involvement.pick.value == "open"
    assert people.person(desk.store, person_id=arthur.id).involvement == "open"


def test_working_again_asks_nothing(desk: Desk, arthur: PersonView, show: Show) -> None:
    ended = end_involvement(desk.store, person_id=arthur.id, involvement="finished_for_now")
    form = Details(desk, ended)
    show(form)
    form.involvement.pick.pick("open")
    assert form.involvement.panel is None
    assert people.person(desk.store, person_id=arthur.id).involvement == "open"


def test_the_banner_says_when_needs_are_looked_at_again_and_who_has_died(
    desk: Desk, arthur: PersonView, show: Show
) -> None:
    people.change_person(desk.store, person_id=arthur.id, needs_review_on="2026-11-12")
    screen = PersonScreen(desk, arthur.id)
    show(screen)

    def chips() -> list[str]:
        QApplication.processEvents()
        return [chip.text() for chip in screen.head.chips.findChildren(Chip) if chip.isVisible()]

    assert "Look at the needs again: due 12 Nov 2026" in chips()
    end_involvement(desk.store, person_id=arthur.id, involvement="died", since="2026-11-11")
    screen.refresh(None)
    assert "Died, 11 November 2026" in chips()
    assert not any(button.isVisible() for button in screen.head.starts.values())
