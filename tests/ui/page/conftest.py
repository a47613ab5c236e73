"""A page with Arthur on a real encrypted store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from app.casework.views import PersonView
from app.ui.desk import Desk
from app.ui.shell import Shell
from tests.ui.page.driver import PageDriver, arthur
from tests.ui.page.frame import Frame


@pytest.fixture
def driver(desk: Desk) -> Iterator[PageDriver]:
    """A new Conversation 1 with Arthur, open on the screen."""
    driver = PageDriver(desk, arthur(desk))
    yield driver
    driver.dismiss()


@pytest.fixture
def person(desk: Desk) -> PersonView:
    """Arthur."""
    return arthur(desk)


@pytest.fixture
def frame(desk: Desk, person: PersonView, qtbot: QtBot) -> Iterator[Frame]:
    """A shell with a new page of Arthur's in front; nothing may be raised in the loop of events."""
    raised: list[object]
    with capture_exceptions() as raised:  # pyright: ignore[reportUnknownVariableType] - untyped
        shell = Shell(desk)
        shell.resize(1280, 800)
        shell.show()
        shell.activateWindow()
        qtbot.waitUntil(shell.isActiveWindow)
        shell.go("person", person.id)
        shell.begin_page(person.id, "conversation_1")
        yield Frame(shell, qtbot)
        shell.leave()
        shell.dismiss()
        shell.close()
        shell.deleteLater()
    assert not raised
