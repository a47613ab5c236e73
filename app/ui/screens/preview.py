"""Print view: the very PDF that is filed, as pictures; printed or saved from memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.casework import copies
from app.casework.paper_view import page_view
from app.casework.signing import SignatureView, signatures_of_page
from app.casework.views import PageView
from app.errors import AppError
from app.language import N_, Words
from app.reports.conversation import compose, conversation_paper
from app.reports.pdf import write_pdf
from app.reports.pdf_pictures import SheetPicture, pictures
from app.reports.signed import with_signatures
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
from app.ui.questions.pick import PickButton
from app.ui.screens.copies_asked import CopyAsked

if TYPE_CHECKING:
    from app.ui.desk import Desk

Audience = Literal["person", "council"]
SCREEN_DPI = 110
SIZES_PT = (12, 16, 18, 20, 24, 28)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A paper ready to be looked at: its file, and its sheets as pictures."""

    data: bytes
    sheets: tuple[SheetPicture, ...]


def print_paper(
    view: PageView,
    audience: Audience,
    size_pt: float | None,
    signatures: Sequence[SignatureView] = (),
) -> Printed:
    """Write a paper with who signed it and draw its sheets; off the main thread."""
    words = Words(view.language)
    if audience == "person" and size_pt is not None:
        document = compose(view, audience="person", words=words, size_pt=size_pt)
    else:
        document = conversation_paper(view, audience=audience, words=words)
    data = write_pdf(with_signatures(document, signatures, words)).data
    return Printed(data=data, sheets=tuple(pictures(data, dots_per_inch=SCREEN_DPI)))


def image_of(sheet: SheetPicture) -> QImage:
    """A sheet as a picture of its own."""
    image = QImage(
        sheet.pixels, sheet.width, sheet.height, sheet.stride, QImage.Format.Format_BGR888
    )
    return image.copy()


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


class Preview(QDialog):
    """Both papers of a page to choose from, the person's in any size."""

    def __init__(
        self,
        desk: Desk,
        page_id: str,
        *,
        parent: QWidget | None = None,
        choose_file: Callable[[], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page_id = page_id
        self._choose_file = choose_file or self._ask_for_file
        self._printed: Printed | None = None
        self._asked = 0
        self._view = page_view(
            desk.store,
            page_id=page_id,
            catalogue=desk.catalogue,
            policy=desk.policy,
            clock=desk.clock,
        )
        self._signatures = signatures_of_page(desk.store, page_id=page_id)
        self.setWindowTitle("Kitchen Table")
        self.setModal(True)
        self.setProperty("kind", "ground")  # the sheets lie on it
        open_as_large(self, 1000, 760)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(self._make_bar())
        self.note = Hint()
        self.trouble = TroubleLine()
        self.copy_asked = CopyAsked(desk, self._view)
        column.addWidget(self.note)
        column.addWidget(self.trouble)
        column.addWidget(self.copy_asked)
        self._sheets = ScrollColumn(margin=0)
        column.addWidget(self._sheets, 1)
        self.draw()

    def _make_bar(self) -> QWidget:
        """Whose paper, how large, and what to do with it."""
        words = self._desk.words
        bar = QWidget()
        flow = Flow(spacing=8)
        bar.setLayout(flow)
        self.person = RadioChoice(words.text(N_("{name}'s paper"), name=self._view.person_called))
        self.council = RadioChoice(words.text(N_("The council's paper")))
        self.person.setChecked(True)
        sizes = sorted({*SIZES_PT, self._view.text_size_pt})
        self.letters = PickButton(
            words,
            tuple((size, words.text(N_("{size} point letters"), size=size)) for size in sizes),
            name=words.text(N_("Size of the letters")),
        )
        self.letters.show_value(self._view.text_size_pt)
        self.print_button = primary_button(words.text(N_("Print…")), "printer")
        self.save_button = quiet_button(words.text(N_("Save as PDF…")), "file-text")
        self.close_button = quiet_button(words.text(N_("Close")))
        for widget in (
            self.person,
            self.council,
            self.letters,
            self.print_button,
            self.save_button,
            self.close_button,
        ):
            flow.addWidget(widget)
        self.person.clicked.connect(self.draw)
        self.council.clicked.connect(self.draw)
        self.letters.picked.connect(self.draw)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.accept)
        return bar

    @property
    def audience(self) -> Audience:
        """Whose paper is shown."""
        return "council" if self.council.isChecked() else "person"

    def draw(self, *_: object) -> None:
        """Write the paper anew and show it; what was asked for last is shown last."""
        self._asked += 1
        self.letters.setEnabled(self.audience == "person")
        self.print_button.setEnabled(False)
        self.save_button.setEnabled(False)
        self.note.setText(self._desk.words.text(N_("Drawing the paper…")))
        size = float(self.letters.value or 12) if self.audience == "person" else None
        view, audience = self._view, self.audience
        signatures = () if view.is_nameless else self._signatures
        tasks.start(
            self,
            lambda _: print_paper(view, audience, size, signatures),
            done=partial(self._show, self._asked),
            failed=self._failed,
        )

    def _failed(self, error: AppError) -> None:
        self.trouble.say(sentence(error, self._desk.words))

    def _show(self, asked: int, printed: Printed) -> None:
        """Show the sheets, unless another paper was asked for meanwhile."""
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
        self.note.setText(
            words.plural(
                N_("{count} sheet. This is the very paper that is kept and sent."),
                N_("{count} sheets. This is the very paper that is kept and sent."),
                total,
            )
        )
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
        self._log("printed")

    def save(self) -> None:
        """Write the PDF where the worker says; a file they chose to make."""
        chosen = self._choose_file()
        if not chosen or self._printed is None:
            return
        try:
            write_whole(Path(chosen), self._printed.data)
        except AppError as error:
            self.trouble.say(sentence(error, self._desk.words))
            return
        self._log("exported")
        self.note.setText(self._desk.words.text(N_("Saved as a PDF. Anyone can open that file.")))

    def _ask_for_file(self) -> str:
        # The name suggested says nobody's name.
        suggested = f"{self._view.page_code}_{self._view.conversation_on}.pdf"
        words = self._desk.words
        return QFileDialog.getSaveFileName(
            self, words.text(N_("Save as PDF")), in_documents(suggested), "PDF (*.pdf)"
        )[0]

    def _log(self, how: str) -> None:
        copies.printed(self._desk.store, page_id=self._page_id, how=how)
        if self.audience == "person" and how == "printed":
            self.copy_asked.ask(float(self.letters.value or 12))
