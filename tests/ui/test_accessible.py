"""Every screen of the base in three themes, two sizes and two languages: names, targets, order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.language import Words
from app.settings import Settings
from app.ui.application import wear
from app.ui.code_offer import CodeOffer
from app.ui.cover import CoverScreen
from app.ui.cover_code import keep_code
from app.ui.desk import Desk
from app.ui.house import Doors
from app.ui.places import Place
from app.ui.screens.help import HelpScreen
from app.ui.screens.settings import SettingsScreen
from app.ui.screens.unlock import UnlockScreen
from app.ui.screens.welcome import WelcomeScreen
from app.ui.shell import Shell
from app.ui.style import THEMES, Style, Theme, tokens
from app.ui.window import MainWindow
from tests.ui.accessibility import contrast, focus_order, focus_shows, unmarked_words
from tests.ui.looks import check_everything, check_order, in_every_look

SCREENS = (
    "unlock",
    "code",
    "welcome-0",
    "welcome-1",
    "welcome-2",
    "welcome-3",
    "welcome-4",
    "settings",
    "help",
    "cover",
    "offer",
)
Show = Callable[[str, Words, Theme, int], MainWindow]


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication, desk: Desk, doors: Doors) -> Iterator[Show]:
    """A window of 1024 by 640 with a screen of that name in it."""
    windows: list[MainWindow] = []

    def build(name: str, words: Words, theme: Theme, size: int) -> MainWindow:
        wear(qapp, Style(theme, size))
        window = MainWindow()
        windows.append(window)
        window.resize(1024, 640)
        front = make(name, replace(desk, words=words, settings=_settings(theme, size)), doors)
        window.show_front(front)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        _enter(front, name)
        QApplication.sendPostedEvents()
        return window

    yield build
    for window in windows:
        for dialog in window.findChildren(CodeOffer):
            dialog.reject()
        for shell in window.findChildren(Shell):
            shell.dismiss()
        window.shut()
        window.deleteLater()


def _settings(theme: Theme, size: int) -> Settings:
    return Settings(theme=theme, text_size=size)


def make(name: str, desk: Desk, doors: Doors) -> QWidget:
    """A screen by its name here."""
    if name in {"unlock", "code"}:
        return UnlockScreen(desk.words, doors)
    if name.startswith("welcome"):
        return WelcomeScreen(desk.words, doors, desk.policy)
    if name == "cover":
        keep_code(desk.store, "7391")
        return CoverScreen(desk.words, desk.store)
    return Shell(desk, screens=_base_screens)


def _base_screens(desk: Desk, place: Place) -> QWidget:
    return HelpScreen(desk) if place.screen == "help" else SettingsScreen(desk)


def _enter(front: QWidget, name: str) -> None:
    """Go to the part that is wanted, with the focus where a worker would find it."""
    if isinstance(front, UnlockScreen):
        front.show_part("code" if name == "code" else "passphrase")
    elif isinstance(front, WelcomeScreen):
        front.go(int(name[-1]))
    elif isinstance(front, CoverScreen):
        front.take_focus()
    elif isinstance(front, Shell):
        front.go("help" if name == "offer" else name)
        if name == "offer":
            CodeOffer(front.desk, front).open()


@pytest.mark.parametrize("name", SCREENS)
@in_every_look
def test_everything_is_named_large_enough_readable_and_whole(
    show: Show, name: str, theme: Theme, size: int, language: str
) -> None:
    window = show(name, Words(language), theme, size)
    check_everything(window.findChild(CodeOffer) or window)


@pytest.mark.parametrize("name", SCREENS)
def test_tab_comes_full_circle_in_reading_order(show: Show, name: str) -> None:
    window = show(name, Words("en"), "light", 100)
    check_order(window)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["unlock", "settings"])
def test_the_focus_is_seen(show: Show, name: str, theme: Theme) -> None:
    window = show(name, Words("en"), theme, 100)
    for widget in focus_order(window)[:8]:
        assert focus_shows(window, widget), (type(widget), widget.accessibleName())


@pytest.mark.parametrize("name", SCREENS)
def test_no_word_is_written_into_the_code(show: Show, name: str) -> None:
    window = show(name, Words("pseudo"), "light", 100)
    allowed = {"English", "Cymraeg", "Gwen Price · Social worker"}
    typed = {"Gwen Price", "Social worker", "Llanbedr hub", "01632 960 114"}
    assert [w for w in unmarked_words(window) if w not in allowed | typed] == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_ink_of_a_theme_is_readable_on_every_ground_it_stands_on(theme: Theme) -> None:
    colours = tokens(theme)
    grounds = (colours.ground, colours.paper, colours.sheet)
    for ink in (colours.ink, colours.soft, colours.teal, colours.red, colours.amber):
        for ground in grounds:
            assert contrast(QColor(ink), QColor(ground)) >= 4.5, (ink, ground)
    for name in ("teal", "amber", "plum", "blue", "red"):
        ink, ground = getattr(colours, name), getattr(colours, f"{name}_soft")
        assert contrast(QColor(ink), QColor(ground)) >= 4.5, name
    assert contrast(QColor(colours.on_teal), QColor(colours.teal)) >= 4.5
    for ground in grounds:
        assert contrast(QColor(colours.edge), QColor(ground)) >= 3, ("edge", ground)


@pytest.mark.parametrize("theme", THEMES)
def test_the_ring_shows_on_every_ground_by_its_gold_or_by_its_edge(theme: Theme) -> None:
    colours = tokens(theme)
    for ground in (colours.ground, colours.paper, colours.sheet, colours.teal, colours.red_soft):
        gold = contrast(QColor(colours.focus), QColor(ground))
        edge = contrast(QColor(colours.focus_edge), QColor(ground))
        assert max(gold, edge) >= 3, ground


def test_the_arrow_of_a_list_is_in_the_ink_of_its_theme() -> None:
    from app import paths

    for theme in THEMES:
        drawing = paths.resource(f"style/chevron-{theme}.svg").read_text("utf-8")
        assert tokens(theme).ink in drawing
