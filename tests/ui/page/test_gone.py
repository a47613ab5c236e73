"""What is in front may be undone, removed or moved: the screen goes to the nearest thing left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.casework import pages, people, promises
from app.casework.views import PersonView
from app.ui.screens.person import PersonScreen
from tests.ui.page.frame import Frame, focused


def test_undoing_the_beginning_of_a_page_goes_to_its_person_and_redo_comes_back(
    frame: Frame, person: PersonView
) -> None:
    page_id = frame.page().page_id
    frame.page().sheet.go_to("promises")
    QTest.keyClicks(focused(), "Men's Shed")
    frame.settle()
    frame.page().sheet.go_to("what_matters")  # the box has no typing of its own to take back
    frame.press(Qt.Key.Key_Z)
    assert not promises.promises_of_page(frame.desk.store, page_id=page_id)
    assert frame.where() == ("page", page_id)
    frame.press(Qt.Key.Key_Z)
    assert frame.where() == ("person", person.id)
    assert "Taken back: began Conversation 1" in frame.shell.status.saved.text()
    assert "Conversation 1" in frame.shell.status.redo.accessibleName()
    frame.press(Qt.Key.Key_Z, shift=True)
    assert frame.where() == ("page", page_id)
    assert frame.page().page_id == page_id
    frame.press(Qt.Key.Key_Z, shift=True)
    assert len(promises.promises_of_page(frame.desk.store, page_id=page_id)) == 1


def test_a_page_removed_from_elsewhere_is_left_for_its_person(
    frame: Frame, person: PersonView
) -> None:
    pages.remove_page(frame.desk.store, page_id=frame.page().page_id)
    frame.settle()
    assert frame.where() == ("person", person.id)


def test_redoing_the_removal_of_the_page_in_front_goes_to_its_person(
    frame: Frame, person: PersonView
) -> None:
    page_id = frame.page().page_id
    frame.page().doing.remove()
    frame.settle()
    assert frame.where() == ("person", person.id)
    frame.press(Qt.Key.Key_Z)
    frame.shell.go("page", page_id)
    frame.settle()
    frame.press(Qt.Key.Key_Z, shift=True)
    assert frame.where() == ("person", person.id)
    frame.shell.go_back()  # not to a page that is not there
    assert frame.where()[0] in {"today", "person"}


def test_a_page_moved_to_somebody_else_is_shown_with_them_and_undo_brings_it_back(
    frame: Frame, person: PersonView
) -> None:
    page_id = frame.page().page_id
    mair = people.add_person(frame.desk.store, name="Mair Rees")
    frame.page().doing.move_to(mair.id)
    frame.settle()
    assert frame.page().person_id == mair.id
    frame.press(Qt.Key.Key_Z)
    assert frame.where() == ("page", page_id)
    assert frame.page().person_id == person.id


def test_a_page_whose_person_is_removed_gives_way_to_bringing_them_back(
    frame: Frame, person: PersonView
) -> None:
    people.remove_person(frame.desk.store, person_id=person.id)
    frame.settle()
    assert frame.where() == ("person", person.id)
    screen = frame.shell.screen_in_front()
    assert isinstance(screen, PersonScreen)
    assert screen.bring_back.isVisible()
    frame.press(Qt.Key.Key_Z)
    assert not screen.bring_back.isVisible()


def test_a_restricted_person_stays_in_front(frame: Frame, person: PersonView) -> None:
    people.change_person(frame.desk.store, person_id=person.id, is_restricted=True)
    frame.settle()
    assert frame.where()[0] == "page"
    frame.shell.go("person", person.id)
    frame.press(Qt.Key.Key_Z)
    assert frame.where() == ("person", person.id)


def test_a_person_undone_out_of_being_gives_way_to_people(frame: Frame) -> None:
    mair = people.add_person(frame.desk.store, name="Mair Rees")
    frame.shell.go("person", mair.id)
    frame.settle()
    frame.press(Qt.Key.Key_Z)
    assert frame.where() == ("people", "")
    frame.press(Qt.Key.Key_Z, shift=True)
    assert frame.where() == ("person", mair.id)
    frame.shell.begin_page(mair.id, "conversation_1")
    frame.settle()
    for _ in range(2):
        frame.press(Qt.Key.Key_Z)
    assert frame.where() == ("people", "")
