"""Conversation 1: listen, and connect the person to what helps them get on with their life."""

from __future__ import annotations

from typing import Final

from app.forms.conditions import Answered
from app.forms.page import Page, Section
from app.forms.pages.everywhere import (
    NOTICED,
    PEOPLE,
    PROMISES,
    RIGHT_AFTER_INFORMATION,
    WHY_NOW,
    afterwards,
    came_of_it,
    rights_and_need,
    staying_in_touch,
)
from app.forms.questions import (
    Choice,
    Column,
    DateAsked,
    Line,
    Money,
    Need,
    Option,
    Paper,
    Part,
    Prose,
    Scale,
    SeveralChoices,
    Whose,
)
from app.language import N_

CHANGES: Final = (
    Option("bereavement", N_("Someone has died")),
    Option("health", N_("Health or getting about")),
    Option("separation", N_("Divorce or separation")),
    Option("retirement", N_("Retirement or children leaving home")),
    Option("new_baby", N_("A new baby")),
    Option("moved", N_("A move")),
    Option("caring", N_("Starting or stopping caring")),
)

ACHIEVED: Final = (
    Option("yes", N_("Yes")),
    Option("partly", N_("Partly")),
    Option("no", N_("No")),
    Option("too_soon", N_("Too soon to say")),
)

OUTCOMES: Final = (
    Option("connected", N_("People and places to connect with")),
    Option("information", N_("Information and advice only")),
    Option("another_talk", N_("We will talk again")),
    Option("conversation_2", N_("Things are unsteady: Conversation 2")),
    Option("nothing", N_("Nothing more is wanted now")),
)

_TALK: Final = Section(
    key="talk",
    title=N_("What you talk about"),
    questions=(
        Prose(
            key="what_matters",
            ask=N_("What matters to {name}"),
            me=N_("What matters to me"),
            hint=N_("In their own words, kept as said"),
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("What would a good day look like?"),
                N_("What would you not want to be without?"),
                N_("What were you glad of this week?"),
                N_("What should I know about you that is not in any file?"),
                N_("What was life like when you were younger?"),
                N_("How have you liked to live, up to now?"),
                N_("What of that would you like to have again?"),
            ),
        ),
        Prose(
            key="strong",
            ask=N_("What is strong already"),
            me=N_("What is strong already"),
            hint=N_("Skills, people, habits, things they give to others"),
            whose=Whose.TOGETHER,
            turned=True,
            openers=(
                N_("What do people come to you for?"),
                N_("What have you come through before, and how?"),
                N_("What do you do for somebody else?"),
                N_("What still works as it always did?"),
            ),
        ),
        Prose(
            key="in_the_way",
            ask=N_("What is getting in the way"),
            me=N_("What is getting in the way"),
            column=Column.LEFT,
            whose=Whose.PERSON,
            turned=True,
            openers=(
                N_("What made you get in touch just now?"),
                N_("When does it get hard?"),
                N_("What have you tried?"),
            ),
        ),
        Prose(
            key="wants",
            ask=N_("What {name} wants to happen"),
            me=N_("What I want to happen"),
            column=Column.RIGHT,
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("If this went well, what would be different by next month?"),
                N_("What would you do first if that were sorted?"),
                N_("Who would notice, and what would they see?"),
            ),
        ),
    ),
)

_AFTERWARDS: Final = afterwards(
    WHY_NOW,
    Prose(
        key="help_wanted",
        ask=N_("What help {name} would like"),
        me=N_("What help I would like"),
        part=Part.AFTERWARDS,
        whose=Whose.PERSON,
        lines=1,
        openers=(
            N_("What would you be glad of somebody doing with you?"),
            N_("What would you rather go on doing yourself?"),
        ),
    ),
    Prose(
        key="routines",
        ask=N_("How {name}'s days and weeks go"),
        me=N_("How my days and weeks go"),
        part=Part.AFTERWARDS,
        whose=Whose.PERSON,
        lines=1,
        openers=(
            N_("What gets you up in the morning?"),
            N_("Which day of the week do you like best, and why?"),
        ),
    ),
    Prose(
        key="community",
        ask=N_("What there is around here for this"),
        hint=N_("Groups, places and neighbours, whether or not the council pays for them"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        whose=Whose.TOGETHER,
        lines=1,
    ),
    Prose(
        key="introduced_how",
        ask=N_("How {name} would best be introduced"),
        hint=N_("With whom, when, and staying how long the first time"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        whose=Whose.TOGETHER,
        lines=1,
    ),
    NOTICED,
    SeveralChoices(
        key="changes",
        ask=N_("What has changed in {name}'s life lately"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        options=CHANGES,
    ),
    DateAsked(
        key="changed_when",
        ask=N_("When that was"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        when=Answered("changes"),
        year_only_allowed=True,
    ),
    Line(
        key="equipment",
        ask=N_("A small thing that would help"),
        hint=N_("A rail, a key safe, a taxi"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        column=Column.LEFT,
    ),
    Money(
        key="equipment_cost",
        ask=N_("What it would cost"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        column=Column.RIGHT,
        when=Answered("equipment"),
    ),
    Scale(
        key="confidence",
        ask=N_("How sure {name} feels about the weeks ahead"),
        hint=N_("Only if you asked; it is theirs to say and is added to nothing"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        lowest=1,
        highest=5,
        lowest_label=N_("not at all sure"),
        highest_label=N_("very sure"),
    ),
    ending=(
        came_of_it(*OUTCOMES),
        Choice(
            key="achieved",
            ask=N_("Did it do what was needed?"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            options=ACHIEVED,
        ),
        Prose(
            key="next_steps",
            ask=N_("What comes next, beside the promises"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            lines=1,
        ),
        *rights_and_need(),
    ),
)

CONVERSATION_1: Final = Page(
    key="conversation_1",
    version=2,
    code="CONV1",
    title=N_("How can I connect you to what helps you get on with your life?"),
    name=N_("Conversation 1"),
    moment=N_("Somebody to get to know, and to connect with people and places"),
    paper_title=N_("Our conversation"),
    lead=N_("Listen first. Start from what is strong. Write what was said."),
    openers=(
        N_("What did a good week look like before this?"),
        N_("Who would you ring with good news?"),
        N_("What do people come to you for?"),
        N_("What would you do first if things eased?"),
        N_("Is there somewhere you used to go and miss?"),
        N_("What would you rather nobody did for you?"),
    ),
    sections=(_TALK, PEOPLE, PROMISES, staying_in_touch(), _AFTERWARDS),
    cautions=(RIGHT_AFTER_INFORMATION,),
    card=N_(
        "The first of three conversations: listen, and connect the person with what helps them get "
        "on with their life. Begin with what matters and what is strong; promises are "
        "introductions with a name and a day. You stay in touch until they have taken. A small "
        "thing, such as a rail or a taxi, may be all that is needed."
    ),
    source=N_(
        "The three-conversation model as Tew and others (2019) and Bolton (2019) describe it; "
        "Swindon's three questions are among the openers. The prompts are ours."
    ),
)
