"""Finding people and notes by the beginnings of words; people first, then the newest notes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from app.models.search_index import APART, person_word, plain

MARK_START: Final = "\x02"
MARK_END: Final = "\x03"
_MOST_WORDS: Final = 12
_MOST_LETTERS: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHit:
    """A person who was found."""

    person_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteHit:
    """A note, answer or promise that was found; `pieces` are its words and whether they matched."""

    entity: str
    row_id: str
    person_id: str | None
    page_id: str | None
    on_date: str
    pieces: tuple[tuple[str, bool], ...]

    @property
    def snippet(self) -> str:
        """The words around the match as plain text."""
        return "".join(words for words, _matched in self.pieces)


def find_people(session: Session, query: str, limit: int = 20, offset: int = 0) -> list[PersonHit]:
    """People by name, number, address or telephone, in the order of their names."""
    match = _match(query)
    if match is None:
        return []
    rows = session.connection().exec_driver_sql(
        "SELECT p.id, p.name FROM search_person f JOIN search_row r ON r.place = f.rowid "
        "JOIN person p ON p.id = r.row_id WHERE search_person MATCH ? "
        "ORDER BY p.name_key, p.id LIMIT ? OFFSET ?",
        (match, limit, offset),
    )
    return [PersonHit(person_id=row[0], name=row[1]) for row in rows]


def find_notes(
    session: Session,
    query: str,
    limit: int = 20,
    offset: int = 0,
    *,
    person_id: str | None = None,
) -> list[NoteHit]:
    """Notes, answers and promises, newest first; of one person if an id is given."""
    match = _match(query)
    if match is None:
        return []
    match = f"words : ({match})"
    if person_id is not None:
        match = f'person : "{person_word(person_id)}" AND {match}'
    rows = session.connection().exec_driver_sql(
        "SELECT r.entity, r.row_id, r.person_id, r.page_id, r.on_date, f.part FROM ("
        "SELECT rowid AS place, snippet(search_note, 0, ?, ?, '…', 16) AS part FROM search_note "
        "WHERE search_note MATCH ? ORDER BY rowid DESC LIMIT ? OFFSET ?"
        ") f JOIN search_row r ON r.place = f.place ORDER BY f.place DESC",
        (MARK_START, MARK_END, match, limit, offset),
    )
    return [
        NoteHit(
            entity=row[0],
            row_id=row[1],
            person_id=row[2],
            page_id=row[3],
            on_date=row[4],
            pieces=_pieces(row[5]),
        )
        for row in rows
    ]


def rows_with(session: Session, query: str, *, person_id: str) -> list[tuple[str, str, str | None]]:
    """All notes, answers and promises of a person with these words: table, id and page's id."""
    match = _match(query)
    if match is None:
        return []
    rows = session.connection().exec_driver_sql(
        "SELECT r.entity, r.row_id, r.page_id FROM search_note f "
        "JOIN search_row r ON r.place = f.rowid WHERE search_note MATCH ?",
        (f'person : "{person_word(person_id)}" AND words : ({match})',),
    )
    return [(row[0], row[1], row[2]) for row in rows]


def _match(query: str) -> str | None:
    """A query the index understands, from anything typed; None if no word is in it."""
    typed = plain(query.replace('"', " ")).split(" ")
    words = [word[:_MOST_LETTERS] for word in typed if any(map(_is_letter, word))]
    if not words:
        return None
    quoted = [f'"{word}"' for word in words[:_MOST_WORDS]]
    return " AND ".join(quoted) + "*"


def _is_letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LN"


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    """The pieces of a marked snippet."""
    pieces: list[tuple[str, bool]] = []
    for part in snippet.replace(APART, "").split(MARK_START):
        inside, mark, after = part.partition(MARK_END)
        if not mark:
            pieces.append((inside, False))
        else:
            pieces += [(inside, True), (after, False)]
    return tuple(piece for piece in pieces if piece[0])
