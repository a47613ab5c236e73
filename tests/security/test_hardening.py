"""The program's memory is written to no core file and read by no other program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CHILD = """
import resource, ctypes
from app.security.hardening import harden_process
granted = harden_process()
print(granted.is_without_core_files, granted.is_closed_to_other_programs)
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
print(harden_process() == granted)
"""

REFUSING = """
import resource, ctypes
from app.security.hardening import harden_process
def refuse(*_):
    raise OSError("no such switch")
resource.setrlimit = ctypes.CDLL = refuse
print(harden_process())
"""


def run(source: str) -> list[str]:
    return subprocess.run(
        [sys.executable, "-c", source],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        cwd=Path(__file__).parents[2],
    ).stdout.splitlines()


@pytest.mark.skipif(sys.platform != "linux", reason="the switches of Linux")
def test_core_files_are_off_and_the_process_is_not_dumpable() -> None:
    assert run(CHILD) == ["True True", "(0, 0) 0", "True"]


@pytest.mark.skipif(sys.platform != "linux", reason="the switches of Linux")
def test_a_system_that_refuses_is_put_up_with() -> None:
    assert run(REFUSING) == [
        "Hardening(is_without_core_files=False, is_closed_to_other_programs=False)"
    ]
