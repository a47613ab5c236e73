"""Print view of any paper: the very PDF, as pictures; printed or saved from memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.errors import AppError
from app.language import N_
from app.reports.document import Document
from app.reports.pdf import write_pdf
from app.reports.pdf_pictures import SheetPicture, pictures
from app.security.files import write_whole
from app.ui import tasks
from app.ui.held import clear_layout
from app.ui.layouts import Flow
from app.ui.messages import open_as_large, sentence
from app.ui.own_folder import in_documents
from app.ui.pieces import Hint, ScrollColumn, TroubleLine, primary_button, quiet_button

if TYPE_CHECKING:
    from app.ui.desk import Desk

SCREEN_DPI = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A paper ready to be looked at: its file, and its sheets as pictures."""

    data: bytes
    sheets: tuple[SheetPicture, ...]


def print_document(document: Document) -> Printed:
    """Write a paper and draw its sheets; off the main thread."""
    data = write_pdf(document).data
    return Printed(data=data, sheets=tuple(pictures(data, dots_per_inch=SCREEN_DPI)))


def image_of(sheet: SheetPicture) -> QImage:
    """A sheet as a picture of its own."""
    image = QImage(
        sheet.pixels, sheet.width, sheet.height, sheet.stride, QImage.Format.Format_BGR888
    )
    return image.copy()


def save_file(path: str, data: bytes) -> None:
    """Write a file the worker chose to make. Raises an `AppError`."""
    write_whole(Path(path), data)


class SheetPictureLabel(QLabel):
    """One sheet, as wide as there is room and never wider than it was drawn."""

    def __init__(self, picture: QPixmap) -> None:
        super().__init__()
        self._picture = picture
        self.setProperty("kind", "printed-sheet")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(picture.width())
        self.setMinimumWidth(120)

    def sizeHint(self) -> QSize:
        """As it was drawn."""
        return self._picture.size()

    def hasHeightForWidth(self) -> bool:
        """A sheet keeps its shape."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """The height of a sheet of this width."""
        return round(width * self._picture.height() / max(1, self._picture.width()))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Draw it as wide as it is."""
        super().resizeEvent(event)
        self.setPixmap(
            self._picture.scaledToWidth(self.width(), Qt.TransformationMode.SmoothTransformation)
        )


class PaperPreview(QDialog):
    """A paper as its sheets, with what may be chosen about it in a row above."""

    def __init__(
        self,
        desk: Desk,
        *,
        parent: QWidget | None = None,
        choose_file: Callable[[], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.choose_file = choose_file or self._ask_for_file
        self._printed: Printed | None = None
        self._asked = 0
        self.setWindowTitle("Kitchen Table")
        self.setModal(True)
        self.setProperty("kind", "ground")  # the sheets lie on it
        open_as_large(self, 1000, 760)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 14, 18, 14)
        self.column.setSpacing(8)
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
        for widget in (*choices, self.print_button, self.save_button, self.close_button):
            flow.addWidget(widget)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.accept)
        for widget in (bar, self.note, self.trouble, *besides):
            self.column.addWidget(widget)
        self.column.addWidget(self._sheets, 1)
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
        self._printed = printed
        clear_layout(self._sheets.body)
        total = len(printed.sheets)
        for number, sheet in enumerate(printed.sheets, start=1):
            label = SheetPictureLabel(QPixmap.fromImage(image_of(sheet)))
            label.setAccessibleName(
                words.text(N_("Sheet {number} of {total}"), number=number, total=total)
            )
            label.setAccessibleDescription(sheet.text)
            self._sheets.body.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self.note.setText(self.told(total))
        self.print_button.setEnabled(True)
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
        """Send the sheets to a printer from memory; nothing is written to a file on the way."""
        if self._printed is None:
            return
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            self.trouble.say(
                self._desk.words.text(
                    N_("The printer did not answer. Look whether it is on, then print again.")
                )
            )
            return
        dots = float(min(printer.resolution(), 300))
        for number, sheet in enumerate(pictures(self._printed.data, dots_per_inch=dots)):
            if number:
                printer.newPage()
            painter.drawImage(
                printer.pageLayout().paintRectPixels(printer.resolution()), image_of(sheet)
            )
        painter.end()
        self.log("printed")

    def save(self) -> None:
        """Write the PDF where the worker says; a file they chose to make."""
        chosen = self.choose_file()
        if not chosen or self._printed is None:
            return
        try:
            save_file(chosen, self._printed.data)
        except AppError as error:
            self.trouble.say(sentence(error, self._desk.words))
            return
        self.log("exported")
        self.note.setText(self._desk.words.text(N_("Saved as a PDF. Anyone can open that file.")))

    def _ask_for_file(self) -> str:
        words = self._desk.words
        return QFileDialog.getSaveFileName(
            self, words.text(N_("Save as PDF")), in_documents(self.file_name()), "PDF (*.pdf)"
        )[0]
