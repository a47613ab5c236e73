"""Drives the page screen as a worker does: types, leaves, opens it again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import delete, isValid

from app.casework import people
from app.casework.interview import Interview
from app.casework.views import PersonView
from app.ui.desk import Desk
from app.ui.questions.base import QuestionWidget
from app.ui.screens.page import PageScreen


class _Told(QObject):
    """Brings what the store tells to the screen's thread."""

    changed = Signal(object)


class PageDriver:
    """One open page and the hands of a worker."""

    def __init__(self, desk: Desk, person: PersonView, *, page_id: str = "") -> None:
        self.desk = desk
        self.person = person
        if not page_id:
            page = next(iter(desk.catalogue))
            begun = Interview.begin(
                desk.store, person_id=person.id, page_key=page.key, catalogue=desk.catalogue
            )
            page_id = begun.page_id
        self.page_id = page_id
        self.screen = PageScreen(desk, page_id)
        self.screen.resize(1180, 760)
        self.screen.show()
        QApplication.processEvents()

    def box(self, key: str) -> QWidget:
        """The first box of a question."""
        return self.screen.sheet.widgets[key].first_box()

    def type(self, key: str, text: str) -> None:
        """Go to a question and type."""
        self.screen.sheet.go_to(key)
        QTest.keyClicks(self.box(key), text)

    def text(self, key: str) -> str:
        """What stands in a question's first box."""
        box = self.box(key)
        if isinstance(box, QPlainTextEdit):
            return box.toPlainText()
        assert isinstance(box, QLineEdit)
        return box.text()

    def type_here(self, text: str) -> None:
        """Type where the focus is."""
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, text)

    def type_in(self, widget: QuestionWidget, text: str) -> None:
        """Type in a question's first box."""
        QTest.keyClicks(widget.first_box(), text)

    def settle(self) -> None:
        """Let what was asked for within this moment happen."""
        for _ in range(3):
            QApplication.processEvents()

    def follow_the_store(self) -> None:
        """Hear what the store tells, as the frame of the window does."""
        self._told = _Told()
        self._told.changed.connect(self.screen.refresh, Qt.ConnectionType.QueuedConnection)
        self.desk.store.subscribe(self._told.changed.emit)

    def desk_reads(self, key: str) -> object:
        """A stored answer as another reader finds it; None where there is none."""
        other = Interview.open(self.desk.store, page_id=self.page_id, catalogue=self.desk.catalogue)
        return other.answers.get(key)

    def labels(self) -> list[QLabel]:
        """Every label on the sheet."""
        return self.screen.sheet.findChildren(QLabel)

    def press(self, key: Qt.Key, box: QWidget | None = None) -> None:
        """Press one key in a box, or where the focus is."""
        target = box or QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)

    def leave(self) -> None:
        """Leave the screen: all is on the disk when this returns."""
        self.screen.leave()

    def reopened(self) -> PageDriver:
        """The same page on a new screen, read from the store."""
        self.dismiss()
        again = PageDriver(self.desk, self.person, page_id=self.page_id)
        self.screen = again.screen  # for dismissing it at the end
        return again

    def dismiss(self) -> None:
        """Leave the screen and have it go, as the frame does when another comes."""
        if isValid(self.screen):
            self.leave()
            focused = QApplication.focusWidget()
            if focused is not None:
                focused.clearFocus()
            self.screen.close()
            delete(self.screen)


def arthur(desk: Desk) -> PersonView:
    """Arthur Bevan, who hears on his left side."""
    return people.add_person(
        desk.store, name="Arthur Bevan", needs=["Large print", "Speak to his left side"]
    )
