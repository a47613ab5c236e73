"""The page screen for everybody: names, targets, nothing cut, in themes, sizes and languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog

from app.ui.desk import Desk
from app.ui.style import Theme
from tests.ui.accessibility import unmarked_words
from tests.ui.looks import check_everything, check_order, desk_in_look, in_every_look
from tests.ui.page.driver import PageDriver, arthur


@in_every_look
def test_a_page_has_names_targets_and_nothing_cut(
    desk: Desk, theme: Theme, size: int, language: str
) -> None:
    dressed = desk_in_look(desk, theme, size, language)
    driver = PageDriver(dressed, arthur(dressed))
    driver.screen.resize(840, 560)
    driver.type("promises", "A lift")
    table = driver.screen.sheet.promises()
    assert table is not None
    table.lines[0].more.click()
    driver.screen.sheet.show_afterwards(True)
    driver.settle()
    check_everything(driver.screen)
    check_order(driver.screen)
    driver.dismiss()


@pytest.mark.parametrize("panel", ["finish", "finished", "history", "move", "preview", "turned"])
@in_every_look
def test_what_stands_over_a_page_has_names_targets_and_nothing_cut(
    desk: Desk, panel: str, theme: Theme, size: int, language: str
) -> None:
    dressed = desk_in_look(desk, theme, size, language)
    driver = PageDriver(dressed, arthur(dressed))
    driver.screen.resize(840, 560)
    driver.type("what_matters", "Company")
    doing = driver.screen.doing
    driver.screen.head.finish.click()
    if panel == "finished":
        driver.follow_the_store()
        doing.finish(True)
    elif panel == "history":
        doing.show_history()
    elif panel == "move":
        doing.show_move()
    elif panel == "preview":
        doing.show_print()
    turned = doing.turn() if panel == "turned" else None
    driver.settle()
    over = next((d for d in driver.screen.findChildren(QDialog) if d.isVisible()), None)
    check_everything(turned or over or driver.screen)
    if over is not None:
        over.reject()
    if turned is not None:
        turned.let_go()
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
