"""A new key on a disk that is really full: a plain sentence, and nothing is changed."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from app import paths
from app.errors import DiskFull
from tests.exchange.making import PASSPHRASE
from tests.exchange.test_new_key import NEW, everything_in, opened, opens, renew
from tests.security import test_disk_and_folders
from tests.security.test_disk_and_folders import Room

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="disks are limited another way")
room = test_disk_and_folders.room
"""The fixture of a small disk."""


@pytest.mark.parametrize("share", [0.1, 0.7, 1.02])
def test_nothing_is_changed_wherever_the_disk_gets_full(
    practice_home: Path, room: Room, monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    home = room.folder / "home"
    shutil.copytree(practice_home, home)
    before = everything_in(home)
    size = paths.store_file(home).stat().st_size
    room.fill(leave=int(size * share))
    plenty = SimpleNamespace(total=1 << 40, used=0, free=1 << 40)  # what a quota does not tell
    monkeypatch.setattr("app.exchange.new_key.shutil.disk_usage", lambda _: plenty)  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    with pytest.raises(DiskFull) as raised:
        renew(home)
    assert raised.value.advice.id.startswith("Nothing was changed.")
    assert everything_in(home) == before
    opened(home, PASSPHRASE).close()
    room.free()
    renew(home)
    assert opens(home, NEW)
