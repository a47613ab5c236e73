"""What can be said about the health of an open store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from app.language import N_, Message, message
from app.models.chain import Chain


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was checked: `name` is a key, `says` is for people."""

    name: str
    is_good: bool
    says: Message


def is_structure_sound(connection: Connection) -> bool:
    """SQLite's quick check."""
    try:
        return connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok"
    except DBAPIError:
        return False


def check(connection: Connection, chain: Chain, *, fits_anchor: bool) -> tuple[Finding, ...]:
    """Check pages, structure, links, the journal's chain, the anchor and the search index."""
    return tuple(_findings(connection, chain, fits_anchor))


def _findings(connection: Connection, chain: Chain, fits_anchor: bool) -> Iterator[Finding]:
    """Each finding in turn."""
    yield _finding(
        "pages",
        _holds(lambda: not connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()),
        N_("Every page of the file is as it was written."),
        N_("Some pages of the file are damaged."),
    )
    yield _finding(
        "structure",
        is_structure_sound(connection),
        N_("The file is well formed."),
        N_("The file is not well formed."),
    )
    yield _finding(
        "links",
        _holds(lambda: not connection.exec_driver_sql("PRAGMA foreign_key_check").all()),
        N_("Everything that belongs together is there."),
        N_("Something that belongs to a record is missing."),
    )
    yield _chain_finding(connection, chain)
    yield _finding(
        "anchor",
        fits_anchor,
        N_("The records are as new as this device remembers."),
        N_("The records are older than this device remembers."),
    )
    yield _finding(
        "search",
        _holds(lambda: _is_index_sound(connection)),
        N_("The search index fits the records."),
        N_("The search index does not fit the records; it can be made anew."),
    )


def _finding(name: str, is_good: bool, good: str, bad: str) -> Finding:
    return Finding(name=name, is_good=is_good, says=message(good if is_good else bad))


def _holds(question: Callable[[], bool]) -> bool:
    """The answer to a question, or no if the file cannot even be asked."""
    try:
        return question()
    except DBAPIError:
        return False


def _chain_finding(connection: Connection, chain: Chain) -> Finding:
    try:
        report = chain.verify(connection)
    except (DBAPIError, ValueError):
        says = message(N_("The history cannot be read."))
        return Finding(name="journal", is_good=False, says=says)
    if report.broken_at is not None:
        text = N_("The history was changed from outside at step {number}.")
        return Finding(name="journal", is_good=False, says=message(text, number=report.broken_at))
    text = N_("The history is whole: {number} steps.")
    return Finding(name="journal", is_good=True, says=message(text, number=report.steps))


def _is_index_sound(connection: Connection) -> bool:
    """Whether every indexed row stands in one of the two indexes and the other way round."""
    rows = connection.exec_driver_sql("SELECT count(*) FROM search_row").scalar()
    people = connection.exec_driver_sql("SELECT count(*) FROM search_person").scalar_one()
    notes = connection.exec_driver_sql("SELECT count(*) FROM search_note").scalar_one()
    return rows == people + notes
