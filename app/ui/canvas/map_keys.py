"""The keys on one of the people of the map: moving, how close, opening, tying, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.ui.buttons import is_enter

if TYPE_CHECKING:
    from app.ui.canvas.map_canvas import MapCanvas

STEP: Final = 6.0
"""Degrees along the ring for a press of an arrow."""
_KEY: Final = Qt.Key
_ALONG: Final = {_KEY.Key_Left: -STEP, _KEY.Key_Right: STEP}
_NEARER: Final = {_KEY.Key_Up: -1, _KEY.Key_Down: 1}
NUMBERS: Final = {
    _KEY.Key_1: "extremely",
    _KEY.Key_2: "very",
    _KEY.Key_3: "quite",
    _KEY.Key_0: "",
}
"""How close the keys of figures say that somebody is, on the map, in the list, while adding."""
RINGS: Final = ("extremely", "very", "quite", "")
"""From the middle outwards; the last is outside of the rings, where closeness is not said."""
_ZOOM: Final = {_KEY.Key_Plus: 1, _KEY.Key_Equal: 1, _KEY.Key_Minus: -1}


def beyond(closeness: str, step: int) -> str | None:
    """The ring so many further out; None where there is none."""
    at = RINGS.index(closeness) if closeness in RINGS else len(RINGS) - 1
    return RINGS[at + step] if 0 <= at + step < len(RINGS) else None


def is_plain(event: QKeyEvent) -> bool:
    """Whether a key was pressed without Ctrl or Alt: those are the window's."""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return not event.modifiers() & both


class MapKeys:
    """What a key does to the one who has the keyboard."""

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas

    def end(self) -> None:
        """What the arrows did so far is one step."""
        self._canvas.gesture_ended.emit()

    def take(self, member_id: str, event: QKeyEvent) -> bool:
        """Do what the key says; False leaves it to the window."""
        canvas, key = self._canvas, _KEY(event.key())
        if not is_plain(event):
            return False
        if key == _KEY.Key_Escape:
            return canvas.escape()
        if key in _ZOOM:
            canvas.zoom(_ZOOM[key])
            return True
        if key in {_KEY.Key_Home, _KEY.Key_End}:
            canvas.go_to_end(is_last=key == _KEY.Key_End)
            return True
        if is_enter(event) or key == _KEY.Key_Space:
            canvas.choose(member_id)
            if is_enter(event) and not canvas.is_choosing:
                canvas.opened.emit(member_id)
            return True
        return not canvas.is_read_only and self._change(member_id, key)

    def _change(self, member_id: str, key: Qt.Key) -> bool:
        """Where they stand, how close, to whom they are tied, that they left."""
        canvas = self._canvas
        member = canvas.member(member_id)
        if member is None:
            return False
        if key in _ALONG:
            canvas.turned.emit(member_id, _ALONG[key])
        elif key in _NEARER:
            ring = beyond(member.closeness, _NEARER[key])
            if ring is not None:
                canvas.closeness_wanted.emit(member_id, ring)
        elif key in NUMBERS:
            canvas.closeness_wanted.emit(member_id, NUMBERS[key])
        elif key in {_KEY.Key_Delete, _KEY.Key_Backspace}:
            canvas.leave_wanted.emit(member_id)
        elif key == _KEY.Key_A:
            canvas.add_wanted.emit()
        elif key == _KEY.Key_T:
            canvas.begin_tie(member_id)
        elif key == _KEY.Key_G:
            canvas.begin_group(member_id)
        else:
            return False
        return True
