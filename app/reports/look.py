"""The sizes and colour of a paper, and its texts in their inks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.reports.document import Accent, Colour, Document, Text
from app.reports.ink import Ink, Inked
from app.reports.pdf_fonts import FaceName

_NARROW_FROM_PT: Final = 16.0
"""From this size boxes stand under each other: half a page holds too few words."""


@dataclass(frozen=True, slots=True)
class Look:
    """The sizes and colour of one paper."""

    size: float
    small: float
    accent: Accent
    is_close: bool = False

    @property
    def above_heading(self) -> float:
        """Room above a heading, in points."""
        return self.size * (0.45 if self.is_close else 0.65)

    @property
    def above_text(self) -> float:
        """Room between a heading and its text, in points."""
        return self.size * (0.1 if self.is_close else 0.2)

    @property
    def above_facts(self) -> float:
        """Room above facts by name, in points."""
        return self.size * (0.2 if self.is_close else 0.4)

    @property
    def above_foot(self) -> float:
        """Room between a sheet's text and its foot, in points."""
        return self.small * (0.6 if self.is_close else 1.0)

    @property
    def in_row(self) -> float:
        """Room above and below the words of a table's row, in points."""
        return self.size * (0.14 if self.is_close else 0.26)

    @property
    def soft_accent(self) -> Colour:
        """The pale colour of the bars beside what the person said."""
        soft: dict[Accent, Colour] = {
            "teal": "teal-soft",
            "plum": "plum-soft",
            "amber": "amber-soft",
            "blue": "blue-soft",
        }
        return soft[self.accent]

    @property
    def stands_narrow(self) -> bool:
        """Whether the text is too large for two boxes beside each other."""
        return self.size >= _NARROW_FROM_PT


def look_of(document: Document) -> Look:
    """The sizes of a document: small print is eight tenths, never under the least it names.

    In large print nothing is smaller: who needs it needs it everywhere.
    """
    is_large = document.size_pt >= _NARROW_FROM_PT
    small = max(document.size_pt * (1.0 if is_large else 0.8), document.smallest_pt)
    least = min(small, document.size_pt)
    return Look(document.size_pt, least, document.accent, document.is_close)


def inked(text: Text, size: float, colour: Colour = "ink", face: FaceName = "regular") -> Inked:
    """A text in one ink, or each stretch of it in that of its style."""
    if isinstance(text, str):
        return [(text, Ink(face, size, colour))]
    styles: dict[str, Ink] = {
        "plain": Ink(face, size, colour),
        "strong": Ink("bold", size, colour),
        "aside": Ink("italic", size, colour),
    }
    return [(span.text, styles[span.style]) for span in text] or [("", Ink(face, size, colour))]
