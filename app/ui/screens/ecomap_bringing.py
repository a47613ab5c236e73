"""Bringing in a map from a file: read beside the window, then said line by line what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.exchange.easynwk import LARGEST, TakenIn, take_in
from app.language import N_, Words
from app.security.files import file_trouble
from app.ui import tasks
from app.ui.messages import Notice
from app.ui.own_folder import in_documents
from app.ui.pieces import Hint, primary_button
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.errors import AppError
    from app.ui.desk import Desk

_MOST_TOLD: Final = 40


def chosen_map(desk: Desk, parent: QWidget) -> str:
    """The file the worker chooses; empty for none."""
    words = desk.words
    return QFileDialog.getOpenFileName(
        parent, words.text(N_("Bring in a map")), in_documents(""), "easyNWK (*.json)"
    )[0]


def read_file(path: Path) -> bytes:
    """As much of a file as may be taken in, and one more. Raises an `AppError`."""
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        raise file_trouble(error) from error


def begin_bringing(
    desk: Desk,
    owner: QObject,
    person_id: str,
    path: Path,
    *,
    done: Callable[[TakenIn], None],
    failed: Callable[[AppError], None],
) -> None:
    """Take in the map of a file, off the main thread, as one step."""

    def work(_: tasks.Progress) -> TakenIn:
        return take_in(desk.store, person_id=person_id, data=read_file(path))

    tasks.start(owner, work, done=done, failed=failed)


class BroughtIn(Notice):
    """What came of it: who was added, and what was left out and why."""

    def __init__(self, words: Words, taken: TakenIn, parent: QWidget | None) -> None:
        added = words.plural(
            N_("{count} person was brought in."),
            N_("{count} people were brought in."),
            len(taken.added),
        )
        ties = words.plural(N_("{count} tie."), N_("{count} ties."), taken.ties)
        back = words.text(N_("Ctrl+Z takes it back."))
        super().__init__(added, f"{ties} {back}" if taken.added else "", parent)
        for one in taken.set_aside[:_MOST_TOLD]:
            self.body.addWidget(
                Hint(
                    breakable(
                        words.text(
                            N_("Left out: {name}. {why}"),
                            name=one.name or one.where,
                            why=words.say(one.reason),
                        )
                    )
                )
            )
        rest = len(taken.set_aside) - _MOST_TOLD
        if rest > 0:
            said = words.plural(N_("And {count} more."), N_("And {count} more."), rest)
            self.body.addWidget(Hint(said))
        close = primary_button(words.text(N_("Close")))
        close.clicked.connect(self.accept)
        self.add_button(close)
        close.setFocus()
