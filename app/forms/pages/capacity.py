"""Capacity for one named decision: what was tried, four abilities, and what follows from them."""

from __future__ import annotations

from typing import Final

from app.forms.conditions import All, Answered, AnyRow, Equals, Not
from app.forms.page import Caution, Group, Page, Section
from app.forms.pages.everywhere import COPY, NOTICED, THE_TALK, TOLD_ADVOCATE
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
    SeveralChoices,
    Whose,
    YesNo,
)
from app.language import N_

ABILITIES: Final = (
    Option("understand", N_("Understand what is to be decided")),
    Option("retain", N_("Hold on to it long enough")),
    Option("weigh", N_("Use it and weigh it")),
    Option("communicate", N_("Let others know, in any way")),
)

ABLE: Final = (
    Option("yes", N_("Yes, or with help")),
    Option("no", N_("Not for this decision now")),
    Option("unclear", N_("Not clear yet")),
)

CONCLUSIONS: Final = (
    Option("able", N_("Able to make this decision")),
    Option("unable", N_("Not able to make this one decision at this time")),
    Option("later", N_("Not decided: more help or another day first")),
)

LASTING_POWERS: Final = (
    Option("none", N_("None known")),
    Option("lpa_welfare", N_("Lasting power of attorney, health and welfare")),
    Option("lpa_property", N_("Lasting power of attorney, property and money")),
    Option("deputy", N_("A deputy of the Court of Protection")),
    Option("advance", N_("An advance decision")),
)

UNABLE: Final = Equals("conclusion", "unable")

_DECISION: Final = Section(
    key="decision",
    title=N_("One decision"),
    questions=(
        Line(
            key="decision",
            ask=N_("The decision, in one sentence"),
            me=N_("What there is to decide"),
            hint=N_("One decision a page; another decision is another page"),
            need=Need.REQUIRED,
            turned=True,
        ),
        Prose(
            key="decision_when",
            ask=N_("When it has to be made, and whether it can wait"),
            me=N_("When it has to be decided"),
            lines=1,
        ),
        Prose(
            key="says",
            ask=N_("What {name} says about it"),
            me=N_("What I say about it"),
            hint=N_("In their own words, kept as said"),
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("What would you like to do about it?"),
                N_("What would be good about that, and what not?"),
                N_("What would you tell a friend to do?"),
            ),
        ),
        Prose(
            key="help_tried",
            ask=N_("What was done to help {name} decide"),
            me=N_("How I was helped to decide"),
            hint=N_(
                "Time of day, place, pictures, fewer words, someone they trust, their language"
            ),
            whose=Whose.TOGETHER,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("When are you at your best?"),
                N_("Who helps you think?"),
                N_("Shall I draw it, or say it another way?"),
            ),
        ),
        RowsAsked(
            key="abilities",
            ask=N_("Four abilities, for this decision on this day"),
            me=N_("How it went"),
            paper=Paper.COUNCIL,
            need=Need.WANTED,
            rows=ABILITIES,
            cells=(
                Choice(key="able", ask=N_("Able?"), options=ABLE, need=Need.REQUIRED),
                Prose(
                    key="words",
                    ask=N_("What was said or seen that shows it"),
                    need=Need.REQUIRED,
                ),
            ),
        ),
        Prose(
            key="impairment",
            ask=N_("If one is missing: what in mind or brain causes it, and how"),
            hint=N_("Without such a cause the law does not allow the conclusion"),
            paper=Paper.COUNCIL,
            lines=1,
        ),
        Choice(
            key="conclusion",
            ask=N_("The conclusion for this decision on this day"),
            me=N_("For this one decision, on this day"),
            hint=N_("You decide, not the app. An unwise decision is not an incapable one"),
            need=Need.WANTED,
            options=CONCLUSIONS,
        ),
    ),
)

_BEST_INTERESTS: Final[tuple[Question, ...]] = (
    Prose(
        key="best_interests",
        ask=N_("What is in {name}'s best interests, and why"),
        me=N_("What is best for me, and why"),
        hint=N_("Their wishes, feelings, beliefs and values first, also those of before"),
        part=Part.AFTERWARDS,
        whose=Whose.TOGETHER,
        need=Need.WANTED,
        when=UNABLE,
    ),
    Prose(
        key="consulted",
        ask=N_("Who was asked, and what they said"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        need=Need.WANTED,
        when=UNABLE,
        lines=1,
    ),
    Prose(
        key="least_restrictive",
        ask=N_("Ways that leave {name} more freedom, and why this one"),
        me=N_("What leaves me the most freedom"),
        part=Part.AFTERWARDS,
        whose=Whose.TOGETHER,
        need=Need.WANTED,
        when=UNABLE,
        lines=1,
    ),
)

_AUTHORITY: Final[tuple[Question, ...]] = (
    SeveralChoices(
        key="authority",
        ask=N_("Is anybody appointed to decide?"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        options=LASTING_POWERS,
    ),
    Line(
        key="authority_who",
        ask=N_("Who, and for which decisions"),
        hint=N_("The scope as the document says it"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        column=Column.LEFT,
    ),
    YesNo(
        key="authority_seen",
        ask=N_("Was the document itself seen?"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        column=Column.RIGHT,
    ),
    DateAsked(
        key="authority_seen_on",
        ask=N_("Seen on"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        when=Equals("authority_seen", "yes"),
    ),
)

CAPACITY: Final = Page(
    key="capacity",
    version=1,
    code="CAPACITY",
    group=Group.DECISION,
    accent="blue",
    moment=N_("There is doubt about one decision, on one day"),
    title=N_("Can the person make this decision now?"),
    name=N_("Capacity for one decision"),
    paper_title=N_("One decision"),
    lead=N_("One decision, one day. Help first; then listen for the four abilities."),
    openers=(
        N_("Tell me in your own words what this is about."),
        N_("What could happen if you do, and if you do not?"),
        N_("What matters most to you in it?"),
        N_("Is there a better time to talk about this?"),
    ),
    sections=(
        _DECISION,
        Section(
            key="afterwards",
            title=N_("Afterwards"),
            questions=(
                *THE_TALK,
                NOTICED,
                *_BEST_INTERESTS,
                *_AUTHORITY,
                TOLD_ADVOCATE,
                DateAsked(
                    key="look_again",
                    ask=N_("Look at this decision again on"),
                    me=N_("We look at this decision again on"),
                    part=Part.AFTERWARDS,
                ),
                COPY,
            ),
        ),
    ),
    cautions=(
        Caution(
            key="abilities",
            when=All((UNABLE, Not(AnyRow("abilities", "able", "no")))),
            says=N_(
                "None of the four abilities is said to be missing, and yet the conclusion is so"
            ),
        ),
        Caution(
            key="impairment",
            when=All((UNABLE, Not(Answered("impairment")))),
            says=N_("What in mind or brain causes it is not said, and the law asks for it"),
        ),
    ),
    card=N_(
        "Begin by taking it that the person can decide. Give all the help that can be given before "
        "concluding otherwise. A decision others find unwise is still theirs. What is decided for "
        "somebody is decided in their best interests, and in the way that leaves them the most "
        "freedom. It is about one decision on one day: nothing here is a mark on the person, and "
        "another decision is another page."
    ),
    source=N_("Mental Capacity Act 2005, sections 1 to 4 (England and Wales, from 16)"),
)
