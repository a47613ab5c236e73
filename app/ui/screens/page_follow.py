"""What follows from the words on a page: which questions are asked, what waits, how full it is."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.casework import network
from app.casework.interview import TALKED_ON
from app.casework.views import MemberView
from app.errors import Refused
from app.forms.conditions import holds
from app.forms.questions import Prose, Signature
from app.forms.values import day_of
from app.forms.vocabulary import PLACES, label
from app.language import N_
from app.ui.screens.page_gauge import Gauge, Gauged
from app.ui.screens.page_sheet import Sheet
from app.ui.screens.page_side import PageSide

if TYPE_CHECKING:
    from app.casework.interview import Interview
    from app.ui.desk import Desk

QUIET_MS = 300
AFTER_MS = 10
"""After the letter is on the screen; a timer of 0 comes before it has been painted."""


class PageFollower(QObject):
    """Keeps sheet and side in step with the interview, after the letter is on the screen."""

    def __init__(
        self, desk: Desk, interview: Interview, sheet: Sheet, side: PageSide, called: str
    ) -> None:
        super().__init__(sheet)
        self._desk = desk
        self._interview = interview
        self._sheet = sheet
        self._side = side
        self._called = called
        self._gauge: Gauge | None = None
        self.gauged: Gauged | None = None
        self._is_behind = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER_MS)
        self._soon.timeout.connect(self.follow)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.measure)

    def soon(self) -> None:
        """Follow once the keys that wait have been taken."""
        self._soon.start()

    def show_state(self, *, is_draft: bool) -> None:
        """Measure a draft; a finished page is as full as it is."""
        self._gauge = Gauge(self._desk, self._interview.page_id) if is_draft else None
        self._side.gauge.setVisible(is_draft)
        self._side.openers.offer(is_draft)

    def gather_soon(self) -> None:
        """Read them again in the next quiet moment: somebody is writing in a row of the page."""
        self._is_behind = True
        self.soon()

    def gather(self) -> None:
        """Read again what the papers need besides the answers: promises and people."""
        self._is_behind = False
        # A page undone out of being is about to be left: until then what was measured stands.
        with suppress(Refused):
            if self._gauge is not None:
                self._gauge.gather()

    def follow(self) -> None:
        """Bring everything in step now."""
        self._show_rules()
        self.show_meta()
        if self._gauge is None:
            return
        # With every key the fuller paper; the other in the next quiet moment.
        answers, whose = self._interview.answers, self._interview.whose_words()
        self._show_gauged(self._gauge.follow(answers, whose))
        self._quiet.start()

    def measure(self) -> None:
        """Measure both papers whole."""
        if self._is_behind:
            self.gather()
        if self._gauge is not None:
            answers, whose = self._interview.answers, self._interview.whose_words()
            self._show_gauged(self._gauge.measure(answers, whose))

    def _show_gauged(self, gauged: Gauged) -> None:
        self.gauged = gauged
        self._side.gauge.show_fullness(gauged.share, gauged.pages, gauged.large_print_pages)

    def _show_rules(self) -> None:
        """Show the questions the answers call for, and what can wait."""
        self._sheet.show_visible(frozenset(q.key for q in self._interview.visible()))
        waiting = self._interview.completeness().waiting
        self._side.gauge.show_waiting(self._sheet.show_waiting(waiting))

    def waiting_words(self) -> str:
        """How many things of afterwards can wait; empty where none does."""
        count = len(self._interview.completeness().waiting)
        if not count:
            return ""
        return self._desk.words.plural(
            N_("{count} thing of Afterwards can wait."),
            N_("{count} things of Afterwards can wait."),
            count,
        )

    def show_people(self, members: tuple[MemberView, ...]) -> None:
        """Count the person's people beside the page."""
        count = network.count_network(members)
        is_shown = not self._interview.page.is_nameless
        said = network.count_sentence(count, self._desk.words) if is_shown else ""
        self._side.people.show_sentence(said)

    def show_openers(self, key: str) -> None:
        """Offer what one may ask at this question, else what the page offers."""
        question = self._interview.page.question(key)
        openers = question.openers if isinstance(question, Prose) else ()
        shown = openers or self._interview.page.openers
        words = self._desk.words
        self._side.openers.show_openers(tuple(words.text(o, name=self._called) for o in shown))

    def show_meta(self) -> None:
        """Say when and where at the head of the sheet; by phone nothing is signed."""
        words, answers = self._desk.words, self._interview.answers
        day = day_of(answers.get(TALKED_ON))
        given = answers.get("place")
        place = given if isinstance(given, dict) else {}
        said = [words.date(day, "medium")] if day else []
        if place.get("kind"):
            said.append(words.text(label(PLACES, place["kind"])))
        if place.get("words"):
            said.append(str(place["words"]))
        self._sheet.meta.setText(" · ".join(said))
        self._sheet.show_by_phone(self._is_said_aloud())

    def _is_said_aloud(self) -> bool:
        """Whether agreement can only be said aloud, as by phone."""
        return any(
            isinstance(question, Signature)
            and question.aloud is not None
            and holds(question.aloud, self._interview.answers)
            for question in self._interview.page.questions()
        )
