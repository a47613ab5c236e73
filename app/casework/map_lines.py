"""Reads pasted lines of people: `Gill, daughter, extremely`, in English or Welsh."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from app.casework.intake import NAME_LIMIT, mended
from app.casework.kinds import guess_kind, kind_of_name
from app.casework.views import MemberView
from app.forms.vocabulary import NOT_COUNTED_KINDS
from app.language import N_

MOST_LINES: Final = 300
_LEAD: Final = re.compile(r"^\s*(?:[-*•·–]|\d{1,3}[.)])\s*")  # noqa: RUF001 - a dash in a list
_PARTS: Final = re.compile(r"[,;\t|]|\s[-–—]\s")  # noqa: RUF001 - dashes between the parts
_BRACKETS: Final = re.compile(r"^(?P<name>[^()]+)\((?P<relation>[^()]*)\)(?P<rest>.*)$")
_FILLING: Final = re.compile(r"\b(?:close|tie|ring|agos|iawn|iawn\.)\b", re.IGNORECASE)
_CLOSENESS: Final = {
    "extremely": "extremely",
    "extreme": "extremely",
    "ext": "extremely",
    "closest": "extremely",
    "hynod": "extremely",
    "eithriadol": "extremely",
    "very": "very",
    "quite": "quite",
    "fairly": "quite",
    "eithaf": "quite",
    "gweddol": "quite",
    "weddol": "quite",
}
_WHOLE: Final = {
    "3": "extremely",
    "2": "very",
    "1": "quite",
    "very close": "very",
    "agos iawn": "very",
    "agos": "quite",
    "close": "quite",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRead:
    """One pasted line as it was understood; `reason` says why it was set aside."""

    number: int
    text: str
    name: str = ""
    relation: str = ""
    kind: str = ""
    closeness: str = ""
    reason: str = ""
    """A text's id, to be worded; empty where the line is good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyAdded:
    """What came of pasted lines."""

    added: tuple[MemberView, ...]
    set_aside: tuple[LineRead, ...]


def read_lines(text: str) -> tuple[LineRead, ...]:
    """Pasted lines as they would be added. Empty lines are left out; nothing is written."""
    found: list[LineRead] = []
    for number, raw in enumerate(mended(text).splitlines(), 1):
        if not raw.strip():
            continue
        if len(found) == MOST_LINES:
            reason = N_("There is room for 300 lines at a time: paste the rest after these.")
            found.append(LineRead(number=number, text=raw[:NAME_LIMIT], reason=reason))
            break
        found.append(read_line(raw, number))
    return tuple(found)


def read_line(raw: str, number: int = 1) -> LineRead:
    """One line: the name first, then in any order the relation and how close they are."""
    text = _LEAD.sub("", raw).strip()
    if len(text) > NAME_LIMIT:
        reason = N_("This line is too long for a name and a few words.")
        return LineRead(number=number, text=text[:NAME_LIMIT], reason=reason)
    in_brackets = _BRACKETS.match(text)
    if in_brackets:
        text = f"{in_brackets['name']},{in_brackets['relation']},{in_brackets['rest']}"
    parts = [" ".join(part.split()) for part in _PARTS.split(text)]
    name = parts[0] if parts else ""
    if not any(letter.isalnum() for letter in name):
        reason = N_("There is no name at the beginning of this line.")
        return LineRead(number=number, text=raw.strip(), reason=reason)
    closeness = ""
    rest: list[str] = []
    for part in parts[1:]:
        said = closeness_of(part)
        if said and not closeness:
            closeness = said
        elif part:
            rest.append(part)
    relation = ", ".join(rest)
    kind = guess_kind(relation) or kind_of_name(name)
    return LineRead(
        number=number,
        text=raw.strip(),
        name=name,
        relation=relation,
        kind=kind,
        closeness="" if kind in NOT_COUNTED_KINDS else closeness,
    )


def closeness_of(text: str) -> str:
    """How close a few words say somebody is; empty where they say something else."""
    flat = " ".join(text.casefold().strip(" .").split())
    if flat in _WHOLE:
        return _WHOLE[flat]
    bare = _FILLING.sub("", flat).split()
    return _CLOSENESS.get(bare[0], "") if len(bare) == 1 else ""
