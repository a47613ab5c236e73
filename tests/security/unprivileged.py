"""Asks what an account without rights is told: `python -m tests.security.unprivileged HOME WHAT …`.

WHAT is a command of the product, `window` (unlock in the window), `start` (begin the window's
program), or `hold` (keep the home and wait). Root becomes nobody first, so that rights count.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from pathlib import Path

NOBODY = 65534


def main() -> None:
    """Load everything while it may be read, give up every right, then ask."""
    homes, asked = sys.argv[1::2], sys.argv[2::2]
    if asked == ["hold"]:
        hold(Path(homes[0]))
        return
    from app.ui.application import qt_application

    qt_application([])
    load_all()
    if "start" not in asked and hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ["HOME"] = "/nonexistent"
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    said: list[str] = []
    for home, what in zip(homes, asked, strict=True):
        does = {"window": window, "start": start}.get(what)
        said.append(does(Path(home)) if does else command(Path(home), what))
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()
    os._exit(0)


def load_all() -> None:
    """Import the whole product, so that nobody needs to read it."""
    from app.bootstrap import doors_of, open_house
    from app.policy import Policy

    doors_of(open_house(Path("/nonexistent"), policy=Policy())).warm()
    for name in (
        "app.cli.looking_after",
        "app.cli.moving",
        "app.cli.trying",
        "app.exchange.upgrading",
        "app.security.key_files",
        "app.security.throttle",
        "tests.test_cli",
    ):
        importlib.import_module(name)


def hold(home: Path) -> None:
    """Keep the home until the end of input."""
    from app.security.instance import InstanceLock

    with InstanceLock(home):
        sys.stdout.write("held\n")
        sys.stdout.flush()
        sys.stdin.read()


def command(home: Path, what: str) -> str:
    """What a command says on stderr."""
    from tests.test_cli import run

    return run(*what.split(), "--home", home).err


def window(home: Path) -> str:
    """What the unlock window says by its field."""
    from PySide6.QtWidgets import QApplication

    from app.bootstrap import doors_of, open_house
    from app.policy import Policy
    from app.ui.application import Application, qt_application
    from app.ui.screens.unlock import UnlockScreen
    from tests.exchange.making import FLOOR, PASSPHRASE

    house = open_house(home, policy=Policy())
    application = Application(
        qt_application([]), house, doors_of(house, floor=FLOOR), on_exit=lambda _: None
    )
    screen = UnlockScreen(application.words, doors_of(house, floor=FLOOR))
    screen.show()
    screen.passphrase.setText(PASSPHRASE)
    screen.unlock()
    end = time.monotonic() + 20
    while not screen.field.trouble.isVisible() and time.monotonic() < end:
        QApplication.processEvents()
    return screen.field.trouble.text()


def start(home: Path) -> str:
    """What the program of the window says when it cannot begin."""
    from app import bootstrap
    from app.errors import AppError
    from app.language import Words
    from app.ui import application

    said: list[str] = []

    def tell(error: AppError, words: Words) -> None:
        said.append(words.say(error.title))

    application.show_alone = tell
    bootstrap.run_window(home)
    return "".join(said)


if __name__ == "__main__":
    main()
