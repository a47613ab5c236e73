"""Where the program starts: arguments, then a command or the window."""

from __future__ import annotations

import sys

from app.cli import main as run
from app.security.hardening import harden_process


def main() -> int:
    """Run what the command line asks for; the exit code."""
    harden_process()
    return run()


if __name__ == "__main__":
    sys.exit(main())
