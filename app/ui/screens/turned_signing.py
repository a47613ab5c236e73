"""The screen turned round to sign: what was written, to be read, and a place to sign below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework import workers
from app.casework.sealed import sealed
from app.casework.signing import sign
from app.errors import AppError
from app.language import N_, Words
from app.reports.conversation import conversation_paper
from app.reports.to_read import lines_to_read
from app.ui.announce import announce
from app.ui.cover import ask_short_code
from app.ui.layouts import FoldRow, in_a_row
from app.ui.messages import sentence
from app.ui.pieces import (
    Field,
    LineField,
    ScrollColumn,
    Text,
    TroubleLine,
    link_button,
    primary_button,
)
from app.ui.questions.signature import SignaturePad
from app.ui.screens.chip_choice import ChipChoice
from app.ui.screens.row_list import tab_in_reading_order
from app.ui.screens.turned_window import TurnedWindow
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk

WIDEST: Final = 1000
_WAYS: Final = (("drawn", N_("I sign here")), ("typed", N_("I type my name")))
_KINDS: Final = {"heading": "turned-label", "words": "turned"}


class TurnedSigning(TurnedWindow):
    """The person's paper as it was sealed, in its own language; the short code leads back.

    What is signed is bound to the very wording that stood here to be read.
    """

    signed = Signal()

    def __init__(
        self,
        desk: Desk,
        page_id: str,
        *,
        signer: str,
        name: str,
        parent: QWidget | None = None,
        ask_code: Callable[[QWidget, Desk], bool] = ask_short_code,
    ) -> None:
        """`signer` is a key of SIGNERS. Raises `Refused` for a page that is not finished."""
        super().__init__(desk, parent=parent, ask_code=ask_code)
        self._page_id, self._signer = page_id, signer
        standing = sealed(desk.store, page_id=page_id)
        self._sha256 = standing.sha256
        self._words = words = Words(standing.view.language)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.sheet = ScrollColumn(margin=60, width=WIDEST)
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        outer.addWidget(self.sheet)
        self.sheet.body.setContentsMargins(60, 48, 60, 48)
        self.sheet.body.setSpacing(12)
        self._make_heading(standing.view.person_called if signer == "person" else name)
        for line in lines_to_read(
            conversation_paper(standing.view, audience="person", words=words)
        ):
            self.sheet.body.addWidget(Text(breakable(line.text), kind=_KINDS[line.kind]))
        self._make_place(name)
        self.sheet.body.addStretch(1)
        tab_in_reading_order(self)
        self.back.setFocus()

    def _make_heading(self, name: str) -> None:
        """What they are asked, and the way back."""
        words = self._words
        holder = QWidget()
        row = FoldRow(spacing=18)
        holder.setLayout(row)
        asks = words.text(N_("This is what we wrote. Sign below if it is right."))
        if name.strip():
            text = N_("{name}, this is what we wrote. Sign below if it is right.")
            asks = words.text(text, name=name)
        self.heading = Text(breakable(asks), kind="turned-heading")
        self.back = self.make_back(workers.owner(self._desk.store))
        row.add(self.heading, 1)
        row.add(self.back)
        self.sheet.body.addWidget(holder)

    def _make_place(self, name: str) -> None:
        """Drawing or typing, and the button that keeps it."""
        words = self._words
        self.place = QWidget()
        column = QVBoxLayout(self.place)
        column.setContentsMargins(0, 18, 0, 0)
        column.setSpacing(12)
        how = words.text(N_("How do you sign?"))
        ways = tuple((key, words.text(text)) for key, text in _WAYS)
        self.way = ChipChoice(ways, name=how, chosen="drawn")
        self.name = LineField()
        self.name.setProperty("kind", "turned")
        self.name.setText(name)
        self.named = Field(words.text(N_("Your name")), self.name)
        self.pad = SignaturePad()
        self.pad.setAccessibleName(words.text(N_("A place to sign with finger, pen or mouse")))
        self.again = link_button(words.text(N_("Sign again")))
        self.trouble = TroubleLine()
        self.keep = primary_button(words.text(N_("Keep my signature")))
        foot = in_a_row(self.keep, self.again)
        column.addWidget(Text(how, kind="turned-label"))
        for widget in (self.way, self.named, self.pad, self.trouble, foot):
            column.addWidget(widget)
        self.thanks = Text(kind="turned-label")
        self.thanks.hide()
        self.sheet.body.addWidget(self.place)
        self.sheet.body.addWidget(self.thanks)
        self.way.picked.connect(self._fit)
        self.pad.drawn.connect(self._fit)
        self.again.clicked.connect(self._clear)
        self.keep.clicked.connect(self.keep_it)
        self.name.returnPressed.connect(self.keep_it)
        self._fit()

    def _fit(self, *_: object) -> None:
        """The pad where it is drawn, the name where it is typed."""
        is_drawn = self.way.value == "drawn"
        self.pad.setVisible(is_drawn)
        self.named.setVisible(not is_drawn)
        self.again.setVisible(is_drawn and bool(self.pad.strokes))

    def _clear(self) -> None:
        self.pad.wipe()
        self._fit()

    def keep_it(self) -> None:
        """Keep the signature for what stood here; what cannot be kept is said."""
        words = self._words
        try:
            sign(
                self._desk.store,
                page_id=self._page_id,
                way=self.way.value,
                name=self.name.text(),
                signer=self._signer,
                strokes=self.pad.strokes,
                sha256=self._sha256,
            )
        except AppError as error:
            self.trouble.say(sentence(error, words))
            return
        said = words.text(N_("Thank you. It is signed; please hand the screen back."))
        self.thanks.setText(said)
        self.thanks.show()
        self.place.hide()
        self.back.setFocus()
        announce(self, said)
        self.signed.emit()
