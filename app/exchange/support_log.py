"""The last lines of the log as they may leave the device: every id another, nothing unknown."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from app import paths
from app.log import FILE_NAME, FILES

MOST_LINES: Final = 400
_MOST_BYTES: Final = 128 * 1024
"""Of each file only its end is read."""
_LONGEST: Final = 2000
UNKNOWN: Final = "[?]"
_STAMP: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")
_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NUMBER: Final = r"-?\d{1,9}(\.\d{1,9})?(e[+-]\d\d)?"
_WORD: Final = r"[a-z][a-z0-9_]{0,39}"
# What `app.log` writes, and nothing else: an event with its values, or where a trouble arose.
_EVENT: Final = re.compile(_WORD)
_VALUE: Final = re.compile(rf"{_WORD}=({_NUMBER}|\?|{_WORD}|@)")
_REFERENCE: Final = re.compile(r"ref=\d{4}-\d{4}")
_PLACE: Final = re.compile(r"([A-Za-z0-9_]+/)*[A-Za-z0-9_]+\.py:\d{1,6}|elsewhere:\d{1,6}|nowhere")
_JOINTS: Final = frozenset({"at", "<-"})


def last_lines(home: Path, *, most: int = MOST_LINES) -> tuple[str, ...]:
    """The newest lines of a home's log, oldest first, with a stand-in for each id.

    The same id has the same stand-in throughout, and another one the next time. A word that the
    log does not write is a question mark in brackets. Raises `OSError` if it cannot be read.
    """
    stand_ins: dict[str, str] = {}
    lines = [
        line for path in reversed(_files(home)) for line in _end_of(path) if _STAMP.match(line)
    ]
    return tuple(_told(line, stand_ins) for line in lines[-most:])


def _files(home: Path) -> tuple[Path, ...]:
    """The files of the log that are there, the newest first."""
    folder = paths.log_folder(home)
    names = (FILE_NAME, *(f"{FILE_NAME}.{number}" for number in range(1, FILES)))
    return tuple(folder / name for name in names if (folder / name).is_file())


def _end_of(path: Path) -> Iterator[str]:
    """The last whole lines of a file."""
    with path.open("rb") as stream, suppress(OSError):
        size = stream.seek(0, 2)
        stream.seek(max(0, size - _MOST_BYTES))
        data = stream.read(_MOST_BYTES)
        text = data.decode("ascii", "replace")
        yield from text.split("\n")[1 if size > _MOST_BYTES else 0 :]


def _told(line: str, stand_ins: dict[str, str]) -> str:
    """A line word by word: the time, then what is known."""
    stamp, name, *words = (line[:_LONGEST] + " ").split(" ")
    words = words[: len(words) - 1]
    time = stamp if _STAMP.fullmatch(stamp) else UNKNOWN
    event = name if _EVENT.fullmatch(name) else UNKNOWN
    if event == "trouble":
        return " ".join((time, event, *_trouble(words)))
    return " ".join((time, event, *(_value(word, stand_ins) for word in words)))


def _value(word: str, stand_ins: dict[str, str]) -> str:
    """`key=value`, with a stand-in where the value is an id."""
    found = _UUID.search(word)
    # The sign stands for an id while the rest of the word is looked at.
    looked_at = word if found is None else word.replace(found[0], "@", 1)
    if not _VALUE.fullmatch(looked_at):
        return UNKNOWN
    if found is None:
        return word
    stand_in = stand_ins.setdefault(found[0], f"id-{len(stand_ins) + 1}-{secrets.token_hex(2)}")
    return word.replace(found[0], stand_in, 1)


def _trouble(words: Sequence[str]) -> Iterator[str]:
    """A reference, then classes, each with the places it came by."""
    classes = {kind.__name__ for kind in _kinds(BaseException)}
    for at, word in enumerate(words):
        is_class = words[at + 1 : at + 2] == ["at"] and word in classes
        is_place = _REFERENCE.fullmatch(word) or _PLACE.fullmatch(word)
        yield word if is_class or is_place or word in _JOINTS else UNKNOWN


def _kinds(kind: type[BaseException]) -> Iterator[type[BaseException]]:
    """Every class of trouble this program knows: a word that names none of them is no class."""
    yield kind
    for inner in kind.__subclasses__():
        yield from _kinds(inner)
