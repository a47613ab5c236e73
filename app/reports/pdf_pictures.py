"""Pictures of the sheets of a PDF, for the screen and the printer: the very bytes filed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

import pypdfium2 as pdfium

_POINTS_PER_INCH = 72
_LONGEST: Final = 6000
"""Pixels along a side: a file of somebody else's may say that it is as large as a house."""
_TURN: Final = Lock()
"""One thread at a time may use the library: two papers drawn at once end the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPicture:
    """One sheet as pixels (three bytes each: blue, green, red) and what it says."""

    width: int
    height: int
    stride: int
    """Bytes from one row of pixels to the next."""
    pixels: bytes
    text: str


def pictures(data: bytes, *, dots_per_inch: float) -> Iterator[SheetPicture]:
    """Each sheet of a PDF in turn, drawn when it is asked for; from any thread."""
    with _TURN:
        document = pdfium.PdfDocument(data)
        sheets = len(document)
    try:
        for number in range(sheets):
            with _TURN:
                sheet = _drawn(document[number], dots_per_inch / _POINTS_PER_INCH)
            yield sheet
    finally:
        with _TURN:
            document.close()


def _drawn(page: Any, scale: float) -> SheetPicture:
    """One sheet as pixels; the library is without types."""
    longest = max(1.0, *page.get_size())
    bitmap = page.render(scale=min(scale, _LONGEST / longest))
    reader = page.get_textpage()
    try:
        return SheetPicture(
            width=bitmap.width,
            height=bitmap.height,
            stride=bitmap.stride,
            pixels=bytes(bitmap.buffer),
            text=reader.get_text_bounded(),
        )
    finally:
        reader.close()
        bitmap.close()
        page.close()
