"""A paper as plain lines to be read on a screen: its headings and its words, nothing drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from app.reports.document import (
    Block,
    BulletList,
    Columns,
    Document,
    HeaderBlock,
    Heading,
    KeyValueBlock,
    Paragraph,
    TableBlock,
    Text,
)


class ReadLine(NamedTuple):
    """A heading or some words; the words may hold line breaks."""

    kind: Literal["heading", "words"]
    text: str


def lines_to_read(document: Document) -> tuple[ReadLine, ...]:
    """Every line of a paper that says something, in its order; places to sign are left out."""
    return tuple(
        line for block in document.blocks for line in _lines_of(block) if line.text.strip()
    )


def _lines_of(block: Block) -> Iterator[ReadLine]:
    """The lines of one block."""
    match block:
        case Heading():
            note = f"{block.text} ({block.note})" if block.note else block.text
            yield ReadLine("heading", note)
        case HeaderBlock():
            yield ReadLine("heading", block.title)
            yield ReadLine("words", "\n".join(part for part in (block.name, *block.lines) if part))
        case Paragraph():
            yield ReadLine("words", _plain(block.text))
        case BulletList():
            yield ReadLine("words", "\n".join(_plain(item) for item in block.items))
        case KeyValueBlock():
            yield ReadLine("words", "\n".join(f"{name}: {said}" for name, said in block.pairs))
        case TableBlock():
            yield from (ReadLine("words", _row(block.head, row)) for row in block.rows)
        case Columns():
            for inner in (*block.left, *block.right):
                yield from _lines_of(inner)
        case _:
            return


def _row(head: tuple[str, ...], row: tuple[Text, ...]) -> str:
    """A row of a table with what each cell is; empty cells are left out."""
    cells = [(name, _plain(cell)) for name, cell in zip(head, row, strict=False)]
    return "\n".join(f"{name}: {said}" if name else said for name, said in cells if said.strip())


def _plain(text: Text) -> str:
    return text if isinstance(text, str) else "".join(span.text for span in text)
