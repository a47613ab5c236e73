"""Visiting one person: kept in the store until it is ended, and what lists hand out meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, cast

from app.casework import people
from app.casework.finding import find, nearly
from app.casework.found_views import Found, FoundPerson
from app.casework.people import PeoplePage
from app.casework.rows import here
from app.casework.views import PersonView
from app.casework.workers import keep_private_setting, private_setting
from app.errors import Refused
from app.forms.conditions import Json
from app.models.base import folded
from app.models.person import Person
from app.models.store import Store

SETTING: Final = "visiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Whom the worker is with. While there is one, nobody else is shown or found."""

    person_id: str
    called: str
    """What the person likes to be called."""
    since: datetime | None


def visit_now(store: Store) -> Visit | None:
    """The visit the worker is on; None when they are on none, or the person is not here."""
    kept = private_setting(store, SETTING)
    if not isinstance(kept, dict):
        return None
    values = cast("Mapping[str, object]", kept)
    try:
        person = people.person(store, person_id=str(values.get("person_id") or ""))
    except Refused:
        return None
    return Visit(
        person_id=person.id, called=person.called, since=_moment(str(values.get("since") or ""))
    )


def begin_visit(store: Store, *, person_id: str) -> Visit | None:
    """From now on only this person. Refused when they are not here or were removed."""
    with store.reading() as session:
        here(session, Person, person_id)
    kept: Json = {"person_id": person_id, "since": store.clock.now().isoformat()}
    keep_private_setting(store, SETTING, kept)
    return visit_now(store)


def end_visit(store: Store) -> None:
    """Everybody may be seen again. The screen asks for the short code first."""
    keep_private_setting(store, SETTING, None)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def found_for(store: Store, *, visit: Visit | None, query: str, limit: int) -> Found:
    """What a search finds: on a visit the person and what is theirs, else people, then notes."""
    if visit is None:
        return find(store, query=query, limit=limit)
    found = find(store, query=query, limit=limit, person_id=visit.person_id)
    person = people.person(store, person_id=visit.person_id)
    if not _is_named(person, query):
        return found
    # Nobody has to be told apart from anybody: the name is enough.
    themselves = FoundPerson(person_id=person.id, name=person.name, detail="")
    return replace(found, people=(themselves,))


def nearly_for(
    store: Store, *, visit: Visit | None, query: str, besides: Collection[str] = ()
) -> tuple[FoundPerson, ...]:
    """People of nearly the name that was typed: on a visit nobody but the person."""
    if visit is None:
        return nearly(store, query=query, besides=besides)
    from app.casework.close_names import Named, NameList

    person = people.person(store, person_id=visit.person_id)
    alone = NameList([Named(person.id, folded(person.name), folded(person.preferred_name))])
    if person.id in besides or not alone.closest(query, 1):
        return ()
    return (FoundPerson(person_id=person.id, name=person.name, detail=""),)


def people_for(store: Store, *, visit: Visit | None, query: str, limit: int) -> PeoplePage:
    """People by name to choose from: on a visit nobody but the person."""
    if visit is None:
        return people.people(store, query=query, limit=limit)
    person = people.person(store, person_id=visit.person_id)
    found = people.resolve(store, ref=person.id) if _is_named(person, query) else ()
    return PeoplePage(rows=found[:1], total=len(found[:1]))


def _is_named(person: PersonView, query: str) -> bool:
    """Whether every word typed begins one of the person's names; nothing typed is nobody."""
    names = folded(f"{person.name} {person.preferred_name}").split()
    typed = folded(query).split()
    return bool(typed) and all(any(name.startswith(word) for name in names) for word in typed)
