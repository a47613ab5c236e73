"""What is typed on its way in: impossible signs are mended, limits hold, dates are read."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias, cast

from app.errors import BadInput
from app.forms.conditions import Json
from app.forms.questions import Option
from app.forms.values import read_date
from app.language import N_, message

NAME_LIMIT: Final = 300
TEXT_LIMIT: Final = 200_000
DEPTH_LIMIT: Final = 32

Value: TypeAlias = "str | int | float | bool | None | list[str] | dict[str, str]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Where a typed value is read: the field it is for, and the worker's day."""

    field: str
    today: date


Reading: TypeAlias = Callable[[object, Reader], Value]
"""Reads one value for one field; raises BadInput for what can never be kept there."""


def mended(text: str) -> str:
    """The text but for signs no file can keep: NUL goes, half a surrogate pair becomes U+FFFD.

    Nothing else is touched: no trimming, no Unicode normal form.
    """
    if "\0" in text:
        text = text.replace("\0", "")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def not_fitting(field: str) -> BadInput:
    """The trouble with a value that has no place in this field."""
    return BadInput(
        message(N_("This cannot be kept as “{field}”."), field=field),
        message(N_("Nothing was changed. Use one of the answers that are offered.")),
    )


def too_long(limit: int) -> BadInput:
    """The trouble with a text over the limit."""
    return BadInput(
        message(N_("This is too long: there is room for {limit} characters."), limit=f"{limit:,}"),
        message(N_("Nothing is lost on the screen. Shorten it, or split it over two notes.")),
    )


def _text_within(value: object, reader: Reader, limit: int) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise not_fitting(reader.field)
    text = mended(value)
    if len(text) > limit:
        raise too_long(limit)
    return text or None


def name(value: object, reader: Reader) -> str:
    """A name nobody can do without, up to 300 characters; outer spaces are not part of it."""
    text = (_text_within(value, reader, NAME_LIMIT) or "").strip()
    if not text:
        raise BadInput(
            message(N_("A name is needed.")),
            message(N_("A first name or initials are enough.")),
        )
    return text


def line(value: object, reader: Reader) -> str | None:
    """A short text, up to 300 characters; nothing where it is empty."""
    return _text_within(value, reader, NAME_LIMIT)


def prose(value: object, reader: Reader) -> str | None:
    """A text of any shape, up to 200,000 characters; nothing where it is empty."""
    return _text_within(value, reader, TEXT_LIMIT)


def words(value: object, reader: Reader) -> str:
    """A text of any shape that is kept even when it is empty."""
    return _text_within(value, reader, TEXT_LIMIT) or ""


def day(value: object, reader: Reader) -> str | None:
    """A date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; what cannot be read as one is kept as typed."""
    text = _text_within(value, reader, NAME_LIMIT)
    return None if text is None else read_date(text, today=reader.today) or text


def yes_no_unknown(value: object, reader: Reader) -> bool | None:
    """True, False, or nothing while it is not known."""
    if value is None or isinstance(value, bool):
        return value
    raise not_fitting(reader.field)


def mark(value: object, reader: Reader) -> bool:
    """A mark that is set or not."""
    if isinstance(value, bool):
        return value
    raise not_fitting(reader.field)


def text_size(value: object, reader: Reader) -> int | None:
    """The size of a person's paper: nothing for the usual one, or 12 to 28 points."""
    if value is None or (type(value) is int and 12 <= value <= 28):
        return value if isinstance(value, int) else None
    raise not_fitting(reader.field)


def number(value: object, reader: Reader) -> int:
    """A whole number from 0."""
    if type(value) is int and 0 <= value < 2**31:
        return value
    raise not_fitting(reader.field)


def hours_a_week(value: object, reader: Reader) -> int | None:
    """Whole hours of a week, or nothing."""
    if value is None or (type(value) is int and 0 <= value <= 168):
        return value if isinstance(value, int) else None
    raise not_fitting(reader.field)


def angle(value: object, reader: Reader) -> float | None:
    """Degrees round the map, or nothing."""
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    raise not_fitting(reader.field)


def several_lines(value: object, reader: Reader) -> list[str]:
    """A list of short texts; empty ones are left out."""
    if not isinstance(value, list | tuple):
        raise not_fitting(reader.field)
    read = [line(item, reader) for item in cast("Sequence[object]", value)]
    return [item for item in read if item and item.strip()]


def days_of(options: tuple[Option, ...]) -> Reading:
    """An ISO day for each of some options; what has none is left out, and none at all is None."""
    keys = {option.key for option in options}

    def read(value: object, reader: Reader) -> Value:
        if not value:
            return None
        if not isinstance(value, Mapping):
            raise not_fitting(reader.field)
        days = cast("Mapping[object, object]", value)
        if not keys.issuperset(days):
            raise not_fitting(reader.field)
        dated = {str(key): day(said, reader) for key, said in days.items()}
        return {key: str(said) for key, said in dated.items() if said} or None

    return read


def one_of(*keys: str) -> Reading:
    """One of these keys, or nothing."""

    def read(value: object, reader: Reader) -> Value:
        if value is None or value == "":
            return None
        if isinstance(value, str) and value in keys:
            return value
        raise not_fitting(reader.field)

    return read


def option_of(options: tuple[Option, ...]) -> Reading:
    """The key of one of these options, or nothing."""
    return one_of(*(option.key for option in options))


def some_of(options: tuple[Option, ...]) -> Reading:
    """Keys of any of these options, in the order of the options."""
    keys = [option.key for option in options]

    def read(value: object, reader: Reader) -> Value:
        chosen = several_lines(value, reader)
        if any(key not in keys for key in chosen):
            raise not_fitting(reader.field)
        return [key for key in keys if key in chosen]

    return read


def read_fields(
    given: Mapping[str, object], readings: Mapping[str, Reading], *, today: date
) -> dict[str, Value]:
    """Every given field as it will be kept; an unknown one or a value with no place is refused."""
    read: dict[str, Value] = {}
    for field, value in given.items():
        reading = readings.get(field)
        if reading is None:
            raise not_fitting(field)
        read[field] = reading(value, Reader(field=field, today=today))
    return read


def answer_value(value: Json, depth: int = 0) -> Json:
    """An answer as it can be kept: texts mended, of any shape. Refused when it nests too deep."""
    match value:
        case str():
            return mended(value)
        case float() if not math.isfinite(value):
            raise not_fitting("answer")
        case list():
            _not_too_deep(depth)
            return [answer_value(item, depth + 1) for item in value]
        case dict():
            _not_too_deep(depth)
            return {mended(key): answer_value(item, depth + 1) for key, item in value.items()}
        case _:
            return value


def _not_too_deep(depth: int) -> None:
    if depth >= DEPTH_LIMIT:
        raise not_fitting("answer")


def length_of(value: Json) -> int:
    """How many characters an answer holds, all told."""
    match value:
        case str():
            return len(value)
        case list():
            return sum(length_of(item) for item in value)
        case dict():
            return sum(len(key) + length_of(item) for key, item in value.items())
        case _:
            return 0
