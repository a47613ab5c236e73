"""England or Wales on screen: on its card, fixed by the council, and in a person's details."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.casework import people
from app.casework.country import country
from app.policy import Policy
from app.ui.desk import Desk
from app.ui.screens.person_facts import Details
from app.ui.screens.settings_country import CountryCard


def said(card: CountryCard) -> str:
    """Everything that stands on the card."""
    return " ".join(label.text() for label in card.findChildren(QLabel))


def test_one_press_sets_the_country_of_the_store(desk: Desk, qtbot: QtBot) -> None:
    card = CountryCard(desk)
    qtbot.addWidget(card)
    assert card.choice.value() == "england"
    card.choice.buttons["wales"].click()
    assert country(desk.store) == "wales"
    assert "Scotland and Northern Ireland are not supported yet" in said(card)


def test_what_the_council_fixed_is_shown_and_not_asked(desk: Desk, qtbot: QtBot) -> None:
    card = CountryCard(replace(desk, policy=Policy(country="northern_ireland")))
    qtbot.addWidget(card)
    assert card.choice.buttons == {}
    assert "Northern Ireland Set by your council." in said(card)


def test_a_person_may_have_another_than_everybody(desk: Desk, qtbot: QtBot) -> None:
    person = people.add_person(desk.store, name="Nia Rowlands")
    details = Details(desk, person)
    qtbot.addWidget(details)
    pick = details.picks["country"]
    assert pick.text() == "As for everybody: England"
    pick.pick("wales")
    details.flush()
    assert people.person(desk.store, person_id=person.id).country == "wales"
