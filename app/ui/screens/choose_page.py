"""Choosing the conversation that fits the moment: all there are, by what each is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.casework import people
from app.casework.found_words import KnownByWords
from app.casework.offering import Offer, commonest, offered
from app.forms.page import Group
from app.language import LANGUAGES, N_, Words
from app.ui.announce import announce
from app.ui.messages import open_over
from app.ui.pieces import (
    Button,
    Field,
    LineField,
    PageHeading,
    RowButton,
    ScrollColumn,
    SectionHeading,
    Text,
)
from app.ui.screens.panel import Panel
from app.ui.screens.person_more import show_blank
from app.ui.screens.row_list import tab_in_reading_order
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk

_UNDER_WAY: Final = "under_way"
_COMMON: Final = "common"
_ANEW: Final = "/anew"
"""After the key of a page that is under way: the row that begins another of it."""
_HEADS: Final = (
    (_UNDER_WAY, N_("Already begun")),
    (_COMMON, N_("Most often")),
    (Group.CONVERSATION, N_("Conversations")),
    (Group.AROUND, N_("Their life and the people around them")),
    (Group.DECISION, N_("A decision, sharing, keeping safe")),
    (Group.COLLEAGUES, N_("Among colleagues")),
)
PAUSE_MS: Final = 60


def offers_here(desk: Desk, person_id: str) -> tuple[Offer, ...]:
    """What may be begun with a person on this screen: on a visit nothing among colleagues."""
    return offered(
        desk.store,
        person_id=person_id,
        catalogue=desk.catalogue,
        with_colleagues=desk.visit is None,
    )


class ChoosePanel(Panel):
    """The pages under headings; typing leaves those that are meant."""

    begin_wanted = Signal(str)
    """The key of a page to begin."""
    page_wanted = Signal(str)
    """The id of a page to go on with."""
    blank_wanted = Signal(str)
    """The key of a page to print empty, to write on together by hand."""

    def __init__(self, desk: Desk, person_id: str, *, parent: QWidget | None = None) -> None:
        super().__init__(720, 760, parent=parent)
        self._desk = desk
        words = desk.words
        self.offers = offers_here(desk, person_id)
        called = people.person(desk.store, person_id=person_id).called
        self.column.addWidget(
            PageHeading(breakable(words.text(N_("Which conversation with {name}?"), name=called)))
        )
        self.box = LineField()
        self.box.setPlaceholderText(words.text(N_("Type a word of it")))
        self.box.textEdited.connect(self._typed)
        self.box.returnPressed.connect(self.take_first)
        self.column.addWidget(Field(words.text(N_("Find a page")), self.box))
        self.rows: dict[str, RowButton] = {}
        self.blanks: dict[str, Button] = {}
        """The blank paper of each page, beside its row."""
        self._parts: list[tuple[QWidget, tuple[str, ...]]] = []
        self.none = Text(
            words.text(N_("No page is called that. Take the words away to see them all.")),
            kind="soft",
        )
        self.list = ScrollColumn(margin=0)
        self.list.body.setSpacing(8)
        self.list.body.addWidget(self.none)
        self.none.hide()
        self._make_parts()
        self.list.body.addStretch(1)
        self.column.addWidget(self.list, 1)
        self.close_button = self.end_with(words.text(N_("Cancel")))
        self._known = self._index()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        tab_in_reading_order(self)
        self.box.setFocus()

    def _make_parts(self) -> None:
        """What is under way first; then each page once, the commonest or in its group."""
        usual = [o for o in commonest(self.offers) if not o.draft_id]
        if len(usual) == len(self.offers):
            usual = []  # so few need no part of their own
        begun = [o for o in self.offers if o.draft_id]
        for part, head in _HEADS:
            rest = [o for o in self.offers if o.group == part and o not in usual]
            inside = {_UNDER_WAY: begun, _COMMON: usual}.get(part, rest)
            if inside:
                self._add_part(self._desk.words.text(head), inside, is_anew=part != _UNDER_WAY)

    def _add_part(self, head: str, offers: list[Offer], *, is_anew: bool) -> None:
        """A heading with the rows below it, each with its blank paper beside it."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(2)
        column.addWidget(SectionHeading(head))
        keys: list[str] = []
        for offer in offers:
            row = self._make_row(offer, is_anew=is_anew)
            keys.append(offer.page_key + (_ANEW if is_anew and offer.draft_id else ""))
            self.rows[keys[-1]] = row
            beside = QHBoxLayout()
            beside.addWidget(row, 1)
            if is_anew:  # each page has one, and what is under way is begun anew further down
                self.blanks[keys[-1]] = self._make_blank(offer)
                beside.addWidget(self.blanks[keys[-1]])
            column.addLayout(beside)
        self.list.body.addWidget(holder)
        self._parts.append((holder, tuple(keys)))

    def _make_row(self, offer: Offer, *, is_anew: bool) -> RowButton:
        """Its name, and when to choose it; what is under way goes on, or is begun once more."""
        words = self._desk.words
        name, moment = words.text(offer.name), words.text(offer.moment)
        if offer.draft_id and is_anew:
            name = words.text(N_("Begin another {page}"), page=name)
        elif offer.draft_id:
            name = words.text(N_("Go on with {page}"), page=name)
        row = RowButton(f"{name}. {moment}" if moment else name)
        row.add_label(Text(breakable(name), kind="strong"), 4)
        row.add_label(Text(moment, kind="soft"), 5)
        row.clicked.connect(partial(self.take, replace(offer, draft_id="") if is_anew else offer))
        return row

    def _make_blank(self, offer: Offer) -> Button:
        """Prints the page empty instead of beginning it."""
        words = self._desk.words
        blank = Button("", kind="icon", icon="printer")
        named = words.text(N_("Blank paper of {page}"), page=words.text(offer.name))
        blank.setAccessibleName(named)
        blank.setToolTip(named)
        blank.clicked.connect(partial(self._print, offer.page_key))
        return blank

    def _print(self, page_key: str) -> None:
        self.accept()
        self.blank_wanted.emit(page_key)

    def _index(self) -> KnownByWords:
        """What each page is known by, in every language."""
        wordings = [self._desk.words, *(Words(one) for one in LANGUAGES)]
        return KnownByWords(
            {
                offer.page_key: [
                    words.text(text) for text in (offer.name, offer.moment) for words in wordings
                ]
                for offer in self.offers
            }
        )

    def _typed(self) -> None:
        self._pause.start()

    def look(self) -> None:
        """Leave the pages that are meant by what is typed."""
        self._pause.stop()
        meant = self._meant()
        for key, row in self.rows.items():
            row.setVisible(key.removesuffix(_ANEW) in meant)
            if key in self.blanks:
                self.blanks[key].setVisible(key.removesuffix(_ANEW) in meant)
        for holder, keys in self._parts:
            holder.setVisible(any(key.removesuffix(_ANEW) in meant for key in keys))
        self.none.setVisible(not meant)
        words = self._desk.words
        said = words.plural(N_("{count} page"), N_("{count} pages"), len(meant))
        announce(self, said if meant else self.none.text())

    def _meant(self) -> tuple[str, ...]:
        typed = self.box.text().strip()
        if not typed:
            return tuple(offer.page_key for offer in self.offers)
        return self._known.meant_by(typed) or self._known.nearly_meant_by(typed)

    def take_first(self) -> None:
        """Enter takes the likeliest."""
        self.look()
        meant = self._meant()
        offer = next((o for o in self.offers if meant and o.page_key == meant[0]), None)
        if offer is not None:
            self.take(offer)

    def take(self, offer: Offer) -> None:
        """Go on with the page under way, or begin one."""
        self.accept()
        if offer.draft_id:
            self.page_wanted.emit(offer.draft_id)
        else:
            self.begin_wanted.emit(offer.page_key)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Down leads from the box to the first row."""
        if event.key() == Qt.Key.Key_Down and self.box.hasFocus():
            self.look()
            first = next((row for row in self.rows.values() if not row.isHidden()), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)
                return
        super().keyPressEvent(event)


def ask_which(
    desk: Desk,
    person_id: str,
    *,
    over: QWidget,
    begin: Callable[[str], object],
    go_on: Callable[[str], object],
) -> ChoosePanel:
    """Ask which page to begin with a person. Raises `Refused` if they are gone."""

    def print_blank(page_key: str) -> None:
        show_blank(desk, page_key, person_id, over.window())

    panel = ChoosePanel(desk, person_id, parent=over.window())
    panel.begin_wanted.connect(begin)
    panel.page_wanted.connect(go_on)
    panel.blank_wanted.connect(print_blank)
    return open_over(panel)
