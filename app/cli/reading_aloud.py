"""A person's document as plain lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from app.exchange.record import Document
from app.forms.conditions import Json
from app.language import N_, Words

_QUIET = frozenset({"id", "created_at", "changed_at", "sha256", "format", "version", "position"})


def lines_of(document: Document, words: Words) -> Iterator[str]:
    """The people of a document, each thing that is kept and said as `name: value`, indented."""
    for person in _objects(document.get("people")):
        yield str(person.get("name") or "")
        yield from _fields(person, "  ")
    workers = [str(w.get("name")) for w in _objects(document.get("workers"))]
    if workers:
        yield words.text(N_("Workers named: {names}"), names=words.listing(workers))


def _fields(values: dict[str, Json], indent: str) -> Iterator[str]:
    """The fields of one object that say something to a reader."""
    for key, value in values.items():
        is_quiet = key in _QUIET or (key.endswith("_id") and key != "council_id")
        if is_quiet or value in (None, "", [], {}):
            continue
        label = key.replace("_", " ")
        if key == "shown":
            continue  # the paper of a finished page says again what the answers say
        if isinstance(value, dict):
            yield f"{indent}{label}"
            yield from _fields(value, indent + "  ")
        elif isinstance(value, list):
            yield f"{indent}{label}"
            for item in value:
                yield from _item(item, indent + "  ")
        else:
            yield from _value(label, value, indent)


def _item(item: Json, indent: str) -> Iterator[str]:
    if isinstance(item, dict):
        lines = list(_fields(item, indent + "  "))
        for number, line in enumerate(lines):
            yield indent + "- " + line.lstrip() if number == 0 else line
    else:
        yield f"{indent}- {item}"


def _value(label: str, value: Json, indent: str) -> Iterator[str]:
    said = (
        {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    )
    first, *rest = said.splitlines() or [""]
    yield f"{indent}{label}: {first}"
    for line in rest:
        yield f"{indent}{' ' * (len(label) + 2)}{line}"


def _objects(value: Json) -> list[dict[str, Json]]:
    items = value if isinstance(value, list) else []
    return [cast("dict[str, Json]", item) for item in items if isinstance(item, dict)]
