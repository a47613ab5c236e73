"""The list of a day at a place: who is seen when, and what they need; no number, no address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from app.casework.appointments import AppointmentView, PlaceOfDay, where_words
from app.language import N_, Words
from app.reports.document import (
    LEAST_PERSON_PT,
    Block,
    Document,
    HeaderBlock,
    Heading,
    Paragraph,
    Span,
    TableBlock,
    Text,
)
from app.reports.plain_paper import foot, paper_language

_WIDTHS = (0.14, 0.26, 0.32, 0.28)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayList:
    """A day's places, worded in one language, and who prints it."""

    day: date
    places: tuple[PlaceOfDay, ...]
    worker_name: str
    team: str
    made_at: datetime


def place_words(place: PlaceOfDay, words: Words) -> str:
    """A place as one says it: `At a hub or drop-in, Llanbedr hall`."""
    return where_words(place.kind, place.words, words) or words.text(N_("Place not said"))


def compose_day_list(told: DayList, *, words: Words, size_pt: float = LEAST_PERSON_PT) -> Document:
    """The list for the wall or the table of the place, in one size."""
    title = words.text(N_("Who is seen"))
    return Document(
        title=title,
        language=paper_language(words),
        size_pt=size_pt,
        smallest_pt=LEAST_PERSON_PT,
        blocks=tuple(_blocks(told, title, words)),
        footer=foot(words, told.made_at, middle=told.team),
        running_head=words.text(N_("{title}, continued"), title=title),
    )


def _blocks(told: DayList, title: str, words: Words) -> Iterator[Block]:
    """The day, then a table for each place."""
    yield HeaderBlock(title=title, name=words.date(told.day, "day"), lines=(told.worker_name,))
    if not told.places:
        yield Paragraph(text=words.text(N_("Nobody is to be seen on this day.")))
    for place in told.places:
        yield Heading(text=place_words(place, words))
        if place.organisations:
            also = words.listing(list(place.organisations))
            yield Paragraph(text=words.text(N_("Also here: {organisations}"), organisations=also))
        yield TableBlock(
            head=(
                words.text(N_("Time")),
                words.text(N_("Who")),
                words.text(N_("What they need")),
                words.text(N_("What for")),
            ),
            rows=tuple(_row(one, words) for one in place.appointments),
            widths=_WIDTHS,
            is_grid=True,
        )


def _row(one: AppointmentView, words: Words) -> tuple[Text, ...]:
    time: Text = one.at_time
    if one.is_urgent:
        urgent = Span(text=words.text(N_("Urgent")), style="strong")
        time = (urgent, Span(text=f"\n{one.at_time}")) if one.at_time else (urgent,)
    return time, one.person_name, "; ".join(one.needs), one.what_for
