"""One sum of money on one screen, from asking to what came of it, kept as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.casework import money
from app.casework.money_sums import sum_of
from app.casework.money_views import MoneyView
from app.errors import AppError
from app.language import N_
from app.ui.announce import announce
from app.ui.layouts import in_a_row
from app.ui.messages import sentence
from app.ui.pieces import Card, Hint, TroubleLine, link_button, primary_button
from app.ui.screens.money_boxes import AfterwardsBoxes, AskingBoxes
from app.ui.screens.money_deciding import Deciding
from app.ui.screens.typed_fields import Fields
from app.ui.screens.typed_panel import TypedPanel

if TYPE_CHECKING:
    from app.ui.desk import Desk

_BEGINS: tuple[str, ...] = ("for_what", "amount", "hoped", "for_words")


class SumPanel(TypedPanel):
    """What for, how much, who holds it; then where it stands, and what came of it."""

    changed_shape = Signal()
    """What may be done is other than before: the order of Tab has to follow."""

    def __init__(self, desk: Desk, *, person_id: str, one: MoneyView | None = None) -> None:
        super().__init__(desk)
        self._person_id = one.person_id if one else person_id
        self._money_id = one.id if one else ""
        self._waiting: Fields = {}
        words = desk.words
        card = Card(words.text(N_("A sum of money") if one else N_("Ask for a sum")))
        self.column.addWidget(card)
        self.asking = AskingBoxes(desk, is_of_a_person=bool(self._person_id))
        self.deciding = Deciding(desk)
        self.trouble = TroubleLine()
        self.afterwards = AfterwardsBoxes(desk)
        kept = N_("Kept from the first word; there is nothing to save.")
        for widget in (
            *(self.asking, self.deciding, self.trouble, self.afterwards),
            *(Hint(words.text(kept)), self._make_end()),
        ):
            card.body.addWidget(widget)
        self._show(one)
        for boxes in (self.asking, self.afterwards):
            boxes.typed.connect(self.keeper.typed)
            boxes.left.connect(self.keeper.left)
        self.keeper.saved.connect(self._look_again)
        self.deciding.wanted.connect(self.do)

    def _make_end(self) -> QWidget:
        words = self._desk.words
        self.done = primary_button(words.text(N_("Done")))
        self.done.clicked.connect(self.close_kept)
        self.remove = link_button(words.text(N_("Remove this sum")))
        self.remove.clicked.connect(self._remove)
        return in_a_row(self.done, self.remove)

    def start(self) -> None:
        """Put the keyboard where one begins."""
        self.asking.texts["for_what"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, fields: Fields, gesture: str) -> None:
        """On the keeper's thread: the first word asks for the sum, what follows changes it."""
        store, told = self._desk.store, dict(fields)
        if not self._money_id:
            self._waiting = {**self._waiting, **told}
            if not any(str(self._waiting.get(key) or "").strip() for key in _BEGINS):
                return  # who holds it alone is no sum yet; it goes with the first word
            told = dict(self._waiting)
            if not self._person_id:
                told.setdefault("for_kind", "circle")
            self._money_id = money.ask(
                store,
                person_id=self._person_id,
                page_id=None,
                gesture=gesture,
                origin=self.keeper,
                **told,
            )
            self._waiting = {}
            return
        ident, result = self._money_id, told.pop("result", None)
        if result is not None:
            money.note_result(
                store, money_id=ident, result=str(result), gesture=gesture, origin=self.keeper
            )
        if told:
            money.change(store, money_id=ident, gesture=gesture, origin=self.keeper, **told)

    # Deciding

    def do(self, deed: Callable[[], object]) -> None:
        """Do what was decided, once all that is typed is kept; trouble is said below it."""
        words = self._desk.words
        try:
            self.flush()
            deed()
        except AppError as trouble:
            self.trouble.say(sentence(trouble, words))
            return
        self.trouble.say("")
        self._look_again()
        announce(self, words.text(N_("Kept. Ctrl+Z takes it back.")))

    def _remove(self) -> None:
        self.do(lambda: money.remove(self._desk.store, money_id=self._money_id))
        if not self.trouble.text():
            self.closed.emit()

    # Showing

    def _known(self) -> MoneyView | None:
        if not self._money_id:
            return None
        try:
            return sum_of(self._desk.store, policy=self._desk.policy, money_id=self._money_id)
        except AppError:
            return None

    def _look_again(self, *_: object) -> None:
        """Show where it stands, and leave what is being typed."""
        one = self._known()
        if one is not None:
            self._show_standing(one)

    def refresh(self, changed: object) -> None:
        """Show what was changed elsewhere, by undo above all."""
        entities: frozenset[tuple[str, str]] = getattr(changed, "entities", frozenset())
        is_mine = getattr(changed, "origin", None) is self.keeper
        if is_mine or ("money", self._money_id) not in entities or self.keeper.is_unsaved:
            return
        one = self._known()
        if one is None:
            self.closed.emit()  # it was taken back
        else:
            self._show(one)

    def _show(self, one: MoneyView | None) -> None:
        """Show all that is known of it."""
        if one is not None:
            self.asking.show_sum(one)
            self.afterwards.show_sum(one)
        self._show_standing(one)

    def _show_standing(self, one: MoneyView | None) -> None:
        self.deciding.show_sum(one)
        self.remove.setVisible(one is not None)
        self.asking.lines["amount"].setReadOnly(one is not None and bool(one.paid_on))
        self.afterwards.show_standing(one)
        self.changed_shape.emit()
