"""When it covers and locks, and whether pictures of it may be taken. Knows no Qt."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from app.policy import Policy
from app.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarding:
    """What holds now: the council's word where it has one, else the worker's."""

    cover_minutes: int
    lock_minutes: int
    is_kept_out: bool
    """Out of screen shots and shared screens, where the system can."""


def guarding(policy: Policy, settings: Settings) -> Guarding:
    """What the council fixed, and for the rest what the worker has chosen."""

    def source(name: str) -> Policy | Settings:
        return policy if policy.fixes(name) else settings

    return Guarding(
        cover_minutes=source("cover_minutes").cover_minutes,
        lock_minutes=source("lock_minutes").lock_minutes,
        is_kept_out=source("screen_capture_blocked").screen_capture_blocked,
    )


def can_keep_out() -> bool:
    """Whether this system lets a program keep its windows out of pictures: Windows does."""
    return sys.platform == "win32"
