"""Practice people: six invented households told in full, and as many made-up lives as one likes."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Final

from app.casework.practice.households import HOUSEHOLDS
from app.casework.practice.invented import BATCH, Inventing, nhs_numbers
from app.casework.practice.making import Making, make
from app.casework.practice.told import Told
from app.casework.workers import keep_private_setting, owner, set_owner
from app.clock import Clock, FixedClock
from app.forms.catalogue import Catalogue, shipped
from app.models.journal import Step, Verb
from app.models.store import Store
from app.policy import Policy

__all__ = ["HOUSEHOLDS", "add_invented_people", "add_practice_family", "add_practice_worker"]


CHECKPOINT_EVERY: Final = 1_000


def add_practice_family(
    store: Store,
    clock: Clock,
    *,
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
    sends: bool = True,
    pages: tuple[str, ...] | None = None,
) -> tuple[str, ...]:
    """Add the six practice households and give back the ids of their people.

    `sends` puts their finished pages into the Outbox; a worker's own Outbox goes to the council.
    Given `pages`, by their keys, only talks had on those are told.

    Dates count back from the clock's day. A `FixedClock` that the store uses too is put on each
    day in turn and stands at the end of its own day again.
    """
    today = clock.today()
    making = Making(
        store=store,
        clock=clock,
        today=today,
        catalogue=catalogue or shipped(),
        policy=policy or Policy(),
        sends=sends,
    )
    made = tuple(make(making, _only(told, pages)) for told in HOUSEHOLDS)
    # The households are nothing the worker did: what undo offers first is to be their own.
    with store.writing(Step(Verb.LOADED)) as session:
        store.log_access(session, "practice_added", person_id=None)
    if isinstance(clock, FixedClock):
        clock.set(datetime.combine(today, time(17), UTC))
    return made


def _only(told: Told, pages: tuple[str, ...] | None) -> Told:
    """What is told of a person with the talks on these pages alone; all of it without any."""
    if pages is None:
        return told
    return replace(told, talks=tuple(talk for talk in told.talks if talk.page in pages))


def add_practice_worker(store: Store) -> None:
    """Make the practice worker the owner of a store that has none."""
    if owner(store) is None:
        set_owner(
            store,
            name="Gwen Price",
            role="Social worker",
            organisation="Marlbeck Council",
            team="Llanbedr hub",
            phone="01632 960 114",
            language="en",
        )
        keep_private_setting(store, "council_name", "Marlbeck Council")
        keep_private_setting(store, "out_of_hours", "01632 960 999")


def add_invented_people(
    store: Store,
    clock: FixedClock,
    *,
    count: int,
    seed: int,
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
    told: Callable[[int], None] = lambda _: None,
) -> None:
    """Add so many invented people, a batch at a time; `told` hears how many there are so far."""
    today = clock.today()
    inventing = Inventing(
        store=store,
        clock=clock,
        today=today,
        catalogue=catalogue or shipped(),
        policy=policy or Policy(),
        chance=random.Random(f"{seed}/{today.isoformat()}"),
        numbers=nhs_numbers(),
    )
    done = 0
    while done < count:
        inventing.batch(min(BATCH, count - done))
        done = min(done + BATCH, count)
        if done % CHECKPOINT_EVERY == 0:
            store.checkpoint()
        told(done)
    clock.set(datetime.combine(today, time(17), UTC))
