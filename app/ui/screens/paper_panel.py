"""A paper that is no page's, looked at as it prints; printed or saved from memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from app.casework.views import Audience
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
    RadioChoice,
    ScrollColumn,
    TroubleLine,
    primary_button,
    quiet_button,
)
from app.ui.screens.preview import SCREEN_DPI, Printed, SheetPictureLabel, image_of

if TYPE_CHECKING:
    from app.ui.desk import Desk


def print_document(document: Document) -> Printed:
    """Write a paper and draw its sheets; off the main thread."""
    data = write_pdf(document).data
    return Printed(data=data, sheets=tuple(pictures(data, dots_per_inch=SCREEN_DPI)))


def send_to_printer(printer: QPrinter, data: bytes) -> bool:
    """Send the sheets of a PDF to a printer from memory; whether it answered."""
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    dots = float(min(printer.resolution(), 300))
    for number, sheet in enumerate(pictures(data, dots_per_inch=dots)):
        if number:
            printer.newPage()
        place = printer.pageLayout().paintRectPixels(printer.resolution())
        painter.drawImage(place, image_of(sheet))
    painter.end()
    return True


class PaperPanel(QDialog):
    """The person's paper and the council's to choose from; `make` composes one, `log` notes it."""

    def __init__(
        self,
        desk: Desk,
        make: Callable[[Audience], Document],
        *,
        called: str,
        file_name: str,
        log: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        """`file_name` is what is suggested: it names nobody. `log` is given printed or exported."""
        super().__init__(parent)
        self._desk, self._make, self._log, self._file_name = desk, make, log, file_name
        self._printed: Printed | None = None
        self._asked = 0
        self.setWindowTitle("Kitchen Table")
        self.setModal(True)
        self.setProperty("kind", "ground")  # the sheets lie on it
        open_as_large(self, 1000, 760)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(self._make_bar(called))
        self.note = Hint()
        self.trouble = TroubleLine()
        column.addWidget(self.note)
        column.addWidget(self.trouble)
        self._sheets = ScrollColumn(margin=0)
        column.addWidget(self._sheets, 1)
        self.person.setFocus()
        self.draw()

    def _make_bar(self, called: str) -> QWidget:
        """Whose paper, and what to do with it."""
        words = self._desk.words
        bar = QWidget()
        flow = Flow(spacing=8)
        bar.setLayout(flow)
        self.person = RadioChoice(words.text(N_("{name}'s paper"), name=called))
        self.council = RadioChoice(words.text(N_("The council's paper")))
        self.person.setChecked(True)
        self.print_button = primary_button(words.text(N_("Print…")), "printer")
        self.save_button = quiet_button(words.text(N_("Save as PDF…")), "file-text")
        self.close_button = quiet_button(words.text(N_("Close")))
        for widget in (
            *(self.person, self.council, self.print_button, self.save_button),
            self.close_button,
        ):
            flow.addWidget(widget)
        self.person.clicked.connect(self.draw)
        self.council.clicked.connect(self.draw)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.close_button.clicked.connect(self.accept)
        return bar

    @property
    def printed(self) -> Printed | None:
        """What is shown, once it is drawn."""
        return self._printed

    def draw(self, *_: object) -> None:
        """Write the paper anew and show it; what was asked for last is shown last."""
        self._asked += 1
        for button in (self.print_button, self.save_button):
            button.setEnabled(False)
        self.note.setText(self._desk.words.text(N_("Drawing the paper…")))
        audience: Audience = "council" if self.council.isChecked() else "person"
        tasks.start(
            self,
            lambda _: print_document(self._make(audience)),
            done=partial(self._show, self._asked),
            failed=self._failed,
        )

    def _failed(self, error: AppError) -> None:
        self.note.setText("")
        self.trouble.say(sentence(error, self._desk.words))

    def _show(self, asked: int, printed: Printed) -> None:
        """Show the sheets, unless the other paper was asked for meanwhile."""
        if asked != self._asked:
            return
        words = self._desk.words
        self._printed = printed
        while (item := self._sheets.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        total = len(printed.sheets)
        for number, sheet in enumerate(printed.sheets, start=1):
            label = SheetPictureLabel(QPixmap.fromImage(image_of(sheet)))
            label.setAccessibleName(
                words.text(N_("Sheet {number} of {total}"), number=number, total=total)
            )
            label.setAccessibleDescription(sheet.text)
            self._sheets.body.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._sheets.body.addStretch(1)
        self.note.setText(words.plural(N_("{count} sheet"), N_("{count} sheets"), total))
        for button in (self.print_button, self.save_button):
            button.setEnabled(True)

    def _print(self) -> None:
        if self._printed is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Kitchen Table")
        if QPrintDialog(printer, self).exec() != QDialog.DialogCode.Accepted:
            return
        if send_to_printer(printer, self._printed.data):
            self._log("printed")
            return
        said = N_("The printer did not answer. Look whether it is on, then print again.")
        self.trouble.say(self._desk.words.text(said))

    def _save(self) -> None:
        words = self._desk.words
        chosen = QFileDialog.getSaveFileName(
            self, words.text(N_("Save as PDF")), in_documents(self._file_name), "PDF (*.pdf)"
        )[0]
        if chosen:
            self.save_to(chosen)

    def save_to(self, file: str) -> None:
        """Write the PDF where the worker says; a file they chose to make."""
        if self._printed is None:
            return
        try:
            write_whole(Path(file), self._printed.data)
            self._log("exported")
        except AppError as error:
            self.trouble.say(sentence(error, self._desk.words))
            return
        self.note.setText(self._desk.words.text(N_("Saved as a PDF. Anyone can open that file.")))
