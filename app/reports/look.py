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
    """The sizes of a document: small print is eight tenths, never under the least it names."""
    small = max(document.size_pt * 0.8, document.smallest_pt)
    return Look(document.size_pt, min(small, document.size_pt), document.accent)


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
