"""Visiting: where one may go meanwhile, what the bars show, and how it begins and ends.

`Desk.visit` alone decides. A visit that begins or ends makes a new desk and with it a new frame,
so that nothing of the one before is left on it: no places, no list of what was found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from app.errors import AppError, Refused
from app.language import N_, message
from app.ui.actions import NEW_PERSON_KEY
from app.ui.places import Place

if TYPE_CHECKING:
    from app.casework.visiting import Visit
    from app.ui.bars import Rooms
    from app.ui.desk import Desk
    from app.ui.shell import Shell

END: Final = "end"
"""What stands among the rooms and ends the visit."""
OPEN_TO_ALL: Final = frozenset({"settings", "help"})
"""Rooms in which nobody on the caseload is named. A room that is not here is closed meanwhile."""
_LIST_OF_PEOPLE: Final = frozenset({"caseload", "removed"})
LONGEST: Final = 16
"""Letters of a name among the rooms: the bar is as wide as its longest word."""
_TO_OTHERS: Final = frozenset({"Alt+1", "Alt+2", "Alt+3", NEW_PERSON_KEY})


def only_with(visit: Visit) -> Refused:
    """Why there is nothing of anybody else here."""
    return Refused(
        message(N_("You are visiting {name}."), name=visit.called),
        message(N_("“End visiting” leads back to everybody else.")),
    )


def is_open(desk: Desk, visit: Visit, place: Place) -> bool:
    """Whether a place is the visited person's, or nobody's."""
    match place.screen:
        case "person" | "ecomap":
            return place.ident == visit.person_id
        case "page":
            from app.casework.pages import whose_page

            return whose_page(desk.store, page_id=place.ident) == visit.person_id
        case _:
            return place.screen in OPEN_TO_ALL


def check_place(desk: Desk, visit: Visit, place: Place) -> None:
    """Raise `Refused` for a place where somebody else might be seen."""
    if not is_open(desk, visit, place):
        raise only_with(visit)


def place_on_visit(desk: Desk, place: Place) -> Place:
    """The place itself if it is open on this visit, else the person's own screen, or Help."""
    visit = desk.visit
    if visit is None or is_open(desk, visit, place):
        return place
    from app.casework.people import is_known

    if is_known(desk.store, person_id=visit.person_id):
        return Place(screen="person", ident=visit.person_id)
    return Place(screen="help")


def rooms_on_visit(desk: Desk) -> Rooms | None:
    """The person and the way out instead of the rooms; None while there is no visit."""
    from app.casework.rows import shortened

    visit = desk.visit
    if visit is None:
        return None
    return (
        ("person", shortened(visit.called, LONGEST), "user"),
        (END, desk.words.text(N_("End visiting")), "house"),
    )


def room_of(desk: Desk, place: Place) -> str:
    """Which room is marked as the one a place is in."""
    if place.screen in _LIST_OF_PEOPLE:
        return "people"
    if place.screen not in {"person", "page", "knock", "ecomap"}:
        return place.screen
    return "people" if desk.visit is None else "person"


def enter_room(shell: Shell, room: str) -> None:
    """A room was pressed."""
    visit = shell.desk.visit
    if room == END:
        shell.side.show_room(room_of(shell.desk, shell.place))  # one is still where one was
        leave_visit(shell)
    elif visit is not None and room == "person":
        shell.go(room, visit.person_id)
    else:
        shell.go(room)


def here_or_said(shell: Shell, key: str, does: Callable[[], None]) -> Callable[[], None]:
    """What a key does; on a visit those that lead to other people say why they do not."""
    visit = shell.desk.visit
    if visit is None or key not in _TO_OTHERS:
        return does
    return partial(_say_only, shell, visit)


def _say_only(shell: Shell, visit: Visit) -> None:
    """Say in the line below, and aloud, whom one is with and how that ends."""
    from app.ui.announce import announce
    from app.ui.messages import sentence

    said = sentence(only_with(visit), shell.desk.words)
    shell.status.say_done(said)
    announce(shell, said)


def go_visiting(shell: Shell, person_id: str) -> None:
    """Begin to visit a person, on their own screen."""
    from app.casework.visiting import begin_visit
    from app.ui.messages import show_error

    if not shell.go_to(Place(screen="person", ident=person_id)):
        return
    try:
        begin_visit(shell.desk.store, person_id=person_id)
    except AppError as error:
        show_error(shell, error, shell.desk.words)
        return
    shell.settings_wanted.emit(shell.desk.settings)


def leave_visit(shell: Shell) -> None:
    """End the visit with the short code; without one lock, and the passphrase ends it."""
    from app.casework.visiting import end_visit
    from app.ui.cover import ask_short_code
    from app.ui.cover_code import has_code

    desk = shell.desk
    if not has_code(desk.store):
        ask_short_code(shell, replace(desk, lock=partial(_end_and_lock, desk)))
    elif ask_short_code(shell, desk):
        end_visit(desk.store)
        shell.settings_wanted.emit(desk.settings)


def _end_and_lock(desk: Desk) -> None:
    from app.casework.visiting import end_visit

    end_visit(desk.store)
    desk.lock()
