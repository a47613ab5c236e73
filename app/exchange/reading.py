"""Reading what comes from outside: strict JSON within limits, and problems said by their path."""

from __future__ import annotations

import json
import math
import re
from typing import Any, Final, cast

from pydantic import ValidationError

from app.errors import BadInput
from app.forms.conditions import Json
from app.language import N_, Message, message, plural_message

LARGEST_INPUT: Final = 50 * 1024 * 1024
DEEPEST_INPUT: Final = 32
_LONE_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_QUOTED: Final = 60


class _Trouble(ValueError):
    """A problem met while the text was being read."""

    def __init__(self, problem: Message) -> None:
        super().__init__(problem.id)
        self.problem = problem


def read_json(data: bytes) -> Json:
    """The value of a JSON text in UTF-8, read strictly.

    Raises `BadInput` for more than 50 MB, other encodings, a key given twice, NaN and Infinity,
    more than 32 levels, NUL and lone surrogates, each named by its path where it has one.
    """
    if len(data) > LARGEST_INPUT:
        raise refused(message(N_("The file is larger than 50 MB.")))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refused(message(N_("The file is not text in UTF-8."))) from None
    _refuse_depth(text)
    try:
        value: Json = json.loads(
            text,
            object_pairs_hook=_once_each,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_short_int,
        )
    except _Trouble as trouble:
        raise refused(trouble.problem) from None
    except json.JSONDecodeError as error:
        problem = message(
            N_("This is not JSON: line {line}, column {column}."),
            line=error.lineno,
            column=error.colno,
        )
        raise refused(problem) from None
    _refuse_bad_text(value)
    return value


def refused(problem: Message) -> BadInput:
    """The error for input that is not taken in."""
    return BadInput(problem, message(N_("Nothing was taken in. Mend the file and try again.")))


def at_path(path: str, problem: Message) -> Message:
    """A problem with where it is: `people[0].members[3].closeness: …`."""
    return message(N_("{path}: {problem}"), path=path, problem=problem) if path else problem


def path_text(location: tuple[str | int, ...]) -> str:
    """A location as one writes it: `people[0].members[3].closeness`."""
    text = ""
    for step in location:
        text += f"[{step}]" if isinstance(step, int) else (f".{step}" if text else str(step))
    return text


def first_problem(error: ValidationError, *, start: tuple[str | int, ...] = ()) -> Message:
    """The first thing that does not fit, by its path, and how many more there are."""
    problems = error.errors(include_url=False)
    first = problems[0]
    # A union tells its branches in the location; the reader's path has only keys and numbers.
    location = tuple(s for s in first["loc"] if not isinstance(s, str) or s.isidentifier())
    said = at_path(path_text((*start, *location)), _problem(dict(first)))
    if len(problems) == 1:
        return said
    more = len(problems) - 1
    return plural_message(
        N_("{first} (and {count} more problem)"),
        N_("{first} (and {count} more problems)"),
        more,
        first=said,
    )


_NOT_A: Final[dict[str, str]] = {
    "string_type": N_("{value} is not text"),
    "int_type": N_("{value} is not a whole number"),
    "int_from_float": N_("{value} is not a whole number"),
    "float_type": N_("{value} is not a number"),
    "bool_type": N_("{value} is not true or false"),
    "list_type": N_("{value} is not a list"),
    "tuple_type": N_("{value} is not a list"),
    "model_type": N_("{value} is not an object"),
    "dict_type": N_("{value} is not an object"),
}


def _problem(found: dict[str, Any]) -> Message:
    """What is wrong, in words, from the library's own kind of error."""
    kind = str(found["type"])
    context = cast("dict[str, Any]", found.get("ctx") or {})
    value = quoted(found.get("input"))
    match kind:
        case "missing":
            return message(N_("is missing"))
        case "extra_forbidden":
            return message(N_("is not known here"))
        case "literal_error":
            choices = re.findall(r"'([^']+)'", str(context["expected"]))
            return message(
                N_("{value} is not one of {choices}"), value=value, choices=", ".join(choices)
            )
        case "string_too_long":
            return message(N_("is longer than {most} characters"), most=context["max_length"])
        case "string_too_short":
            return message(N_("is empty"))
        case _:
            return message(_NOT_A.get(kind, N_("{value} cannot be read")), value=value)


def quoted(value: object) -> str:
    """A value as it stood in the file, shortened."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "…"


def _once_each(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _Trouble(message(N_("The key {key} is given twice."), key=quoted(key)))
            seen.add(key)
    return made


def _refuse_constant(text: str) -> float:
    raise _Trouble(message(N_("{value} is not a number that JSON knows."), value=text))


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise _Trouble(message(N_("{value} is too large."), value=text[:_QUOTED]))
    return number


def _short_int(text: str) -> int:
    if len(text) > 20:
        raise _Trouble(message(N_("{value} is too large."), value=text[:_QUOTED]))
    return int(text)


def _refuse_depth(text: str) -> None:
    """Count levels before parsing, so that a deep file cannot exhaust the parser."""
    depth = 0
    # Possessive, so that a string without an end costs one pass and not one for each quote.
    for match in re.finditer(r'"(?:[^"\\]++|\\.)*+(?:"|\Z)|[\[{]|[\]}]', text, re.DOTALL):
        sign = match[0]
        if sign in "[{":
            depth += 1
            if depth > DEEPEST_INPUT:
                raise refused(message(N_("The file is nested more than 32 levels deep.")))
        elif sign in "]}":
            depth -= 1


def _refuse_bad_text(value: Json, location: tuple[str | int, ...] = ()) -> None:
    """Refuse text that no store and no paper can hold, by its path."""
    match value:
        case str():
            if "\0" in value:
                problem = message(N_("holds a NUL character"))
                raise refused(at_path(path_text(location), problem))
            if _LONE_SURROGATE.search(value):
                problem = message(N_("holds half of a character"))
                raise refused(at_path(path_text(location), problem))
        case list():
            for number, item in enumerate(value):
                _refuse_bad_text(item, (*location, number))
        case dict():
            for key, item in value.items():
                _refuse_bad_text(key, location)
                _refuse_bad_text(item, (*location, key))
        case _:
            pass
