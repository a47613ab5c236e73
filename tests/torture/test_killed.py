"""Twenty kills on every run: nothing that was acknowledged is lost, and nothing is half."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.torture
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_nothing_is_lost_when_it_is_killed_twenty_times() -> None:
    """A process of its own, so that nothing of pytest is forked; the seed is in the output."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.torture", "--rounds", "20"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "20 kills" in done.stdout
    assert "nothing lost" in done.stdout
