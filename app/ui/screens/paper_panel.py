"""A paper to look at, print or save: its sheets as they print, made off the main thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from app.casework.access import log_paper
from app.errors import AppError
from app.language import N_
from app.reports.document import Document
from app.reports.pdf import write_pdf
from app.reports.pdf_pictures import pictures
from app.security.files import write_whole
from app.ui import tasks
from app.ui.layouts import Flow
from app.ui.messages import open_as_large, sentence
from app.ui.own_folder import in_documents
from app.ui.pieces import (
    Hint,
    ScrollColumn,
    SectionHeading,
    Text,
    TickBox,
    TroubleLine,
    primary_button,
    quiet_button,
)
from app.ui.questions.pick import PickButton
from app.ui.screens.preview import SCREEN_DPI, Printed, SheetPictureLabel, image_of
from app.ui.screens.row_list import tab_in_reading_order

if TYPE_CHECKING:
    from app.ui.desk import Desk

LANGUAGES: Final = (("en", N_("In English")), ("cy", N_("In Welsh")))
Making = Callable[[], Document]
"""Composes the paper; called on another thread, so it holds all it needs."""


class PaperPanel(QDialog):
    """One paper, what one may choose of it, and Print and Save.

    `options` are pick buttons and ticks that stand in the bar; each change draws the paper anew.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        heading: str,
        file_name: str,
        options: Sequence[PickButton | TickBox] = (),
        making: Callable[[], Making],
        person_ids: Sequence[str] = (),
        said: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`file_name` names nobody; `person_ids`: in whose records printing is logged."""
        super().__init__(parent)
        self._desk = desk
        self._file_name = file_name
        self._making = making
        self._person_ids = tuple(person_ids)
        self.choose_file: Callable[[], str] = self._ask_for_file
        self._asked = 0
        self.printed: Printed | None = None
        self.setWindowTitle("Kitchen Table")
        self.setModal(True)
        self.setProperty("kind", "ground")
        open_as_large(self, 1000, 760)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(SectionHeading(heading))
        if said:
            column.addWidget(Text(said, kind="soft"))
        column.addWidget(self._make_bar(options))
        self.note = Hint()
        self.trouble = TroubleLine()
        column.addWidget(self.note)
        column.addWidget(self.trouble)
        self._sheets = ScrollColumn(margin=0)
        column.addWidget(self._sheets, 1)
        tab_in_reading_order(self)
        self.draw()

    def _make_bar(self, options: Sequence[PickButton | TickBox]) -> QWidget:
        """What may be chosen, and what may be done."""
        words = self._desk.words
        bar = QWidget()
        flow = Flow(spacing=8)
        bar.setLayout(flow)
        self.print_button = primary_button(words.text(N_("Print…")), "printer")
        self.save_button = quiet_button(words.text(N_("Save as PDF…")), "file-text")
        self.close_button = quiet_button(words.text(N_("Close")))
        for option in options:
            if isinstance(option, PickButton):
                option.picked.connect(self.draw)
            else:
                option.toggled.connect(self.draw)
        for widget in (*options, self.print_button, self.save_button, self.close_button):
            flow.addWidget(widget)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.accept)
        return bar

    def draw(self, *_: object) -> None:
        """Write the paper anew and show it; what was asked for last is shown last."""
        self._asked += 1
        self.trouble.say("")
        for button in (self.print_button, self.save_button):
            button.setEnabled(False)
        self.note.setText(self._desk.words.text(N_("Drawing the paper…")))
        making = self._making()
        tasks.start(
            self,
            lambda _: _printed(making),
            done=partial(self._show, self._asked),
            failed=self._failed,
        )

    def _failed(self, error: AppError) -> None:
        self.note.setText("")
        self.trouble.say(sentence(error, self._desk.words))

    def _show(self, asked: int, printed: Printed) -> None:
        """Show the sheets, unless another paper was asked for meanwhile."""
        if asked != self._asked:
            return
        words = self._desk.words
        self.printed = printed
        while (item := self._sheets.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        total = len(printed.sheets)
        for number, sheet in enumerate(printed.sheets, start=1):
            label = SheetPictureLabel(QPixmap.fromImage(image_of(sheet)))
            name = words.text(N_("Sheet {number} of {total}"), number=number, total=total)
            label.setAccessibleName(name)
            label.setAccessibleDescription(sheet.text)
            self._sheets.body.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self.note.setText(words.plural(N_("{count} sheet."), N_("{count} sheets."), total))
        for button in (self.print_button, self.save_button):
            button.setEnabled(True)

    def _print(self) -> None:
        if self.printed is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Kitchen Table")
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        """Send the sheets to a printer from memory; nothing is written to a file on the way."""
        if self.printed is None:
            return
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            said = N_("The printer did not answer. Look whether it is on, then print again.")
            self.trouble.say(self._desk.words.text(said))
            return
        dots = float(min(printer.resolution(), 300))
        for number, sheet in enumerate(pictures(self.printed.data, dots_per_inch=dots)):
            if number:
                printer.newPage()
            whole = printer.pageLayout().paintRectPixels(printer.resolution())
            painter.drawImage(whole, image_of(sheet))
        painter.end()
        self._log("printed")

    def save(self) -> None:
        """Write the PDF where the worker says; a file they chose to make."""
        chosen = self.choose_file()
        if not chosen or self.printed is None:
            return
        try:
            write_whole(Path(chosen), self.printed.data)
        except AppError as error:
            self.trouble.say(sentence(error, self._desk.words))
            return
        self._log("exported")
        self.note.setText(self._desk.words.text(N_("Saved as a PDF. Anyone can open that file.")))

    def _ask_for_file(self) -> str:
        words = self._desk.words
        return QFileDialog.getSaveFileName(
            self, words.text(N_("Save as PDF")), in_documents(self._file_name), "PDF (*.pdf)"
        )[0]

    def _log(self, how: str) -> None:
        for person_id in self._person_ids:
            log_paper(self._desk.store, person_id=person_id, how=how)


def _printed(making: Making) -> Printed:
    """The paper written, and its sheets drawn."""
    data = write_pdf(making()).data
    return Printed(data=data, sheets=tuple(pictures(data, dots_per_inch=SCREEN_DPI)))
