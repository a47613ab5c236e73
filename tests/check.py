"""The everyday check, one command on every system: `python -m tests.check`."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

PYTHON = sys.executable
# `make test` runs them all; which these are and why stands in tests/thorough.py.
EVERYDAY = ("-m", "not vera and not thorough")
STEPS = (
    ("format", (PYTHON, "-m", "ruff", "format", "--check", "--quiet", ".")),
    ("lint", (PYTHON, "-m", "ruff", "check", "--quiet", ".")),
    ("types", (PYTHON, "-m", "pyright", "--warnings")),
    ("layers", (PYTHON, "-c", "from importlinter.cli import lint_imports_command as run; run()")),
    (
        "tests",
        (PYTHON, "-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal", *EVERYDAY),
    ),
)


def run_step(name: str, command: Sequence[str]) -> bool:
    """Run one step and print its name, outcome and seconds; what it said, if it failed."""
    began = time.perf_counter()
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    is_good = done.returncode == 0
    took = time.perf_counter() - began
    said = [f"{name:8} {'good' if is_good else 'NOT good':8} {took:6.1f} s"]
    if not is_good:
        said.append(done.stdout)
    elif name == "tests":
        said.append(done.stdout.strip().splitlines()[-1])
    print("\n".join(said), flush=True)
    return is_good


def main(arguments: Sequence[str]) -> int:
    """Run every step not named after `--without`; 0 when all are good."""
    left_out = arguments[1:] if arguments[:1] == ["--without"] else ()
    unknown = set(left_out) - {name for name, _ in STEPS}
    if unknown or (arguments and not left_out):
        print("use: python -m tests.check [--without STEP…]", file=sys.stderr)
        return 2
    with ThreadPoolExecutor() as side_by_side:  # each is a process of its own
        under_way = [
            side_by_side.submit(run_step, *step) for step in STEPS if step[0] not in left_out
        ]
    is_good = all(step.result() for step in under_way)
    print("all good" if is_good else "not good")
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
