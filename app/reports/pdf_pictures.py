"""Pictures of the sheets of a PDF, for the screen and the printer: the very bytes filed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium

_POINTS_PER_INCH = 72


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
    """Each sheet of a PDF in turn, drawn when it is asked for."""
    document = pdfium.PdfDocument(data)
    try:
        for page in document:
            drawn: Any = page  # the library is without types
            bitmap = drawn.render(scale=dots_per_inch / _POINTS_PER_INCH)
            reader = drawn.get_textpage()
            yield SheetPicture(
                width=bitmap.width,
                height=bitmap.height,
                stride=bitmap.stride,
                pixels=bytes(bitmap.buffer),
                text=reader.get_text_bounded(),
            )
            reader.close()
            bitmap.close()
            drawn.close()
    finally:
        document.close()
