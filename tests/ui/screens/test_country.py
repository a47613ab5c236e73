"""England or Wales on screen: on its card, fixed by the council, and in a person's details."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.casework import people
from app.casework.country import country, set_country
from app.errors import DiskFull
from app.language import N_, message
from app.policy import Policy
from app.ui.desk import Desk
from app.ui.screens import settings_country
from app.ui.screens.person_facts import Details
from app.ui.screens.settings import SettingsScreen
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


def test_changed_elsewhere_it_is_seen_and_nothing_is_promised_that_undo_does_not_do(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def hear(_: object, text: str) -> None:
        said.append(text)

    monkeypatch.setattr(settings_country, "announce", hear)
    screen = SettingsScreen(desk)
    qtbot.addWidget(screen)
    screen.country.choice.buttons["wales"].click()
    assert said == ["Kept, encrypted."]
    assert desk.store.undo_offer() is None
    set_country(desk.store, "england")
    screen.refresh(None)
    assert screen.country.choice.value() == "england"


def test_what_cannot_be_kept_is_said_and_not_shown_as_if_it_were(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []

    def full(*_: object) -> None:
        raise DiskFull(message(N_("The disk is full.")), message(N_("Nothing was changed.")))

    def tell(_: object, error: object, __: object) -> None:
        told.append(error)

    monkeypatch.setattr(settings_country, "set_country", full)
    monkeypatch.setattr(settings_country, "show_error", tell)
    card = CountryCard(desk)
    qtbot.addWidget(card)
    card.choice.buttons["wales"].click()
    assert len(told) == 1
    assert card.choice.value() == "england"


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
