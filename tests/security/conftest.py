"""A home with keys, made cheaply; the shipped cost is tried once, in test_cost.py."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pyrage
import pytest

from app.clock import FixedClock
from app.security import keys
from app.security.cost import KeyCost
from tests.exchange import conftest as exchange

SMALL = KeyCost(memory_kib=64, passes=1, lanes=1)
FLOOR = 32
PASSPHRASE = "Mae'r tegell yn berwi ☕"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A home, what opens it, and its key."""

    home: Path
    key: keys.DataKey
    code: str
    identity: str
    passphrase: str = PASSPHRASE
    cost: KeyCost = SMALL
    floor: int = FLOOR


def new_identity() -> tuple[str, str]:
    """A council's key pair as age writes it: private, public."""
    identity = cast("Any", pyrage).x25519.Identity.generate()
    return str(identity), str(identity.to_public())


@pytest.fixture
def identities() -> tuple[str, str]:
    """Another council's key pair: private, public."""
    return new_identity()


@pytest.fixture
def made(tmp_path: Path, clock: FixedClock) -> Made:
    """A new home with all three slots."""
    private, public = new_identity()
    home = tmp_path / "home"
    new = keys.create_keys(
        home, passphrase=PASSPHRASE, cost=SMALL, clock=clock, council_key=public, floor=FLOOR
    )
    return Made(home=home, key=new.key, code=new.recovery_code, identity=private)


# Homes with practice people, as tests of what goes out and in have them.
practice_home = exchange.practice_home
kept = exchange.kept
empty = exchange.empty
empty_home = exchange.empty_home
council = exchange.council
