"""The fonts of paper: which signs each can draw and how wide they are. Loaded once a process."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from struct import unpack
from typing import Any, Final, Literal, cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app import paths
from app.reports.signs import DRAWN, is_invisible

FaceName = Literal["regular", "italic", "semibold", "bold", "naskh", "naskh-bold", "drawn"]
FILES: Final[Mapping[FaceName, str]] = {
    "regular": "AtkinsonHyperlegibleNext_400Regular.ttf",
    "italic": "AtkinsonHyperlegibleNext_400Regular_Italic.ttf",
    "semibold": "AtkinsonHyperlegibleNext_600SemiBold.ttf",
    "bold": "AtkinsonHyperlegibleNext_700Bold.ttf",
    "naskh": "NotoNaskhArabic_400Regular.ttf",
    "naskh-bold": "NotoNaskhArabic_700Bold.ttf",
}
LATIN: Final[tuple[FaceName, ...]] = ("regular", "italic", "semibold", "bold")


@dataclass(frozen=True, slots=True)
class Face:
    """One font: widths in thousandths of its size by character, reach above and below the line."""

    name: FaceName
    font_name: str
    widths: Mapping[str, float]
    rise: float
    fall: float
    middles: Mapping[str, float]
    """The middle of what is drawn of a character, from where it begins, in thousandths."""

    def width(self, text: str) -> float:
        """The width of a text at size 1."""
        return sum(map(self.widths.__getitem__, text)) / 1000


@dataclass(frozen=True, slots=True)
class Faces:
    """Every face, and what they can draw together."""

    by_name: Mapping[FaceName, Face]
    latin: frozenset[str]
    """Signs that every Latin face has."""
    arabic: frozenset[str]
    """Signs of the Arabic script that both its faces have."""
    marks: frozenset[str]
    """Marks every Latin face has, which are set over or under the letter before them."""
    printable: frozenset[str]
    """Signs that can be drawn at all."""

    def of_sign(self, sign: str, wanted: FaceName) -> FaceName:
        """The face that draws a sign where `wanted` was asked for."""
        if sign in self.latin or sign in self.marks:
            return wanted
        if sign in DRAWN:
            return "drawn"
        return "naskh-bold" if wanted in {"bold", "semibold"} else "naskh"


def _load(name: FaceName) -> Face:
    font_name = "KitchenTable-" + name
    font = TTFont(font_name, str(paths.resource(f"fonts/{FILES[name]}")))
    # reportlab looks fonts up by name when it writes; registering equal data again is harmless.
    pdfmetrics.registerFont(font)  # pyright: ignore[reportUnknownMemberType]  # half-typed stub
    face = font.face
    char_widths = cast("dict[int, float]", face.charWidths)
    glyphs = {chr(code): float(width) for code, width in char_widths.items()}
    glyphs |= dict.fromkeys("\u200c\u200d", 0.0)  # joiners steer the letters and are not drawn
    rise, fall = face.ascent / 1000, -face.descent / 1000
    return Face(name, font_name, glyphs, rise, fall, _middles(font))


def _middles(font: TTFont) -> dict[str, float]:
    """Half way between the left and right of each outline, from the font's own glyph table."""
    face = cast("Any", font.face)
    outlines: bytes = face.get_table("glyf")
    middles: dict[str, float] = {}
    for code, glyph in face.charToGlyph.items():
        start, end = face.glyphPos[glyph], face.glyphPos[glyph + 1]
        if end > start:
            left, _, right, _ = unpack(">hhhh", outlines[start + 2 : start + 10])
            middles[chr(code)] = (left + right) / 2
    return middles


@cache
def faces() -> Faces:
    """The faces, read from the product's resources the first time they are asked for."""
    loaded: dict[FaceName, Face] = {name: _load(name) for name in FILES}
    loaded["drawn"] = Face("drawn", "", dict.fromkeys(DRAWN, 900.0), 0.8, 0.2, {})
    latin = frozenset(loaded["regular"].widths).intersection(*(loaded[n].widths for n in LATIN))
    latin = frozenset(s for s in latin if s >= " " and not is_invisible(s)) - frozenset(DRAWN)
    marks = frozenset(s for s in latin if unicodedata.combining(s))
    naskh = frozenset(loaded["naskh"].widths) & frozenset(loaded["naskh-bold"].widths)
    arabic = frozenset(s for s in naskh if s >= "\u0600" and not is_invisible(s))
    return Faces(loaded, latin - marks, arabic, marks, latin | arabic | frozenset(DRAWN))
