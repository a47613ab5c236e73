"""A map as files to hand on: its list as CSV and a picture of its paper, under no name."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final, Literal

from app.casework.map_views import EcomapView, tie_to_person
from app.casework.map_words import help_words, knows
from app.casework.views import MemberView
from app.exchange.cells import rows_as_csv
from app.forms.questions import Option
from app.forms.vocabulary import CLOSENESS, MEMBER_KINDS, TIE_QUALITIES, label
from app.language import N_, Words
from app.reports.document import Document
from app.reports.pdf import write_pdf
from app.reports.pdf_pictures import SheetPicture, pictures

FileKind = Literal["pdf", "svg", "png", "csv"]
DOTS_PER_INCH: Final = 200.0
_PNG: Final = b"\x89PNG\r\n\x1a\n"


def file_name(kind: FileKind, day: str) -> str:
    """What a file of a map is called: the day it shows, and never whose it is."""
    return f"people-{day}.{kind}"


def as_csv(view: EcomapView, *, words: Words) -> bytes:
    """Everybody on a map, one row each. Give it what is to be shown (`shown_to`)."""
    return rows_as_csv(_rows(view, words)).encode("utf-8-sig")


def _rows(view: EcomapView, words: Words) -> Iterator[list[str]]:
    heads = (
        N_("Name"),
        N_("Who they are"),
        N_("Kind"),
        N_("How close"),
        N_("The tie"),
        N_("Help"),
        N_("Gives care"),
        N_("Knows"),
        N_("Note"),
    )
    yield [words.text(head) for head in heads]
    for member in view.members:
        yield _row(view, member, words)


def _row(view: EcomapView, member: MemberView, words: Words) -> list[str]:
    tie = tie_to_person(view, member)
    return [
        member.name,
        member.relation,
        _worded(MEMBER_KINDS, member.kind, words),
        _worded(CLOSENESS, member.closeness, words),
        _worded(TIE_QUALITIES, tie.quality, words) if tie is not None else "",
        help_words(tie, words),
        words.text(N_("yes")) if member.gives_care else "",
        ", ".join(other.name for other in knows(view, member)),
        member.note,
    ]


def _worded(options: tuple[Option, ...], key: str, words: Words) -> str:
    return words.text(label(options, key)) if key else ""


def as_png(document: Document) -> bytes:
    """The first sheet of a map's paper as a PNG picture."""
    sheet = next(pictures(write_pdf(document).data, dots_per_inch=DOTS_PER_INCH))
    return _png(sheet)


def _png(sheet: SheetPicture) -> bytes:
    """A sheet's pixels as a PNG file, red first, as the format wants them."""
    lines = bytearray()
    for row in range(sheet.height):
        start = row * sheet.stride
        pixels = bytearray(sheet.pixels[start : start + 3 * sheet.width])
        pixels[0::3], pixels[2::3] = pixels[2::3], pixels[0::3]
        lines += b"\0" + pixels
    size = struct.pack(">IIBBBBB", sheet.width, sheet.height, 8, 2, 0, 0, 0)
    # Metres hold 39.37 inches: so that it prints in its own size.
    dots = round(DOTS_PER_INCH * 39.37)
    return b"".join(
        (
            _PNG,
            _chunk(b"IHDR", size),
            _chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1)),
            _chunk(b"IDAT", zlib.compress(bytes(lines), 6)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
