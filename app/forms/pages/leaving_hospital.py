"""Leaving hospital: a plan for now, looked at again at home; nothing long-term on the ward."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.forms.conditions import All, Equals, PlaceIs
from app.forms.page import Caution, Page, Section
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
from app.forms.questions import Column, DateAsked, Line, Need, Paper, Part, Prose, Whose
from app.language import N_

_TALK: Final = Section(
    key="talk",
    title=N_("What you talk about"),
    questions=(
        Prose(
            key="what_matters",
            ask=N_("What matters to {name} about going home"),
            me=N_("What matters to me about going home"),
            hint=N_("In their own words, kept as said"),
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("What will you do first when you are through the door?"),
                N_("What have you missed most in here?"),
                N_("Who will be glad to see you?"),
            ),
        ),
        Prose(
            key="strong",
            ask=N_("What {name} can do, and who is there"),
            me=N_("What I can do, and who is there"),
            whose=Whose.TOGETHER,
            turned=True,
            openers=(
                N_("What did you do for yourself today?"),
                N_("Who has been coming in, and who is at home?"),
                N_("What got you through the last time?"),
            ),
        ),
        Prose(
            key="must_change",
            ask=N_("What has to be in place before {name} goes home"),
            me=N_("What has to be in place before I go home"),
            whose=Whose.TOGETHER,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("How do you get from the door to your chair, and to bed?"),
                N_("What about the nights?"),
                N_("Is there food in, and is it warm?"),
            ),
        ),
        DateAsked(
            key="temporary_until",
            ask=N_("All of this is for now, until"),
            me=N_("All of this is for now, until"),
            column=Column.LEFT,
            need=Need.REQUIRED,
            turned=True,
        ),
        DateAsked(
            key="look_again",
            ask=N_("We look again, at home, on"),
            me=N_("We look again, at home, on"),
            column=Column.RIGHT,
            need=Need.WANTED,
            turned=True,
        ),
    ),
)

LEAVING_HOSPITAL: Final = Page(
    key="leaving_hospital",
    version=1,
    code="HOSP",
    title=N_("What do you need to be home, and well enough, for now?"),
    name=N_("Leaving hospital"),
    moment=N_("Somebody is on a ward and going home, or has just come home"),
    paper_title=N_("Going home from hospital"),
    lead=N_("For now, and only for now: nobody knows on a ward how it will be at home."),
    openers=(
        N_("What do you want to be able to do by yourself again?"),
        N_("What worries you about the first night?"),
        N_("Whom should we tell that you are coming home?"),
        N_("What can wait until you are home?"),
    ),
    sections=(
        _TALK,
        PLAN,
        short_term_help(N_("Help at home for a while, and until when"), N_("Help for a while")),
        PEOPLE,
        staying_in_touch(contact=Need.REQUIRED, rhythm=RHYTHM),
        afterwards(
            DateAsked(
                key="going_home_on",
                ask=N_("Goes home on"),
                part=Part.AFTERWARDS,
                paper=Paper.COUNCIL,
                column=Column.LEFT,
            ),
            Line(
                key="ward",
                ask=N_("Ward, and who to speak to there"),
                part=Part.AFTERWARDS,
                paper=Paper.COUNCIL,
                column=Column.RIGHT,
            ),
            WHY_NOW,
            *RISKS,
            SMALL_SUMS,
            replace(STABLE_ON, need=Need.NO),
            *SAFEGUARDING_DECISION,
            ending=(came_of_it(*OUTCOMES), *rights_and_need()),
        ),
    ),
    accent="amber",
    cautions=(
        Caution(
            key="outcome",
            when=All((PlaceIs("place", "ward"), Equals("outcome", "conversation_3"))),
            says=N_(
                "Nothing for the long term is decided on the ward: wait until you have looked "
                "again at home"
            ),
        ),
        *NOTHING_LONG_TERM,
    ),
    day_log=True,
    card=N_(
        "A second conversation for going home from hospital. Everything on it is for now: it says "
        "until when, and when you look again at home. Nothing for the long term is decided on the "
        "ward. Each piece of help has a day on which it ends, and you stay in touch closely."
    ),
    source=N_(
        "Home first and discharge to assess, as Bolton (2019) and the British Red Cross (2017) "
        "describe them. The wording is ours."
    ),
)
