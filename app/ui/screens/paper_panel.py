"""A paper that is no page's, looked at as it prints, with what may be chosen of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from app.casework.access import How, log_paper
from app.casework.views import Audience
from app.language import N_, Words
from app.reports.document import Document
from app.ui.pieces import SectionHeading, Text, TickBox
from app.ui.questions.pick import PickButton
from app.ui.screens.paper_preview import SIZES_PT, PaperPreview, Printed, print_document
from app.ui.screens.row_list import tab_in_reading_order
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk

LANGUAGES: Final = (("en", N_("In English")), ("cy", N_("In Welsh")))
READERS: Final = (("person", N_("The person's paper")), ("council", N_("The council's paper")))
Making = Callable[[], Document]
"""Composes the paper; called on another thread, so it holds all it needs."""


def pick_language(words: Words, chosen: str) -> PickButton:
    """The language of a paper to choose from."""
    return _pick(words, LANGUAGES, N_("Language of the paper"), chosen)


def pick_reader(words: Words) -> PickButton:
    """Whose paper it is to be: the person's at first, or the council's."""
    return _pick(words, READERS, N_("Whose paper"), "person")


def pick_size(words: Words, chosen: float) -> PickButton:
    """How large the letters of a paper are to be."""
    sizes = sorted({*SIZES_PT, int(chosen)})
    options = tuple((size, words.text(N_("{size} point letters"), size=size)) for size in sizes)
    pick = PickButton(words, options, name=words.text(N_("Size of the letters")))
    pick.show_value(int(chosen))
    return pick


def _pick(words: Words, options: Sequence[tuple[str, str]], asks: str, chosen: str) -> PickButton:
    worded = tuple((key, words.text(text)) for key, text in options)
    pick = PickButton(words, worded, name=words.text(asks))
    pick.show_value(chosen)
    return pick


def audience_of(reader: PickButton) -> Audience:
    """Whose paper was picked."""
    return "council" if reader.value == "council" else "person"


class PaperPanel(PaperPreview):
    """One paper, what one may choose of it, and Print and Save.

    `options` are pick buttons and ticks that stand in the bar; each change draws the paper anew.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        heading: str,
        file_name: str,
        options: Sequence[PickButton | TickBox] = (),
        making: Callable[[], Making],
        person_ids: Sequence[str] = (),
        said: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`file_name` names nobody; `person_ids`: in whose records printing is logged."""
        super().__init__(desk, parent=parent)
        self._file_name = file_name
        self._making = making
        self._person_ids = tuple(person_ids)
        self.column.addWidget(SectionHeading(breakable(heading)))
        if said:
            self.column.addWidget(Text(said, kind="soft"))
        for option in options:
            changed = option.picked if isinstance(option, PickButton) else option.toggled
            changed.connect(self.draw)
        self.build(tuple(options))
        tab_in_reading_order(self)

    def printing(self) -> Callable[[], Printed]:
        """What makes the paper as it is chosen now."""
        making = self._making()
        return lambda: print_document(making())

    def told(self, sheets: int) -> str:
        """How many sheets it is."""
        return self._desk.words.plural(N_("{count} sheet."), N_("{count} sheets."), sheets)

    def file_name(self) -> str:
        """What is suggested."""
        return self._file_name

    def log(self, how: How) -> None:
        """Note it in each record it is of."""
        for person_id in self._person_ids:
            log_paper(self._desk.store, person_id=person_id, how=how)
