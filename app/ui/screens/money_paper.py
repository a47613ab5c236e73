"""The papers of a person's sums of money, looked at before they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from app.casework import workers
from app.casework.access import How, log_paper
from app.casework.money_sums import sums, totals, year_began
from app.casework.views import Audience, PersonView
from app.language import Words
from app.reports.document import Document
from app.reports.money import MoneySheet, compose_money
from app.ui.messages import open_over
from app.ui.screens.paper_panel import TwoPapersPanel

if TYPE_CHECKING:
    from app.ui.desk import Desk

MOST: Final = 500


def money_sheet(desk: Desk, person: PersonView) -> MoneySheet:
    """All that the two papers say, read at once."""
    store, policy = desk.store, desk.policy
    owner = workers.owner(store)
    since = year_began(desk.clock.today())

    def line(fixed: str | None, key: str) -> str:
        return fixed or str(workers.private_setting(store, key) or "")

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
        council_name=line(policy.council_name, "council_name"),
        out_of_hours=line(policy.out_of_hours_line, "out_of_hours"),
        made_at=desk.clock.now(),
        since=since,
        totals=totals(store, policy=policy, person_id=person.id, since=since),
        sums=sums(store, policy=policy, person_id=person.id, limit=MOST).rows,
    )


def show_money_papers(desk: Desk, person: PersonView, *, parent: QWidget) -> TwoPapersPanel:
    """Open both papers over a screen, worded in the person's language."""
    sheet, words = money_sheet(desk, person), Words(person.paper_language)

    def make(audience: Audience) -> Document:
        return compose_money(sheet, audience=audience, words=words)

    def log(how: How) -> None:
        log_paper(desk.store, person_id=person.id, how=how)

    panel = TwoPapersPanel(
        desk,
        make,
        called=person.called,
        file_name=f"MONEY_{desk.clock.today().isoformat()}.pdf",
        log=log,
        parent=parent,
    )
    return open_over(panel)
