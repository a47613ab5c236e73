"""The signatures under a finished page, set at the end of its paper when it is printed.

What was sealed never changes: the signatures stand beside it, and are composed each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from app.casework.signing import SignatureView, Strokes, signed_words
from app.language import N_, Words
from app.reports.closer import in_fewest_sheets
from app.reports.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    SignatureBlock,
    SignatureLine,
)

_PAD_SHAPE: Final = 3.0
"""A signature pad is three times as wide as high; its points are shares of either."""


def with_signatures(
    document: Document, signatures: Sequence[SignatureView], words: Words
) -> Document:
    """The paper with who signed it, how, when and for which version; as it is without any."""
    if not signatures:
        return document
    signed = replace(document, blocks=(*document.blocks, *_blocks(signatures, words)))
    return in_fewest_sheets(signed)


def _blocks(signatures: Sequence[SignatureView], words: Words) -> Iterator[Block]:
    yield Heading(text=words.text(N_("Signed")), level=3)
    for one in signatures:
        said = signed_words(one, words)
        if one.strokes:
            yield SignatureBlock(left=signed_line(one.strokes, said, one.name, words))
        else:
            yield Paragraph(text=said)


def signed_line(strokes: Strokes, caption: str, name: str, words: Words) -> SignatureLine:
    """A line with what somebody drew on the pad above it."""
    return SignatureLine(
        caption=caption,
        strokes=tuple(tuple((x * _PAD_SHAPE, y) for x, y in stroke) for stroke in strokes),
        alt=words.text(N_("The signature of {name}"), name=name),
    )
