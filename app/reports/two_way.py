"""Lines of texts that hold letters written from right to left."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from app.reports import direction
from app.reports.bits import frags_of, is_in_number
from app.reports.ink import Group, Ink, Inked, Line, Piece, line_of, reach_of
from app.reports.pdf_fonts import Faces
from app.reports.signs import is_invisible


class _Letter(NamedTuple):
    """One character of a two-way line before it has a place; its width is its joined form's."""

    text: str
    ink: Ink
    typed: str
    level: int
    width: float = 0.0


class _Shaping:
    """The joined forms of one text's words, each worked out once: to break lines, then to draw."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def joined(self, text: str) -> str:
        """A word with its letters joined."""
        if text not in self._known:
            self._known[text] = direction.joined(text)
        return self._known[text]


def two_way_lines(
    hard: Inked, width: float, house: Faces, missing: dict[str, None]
) -> Iterator[Line]:
    """Lines of a text with letters from right to left: broken as read, drawn in another order."""
    shaping = _Shaping()
    letters, base = _letters(hard, house, missing, shaping)
    start = 0
    while start < len(letters):
        end = _fitting(letters, start, width)
        line = _two_way_line(letters[start:end], base, house, shaping)
        while line.width > width and end > start + 1:  # letters at a cut may be wider alone
            end -= 1
            line = _two_way_line(letters[start:end], base, house, shaping)
        yield line
        start = end
    if not letters:
        yield line_of("", hard[0][1], 0.0, house)


def _letters(
    hard: Inked, house: Faces, missing: dict[str, None], shaping: _Shaping
) -> tuple[list[_Letter], int]:
    """The characters of a line with their direction, and the direction of the whole."""
    shown: list[tuple[str, Ink, str]] = []
    for frag in frags_of(hard, house, missing):
        for index, sign in enumerate(frag.text):
            said = sign if frag.typed is None else (frag.typed if index == 0 else "")
            shown.append((sign, frag.ink, said))
    base, levels = direction.levels_of("".join(sign for sign, _, _ in shown))
    letters = [
        _Letter(sign, ink, typed, level)
        for (sign, ink, typed), level in zip(shown, levels, strict=True)
    ]
    wide: list[_Letter] = []
    for (ink, _), run in groupby(letters, lambda x: (x.ink, x.level)):
        own = list(run)
        widths = _widths("".join(x.text for x in own), ink, house, shaping)
        wide += (
            _Letter(x.text, x.ink, x.typed, x.level, w) for x, w in zip(own, widths, strict=True)
        )
    return wide, base


def _widths(text: str, ink: Ink, house: Faces, shaping: _Shaping) -> list[float]:
    """The width of each character as it is drawn; of letters drawn as one sign the first has it."""
    face = house.by_name[ink.face]
    if not ink.face.startswith("naskh"):
        return [0.0 if is_invisible(c) else face.width(c) * ink.size for c in text]
    widths: list[float] = []
    for sign in shaping.joined(text):
        while len(widths) < len(text) and is_invisible(text[len(widths)]):
            widths.append(0.0)
        letters = len(unicodedata.normalize("NFKC", sign)) if sign > "\ufb4f" else 1
        widths += [face.width(sign) * ink.size, *[0.0] * (letters - 1)]
    return (widths + [0.0] * len(text))[: len(text)]


def _fitting(letters: Sequence[_Letter], start: int, width: float) -> int:
    """Where a line that begins at `start` ends: after the last word that fits, or within a word.

    It does not end within a number in groups unless the line holds nothing else.
    """
    reach = 0.0
    word = within = start
    for end in range(start, len(letters)):
        letter = letters[end]
        if letter.text == " ":
            around = "".join(x.text for x in letters[max(end - 1, 0) : end + 2])
            within = end + 1
            word = word if is_in_number(around, 1) else within
        elif reach + letter.width > width and not unicodedata.combining(letter.text):
            if max(word, within) > start:
                return word if word > start else within
            return max(end, start + 1)
        reach += letter.width
    return len(letters)


def _drawn_runs(letters: Sequence[_Letter], shaping: _Shaping) -> list[tuple[str, Ink, int]]:
    """Runs of one ink and level in reading order, letters joined to each other."""
    runs: list[tuple[str, Ink, int]] = []
    for (ink, level), run in groupby(letters, lambda x: (x.ink, x.level)):
        text = "".join(letter.text for letter in run)
        if ink.face.startswith("naskh"):
            text = shaping.joined(text)
        runs.append(("".join(c for c in text if not is_invisible(c)), ink, level))
    return runs


def _two_way_line(letters: Sequence[_Letter], base: int, house: Faces, shaping: _Shaping) -> Line:
    """One line in drawing order; the text as typed goes with it."""
    bare = list(letters)
    while len(bare) > 1 and bare[-1].text == " ":
        bare.pop()
    runs = _drawn_runs(bare, shaping)
    pieces: list[Piece] = []
    x = 0.0
    for index in direction.drawing_order([level for _, _, level in runs]):
        text, ink, level = runs[index]
        pieces.append(Piece(direction.leftwards(text) if level % 2 else text, ink, x))
        x += house.by_name[ink.face].width(text) * ink.size
    rise, height = reach_of([ink for _, ink, _ in runs], house)
    group = Group(tuple(pieces), "".join(letter.typed for letter in letters), is_reordered=True)
    return Line((group,), x, rise, height, is_leftwards=base == 1)
