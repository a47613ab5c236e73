"""The week on one page: seven days by their parts, as they are and as they could be."""

from __future__ import annotations

from typing import Final

from app.forms.page import Group, Page, Section
from app.forms.pages.everywhere import COPY, NOTICED, PROMISES, THE_TALK, staying_in_touch
from app.forms.questions import Need, Option, Prose, WeekAsked, Whose
from app.language import N_

WEEK_KINDS: Final = (
    Option("company", N_("Company")),
    Option("help", N_("Help")),
    Option("rest", N_("Rest for those who help")),
    Option("alone", N_("On my own, by choice")),
)

_WEEK: Final = Section(
    key="week",
    title=N_("The week"),
    questions=(
        Prose(
            key="good_week",
            ask=N_("What a good week is to {name}"),
            me=N_("What a good week is to me"),
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("Which day do you look forward to?"),
                N_("When would you like somebody there, and when nobody?"),
                N_("What should happen every week, whatever else does?"),
            ),
        ),
        WeekAsked(
            key="week_before",
            ask=N_("The week as it is"),
            me=N_("My week as it is"),
            hint=N_("Who comes, what happens; an empty square is an answer too"),
            turned=True,
            kinds=WEEK_KINDS,
        ),
        Prose(
            key="hard_hours",
            ask=N_("Which hours are the hardest, and for whom"),
            me=N_("Which hours are the hardest"),
            whose=Whose.PERSON,
            turned=True,
            openers=(
                N_("When is the house too quiet, or too full?"),
                N_("When do those who help get their sleep?"),
            ),
        ),
        WeekAsked(
            key="week_after",
            ask=N_("The week as it could be"),
            me=N_("My week as it could be"),
            turned=True,
            kinds=WEEK_KINDS,
        ),
    ),
)

THE_WEEK: Final = Page(
    key="the_week",
    version=1,
    code="WEEK",
    group=Group.AROUND,
    accent="blue",
    moment=N_("Who comes when is not clear, or somebody never rests"),
    title=N_("What does your week look like?"),
    name=N_("The week on one page"),
    paper_title=N_("My week"),
    lead=N_("Fill in what is, then what could be. Look for the empty squares."),
    openers=(
        N_("Walk me through yesterday."),
        N_("Which evening is the longest?"),
        N_("What happens at the weekend?"),
        N_("Who rests, and when?"),
    ),
    sections=(
        _WEEK,
        PROMISES,
        staying_in_touch(),
        Section(key="afterwards", title=N_("Afterwards"), questions=(*THE_TALK, NOTICED, COPY)),
    ),
    card=N_(
        "Seven days by morning, afternoon, evening and night, as they are and as they could be. "
        "Each square says what it is to the person: company, help, rest for those who help, or "
        "being alone by choice. Below stand the counts: empty squares, squares with company, and "
        "rest. Nothing is judged by them."
    ),
    source=N_("Our own; after the weekly timetable that families draw in conferences"),
)
