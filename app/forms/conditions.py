"""When a question is asked: conditions as data, to be listed, tested and explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, assert_never

Json: TypeAlias = "str | int | float | bool | None | list[Json] | dict[str, Json]"
Answers: TypeAlias = Mapping[str, Json]
"""Values by question key; what is not there has not been answered.

Beside them stand facts, under keys that begin with `@` (`casework.facts`): what is so of the person
without anybody having answered it here. A condition may look at either.
"""


@dataclass(frozen=True, slots=True)
class Answered:
    """The question has any answer."""

    key: str


@dataclass(frozen=True, slots=True)
class Equals:
    """The question's answer is just this."""

    key: str
    value: Json


@dataclass(frozen=True, slots=True)
class Includes:
    """The question's several answers have this among them."""

    key: str
    value: Json


@dataclass(frozen=True, slots=True)
class PlaceIs:
    """The place given is of this kind."""

    key: str
    kind: str


@dataclass(frozen=True, slots=True)
class AnyRow:
    """Some row of the question's rows has just this in a cell."""

    key: str
    cell: str
    value: Json


@dataclass(frozen=True, slots=True)
class SkipsAhead:
    """Some rows have the last of these steps and lack one before it.

    Rows belong together under what their cell `group` says; one that says nothing there belongs
    with the row above. `step` is the cell that holds which step a row is.
    """

    key: str
    group: str
    step: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class All:
    """Every one of these holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """This does not hold."""

    condition: Condition


Condition: TypeAlias = (
    Answered | Equals | Includes | PlaceIs | AnyRow | SkipsAhead | All | AnyOf | Not
)


def is_empty(value: Json) -> bool:
    """Whether a stored value says nothing (no answer, blank text, nothing chosen)."""
    match value:
        case None:
            return True
        case str():
            return not value.strip()
        case list() | dict():
            return len(value) == 0
        case _:
            return False


def holds(condition: Condition | None, answers: Answers) -> bool:
    """Whether a condition holds for these answers; no condition always holds."""
    match condition:
        case None:
            return True
        case Answered(key):
            return not is_empty(answers.get(key))
        case Equals(key, value):
            return answers.get(key) == value
        case Includes(key, value):
            chosen = answers.get(key)
            return isinstance(chosen, list) and value in chosen
        case PlaceIs(key, kind):
            place = answers.get(key)
            return isinstance(place, dict) and place.get("kind") == kind
        case AnyRow(key, cell, value):
            rows = answers.get(key)
            told = rows if isinstance(rows, list) else []
            return any(isinstance(row, dict) and row.get(cell) == value for row in told)
        case SkipsAhead(key, group, step, steps):
            taken = _taken(answers.get(key), group, step)
            return any(steps[-1] in of and not of.issuperset(steps) for of in taken)
        case All(conditions):
            return all(holds(c, answers) for c in conditions)
        case AnyOf(conditions):
            return any(holds(c, answers) for c in conditions)
        case Not(inner):
            return not holds(inner, answers)
    assert_never(condition)


def _taken(value: Json, group: str, step: str) -> list[set[Json]]:
    """Which steps the rows of each group have taken, the groups in the order they begin."""
    groups: dict[str, set[Json]] = {}
    name = ""
    for row in value if isinstance(value, list) else []:
        if not isinstance(row, dict) or is_empty(row.get(step)):
            continue
        name = str(row.get(group) or "").strip().casefold() or name
        taken = row.get(step)
        if isinstance(taken, str):
            groups.setdefault(name, set()).add(taken)
    return list(groups.values())


def keys_of(condition: Condition | None) -> frozenset[str]:
    """The questions a condition looks at."""
    match condition:
        case None:
            return frozenset()
        case Answered(key) | Equals(key, _) | Includes(key, _) | PlaceIs(key, _):
            return frozenset({key})
        case AnyRow(key, _, _) | SkipsAhead(key, _, _, _):
            return frozenset({key})
        case All(conditions) | AnyOf(conditions):
            return frozenset[str]().union(*(keys_of(c) for c in conditions))
        case Not(inner):
            return keys_of(inner)
    assert_never(condition)
