"""Making the screens by name, each when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.ui.places import Place

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.outbox_watch import OutboxWatch

MakeScreen = Callable[["Desk", Place], QWidget]
MakePopup = Callable[["Desk"], QWidget]


def make_screen(desk: Desk, place: Place, *, watch: OutboxWatch | None = None) -> QWidget:
    """The screen of a place; `watch` is what sends by itself.

    Raises what the verbs of the screen raise: `Refused` if a person is gone.
    """
    match place.screen:
        case "people":
            from app.ui.screens.people import PeopleScreen

            return PeopleScreen(desk)
        case "person":
            from app.ui.screens.person import PersonScreen

            return PersonScreen(desk, place.ident)
        case "page":
            from app.ui.screens.page import PageScreen

            return PageScreen(desk, place.ident)
        case "outbox":
            from app.ui.screens.outbox import OutboxScreen

            return OutboxScreen(desk, watch=watch)
        case "settings":
            from app.ui.screens.settings import SettingsScreen

            return SettingsScreen(desk)
        case "help":
            from app.ui.screens.help import HelpScreen

            return HelpScreen(desk)
        case _:
            from app.ui.screens.today import TodayScreen

            return TodayScreen(desk)


def make_popup(desk: Desk) -> QWidget:
    """The list below the search box."""
    from app.ui.screens.search import SearchPopup

    return SearchPopup(desk)
