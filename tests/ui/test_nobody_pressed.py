"""On a visit every button of every room is pressed, and nobody else is named anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QWidget,
)

from app.ui.messages import Notice
from app.ui.shell import Shell
from tests.ui.test_nobody_else import desk_with, every_text, put_away, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
OTHERS = [("qxzjvqx", "vvzzqx"), ("zzqxj", "xxvvzz")]
ROOMS = ("person", "settings", "help", "page")


@pytest.fixture
def nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would wait for somebody is given up at once."""

    def nothing(*_: object, **__: object) -> tuple[str, str]:
        return "", ""

    def no_folder(*_: object, **__: object) -> str:
        return ""

    def shown(self: QDialog) -> int:
        self.show()
        return 0

    def popped(self: QMenu, *_: object) -> None:
        self.show()

    monkeypatch.setattr(QFileDialog, "getOpenFileName", nothing)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", nothing)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", no_folder)
    monkeypatch.setattr(QDialog, "exec", shown)
    monkeypatch.setattr(Notice, "exec", shown)
    monkeypatch.setattr(QMenu, "exec", popped)


def buttons_of(place: QWidget) -> list[QAbstractButton]:
    """Every button that can be pressed there now."""
    return [
        button
        for button in place.findChildren(QAbstractButton)
        if button.isVisible() and button.isEnabled()
    ]


def named(others: set[str]) -> set[tuple[str, str]]:
    """Who is named where, whether it is seen or not."""
    return {(word, text) for text in every_text() for word in others if word in text.casefold()}


def close_all(shell: Shell) -> None:
    """Put away what stands over the frame."""
    for window in QApplication.topLevelWidgets():
        if window is not shell and isinstance(window, (QDialog, QMenu)):
            window.close()
    for dialog in shell.findChildren(QDialog):
        dialog.done(0)
    settle()


def pressed(shell: Shell, room: str, ident: str) -> Iterator[str]:
    """Each button of a room, pressed where the room has just been come to; what it says.

    Those of the frame are pressed with the first room, where the person is in front.
    """
    at = 0
    while True:
        shell.go(room, ident)
        settle()
        screen: object = shell.screen_in_front()
        assert isinstance(screen, QWidget)
        buttons = buttons_of(shell if room == ROOMS[0] else screen)
        if at >= len(buttons):
            return
        button = buttons[at]
        said = button.accessibleName() or button.text()
        button.click()
        settle()
        yield f"{room}: {said}"
        close_all(shell)
        at += 1


@pytest.mark.usefixtures("nothing_waits")
def test_no_button_names_anybody_else(tmp_path: Path) -> None:
    words = {word for name in OTHERS for word in name}
    done: list[str] = []
    with desk_with(OTHERS, tmp_path / "home") as (desk, arthur, draft):
        shell = Shell(desk)
        shell.resize(1180, 760)
        shell.show()
        shell.go_home()
        try:
            for room in ROOMS:
                ident = {"person": arthur, "page": draft}.get(room, "")
                for where in pressed(shell, room, ident):
                    done.append(where)
                    assert (where, named(words)) == (where, set())
        finally:
            put_away(shell)
    assert len(done) > 50


def test_the_look_at_texts_finds_what_is_there() -> None:
    window = QWidget()
    box = QLineEdit("Qxzjvqx", window)
    assert named({"qxzjvqx"}) == {("qxzjvqx", "Qxzjvqx")}
    box.clear()
    window.deleteLater()
