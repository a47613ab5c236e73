"""The practice families' conversations, as the tests of their papers need them."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from app.casework.paper_view import Gathered, gather, page_view
from app.casework.practice import add_practice_family, add_practice_worker
from app.casework.views import PageView
from app.clock import FixedClock
from app.forms.catalogue import shipped
from app.models.page import Page
from app.models.store import Store
from app.policy import Policy
from tests.models.making import fixed_key


@contextmanager
def _practice_store(home: Path) -> Generator[tuple[Store, FixedClock, tuple[str, ...]]]:
    """A new store that holds the families, its clock, and its pages in the order they began."""
    clock = FixedClock(datetime(2026, 11, 12, 14, 52, tzinfo=UTC))
    store = Store.create(home, fixed_key(), clock=clock)
    add_practice_worker(store)
    add_practice_family(store, clock)
    with store.reading() as session:
        page_ids = tuple(session.scalars(select(Page.id).order_by(Page.id)))
    yield store, clock, page_ids
    store.close()


def practice_talks(home: Path) -> tuple[Gathered, ...]:
    """Every conversation of the families, with all that its papers are composed from."""
    with _practice_store(home) as (store, clock, page_ids):
        return tuple(
            gather(store, page_id=one, catalogue=shipped(), policy=Policy(), clock=clock)
            for one in page_ids
        )


def practice_views(home: Path) -> tuple[PageView, ...]:
    """Every conversation of the families as it is seen: finished ones as they were sealed."""
    with _practice_store(home) as (store, clock, page_ids):
        return tuple(
            page_view(store, page_id=one, catalogue=shipped(), policy=Policy(), clock=clock)
            for one in page_ids
        )
