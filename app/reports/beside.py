"""Boxes beside each other on a conversation's paper: what may stand so, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.reports.document import (
    Block,
    BulletList,
    Columns,
    Heading,
    KeyValueBlock,
    Paragraph,
    Simple,
    Space,
)


def titled(heading: str, said: Sequence[str]) -> tuple[Simple, ...]:
    """A box of the paper's own words; nothing at all where there are none."""
    text = "\n".join(part for part in said if part.strip())
    return (Heading(text=heading), Paragraph(text=text, voice="noticed")) if text else ()


def is_simple(box: Sequence[Block]) -> bool:
    """Whether all of a box may stand beside another."""
    return len(simple(box)) == len(box)


def simple(box: Sequence[Block]) -> tuple[Simple, ...]:
    """What of a box may stand beside another."""
    return tuple(
        block
        for block in box
        if isinstance(block, Heading | Paragraph | BulletList | KeyValueBlock | Space)
    )


def beside(left: tuple[Simple, ...], right: tuple[Simple, ...]) -> Iterator[Block]:
    """Two boxes side by side, or the one that has anything in it."""
    if left and right:
        yield Columns(left=left, right=right)
    else:
        yield from left or right
