"""Photos and files beside a page: added, pasted, named, left out, looked at beside the boxes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.casework.attachments import AttachmentView, attachments_of_page
from app.casework.finish import finish_page
from app.casework.views import PersonView
from app.ui.desk import Desk
from app.ui.screens.files_panel import THUMB, FileRow, FilesPanel
from app.ui.screens.page import PageScreen
from tests.ui.screens.conftest import Show
from tests.ui.screens.every_dialog import a_picture, lay_beside


@pytest.fixture
def page_id(desk: Desk, arthur: PersonView) -> str:
    return lay_beside(desk, arthur)


def there(desk: Desk, page_id: str) -> list[AttachmentView]:
    return list(attachments_of_page(desk.store, page_id=page_id))


def row_of(panel: FilesPanel, number: int = 0) -> FileRow:
    row = panel.rows.rows[number]
    assert isinstance(row, FileRow)
    return row


def test_files_dropped_are_kept_and_what_cannot_be_is_told(
    desk: Desk, page_id: str, show: Show[FilesPanel], qtbot: QtBot, tmp_path: Path
) -> None:
    good, bad = tmp_path / "step.png", tmp_path / "letter.docx"
    good.write_bytes(a_picture())
    bad.write_bytes(b"PK nothing that can be shown")
    panel = show(FilesPanel(desk, page_id))
    assert not panel.empty.isHidden()
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(path)) for path in (bad, good)])
    panel.take_from(given)
    qtbot.waitUntil(panel.add.isEnabled)
    assert [one.name for one in there(desk, page_id)] == ["step"]
    assert "letter" in panel.trouble.text()
    assert len(panel.rows.rows) == 1


def test_beside_a_finished_page_it_is_said_that_the_papers_went_without_it(
    desk: Desk, page_id: str, show: Show[FilesPanel]
) -> None:
    assert show(FilesPanel(desk, page_id)).too_late.isHidden()
    finish_page(
        desk.store, page_id=page_id, catalogue=desk.catalogue, policy=desk.policy, send=False
    )
    assert not show(FilesPanel(desk, page_id)).too_late.isHidden()


def test_a_picture_is_pasted_and_an_empty_clipboard_says_so(
    desk: Desk, page_id: str, show: Show[FilesPanel], qtbot: QtBot
) -> None:
    panel = show(FilesPanel(desk, page_id))
    panel.take_from(QMimeData())
    assert panel.trouble.text()
    given = QMimeData()
    given.setImageData(QImage.fromData(a_picture()))
    panel.take_from(given)
    qtbot.waitUntil(panel.add.isEnabled)
    assert len(there(desk, page_id)) == 1


def test_named_left_out_removed_and_brought_back(
    desk: Desk, arthur: PersonView, show: Show[FilesPanel]
) -> None:
    page_id = lay_beside(desk, arthur, "IMG_2041")
    panel = show(FilesPanel(desk, page_id))
    row = row_of(panel)
    row.name.setFocus()
    row.name.selectAll()
    QTest.keyClicks(row.name, "The step")
    QTest.keyClick(row.name, Qt.Key.Key_Tab)
    row_of(panel).goes.click()
    (one,) = there(desk, page_id)
    assert (one.name, one.goes_out) == ("The step", False)
    row_of(panel).remove.click()
    assert not there(desk, page_id)
    panel.back.click()
    assert len(there(desk, page_id)) == 1


def test_a_name_put_back_is_kept_too_and_an_empty_one_never(
    desk: Desk, arthur: PersonView, show: Show[FilesPanel]
) -> None:
    page_id = lay_beside(desk, arthur, "The step")
    panel = show(FilesPanel(desk, page_id))
    name = row_of(panel).name
    for typed in ("The stair", "The step"):
        name.setText(typed)
        QTest.keyClick(name, Qt.Key.Key_Return)
        assert [one.name for one in there(desk, page_id)] == [typed]
    name.setText(" ")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert name.text() == "The step"


def test_what_is_dropped_meanwhile_waits_and_is_kept(
    desk: Desk, page_id: str, show: Show[FilesPanel], qtbot: QtBot, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{name}.png" for name in ("one", "two", "three")]
    for path in paths:
        path.write_bytes(a_picture())
    panel = show(FilesPanel(desk, page_id))
    for path in paths:
        panel.add_files([path])
    qtbot.waitUntil(lambda: len(there(desk, page_id)) == 3 and panel.add.isEnabled())
    assert [one.name for one in there(desk, page_id)] == ["one", "two", "three"]


def test_a_picture_is_drawn_small_beside_its_name(
    desk: Desk, arthur: PersonView, show: Show[FilesPanel], qtbot: QtBot
) -> None:
    panel = show(FilesPanel(desk, lay_beside(desk, arthur, "The step")))
    picture = row_of(panel).picture
    assert picture.size() == QSize(THUMB, THUMB)
    qtbot.waitUntil(lambda: not picture.pixmap().isNull())
    assert max(picture.pixmap().size().toTuple()) == THUMB


def test_a_name_typed_last_is_kept_when_the_panel_closes(
    desk: Desk, arthur: PersonView, show: Show[FilesPanel]
) -> None:
    page_id = lay_beside(desk, arthur, "IMG_2041")
    panel = show(FilesPanel(desk, page_id))
    row_of(panel).name.setText("The step")
    panel.done(0)
    assert [one.name for one in there(desk, page_id)] == ["The step"]


def test_a_sheet_lies_beside_the_boxes_larger_and_turned(
    desk: Desk, arthur: PersonView, show: Show[QWidget], qtbot: QtBot
) -> None:
    page_id = lay_beside(desk, arthur, "What we wrote")
    screen = PageScreen(desk, page_id)
    show(screen)
    assert "What we wrote" in screen.files.told.text()
    panel = screen.files.open_panel()
    row_of(panel).look.click()
    pane = screen.files.pane
    assert pane is not None
    viewer = pane.viewer
    qtbot.waitUntil(lambda: viewer.is_drawn)
    wide = viewer.drawn_size()
    pane.viewer.larger.click()
    assert viewer.drawn_size().width() > wide.width()
    pane.viewer.turn.click()
    turned = viewer.drawn_size()
    assert turned.height() > turned.width()
    pane.close_button.click()
    assert screen.files.pane is None
