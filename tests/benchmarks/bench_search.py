"""Searching as one types, over 10,000 people and 100,000 notes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from statistics import median
from typing import Final

from sqlalchemy import func, select

from app.casework.finding import find
from app.models.contact import Contact
from tests.benchmarks.measure import Measure, percentile
from tests.benchmarks.practice_store import copied_home, open_store

TYPED: Final = (
    "edna marwood",
    "garden",
    "thursday lunch",
    "tŷ",
    "capel",
    "soup on mondays",
    "ŵyn",
    "bus did not come",
    "kaur",
    "زینب",
    "陈",
    "zzzz nobody",
    "rang",
)


def measures() -> Iterator[Measure]:
    """Every beginning of each search, one letter at a time."""
    taken: dict[str, float] = {}
    with copied_home() as home:
        store, key = open_store(home)
        with store.reading() as session:
            notes = session.scalar(select(func.count(Contact.id)))
        find(store, query="warm")
        for typed in TYPED:
            for end in range(1, len(typed) + 1):
                began = time.perf_counter()
                find(store, query=typed[:end])
                taken[typed[:end]] = (time.perf_counter() - began) * 1000
        store.close()
        key.wipe()
    slowest = max(taken, key=lambda query: taken[query])
    yield Measure(
        what="Search as one types, over 10,000 people and their notes, p95",
        at_most=50,
        measured=percentile(sorted(taken.values()), 0.95),
        unit="ms",
        beside=(
            f"{notes:,} notes; half within {median(taken.values()):.0f} ms; slowest"
            f" {taken[slowest]:.0f} ms for “{slowest}”"
        ),
    )
