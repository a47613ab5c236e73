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
