"""Making the screens by name, each when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.casework.day_views import TodayView
from app.errors import AppError, Cancelled
from app.ui.ahead import Ahead
from app.ui.places import OF_A_PERSON, Place, is_for_all
from app.ui.visiting import check_place, place_on_visit

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.outbox_watch import OutboxWatch

OFFER_AFTER_MS: Final = 250
MakeScreen = Callable[["Desk", Place], QWidget]
DayAhead = Ahead[TodayView]
MakePopup = Callable[["Desk"], QWidget]


def day_ahead(desk: Desk) -> DayAhead:
    """Ask already what Today will show first."""
    from app.ui.screens.today import first_view

    return Ahead(lambda: first_view(desk))


def make_screen(  # noqa: PLR0911 - one for each screen
    desk: Desk,
    place: Place,
    *,
    watch: OutboxWatch | None = None,
    ahead: DayAhead | None = None,
) -> QWidget:
    """The screen of a place; `watch` is what sends by itself, `ahead` what Today shows first.

    Raises what the verbs of the screen raise: `Refused` if a person is gone, or on a visit
    somebody else's.
    """
    if desk.visit is not None:
        check_place(desk, desk.visit, place)
    match place.screen:
        case "people":
            from app.ui.screens.people import PeopleScreen

            return PeopleScreen(desk)
        case "caseload":
            from app.ui.screens.caseload import CaseloadScreen

            return CaseloadScreen(desk)
        case "person":
            from app.ui.screens.person import PersonScreen

            return PersonScreen(desk, place.ident)
        case "knock" | "ecomap" | "money":
            return _beside_person(desk, place)
        case "page":
            from app.ui.screens.sealed_page import page_screen

            return page_screen(desk, place.ident)
        case "places_day":
            from app.ui.screens.places_day import PlacesDayScreen

            return PlacesDayScreen(desk)
        case "outbox":
            from app.ui.screens.outbox import OutboxScreen

            return OutboxScreen(desk, watch=watch, only_unfiled=bool(place.ident))
        case "removed":
            from app.ui.screens.removed import RemovedScreen

            return RemovedScreen(desk)
        case "settings":
            from app.ui.screens.settings import SettingsScreen

            return SettingsScreen(desk)
        case "help":
            from app.ui.screens.help import HelpScreen

            return HelpScreen(desk, topic=place.ident)
        case _:
            from app.ui.screens.today import TodayScreen

            return TodayScreen(desk, first=ahead.answer if ahead else None)


def _beside_person(desk: Desk, place: Place) -> QWidget:
    """A further screen of a person: before one knocks, their people drawn, their money."""
    if place.screen == "ecomap":
        from app.ui.screens.ecomap import EcomapScreen

        return EcomapScreen(desk, place.ident)
    if place.screen == "money":
        from app.ui.screens.money import MoneyScreen

        return MoneyScreen(desk, place.ident)
    from app.ui.screens.before_knock import BeforeKnockScreen

    return BeforeKnockScreen(desk, place.ident)


def nearest_place(desk: Desk, place: Place, person_id: str | None) -> Place:
    """The place itself where there is one still, else the nearest: page, person, people.

    `person_id` is whose the place was.
    """
    from app.casework import pages, people

    if place.screen == "page" and pages.whose_page(desk.store, page_id=place.ident):
        return place
    whose = place.ident if place.screen in OF_A_PERSON else person_id
    if place.screen not in {*OF_A_PERSON, "page"} or is_for_all(place):
        return place
    if whose and people.is_known(desk.store, person_id=whose):
        return place if place.screen in OF_A_PERSON else Place(screen="person", ident=whose)
    return place_on_visit(desk, Place(screen="people"))


def is_elsewhere(desk: Desk, place: Place, person_id: str | None) -> bool:
    """Whether what is shown of a place is not so any more: it is gone, or somebody else's."""
    from app.casework import pages

    if nearest_place(desk, place, person_id) != place:
        return True
    if place.screen != "page":
        return False
    return pages.whose_page(desk.store, page_id=place.ident) != person_id


def make_popup(desk: Desk) -> QWidget:
    """The list below the search box."""
    from app.ui.screens.search import SearchPopup

    return SearchPopup(desk)


def offer_later(desk: Desk, window: QWidget) -> None:
    """Once the window has been seen, offer a short code to a worker who has none."""

    def offer() -> None:
        from app.casework.country import follow_council
        from app.ui.code_offer import offer_code

        # Covered or locked meanwhile, nothing is offered over it.
        if window.isVisible():
            with suppress(AppError, Cancelled):  # what cannot be written now is tried the next time
                follow_council(desk.store, desk.policy.country)
            with suppress(Cancelled):
                offer_code(desk, window)

    pause = QTimer(window)  # a child of the window: one that goes before takes it along
    pause.setSingleShot(True)
    pause.timeout.connect(offer)
    pause.start(OFFER_AFTER_MS)


def begin_new(screen: QWidget | None, name: str) -> None:
    """On People, open the field of a new person; a name that is given is added or asked about."""
    from app.ui.screens.people import PeopleScreen

    if isinstance(screen, PeopleScreen):
        screen.begin_new(name)


def begun_page(desk: Desk, person_id: str, page_key: str) -> str:
    """Begin a page with a person; its id. Raises what beginning one raises."""
    from app.casework.interview import Interview

    begun = Interview.begin(
        desk.store, person_id=person_id, page_key=page_key, catalogue=desk.catalogue
    )
    return begun.page_id


def is_same_room(one: Place, other: Place) -> bool:
    """Whether two places are on the same screen of the same person or page."""
    return (one.screen, one.ident) == (other.screen, other.ident)


def nearer_place(
    desk: Desk, place: Place, scope: tuple[str | None, str | None], changed: object
) -> Place | None:
    """Where to go when a change took the page or person of this place; None: it is still there."""
    entities: frozenset[tuple[str, str]] = getattr(changed, "entities", frozenset())
    whose, _ = scope
    if not any(table in {"page", "person"} for table, _ in entities):
        return None
    if not is_elsewhere(desk, place, whose):
        return None
    return place_on_visit(desk, nearest_place(desk, place, whose))
