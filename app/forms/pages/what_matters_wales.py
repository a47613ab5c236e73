"""What matters (Wales): the five elements, and outcomes with how the person feels about each."""

from __future__ import annotations

from typing import Final

from app.forms.legal import WALES_AREAS
from app.forms.page import Page, Section
from app.forms.pages.everywhere import (
    IN_WALES,
    NOTICED,
    PEOPLE,
    PROMISES,
    RIGHT_AFTER_INFORMATION,
    WHY_NOW,
    afterwards,
    came_of_it,
    staying_in_touch,
)
from app.forms.questions import (
    Choice,
    Column,
    DateAsked,
    Line,
    Need,
    Option,
    Paper,
    Part,
    Prose,
    Question,
    RowsAsked,
    Scale,
    SeveralChoices,
    Whose,
)
from app.language import N_

FEELING: Final = (1, 10)

COULD_HELP: Final = (
    Option("self", N_("What the person can do alone or with willing others")),
    Option("information", N_("Information, advice or assistance")),
    Option("prevention", N_("Preventative services in the community")),
    Option("care", N_("Care and support arranged by the council")),
    Option("other", N_("Something else")),
)

DECISIONS: Final = (
    Option("not_now", N_("No care and support from the council is needed now")),
    Option("community", N_("It can be met in the community")),
    Option("plan", N_("Eligible: a care and support plan is made")),
    Option("more", N_("More to find out")),
)

_ELEMENTS: Final = Section(
    key="elements",
    title=N_("What matters"),
    questions=(
        Prose(
            key="what_matters",
            ask=N_("What matters to {name}"),
            me=N_("What matters to me"),
            hint=N_("In their own words and their own language, kept as said"),
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("What matters to you, today and over the year?"),
                N_("What would you not want to be without?"),
                N_("What should I know before we begin?"),
            ),
        ),
        Prose(
            key="strong",
            ask=N_("Strengths and capabilities"),
            me=N_("What is strong already"),
            hint=N_("The person's, the family's and the community's"),
            whose=Whose.TOGETHER,
            turned=True,
            openers=(
                N_("What do you do for somebody else?"),
                N_("What still works as it always did?"),
                N_("Who can you count on?"),
            ),
        ),
        Prose(
            key="circumstances",
            ask=N_("{name}'s circumstances"),
            me=N_("How things are for me"),
            hint=N_("Home, health, language, work, faith, who else is there"),
            whose=Whose.TOGETHER,
            turned=True,
            openers=(N_("What is an ordinary day?"), N_("What has changed of late?")),
        ),
        RowsAsked(
            key="outcomes",
            ask=N_("What {name} wants to achieve"),
            me=N_("What I want to achieve"),
            hint=N_("Each in their own words, and how they feel about it now"),
            need=Need.WANTED,
            turned=True,
            add=N_("Another outcome"),
            cells=(
                Line(
                    key="outcome",
                    ask=N_("In {name}'s words"),
                    need=Need.REQUIRED,
                ),
                Scale(
                    key="now",
                    ask=N_("Feels now"),
                    paper=Paper.COUNCIL,
                    lowest=FEELING[0],
                    highest=FEELING[1],
                    lowest_label=N_("as bad as can be"),
                    highest_label=N_("as good as can be"),
                ),
                Scale(
                    key="later",
                    ask=N_("Feels when looked at again"),
                    paper=Paper.COUNCIL,
                    lowest=FEELING[0],
                    highest=FEELING[1],
                    lowest_label=N_("as bad as can be"),
                    highest_label=N_("as good as can be"),
                ),
            ),
        ),
        Prose(
            key="barriers",
            ask=N_("What stands in the way"),
            me=N_("What stands in the way"),
            column=Column.LEFT,
            whose=Whose.PERSON,
            turned=True,
            openers=(N_("When does it get hard?"), N_("What have you tried?")),
        ),
        Prose(
            key="risks",
            ask=N_("What could happen if nothing changes"),
            me=N_("What could happen if nothing changes"),
            column=Column.RIGHT,
            whose=Whose.TOGETHER,
            turned=True,
            openers=(N_("What worries you?"), N_("What worries those around you?")),
        ),
    ),
)

_OWN: Final[tuple[Question, ...]] = (
    WHY_NOW,
    NOTICED,
    SeveralChoices(
        key="could_help",
        ask=N_("What could contribute to these outcomes"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        options=COULD_HELP,
    ),
    SeveralChoices(
        key="wales_areas",
        ask=N_("What the need relates to"),
        hint=N_("Marked by you; the app decides nothing by it"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        options=WALES_AREAS,
    ),
    Choice(
        key="wales_decision",
        ask=N_("Can it be met without the council?"),
        hint=N_("Alone, with others who are willing, or in the community. You decide"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        options=DECISIONS,
    ),
    Prose(
        key="wales_reason",
        ask=N_("Why"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        lines=1,
    ),
    Line(
        key="lead_coordinator",
        ask=N_("Who leads and holds it together"),
        me=N_("Who leads and holds it together"),
        part=Part.AFTERWARDS,
        column=Column.LEFT,
    ),
    DateAsked(
        key="look_again",
        ask=N_("Look at this again with {name} on"),
        me=N_("We look at this again on"),
        part=Part.AFTERWARDS,
        column=Column.RIGHT,
    ),
    came_of_it(
        Option("connected", N_("People and places to connect with")),
        Option("information", N_("Information and advice only")),
        Option("plan", N_("A care and support plan")),
        Option("another_talk", N_("We will talk again")),
        Option("nothing", N_("Nothing more is wanted now")),
    ),
)

WHAT_MATTERS_WALES: Final = Page(
    key="what_matters_wales",
    version=1,
    code="MATTERS",
    moment=N_("In Wales: what matters, and what could help"),
    offered=IN_WALES,
    title=N_("What matters to you?"),
    name=N_("What matters (Wales)"),
    paper_title=N_("What matters to me"),
    lead=N_("Offer Welsh before it is asked for. Listen for outcomes, not services."),
    openers=(
        N_("Which language shall we speak?"),
        N_("What matters to you?"),
        N_("What would you like to be able to do?"),
        N_("Who should be part of this?"),
        N_("How do you feel about it, from one to ten?"),
    ),
    sections=(_ELEMENTS, PEOPLE, PROMISES, staying_in_touch(), afterwards(*_OWN)),
    cautions=(RIGHT_AFTER_INFORMATION,),
    card=N_(
        "In Wales a conversation covers five things: circumstances, outcomes, what stands in the "
        "way, what could happen otherwise, and strengths. Welsh is offered without having to be "
        "asked for, and the choice is written down. How the person feels about each outcome is "
        "asked now and again later; the figures stay on the council's paper. The app counts "
        "nothing here towards eligibility; you decide."
    ),
    source=N_(
        "Social Services and Well-being (Wales) Act 2014, Part 3; SI 2015/1578; SI 2015/1335"
    ),
)
