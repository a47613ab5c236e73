"""A paper that is no page's, looked at as it prints, with what may be chosen of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from app.casework.access import How, log_paper
from app.casework.views import Audience
from app.language import N_
from app.reports.document import Document
from app.ui.pieces import RadioChoice, SectionHeading, Text, TickBox
from app.ui.questions.pick import PickButton
from app.ui.screens.paper_preview import PaperPreview, Printed, print_document
from app.ui.screens.row_list import tab_in_reading_order

if TYPE_CHECKING:
    from app.ui.desk import Desk

LANGUAGES: Final = (("en", N_("In English")), ("cy", N_("In Welsh")))
Making = Callable[[], Document]
"""Composes the paper; called on another thread, so it holds all it needs."""


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
        self.column.addWidget(SectionHeading(heading))
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


class TwoPapersPanel(PaperPreview):
    """The person's paper and the council's to choose from; `make` composes one, `log` notes it."""

    def __init__(
        self,
        desk: Desk,
        make: Callable[[Audience], Document],
        *,
        called: str,
        file_name: str,
        log: Callable[[How], None],
        parent: QWidget | None = None,
    ) -> None:
        """`file_name` is what is suggested: it names nobody. `log` is given printed or exported."""
        super().__init__(desk, parent=parent)
        self._make, self._log, self._file_name = make, log, file_name
        self.person = RadioChoice(desk.words.text(N_("{name}'s paper"), name=called))
        self.council = RadioChoice(desk.words.text(N_("The council's paper")))
        self.person.setChecked(True)
        self.person.clicked.connect(self.draw)
        self.council.clicked.connect(self.draw)
        self.build((self.person, self.council))
        self.person.setFocus()

    def printing(self) -> Callable[[], Printed]:
        """What makes the paper of whoever is chosen now."""
        audience: Audience = "council" if self.council.isChecked() else "person"
        return lambda: print_document(self._make(audience))

    def told(self, sheets: int) -> str:
        """How many sheets it is."""
        return self._desk.words.plural(N_("{count} sheet."), N_("{count} sheets."), sheets)

    def file_name(self) -> str:
        """What is suggested."""
        return self._file_name

    def log(self, how: How) -> None:
        """Note that it was printed or saved."""
        self._log(how)
