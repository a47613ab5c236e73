"""What was found, in words: the lines of the list below the search box, under their headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.casework.found_views import FoundNote, FoundPage, FoundPerson
from app.language import N_
from app.ui.screens.search_list import Hit
from app.ui.screens.wording import story_day

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.ways import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Everything:
    """All that was found for what was typed, in the order it is shown."""

    last: tuple[FoundPerson, ...] = ()
    """Whose record was opened last, while nothing is typed."""
    people: tuple[FoundPerson, ...] = ()
    pages: tuple[FoundPage, ...] = ()
    ways: tuple[Way, ...] = ()
    nearly: tuple[FoundPerson, ...] = ()
    """People of nearly that name."""
    near_ways: tuple[Way, ...] = ()
    notes: tuple[FoundNote, ...] = ()

    @property
    def count(self) -> int:
        """How many there are."""
        parts = (self.last, self.people, self.pages, self.ways, self.nearly, self.near_ways)
        return sum(map(len, parts)) + len(self.notes)

    @property
    def is_certain(self) -> bool:
        """Whether something is just what was typed."""
        return bool(self.people or self.pages or self.ways or self.notes)


def lines_of(found: Everything, desk: Desk) -> list[Hit]:
    """The lines: headings, and below each what was found."""
    words = desk.words
    groups = (
        (N_("Opened last"), [_person(one, desk) for one in found.last]),
        (N_("People"), [_person(one, desk) for one in found.people]),
        (N_("Pages"), [_page(one, desk) for one in found.pages]),
        (N_("Go to, or do"), _ways(found.ways)),
        (N_("Spelt nearly like that"), [_person(one, desk) for one in found.nearly]),
        (N_("Go to, or do"), _ways(found.near_ways)),
        (N_("Notes"), [_note(one, desk) for one in found.notes]),
    )
    lines: list[Hit] = []
    for heading, hits in groups:
        if hits:
            lines += [Hit(kind="heading", title=words.text(heading)), *hits]
    return lines


def _person(person: FoundPerson, desk: Desk) -> Hit:
    return Hit(
        kind="person",
        title=person.name,
        below=detail_words(person.detail, desk),
        person_id=person.person_id,
    )


def detail_words(detail: str, desk: Desk) -> str:
    """What tells a person apart, in words: born is kept as ISO."""
    words = desk.words
    first, dot, rest = detail.partition(" · ")
    worded = words.partial_date(first)
    if worded != first or first.isdecimal():
        worded = words.text(N_("born {day}"), day=worded)
    return f"{worded}{dot}{rest}"


def _page(page: FoundPage, desk: Desk) -> Hit:
    words = desk.words
    known = desk.catalogue.page(page.page_key)
    name = words.text(known.name) if known is not None else page.page_key
    below = words.text(N_("{page}, unfinished"), page=name) if page.is_unfinished else name
    day = story_day(page.on_date, desk.clock.today(), words) if page.on_date else ""
    return Hit(kind="page", title=page.person_name, below=below, beside=day, page_id=page.page_id)


def _ways(ways: Sequence[Way]) -> list[Hit]:
    return [Hit(kind="way", title=way.says, beside=way.keys, way=way.key) for way in ways]


def _note(note: FoundNote, desk: Desk) -> Hit:
    words = desk.words
    return Hit(
        kind="note",
        title=note.person_name or words.text(N_("Nobody yet")),
        below=" ".join(note.snippet.split()),
        beside=story_day(note.on_date, desk.clock.today(), words),
        person_id=note.person_id,
        page_id=note.page_id or "",
        jot_id=note.entity_id if note.entity == "contact" and not note.person_id else "",
    )
