"""Print view of the map: for whom it is decides what is on it; what is left out is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QFileDialog, QWidget

from app.casework.access import log_paper
from app.casework.map_views import EcomapView
from app.exchange.ecomap_files import FileKind, as_csv, as_png, file_name
from app.language import N_, Words
from app.reports.document import Document
from app.reports.ecomap import blank_map, compose
from app.reports.ecomap_shown import Audience, left_out, shown_to
from app.reports.ecomap_svg import svg
from app.ui import tasks
from app.ui.own_folder import in_documents
from app.ui.pieces import Hint, TickBox
from app.ui.questions.pick import PickButton
from app.ui.screens.paper_preview import PaperPreview, Printed, print_document, save_file

if TYPE_CHECKING:
    from app.ui.desk import Desk

Paper = Literal["full", "person", "sharing", "blank"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which paper of a map is wanted."""

    view: EcomapView
    paper: Paper
    words: Words
    show_hard: bool

    @property
    def audience(self) -> Audience:
        """Whose eyes it is for."""
        return "full" if self.paper == "blank" else self.paper


def print_map(wanted: Wanted) -> Printed:
    """Write a paper of the map and draw its sheets; off the main thread."""
    if wanted.paper == "blank":
        return print_document(blank_map(wanted.view, wanted.words))
    return print_document(_paper(wanted))


def _paper(wanted: Wanted) -> Document:
    return compose(
        wanted.view, audience=wanted.audience, words=wanted.words, show_hard=wanted.show_hard
    )


def file_of(wanted: Wanted, kind: FileKind) -> bytes:
    """A file of the map; off the main thread."""
    shown = shown_to(wanted.view, wanted.audience, show_hard=wanted.show_hard)
    match kind:
        case "svg":
            return svg(shown, words=wanted.words)
        case "csv":
            return as_csv(shown, words=wanted.words)
        case _:
            return as_png(_paper(wanted))


class EcomapPreview(PaperPreview):
    """The very paper, for the team, for the person, for sharing, or to draw by hand."""

    def __init__(
        self,
        desk: Desk,
        view: EcomapView,
        *,
        paper: Paper = "person",
        shareable: EcomapView | None = None,
        parent: QWidget | None = None,
        choose_file: Callable[[], str] | None = None,
    ) -> None:
        """`shareable` is what the papers of others than the team are made of, if not the same."""
        super().__init__(desk, parent=parent, choose_file=choose_file)
        self._view = view
        self._shareable = shareable or view
        words = desk.words
        self.paper = PickButton(
            words,
            (
                ("person", words.text(N_("{name}'s paper"), name=view.called)),
                ("full", words.text(N_("The team's paper"))),
                ("sharing", words.text(N_("For sharing"))),
                ("blank", words.text(N_("A blank map to draw by hand"))),
            ),
            name=words.text(N_("Which paper")),
        )
        self.paper.show_value(paper)
        self.hard = TickBox(words.text(N_("Show ties that are hard")))
        self.files = PickButton(
            words,
            (
                ("", words.text(N_("Save in another form…"))),
                ("svg", words.text(N_("As a drawing (SVG)"))),
                ("png", words.text(N_("As a picture (PNG)"))),
                ("csv", words.text(N_("As a table (CSV)"))),
            ),
            name=words.text(N_("Other files")),
        )
        self.left_out = Hint()
        self.paper.picked.connect(self.draw)
        self.hard.clicked.connect(self.draw)
        self.files.picked.connect(self._file_picked)
        self.build((self.paper, self.hard, self.files), self.left_out)

    @property
    def wanted(self) -> Wanted:
        """What is chosen; the person's own papers are in their language."""
        paper: Paper = "person"
        match self.paper.value:
            case "full":
                paper = "full"
            case "sharing":
                paper = "sharing"
            case "blank":
                paper = "blank"
            case _:
                pass
        is_theirs = paper in {"person", "blank"}
        return Wanted(
            view=self._view if paper == "full" else self._shareable,
            paper=paper,
            words=Words(self._view.language) if is_theirs else self._desk.words,
            show_hard=paper == "person" and self.hard.isChecked(),
        )

    def printing(self) -> Callable[[], Printed]:
        """The paper that is chosen; what it leaves out is said above it."""
        wanted = self.wanted
        self.hard.setVisible(wanted.paper == "person")
        self.files.setVisible(wanted.paper != "blank")
        words = self._desk.words
        lines = left_out(wanted.view, wanted.audience, words, show_hard=wanted.show_hard)
        said = words.text(N_("Left out: {what}"), what=" · ".join(lines)) if lines else ""
        self.left_out.setText(said)
        self.left_out.setVisible(bool(lines))
        return partial(print_map, wanted)

    def told(self, sheets: int) -> str:
        """How many there are."""
        return self._desk.words.plural(
            N_("{count} sheet, as it prints."), N_("{count} sheets, as they print."), sheets
        )

    def file_name(self) -> str:
        """The day alone."""
        return file_name("pdf", self._view.day)

    def log(self, how: Literal["printed", "exported"]) -> None:
        """Note that it was printed or saved."""
        log_paper(self._desk.store, person_id=self._view.person_id, how=how)

    # Other files

    def _file_picked(self, kind: object) -> None:
        self.files.show_value("")
        kinds: tuple[FileKind, ...] = ("svg", "png", "csv")
        for one in kinds:
            if one == kind:
                self.save_as(one)

    def save_as(self, kind: FileKind, path: str = "") -> None:
        """Write the map in another form, where the worker says."""
        words = self._desk.words
        chosen = (
            path
            or QFileDialog.getSaveFileName(
                self,
                words.text(N_("Save the map")),
                in_documents(file_name(kind, self._view.day)),
                f"{kind.upper()} (*.{kind})",
            )[0]
        )
        if not chosen:
            return
        wanted = self.wanted

        def write(_: tasks.Progress) -> None:
            save_file(chosen, file_of(wanted, kind))

        tasks.start(self, write, done=self._saved, failed=self._say)

    def _saved(self, _: None) -> None:
        self.note.setText(self._desk.words.text(N_("Saved. Anyone can open that file.")))
        self.note_paper("exported")
