"""Before I knock: what a worker reads in the car, of one person, in twenty seconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.casework.contacts import contacts_of
from app.casework.day_views import DueLine
from app.casework.last_time import LastTime, last_time
from app.casework.pages import pages_of_person
from app.casework.people import person
from app.casework.promises import promises_of_person
from app.casework.today import due_of_person
from app.casework.views import ContactView, PageLine, PersonView, PromiseView
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.store import Store

MOST_PROMISES: Final = 6
_LOOKED_AT: Final = 5
_NO_DAY: Final = "9999-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Knock:
    """Who it is, what was last said, what we promised and what is due."""

    person: PersonView
    said: LastTime | None
    """Their newest page that holds words of their own, also an unfinished one."""
    contact: ContactView | None
    """The newest note of a contact that says anything."""
    promised: tuple[PromiseView, ...]
    """Of which nobody has said yet whether they took, the soonest first."""
    due: tuple[DueLine, ...]
    """What is due with them besides promises, the longest overdue first."""
    drafts: tuple[PageLine, ...]


def knock(store: Store, *, person_id: str, catalogue: Catalogue, words: Words) -> Knock:
    """Everything the card shows. Refused when there is no such person."""
    known = person(store, person_id=person_id)
    notes = contacts_of(store, person_id=person_id, limit=_LOOKED_AT)
    open_ones = [
        p
        for p in promises_of_person(store, person_id=person_id)
        if p.what.strip() and not p.did_it_take
    ]
    return Knock(
        person=known,
        said=last_time(
            store, person_id=person_id, catalogue=catalogue, states=("finished", "draft")
        ),
        contact=next((note for note in notes if note.words.strip()), None),
        promised=tuple(sorted(open_ones, key=lambda p: p.by_when or _NO_DAY)[:MOST_PROMISES]),
        due=tuple(
            line for line in due_of_person(store, person_id=person_id) if line.kind != "promise"
        ),
        drafts=pages_of_person(
            store, person_id=person_id, catalogue=catalogue, words=words, only_drafts=True
        ),
    )
