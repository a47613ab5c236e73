"""The shipped cost and its floor, tried once as they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.errors import CannotOpen
from app.language import Words
from app.security import cost, keys
from app.security.cost import DEFAULT_COST, SHIPPED_FLOOR_KIB, KeyCost, calibrated_cost


def test_the_shipped_numbers() -> None:
    assert KeyCost(memory_kib=262144, passes=3, lanes=4) == DEFAULT_COST
    assert SHIPPED_FLOOR_KIB == 64 * 1024


def test_a_store_with_the_shipped_cost_opens_under_the_shipped_floor(
    tmp_path: Path, clock: FixedClock
) -> None:
    new = keys.create_keys(tmp_path, passphrase="tea and toast", cost=DEFAULT_COST, clock=clock)
    assert keys.unlock(tmp_path, "tea and toast").is_same(new.key)
    slots = json.loads((tmp_path / "key.json").read_bytes())["slots"]
    assert [(slot["m"], slot["t"], slot["p"]) for slot in slots] == [(262144, 3, 4)] * 2


@pytest.mark.parametrize(
    "bad", [KeyCost(65535), KeyCost(1024 * 1024 + 1), KeyCost(passes=0), KeyCost(lanes=9)]
)
def test_nothing_is_made_outside_the_shipped_limits(
    tmp_path: Path, clock: FixedClock, bad: KeyCost
) -> None:
    with pytest.raises(ValueError, match="bounds"):
        keys.create_keys(tmp_path, passphrase="x", cost=bad, clock=clock)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("seconds_at_floor", "wanted"),
    [
        (10.0, KeyCost(64 * 1024, 3, 4)),  # a slow machine: never under the floor
        (1.0, KeyCost(64 * 1024, 3, 4)),
        (0.5, KeyCost(128 * 1024, 3, 4)),
        (0.25, KeyCost(256 * 1024, 3, 4)),
        (0.1, KeyCost(256 * 1024, 7, 4)),
        (0.000001, KeyCost(256 * 1024, 10, 4)),  # however fast: within the limits
    ],
)
def test_the_cost_is_fitted_to_about_a_second(seconds_at_floor: float, wanted: KeyCost) -> None:
    fitted = calibrated_cost(measure=lambda tried: seconds_at_floor)
    assert fitted == wanted
    assert fitted.is_within_limits(SHIPPED_FLOOR_KIB)


def test_calibrating_on_this_machine_stays_within_the_limits() -> None:
    assert calibrated_cost(seconds=0.05).is_within_limits(SHIPPED_FLOOR_KIB)


def test_too_little_memory_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(**_: object) -> object:
        raise MemoryError

    monkeypatch.setattr("cryptography.hazmat.primitives.kdf.argon2.Argon2id", no_memory)
    with pytest.raises(CannotOpen) as caught:
        cost.stretch(b"x", bytes(16), DEFAULT_COST)
    assert "memory" in Words().say(caught.value.title)
