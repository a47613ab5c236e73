"""Signing a finished page: who signed it, and the form with the pad, below what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework import network, people, workers
from app.casework.signing import SIGNERS, WAYS, sign, signatures_of_page, signed_words
from app.errors import AppError
from app.language import N_
from app.ui.held import put_away
from app.ui.layouts import in_a_row
from app.ui.pieces import Field, LineField, Text, link_button, quiet_button
from app.ui.questions.signature import SignaturePad
from app.ui.screens.chip_choice import ChipChoice
from app.ui.screens.small_form import SmallForm
from app.ui.screens.wording import breakable

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.screens.turned_signing import TurnedSigning

_CHOSEN: Final = "drawn"


class SignForm(SmallForm):
    """Who signs and how; a pad for pen, finger or mouse, or a typed name for everybody."""

    turn_wanted = Signal()
    """The screen is to be turned round, for whoever signs to read it and sign there."""

    SAID = N_("The signature is kept with this version.")

    def __init__(self, desk: Desk, page_id: str, person_id: str) -> None:
        super().__init__(desk)
        self.stand_within()
        self._page_id = page_id
        words = desk.words
        person = people.person(desk.store, person_id=person_id)
        owner = workers.owner(desk.store)
        members = network.members(desk.store, person_id=person_id)
        self._names = {"person": person.name, "worker": owner.name if owner else ""}
        who, how = words.text(N_("Who signs")), words.text(N_("How"))
        signers = tuple(
            (o.key, words.text(o.label)) for o in SIGNERS if o.key != "member" or members
        )
        self.signer = ChipChoice(signers, name=who, chosen="person")
        ways = tuple((o.key, words.text(o.label)) for o in WAYS)
        self.way = ChipChoice(ways, name=how, chosen=_CHOSEN)
        self.name = LineField()
        self.name.setText(person.name)
        self.pad = SignaturePad()
        self.pad.setAccessibleName(words.text(N_("A place to sign with finger, pen or mouse")))
        self.again = link_button(words.text(N_("Sign again")))
        self.again.clicked.connect(self._clear)
        for label, choice in ((who, self.signer), (how, self.way)):
            self.body.addWidget(Text(label, kind="label"))
            self.body.addWidget(choice)
        self.body.addWidget(Field(words.text(N_("Name of who signs")), self.name))
        self.turn = quiet_button(words.text(N_("Turn the screen to sign")))
        self.turn.clicked.connect(self.turn_wanted)
        for widget in (in_a_row(self.turn), self.pad, in_a_row(self.again)):
            self.body.addWidget(widget)
        self.signer.picked.connect(self._who)
        self.way.picked.connect(self._fit)
        self.pad.drawn.connect(self._fit)
        self.end_with(words.text(N_("Keep the signature")))
        self._fit()

    def start(self) -> None:
        """Put the keyboard where one begins."""
        self.signer.buttons["person"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _who(self, signer: str) -> None:
        self.name.setText(self._names.get(signer, ""))

    def _clear(self) -> None:
        self.pad.wipe()
        self._fit()

    def _fit(self, *_: object) -> None:
        """The pad only where it is drawn."""
        is_drawn = self.way.value == _CHOSEN
        self.turn.setVisible(self.way.value in (_CHOSEN, "typed"))
        self.pad.setVisible(is_drawn)
        self.again.setVisible(is_drawn and bool(self.pad.strokes))

    def write(self) -> None:
        """Keep it, bound to the wording that stands now."""
        sign(
            self._desk.store,
            page_id=self._page_id,
            way=self.way.value,
            name=self.name.text(),
            signer=self.signer.value,
            strokes=self.pad.strokes,
        )


class SigningPart(QWidget):
    """Who signed this page, and the way to sign it."""

    changed = Signal()
    """A form came or went: the order of Tab has to follow."""
    cover_wanted = Signal()
    trouble = Signal(object)

    def __init__(self, desk: Desk, page_id: str, person_id: str) -> None:
        super().__init__()
        self._desk, self._page_id, self._person_id = desk, page_id, person_id
        self.form: SignForm | None = None
        self.turned: TurnedSigning | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.signed = Text(kind="soft")
        self.sign = link_button(desk.words.text(N_("Sign this page…")))
        self.sign.clicked.connect(self.open_form)
        foot = in_a_row(self.sign)
        self._column = column
        column.addWidget(self.signed)
        column.addWidget(foot)
        self.read()

    def read(self) -> None:
        """Say who signed."""
        words = self._desk.words
        found = signatures_of_page(self._desk.store, page_id=self._page_id)
        self.signed.setText(breakable("\n".join(signed_words(one, words) for one in found)))
        self.signed.setVisible(bool(found))

    def open_form(self) -> None:
        """Ask who signs and how."""
        if self.form is not None:
            return
        form = SignForm(self._desk, self._page_id, self._person_id)
        form.kept.connect(self._close)
        form.closed.connect(self._close)
        form.turn_wanted.connect(self.turn)
        self.form = form
        self._column.addWidget(form)
        self.sign.hide()
        form.show()
        self.changed.emit()
        form.start()

    def turn(self) -> None:
        """Turn the screen round for whoever signs, to read it there and sign it."""
        from app.ui.screens.turned_signing import TurnedSigning

        form = self.form
        if form is None or self.turned is not None:
            return
        try:
            turned = TurnedSigning(
                self._desk,
                self._page_id,
                signer=form.signer.value,
                name=form.name.text(),
                parent=self.window(),
            )
        except AppError as error:
            self.trouble.emit(error)
            return
        turned.signed.connect(self._close)
        turned.turned_back.connect(self._came_back)
        turned.cover_wanted.connect(self.cover_wanted)
        self.turned = turned
        turned.fill_screen()

    def _came_back(self) -> None:
        self.turned = None
        # Some systems leave the keyboard with no window when one that filled the screen goes.
        self.window().activateWindow()
        (self.sign if self.form is None else self.form.turn).setFocus()

    def _close(self) -> None:
        form, self.form = self.form, None
        put_away(form)
        self.read()
        self.sign.show()
        self.sign.setFocus()
        self.changed.emit()
