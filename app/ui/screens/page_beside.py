"""What stands beside some pages only: what the page is for, and the ten minutes of a discussion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.forms.page import Group, Page
from app.ui.screens.page_about import PageAbout
from app.ui.screens.page_side import PageSide

if TYPE_CHECKING:
    from app.ui.desk import Desk

_DISCUSSION: Final = "peer_discussion"


def add_beside(side: PageSide, desk: Desk, page: Page) -> None:
    """Add the cards that this page has besides those of every page."""
    if page.card:
        side.add_after_people(PageAbout(desk.words, page))
    side.people.setVisible(not page.is_nameless)
    if page.group is Group.COLLEAGUES or page.key == _DISCUSSION:
        from app.ui.screens.peer_timers import PeerTimers

        side.add_last_time(PeerTimers(desk))


def can_turn(page: Page) -> bool:
    """Whether the person may be shown the page: it has something for them to read or write in."""
    return not page.is_nameless and any(question.turned for question in page.questions())
