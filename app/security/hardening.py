"""Asking the system not to write this program's memory anywhere."""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass
from typing import Final

_PR_SET_DUMPABLE: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Hardening:
    """What the system granted."""

    is_without_core_files: bool
    is_closed_to_other_programs: bool


def harden_process() -> Hardening:
    """Turn off core files, and on Linux reading this program's memory by the same account.

    To be called first of all, and again after an exec, which resets the second. Where a system
    has no such switch, or refuses, the program goes on without.
    """
    return Hardening(
        is_without_core_files=_forbid_core_files(),
        is_closed_to_other_programs=_close_memory(),
    )


def _forbid_core_files() -> bool:
    """Set the size of core files to nought."""
    if sys.platform == "win32":
        return False
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return False
    return True


def _close_memory() -> bool:
    """Make the process undumpable (prctl 4), which also shuts /proc/PID/mem."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        control = ctypes.CDLL(None).prctl
        return int(control(_PR_SET_DUMPABLE, 0, 0, 0, 0)) == 0
    except (OSError, AttributeError):
        return False
