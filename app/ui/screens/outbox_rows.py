"""The rows of the Outbox: what a package is, how it stands, and the card of a place it goes to."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import assert_never

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.views import PackageLine, PackageState
from app.language import N_, Words
from app.ui.layouts import FoldRow
from app.ui.outbox_watch import FolderState
from app.ui.pieces import Chip, Hint, RowButton, Text
from app.ui.screens.wording import size_words

COLUMNS = (
    (N_("About"), 5),
    (N_("What"), 7),
    (N_("Size"), 3),
    (N_("State"), 4),
    (N_("Note"), 7),
)


def state_words(state: PackageState, words: Words) -> str:
    """How a package stands, in a word or two."""
    match state:
        case "needs_council_number":
            return words.text(N_("Needs the council's number"))
        case "ready":
            return words.text(N_("Ready"))
        case "delivered":
            return words.text(N_("Delivered"))
        case "filed":
            return words.text(N_("Filed"))
        case "refused":
            return words.text(N_("Refused"))
        case _ as never:
            assert_never(never)


def state_chip(state: PackageState, words: Words) -> Chip:
    """How a package stands, as a chip."""
    text = state_words(state, words)
    match state:
        case "needs_council_number" | "ready":
            return Chip(text, "amber")
        case "delivered":
            return Chip(text, "teal")
        case "filed":
            return Chip(text, "blue")
        case "refused":
            return Chip(text, "red")
        case _ as never:
            assert_never(never)


def when_words(moment: datetime, words: Words) -> str:
    """A day and time in few signs: `20 Nov 16:10`."""
    day = words.date(moment.astimezone().date(), "short")
    return words.text(N_("{day} {time}"), day=day, time=words.time(moment))


def note_words(line: PackageLine, words: Words) -> str:
    """What more there is to say of a package."""
    match line.state:
        case "needs_council_number":
            return words.text(N_("fill it in under Details of the person"))
        case "ready":
            if line.reason:
                return words.text(line.reason)
            return words.text(N_("waiting for the folder"))
        case "delivered":
            when = when_words(line.delivered_at or line.made_at, words)
            return words.text(N_("{when} · checked, same bytes"), when=when)
        case "filed":
            when = when_words(line.delivered_at or line.made_at, words)
            return words.text(
                N_("{when} · council reference {number}"), when=when, number=line.reference
            )
        case "refused":
            return words.text(line.reason) if line.reason else ""
        case _ as never:
            assert_never(never)


def package_row(line: PackageLine, words: Words) -> RowButton:
    """A package as a row; pressing it opens the person."""
    papers = words.plural(N_("{count} paper"), N_("{count} papers"), line.documents)
    what = words.text(N_("{page} · {papers}"), page=line.what, papers=papers)
    size = size_words(line.size_bytes, words)
    note, state = note_words(line, words), state_words(line.state, words)
    practice = words.text(N_("Practice")) if line.is_practice else ""
    parts = (line.person_name, what, practice, size, state, note)
    row = RowButton(", ".join(part for part in parts if part))
    shares = [share for _, share in COLUMNS]
    row.add_label(Text(line.person_name, kind="strong"), shares[0])
    row.add_label(Text(what), shares[1])
    row.add_label(Text(size), shares[2])
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(state_chip(line.state, words))
    if practice:
        column.addWidget(Chip(practice, "plum"))
    column.addStretch(1)
    row.row.add(holder, shares[3])
    row.add_label(Hint(note), shares[4])
    return row


class DestinationRow(QWidget):
    """A place packages go to: its name, its folder, and whether it is there."""

    def __init__(
        self, words: Words, *, name: str, folder: Path, state: FolderState | None, is_fixed: bool
    ) -> None:
        super().__init__()
        fold = FoldRow(spacing=18)
        self.setLayout(fold)
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Text(name, kind="strong"))
        column.addWidget(Hint(str(folder)))
        if is_fixed:
            column.addWidget(Hint(words.text(N_("Set by your council."))))
        fold.add(place, 2)
        said, kind = folder_words(state, words)
        self.says = Text(said, kind=kind)
        fold.add(self.says, 3)


def folder_words(state: FolderState | None, words: Words) -> tuple[str, str]:
    """Whether a folder is there, in words, and the kind of text it is."""
    if state is None:
        return words.text(N_("Not looked at yet")), "soft"
    when = when_words(state.since, words)
    if state.is_there:
        return words.text(N_("Reachable, looked at {when}"), when=when), ""
    return words.text(N_("Not reachable since {when}"), when=when), "due"
