"""What else one may do with a person: their whole story, and blank pages to write on together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from app.casework import people
from app.language import N_
from app.ui.menus import add_entry
from app.ui.messages import open_over

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.screens.paper_panel import PaperPanel
    from app.ui.screens.person import PersonScreen
    from app.ui.screens.story_panel import StoryPanel


def join_more(screen: PersonScreen, desk: Desk) -> None:
    """Join the story and the appointments of a person's screen to what they lead to."""
    from app.ui.screens.row_list import tab_in_reading_order

    screen.story.whole_wanted.connect(partial(show_story, screen, desk))
    screen.seen.trouble.connect(screen.trouble)
    screen.seen.opened.connect(partial(tab_in_reading_order, screen))


def show_story(screen: PersonScreen, desk: Desk) -> StoryPanel:
    """Open the whole story."""
    from app.ui.screens.story_panel import StoryPanel

    person = people.person(desk.store, person_id=screen.person_id)
    panel = StoryPanel(desk, person, parent=screen.window())
    panel.page_wanted.connect(screen.page_wanted)
    return open_over(panel)


def add_blank_papers(menu: QMenu, desk: Desk, person_id: str, window: QWidget) -> None:
    """A part of a menu with every page to be printed empty, for a person."""
    below = menu.addMenu(desk.words.text(N_("Blank paper to write on together")))
    for page in desk.catalogue:
        name = desk.words.text(page.name)
        add_entry(below, name, partial(show_blank, desk, page.key, person_id, window))


def show_blank(
    desk: Desk, page_key: str, person_id: str | None, window: QWidget
) -> PaperPanel | None:
    """A page, empty and large, for a person or for anybody; nothing where it is not known here."""
    from app.ui.screens.papers import blank_panel

    page = desk.catalogue.page(page_key)
    if page is None:
        return None
    person = people.person(desk.store, person_id=person_id) if person_id else None
    panel = blank_panel(desk, page, person, parent=window)
    return open_over(panel)
