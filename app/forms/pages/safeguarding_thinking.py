"""Safeguarding thinking: what the person wants, what is known, three questions and a decision."""

from __future__ import annotations

from typing import Final

from app.forms.conditions import All, Answered, AnyOf, Equals, Includes
from app.forms.page import Caution, Group, Page, Section
from app.forms.pages.everywhere import (
    CAPACITY,
    COPY,
    NOTICED,
    PROMISES_IF_ANY,
    THE_TALK,
    TOLD_ADVOCATE,
    staying_in_touch,
)
from app.forms.questions import (
    Choice,
    DateAsked,
    Line,
    Need,
    Option,
    Paper,
    Part,
    Prose,
    RowsAsked,
    Whose,
)
from app.language import N_

THREE_QUESTIONS: Final = (
    Option("needs", N_("Needs for care and support, whether or not the council meets them?")),
    Option("at_risk", N_("Experiencing abuse or neglect, or at risk of it?")),
    Option("unprotected", N_("Unable to protect themselves because of those needs?")),
)

ANSWERS: Final = (
    Option("yes", N_("Yes, as far as is known")),
    Option("no", N_("No, as far as is known")),
    Option("unclear", N_("Not known yet")),
)

DECISIONS: Final = (
    Option("not_needed", N_("Considered; no safeguarding concern is raised")),
    Option("raised", N_("A safeguarding concern is raised today")),
    Option("more", N_("More to find out, by the day under Next contact")),
    Option("emergency", N_("In danger now: emergency services were called")),
)

_THINKING: Final = Section(
    key="thinking",
    title=N_("Thinking it through"),
    questions=(
        Prose(
            key="says",
            ask=N_("What {name} says, and wants to happen"),
            me=N_("What I say, and what I want to happen"),
            hint=N_("Asked alone, in their own words, kept as said"),
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("What would you like to be different?"),
                N_("What would make you feel safer?"),
                N_("What do you not want anybody to do?"),
            ),
        ),
        Prose(
            key="strong",
            ask=N_("What already helps to keep {name} safe"),
            me=N_("What already helps me"),
            whose=Whose.TOGETHER,
            turned=True,
            openers=(
                N_("Who would you ring in the night?"),
                N_("What do you do when it happens?"),
            ),
        ),
        Prose(
            key="known",
            ask=N_("What is known: seen, heard, from whom, when"),
            hint=N_(
                "Facts apart from opinion; what the person does not know stays off their paper"
            ),
            paper=Paper.COUNCIL,
            need=Need.WANTED,
        ),
        RowsAsked(
            key="three",
            ask=N_("Three questions of the law"),
            hint=N_("Questions to think with; the app draws nothing from them"),
            paper=Paper.COUNCIL,
            rows=THREE_QUESTIONS,
            cells=(
                Choice(key="answer", ask=N_("Answer"), options=ANSWERS, need=Need.REQUIRED),
                Line(key="because", ask=N_("Because")),
            ),
        ),
        Choice(
            key="safeguarding_decision",
            ask=N_("Decision"),
            hint=N_("You decide; the answers above decide nothing"),
            paper=Paper.COUNCIL,
            need=Need.WANTED,
            options=DECISIONS,
        ),
        Prose(
            key="safeguarding_reason",
            ask=N_("Reason"),
            paper=Paper.COUNCIL,
            need=Need.REQUIRED,
            when=Answered("safeguarding_decision"),
            lines=1,
        ),
    ),
)

_TOLD: Final = RowsAsked(
    key="told",
    ask=N_("Who was told"),
    hint=N_("The person too, unless telling them would add to the danger: then say why"),
    part=Part.AFTERWARDS,
    paper=Paper.COUNCIL,
    add=N_("Another who was told"),
    cells=(
        Line(key="who", ask=N_("Who"), need=Need.REQUIRED),
        DateAsked(key="on", ask=N_("On"), need=Need.REQUIRED),
        Line(key="what", ask=N_("What they were told")),
    ),
)

SAFEGUARDING_THINKING: Final = Page(
    key="safeguarding_thinking",
    version=1,
    code="SAFE",
    group=Group.DECISION,
    accent="amber",
    moment=N_("Something makes you wonder whether somebody is safe"),
    title=N_("Is the person safe, and what do they want?"),
    name=N_("Safeguarding thinking"),
    paper_title=N_("Feeling safe"),
    lead=N_("In danger now? Ring 999 first. Then ask what they want to happen."),
    openers=(
        N_("What would make you feel safer?"),
        N_("Is this a good place to talk?"),
        N_("Who do you trust with this?"),
        N_("What should happen next, and what should not?"),
    ),
    sections=(
        _THINKING,
        PROMISES_IF_ANY,
        staying_in_touch(),
        Section(
            key="afterwards",
            title=N_("Afterwards"),
            questions=(
                *THE_TALK,
                NOTICED,
                _TOLD,
                TOLD_ADVOCATE,
                *CAPACITY,
                Choice(
                    key="paper_is_safe",
                    ask=N_("Is it safe for a paper of this to be in the house?"),
                    part=Part.AFTERWARDS,
                    paper=Paper.COUNCIL,
                    options=(
                        Option("yes", N_("Yes")),
                        Option("no", N_("No: give no copy; read it aloud elsewhere")),
                    ),
                ),
                COPY,
            ),
        ),
    ),
    cautions=(
        Caution(
            key="copy",
            when=All(
                (
                    Equals("paper_is_safe", "no"),
                    AnyOf(
                        tuple(Includes("copy", way) for way in ("printed", "large_print", "post"))
                    ),
                )
            ),
            says=N_("A paper in the house is not safe, and yet a copy is to be given"),
        ),
    ),
    card=N_(
        "Ask the person, alone, what they want to happen: it is about them. The law puts three "
        "questions: has the person needs for care and support, is there abuse or neglect or a "
        "risk of it, and can they not protect themselves because of those needs? Write the "
        "decision with its reason, also when nothing is raised, and who was told. If somebody is "
        "in danger now, ring 999 first."
    ),
    source=N_("Care Act 2014, section 42; in Wales the 2014 Act, section 126"),
)
