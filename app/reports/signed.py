"""The signatures under a finished page, set at the end of its paper when it is printed.

What was sealed never changes: the signatures stand beside it, and are composed each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from app.casework.signing import SignatureView, signed_words
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
            strokes = tuple(tuple((x * _PAD_SHAPE, y) for x, y in s) for s in one.strokes)
            alt = words.text(N_("The signature of {name}"), name=one.name)
            line = SignatureLine(caption=said, strokes=strokes, alt=alt)
            yield SignatureBlock(left=line)
        else:
            yield Paragraph(text=said)
