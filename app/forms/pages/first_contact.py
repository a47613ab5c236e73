"""First contact: one side of paper, in person or by phone."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.forms.page import Page, Section
from app.forms.pages.everywhere import (
    PROMISES,
    RIGHT_AFTER_INFORMATION,
    WHY_NOW,
    afterwards,
    came_of_it,
    rights_and_need,
    staying_in_touch,
)
from app.forms.questions import Choice, Column, Need, Option, Paper, Part, Prose, Whose
from app.language import N_

OUTCOMES: Final = (
    Option("connected", N_("People and places to connect with")),
    Option("information", N_("Information and advice only")),
    Option("conversation_1", N_("A conversation is arranged")),
    Option("conversation_2", N_("Things are unsteady: Conversation 2")),
    Option("nothing", N_("Nothing more is wanted now")),
)

CAME_BY: Final = (
    Option("self", N_("They got in touch themselves")),
    Option("family", N_("Family or a friend")),
    Option("health", N_("A health professional")),
    Option("community", N_("Somebody in the community")),
    Option("other", N_("Somebody else")),
)

_TALK: Final = Section(
    key="talk",
    title=N_("What you talk about"),
    questions=(
        Prose(
            key="what_matters",
            ask=N_("What life is like for {name}, and how the days go"),
            me=N_("What my life is like, and how my days go"),
            hint=N_("The best picture of it you can get, in their own words"),
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("Tell me about an ordinary day, from when you get up."),
                N_("What do you look forward to in a week?"),
                N_("Who would you ring with good news?"),
            ),
        ),
        Prose(
            key="strong",
            ask=N_("What goes well, and who is around"),
            me=N_("What goes well, and who is around"),
            whose=Whose.TOGETHER,
            turned=True,
            openers=(
                N_("What do you manage just as you always did?"),
                N_("Who knows you well?"),
                N_("What do you do for other people?"),
            ),
        ),
        Prose(
            key="wants",
            ask=N_("What {name} wants, and hopes we can do"),
            me=N_("What I want, and what I hope for from you"),
            column=Column.LEFT,
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("What made you ring today?"),
                N_("What were you hoping we could do?"),
                N_("If one thing were different next week, which should it be?"),
            ),
        ),
        Prose(
            key="everyday",
            ask=N_("Money, keeping warm, getting about"),
            me=N_("Money, keeping warm, getting about"),
            hint=N_("And eating well, and feeling safe at home"),
            column=Column.RIGHT,
            whose=Whose.PERSON,
            turned=True,
            openers=(
                N_("Is the house warm enough for you?"),
                N_("How do you get to the shops, or to see somebody?"),
                N_("Is there a bill you would rather not open?"),
            ),
        ),
        Prose(
            key="options",
            ask=N_("What could help, as we see it together"),
            me=N_("What could help"),
            hint=N_("Several ways, and which {name} likes best"),
            whose=Whose.TOGETHER,
            openers=(
                N_("What has helped somebody you know?"),
                N_("What would work best for you?"),
                N_("What would you like to try first?"),
            ),
        ),
    ),
)

FIRST_CONTACT: Final = Page(
    key="first_contact",
    version=1,
    code="FIRST",
    title=N_("What do you want, and what were you hoping for from us?"),
    name=N_("First contact"),
    moment=N_("Somebody rings, writes or comes in for the first time"),
    paper_title=N_("When we first talked"),
    lead=N_("Listen, and do not sort. One side of paper is enough."),
    openers=(
        N_("Thank you for ringing. Where would you like to begin?"),
        N_("What has changed lately?"),
        N_("What have you tried already?"),
        N_("Who else is thinking about this with you?"),
    ),
    sections=(
        _TALK,
        PROMISES,
        staying_in_touch(),
        afterwards(
            Choice(
                key="came_by",
                ask=N_("Who got in touch"),
                part=Part.AFTERWARDS,
                paper=Paper.COUNCIL,
                options=CAME_BY,
            ),
            replace(WHY_NOW, ask=N_("Why now")),
            ending=(came_of_it(*OUTCOMES), *rights_and_need()),
        ),
    ),
    cautions=(RIGHT_AFTER_INFORMATION,),
    card=N_(
        "One side of paper for the first time somebody rings or comes in: what they want, what "
        "their days are like, and what could help. It works by phone; agreement is then said "
        "aloud. Where it ends with information only, tell them of the right to an assessment, and "
        "Today reminds you to ring back after fourteen days unless you have spoken since."
    ),
    source=N_(
        "The one-side contact sheet of Leeds (Bolton 2019) and Shropshire's two-week ring-back "
        "(British Red Cross 2017). The wording is ours."
    ),
)
