"""Where a choice of a file or folder begins: with the worker's documents, never the program's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def in_documents(name: str = "") -> str:
    """The folder for documents, or the home folder where there is none; with a file in it."""
    where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(where) if where and Path(where).is_dir() else Path.home()
    return str(folder / name)
