"""What a person needs, in a band at the top of every screen of theirs."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from app.casework.views import PersonView
from app.language import N_, Words
from app.ui.pieces import Text
from app.ui.screens.wording import breakable


def add_needs(column: QBoxLayout, person: PersonView, words: Words) -> None:
    """Put the band into a column; nothing where nothing is needed."""
    if not person.needs:
        return
    banner = QFrame()
    banner.setProperty("kind", "banner")
    inner = QVBoxLayout(banner)
    inner.setContentsMargins(12, 6, 12, 6)
    needs = Text(breakable(" · ".join(person.needs)))
    inner.addWidget(needs)
    banner.setAccessibleName(words.text(N_("What {name} needs"), name=person.called))
    banner.setAccessibleDescription(needs.text())
    column.addWidget(banner)
