"""Make the program as a folder that needs no Python, and try it: `python -m installer.build`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from app import __version__

ROOT = Path(__file__).resolve().parent.parent
SPEC = ROOT / "installer" / "kitchen_table.spec"
MADE = ROOT / "dist" / "kitchen-table"
# Carrying one of these would break the promise that nothing leaves by itself.
NETWORK = ("Qt6Network", "QtNetwork", "_ssl.", "_asyncio.")


def freeze() -> None:
    """Build the folder; PyInstaller says what it misses."""
    shutil.rmtree(MADE, ignore_errors=True)
    command = (sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", str(SPEC))
    subprocess.run(command, cwd=ROOT, check=True)


def program() -> Path:
    """The program inside the folder."""
    return MADE / ("kitchen-table.exe" if sys.platform == "win32" else "kitchen-table")


def selftest() -> None:
    """Run the frozen program's own test, which opens a store, prints a paper and shows a window."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([program(), "selftest"], check=True, env=environment, cwd=MADE)


def size() -> tuple[int, int]:
    """Files and bytes of the folder; links count once."""
    kept = [path for path in MADE.rglob("*") if path.is_file() and not path.is_symlink()]
    return len(kept), sum(path.stat().st_size for path in kept)


def main() -> int:
    """Build, look for what must not be there, try, and say how big it is."""
    began = time.monotonic()
    freeze()
    carried = [path.name for path in MADE.rglob("*") if any(n in path.name for n in NETWORK)]
    if carried:
        print("Carries what could reach a network:", *sorted(carried), file=sys.stderr)
        return 1
    selftest()
    files, weight = size()
    print(
        f"Kitchen Table {__version__}: {MADE.relative_to(ROOT)}, {files} files,"
        f" {weight / 1e6:.0f} MB, {time.monotonic() - began:.0f} s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
