"""Ids sort in the order they were made, and a fixed clock gives the same ones again."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest

from app.clock import FixedClock, SystemClock

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_ids_are_version_seven_and_sort_in_order() -> None:
    clock = SystemClock()
    ids = [clock.new_id() for _ in range(3000)]
    assert ids == sorted(set(ids))
    assert {uuid.UUID(i).version for i in ids} == {7}


def test_the_same_seed_gives_the_same_ids() -> None:
    first, second, other = FixedClock(AT, 7), FixedClock(AT, 7), FixedClock(AT, 8)
    ids = [first.new_id() for _ in range(5000)]
    assert ids == [second.new_id() for _ in range(5000)]
    assert ids == sorted(set(ids))
    assert ids[0] != other.new_id()


def test_a_clock_wants_to_know_its_zone() -> None:
    with pytest.raises(ValueError, match="aware"):
        FixedClock(datetime(2026, 11, 22))  # noqa: DTZ001 - the very mistake


def test_time_moves_only_when_told() -> None:
    clock = FixedClock(AT)
    clock.move(days=2, minutes=5)
    assert clock.now() == datetime(2026, 11, 24, 9, 35, tzinfo=UTC)
    assert clock.today().isoformat() == "2026-11-24"
