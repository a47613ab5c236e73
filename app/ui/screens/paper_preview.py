"""Print view of any paper: the very PDF, as pictures; printed or saved from memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.errors import AppError
from app.language import N_
from app.reports.document import Document
from app.reports.pdf import write_pdf
from app.reports.pdf_pictures import SheetPicture, pictures
from app.security.files import write_whole
from app.ui import tasks
from app.ui.held import clear_layout
from app.ui.layouts import Flow
from app.ui.messages import sentence
from app.ui.own_folder import in_documents
from app.ui.pieces import Hint, ScrollColumn, TroubleLine, primary_button, quiet_button
from app.ui.screens.painted_sheet import PaintedSheet, image_of
from app.ui.screens.panel import Panel
from app.ui.screens.printing import send_sheets

if TYPE_CHECKING:
    from app.ui.desk import Desk

SCREEN_DPI = 110
SIZES_PT = (12, 16, 18, 20, 24, 28)
"""How large the letters of a person's paper may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A paper ready to be looked at: its file, and its sheets as pictures."""

    data: bytes
    sheets: tuple[SheetPicture, ...]


def print_document(document: Document) -> Printed:
    """Write a paper and draw its sheets; off the main thread."""
    data = write_pdf(document).data
    return Printed(data=data, sheets=tuple(pictures(data, dots_per_inch=SCREEN_DPI)))


def save_file(path: str, data: bytes) -> None:
    """Write a file the worker chose to make. Raises an `AppError`."""
    write_whole(Path(path), data)


class PaperPreview(Panel):
    """A paper as its sheets, with what may be chosen about it in a row above."""

    def __init__(
        self,
        desk: Desk,
        *,
        parent: QWidget | None = None,
        choose_file: Callable[[], str] | None = None,
    ) -> None:
        super().__init__(1000, 760, spacing=8, parent=parent)
        self._desk = desk
        self.choose_file = choose_file or self._ask_for_file
        self._printed: Printed | None = None
        self._asked = 0
        self._printing: tasks.Task | None = None
        self.setProperty("kind", "ground")  # the sheets lie on it
        self.column.setContentsMargins(18, 14, 18, 14)
        self.note = Hint()
        self.trouble = TroubleLine()
        self._sheets = ScrollColumn(margin=0)

    def build(self, choices: tuple[QWidget, ...], *besides: QWidget) -> None:
        """Lay it out: the choices and the buttons, what is said, the sheets; and draw it."""
        words = self._desk.words
        bar = QWidget()
        flow = Flow(spacing=8)
        bar.setLayout(flow)
        self.print_button = primary_button(words.text(N_("Print…")), "printer")
        self.save_button = quiet_button(words.text(N_("Save as PDF…")), "file-text")
        self.close_button = quiet_button(words.text(N_("Close")))
        self.stop_button = quiet_button(words.text(N_("Cancel")))
        buttons = (self.print_button, self.stop_button, self.save_button, self.close_button)
        for widget in (*choices, *buttons):
            flow.addWidget(widget)
        self.stop_button.hide()
        self.stop_button.clicked.connect(self.stop_printing)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.accept)
        for widget in (bar, self.note, self.trouble, *besides):
            self.column.addWidget(widget)
        self.column.addWidget(self._sheets, 1)
        first = next((one for one in choices if not one.isHidden()), self.close_button)
        first.setFocus()
        self.draw()

    def printing(self) -> Callable[[], Printed]:
        """What makes the paper that is chosen now; it is called on another thread."""
        raise NotImplementedError

    def log(self, how: Literal["printed", "exported"]) -> None:
        """The paper was `printed` or `exported`."""
        raise NotImplementedError

    def told(self, sheets: int) -> str:
        """What is said once so many sheets are shown."""
        return self._desk.words.plural(
            N_("{count} sheet. This is the very paper that is kept and sent."),
            N_("{count} sheets. This is the very paper that is kept and sent."),
            sheets,
        )

    def file_name(self) -> str:
        """What a file of it may be called: nobody's name is in it."""
        raise NotImplementedError

    def draw(self, *_: object) -> None:
        """Write the paper anew and show it; what was asked for last is shown last."""
        self._asked += 1
        self.trouble.say("")
        self.print_button.setEnabled(False)
        self.save_button.setEnabled(False)
        self.note.setText(self._desk.words.text(N_("Drawing the paper…")))
        work = self.printing()
        tasks.start(
            self,
            lambda _: work(),
            done=partial(self._show, self._asked),
            failed=partial(self._failed, self._asked),
        )

    def _failed(self, asked: int, error: AppError) -> None:
        if asked == self._asked:
            self.note.setText("")
            self._say(error)

    def _say(self, error: AppError) -> None:
        self.trouble.say(sentence(error, self._desk.words))

    def _show(self, asked: int, printed: Printed) -> None:
        """Show the sheets, unless another paper was asked for meanwhile."""
        if asked != self._asked:
            return
        words = self._desk.words
        self._printed = printed
        clear_layout(self._sheets.body)
        total = len(printed.sheets)
        for number, sheet in enumerate(printed.sheets, start=1):
            name = words.text(N_("Sheet {number} of {total}"), number=number, total=total)
            painted = PaintedSheet(image_of(sheet), name=name, keeps=sheet)
            painted.setAccessibleDescription(sheet.text)
            self._sheets.body.addWidget(painted, 0, Qt.AlignmentFlag.AlignHCenter)
        self.note.setText(self.told(total))
        self.print_button.setEnabled(self._printing is None)
        self.save_button.setEnabled(True)

    @property
    def printed(self) -> Printed | None:
        """What is shown, once it is drawn."""
        return self._printed

    def _print(self) -> None:
        if self._printed is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Kitchen Table")
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        """Send the sheets to a printer. It is noted first: what left is known whatever comes."""
        if self._printed is None or self._printing is not None or not self.note_paper("printed"):
            return
        data, total = self._printed.data, len(self._printed.sheets)
        self.trouble.say("")
        self._show_printing(True)
        self._say_sheet(0, total)
        self._printing = tasks.start(
            self,
            partial(send_sheets, printer, data, total),
            done=partial(self._was_sent, self.after_printing()),
            failed=self._was_not_sent,
            progressed=self._say_sheet,
        )
        self.stop_button.setFocus()

    def _say_sheet(self, done: int, total: int) -> None:
        words = self._desk.words
        at = min(done + 1, total)
        self.note.setText(words.text(N_("Sheet {number} of {total}"), number=at, total=total))

    def _show_printing(self, is_on: bool) -> None:
        """While sheets are on their way they can be stopped, and nothing else is begun."""
        had_focus = self.stop_button.hasFocus()
        self.print_button.setEnabled(not is_on)
        self.stop_button.setVisible(is_on)
        if had_focus and not is_on:
            self.print_button.setFocus()

    def _end_printing(self) -> None:
        self._printing = None
        self._show_printing(False)
        self.note.setText(self.told(len(self._printed.sheets) if self._printed else 0))

    def _was_sent(self, then: Callable[[], object], is_sent: bool) -> None:
        self._end_printing()
        if is_sent:
            then()
            return
        self.trouble.say(
            self._desk.words.text(
                N_("The printer did not answer. Look whether it is on, then print again.")
            )
        )

    def _was_not_sent(self, error: AppError) -> None:
        self._end_printing()
        self._say(error)

    def stop_printing(self) -> None:
        """Have the printer forget what it has not printed yet."""
        if self._printing is not None:
            self._printing.cancel()
            self._end_printing()

    def after_printing(self) -> Callable[[], object]:
        """What is to be done once all the sheets of what is shown now went to the printer."""
        return _nothing

    def save(self) -> None:
        """Write the PDF where the worker says; a file they chose to make."""
        chosen = self.choose_file()
        if not chosen or self._printed is None:
            return
        try:
            save_file(chosen, self._printed.data)
        except AppError as error:
            self._say(error)
            return
        self.note.setText(self._desk.words.text(N_("Saved as a PDF. Anyone can open that file.")))
        self.note_paper("exported")

    def note_paper(self, how: Literal["printed", "exported"]) -> bool:
        """Log it; where that cannot be kept it is said, and False."""
        try:
            self.log(how)
        except AppError as error:
            self._say(error)
            return False
        return True

    def _ask_for_file(self) -> str:
        words = self._desk.words
        return QFileDialog.getSaveFileName(
            self, words.text(N_("Save as PDF")), in_documents(self.file_name()), "PDF (*.pdf)"
        )[0]


def _nothing() -> None:
    """Nothing more is to be done."""
