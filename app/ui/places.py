"""Where the worker is: the screen, whose it is, the field and the caret; kept across lock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Protocol, cast, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.forms.conditions import Json
from app.ui.caret import put_caret
from app.ui.pieces import LineField, PageHeading

SETTING: Final = "last_place"
ROOMS: Final = (
    *("today", "people", "outbox", "settings", "help", "removed"),
    *("money", "places_day"),
)
OF_A_PERSON: Final = ("person", "knock", "ecomap", "money")
"""Screens of one person, by that person's id; of these, money is everybody's without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A screen by name; `ident` is the person's or page's id where it shows one."""

    screen: str
    ident: str = ""
    key: str = ""
    caret: int = 0

    def kept_form(self) -> Json:
        """What the store keeps of it."""
        return {
            "person_id": self.ident if self.screen in OF_A_PERSON else "",
            "page_id": self.ident if self.screen == "page" else "",
            "screen": self.screen,
            "key": self.key,
            "caret": self.caret,
        }

    @classmethod
    def from_kept(cls, kept: Json) -> Place:
        """The place as it was kept; Today for anything that makes no sense."""
        none: Mapping[str, object] = {}
        values = cast("Mapping[str, object]", kept) if isinstance(kept, dict) else none
        page, person = str(values.get("page_id") or ""), str(values.get("person_id") or "")
        kept_on = str(values.get("screen") or "")
        of_person = kept_on if kept_on in OF_A_PERSON else "person"
        screen = "page" if page else of_person if person else kept_on
        if screen not in {*ROOMS, "page", *OF_A_PERSON} or (
            screen not in ROOMS and not (page or person)
        ):
            return cls(screen="today")
        caret = values.get("caret")
        return cls(
            screen=screen,
            ident=page or person,
            key=str(values.get("key") or ""),
            caret=caret if isinstance(caret, int) else 0,
        )


def is_for_all(place: Place) -> bool:
    """Whether this is everybody's list of money."""
    return place.screen == "money" and not place.ident


@runtime_checkable
class Beginning(Protocol):
    """A screen on which one begins somewhere else than at its heading."""

    def take_focus(self) -> None:
        """Put the keyboard where one begins."""
        ...


def begin_on(screen: QWidget) -> None:
    """Put the keyboard where one begins on a screen one has just come to.

    That is its heading unless the screen says otherwise: it is read out, and a space typed too
    soon presses nothing. Tab goes on to the first thing below it.
    """
    if isinstance(screen, Beginning):
        screen.take_focus()
        return
    heading = next((h for h in screen.findChildren(PageHeading) if not h.isHidden()), None)
    if heading is not None:
        heading.setFocus(Qt.FocusReason.OtherFocusReason)
    else:
        screen.setFocus()
        screen.focusNextChild()


def _stops(screen: QWidget) -> list[QWidget]:
    """Everything on a screen that takes the keyboard, in the order it was made.

    Also what Tab passes over: of buttons of which one is pressed Qt lets Tab come to that one only,
    and does so the moment one of them is used.
    """
    return [
        widget
        for widget in screen.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]


def _focused(screen: QWidget) -> QWidget | None:
    """What would have the focus; Qt's stubs leave out that there may be nothing."""
    return screen.focusWidget()


def focus_on(screen: QWidget) -> tuple[str, int]:
    """Which thing of a screen has the focus, as a key for `put_focus`, and where the caret stands.

    The key is its number among all stops, its number among those of its name, and the name.
    """
    focused = _focused(screen)
    caret = 0
    if isinstance(focused, QPlainTextEdit):
        caret = focused.textCursor().position()
    elif isinstance(focused, LineField):
        caret = focused.caret()
    elif isinstance(focused, QLineEdit):
        caret = focused.cursorPosition()
    named = 0
    name = focused.accessibleName() if focused is not None else ""
    for at, stop in enumerate(_stops(screen)):
        if stop is focused:
            return f"{at}|{named}|{name}", caret
        named += stop.accessibleName() == name
    return "", 0


def here(place: Place, front: QWidget | None) -> Place | None:
    """A place with what of the screen in front has the keyboard; None before there is one."""
    if front is None:
        return None
    key, caret = focus_on(front)
    return replace(place, key=key, caret=caret)


def _found(screen: QWidget, key: str) -> QWidget | None:
    """What the key was made for; in another language its number alone tells."""
    at, _, rest = key.partition("|")
    nth, _, name = rest.partition("|")
    if not (at.isdecimal() and nth.isdecimal()):
        return None
    stops = _stops(screen)
    named = [stop for stop in stops if name and stop.accessibleName() == name]
    if int(nth) < len(named):
        return named[int(nth)]
    return stops[int(at)] if int(at) < len(stops) else None


def put_focus(screen: QWidget, key: str, caret: int) -> None:
    """Give the focus back to what had it, with the caret where it stood."""
    widget = _found(screen, key)
    if widget is None:
        return
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(widget, QPlainTextEdit | QLineEdit):
        put_caret(widget, caret)


def arrive(screen: QWidget, place: Place) -> None:
    """Put the keyboard where it was at this place, or where one begins on the screen."""
    if place.key:
        put_focus(screen, place.key, place.caret)
    else:
        begin_on(screen)
