"""Whether a store's file is still where it was opened: a file that was removed takes words in."""

from __future__ import annotations

import os
from pathlib import Path

from app.errors import FolderGone
from app.language import N_, message


class Place:
    """Remembers which file lies at a path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = self._there()

    def assert_there(self) -> None:
        """Raise `FolderGone` if the file was removed or another lies there.

        An open file goes on working after its name is gone; every word would be kept nowhere.
        """
        if self._there() != self._file:
            raise FolderGone(
                message(N_("The folder with your records is gone. The last change is not saved.")),
                message(
                    N_("Note what is on the screen, bring the disk or folder back, and start anew.")
                ),
            )

    def _there(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self._path)  # noqa: PTH116 - twice as quick, at every save
        except OSError:
            return None
        return found.st_dev, found.st_ino
