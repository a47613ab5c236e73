"""A page whose definition is not here any more: what it showed, or what its draft holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework import people
from app.casework.pages import answers_of_page, page_line
from app.casework.paper_answers import plain
from app.casework.sealed import sealed
from app.language import N_
from app.ui.messages import open_over
from app.ui.pieces import Card, PageHeading, ScrollColumn, Text, quiet_button
from app.ui.screens.preview import Preview
from app.ui.screens.row_list import tab_in_reading_order
from app.ui.screens.screen import WorkScreen
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk


def page_screen(desk: Desk, page_id: str) -> QWidget:
    """The screen of a page; to be read only where no wording pack or product knows it now."""
    line = page_line(desk.store, page_id=page_id, catalogue=desk.catalogue, words=desk.words)
    if desk.catalogue.page(line.page_key) is None:
        return SealedPageScreen(desk, page_id)
    from app.ui.screens.page import PageScreen

    return PageScreen(desk, page_id)


class SealedPageScreen(WorkScreen):
    """What stands on the page, to be read and printed; what to do to go on with it."""

    def __init__(self, desk: Desk, page_id: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page_id = page_id
        words = desk.words
        line = page_line(desk.store, page_id=page_id, catalogue=desk.catalogue, words=words)
        self._person_id = line.person_id
        self._name = line.person_name
        is_draft = line.state == "draft"
        sheet = ScrollColumn()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(sheet)
        sheet.body.addWidget(PageHeading(breakable(line.person_name)))
        said = N_(
            "The wording pack this page came with is not here now. It can be read and printed as "
            "it was finished."
        )
        if is_draft:
            said = N_(
                "The wording pack this page came with is not here now. What was written on it is "
                "kept and stands below. Ask your IT team to put the pack back, then go on with it."
            )
        self.advice = Text(words.text(said))
        sheet.body.addWidget(self.advice)
        buttons = self._make_buttons(is_draft=is_draft)
        sheet.body.addWidget(buttons, 0, Qt.AlignmentFlag.AlignLeft)
        sheet.body.addWidget(self._make_answers(line.page_name, is_draft=is_draft))
        sheet.body.addStretch(1)
        tab_in_reading_order(self)
        people.opened_by_page(desk.store, person_id=self._person_id)

    def _make_buttons(self, *, is_draft: bool) -> QWidget:
        """What was finished prints; a draft leads back to its person."""
        words = self._desk.words
        self.print = quiet_button(words.text(N_("Print view")), "printer")
        self.print.clicked.connect(self.show_print)
        if not is_draft:
            return self.print
        self.person = quiet_button(words.text(N_("The person's own screen")))
        self.person.clicked.connect(partial(self.person_wanted.emit, self._person_id))
        return self.person

    def _make_answers(self, name: str, *, is_draft: bool) -> Card:
        """Each question with its answer; of a draft the answers by key: the questions are gone."""
        card = Card(breakable(name))
        if is_draft:
            answers = answers_of_page(self._desk.store, page_id=self._page_id)
            told = [(a.key, plain(a.value)) for a in answers]
        else:
            view = sealed(self._desk.store, page_id=self._page_id).view
            told = [(asked.ask, asked.text) for asked in view.asked]
            told += [("", promise.what) for promise in view.promises]
        for heading, text in told:
            if text.strip():
                if heading:
                    card.body.addWidget(Text(breakable(heading), kind="strong"))
                card.body.addWidget(Text(breakable(text)))
        return card

    def show_print(self) -> Preview:
        """The papers, as they were sealed."""
        preview = Preview(self._desk, self._page_id, parent=self.window())
        return open_over(preview)

    # What the shell asks

    def refresh(self, changed: object | None) -> None:
        """Nothing of it changes while it is shown."""

    def undo_scope(self) -> tuple[str | None, str | None]:
        """This page's steps."""
        return self._person_id, self._page_id

    def title(self) -> str:
        """What a screen reader is told on arriving."""
        return self._name

    def leave(self) -> None:
        """Nothing is typed here."""
