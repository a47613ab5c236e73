"""Everything is written anew under a new key: how far it is, stopping it, and what came of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

from app.errors import AppError, Cancelled
from app.language import N_, Words
from app.ui import tasks
from app.ui.announce import announce
from app.ui.messages import Notice, sentence
from app.ui.pieces import Text, primary_button, quiet_button

if TYPE_CHECKING:
    from pathlib import Path

    from app.exchange.new_key import Part, Renewed, Told, Wanted
    from app.ui.house import Doors, House

_SAYS: Final[dict[Part, str]] = {
    "copy": N_("Writing everything anew…"),
    "check": N_("Checking what was written…"),
    "backup": N_("It has taken hold. Making a fresh backup…"),
}

Work = Callable[["Told"], "Renewed"]


def renewal(house: House, doors: Doors, wanted: Wanted, words: Words) -> Callable[[], None]:
    """Make the new key, off the main thread; what is given back is for when the store is closed.

    Raises as `get_ready`; nothing of the store is touched.
    """
    from pathlib import Path

    from app.exchange.new_key import get_ready, write_anew
    from app.security.cost import calibrated_cost

    ready = get_ready(
        house.home,
        wanted,
        council_key=house.policy.council_recovery_key,
        cost=doors.cost or calibrated_cost(),
        clock=house.clock,
        floor=doors.floor,
    )
    named = house.policy.second_backup_folder
    second = Path(named) if named else None

    def work(told: Told) -> Renewed:
        return write_anew(
            ready, house.home, clock=house.clock, told=told, second=second, floor=doors.floor
        )

    def begin() -> None:
        window = NewKeyWindow(words, work, parent=QApplication.activeWindow())
        window.begin()
        window.exec()
        reference = _log(house, window)
        tell_outcome(window, words, reference).exec()

    return begin


def _log(house: House, window: NewKeyWindow) -> str:
    """That it was done, or the kind of trouble; the number of one that nobody foresaw."""
    if window.bug is not None:
        return house.log.trouble(window.bug)
    if window.failure is not None:
        house.log.trouble(window.failure)
    elif window.renewed is not None:
        house.log.event("key_renewed", removed=window.renewed.removed)
        if window.renewed.trouble is not None:
            house.log.trouble(window.renewed.trouble)
    return ""


class NewKeyWindow(Notice):
    """How far it is, and stopping it as long as that can be; it closes only once all has ended."""

    heard = Signal(str, int, int)

    def __init__(self, words: Words, work: Work, *, parent: QWidget | None = None) -> None:
        stays = N_("If you stop it, everything stays as it is now. Leave the device switched on.")
        title = words.text(N_("A new key for everything"))
        super().__init__(title, words.text(stays), parent)
        self._words = words
        self._do = work
        self._part = ""
        self._stop = threading.Event()
        self._is_over = True
        self.renewed: Renewed | None = None
        self.failure: AppError | None = None
        self.bug: Exception | None = None
        """What nobody foresaw; it may have been before or after the new key took hold."""
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words.text(N_("How far it is")))
        self.says = Text(words.text(_SAYS["copy"]), kind="soft")
        self.body.addWidget(self.bar)
        self.body.addWidget(self.says)
        self.cancel = quiet_button(words.text(N_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        self.add_button(self.cancel)
        self.heard.connect(self.show_progress, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Begin on another thread."""

        def told(part: Part, done: int, total: int) -> None:
            if self._stop.is_set():
                raise Cancelled
            self.heard.emit(part, done, total)

        def work(_: tasks.Progress) -> Renewed | None:
            try:
                return self._do(told)
            except Cancelled:
                return None
            except AppError:
                raise
            except Exception as met:  # noqa: BLE001 - nobody could leave this window else
                self.bug = met
                return None

        self._is_over = False
        tasks.start(self, work, done=self._done, failed=self._failed)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, part: Part, done: int, total: int) -> None:
        """What is being done and how far it is; the last part cannot be stopped."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if self._stop.is_set() and part != "backup":
            return
        if part != self._part:
            self._part = part
            self.says.setText(self._words.text(_SAYS[part]))
            announce(self, self.says.text())
        if part == "backup":
            self.cancel.setEnabled(False)
            self.advice.setText(self._words.text(N_("Leave the device switched on.")))

    def reject(self) -> None:
        """Ask it to stop; the window stays until it has."""
        if self._is_over:
            super().reject()
            return
        self._stop.set()
        self.cancel.setEnabled(False)
        self.says.setText(self._words.text(N_("Stopping…")))
        announce(self, self.says.text())

    def _done(self, renewed: Renewed | None) -> None:
        self.renewed = renewed
        self._end()

    def _failed(self, error: AppError) -> None:
        self.failure = error
        self._end()

    def _end(self) -> None:
        self._is_over = True
        self.accept()


def tell_outcome(window: NewKeyWindow, words: Words, reference: str = "") -> Notice:
    """What came of it, and the way on: unlocking."""
    if window.bug is not None:
        title = words.text(N_("Something went wrong (reference {reference})."), reference=reference)
        kept = words.text(N_("Nothing that was saved is lost. Tell your IT team this number."))
        either = words.text(N_("Either the passphrase you had or the new one opens the records."))
        advice = f"{kept}\n\n{either}"
    elif window.renewed is not None:
        title = words.text(N_("Everything is under a new key"))
        advice = "\n\n".join(_came_of(window.renewed, words))
    elif window.failure is not None:
        title = words.text(N_("There is no new key"))
        still = words.text(N_("The passphrase and the code you had still open the records."))
        advice = f"{sentence(window.failure, words)}\n\n{still}"
    else:
        title = words.text(N_("Stopped. Nothing was changed."))
        advice = words.text(N_("The passphrase and the code you had still open the records."))
    notice = Notice(title, advice, window.parentWidget())
    on = primary_button(words.text(N_("Go on and unlock")))
    on.clicked.connect(notice.accept)
    notice.add_button(on)
    on.setFocus()
    announce(notice, advice, at_once=True)
    return notice


def _came_of(renewed: Renewed, words: Words) -> list[str]:
    """Sentences about what opens the records now, the fresh backup, and what is older."""
    told = [words.text(N_("The old passphrase and the old recovery code open nothing here."))]
    if renewed.trouble is not None:
        reason = sentence(renewed.trouble, words)
        told.append(words.text(N_("A fresh backup could not be made. {reason}"), reason=reason))
    elif renewed.is_second_away:
        told.append(
            words.text(
                N_("A fresh backup was made. The second folder could not be reached: older copies "
                   "may lie there.")
            )
        )  # fmt: skip
    else:
        told.append(words.text(N_("A fresh backup was made.")))
    if renewed.removed:
        told.append(
            words.plural(
                N_("{count} older backup was removed."),
                N_("{count} older backups were removed."),
                renewed.removed,
            )
        )
    if renewed.older:
        told.append(
            words.plural(
                N_("{count} older backup still opens with the passphrase of its day."),
                N_("{count} older backups still open with the passphrase of their day."),
                renewed.older,
            )
        )
    told += [_aside(folder, words) for folder in renewed.aside[-1:]]
    return told


def _aside(folder: Path, words: Words) -> str:
    """That a restore kept the store of its day aside."""
    said = N_("What was kept aside when a backup was restored still opens with the passphrase of "
              "its day: {folder}")  # fmt: skip
    return words.text(said, folder=folder)
