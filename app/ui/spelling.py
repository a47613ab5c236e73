"""Spelling in the boxes of a window: opened in a quiet moment once somebody writes."""

from __future__ import annotations

import threading
from itertools import count
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.language import N_
from app.ui.jotting import is_beside
from app.ui.writing import GrowingText

if TYPE_CHECKING:
    from app.casework.spelling import Speller
    from app.ui.shell import Shell
    from app.ui.spelling_marks import BoxMarks

QUIET_MS: Final = 600
"""Milliseconds in a box without a key before a dictionary is opened: it holds up a key meanwhile.

Opening takes a tenth of a second, once in a language, and the library does not let others go on.
"""
_HEARD_OF: Final = frozenset({"setting", "person", "member"})
"""Tables that say what is right: words one added, and names."""


class Spellers(QObject):
    """The spellers that were opened: another language or theme is another frame, not another load.

    A child of the window, which stays as long as the program runs.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._opened: dict[str, Speller | None] = {}
        self._opening = threading.Lock()

    @classmethod
    def of_window(cls, window: QWidget) -> Spellers:
        """The one of this window."""
        return window.findChild(cls) or cls(window)

    def is_open(self, language: str) -> bool:
        """Whether a language was asked for."""
        return language in self._opened

    def speller(self, language: str) -> Speller | None:
        """The speller of a language, opened if need be (slow); None where there is none."""
        from app.casework.spelling import speller_for

        with self._opening:
            if language not in self._opened:
                self._opened[language] = speller_for(language)
            return self._opened[language]


class Spelling(QObject):
    """Hears in which box one writes, and has words marked in it that may be misspelt."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._box: GrowingText | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._begin)
        self._is_missing = False
        self._numbers = count(1)
        if shell.desk.settings.marks_spelling:
            shell.place_keeper.entered.connect(self._entered)
        shell.told.changed.connect(self._store_changed)

    def _entered(self, entered: object) -> None:
        """Another box is written in; the one before needs nothing more."""
        if self._box is not None and isValid(self._box):
            self._box.textChanged.disconnect(self._quiet.start)
        self._box = entered if isinstance(entered, GrowingText) and entered.is_spelt else None
        self._quiet.stop()
        if self._box is not None:
            self._box.textChanged.connect(self._quiet.start)
            self._quiet.start()

    def _begin(self) -> None:
        """Find out in which language one writes here and who is in sight, and mark."""
        box = self._box
        if box is None or not isValid(box):
            return
        from app.ui.spelling_marks import BoxMarks, marks_of

        if box.isReadOnly():
            return
        box.textChanged.disconnect(self._quiet.start)  # from now on the marks follow by themselves
        self._box = None
        marks = marks_of(box)
        if marks is None:
            marks = BoxMarks(box, self._shell.desk)
            marks.said.connect(self._shell.status.say_done)
        marks.scope, marks.is_jot = self.scope(), is_beside(box)
        self._ask([marks])

    def _ask(self, boxes: list[BoxMarks]) -> None:
        """Have the speller for these boxes, which are about the same, brought to their marks.

        What one of them is about is what was in front when it was entered: it may be another now.
        """
        from app.casework import own_words
        from app.casework.spelling import Accepted
        from app.errors import AppError
        from app.ui import tasks

        desk = self._shell.desk
        (person_id, page_id), is_jot = boxes[0].scope, boxes[0].is_jot
        number = next(self._numbers)
        for marks in boxes:
            marks.asked = number
        spellers = Spellers.of_window(self._shell.window())

        def work(_: tasks.Progress) -> Speller | None:
            sight = own_words.in_sight(
                desk.store,
                person_id=person_id,
                page_id=page_id,
                screen_language=desk.settings.language,
                is_jot=is_jot,
            )
            speller = spellers.speller(sight.language)
            if speller is None:
                return None
            own = frozenset(own_words.own_words(desk.store))
            return speller.accepting(Accepted(own=own, names=sight.names))

        def done(speller: Speller | None) -> None:
            self._is_missing = speller is None
            for marks in waiting():
                marks.take(speller)

        def failed(_: AppError) -> None:
            """A store in trouble says so where the worker is; words stay as they are marked."""
            for marks in waiting():
                marks.wait_no_more()

        def waiting() -> list[BoxMarks]:
            """Those that are still there and have asked for nothing newer."""
            return [marks for marks in boxes if isValid(marks) and marks.asked == number]

        tasks.start(self, work, done=done, failed=failed)

    def scope(self) -> tuple[str | None, str | None]:
        """Whose record one writes in; on a visit nobody else's."""
        screen = self._shell.screen_in_front()
        here = (None, None) if screen is None else screen.undo_scope()
        person_id, page_id = self._shell.jotting.scope(here)
        visit = self._shell.desk.visit
        return (person_id if visit is None else visit.person_id), page_id

    def _store_changed(self, changed: object) -> None:
        """A word was added or taken away somewhere, or who is in sight has changed."""
        entities: frozenset[tuple[str, str]] = getattr(changed, "entities", frozenset())
        tables = {table for table, _ in entities}
        if getattr(changed, "origin", None) is not None:
            tables.discard("setting")  # where one is, kept with every box that is entered
        if tables & _HEARD_OF:
            about: dict[object, list[BoxMarks]] = {}
            for box in self._shell.findChildren(GrowingText):
                marks = self._marks(box)
                if marks is not None:
                    about.setdefault((marks.scope, marks.is_jot), []).append(marks)
            for boxes in about.values():
                self._ask(boxes)

    def _marks(self, box: GrowingText) -> BoxMarks | None:
        from app.ui.spelling_marks import marks_of

        return marks_of(box)

    def go_next(self) -> None:
        """To the next marked word of the box one writes in; else say why there is none."""
        from app.ui.announce import announce

        box, words = QApplication.focusWidget(), self._shell.desk.words
        marks = self._marks(box) if isinstance(box, GrowingText) else None
        if not self._shell.desk.settings.marks_spelling:
            said = words.text(N_("Words are not marked now. Settings can turn it on."))
        elif self._is_missing:
            said = words.text(N_("Spelling cannot be checked on this computer."))
        elif marks is None:
            said = words.text(N_("No box is marked here. F7 works where you write several lines."))
        else:
            marks.go_next()
            return
        self._shell.status.say_done(said)
        announce(self._shell, said)
