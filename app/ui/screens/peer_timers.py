"""Ten minutes among colleagues: five to tell, five to suggest, each begun by hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressBar

from app.language import N_, Words
from app.ui.announce import announce
from app.ui.layouts import in_a_row
from app.ui.pieces import Card, Hint, Text, TickBox, link_button, primary_button, set_kind

if TYPE_CHECKING:
    from app.ui.desk import Desk

SECONDS: Final = 300
TICK_MS: Final = 250


class Turn(StrEnum):
    """Where the ten minutes are."""

    READY = "ready"
    TELLING = "telling"
    BETWEEN = "between"
    SUGGESTING = "suggesting"
    OVER = "over"


_NEXT: Final = {
    Turn.READY: Turn.TELLING,
    Turn.TELLING: Turn.SUGGESTING,
    Turn.BETWEEN: Turn.SUGGESTING,
}
_AFTER: Final = {Turn.TELLING: Turn.BETWEEN, Turn.SUGGESTING: Turn.OVER}


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoTurns:
    """The two five minutes, reckoned from when each was begun; `began` in monotonic seconds."""

    turn: Turn = Turn.READY
    began: float = 0.0

    def begun(self, now: float) -> TwoTurns:
        """The next turn begins now; after the last everything is as at first."""
        following = _NEXT.get(self.turn)
        return TwoTurns() if following is None else TwoTurns(turn=following, began=now)

    def at(self, now: float) -> TwoTurns:
        """How it stands now: a turn whose time is up is over."""
        after = _AFTER.get(self.turn)
        is_up = after is not None and now - self.began >= SECONDS
        return TwoTurns(turn=after, began=now) if is_up and after is not None else self

    def left(self, now: float) -> int:
        """Whole seconds left of the turn; 0 while none runs."""
        if self.turn not in _AFTER:
            return 0
        return max(0, SECONDS - int(now - self.began))


_SAYS: Final = {
    Turn.READY: N_("Five minutes to tell, then five to suggest. Nobody is named."),
    Turn.BETWEEN: N_("Five minutes are over. Now listen: the others suggest."),
    Turn.OVER: N_("Ten minutes are over. Choose what you take up."),
}
_DOES: Final = {
    Turn.READY: N_("Begin five minutes to tell"),
    Turn.TELLING: N_("On to the suggestions"),
    Turn.BETWEEN: N_("Begin five minutes to suggest"),
    Turn.SUGGESTING: N_("Begin again"),
    Turn.OVER: N_("Begin again"),
}


class PeerTimers(Card):
    """Beside the page. The end of each turn is shown, said aloud, and heard if that is wanted."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(words.text(N_("Ten minutes")))
        self._words: Words = words
        self._clock = desk.clock
        self.turns = TwoTurns()
        self.rang = 0
        """How many ends were signalled."""
        self.time = Text(kind="turned")
        self.bar = QProgressBar()
        self.bar.setRange(0, SECONDS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words.text(N_("How much of the five minutes is over")))
        self.says = Text(kind="strong")
        self.next = primary_button("")
        self.stop = link_button(words.text(N_("Stop")))
        self.sound = TickBox(words.text(N_("With a sound at the end")))
        self.note = Hint(words.text(N_("The time runs on while the screen is covered.")))
        buttons = in_a_row(self.next, self.stop)
        for widget in (self.time, self.bar, self.says, buttons, self.sound, self.note):
            self.body.addWidget(widget)
        self.next.clicked.connect(self.begin_next)
        self.stop.clicked.connect(self.end)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.follow)
        self._show()

    def begin_next(self) -> None:
        """Begin the next turn now."""
        self.turns = self.turns.begun(self._clock.monotonic())
        if self.turns.turn is not Turn.READY:
            self._tick.start()
        self._show()

    def end(self) -> None:
        """As at first."""
        self._tick.stop()
        self.turns = TwoTurns()
        self._show()
        self.next.setFocus()

    def follow(self) -> None:
        """Show how much is left; signal a turn that is over, once."""
        before, self.turns = self.turns, self.turns.at(self._clock.monotonic())
        if self.turns.turn is not before.turn:
            self._tick.stop()
            self.rang += 1
        self._show()
        if self.turns.turn is not before.turn:
            announce(self, self.says.text(), at_once=True)
            if self.sound.isChecked():
                QApplication.beep()

    def _show(self) -> None:
        """What is left in figures and as a bar, what is to be done now, and the button."""
        words, turn = self._words, self.turns.turn
        left = self.turns.left(self._clock.monotonic())
        is_running = turn in _AFTER
        minutes, seconds = divmod(left, 60)
        text = N_("{time} left to tell") if turn is Turn.TELLING else N_("{time} left to suggest")
        self.time.setText(words.text(text, time=f"{minutes}:{seconds:02d}"))
        self.bar.setValue(SECONDS - left)
        for widget in (self.time, self.bar, self.stop, self.note):
            widget.setVisible(is_running)
        self.says.setText("" if is_running else words.text(_SAYS[turn]))
        self.says.setVisible(not is_running)
        set_kind(self.says, "due" if turn in _AFTER.values() else "")
        self.next.setText(words.text(_DOES[turn]))
        self.next.setVisible(turn is not Turn.SUGGESTING)
