"""What is decided of a sum: authorised, agreed by a second person, refused, or paid."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.casework import money, workers
from app.casework.money_views import MoneyView
from app.casework.views import WorkerView
from app.language import N_
from app.ui.held import clear_layout
from app.ui.layouts import Flow, FoldRow, in_a_row
from app.ui.pieces import (
    Button,
    Field,
    Hint,
    LineField,
    SectionHeading,
    Text,
    link_button,
    primary_button,
    quiet_button,
)
from app.ui.questions.pick import PickButton
from app.ui.screens.money_words import colleague_words, state_chips, told_of

if TYPE_CHECKING:
    from app.ui.desk import Desk


class SecondPerson(QWidget):
    """Who agrees besides: a colleague by their row, or somebody new by name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._place = QVBoxLayout()
        self.pick: PickButton | None = None
        self._known: tuple[WorkerView, ...] = ()
        self.name = LineField()
        both = QWidget()
        row = FoldRow(spacing=12)
        both.setLayout(row)
        holder = QWidget()
        holder.setLayout(self._place)
        self._place.setContentsMargins(0, 0, 0, 0)
        row.add(holder, 1)
        row.add(Field(words.text(N_("Or somebody new: their name")), self.name), 1)
        column.addWidget(both)
        self.here = quiet_button(words.text(N_("Agrees, here or in writing")))
        self.phone = quiet_button(words.text(N_("Agrees by phone, to confirm")))
        buttons = in_a_row(self.here, self.phone)
        column.addWidget(buttons)

    def show_colleagues(self, but_for: str) -> None:
        """Offer everybody but the one who authorises it."""
        known = tuple(one for one in workers.workers(self._desk.store) if one.id != but_for)
        if known == self._known and self.pick is not None:
            return
        self._known = known
        words = self._desk.words
        label = words.text(N_("Second person"))
        choices = (("", words.text(N_("Choose a colleague"))),) + tuple(
            (one.id, colleague_words(one)) for one in known
        )
        self.pick = PickButton(words, choices, name=label)
        clear_layout(self._place)
        self._place.addWidget(Field(label, self.pick))
        self.pick.name_for(label)  # with what is chosen, which the field leaves out

    def agrees(self, money_id: str, way: str) -> None:
        """They agree; somebody new is added to the colleagues first. Raises an `AppError`."""
        name = self.name.text().strip()
        store = self._desk.store
        second_id = str(self.pick.value or "") if self.pick is not None else ""
        if name:
            second_id = workers.add_colleague(store, name=name).id
            self.name.setText("")
        money.second_agrees(store, money_id=money_id, second_id=second_id, way=way)


class Deciding(QWidget):
    """Where a sum stands, and only what may be done with it now. `wanted` gives a deed to do."""

    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._one: MoneyView | None = None
        words = desk.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.heading = SectionHeading(words.text(N_("Where it stands")))
        column.addWidget(self.heading)
        self._chips = Flow(spacing=6)
        chips = QWidget()
        chips.setLayout(self._chips)
        self.told = Text()
        self.next = Hint()
        self.second = SecondPerson(desk)
        for widget in (chips, self.told, self.next, self.second, self._make_buttons()):
            column.addWidget(widget)
        self._join()

    def _make_buttons(self) -> QWidget:
        """Everything that may be done; which of it is shown follows from where it stands."""
        words = self._desk.words
        holder = QWidget()
        flow = Flow(spacing=8)
        holder.setLayout(flow)
        self.authorise = primary_button(words.text(N_("Authorise")))
        self.confirm = primary_button(words.text(N_("They have confirmed it")))
        self.paid = primary_button(words.text(N_("Paid today")))
        self.refuse = quiet_button(words.text(N_("Refuse")))
        self.not_paid = link_button(words.text(N_("It is not paid")))
        self.not_authorised = link_button(words.text(N_("Take back that it is authorised")))
        self.not_refused = link_button(words.text(N_("It is not refused")))
        self.buttons: tuple[Button, ...] = (
            *(self.authorise, self.confirm, self.paid, self.refuse),
            *(self.not_paid, self.not_authorised, self.not_refused),
        )
        for button in self.buttons:
            flow.addWidget(button)
        return holder

    def _join(self) -> None:
        """What each button does to the sum that is shown."""
        desk = self._desk
        store = desk.store

        def ask(does: Callable[[str], object]) -> Callable[[], None]:
            def clicked() -> None:
                one = self._one
                if one is not None:
                    self.wanted.emit(lambda: does(one.id))

            return clicked

        deeds: tuple[tuple[Button, Callable[[str], object]], ...] = (
            (self.authorise, lambda one: money.authorise(store, policy=desk.policy, money_id=one)),
            (self.confirm, lambda one: money.confirm_second(store, money_id=one)),
            (self.paid, lambda one: money.paid(store, money_id=one)),
            (self.refuse, lambda one: money.refuse(store, money_id=one)),
            (self.not_paid, lambda one: money.take_back_paid(store, money_id=one)),
            (self.not_authorised, lambda one: money.take_back_authorised(store, money_id=one)),
            (self.not_refused, lambda one: money.ask_again(store, money_id=one)),
            (self.second.here, lambda one: self.second.agrees(one, "with_us")),
            (self.second.phone, lambda one: self.second.agrees(one, "phone")),
        )
        for button, does in deeds:
            button.clicked.connect(ask(does))

    def show_sum(self, one: MoneyView | None) -> None:
        """Show where it stands; None while nothing is asked for yet."""
        self._one = one
        self.setVisible(one is not None)
        if one is None:
            return
        words = self._desk.words
        clear_layout(self._chips)
        for chip in state_chips(one, words):
            self._chips.addWidget(chip)
        self.told.setText(" ".join(told_of(one, words)))
        said = self._says_next(one)
        self.next.setText(said)
        self.next.setVisible(bool(said))
        self._show_what_may_be_done(one)

    def _show_what_may_be_done(self, one: MoneyView) -> None:
        """Only the buttons of the steps that may come next."""
        is_over = bool(one.refused_on or one.paid_on)
        is_agreed = bool(one.authorised_on) and (not one.needs_second or bool(one.second_on))
        wants_second = one.needs_second and not one.second_on and not is_over
        for button, is_shown in (
            (self.authorise, not one.authorised_on and not is_over),
            (self.confirm, one.is_to_confirm and not one.refused_on),
            (self.paid, is_agreed and not is_over),
            (self.refuse, not is_over),
            (self.not_paid, bool(one.paid_on) and not one.refused_on),
            (self.not_authorised, bool(one.authorised_on) and not is_over),
            (self.not_refused, bool(one.refused_on)),
        ):
            self._let_go(button, is_shown)
            button.setVisible(is_shown)
        self.authorise.setEnabled(one.pence is not None)
        if wants_second:
            owner = workers.owner(self._desk.store)
            self.second.show_colleagues(one.authorised_by_id or (owner.id if owner else ""))
        self._let_go(self.second, wants_second)
        self.second.setVisible(wants_second)

    def _let_go(self, part: QWidget, is_shown: bool) -> None:
        """Take the keyboard from a part that goes away to the heading of what may be done.

        Qt would hand it to the next button, and Enter, pressed once too often, would refuse what
        was just authorised.
        """
        focused = QApplication.focusWidget()
        if not is_shown and focused is not None and (focused is part or part.isAncestorOf(focused)):
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _says_next(self, one: MoneyView) -> str:
        """What is still needed."""
        words = self._desk.words
        if one.pence is None and not one.authorised_on:
            return words.text(N_("Say how much it is; then it can be authorised."))
        if one.state == "needs_second":
            return words.text(
                N_("It is above {limit}, so a second person has to agree as well."),
                limit=words.money(one.limit_pence or 0),
            )
        return ""
