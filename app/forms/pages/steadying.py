"""What the two pages for unsteady times ask in the same words: at home, and out of hospital."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from app.forms.conditions import All, Answered, Equals, Not
from app.forms.page import Caution, Section
from app.forms.questions import (
    Choice,
    DateAsked,
    Line,
    Need,
    Option,
    Paper,
    Part,
    PromisesAsked,
    Prose,
    RowsAsked,
    Whose,
)
from app.language import N_

OUTCOMES: Final = (
    Option("steady", N_("Things are steady again")),
    Option("conversation_1", N_("Steady enough to connect: Conversation 1")),
    Option("conversation_3", N_("Support is needed for the long term: Conversation 3")),
    Option("another_talk", N_("We will talk again; this goes on")),
    Option("nothing", N_("Nothing more is wanted now")),
)

RHYTHMS: Final = (
    Option("daily", N_("Every day")),
    Option("every_other_day", N_("Every other day")),
    Option("twice_a_week", N_("Twice a week")),
    Option("weekly", N_("Once a week")),
    Option("fortnightly", N_("Every fortnight")),
)

RHYTHM_DAYS: Final = MappingProxyType(
    {"daily": 1, "every_other_day": 2, "twice_a_week": 3, "weekly": 7, "fortnightly": 14}
)
"""After how many days at most one is in touch again."""

SAFEGUARDING: Final = (
    Option("not_considered", N_("Not thought about yet")),
    Option("not_needed", N_("Thought about: no enquiry needed")),
    Option("raised", N_("A concern has been raised")),
    Option("enquiry", N_("An enquiry is under way")),
)

PLAN: Final = Section(
    key="promises",
    title=N_("The plan for now"),
    questions=(
        PromisesAsked(
            key="promises",
            ask=N_("The plan for now: what, who, by when, and if it fails"),
            me=N_("Our plan for now"),
            hint=N_("Whom to ring when it does not go as planned, and when they answer"),
            need=Need.WANTED,
            turned=True,
            plan=True,
        ),
    ),
)

RHYTHM: Final = Choice(
    key="rhythm",
    ask=N_("How often we are in touch"),
    me=N_("How often we are in touch"),
    hint=N_("Close by until it is steady: every day if need be"),
    options=RHYTHMS,
)

STABLE_ON: Final = DateAsked(
    key="stable_on",
    ask=N_("When we look together whether things are steady"),
    me=N_("When we look together whether things are steady"),
    part=Part.AFTERWARDS,
    need=Need.WANTED,
)

SMALL_SUMS: Final = Line(
    key="small_sums",
    ask=N_("A small sum that would steady things"),
    hint=N_("Write it down under Money: it can be agreed on the spot"),
    part=Part.AFTERWARDS,
    paper=Paper.COUNCIL,
)

RISKS: Final = (
    Prose(
        key="risks_own",
        ask=N_("What {name} worries may happen"),
        me=N_("What I worry may happen"),
        part=Part.AFTERWARDS,
        whose=Whose.PERSON,
        lines=1,
        openers=(
            N_("What keeps you awake?"),
            N_("What would you not mind risking, to stay in your own home?"),
        ),
    ),
    Prose(
        key="risks_others",
        ask=N_("What others worry may happen"),
        hint=N_("Say who; on the council's paper only"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        lines=1,
    ),
)

SAFEGUARDING_DECISION: Final = (
    Choice(
        key="safeguarding",
        ask=N_("Safeguarding: what you decided"),
        hint=N_("Care needs, abuse or neglect, and not able to protect themselves because of it"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        options=SAFEGUARDING,
        need=Need.WANTED,
    ),
    Prose(
        key="safeguarding_why",
        ask=N_("Why you decided that, and what {name} wants"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        when=All((Answered("safeguarding"), Not(Equals("safeguarding", "not_considered")))),
        need=Need.REQUIRED,
        lines=1,
    ),
)

NOTHING_LONG_TERM: Final = (
    Caution(
        key="long_term_in_crisis",
        when=Equals("long_term_in_crisis", "yes"),
        says=N_(
            "Something long-term was planned while things were unsteady: look at it again with "
            "{name} once they are steady"
        ),
    ),
    Caution(
        key="stable_on",
        when=All((Equals("outcome", "conversation_3"), Not(Answered("stable_on")))),
        says=N_(
            "Long-term support is next, and no day is set for looking whether things are steady "
            "first"
        ),
    ),
)


def short_term_help(ask: str, me: str) -> Section:
    """Help for a while: every line ends on a day, or Finish asks for one."""
    return Section(
        key="short_term",
        title=N_("Help for a while"),
        questions=(
            RowsAsked(
                key="short_term",
                ask=ask,
                me=me,
                hint=N_("Each with a day on which it ends; that is when you look again"),
                add=N_("Add short-term help"),
                turned=True,
                cells=(
                    Line(key="what", ask=N_("What"), need=Need.REQUIRED),
                    Line(key="who", ask=N_("Who")),
                    Line(
                        key="when",
                        ask=N_("When in the week"),
                        hint=N_("Mon and Thu mornings"),
                    ),
                    DateAsked(key="until", ask=N_("Until"), need=Need.REQUIRED),
                ),
            ),
        ),
    )
