"""The card of Settings for the country whose law the store works under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.casework.country import country, set_country
from app.errors import AppError
from app.language import N_
from app.ui.announce import announce
from app.ui.messages import show_error
from app.ui.pieces import Card, Hint
from app.ui.screens.country_choice import CountryChoice

if TYPE_CHECKING:
    from app.ui.desk import Desk


class CountryCard(Card):
    """The country of the whole store; a person's details may say another for them alone."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(words.text(N_("England or Wales")))
        self._desk = desk
        self.choice = CountryChoice(
            words, chosen=country(desk.store), fixed=desk.policy.country or ""
        )
        self.choice.chosen.connect(self._keep)
        self.body.addWidget(self.choice)
        says = N_(
            "The lists, the pages offered and the words on paper follow. For one person alone "
            "it can be said in their details."
        )
        self.body.addWidget(Hint(words.text(says)))

    def read(self) -> None:
        """Show what stands now."""
        self.choice.show_value(country(self._desk.store))

    def _keep(self, chosen: str) -> None:
        words = self._desk.words
        try:
            set_country(self._desk.store, chosen)
        except AppError as error:
            show_error(self, error, words)
            self.read()
            return
        announce(self, words.text(N_("Kept, encrypted.")))
