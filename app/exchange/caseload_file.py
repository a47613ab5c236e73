"""A council's list as a file: its letters, its separator and its rows, read however odd it is."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, filterfalse, islice
from pathlib import Path
from typing import Final

from app.errors import BadInput
from app.exchange.caseload_titles import (
    MOST_ABOVE,
    columns_said,
    lines_above,
    looks_like_headings,
)
from app.exchange.cells import rows_as_csv, unguarded
from app.language import N_, Message, message
from app.security.files import file_trouble

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200
LONGEST_CELL: Final = 200_000
SEPARATORS: Final = (",", ";", "\t", "|")
_SAMPLE: Final = 64 * 1024
_Record = tuple[int, list[str], bool]
_NAMED_SEPARATOR: Final = re.compile(r"sep=([,;\t|])\r?\n?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One row of the list: the line of the file it begins on, its cells, what is wrong with it."""

    line: int
    cells: tuple[str, ...]
    trouble: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadList:
    """A file as rows. `headings` are empty texts where the file has none."""

    headings: tuple[str, ...]
    rows: tuple[ListRow, ...]
    encoding: str
    """`utf-8`, `utf-16` or `cp1252`: how its letters were read."""
    separator: str
    has_headings: bool
    above: int = 0
    """How many lines above its headings were left out: a title, a day, a team."""


def read_list_file(path: Path) -> bytes:
    """The bytes of a file that may be a list. Raises `BadInput`, or as `file_trouble`."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise file_trouble(error) from error
    return data


def read_list(data: bytes, *, has_headings: bool | None = None) -> CaseloadList:
    """A file as a list; whether its first line is headings is found out where it is not said.

    Raises `BadInput` where it is no list at all, is empty, or is larger than can be taken in.
    """
    if len(data) > MOST_BYTES:
        raise _refused(
            message(N_("This file is larger than 20 MB.")),
            message(N_("Split it into several files, and bring them in one after the other.")),
        )
    text, encoding = _decoded(data)
    named = _NAMED_SEPARATOR.match(text)
    separator = named[1] if named else _separator(text[:_SAMPLE])
    body = text[named.end() :] if named else text
    records = filterfalse(_is_blank, _records(body, separator))
    head = list(islice(records, 2 * MOST_ABOVE))
    above = lines_above([cells for _, cells, _ in head], has_headings=has_headings)
    first = head[above] if head else None
    if first is None:
        raise _refused(
            message(N_("There is nothing in this file.")),
            message(N_("Choose the file again once it holds a list.")),
        )
    if len(first[1]) > MOST_COLUMNS:
        raise _refused(
            message(N_("This list has more than {count} columns."), count=MOST_COLUMNS),
            message(N_("Keep the columns you need, save it again, and choose it once more.")),
        )
    is_headed = looks_like_headings(first[1]) if has_headings is None else has_headings
    width = len(first[1])
    rows = [] if is_headed else [_row(first, width)]
    for record in chain(head[above + 1 :], records):
        if len(rows) >= MOST_ROWS:
            raise _refused(
                message(N_("This list has more than {count} rows."), count=f"{MOST_ROWS:,}"),
                message(N_("Split it into several files, and bring them in one after the other.")),
            )
        rows.append(_row(record, width))
    headings = tuple(" ".join(cell.split())[:100] for cell in first[1])
    return CaseloadList(
        headings=headings if is_headed else ("",) * width,
        rows=tuple(rows),
        encoding=encoding,
        separator=separator,
        has_headings=is_headed,
        above=above,
    )


def _decoded(data: bytes) -> tuple[str, str]:
    """The text of a file and how its letters were read."""
    if data.startswith(b"PK\x03\x04") or data.startswith(b"\xd0\xcf\x11\xe0"):
        raise _refused(
            message(N_("This is a spreadsheet, not a list saved as CSV.")),
            message(N_("Open it, choose Save as, then “CSV UTF-8”, and choose that file here.")),
        )
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16"), "utf-16"
        text, encoding = data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        try:
            text, encoding = data.decode("cp1252"), "cp1252"
        except UnicodeDecodeError:
            raise _unreadable() from None
    head = text[:_SAMPLE]
    if head.count("\0") * 8 > len(head):  # UTF-16 without its mark, or no text at all
        raise _unreadable()
    return text, encoding


def _unreadable() -> BadInput:
    return _refused(
        message(N_("The letters of this file cannot be read.")),
        message(N_("Open it where it was made, save it as “CSV UTF-8”, and choose that file.")),
    )


def _refused(title: Message, advice: Message) -> BadInput:
    return BadInput(title, advice)


def _separator(sample: str) -> str:
    """What parts the cells: the sign that gives known headings, else the first rows most cells.

    Most of the rows have the same number of them, and the first one has, too, if it is no title.
    """

    def fits(separator: str) -> tuple[int, bool, bool, int]:
        rows = [cells for _, cells, _ in islice(_records(sample, separator), MOST_ABOVE + 2)]
        widths = [len(cells) for cells in rows]
        first = widths[0] if widths else 0
        usual, count = Counter(widths).most_common(1)[0] if widths else (0, 0)
        is_even = usual > 1 and count * 2 > len(widths)
        known = max(map(columns_said, rows), default=0)
        return known, is_even and usual == first, is_even, usual if is_even else first

    return max(SEPARATORS, key=fits)


def _records(text: str, separator: str) -> Iterator[_Record]:
    """Line, cells, and whether it could be read at all, of every row."""
    # Always the same number, however often: no row can be longer than the file.
    csv.field_size_limit(MOST_BYTES + 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield line, [], False
            continue
        yield line, cells, True


def _is_blank(record: _Record) -> bool:
    return record[2] and not any(cell and not cell.isspace() for cell in record[1])


def _row(record: _Record, width: int) -> ListRow:
    """A row with what is wrong with it, if anything is."""
    line, cells, is_read = record
    trouble = None if is_read else message(N_("This row cannot be read."))
    if any(len(cell) > LONGEST_CELL for cell in cells):
        trouble = message(N_("A cell is far too long. Is a quotation mark missing in it?"))
    elif any("\0" in cell for cell in cells):
        trouble = message(N_("It holds a sign that cannot be kept."))
    elif any(cell.strip() for cell in cells[width:]):
        trouble = message(N_("It has more cells than the list has columns."))
    kept = [unguarded(cell) for cell in cells[: 2 * MOST_COLUMNS]]
    return ListRow(line=line, cells=tuple(kept + [""] * (width - len(kept))), trouble=trouble)


def as_csv(rows: Iterator[list[str]]) -> bytes:
    """Rows as a file that spreadsheets open in the right letters and that holds no formula."""
    return codecs.BOM_UTF8 + rows_as_csv(rows).encode("utf-8", "replace")
