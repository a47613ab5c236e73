"""The line below every screen keeps its height, and says when pictures are allowed by choice."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.language import Words
from app.ui.application import wear
from app.ui.own_folder import in_documents
from app.ui.status_line import StatusLine
from app.ui.style import Style


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    """The line, wide enough for all of it."""
    made = StatusLine(Words("en"), 5)
    qtbot.addWidget(made)
    made.resize(1400, made.sizeHint().height())
    made.show()
    return made


@pytest.mark.parametrize("size", [100, 200])
def test_the_foot_does_not_grow_when_there_is_something_to_undo(
    qapp: QApplication, qtbot: QtBot, size: int
) -> None:
    wear(qapp, Style("light", size))
    line = StatusLine(Words("en"), 5)
    qtbot.addWidget(line)
    line.resize(1400, line.sizeHint().height())
    line.show()
    before = line.sizeHint().height(), line.minimumSizeHint().height()
    line.say_steps("typed in What matters", "")
    assert line.undo.isVisible()
    QApplication.processEvents()
    assert (line.sizeHint().height(), line.minimumSizeHint().height()) == before
    assert line.undo.height() <= line.height()


def test_a_step_is_named_whole_where_there_is_room_and_cut_where_there_is_none(
    line: StatusLine,
) -> None:
    before = line.sizeHint().height()
    step = "added Mr Hughes next door to the people"
    line.say_steps(step, "")
    assert line.undo.text() == f"Undo: {step}"
    for longer in (f"{step} around Mabel", f"{step} " * 40):
        line.say_steps(longer, "")
        assert line.sizeHint().height() == before, "its words would stand on two lines"
    line.say_steps(step, "")
    line.resize(500, line.height())
    assert line.undo.text().endswith("…")
    assert line.undo.toolTip() == f"Undo: {step}"


def test_pictures_that_are_allowed_by_choice_are_told_of(qtbot: QtBot) -> None:
    for is_kept_out in (True, False):
        line = StatusLine(Words("en"), 5, is_kept_out=is_kept_out)
        qtbot.addWidget(line)
        line.resize(1400, 40)
        line.show()
        assert line.pictures.isVisible() is not is_kept_out
    assert line.pictures.text() == "Screen shots allowed"


def test_a_choice_of_files_begins_with_documents_or_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    assert Path(in_documents("a.pdf")).parent in {tmp_path, tmp_path / "Documents"}
    (tmp_path / "Documents").mkdir()
    assert in_documents("a.pdf") == str(tmp_path / "Documents" / "a.pdf")


def test_what_was_just_done_gives_way_to_what_is_saved(line: StatusLine) -> None:
    before = line.saved.text()
    line.say_done("Done again: noted a contact")
    assert line.saved.text().startswith("Done again")
    assert line.done.isActive()
    line.done.timeout.emit()
    assert line.saved.text() == before


def test_without_a_folder_none_is_promised(line: StatusLine) -> None:
    line.say_outbox(2, has_place=False)
    assert line.outbox.text() == "2 packages are ready · no folder is chosen yet"
    line.say_outbox(2)
    assert "reachable" in line.outbox.text()
    line.say_outbox(0)
    assert line.outbox.text() == ""
