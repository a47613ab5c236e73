"""Texts in several inks, or with signs of their own: cut into bits and put on lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final, NamedTuple

from app.reports import direction
from app.reports.ink import Group, Ink, Inked, Line, Piece, line_of, reach_of
from app.reports.pdf_fonts import FaceName, Faces
from app.reports.signs import read_signs

WORD: Final = re.compile("[^ ]+ *| +")
"""A word with the spaces after it, or spaces that begin a line."""


def is_in_number(text: str, at: int) -> bool:
    """Whether the space here stands within a number in groups, as a telephone's: `01632 960 114`.

    Such a number is read out and dialled in one go, so a line breaks before it.
    """
    return 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()


class Frag(NamedTuple):
    """An unbreakable bit before it has a place."""

    text: str
    ink: Ink
    width: float
    typed: str | None
    is_word_start: bool


def frags_of(hard: Inked, house: Faces, missing: dict[str, None]) -> Iterator[Frag]:
    """The bits of a hard line: words cut where the face or the meaning changes."""
    for text, ink in hard:
        for face, typed, shown, starts in _runs_of_signs(text, ink.face, house, missing):
            own = replace(ink, face=face) if face != ink.face else ink
            wide = house.by_name[face].width(shown) * ink.size
            yield Frag(shown, own, wide, typed, starts)


def _runs_of_signs(
    text: str, wanted: FaceName, house: Faces, missing: dict[str, None]
) -> Iterator[tuple[FaceName, str | None, str, bool]]:
    """Face, typed text (or None), shown text and whether a line may break before it."""
    after_space = True
    for word in WORD.findall(text):
        bare = word.rstrip(" ")
        if house.latin.issuperset(word):
            yield wanted, None, word, after_space
        elif house.arabic.issuperset(bare):
            yield house.of_sign(bare[0], wanted), None, bare, after_space
            yield wanted, None, word[len(bare) :], False
        else:
            first = True
            for sign in read_signs(direction.without_steering(word), house.printable):
                if sign.is_named:
                    missing[sign.typed or sign.shown] = None
                typed = sign.typed
                for face, shown in _runs_of_faces(sign.shown, wanted, house):
                    if face == "drawn":
                        typed = sign.shown if typed is None else typed
                    yield face, typed, shown, (after_space and first) or sign.is_named
                    typed = None if typed is None else ""
                    first = False
        after_space = word.endswith(" ")


def _runs_of_faces(text: str, wanted: FaceName, house: Faces) -> list[tuple[FaceName, str]]:
    """A text in stretches that one face draws."""
    runs: list[tuple[FaceName, str]] = []
    for sign in text:
        face = house.of_sign(sign, wanted)
        if runs and runs[-1][0] == face:
            runs[-1] = (face, runs[-1][1] + sign)
        else:
            runs.append((face, sign))
    return runs


def mixed_lines(
    hard: Inked, width: float, house: Faces, missing: dict[str, None]
) -> Iterator[Line]:
    """Lines of a text in several inks or with signs of their own."""
    words: list[list[Frag]] = []
    for frag in frags_of(hard, house, missing):
        is_one_number = bool(words) and _goes_on(words[-1], frag, width)
        if words and (is_one_number or not frag.is_word_start):
            words[-1].append(frag)
        else:
            words.append([frag])
    row: list[Frag] = []
    reach = 0.0
    for word in words:
        wide = sum(f.width for f in word) - _tail(word, house)
        if row and reach + wide > width:
            yield _placed(row, house)
            row, reach = [], 0.0
        *full, rest = _broken(word, width, house) if wide > width else [word]
        for part in full:
            yield _placed(part, house)
        row += rest
        reach += sum(f.width for f in rest)
    yield _placed(row, house, fallback=hard[0][1])


def _goes_on(word: Sequence[Frag], frag: Frag, width: float) -> bool:
    """Whether a word only goes on with a number that began before it, and both fit on a line."""
    before = word[-1].text
    if not (before.endswith(" ") and before[-2:-1].isdigit() and frag.text[:1].isdigit()):
        return False
    return sum(part.width for part in word) + frag.width <= width


def _tail(word: Sequence[Frag], house: Faces) -> float:
    """The width of the spaces a word ends with."""
    last = word[-1]
    spaces = len(last.text) - len(last.text.rstrip(" "))
    return spaces * house.by_name[last.ink.face].width(" ") * last.ink.size if spaces else 0.0


def _broken(word: Sequence[Frag], width: float, house: Faces) -> list[list[Frag]]:
    """A word wider than a line as parts that fit; what was typed stays with the first of a sign."""
    parts: list[list[Frag]] = [[]]
    reach = 0.0
    for frag in word:
        widths = house.by_name[frag.ink.face].widths
        typed, held, held_width = frag.typed, "", 0.0
        for sign in frag.text:
            wide = widths[sign] * frag.ink.size / 1000
            over = reach + wide > width and (held or parts[-1]) and sign != " "
            if over and not unicodedata.combining(sign):
                if held:
                    parts[-1].append(frag._replace(text=held, width=held_width, typed=typed))
                    typed = None if typed is None else ""
                parts.append([])
                held, held_width, reach = "", 0.0, 0.0
            held += sign
            held_width += wide
            reach += wide
        parts[-1].append(frag._replace(text=held, width=held_width, typed=typed))
    return parts


def _placed(row: Sequence[Frag], house: Faces, fallback: Ink | None = None) -> Line:
    """A line of bits put side by side; neighbours of one ink and meaning become one piece."""
    if not row:
        assert fallback is not None
        return line_of("", fallback, 0.0, house)
    tail = _tail(row, house)
    last = row[-1]
    bare = last.text.rstrip(" ")
    row = [*row[:-1], last._replace(text=bare + last.text[len(bare) : len(bare) + 1])]
    groups: list[Group] = []
    x = 0.0
    for is_plain, bits in groupby(row, lambda f: f.typed is None):
        pieces: list[Piece] = []
        typed = ""
        for ink, run in groupby(bits, lambda f: f.ink):
            run_bits = list(run)
            pieces.append(Piece("".join(f.text for f in run_bits), ink, x))
            x += sum(f.width for f in run_bits)  # the last keeps the width of all its spaces
            typed += "".join(f.typed or "" for f in run_bits)
        groups.append(Group(tuple(pieces), None if is_plain else typed))
    rise, height = reach_of([f.ink for f in row], house)
    return Line(tuple(groups), x - tail, rise, height)
