"""Sheets on the screen and on their way to a printer: only what is seen costs anything."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import QSize, QThreadPool
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.errors import AppError, DiskFull
from app.language import N_, Words, message
from app.reports.document import Document, Paragraph
from app.ui.desk import Desk
from app.ui.pieces import Hint
from app.ui.screens import paper_preview
from app.ui.screens.painted_sheet import PaintedSheet
from app.ui.screens.paper_preview import PaperPreview, Printed, print_document
from app.ui.screens.picture_viewer import MOST_SHEETS, PictureViewer
from app.ui.tasks import Progress


def two_colours(width: int = 300, height: int = 200) -> QImage:
    """Red on the left, blue on the right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    painter = QPainter(image)
    painter.fillRect(0, 0, width // 2, height, QColor("red"))
    painter.end()
    return image


def test_only_what_is_in_sight_is_scaled(qtbot: QtBot) -> None:
    sheets = [PaintedSheet(two_colours(), name=str(n)) for n in range(12)]
    area, holder = QScrollArea(), QWidget()
    column = QVBoxLayout(holder)
    for sheet in sheets:
        sheet.setFixedSize(150, 100)
        column.addWidget(sheet)
    area.setWidget(holder)
    area.resize(220, 250)
    qtbot.addWidget(area)
    area.show()
    area.grab()
    assert sheets[0].is_scaled
    assert not any(sheet.is_scaled for sheet in sheets[4:])


@pytest.mark.parametrize("width", [150, 300, 450])
def test_it_keeps_its_shape_and_turns(qtbot: QtBot, width: int) -> None:
    sheet = PaintedSheet(two_colours(), name="The step")
    qtbot.addWidget(sheet)
    assert sheet.heightForWidth(width) == width * 2 // 3
    found = QAccessible.queryAccessibleInterface(sheet)
    assert found.role() == QAccessible.Role.Graphic
    assert found.text(QAccessible.Text.Name) == "The step"
    sheet.setFixedSize(width, sheet.heightForWidth(width))
    seen = sheet.grab().toImage()
    assert (seen.pixelColor(5, 5), seen.pixelColor(width - 5, 5)) == (QColor("red"), QColor("blue"))
    sheet.turn(90)
    assert sheet.natural_size() == QSize(200, 300)
    sheet.setFixedSize(100, 150)
    seen = sheet.grab().toImage()
    assert (seen.pixelColor(5, 5), seen.pixelColor(5, 145)) == (QColor("red"), QColor("blue"))


def test_of_a_very_long_file_the_first_sheets_are_shown_and_that_is_said(qtbot: QtBot) -> None:
    viewer = PictureViewer(Words("en"), "A long letter")
    qtbot.addWidget(viewer)
    viewer.show_images([two_colours(30, 20)] * (MOST_SHEETS + 1))
    assert len(viewer.findChildren(PaintedSheet)) == MOST_SHEETS
    (said,) = viewer.findChildren(Hint)
    assert said.text() == f"Only the first {MOST_SHEETS} sheets are shown here."


class Pages(PaperPreview):
    """A paper of two sheets in one size; what is noted of it."""

    def __init__(self, desk: Desk, *, refuses: AppError | None = None) -> None:
        super().__init__(desk)
        self.noted: list[str] = []
        self.asked: list[str] = []
        self._refuses = refuses
        self.build(())

    def printing(self) -> Callable[[], Printed]:
        """Enough words for two sheets."""
        words = tuple(Paragraph(text="Words " * 60) for _ in range(20))
        return partial(print_document, Document(title="Words", language="en-GB", blocks=words))

    def log(self, how: Literal["printed", "exported"]) -> None:
        """It is only noted here."""
        if self._refuses is not None:
            raise self._refuses
        self.noted.append(how)

    def file_name(self) -> str:
        """Nobody's."""
        return "words.pdf"

    def after_printing(self) -> Callable[[], object]:
        """Note that, too."""
        return partial(self.asked.append, "after")


def drawn(pages: Pages, qtbot: QtBot) -> Pages:
    qtbot.addWidget(pages)
    qtbot.waitUntil(lambda: pages.printed is not None, timeout=20_000)
    return pages


def to_file(path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_every_sheet_goes_to_the_printer_and_that_is_noted(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    pages, path = drawn(Pages(desk), qtbot), tmp_path / "out.pdf"
    assert pages.printed is not None
    pages.print_to(to_file(path))
    assert not pages.print_button.isEnabled()
    assert not pages.stop_button.isHidden()
    qtbot.waitUntil(lambda: pages.asked == ["after"], timeout=20_000)
    assert pages.noted == ["printed"]
    assert len(pdfium.PdfDocument(path)) == len(pages.printed.sheets) >= 2
    assert pages.print_button.isEnabled()
    assert pages.stop_button.isHidden()


def test_printing_can_be_stopped_and_goes_no_further(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = drawn(Pages(desk), qtbot)
    begun, go_on, sheets = threading.Event(), threading.Event(), list[int]()
    tell = Progress.report

    def held(progress: Progress, done: int, total: int) -> None:
        sheets.append(done)
        begun.set()
        assert go_on.wait(20)
        tell(progress, done, total)

    monkeypatch.setattr(Progress, "report", held)
    pages.print_to(to_file(tmp_path / "out.pdf"))
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    pages.stop_button.click()
    assert pages.print_button.isEnabled()
    go_on.set()
    QThreadPool.globalInstance().waitForDone()
    assert sheets == [0]
    assert pages.asked == []


def test_what_cannot_be_noted_is_not_printed(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    full = DiskFull(message(N_("The disk is full.")), message(N_("Nothing was changed.")))
    pages = drawn(Pages(desk, refuses=full), qtbot)
    pages.print_to(to_file(tmp_path / "out.pdf"))
    assert pages.trouble.text().startswith("The disk is full.")
    assert pages.stop_button.isHidden()
    assert not (tmp_path / "out.pdf").exists()


def test_of_two_papers_asked_for_only_the_last_says_what_came_of_it(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = drawn(Pages(desk), qtbot)
    full = DiskFull(message(N_("The disk is full.")), message(N_("Nothing was changed.")))
    ways: list[Callable[[AppError], None]] = []

    def hold(*_: object, failed: Callable[[AppError], None], **__: object) -> None:
        ways.append(failed)

    monkeypatch.setattr(paper_preview.tasks, "start", hold)
    pages.draw()
    pages.draw()
    ways[0](full)
    assert pages.trouble.text() == ""
    ways[1](full)
    assert pages.trouble.text().startswith("The disk is full.")
