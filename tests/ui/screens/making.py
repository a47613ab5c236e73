"""What tests of these screens make and hear."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from app.casework.finish import finish_page
from app.casework.interview import Interview
from app.casework.views import PersonView
from app.exchange.caseload import plan_caseload
from app.exchange.caseload_columns import columns_for
from app.exchange.caseload_file import read_list
from app.forms.conditions import Json
from app.ui.desk import Desk, KeyCupboard
from app.ui.screens.caseload import CaseloadScreen, Looked
from app.ui.screens.choose_page import ChoosePanel


def no_keys() -> KeyCupboard:
    """A cupboard in which nothing happens."""

    def nothing(*_: str) -> None:
        return None

    return KeyCupboard(
        check_passphrase=nothing,
        change_passphrase=nothing,
        keep_recovery_code=nothing,
        back_up=Path,
    )


def begun_page(
    desk: Desk, person: PersonView, *, key: str = "conversation_1", **answers: Json
) -> str:
    """A draft on which this was answered; its id."""
    page = Interview.begin(desk.store, person_id=person.id, page_key=key, catalogue=desk.catalogue)
    for question, value in answers.items():
        page.answer(question, value)
    page.flush()
    page.close()
    return page.page_id


def finish(desk: Desk, page_id: str, *, send: bool = False) -> str:
    """Finish a draft; its id again."""
    finish_page(
        desk.store, page_id=page_id, catalogue=desk.catalogue, policy=desk.policy, send=send
    )
    return page_id


def finish_a_page(desk: Desk, person: PersonView) -> str:
    """A finished Conversation 1 with its package in the Outbox; its id."""
    return finish(desk, begun_page(desk, person, what_matters="The shed."), send=True)


LIST = (
    b"Surname;Forename;DOB;Mosaic ID;Notes\r\n"
    b"Prys;Gwen;12/03/1948;M1;likes tea\r\n"
    b"Bevan;A;;M3;\r\n"
    b";;31/2/1950;M4;\r\n"
)
LIST_WORDS = (
    *("Surname", "Forename", "DOB", "Mosaic ID", "Notes", "likes tea"),
    *(
        "Prys \u00b7 Bevan",
        "Gwen \u00b7 A",
        "12/03/1948 \u00b7 31/2/1950",
        "M1 \u00b7 M3 \u00b7 M4",
    ),
)


def a_list_looked_at(desk: Desk) -> CaseloadScreen:
    """Bringing in a list, as it is before it is done."""
    screen = CaseloadScreen(desk)
    found = read_list(LIST)
    plan = plan_caseload(desk.store, found, columns_for(desk.store, found.headings))
    screen.show_looked(Looked(path=Path("list.csv"), found=found, plan=plan))
    return screen


def choose(screen: QWidget, key: str) -> None:
    """Choose a page where the screen asks which; where there is only one it was begun already."""
    for panel in screen.window().findChildren(ChoosePanel):
        panel.rows[key].click()


def heard(signal: SignalInstance) -> list[tuple[str, ...]]:
    """What a signal says from now on, each time one tuple."""
    told: list[tuple[str, ...]] = []

    def hear(*words: str) -> None:
        told.append(words)

    signal.connect(hear)
    return told
