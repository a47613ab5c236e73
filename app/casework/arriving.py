"""People who arrive in a list: who of them is here already, and adding the rest in one step."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from sqlalchemy import select

from app.casework.people import likeness, read_details
from app.casework.sounds import Ear
from app.forms.values import is_valid_nhs_number
from app.models.base import folded
from app.models.contact import Contact
from app.models.journal import Step, Verb
from app.models.person import Person
from app.models.store import Store

_AT_A_TIME: Final = 250
Likeness = Literal["new", "here", "alike"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Somebody in a list: the line they stand on, what is said of them, when to be in touch."""

    line: int
    fields: Mapping[str, object]
    next_contact_on: str = ""

    def said(self, key: str) -> str:
        """A field as text, empty where nothing is said."""
        return str(self.fields.get(key) or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody an arrival may be: here already, or further up in the same list."""

    name: str
    key: str
    """The name to compare by."""
    born: str
    nhs_number: str
    council_id: str
    address: str
    is_removed: bool = False
    line: int = 0
    """Where in the list; 0 for somebody who is in the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What an arrival is, and who it is or may be."""

    kind: Likeness
    who: Known | None = None


def everybody_known(store: Store) -> tuple[Known, ...]:
    """Everybody the store knows, also those put together with another or removed."""
    columns = (
        Person.name,
        Person.name_key,
        Person.born,
        Person.nhs_number,
        Person.council_id,
        Person.address,
        Person.postcode,
        Person.removed_at,
    )
    with store.reading() as session:
        return tuple(
            Known(
                name=row[0],
                key=row[1],
                born=row[2] or "",
                nhs_number=_nhs(row[3] or ""),
                council_id=_bare(row[4] or ""),
                address=_address(row[5] or "", row[6] or ""),
                is_removed=row[7] is not None,
            )
            for row in session.execute(select(*columns))
        )


def known_from(arrival: Arrival) -> Known:
    """An arrival as somebody later ones may be."""
    return Known(
        name=arrival.said("name"),
        key=folded(arrival.said("name")),
        born=arrival.said("born"),
        nhs_number=_nhs(arrival.said("nhs_number")),
        council_id=_bare(arrival.said("council_id")),
        address=_address(arrival.said("address"), arrival.said("postcode")),
        line=arrival.line,
    )


def _bare(text: str) -> str:
    return re.sub(r"[\s-]", "", text).casefold()


def _nhs(text: str) -> str:
    """A number that tells people apart; one that is wrong tells nothing."""
    return _bare(text) if is_valid_nhs_number(text) else ""


def _address(address: str, postcode: str) -> str:
    """An address to compare by: its letters and digits alone."""
    return re.sub(r"[\W_]+", "", folded(f"{address} {postcode}")) if address.strip() else ""


@dataclass(slots=True)
class Acquaintance:
    """Everybody known so far, found by number, by name, and by names that are nearly the same."""

    _places: dict[tuple[str, ...], list[Known]] = field(
        default_factory=dict[tuple[str, ...], list[Known]]
    )
    _ear: Ear = field(default_factory=Ear)

    def meet(self, one: Known) -> None:
        """Know somebody from now on."""
        # Within one list two different names are two people.
        near = [("name", one.key)] if one.line else _near_places(one.key, self._ear)
        for place in (*_certain_places(one), *near):
            self._places.setdefault(place, []).append(one)

    def match(self, arrival: Known) -> Match:
        """Whether an arrival is somebody known, may be, or is new."""
        asked: Known | None = None
        for place in _certain_places(arrival):
            for one in self._places.get(place, ()):
                if _told_apart(one, arrival, is_named=place[0] in {"born", "address"}):
                    asked = asked or one
                    continue
                same = _shares_a_word(one.key, arrival.key) and not one.is_removed
                return Match(kind="here" if same else "alike", who=one)
        if asked is not None:
            return Match(kind="alike", who=asked)
        nearest: tuple[float, Known] | None = None
        for place in (("name", arrival.key), *_near_places(arrival.key, self._ear)):
            for one in self._places.get(place, ()):
                how = _how_alike(one, arrival, self._ear)
                if how and (nearest is None or how > nearest[0]):
                    nearest = how, one
        return Match(kind="alike", who=nearest[1]) if nearest else Match(kind="new")


def _certain_places(one: Known) -> list[tuple[str, ...]]:
    """Where the same person would be found for certain."""
    places: list[tuple[str, ...]] = []
    if one.nhs_number:
        places.append(("nhs", one.nhs_number))
    if one.council_id:
        places.append(("council", one.council_id))
    if len(one.born) == 10:
        places.append(("born", one.key, one.born))
    if one.address:
        places.append(("address", one.key, one.address))
    return places


def _near_places(key: str, ear: Ear) -> list[tuple[str, ...]]:
    """Where people of nearly this name are found, without looking at everybody."""
    words = re.findall(r"[^\s.,]+", key)
    if not words:
        return []
    first, last = words[0], words[-1]
    return [
        ("sound", *sorted(map(ear.sound, words))),
        ("words", *sorted(words)),
        ("last", last, first[0]),
        ("first", first, last[0]),
    ]


def _how_alike(one: Known, arrival: Known, ear: Ear) -> float:
    """How alike two are by their names, 0 where something tells them apart."""
    how = likeness(one.key, arrival.key, ear=ear)
    is_other = _differ(one.nhs_number, arrival.nhs_number) or _born_apart(one, arrival)
    return 0.0 if not how or is_other or _listed_apart(one, arrival) else how


def _told_apart(one: Known, arrival: Known, *, is_named: bool) -> bool:
    """Whether two who are the same by one thing are told apart by another: then it is asked.

    `is_named`: they agree in name and birth date or address, not in a number. Of somebody in the
    store all but the NHS number may have been mistyped; a list knows its own people.
    """
    is_same_list = one.line > 0
    if (is_named or is_same_list) and _differ(one.nhs_number, arrival.nhs_number):
        return True
    return is_same_list and (_listed_apart(one, arrival) or _born_apart(one, arrival))


def _listed_apart(one: Known, arrival: Known) -> bool:
    """Whether one list gives two of its rows different numbers of the council."""
    return one.line > 0 and _differ(one.council_id, arrival.council_id)


def _born_apart(one: Known, arrival: Known) -> bool:
    """Whether whole birth dates differ."""
    return len(one.born) == len(arrival.born) == 10 and one.born != arrival.born


def _differ(one: str, other: str) -> bool:
    """Whether both are known, and not the same."""
    return bool(one and other and one != other)


def _shares_a_word(one: str, other: str) -> bool:
    """Whether two names have a word in common: a number alone may have been mistyped."""
    return not set(one.replace(",", " ").split()).isdisjoint(other.replace(",", " ").split())


def add_arrivals(
    store: Store,
    arrivals: Sequence[Arrival],
    *,
    note: str,
    told: Callable[[int, int], None],
) -> None:
    """Add them all as one step that can be undone, or none of them if `told` raises.

    `told` hears how many are written of how many; `note` stands in the note that says when to be
    in touch, for those of whom the list says so.
    """
    if not arrivals:
        return
    today = store.clock.today()
    subject = arrivals[0].said("name") if len(arrivals) == 1 else ""
    with store.writing(Step(Verb.ADDED_PERSON, subject=subject)) as session:
        for number, arrival in enumerate(arrivals):
            if number % _AT_A_TIME == 0:
                session.flush()
                told(number, len(arrivals))
            values = read_details(arrival.fields, today=today)
            person_id = store.clock.new_id()
            session.add(Person(id=person_id, **values))
            if arrival.next_contact_on:
                # Without a day: nobody was met, so a next contact that is overdue stays so.
                session.add(
                    Contact(
                        person_id=person_id,
                        words=note,
                        next_contact_on=arrival.next_contact_on,
                        author_id=store.worker_id,
                    )
                )
        session.flush()
        told(len(arrivals), len(arrivals))
