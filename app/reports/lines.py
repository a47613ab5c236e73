"""Text broken into lines: the one wrap that the gauge measures and the paper prints."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from app.reports import direction
from app.reports.bits import is_in_number, mixed_lines
from app.reports.ink import Ink, Inked, Line, Wrapped, line_of
from app.reports.pdf_fonts import Faces, faces
from app.reports.signs import hard_lines
from app.reports.two_way import two_way_lines


def wrap(inked: Inked, width: float) -> Wrapped:
    """Break a text into lines no wider than `width` points. A word wider than a line is broken."""
    house = faces()
    lines: list[Line] = []
    missing: dict[str, None] = {}
    for hard in _hard_lines(inked):
        text = "".join(t for t, _ in hard)
        if len(hard) == 1 and house.latin.issuperset(text):
            lines += _plain_lines(text, hard[0][1], width, house)
        elif direction.has_right_to_left(text):
            lines += two_way_lines(hard, width, house, missing)
        else:
            lines += mixed_lines(hard, width, house, missing)
    return Wrapped(tuple(lines), tuple(missing))


def text_width(text: str, ink: Ink) -> float:
    """The width of a text on one line, as `wrap` would set it."""
    return sum(line.width for line in wrap([(text, ink)], 1e9).lines)


def _hard_lines(inked: Inked) -> list[list[tuple[str, Ink]]]:
    """The text at its own line breaks, each line in its inks.

    All but the last end in a space, which nobody sees and which keeps words apart when read out.
    """
    result: list[list[tuple[str, Ink]]] = [[]]
    for text, ink in inked:
        *before, last = hard_lines(text)
        for line in before:
            result[-1].append((f"{line} " if line else "", ink))
            result.append([])
        result[-1].append((last, ink))
    return result


def _plain_lines(text: str, ink: Ink, width: float, house: Faces) -> Iterator[Line]:
    """Lines of a text in one ink that its face can draw just as it is: the quick and usual way."""
    widths = house.by_name[ink.face].widths
    reach = list(accumulate(map(widths.__getitem__, text), initial=0.0))
    size = ink.size / 1000
    room = width / size
    start = 0
    while True:
        end = bisect_right(reach, reach[start] + room, start) - 1  # as much as fits
        if end >= len(text):
            break
        stop = end if text[end] == " " else text.rfind(" ", start, end)
        if is_in_number(text, stop):
            stop = _before_number(text, start, stop)
        if stop < start:  # a word wider than the line: at least one sign of it
            after = stop = max(end, start + 1)
        else:
            after = stop
            while after < len(text) and text[after] == " ":
                after += 1
        yield line_of(text[start:after], ink, (reach[stop] - reach[start]) * size, house)
        start = after
    if start < len(text) or not start:
        bare = start + len(text[start:].rstrip(" "))
        yield line_of(text[start:], ink, (reach[bare] - reach[start]) * size, house)


def _before_number(text: str, start: int, stop: int) -> int:
    """The last space before a number in groups; the one within it where there is no other."""
    earlier = stop
    while is_in_number(text, earlier):
        earlier = text.rfind(" ", start, earlier)
    return earlier if earlier > start else stop
