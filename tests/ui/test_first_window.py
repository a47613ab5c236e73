"""The unlock window as a process of its own shows it: at once, with the caret where one types."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.ui import by_name

ROOT = Path(__file__).resolve().parents[2]

# Runs the program as `python -m app --home DIR` does and answers once its window was painted.
FIRST = """
import json, os, sys
from app.__main__ import main
from app.ui import window

paint = window.MainWindow.paintEvent

seen = []

def look(self, event):
    paint(self, event)
    if seen:
        return
    seen.append(self)
    loaded = [name for name in sys.modules if not name.startswith("tests")]
    has_all_of_qt = "Qt" in vars(sys.modules["PySide6.QtCore"])
    from PySide6.QtCore import QTimer
    QTimer.singleShot(0, lambda: wait(self, loaded, has_all_of_qt))

def wait(self, loaded, has_all_of_qt):
    from PySide6.QtCore import QTimer
    if self.isActiveWindow():
        answer(self, loaded, has_all_of_qt)
    else:
        QTimer.singleShot(10, lambda: wait(self, loaded, has_all_of_qt))

def answer(self, loaded, has_all_of_qt):
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    from app.ui.screens.unlock import UnlockScreen
    (screen,) = self.findChildren(UnlockScreen)
    is_focused = QApplication.focusWidget() is screen.passphrase
    for sign in "teapot":
        QTest.keyClick(self.windowHandle(), sign)
    print(json.dumps({
        "is_focused": is_focused,
        "typed": screen.passphrase.text(),
        "is_readable": screen.passphrase.displayText() == "teapot",
        "loaded": loaded,
        "has_all_of_qt": has_all_of_qt,
    }), flush=True)
    os._exit(0)

window.MainWindow.paintEvent = look
sys.argv[1:] = ["--home", sys.argv[1]]
main()
"""
# What the unlock window has no use for; some of it takes longer to load than the window.
NOT_YET = {
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "PySide6.QtSvg",
    "alembic",
    "app.casework",
    "app.cli.arguments",
    "app.exchange",
    "app.forms",
    "app.models",
    "app.reports",
    "app.security.keys",
    "app.ui.shell",
    "argon2",
    "babel",
    "cryptography",
    "filelock",
    "pikepdf",
    "pydantic",
    "pyrage",
    "reportlab",
    "sqlalchemy",
    "sqlcipher3",
    "tomllib",
}


def first_window(home: Path, *before: str, platform: str) -> dict[str, Any]:
    """What the fresh process tells of its window."""
    home.mkdir()
    (home / "state.json").write_text("{}")  # a store was here: unlock, no first set-up
    done = subprocess.run(
        [*before, sys.executable, "-c", FIRST, str(home)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_it_takes_a_passphrase_as_soon_as_it_is_there(tmp_path: Path) -> None:
    found = first_window(tmp_path / "home", platform="offscreen")
    assert found["is_focused"]
    assert found["typed"] == "teapot"
    assert not found["is_readable"]


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="needs a display of its own")
def test_without_anybody_who_hands_out_the_focus_it_takes_it_itself(tmp_path: Path) -> None:
    found = first_window(tmp_path / "home", "xvfb-run", "-a", platform="xcb")
    assert found["is_focused"]
    assert found["typed"] == "teapot"


def test_it_is_painted_before_anything_loads_that_it_does_not_use(tmp_path: Path) -> None:
    found = first_window(tmp_path / "home", platform="offscreen")
    loaded = {".".join(name.split(".")[:depth]) for name in found["loaded"] for depth in (1, 2, 3)}
    assert loaded & NOT_YET == set()
    assert not found["has_all_of_qt"], "somebody imports `Qt` by name on the way to the window"


def test_qt_is_told_by_name_what_it_knows_by_name_and_nothing_else(qtbot: object) -> None:
    del qtbot
    label = QLabel()
    by_name.put(label, textFormat="PlainText", focusPolicy="NoFocus")
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.focusPolicy() == Qt.FocusPolicy.NoFocus
    for wrong in ({"textFormat": "Plainest"}, {"texture": "PlainText"}):
        with pytest.raises(ValueError, match="QLabel has no"):
            by_name.put(label, **wrong)


def test_the_numbers_are_those_of_qt() -> None:
    assert Qt.AlignmentFlag.AlignLeft.value == by_name.LEFT
    assert Qt.AlignmentFlag.AlignHCenter.value == by_name.ACROSS_MIDDLE
    assert Qt.AlignmentFlag.AlignVCenter.value == by_name.DOWN_MIDDLE
    assert Qt.TextFlag.TextWordWrap.value == by_name.WRAP
