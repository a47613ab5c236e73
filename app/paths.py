"""Where things lie: the product's own resources and the worker's home folder."""

from __future__ import annotations

import sys
from pathlib import Path

HOME_NAME = "kitchen-table"


def resource(name: str) -> Path:
    """A file of the product by its path below `resources/`, from a checkout or a frozen build."""
    root = getattr(sys, "_MEIPASS", None)
    base = Path(root) if isinstance(root, str) else Path(__file__).resolve().parent.parent
    return base / "resources" / name


def default_home() -> Path:
    """The folder of this account's store: local to the machine, never roaming."""
    from platformdirs import user_data_path

    return user_data_path(HOME_NAME, appauthor=False, roaming=False)


def store_file(home: Path) -> Path:
    """The encrypted store of a home."""
    return home / "store.db"


def header_files(home: Path) -> tuple[Path, Path]:
    """The two copies of the key header of a home."""
    return home / "key.json", home / "key.json.2"


def state_file(home: Path) -> Path:
    """The small file that remembers the head of the journal (the anchor)."""
    return home / "state.json"


def backup_folder(home: Path) -> Path:
    """Where the home's own backups lie."""
    return home / "backups"


def log_folder(home: Path) -> Path:
    """Where the log of events without personal data lies."""
    return home / "log"


def settings_file(home: Path) -> Path:
    """Settings of this device that are not personal (language, theme, text size)."""
    return home / "settings.json"


def lock_file(home: Path) -> Path:
    """The lock that lets one program at a time open the home."""
    return home / "lock"
