"""Papers beside a conversation's own: blank pages, how it went, the chronology, the day."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.casework.appointments import PlaceOfDay, by_place, day_of_places
from app.casework.chronology import chronology
from app.casework.council_lines import council_lines
from app.casework.how_it_went import how_it_went
from app.casework.timeline import Sought
from app.casework.views import PersonView
from app.casework.workers import owner
from app.forms.page import Page
from app.language import N_, Words
from app.reports.blank import LARGE_PT, BlankFor, compose_blank
from app.reports.chronology import compose_chronology
from app.reports.day_list import DayList, compose_day_list
from app.reports.how_it_went import compose_how_it_went
from app.ui.pieces import TickBox
from app.ui.screens.paper_panel import (
    Making,
    PaperPanel,
    audience_of,
    pick_language,
    pick_reader,
    pick_size,
)

if TYPE_CHECKING:
    from app.ui.desk import Desk


def blank_panel(
    desk: Desk, page: Page, person: PersonView | None, *, parent: QWidget | None = None
) -> PaperPanel:
    """A page, empty and large, to write on together: for a person, or for anybody."""
    words = desk.words
    worker = owner(desk.store)
    whom = BlankFor(
        name=person.name if person else "",
        called=person.called if person else "",
        worker_name=worker.name if worker else "",
        council_name=council_lines(desk.store, desk.policy).name,
        is_practice=person.is_practice if person else False,
    )
    language = pick_language(words, person.paper_language if person else words.language)
    size = pick_size(words, max(LARGE_PT, person.text_size_pt if person else 0))

    def making() -> Making:
        return partial(
            compose_blank,
            page,
            whom=whom,
            words=Words(str(language.value)),
            made_at=desk.clock.now(),
            size_pt=float(size.value or LARGE_PT),
        )

    said = N_(
        "Write on it together by hand. Afterwards its photograph can lie beside the boxes while "
        "you copy it across."
    )
    return PaperPanel(
        desk,
        heading=words.text(N_("Blank paper: {page}"), page=words.text(page.name)),
        said=words.text(said),
        file_name=f"{page.code}_blank.pdf",
        options=(language, size),
        making=making,
        person_ids=(person.id,) if person and not page.is_nameless else (),
        parent=parent,
    )


def how_it_went_panel(
    desk: Desk, page_id: str, person_id: str, *, parent: QWidget | None = None
) -> PaperPanel:
    """How the promises of a finished page went. Raises what `how_it_went` raises."""
    words = desk.words
    went = how_it_went(desk.store, page_id=page_id)
    reader = pick_reader(words)
    size = pick_size(words, went.view.text_size_pt)

    def making() -> Making:
        audience = audience_of(reader)
        large = float(size.value or went.view.text_size_pt) if audience == "person" else None
        return partial(compose_how_it_went, went, audience=audience, size_pt=large)

    return PaperPanel(
        desk,
        heading=words.text(N_("How it went")),
        said=words.text(N_("What became of each promise of this page, as it stands today.")),
        file_name=f"{went.view.page_code}_{went.on.isoformat()}_how-it-went.pdf",
        options=(reader, size),
        making=making,
        person_ids=(person_id,),
        parent=parent,
    )


def chronology_panel(
    desk: Desk, person: PersonView, sought: Sought, *, parent: QWidget | None = None
) -> PaperPanel:
    """What happened with a person, as it is filtered on the screen."""
    words = desk.words
    language = pick_language(words, words.language)
    size = pick_size(words, 12)
    leave_out = TickBox(words.text(N_("Leave out what was told in confidence")))
    leave_out.setChecked(True)

    def making() -> Making:
        spoken, is_left_out = str(language.value), leave_out.isChecked()
        size_pt = float(size.value or 12)
        return lambda: compose_chronology(
            chronology(
                desk.store,
                person_id=person.id,
                catalogue=desk.catalogue,
                language=spoken,
                sought=sought,
                leave_out_confidences=is_left_out,
            ),
            size_pt=size_pt,
        )

    said = N_("Just what the story shows with its filters. Whoever gets it reads all of it.")
    return PaperPanel(
        desk,
        heading=words.text(N_("What happened with {name}"), name=person.called),
        said=words.text(said),
        file_name=f"chronology_{desk.clock.today().isoformat()}.pdf",
        options=(language, size, leave_out),
        making=making,
        person_ids=(person.id,),
        parent=parent,
    )


def day_panel(
    desk: Desk, day: date, place: PlaceOfDay | None = None, *, parent: QWidget | None = None
) -> PaperPanel:
    """Who is seen on a day, at one place or at all of them."""
    words = desk.words
    worker = owner(desk.store)
    language = pick_language(words, words.language)
    size = pick_size(words, 12)
    found = day_of_places(desk.store, day=day).places
    if place is not None:
        found = by_place(place.appointments)
    told = DayList(
        day=day,
        places=found,
        worker_name=worker.name if worker else "",
        team=worker.team if worker else "",
        made_at=desk.clock.now(),
    )

    def making() -> Making:
        spoken, large = Words(str(language.value)), float(size.value or 12)
        return partial(compose_day_list, told, words=spoken, size_pt=large)

    seen = {one.person_id for place in found for one in place.appointments}
    return PaperPanel(
        desk,
        heading=words.text(N_("Who is seen on {day}"), day=words.date(day, "day")),
        said=words.text(N_("Only what is needed at the place: no number and no address.")),
        file_name=f"day_{day.isoformat()}.pdf",
        options=(language, size),
        making=making,
        person_ids=tuple(sorted(seen)),
        parent=parent,
    )
