"""Kills on every run: nothing that was acknowledged is lost, and nothing is half."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.torture
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_nothing_is_lost_when_it_is_killed(rounds: int, capsys: pytest.CaptureFixture[str]) -> None:
    """A process of its own, so that nothing of pytest is forked; the seed is in the output."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.torture", "--rounds", str(rounds)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120 + 6 * rounds,
        check=False,
    )
    with capsys.disabled():  # the figures, where somebody asked for more than the usual
        sys.stdout.write(f"\n{done.stdout}" if rounds > 20 else "")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{rounds} kills" in done.stdout
    assert "nothing lost" in done.stdout
    killed_while = re.search(r"killed while \{(.*)\}", done.stdout)
    assert killed_while is not None
    assert killed_while[1].count(":") >= 4, done.stdout
