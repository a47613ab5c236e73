"""The keys that work on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.actions import JOT_KEY, NEW_PERSON_KEY, add_key
from app.ui.help.way import open_help
from app.ui.spelling import Spelling
from app.ui.visiting import here_or_said

if TYPE_CHECKING:
    from app.ui.shell import Shell


def add_shell_keys(shell: Shell) -> None:
    """Have the shell do what its keys say, wherever the focus is."""
    spelling = Spelling(shell)
    for keys, does in (
        ("Ctrl+K", shell.searching.begin),
        (JOT_KEY, shell.jotting.begin),
        (NEW_PERSON_KEY, shell.ask_new_person),
        ("F9", shell.cover_wanted.emit),
        ("Ctrl+L", shell.lock_wanted.emit),
        ("Ctrl+Z", shell.undo),
        ("Ctrl+Shift+Z", shell.redo),
        ("Ctrl+Y", shell.redo),
        ("Alt+1", lambda: shell.go("today")),
        ("Alt+2", lambda: shell.go("people")),
        ("Alt+3", lambda: shell.go("outbox")),
        ("Alt+Left", shell.go_back),
        ("Ctrl+,", lambda: shell.go("settings")),
        ("F1", lambda: open_help(shell)),
        ("F7", spelling.go_next),
        ("Ctrl+/", shell.list_keys),
        ("Ctrl++", lambda: shell.change_size(1)),
        ("Ctrl+=", lambda: shell.change_size(1)),
        ("Ctrl+-", lambda: shell.change_size(-1)),
        ("Ctrl+0", lambda: shell.change_size(0)),
    ):
        add_key(shell, keys, here_or_said(shell, keys, does))
