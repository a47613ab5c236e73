"""Conversation 2: make things steady, stay close, decide nothing for the long term."""

from __future__ import annotations

from typing import Final

from app.forms.page import Page, Section
from app.forms.pages.everywhere import (
    PEOPLE,
    WHY_NOW,
    afterwards,
    came_of_it,
    rights_and_need,
    staying_in_touch,
)
from app.forms.pages.steadying import (
    NOTHING_LONG_TERM,
    OUTCOMES,
    PLAN,
    RHYTHM,
    RISKS,
    SAFEGUARDING_DECISION,
    SMALL_SUMS,
    STABLE_ON,
    short_term_help,
)
from app.forms.questions import Column, Need, Paper, Part, Prose, Whose
from app.language import N_

_TALK: Final = Section(
    key="talk",
    title=N_("What you talk about"),
    questions=(
        Prose(
            key="what_matters",
            ask=N_("What matters most to {name} just now"),
            me=N_("What matters most to me just now"),
            hint=N_("In their own words, kept as said"),
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("What must not be lost in all this?"),
                N_("What would make tonight a good night?"),
                N_("Who should be near?"),
            ),
        ),
        Prose(
            key="strong",
            ask=N_("What still works, and who is holding it"),
            me=N_("What still works, and who is holding it"),
            whose=Whose.TOGETHER,
            turned=True,
            openers=(
                N_("What has gone right, even this week?"),
                N_("How did you get through something like this before?"),
                N_("Who came when you called?"),
            ),
        ),
        Prose(
            key="must_change",
            ask=N_("What must change for {name} to feel safe and in charge"),
            me=N_("What must change for me to feel safe and in charge"),
            column=Column.LEFT,
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("What is the first thing that has to be different?"),
                N_("What would let you sleep?"),
                N_("Where would you like to have your say back?"),
            ),
        ),
        Prose(
            key="others_change",
            ask=N_("What others think must change"),
            me=N_("What others think must change"),
            hint=N_("Say who thinks so; {name} reads this"),
            column=Column.RIGHT,
            openers=(
                N_("What would those close by say?"),
                N_("On what do you and they agree?"),
            ),
        ),
    ),
)

CONVERSATION_2: Final = Page(
    key="conversation_2",
    version=1,
    code="CONV2",
    title=N_("What must change for you to be safe and in charge again?"),
    name=N_("Conversation 2"),
    moment=N_("Things are unsteady: somebody is at risk, or at the end of their strength"),
    paper_title=N_("Making things steady"),
    lead=N_("Stay close. Hold things safe for now; leave the long term until it is steady."),
    openers=(
        N_("What is the hardest part of the day?"),
        N_("What can wait, and what cannot?"),
        N_("What can I do before I leave today?"),
        N_("When shall I ring tomorrow?"),
        N_("What small thing would help at once?"),
    ),
    sections=(
        _TALK,
        PLAN,
        short_term_help(N_("Help for a while, and until when"), N_("Help for a while")),
        PEOPLE,
        staying_in_touch(contact=Need.REQUIRED, rhythm=RHYTHM),
        afterwards(
            WHY_NOW,
            Prose(
                key="led_here",
                ask=N_("What led to this"),
                me=N_("What led to this"),
                part=Part.AFTERWARDS,
                whose=Whose.PERSON,
                lines=1,
                openers=(
                    N_("When did it begin to be too much?"),
                    N_("What was different before?"),
                ),
            ),
            Prose(
                key="background",
                ask=N_("Background"),
                hint=N_("Only what is needed to understand this"),
                part=Part.AFTERWARDS,
                paper=Paper.COUNCIL,
                lines=1,
            ),
            *RISKS,
            SMALL_SUMS,
            STABLE_ON,
            *SAFEGUARDING_DECISION,
            ending=(came_of_it(*OUTCOMES), *rights_and_need()),
        ),
    ),
    accent="amber",
    cautions=NOTHING_LONG_TERM,
    day_log=True,
    card=N_(
        "For when things are unsteady. Agree what must change, make a plan for the next days with "
        "a name, a day and what to do if it fails, and stay close, every day if need be. Help is "
        "for a while and has a day on which it ends. Nothing is decided for the long term in a "
        "crisis; Finish asks when you are in touch next."
    ),
    source=N_(
        "The second of three conversations as Tew and others (2019) and Bolton (2019) describe it. "
        "The prompts are ours."
    ),
)
