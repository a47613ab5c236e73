"""Last time you said: the person's own words then, and our promises, gone over beside the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework import promises
from app.casework.last_time import LastTime, OwnWords, last_time
from app.casework.views import PromiseView
from app.errors import AppError
from app.forms.questions import PromisesAsked
from app.forms.values import day_of
from app.language import N_, Words
from app.ui.announce import announce
from app.ui.layouts import Flow
from app.ui.pieces import Button, Card, Hint, Text, chip_button
from app.ui.questions.asking import Given
from app.ui.screens.row_list import Entry, RowList
from app.ui.screens.wording import breakable, story_day

if TYPE_CHECKING:
    from app.casework.interview import Interview
    from app.ui.desk import Desk
    from app.ui.screens.page_saving import Autosave
    from app.ui.screens.page_sheet import Sheet
    from app.ui.screens.page_side import PageSide

SAME, CHANGED, DONE = "same", "changed", "done"
_TEXTS: Final = {SAME: N_("Still so"), CHANGED: N_("Changed"), DONE: N_("Done")}


def promise_turned(promise: PromiseView, words: Words) -> str:
    """A promise as one says it to the person it was made to."""
    day, what = day_of(promise.by_when), promise.what
    by = words.date(day, "short") if day else ""
    match promise.who_kind:
        case "worker":
            text = N_("We said we would by {day}: {what}") if by else N_("We said we would: {what}")
        case "person":
            text = (
                N_("You said you would by {day}: {what}")
                if by
                else N_("You said you would: {what}")
            )
        case _ if promise.who_words:
            text = (
                N_("{who} was going to by {day}: {what}")
                if by
                else N_("{who} was going to: {what}")
            )
        case _:
            text = N_("Was to be by {day}: {what}") if by else N_("Was to be: {what}")
    return words.text(text, day=by, what=what, who=promise.who_words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A row of the card."""

    key: str
    """Of the question, or the promise's id."""
    about: str = ""
    said: str
    answers: tuple[str, ...]
    """What may be said of it now."""
    given: str = ""


class LastTimeCard(Card):
    """What was said and promised, each with what may be said of it now."""

    chosen = Signal(str, str)
    """The key of a row, and `same`, `changed` or `done`."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.text(N_("Last time you said")))
        self._words = words
        self.when = Hint()
        self.rows = RowList()
        self.body.addWidget(self.when)
        self.body.addWidget(self.rows)

    def show_rows(self, when: str, rows: list[Said]) -> None:
        """Show when it was said, and each row; without rows nothing is shown."""
        self.when.setText(when)
        self.rows.show_entries(
            [Entry(key=row.key, made_of=row, make=partial(self._make_row, row)) for row in rows]
        )
        self.setVisible(bool(rows))

    def _make_row(self, row: Said) -> QWidget:
        """What it is about, what was said, and the answers there are."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        if row.about:
            column.addWidget(Hint(row.about))
        column.addWidget(Text(breakable(row.said)))
        if row.answers:
            chips = QWidget()
            flow = Flow(spacing=6)
            chips.setLayout(flow)
            for answer in row.answers:
                flow.addWidget(self._chip(row, answer))
            column.addWidget(chips)
        return holder

    def _chip(self, row: Said, answer: str) -> Button:
        text = self._words.text(_TEXTS[answer])
        chip = chip_button(text)
        chip.setChecked(answer == row.given)
        said = " ".join(row.said.split())
        chip.setAccessibleName(self._words.text(N_("{answer}: {said}"), answer=text, said=said))
        chip.clicked.connect(partial(self._press, chip, row, answer))
        return chip

    def _press(self, chip: Button, row: Said, answer: str) -> None:
        """What is pressed follows from what is kept, not from having been pressed."""
        chip.setChecked(answer == row.given)
        self.chosen.emit(row.key, answer)


class GoingOver(QObject):
    """Keeps the card in step with the page, and does what is said of each row."""

    answered = Signal(str, object)
    """A question's key and a `Given`: their words of then stand in its box now."""
    trouble = Signal(object)
    rearranged = Signal()

    def __init__(
        self,
        desk: Desk,
        interview: Interview,
        sheet: Sheet,
        side: PageSide,
        saving: Autosave,
        *,
        called: str,
    ) -> None:
        super().__init__(sheet)
        self._desk = desk
        self._called = called
        self._interview = interview
        self._sheet = sheet
        self._side = side
        self._saving = saving
        self._last: LastTime | None = None
        self._kept_open: frozenset[str] = frozenset()
        self.card: LastTimeCard | None = None
        self.read()

    def read(self) -> None:
        """Read again what was said and promised before this page; a finished one is gone over.

        Beside a page that names nobody it stays away: colleagues look on.
        """
        interview, self._last = self._interview, None
        if interview.state == "draft" and not interview.page.is_nameless:
            self._last = last_time(
                self._desk.store,
                person_id=interview.person_id,
                before_page_id=interview.page_id,
                catalogue=self._desk.catalogue,
            )
        self.follow()

    def follow(self, _left: str = "") -> None:
        """Show what stands in the boxes now; called whenever one is left."""
        last = self._last
        if last is None and self.card is None:
            return
        card = self.card or self._made()
        if last is None:
            card.show_rows("", [])
            return
        words, today = self._desk.words, self._desk.clock.today()
        rows = [self._words_row(said) for said in last.said]
        rows += [self._promise_row(promise) for promise in last.promises]
        card.show_rows(words.text(N_("On {day}"), day=story_day(last.on_date, today, words)), rows)

    def _made(self) -> LastTimeCard:
        """The card: most pages have none."""
        card = LastTimeCard(self._desk.words)
        card.chosen.connect(self._choose)
        card.rows.rearranged.connect(self.rearranged)
        self._side.add_last_time(card)
        self.card = card
        return card

    def _words_row(self, said: OwnWords) -> Said:
        question = self._interview.page.question(said.key)
        about = self._desk.words.text(said.ask, name=self._called)
        is_here = question is not None and self._interview.is_visible(said.key)
        now = self._now(said.key)
        given = SAME if said.text in now else CHANGED if now else ""
        answers = (SAME, CHANGED) if is_here else ()
        return Said(key=said.key, about=about, said=f"“{said.text}”", answers=answers, given=given)

    def _promise_row(self, promise: PromiseView) -> Said:
        return Said(
            key=promise.id,
            said=promise_turned(promise, self._desk.words),
            answers=(SAME, CHANGED, DONE),
            given=SAME if promise.id in self._kept_open else "",
        )

    def _now(self, key: str) -> str:
        value = self._interview.answers.get(key)
        return value.strip() if isinstance(value, str) else ""

    # What is said of a row

    def _choose(self, key: str, answer: str) -> None:
        """Do what an answer to a row asks for."""
        last = self._last
        if last is None:
            return
        said = next((one for one in last.said if one.key == key), None)
        if said is not None and answer == SAME:
            self._still_so(said)
        elif said is not None:
            self._sheet.go_to(key)
        elif answer == SAME:
            self._kept_open ^= {key}
        elif answer == DONE:
            self._done(key)
        else:
            self._to_promises()
        self.follow()

    def _still_so(self, said: OwnWords) -> None:
        """Put their words of then into the box, below what they have said already."""
        words, now = self._desk.words, self._now(said.key)
        if said.text in now:
            return
        whose, _ = self._interview.whose(said.key)
        if now and whose != said.whose:  # one voice is never turned into another
            self._sheet.go_to(said.key)
            announce(self._side, words.text(N_("Somebody else's words stand here already.")))
            return
        value = f"{now}\n{said.text}" if now else said.text
        self._saving.left(said.key)  # what was typed before is a step of its own
        self._sheet.show_answer(said.key, value, said.whose, "")
        self.answered.emit(said.key, Given(value=value, whose=said.whose))
        self._saving.left(said.key)
        announce(self._side, words.text(N_("Kept. Ctrl+Z takes it back.")))

    def _done(self, promise_id: str) -> None:
        """It took: nobody is asked about it any more."""
        try:
            promises.answer_did_it_take(self._desk.store, promise_id=promise_id, answer="yes")
        except AppError as error:
            self.trouble.emit(error)
            return
        announce(self._side, self._desk.words.text(N_("Kept. Ctrl+Z takes it back.")))
        self.read()

    def _to_promises(self) -> None:
        for question in self._interview.page.questions():
            if isinstance(question, PromisesAsked):
                self._sheet.go_to(question.key)
                return
