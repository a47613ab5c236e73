"""Ending to work with somebody, kindly: since when, a few words, and what still is to be closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.casework import intake
from app.casework.copies import NOT_OWED, add_copy, owed_to, sealed_ids
from app.casework.day_views import CopyOwed
from app.casework.promises import promises_of_person
from app.casework.rows import here, person_view, put
from app.casework.views import PersonView, PromiseView
from app.forms.vocabulary import INVOLVEMENT
from app.models.journal import Step, Verb
from app.models.person import Person
from app.models.promise import Promise
from app.models.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class StillOpen:
    """What is open with a person: promises nobody was asked about yet, and copies owed to them."""

    promises: tuple[PromiseView, ...]
    copies: tuple[CopyOwed, ...]


def still_open(store: Store, *, person_id: str) -> StillOpen:
    """What stays to be done when one ends to work with a person, unless it is closed."""
    promised = promises_of_person(store, person_id=person_id)
    return StillOpen(
        promises=tuple(p for p in promised if p.what.strip() and not p.did_it_take),
        copies=owed_to(store, person_id=person_id),
    )


def end_involvement(  # noqa: PLR0913 - all of them are said at once
    store: Store,
    *,
    person_id: str,
    involvement: str,
    since: str = "",
    note: str = "",
    close_promises: Sequence[str] = (),
    close_copies: Sequence[str] = (),
) -> PersonView:
    """Say that one works no more with a person, as one step with what it closes.

    `involvement` is finished_for_now, moved or died. A promise that is closed leaves the list; a
    copy (by its page) is owed no more.
    """
    today = store.clock.today()
    values = intake.read_fields(
        {"involvement": involvement, "involvement_on": since, "involvement_note": note},
        {
            "involvement": intake.one_of(*(o.key for o in INVOLVEMENT if o.key != "open")),
            "involvement_on": intake.day,
            "involvement_note": intake.prose,
        },
        today=today,
    )
    if values["involvement"] is None:
        raise intake.not_fitting("involvement")
    values["involvement_on"] = values["involvement_on"] or today.isoformat()
    with store.writing(Step(Verb.SET_INVOLVEMENT, person_id=person_id)) as session:
        person = here(session, Person, person_id)
        put(person, **values)
        for promise_id in close_promises:
            here(session, Promise, promise_id).removed_at = store.clock.now()
        for sealed_id in sealed_ids(session, close_copies).values():
            add_copy(session, store, sealed_id=sealed_id, to_whom=person.name, how=NOT_OWED)
        session.flush()
        return person_view(person)


def work_again(store: Store, *, person_id: str, origin: object | None = None) -> PersonView:
    """Begin to work with a person again; nothing is asked."""
    with store.writing(Step(Verb.SET_INVOLVEMENT, person_id=person_id), origin=origin) as session:
        person = here(session, Person, person_id)
        put(person, involvement="open", involvement_on=None, involvement_note=None)
        session.flush()
        return person_view(person)
