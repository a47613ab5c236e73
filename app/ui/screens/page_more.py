"""What else one may do with a page: print it blank, see what changed, and print how it went."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.casework.pages import page_line
from app.errors import AppError
from app.language import N_
from app.ui.menus import add_entry
from app.ui.messages import open_over

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.screens.page import PageScreen


def add_papers(screen: PageScreen, desk: Desk, menu: QMenu) -> None:
    """Add to the menu of a page what there is to see and print of it beside its own papers."""
    from app.ui.screens.person_more import show_blank

    words, interview = desk.words, screen.interview
    line = page_line(desk.store, page_id=interview.page_id, catalogue=desk.catalogue, words=words)
    window = screen.window()
    blank = partial(show_blank, desk, line.page_key, line.person_id, window)
    entries = [(N_("Print this page blank, to write on together"), blank)]
    if line.is_amendment:
        entries.append(
            (N_("What changed since the version before"), partial(changes, screen, desk))
        )
    if line.state == "finished":
        entries.append((N_("How it went: the promises of this page"), partial(went, screen, desk)))
    for text, does in entries:
        add_entry(menu, words.text(text), does)


def changes(screen: PageScreen, desk: Desk) -> None:
    """Show what changed; what is typed is kept first."""
    from app.ui.screens.changes_panel import ChangesPanel

    if not screen.saving.flush():
        return
    panel = ChangesPanel(desk, screen.interview.page_id, parent=screen.window())
    open_over(panel)


def went(screen: PageScreen, desk: Desk) -> None:
    """Show the sheet of how the promises went; where there is none, why."""
    from app.ui.screens.papers import how_it_went_panel

    try:
        panel = how_it_went_panel(
            desk, screen.interview.page_id, screen.person_id, parent=screen.window()
        )
    except AppError as error:
        screen.trouble.emit(error)
        return
    open_over(panel)
