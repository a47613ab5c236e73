"""Peer discussion: ten minutes with colleagues over a situation in which nobody is named."""

from __future__ import annotations

from typing import Final

from app.forms.page import Group, Page, Section
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
)
from app.language import N_

SUGGESTIONS: Final = "suggestions"
SUGGESTION: Final = "what"
ADOPTED: Final = "adopted"

TAKEN_UP: Final = (
    Option("adopted", N_("Taken up")),
    Option("not_adopted", N_("Not taken up")),
    Option("thinking", N_("Still thinking")),
)

_SITUATION: Final = Section(
    key="situation",
    title=N_("Five minutes to tell"),
    questions=(
        Prose(
            key="strong",
            ask=N_("What is strong in it"),
            hint=N_("Begin here; no names, no street, no numbers"),
            paper=Paper.COUNCIL,
            need=Need.WANTED,
            openers=(
                N_("What do they do that works?"),
                N_("Who is there, by what they are to one another?"),
            ),
        ),
        Prose(
            key="situation",
            ask=N_("The situation"),
            hint=N_("A man in his sixties, the eldest daughter: so that nobody could be known"),
            paper=Paper.COUNCIL,
            need=Need.WANTED,
            lines=4,
            openers=(
                N_("What would they say, if they told it?"),
                N_("What has been tried?"),
                N_("What makes it hard for me?"),
            ),
        ),
        Prose(
            key="help_wanted",
            ask=N_("What I would like help with"),
            paper=Paper.COUNCIL,
            lines=1,
            openers=(N_("If you give me one thing, let it be…"),),
        ),
    ),
)

_SUGGESTED: Final = Section(
    key="suggested",
    title=N_("Five minutes to suggest"),
    questions=(
        RowsAsked(
            key=SUGGESTIONS,
            ask=N_("What was suggested"),
            hint=N_("At Finish these are noted in the person's story"),
            paper=Paper.COUNCIL,
            add=N_("Another suggestion"),
            need=Need.WANTED,
            cells=(
                Line(key=SUGGESTION, ask=N_("Suggestion"), need=Need.REQUIRED),
                Line(key="role", ask=N_("From whom, by role")),
                Choice(key=ADOPTED, ask=N_("Taken up?"), options=TAKEN_UP),
            ),
        ),
        Line(
            key="roles",
            ask=N_("Who was there, by role"),
            hint=N_("Two social workers, an occupational therapist, the team manager"),
            paper=Paper.COUNCIL,
        ),
    ),
)

_AFTERWARDS: Final = Section(
    key="afterwards",
    title=N_("Afterwards"),
    questions=(
        DateAsked(
            key="conversation_on",
            ask=N_("When you met"),
            part=Part.AFTERWARDS,
            paper=Paper.NEITHER,
        ),
        Prose(
            key="changed",
            ask=N_("What changed afterwards"),
            hint=N_("Come back to this in a few weeks; amend the page if it is finished"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
        ),
    ),
)

PEER_DISCUSSION: Final = Page(
    key="peer_discussion",
    version=1,
    code="PEER",
    group=Group.COLLEAGUES,
    is_nameless=True,
    person_paper=False,
    moment=N_("You are stuck, or about to decide something long-term"),
    title=N_("What do my colleagues see that I do not?"),
    name=N_("Peer discussion"),
    paper_title=N_("Peer discussion"),
    lead=N_("Five minutes to tell it, five to suggest. Nobody is named."),
    openers=(
        N_("What would we try first if there were no services?"),
        N_("What has the person asked for?"),
        N_("Which of the three conversations is this really?"),
        N_("What is the least we could do that would help?"),
    ),
    sections=(_SITUATION, _SUGGESTED, _AFTERWARDS),
    card=N_(
        "Ten minutes, no more: five to tell a situation without names and five for suggestions, "
        "which nobody has to defend. Do it before anything long-term is decided. The sheet names "
        "nobody; the suggestions go into the person's story when it is finished, and what changed "
        "is added later."
    ),
    source=N_("Bolton 2019, on the weekly peer discussion in Leeds"),
)
