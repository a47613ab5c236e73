"""Reading a wording pack's YAML: tables, texts, lists and keys, each trouble with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, cast

from app.language import N_, Message, message

LONGEST_WORDING: Final = 1_000
LONGEST_LIST: Final = 60
_KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,23}")
Table = Mapping[Any, Any]


class BadPack(Exception):
    """Something in the pack that does not fit, at a line (from 1)."""

    def __init__(self, line: int, problem: Message) -> None:
        super().__init__(problem.id)
        self.line = line
        self.problem = problem


def read_table(value: Any, line: int, known: frozenset[str] | None = None) -> Table:
    """A table; with `known`, of no other names than these."""
    if not isinstance(value, Mapping):
        raise BadPack(line, message(N_("a table of names is wanted here")))
    table = cast("Table", value)
    for key in table:
        if known is not None and key not in known:
            raise BadPack(line_of(table, key), message(N_("{key} is not known here"), key=key))
    return table


def read_list(table: Table, name: str) -> list[Any]:
    """A list of at least one and not too many."""
    value, line = table[name], line_of(table, name)
    if not isinstance(value, list) or not value:
        raise BadPack(line, message(N_("a list is wanted here")))
    found = cast("list[Any]", value)
    if len(found) > LONGEST_LIST:
        raise BadPack(line, message(N_("this list is too long: {most} at most"), most=LONGEST_LIST))
    return found


def read_text(table: Table, name: str) -> str:
    """The wording under a name."""
    return checked(table[name], line_of(table, name))


def read_texts(table: Table, name: str) -> tuple[str, ...]:
    """The wordings of a list."""
    value, line = table[name], line_of(table, name)
    if not isinstance(value, list):
        raise BadPack(line, message(N_("a list of texts is wanted here")))
    return tuple(checked(item, line) for item in cast("list[Any]", value))


def checked(value: Any, line: int) -> str:
    """A wording; the only braces in it are `{name}`."""
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_WORDING:
        raise BadPack(line, message(N_("a text of 1 to 1,000 characters is wanted here")))
    if any(sign in value.replace("{name}", "") for sign in "{}\0"):
        raise BadPack(line, message(N_("only the braces of {name} may stand in a wording")))
    return str(value)


def read_key(value: Any, line: int) -> str:
    """A key of the pack's own: small letters, figures and low lines, a letter first."""
    if not isinstance(value, str) or _KEY.fullmatch(value) is None:
        said = N_("a key is wanted here: small letters, figures and _ only, 24 at most")
        raise BadPack(line, message(said))
    return str(value)


def read_one_of(table: Table, name: str, options: tuple[str, ...], default: str) -> str:
    """One of a few words, or what holds where none is given."""
    if name not in table:
        return default
    value = table[name]
    if not isinstance(value, str) or value not in options:
        listed = ", ".join(options)
        raise BadPack(
            line_of(table, name), message(N_("one of these is wanted here: {words}"), words=listed)
        )
    return str(value)


def read_mark(table: Table, name: str) -> bool:
    """Whether a mark is set (`true` or `false`); not, where nothing is said."""
    value = table.get(name, False)
    if not isinstance(value, bool):
        raise BadPack(line_of(table, name), message(N_("true or false is wanted here")))
    return value


def read_number(table: Table, name: str, least: int, most: int, default: int | None = None) -> int:
    """A whole number between two."""
    value = table.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        said = N_("a whole number from {least} to {most} is wanted here")
        raise BadPack(line_of(table, name), message(said, least=least, most=most))
    return int(value)


def needs(table: Table, line: int, *names: str) -> None:
    """Refuse a table in which one of these is missing."""
    missing = next((name for name in names if name not in table), None)
    if missing is not None:
        raise BadPack(line, message(N_("{key} is missing here"), key=missing))


def line_of(table: Table, key: Any) -> int:
    """The line of a key, from 1, as far as the reader knows it."""
    marks = getattr(table, "lc", None)
    try:
        return int(marks.key(key)[0]) + 1 if marks is not None else 1
    except (KeyError, TypeError):
        return 1


def line_of_item(items: list[Any], place: int, otherwise: int) -> int:
    """The line of an item of a list, from 1, as far as the reader knows it."""
    marks = getattr(items, "lc", None)
    try:
        return int(marks.item(place)[0]) + 1 if marks is not None else otherwise
    except (KeyError, TypeError):
        return otherwise
