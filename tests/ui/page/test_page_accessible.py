"""The page screen for everybody: names, targets, nothing cut, in themes, sizes and languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from app.ui.application import wear
from app.ui.desk import Desk
from app.ui.style import Style, Theme
from tests.ui.accessibility import focus_order, jumps_up, problems, unmarked_words
from tests.ui.page.driver import PageDriver, arthur


@pytest.mark.parametrize(
    ("theme", "size", "language"),
    [("light", 100, "en"), ("dark", 200, "cy"), ("contrast", 100, "cy"), ("light", 200, "en")],
)
def test_a_page_has_names_targets_and_nothing_cut(
    qapp: QApplication,
    desk_in: Callable[[str], Desk],
    theme: Theme,
    size: int,
    language: str,
) -> None:
    wear(qapp, Style(theme, size))
    desk = replace(desk_in(language), settings=Settings(text_size=size, theme=theme))
    driver = PageDriver(desk, arthur(desk))
    driver.screen.resize(840, 560)
    driver.type("promises", "A lift")
    table = driver.screen.sheet.promises()
    assert table is not None
    table.lines[0].more.click()
    driver.screen.sheet.show_afterwards(True)
    driver.settle()
    assert problems(driver.screen) == []
    assert jumps_up(focus_order(driver.screen), driver.screen) == []
    driver.dismiss()


def test_every_word_of_the_page_is_marked_for_translation(
    desk_in: Callable[[str], Desk],
) -> None:
    desk = desk_in("pseudo")
    driver = PageDriver(desk, arthur(desk))
    driver.screen.sheet.show_afterwards(True)
    driver.screen.head.finish.click()
    driver.settle()
    known = {"12 Nov 2026", "Arthur Bevan", "Large print · Speak to his left side"}
    assert [w for w in unmarked_words(driver.screen) if w not in known] == []
    driver.dismiss()
