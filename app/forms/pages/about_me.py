"""About me: what somebody would like everybody who meets them to know, in their own words."""

from __future__ import annotations

from typing import Final

from app.forms.page import Group, Page, Section
from app.forms.pages.everywhere import COPY, SIGNED, THE_TALK
from app.forms.questions import Column, Line, Need, Part, Prose, Whose
from app.language import N_

ABOUT_KEYS: Final = (
    "about_matters",
    "about_people",
    "about_speaking",
    "about_please_do",
    "about_please_dont",
    "about_support",
    "about_worth_knowing",
)
"""The page's boxes: under the same keys the person's own record keeps what it says."""


_ABOUT: Final = Section(
    key="about",
    title=N_("About me"),
    questions=(
        Prose(
            key="about_matters",
            ask=N_("What matters most to {name}"),
            me=N_("What matters most to me"),
            hint=N_("In their own words, kept as said"),
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("What would you not want to be without?"),
                N_("What makes a day a good one?"),
                N_("What should everybody know who comes through the door?"),
            ),
        ),
        Prose(
            key="about_people",
            ask=N_("People who are important to {name}"),
            me=N_("People who are important to me"),
            hint=N_("And pets, and who is not to be forgotten"),
            whose=Whose.PERSON,
            turned=True,
            openers=(N_("Who do you want to be told how you are?"), N_("Who makes you laugh?")),
        ),
        Prose(
            key="about_speaking",
            ask=N_("How {name} communicates, and how to speak with {name}"),
            me=N_("How I communicate, and how to speak with me"),
            hint=N_("Language, hearing, sight, pictures, time to answer"),
            whose=Whose.PERSON,
            turned=True,
            openers=(
                N_("How can I tell that you are in pain, or cross?"),
                N_("What helps you to understand?"),
            ),
        ),
        Prose(
            key="about_please_do",
            ask=N_("Please do"),
            me=N_("Please do"),
            column=Column.LEFT,
            whose=Whose.PERSON,
            turned=True,
            openers=(N_("What do the good ones do?"),),
        ),
        Prose(
            key="about_please_dont",
            ask=N_("Please don't"),
            me=N_("Please don't"),
            column=Column.RIGHT,
            whose=Whose.PERSON,
            turned=True,
            openers=(N_("What do you hate people to do?"),),
        ),
        Prose(
            key="about_support",
            ask=N_("How and when to support {name}"),
            me=N_("How and when to support me"),
            hint=N_("What they do themselves; when a hand is welcome"),
            whose=Whose.PERSON,
            turned=True,
            openers=(
                N_("What do you do yourself, however long it takes?"),
                N_("When is help welcome, and what sort?"),
            ),
        ),
        Prose(
            key="about_worth_knowing",
            ask=N_("Also worth knowing about {name}"),
            me=N_("Also worth knowing about me"),
            hint=N_("Work, places, songs, how they take their tea"),
            whose=Whose.PERSON,
            turned=True,
            openers=(N_("What would surprise people about you?"),),
        ),
    ),
)

ABOUT_ME: Final = Page(
    key="about_me",
    version=1,
    code="ABOUT",
    group=Group.AROUND,
    accent="blue",
    moment=N_("So that nobody has to be told twice"),
    title=N_("What would you like everybody to know about you?"),
    name=N_("About me"),
    paper_title=N_("About me"),
    lead=N_("Their words, for everybody who meets them. Begin from what is there."),
    openers=(
        N_("If a stranger came to help tomorrow, what should they know?"),
        N_("What do people get wrong about you?"),
        N_("What is a good morning?"),
        N_("What do you want to be asked, and not told?"),
    ),
    sections=(
        _ABOUT,
        Section(
            key="afterwards",
            title=N_("Afterwards"),
            questions=(
                *THE_TALK,
                Line(
                    key="written_with",
                    ask=N_("Who helped {name} to write this"),
                    me=N_("Who helped me to write this"),
                    part=Part.AFTERWARDS,
                ),
                COPY,
                SIGNED,
            ),
        ),
    ),
    card=N_(
        "One side in the person's own words for everybody who meets them: at the hospital, at the "
        "day centre, at the door. It begins with what is on their record already. When you finish "
        "it, their record says what the page says, and so does the screen of the person. Undoing "
        "Finish puts back what was there."
    ),
    source=N_("After the headings of the PRSB standard About Me, version 2, in our words"),
)
