"""Everything the program is made of, and the whole text of each licence when it is asked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import paths
from app.language import N_, Words
from app.ui.layouts import Parts
from app.ui.pieces import PageHeading, SectionHeading, Text, link_button, primary_button
from app.ui.screens.help_list import HelpLine, HelpList
from app.ui.screens.panel import Panel
from app.ui.screens.read_text import ReadText

_FOLDER: Final = "licences"


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """One thing that is shipped, its licence in a line, and the files of its texts."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]

    @property
    def titled(self) -> str:
        """Name and version."""
        return f"{self.name} {self.version}".strip()


def licences() -> tuple[Licence, ...]:
    """What `installer.licences` gathered; nothing where that is missing or cannot be read."""
    try:
        lines: object = json.loads(paths.resource(f"{_FOLDER}/licences.json").read_text("utf-8"))
        return tuple(
            Licence(
                name=str(line["name"]),
                version=str(line["version"]),
                licence=str(line["licence"]),
                texts=tuple(str(text) for text in line["texts"]),
            )
            for line in cast("list[dict[str, Any]]", lines)
        )
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def text_of(licence: Licence) -> str:
    """All texts of one, below each other; those that are missing are left out."""
    found: list[str] = []
    for name in licence.texts:
        path = paths.resource(f"{_FOLDER}/{name}")
        if path.is_file():
            found.append(path.read_text("utf-8"))
    return "\n\n".join(found)


class LicencesPanel(Panel):
    """The list; Enter or a click opens the text of one."""

    def __init__(self, words: Words, *, parent: QWidget | None = None) -> None:
        super().__init__(760, 620, parent=parent)
        self._words = words
        self.licences = licences()
        self.column.addWidget(PageHeading(words.text(N_("Licences"))))
        self.parts = Parts()
        self.parts.add(self._make_list())
        self.parts.add(self._make_text())
        self.column.addWidget(self.parts, 1)
        close = primary_button(words.text(N_("Close")))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        self.column.addLayout(row)
        self.list.mark_first()
        self.list.setFocus()

    def _make_list(self) -> QWidget:
        """Every thing with its licence below it."""
        words = self._words
        holder, column = _column()
        self.list = HelpList(words.text(N_("What Kitchen Table is made of")))
        self.list.opened.connect(self.read)
        self.list.show_lines(
            [
                HelpLine(key=str(at), title=one.titled, below=one.licence)
                for at, one in enumerate(self.licences)
            ]
        )
        if not self.licences:
            missing = N_("The list is missing from this copy of the program. Ask your IT team.")
            column.addWidget(Text(words.text(missing)))
        column.addWidget(self.list, 1)
        return holder

    def _make_text(self) -> QWidget:
        words = self._words
        holder, column = _column()
        self.back = link_button(words.text(N_("All licences")))
        self.back.clicked.connect(self.to_list)
        self.whose = SectionHeading()
        self.text = ReadText(words.text(N_("Text of the licence")))
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.whose)
        column.addWidget(self.text, 1)
        return holder

    def read(self, key: str) -> None:
        """The whole text of one, which is read from its file only now."""
        one = self.licences[int(key)]
        said = text_of(one)
        missing = N_("The text is missing from this copy of the program. Ask your IT team.")
        self.whose.setText(one.titled)
        self.text.show_text(said or self._words.text(missing))
        self.text.setAccessibleName(one.titled)
        self.parts.show_part(1)
        self.text.setFocus()

    def to_list(self) -> None:
        """Back to the list."""
        self.parts.show_part(0)
        self.list.setFocus()

    def reject(self) -> None:
        """Esc leads from a text to the list, and from there away."""
        if self.parts.index:
            self.to_list()
        else:
            super().reject()


def _column() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return holder, column
