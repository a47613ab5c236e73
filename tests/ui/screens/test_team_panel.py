"""The counts for the team on screen, and a page whose wording pack is gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.casework.views import PersonView
from app.exchange.packs import read_pack
from app.forms.catalogue import shipped
from app.ui.desk import Desk
from app.ui.pieces import ScrollColumn, Text
from app.ui.places import Place
from app.ui.rooms import make_screen
from app.ui.screens.page import PageScreen
from app.ui.screens.sealed_page import SealedPageScreen
from app.ui.screens.team_panel import TeamPanel
from tests.ui.screens.conftest import Show
from tests.ui.screens.making import begun_page, finish

EXAMPLE = Path(__file__).resolve().parents[3] / "docs" / "wording-pack-example.yaml"


def texts(within: SealedPageScreen | TeamPanel) -> str:
    return "\n".join(text.text() for text in within.findChildren(Text))


def test_there_is_nothing_to_scroll_through_below_the_last_line(desk: Desk, qtbot: QtBot) -> None:
    panel = TeamPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(760, 680)
    panel.show()
    qtbot.waitUntil(lambda: "Nothing was noted." in texts(panel))
    for _ in range(5):
        QApplication.processEvents()
    (scroll,) = panel.findChildren(ScrollColumn)
    assert scroll.verticalScrollBar().maximum() == 0


def test_the_counts_are_shown_and_what_is_not_to_be_had_is_saved(
    desk: Desk, arthur: PersonView, show: Show[TeamPanel], qtbot: QtBot, tmp_path: Path
) -> None:
    finish(desk, begun_page(desk, arthur, unmet="=A lunch club"))
    panel = show(TeamPanel(desk))
    qtbot.waitUntil(lambda: panel.counts is not None)
    assert "Finished pages: fewer than 5" in texts(panel)
    assert "Arthur" not in texts(panel)
    file = tmp_path / "table.csv"
    panel.choose_file = lambda: str(file)
    panel.save_button.click()
    saved = file.read_text("utf-8-sig")
    assert saved.splitlines() == ["Area,Page,Times", "Other areas,Conversation 1,<5"]
    panel.choose_file = lambda: str(tmp_path / "none" / "x.csv")
    panel.save_button.click()
    assert panel.trouble.text()


def test_a_page_whose_pack_is_gone_is_read_printed_and_says_what_to_do(
    desk: Desk, arthur: PersonView, show: Show[SealedPageScreen]
) -> None:
    with_pack = replace(desk, catalogue=read_pack(EXAMPLE, catalogue=shipped()))
    ids = [
        begun_page(with_pack, arthur, key="own_winter_check", own_warm_now=said)
        for said in ("Two jumpers", "A hot water bottle")
    ]
    finish(with_pack, ids[0])
    finished = make_screen(desk, Place(screen="page", ident=ids[0]))
    assert isinstance(finished, SealedPageScreen)
    show(finished)
    assert "Two jumpers" in texts(finished)
    assert "What Arthur does to keep warm" in texts(finished)
    preview = finished.show_print()
    assert preview.isVisible()
    preview.done(0)
    draft = make_screen(desk, Place(screen="page", ident=ids[1]))
    assert isinstance(draft, SealedPageScreen)
    show(draft)
    assert "A hot water bottle" in texts(draft)
    assert "put the pack back" in draft.advice.text()
    assert draft.undo_scope() == (arthur.id, ids[1])


def test_a_page_that_is_known_opens_as_ever(desk: Desk, arthur: PersonView) -> None:
    screen = make_screen(desk, Place(screen="page", ident=begun_page(desk, arthur)))
    assert isinstance(screen, PageScreen)
    screen.leave()
    screen.deleteLater()
