"""Writing the search index: what of each row can be found, brought up when a step closes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select

from app.models.base import table_of
from app.models.contact import Contact
from app.models.page import Answer, Page
from app.models.person import Person
from app.models.promise import Promise

_BATCH: Final = 400
_DAY_SHIFT: Final = 36  # a note's place is its day, then a running number of that day
# Scripts without spaces: each sign is a word of its own, there and in the query.
_SIGN: Final = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_NO_LETTER: Final = re.compile(r"[\W_]")
APART: Final = "\x1f"
_PEOPLE: Final = "person"
_PERSONS: Final = table_of(Person.__tablename__)
_CONTACTS: Final = table_of(Contact.__tablename__)
_PAGES: Final = table_of(Page.__tablename__)
_ANSWERS: Final = table_of(Answer.__tablename__)
_PROMISES: Final = table_of(Promise.__tablename__)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What of one row goes into the index; no words means that it must not be found."""

    row_id: str
    person_id: str | None
    page_id: str | None
    on_date: str
    words: str
    details: str = ""


def plain(text: str) -> str:
    """A text as it goes into the index: no control signs, and signs without spaces set apart."""
    return _SIGN.sub(rf"{APART}\1{APART}", _UNSEEN.sub(" ", text))


def person_word(person_id: str) -> str:
    """An id as one word of the index."""
    return _NO_LETTER.sub("", person_id)


def index(connection: Connection, touched: Iterable[tuple[str, str]]) -> None:
    """Bring the index up to date for rows that were touched, in the caller's transaction."""
    by_entity: dict[str, list[str]] = {}
    for entity, row_id in dict.fromkeys(touched):
        by_entity.setdefault(entity, []).append(row_id)
    for page_ids in _batches(by_entity.pop("page", [])):
        for table in (_ANSWERS, _PROMISES):
            of_page = select(table.c.id).where(table.c.page_id.in_(page_ids))
            more = connection.execute(of_page).scalars().all()
            by_entity[table.name] = list(dict.fromkeys([*by_entity.get(table.name, []), *more]))
    indexer = _Indexer(connection)
    for entity, read in _READERS.items():
        for row_ids in _batches(by_entity.get(entity, [])):
            indexer.put(entity, row_ids, {e.row_id: e for e in read(connection, row_ids)})


def rebuild(connection: Connection) -> int:
    """Write the whole index anew, in the caller's transaction; says how many rows are in it."""
    for table in ("search_row", "search_person", "search_note"):
        connection.exec_driver_sql(f"DELETE FROM {table}")
    for table in (Person, Contact, Answer, Promise):
        ids = connection.execute(select(table.id).order_by(table.id)).scalars().all()
        index(connection, ((table.__tablename__, row_id) for row_id in ids))
    return int(connection.exec_driver_sql("SELECT count(*) FROM search_row").scalar_one())


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]


class _Indexer:
    """Writes entries; a row keeps its place while its day stays."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: dict[int, int] = {}

    def put(self, entity: str, row_ids: Sequence[str], entries: dict[str, _Entry]) -> None:
        """Replace what the index has of these rows."""
        fts = "search_person" if entity == _PEOPLE else "search_note"
        known = self._known(entity, row_ids)
        rows: list[tuple[Any, ...]] = []
        texts: list[tuple[Any, ...]] = []
        for row_id in row_ids:
            entry = entries.get(row_id)
            if entry is None or not (entry.words or entry.details):
                continue
            place = self._place(entity, entry, known.get(row_id))
            rows.append((place, entity, row_id, entry.person_id, entry.page_id, entry.on_date))
            second = entry.details if entity == _PEOPLE else person_word(entry.person_id or "")
            texts.append((place, plain(entry.words), plain(second)))
        drop = [(place,) for place in known.values()]  # only now: kept places are still taken
        self._run(f"DELETE FROM {fts} WHERE rowid = ?", drop)
        self._run("DELETE FROM search_row WHERE place = ?", drop)
        self._run("INSERT INTO search_row VALUES (?, ?, ?, ?, ?, ?)", rows)
        columns = "name, details" if entity == _PEOPLE else "words, person"
        self._run(f"INSERT INTO {fts} (rowid, {columns}) VALUES (?, ?, ?)", texts)

    def _known(self, entity: str, row_ids: Sequence[str]) -> dict[str, int]:
        marks = ",".join("?" * len(row_ids))
        rows = self._connection.exec_driver_sql(
            f"SELECT row_id, place FROM search_row WHERE entity = ? AND row_id IN ({marks})",  # noqa: S608 - marks only
            (entity, *row_ids),
        )
        return {row[0]: row[1] for row in rows}

    def _place(self, entity: str, entry: _Entry, earlier: int | None) -> int:
        first = 0 if entity == _PEOPLE else _day_number(entry.on_date) << _DAY_SHIFT
        if earlier is not None and earlier >> _DAY_SHIFT == first >> _DAY_SHIFT:
            return earlier
        last = self._last.get(first)
        if last is None:
            found = self._connection.exec_driver_sql(
                "SELECT max(place) FROM search_row WHERE place >= ? AND place < ?",
                (first, first + (1 << _DAY_SHIFT)),
            ).scalar()
            last = first if found is None else int(found)
        self._last[first] = last + 1
        return last + 1

    def _run(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        if rows:
            self._connection.exec_driver_sql(statement, rows)


def _day_number(on_date: str) -> int:
    """A whole number that grows with the day; 1 for what is no day."""
    digits = on_date[:10].replace("-", "")
    return int(digits) if len(digits) == 8 and digits.isascii() and digits.isdigit() else 1


def _people(connection: Connection, row_ids: Sequence[str]) -> Iterator[_Entry]:
    t = _PERSONS
    for row in connection.execute(select(t).where(t.c.id.in_(row_ids))).mappings():
        is_shown = row["removed_at"] is None and row["merged_into"] is None
        number = (row["nhs_number"] or "").replace(" ", "")
        details = (row["nhs_number"], number, row["council_id"], row["address"], row["postcode"])
        phones = (row["phone"], row["other_phone"], row["born"])
        yield _Entry(
            row["id"],
            row["id"],
            None,
            "",
            _joined(row["name"], row["preferred_name"]) if is_shown else "",
            _joined(*details, *phones) if is_shown else "",
        )


def _contacts(connection: Connection, row_ids: Sequence[str]) -> Iterator[_Entry]:
    t = _CONTACTS
    for row in connection.execute(select(t).where(t.c.id.in_(row_ids))).mappings():
        words = _joined(row["words"], row["with_whom"]) if row["removed_at"] is None else ""
        on_date = row["on_date"] or row["created_at"].date().isoformat()
        yield _Entry(row["id"], row["person_id"], row["page_id"], on_date, words)


def _promises(connection: Connection, row_ids: Sequence[str]) -> Iterator[_Entry]:
    t, p = _PROMISES, _PAGES
    query = (
        select(t, p.c.removed_at.label("page_removed_at"))
        .outerjoin(p, p.c.id == t.c.page_id)
        .where(t.c.id.in_(row_ids))
    )
    for row in connection.execute(query).mappings():
        is_shown = row["removed_at"] is None and row["page_removed_at"] is None
        told = (row["what"], row["who_words"], row["introduced_to"], row["note"])
        on_date = row["created_at"].date().isoformat()
        words = _joined(*told) if is_shown else ""
        yield _Entry(row["id"], row["person_id"], row["page_id"], on_date, words)


def _answers(connection: Connection, row_ids: Sequence[str]) -> Iterator[_Entry]:
    t, p = _ANSWERS, _PAGES
    query = (
        select(t, p.c.person_id, p.c.conversation_on, p.c.removed_at)
        .join(p, p.c.id == t.c.page_id)
        .where(t.c.id.in_(row_ids))
    )
    for row in connection.execute(query).mappings():
        words = _joined(*_texts(row["value"])) if row["removed_at"] is None else ""
        on_date = row["conversation_on"] or row["created_at"].date().isoformat()
        yield _Entry(row["id"], row["person_id"], row["page_id"], on_date, words)


_READERS: Final = {
    "person": _people,
    "contact": _contacts,
    "answer": _answers,
    "promise": _promises,
}


def _texts(value: Any) -> Iterator[str]:
    """Every text in an answer's value."""
    match value:
        case str():
            yield value
        case list():
            for item in value:  # pyright: ignore[reportUnknownVariableType] - JSON of any shape
                yield from _texts(item)
        case dict():
            for item in value.values():  # pyright: ignore[reportUnknownVariableType] - as above
                yield from _texts(item)
        case _:
            return


def _joined(*texts: str | None) -> str:
    return "\n".join(text for text in texts if text)
