"""Making the screens by name, each when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.casework.views import TodayView
from app.settings import TEXT_SIZES
from app.ui.ahead import Ahead
from app.ui.places import Place

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.outbox_watch import OutboxWatch

SIZES: Final = (100, 112, 125, 150, 175, 200)
MakeScreen = Callable[["Desk", Place], QWidget]
DayAhead = Ahead[TodayView]
MakePopup = Callable[["Desk"], QWidget]


def day_ahead(desk: Desk) -> DayAhead:
    """Ask already what Today will show first."""
    from app.ui.screens.today import first_view

    return Ahead(lambda: first_view(desk))


def make_screen(
    desk: Desk,
    place: Place,
    *,
    watch: OutboxWatch | None = None,
    ahead: DayAhead | None = None,
) -> QWidget:
    """The screen of a place; `watch` is what sends by itself, `ahead` what Today shows first.

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

            return TodayScreen(desk, view=ahead.answer() if ahead else None)


def make_popup(desk: Desk) -> QWidget:
    """The list below the search box."""
    from app.ui.screens.search import SearchPopup

    return SearchPopup(desk)


def offer_later(desk: Desk, window: QWidget) -> None:
    """Once the window has been painted, offer a short code to a worker who has none."""

    def offer() -> None:
        from app.ui.code_offer import offer_code

        offer_code(desk, window)

    QTimer.singleShot(0, window, offer)


def begun_page(desk: Desk, person_id: str, page_key: str) -> str:
    """Begin a page with a person; its id. Raises what beginning one raises."""
    from app.casework.interview import Interview

    begun = Interview.begin(
        desk.store, person_id=person_id, page_key=page_key, catalogue=desk.catalogue
    )
    return begun.page_id


def size_beside(now: int, by: int) -> int:
    """The size of text, in percent, one step larger or smaller; 0 steps: as at first."""
    if not by:
        return TEXT_SIZES.start
    nearest = min(range(len(SIZES)), key=lambda at: abs(SIZES[at] - now))
    return SIZES[max(0, min(len(SIZES) - 1, nearest + by))]
