"""Lines of a map that were drawn before: what nothing came near to is not worked out again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from app.casework.map_routes import Rect, Roads
from app.casework.map_views import Look, TieLine

_MOST_CHANGED: Final = 24
"""Where more boxes than this are others, the whole map is another."""
Key: TypeAlias = "tuple[object, ...]"
"""All that a line follows from, save for what stands in its way."""


class Taken:
    """Where words stand already; and what was asked about it for one line."""

    def __init__(self) -> None:
        self._rects: list[Rect] = []
        self.asked: list[tuple[Rect, bool]] = []

    def is_free(self, rect: Rect) -> bool:
        """Whether no word stands there."""
        answer = self._is_free(rect)
        self.asked.append((rect, answer))
        return answer

    def take(self, rect: Rect) -> None:
        """A word stands there now."""
        self._rects.append(rect)

    def would_say(self, asked: list[tuple[Rect, bool]]) -> bool:
        """Whether the same questions have the same answers here."""
        return all(answer == self._is_free(rect) for rect, answer in asked)

    def _is_free(self, rect: Rect) -> bool:
        left, top, right, bottom = rect
        for west, north, east, south in self._rects:
            if left < east and right > west and top < south and bottom > north:
                return False
        return True


@dataclass(slots=True, kw_only=True)
class _Known:
    """A line, what was asked of the map for it, and where its word stands."""

    line: TieLine
    asked: list[Rect]
    words: list[tuple[Rect, bool]]
    taken: Rect | None


class KnownLines:
    """The lines of the last drawing. A line of the next is the same object where it is as it was.

    A line follows from its two ends and from the answers to what was asked about places on its
    way. If no box that came, went or moved touches one of those places, every answer is as before,
    and so is the line.
    """

    def __init__(self) -> None:
        self._look: Look | None = None
        self._boxes: frozenset[tuple[float, float, float, float, str]] = frozenset()
        self._changed: list[tuple[float, float, float, float, str]] = []
        self._before: dict[Key, _Known] = {}
        self._now: dict[Key, _Known] = {}

    def begin(self, roads: Roads, look: Look) -> None:
        """Another drawing begins, with these boxes in the way of lines."""
        boxes = roads.boxes
        self._changed = list(self._boxes ^ boxes)
        is_like = look == self._look and len(self._changed) <= _MOST_CHANGED
        self._before, self._now = (self._now if is_like else {}), {}
        self._boxes, self._look = boxes, look

    def line(self, key: Key, taken: Taken) -> TieLine | None:
        """The line as it was drawn last, if it would come out just so; its word is taken."""
        known = self._before.get(key)
        if known is None or self._is_touched(known.asked) or not taken.would_say(known.words):
            return None
        if known.taken is not None:
            taken.take(known.taken)
        self._now[key] = known
        return known.line

    def keep(self, key: Key, line: TieLine, roads: Roads, taken: Taken) -> None:
        """Remember a line that was worked out, and what was asked for it."""
        words = taken.asked
        rect = words[-1][0] if line.word is not None and words else None
        self._now[key] = _Known(line=line, asked=roads.asked, words=words, taken=rect)

    def _is_touched(self, asked: list[Rect]) -> bool:
        for left, top, right, bottom, _ in self._changed:
            for west, north, east, south in asked:
                if left <= east and right >= west and top <= south and bottom >= north:
                    return True
        return False
