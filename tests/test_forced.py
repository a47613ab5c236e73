"""Hundreds of exceptions that carry a person's words put none of them into the log or on stderr."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app import paths
from tests.exchange.making import make_home
from tests.ui.canary import MARK, found_in_clear

ROOT = Path(__file__).resolve().parents[1]


def test_forced_exceptions_tell_nothing_of_anybody(tmp_path: Path) -> None:
    home = tmp_path / "home"
    make_home(home, with_people=False)
    done = subprocess.run(
        [sys.executable, "-m", "tests.forced", str(home)],
        cwd=ROOT,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    shown, told, ours, commands = (int(n) for n in done.stdout.splitlines()[0].split())
    log = b"".join(path.read_bytes() for path in paths.log_folder(home).iterdir())
    assert log.count(b"trouble ref=") >= 200
    assert shown >= 100
    assert told >= 100
    assert ours >= 30
    assert commands == 30
    assert found_in_clear(log) == set()
    assert found_in_clear(done.stderr, (MARK, "Marwood")) == set()
    assert found_in_clear(done.stdout, (MARK, "Marwood")) == set()
