"""A kill at any call that reaches the disk leaves a good key file and exactly one passphrase."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import NoStore, WrongPassphrase
from app.security import keys
from app.security.files import sweep_unfinished

from .conftest import Made

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")

# The child counts the calls that reach the disk, dies before the n-th, and says when it was done.
CHILD = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from app.clock import FixedClock
from app.security import keys
home, verb, at = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
count = 0
def dying(call):
    def counted(*args, **kwargs):
        global count
        count += 1
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **kwargs)
    return counted
clock = FixedClock(datetime(2026, 11, 12, tzinfo=UTC))
cost = keys.KeyCost(64, 1, 1)
key = None if verb == "create" else keys.unlock(home, "old", floor=32)
for name in ("open", "fsync", "replace"):
    setattr(os, name, dying(getattr(os, name)))
if key is None:
    keys.create_keys(home, passphrase="old", cost=cost, clock=clock, floor=32)
else:
    keys.change_passphrase(home, key, "new", cost=cost, clock=clock, floor=32)
print(count)
"""


def run(home: Path, verb: str, at: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CHILD, str(home), verb, str(at)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=Path(__file__).parents[2],
    )


def opens(home: Path, passphrase: str) -> bool:
    try:
        keys.unlock(home, passphrase, floor=32)
    except WrongPassphrase:
        return False
    return True


def calls_of(verb: str, home: Path) -> int:
    done = run(home, verb, 0)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def test_changing_the_passphrase(made: Made, tmp_path: Path) -> None:
    start = tmp_path / "start"
    run(start, "create", 0)
    sound = (start / "key.json").read_bytes()
    calls = calls_of("change", start)
    assert calls >= 8  # two files: create, sync, rename, sync the folder
    seen: list[bool] = []
    for at in range(1, calls + 1):
        home = tmp_path / str(at)
        home.mkdir()
        keys.put_header_bytes(home, sound, floor=32)
        assert run(home, "change", at).returncode == -signal.SIGKILL
        found = [finding.state for finding in keys.check_headers(home, floor=32)]
        assert "good" in found
        assert "damaged" not in found
        assert "missing" not in found
        assert opens(home, "old") != opens(home, "new")
        seen.append(opens(home, "new"))
        keys.mend_headers(home, floor=32)
        sweep_unfinished(home)
        assert sorted(path.name for path in home.iterdir()) == ["key.json", "key.json.2"]
        assert opens(home, "new") == seen[-1]
    assert seen == sorted(seen)  # old up to one moment, new from there
    assert {False, True} == set(seen)


def test_making_the_keys(tmp_path: Path) -> None:
    calls = calls_of("create", tmp_path / "whole")
    for at in range(1, calls + 1):
        home = tmp_path / str(at)
        assert run(home, "create", at).returncode == -signal.SIGKILL
        if (home / "key.json").exists():
            assert opens(home, "old")
        else:
            # Before the first rename there is nothing, so that it can simply be done again.
            with pytest.raises(NoStore):
                keys.unlock(home, "old", floor=32)
            assert calls_of("create", home) == calls
