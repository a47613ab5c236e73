"""Find people and notes by the beginnings of words."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sqlalchemy import select

from app.casework.found_views import Found, FoundNote, FoundPerson
from app.models import search
from app.models.person import Person
from app.models.store import Store

_MOST_TYPED: Final = 200
FEW: Final = 3
"""With fewer people of the very name, those of nearly that name are looked for, too."""


def find(store: Store, *, query: str, limit: int = 20, person_id: str | None = None) -> Found:
    """People first, by name, then the newest notes, answers and promises; `ty` finds `tŷ`.

    With a person's id only what is theirs: nobody else's name comes up while visiting.
    """
    typed = query[:_MOST_TYPED]
    with store.reading() as session:
        hits = [] if person_id else search.find_people(session, typed, limit)
        notes = search.find_notes(session, typed, limit, person_id=person_id)
        ids = {hit.person_id for hit in hits} | {n.person_id for n in notes if n.person_id}
        known = {row.id: row for row in session.scalars(select(Person).where(Person.id.in_(ids)))}
    return Found(
        query=query,
        people=tuple(
            FoundPerson(
                person_id=hit.person_id, name=hit.name, detail=tells_apart(known.get(hit.person_id))
            )
            for hit in hits
        ),
        notes=tuple(
            FoundNote(
                person_id=note.person_id or "",
                person_name=known[note.person_id].name if note.person_id in known else "",
                entity=note.entity,
                entity_id=note.row_id,
                page_id=note.page_id,
                snippet=note.snippet,
                on_date=note.on_date,
            )
            for note in notes
        ),
    )


def nearly(
    store: Store, *, query: str, besides: Collection[str] = (), limit: int = 6
) -> tuple[FoundPerson, ...]:
    """People whose name is spelt or sounds nearly like what was typed, the nearest first.

    `besides` are the ids of those who were found already. The first time takes a moment: see
    `knows_names`.
    """
    from app.casework.close_names import close_names

    typed = query[:_MOST_TYPED]
    if not any(map(str.isalpha, typed)):
        return ()
    close = close_names(store).closest(typed, most=limit + len(besides))
    ids = [one.person_id for one in close if one.person_id not in besides][:limit]
    with store.reading() as session:
        known = {row.id: row for row in session.scalars(select(Person).where(Person.id.in_(ids)))}
    return tuple(
        FoundPerson(person_id=one, name=known[one].name, detail=tells_apart(known[one]))
        for one in ids
        if one in known
    )


def knows_names(store: Store) -> bool:
    """Whether everybody's names are in memory already, so that `nearly` answers in a blink."""
    from app.casework.close_names import close_names

    return close_names(store).is_ready


def learn_names(store: Store) -> None:
    """Have everybody's names in memory from now on; for a thread of its own."""
    from app.casework.close_names import close_names

    close_names(store).closest("", most=0)


def tells_apart(person: Person | None) -> str:
    """What tells people of one name apart: born and the first line of the address."""
    if person is None:
        return ""
    address = (person.address or "").strip().splitlines()
    return " · ".join(part for part in (person.born or "", *address[:1]) if part)
