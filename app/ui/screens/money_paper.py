"""The papers of a person's sums of money, looked at before they are printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from app.casework import workers
from app.casework.council_lines import council_lines
from app.casework.money_sums import sums, totals, year_began
from app.casework.views import PersonView
from app.language import N_, Words
from app.reports.money import MoneySheet, compose_money
from app.ui.messages import open_over
from app.ui.screens.paper_panel import Making, PaperPanel, audience_of, pick_reader

if TYPE_CHECKING:
    from app.ui.desk import Desk

MOST: Final = 500


def money_sheet(desk: Desk, person: PersonView) -> MoneySheet:
    """All that the two papers say, read at once."""
    store, policy = desk.store, desk.policy
    owner = workers.owner(store)
    since = year_began(desk.clock.today())
    lines = council_lines(store, policy)
    return MoneySheet(
        person_name=person.name,
        person_called=person.called,
        born=person.born,
        nhs_number=person.nhs_number,
        council_id=person.council_id,
        is_practice=person.is_practice,
        text_size_pt=person.text_size_pt,
        worker=", ".join(text for text in (owner.name, owner.role) if text) if owner else "",
        worker_phone=owner.phone if owner else "",
        council_name=lines.name,
        out_of_hours=lines.out_of_hours,
        made_at=desk.clock.now(),
        since=since,
        totals=totals(store, policy=policy, person_id=person.id, since=since),
        sums=sums(store, policy=policy, person_id=person.id, limit=MOST).rows,
    )


def show_money_papers(desk: Desk, person: PersonView, *, parent: QWidget) -> PaperPanel:
    """Open both papers over a screen, worded in the person's language."""
    sheet, paper_words = money_sheet(desk, person), Words(person.paper_language)
    reader = pick_reader(desk.words)

    def making() -> Making:
        return partial(compose_money, sheet, audience=audience_of(reader), words=paper_words)

    return open_over(
        PaperPanel(
            desk,
            heading=desk.words.text(N_("Money: {name}"), name=person.called),
            file_name=f"MONEY_{desk.clock.today().isoformat()}.pdf",
            options=(reader,),
            making=making,
            person_ids=(person.id,),
            parent=parent,
        )
    )
