"""The store of 10,000 practice people that budgets are measured on: made once, in build/bench."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

from app.clock import SystemClock
from app.models.schema import MODULES
from app.models.store import Store
from app.security.data_key import DataKey
from app.security.keys import unlock
from tests.source import ROOT

PEOPLE: Final = 10_000
TODAY: Final = date(2026, 11, 12)
# Opens invented people only.
PASSPHRASE: Final = "bench passphrase kept nowhere"
# What its content is made from: a change of any of it makes it anew.
SOURCES: Final = ("app/casework/practice", "app/forms", "app/models/migrations/versions")
# The tables and their indexes, which a store is made with.
TABLES: Final = tuple(f"app/models/{module.__name__.rsplit('.')[-1]}.py" for module in MODULES)


def fingerprint() -> str:
    """Tells one making of the store from another."""
    digest = hashlib.sha256(f"{PEOPLE} {TODAY}".encode())
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*.py")):
            digest.update(path.read_bytes())
    for table in TABLES:
        digest.update((ROOT / table).read_bytes())
    return digest.hexdigest()[:12]


def practice_home() -> Path:
    """The home of 10,000 people, each with ten or so notes. The first time takes minutes."""
    home = ROOT / "build" / "bench" / f"practice-{fingerprint()}"
    if home.is_dir():
        return home
    print("Making 10,000 practice people; this is done once.", file=sys.stderr)
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent) as folder:
        made = Path(folder) / "home"
        asked = ("demo", "--home", str(made), "--people", str(PEOPLE), "--today", str(TODAY))
        subprocess.run(
            (sys.executable, "-m", "app", *asked),
            cwd=ROOT,
            env=os.environ | {"KITCHEN_TABLE_PASSPHRASE": PASSPHRASE},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        made.rename(home)
    return home


def open_store(home: Path) -> tuple[Store, DataKey]:
    """The store with its key."""
    key = unlock(home, PASSPHRASE)
    return Store.open(home, key, clock=SystemClock()), key


@contextmanager
def copied_home() -> Generator[Path]:
    """A copy of the home that may be written to; gone afterwards."""
    original = practice_home()
    with tempfile.TemporaryDirectory(dir=original.parent) as folder:
        copy = Path(folder) / "home"
        shutil.copytree(original, copy, ignore=shutil.ignore_patterns("lock", "log"))
        yield copy
