"""The card of Settings for the limit above which a second person agrees to a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.casework.money_sums import limit_in_force, set_limit
from app.errors import AppError
from app.language import N_
from app.ui.messages import sentence
from app.ui.pieces import Card, Field, Hint, LineField

if TYPE_CHECKING:
    from app.ui.desk import Desk


class MoneyCard(Card):
    """One amount, kept when it is left; what the council fixed is only shown."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(words.text(N_("Small sums")))
        self._desk = desk
        is_fixed = desk.policy.small_sum_limit_pence is not None
        self.box = LineField()
        self.box.setReadOnly(is_fixed)
        self._kept = ""
        self.read()
        hint = words.text(N_("Set by your council.")) if is_fixed else ""
        label = words.text(N_("Above this a second person agrees as well"))
        self.field = Field(label, self.box, hint)
        self.body.addWidget(self.field)
        said = N_("Without a limit you authorise every sum yourself.")
        self.body.addWidget(Hint(words.text(said)))
        if not is_fixed:
            self.box.left.connect(self.keep)
            self.box.returnPressed.connect(self.keep)

    def read(self) -> None:
        """Show the limit that stands now, unless one writes another."""
        limit = limit_in_force(self._desk.store, policy=self._desk.policy)
        said = "" if limit is None else self._desk.words.money(limit)
        if self.box.text() == self._kept:
            self.box.setText(said)
        self._kept = said

    def keep(self) -> None:
        """Keep what was typed, if it is an amount; else say so and leave it there."""
        typed = self.box.text().strip()
        if self.box.isReadOnly() or typed == self._kept:
            return
        try:
            set_limit(self._desk.store, amount=typed)
        except AppError as error:
            self.field.say_trouble(sentence(error, self._desk.words))
            return
        self._kept = typed
        self.field.say_trouble("")
