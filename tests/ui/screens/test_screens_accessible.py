"""These screens for everybody: names, targets, order, nothing cut, in themes, sizes, languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.casework.views import PersonView
from app.ui.desk import Desk
from app.ui.style import Theme
from tests.ui.accessibility import unmarked_words
from tests.ui.looks import check_everything, check_order, desk_in_look, in_every_look
from tests.ui.screens.every_screen import SCREENS, make
from tests.ui.screens.making import LIST_WORDS

Show = Callable[[QWidget], QWidget]
# What the worker or the person said stands as it was said.
TYPED = {
    "Aberzqx",
    "Tregwyntog",
    "Arthur Bevan",
    "Arthur",
    "Large print",
    "Speak to his left side",
    "Carys",
    "Men's Shed with Gwen",
    "The shed, chapel, this house.",
    "9434765919",
    "943 476 5919",
    "Bus at nine",
    "Carys rings",
    "Brighter since the half-step went in. Carys",
    "Nerys",
    "Brighter since the half-step went in.",
    "Carys · 11 Nov",
    "12 Nov",
    "Llanbedr hall",
    "A first talk",
    "Age UK",
    "10:30",
    "Gwen Price",
    "Large print; Speak to his left side",
    "11 Nov",
    "Key safe by the back door",
    "Taxi to chapel",
    "Taxi",
    "forty or so",
    "Sitting, eight evenings",
    "Ifan Rhys, Team manager",
    "Talking café",
    "12 Nov 2026",
    "Large print · Speak to his left side",
    "The chapel",
    "Dr Amin, GP",
    "Dr Amin",
    "Beti",
    "Huw",
    "Who lives with you?",  # in the person's language, whatever the screen's is
    "What we wrote together",
    *LIST_WORDS,
}


def dressed(screen: QWidget) -> QWidget:
    """On the ground the window gives it."""
    if not screen.property("kind"):
        screen.setProperty("kind", "ground")
        screen.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return screen


@pytest.mark.parametrize("name", SCREENS)
@in_every_look
def test_everything_is_named_large_enough_readable_and_whole(
    desk: Desk,
    arthur: PersonView,
    show: Show,
    name: str,
    theme: Theme,
    size: int,
    language: str,
) -> None:
    screen = dressed(make(name, desk_in_look(desk, theme, size, language), arthur))
    show(screen)
    screen.resize(870, 560)
    QApplication.processEvents()
    check_everything(screen)


@pytest.mark.parametrize("name", [one for one in SCREENS if one != "search"])
def test_tab_comes_full_circle_in_reading_order(
    desk: Desk, arthur: PersonView, show: Show, name: str
) -> None:
    screen = dressed(make(name, desk, arthur))
    show(screen)
    screen.resize(870, 560)
    QApplication.processEvents()
    check_order(screen)


# What is turned to be signed is in the language it was sealed in, whatever the screen's is.
@pytest.mark.parametrize("name", [one for one in SCREENS if one != "turned to sign"])
def test_no_word_is_written_into_the_code(
    desk_in: Callable[[str], Desk], arthur: PersonView, show: Show, name: str
) -> None:
    screen = dressed(make(name, desk_in("pseudo"), arthur))
    show(screen)
    assert [word for word in unmarked_words(screen) if word not in TYPED] == []
