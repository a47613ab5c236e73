"""A good life: what somebody has to give, who and where they belong, and who introduces them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.forms.page import Group, Page, Section
from app.forms.pages.everywhere import (
    NOTICED,
    PEOPLE,
    PROMISES,
    WHY_NOW,
    afterwards,
    came_of_it,
    staying_in_touch,
)
from app.forms.questions import Column, Need, Option, Prose, Whose
from app.language import N_

_GOOD: Final = Section(
    key="good",
    title=N_("A good life"),
    questions=(
        Prose(
            key="good_life",
            ask=N_("What a good life is to {name}"),
            me=N_("What a good life is to me"),
            hint=N_("In their own words, kept as said"),
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("When was life good, and what was in it?"),
                N_("What would you get up early for?"),
                N_("What does home mean to you?"),
                N_("If nobody had to pay for anything, what would you do on Tuesday?"),
            ),
        ),
        Prose(
            key="gifts",
            ask=N_("{name}'s gifts"),
            me=N_("My gifts"),
            hint=N_("What they know, make, love and can do"),
            column=Column.LEFT,
            whose=Whose.TOGETHER,
            turned=True,
            openers=(
                N_("What could you teach somebody in an hour?"),
                N_("What do people ask you about?"),
                N_("What are you proud of having kept up?"),
            ),
        ),
        Prose(
            key="offers",
            ask=N_("What {name} would like to give others"),
            me=N_("What I would like to give others"),
            column=Column.RIGHT,
            whose=Whose.PERSON,
            turned=True,
            openers=(
                N_("Who would be glad of an hour of you?"),
                N_("What have you too much of, that another lacks?"),
                N_("Where are you missed?"),
            ),
        ),
        Prose(
            key="belonging",
            ask=N_("Where {name} belongs, and with whom"),
            me=N_("Where I belong, and with whom"),
            hint=N_("Places and people: now, before, and wished for"),
            whose=Whose.PERSON,
            turned=True,
            openers=(
                N_("Where do they know your name?"),
                N_("Which door would you knock at?"),
                N_("Who have you lost sight of?"),
            ),
        ),
        Prose(
            key="in_the_way",
            ask=N_("What is getting in the way"),
            me=N_("What is getting in the way"),
            whose=Whose.PERSON,
            turned=True,
            openers=(N_("What has stopped it so far?"), N_("Getting there, money, nerve?")),
        ),
    ),
)

_INTRODUCTIONS: Final = replace(
    PROMISES,
    title=N_("Introductions"),
    questions=tuple(
        replace(
            one,
            ask=N_("Introductions, and what we will each do"),
            me=N_("Introductions, and what we will each do"),
            hint=N_("To whom, by whom and by when; and a day to ask whether it took"),
        )
        for one in PROMISES.questions
    ),
)

GOOD_LIFE: Final = Page(
    key="good_life",
    version=1,
    code="GOODLIFE",
    group=Group.AROUND,
    moment=N_("There is time to walk alongside, before anything is wrong"),
    title=N_("What is a good life to you?"),
    name=N_("A good life"),
    paper_title=N_("A good life"),
    lead=N_("Ask what they have to give before what they need. Introduce; go along."),
    accent="plum",
    openers=(
        N_("What is a good life to you?"),
        N_("What do you bring, that this street would miss?"),
        N_("Who could you meet who likes what you like?"),
        N_("What would be one small step, this week?"),
        N_("What can you do with friends, before anybody is paid?"),
    ),
    sections=(
        _GOOD,
        PEOPLE,
        _INTRODUCTIONS,
        staying_in_touch(),
        afterwards(
            WHY_NOW,
            NOTICED,
            came_of_it(
                Option("connected", N_("People and places to connect with")),
                Option("giving", N_("Something to give to others")),
                Option("another_talk", N_("We will talk again")),
                Option("conversation_2", N_("Things are unsteady: Conversation 2")),
                Option("nothing", N_("Nothing more is wanted now")),
            ),
        ),
    ),
    card=N_(
        "Local area coordination begins with what a good life is to somebody and what they have "
        "to give, and not with a service. It introduces people to people, goes along the first "
        "time, and comes back to ask whether it took. An introduction that nobody followed up "
        "stays on Today."
    ),
    source=N_("Tew and others 2019; Bolton 2019, on local area coordination"),
)
