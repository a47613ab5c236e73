"""What the everyday check leaves to `make test`: long, and seldom what a change breaks.

Besides these files: three of the four looks each screen is walked through in, `tests/ui/looks.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

TESTS: Final = Path(__file__).parent
THOROUGH: Final = {
    "ui/test_program.py": "the whole program from set-up on, again and again",
    "ui/test_jotting_program.py": "the whole program",
    "ui/test_one_day.py": "a worker's whole day at the window",
    "ui/test_nobody_else.py": "every room and every word of it while visiting",
    "ui/test_nobody_pressed.py": "every button of every room while visiting",
    "ui/test_canary.py": "a marker typed into every box there is, then looked for everywhere",
    "ui/test_memory.py": "a process of its own, its memory read",
    "ui/page/test_gone.py": "the whole frame, left and come back to at every test",
    "ui/page/test_order.py": "Tab round every page, again after every change",
    "ui/test_by_keyboard.py": "every conversation of the practice families, key by key",
    "ui/test_undo_large.py": "an undo of thousands of rows",
    "test_cli.py": "processes of their own",
    "test_cli_support.py": "processes of their own",
    "test_forced.py": "two hundred forced failures",
    "torture/test_killed.py": "a process killed twenty times",
    "models/test_killed.py": "processes killed while they migrate",
    "security/test_keys_killed.py": "processes killed while they write keys",
    "security/test_disk_and_folders.py": "full disks and folders that vanish",
    "security/test_faults.py": "every write of a file failing in turn",
    "ui/screens/test_carer_apart.py": "every screen of somebody who is cared for",
    "reports/test_hostile.py": "ten thousand signs of every script, printed",
    "reports/test_practice.py": "every paper of the practice families",
    "casework/test_practice.py": "the practice families, made anew each time",
    "casework/test_practice_checks.py": "the practice families, made anew",
    "casework/test_families_apart.py": "every paper of the practice families and of others",
    "casework/test_person_history.py": "histories of thousands of steps",
    "ui/screens/test_ecomap_at_speed.py": "a map of ten people, key by key and press by press",
    "exchange/test_new_key_killed.py": "processes killed while everything gets a new key",
    "exchange/test_caseload_hostile.py": "files of ten megabytes",
}
"""Which file of tests, and what it does that takes so long."""


def mark_thorough(items: list[pytest.Item]) -> None:
    """Give the tests of these files the mark by which the everyday check leaves them out."""
    for item in items:
        if item.path.relative_to(TESTS).as_posix() in THOROUGH:
            item.add_marker(pytest.mark.thorough)
