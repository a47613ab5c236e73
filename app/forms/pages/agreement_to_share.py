"""Agreement to share, and to take part: with whom, what, why, until when, and taken back."""

from __future__ import annotations

from typing import Final

from app.forms.page import Group, Page, Section
from app.forms.pages.everywhere import COPY, SIGNED, THE_TALK
from app.forms.questions import (
    Choice,
    DateAsked,
    Line,
    Need,
    Option,
    Part,
    Prose,
    RowsAsked,
    Whose,
    YesNo,
)
from app.language import N_

AGREED_TO: Final = (
    Option("share", N_("Sharing this")),
    Option("take_part", N_("Taking part")),
    Option("family", N_("Getting in touch with family")),
    Option("conference", N_("Holding a family group conference")),
)

_AGREED: Final = Section(
    key="agreed",
    title=N_("What is agreed"),
    questions=(
        Prose(
            key="says",
            ask=N_("What {name} says about it"),
            me=N_("What I say about it"),
            hint=N_("In their own words, kept as said"),
            whose=Whose.PERSON,
            turned=True,
            openers=(
                N_("Who would you like to know about this?"),
                N_("Who had better not?"),
                N_("What would you rather tell them yourself?"),
            ),
        ),
        RowsAsked(
            key="agreements",
            ask=N_("What {name} agrees to"),
            me=N_("What I agree to"),
            hint=N_("A line for each. To take one back later, amend the page and give the day"),
            need=Need.WANTED,
            turned=True,
            add=N_("Another agreement"),
            cells=(
                Choice(key="kind", ask=N_("To"), options=AGREED_TO, need=Need.REQUIRED),
                Line(key="whom", ask=N_("With whom"), need=Need.REQUIRED),
                Line(key="what", ask=N_("What"), need=Need.REQUIRED),
                DateAsked(key="until", ask=N_("Until"), year_only_allowed=True),
                DateAsked(key="taken_back", ask=N_("Taken back on")),
            ),
        ),
        Prose(
            key="why",
            ask=N_("Why it is shared, and what good it is to {name}"),
            me=N_("Why, and what good it is to me"),
            whose=Whose.TOGETHER,
            need=Need.WANTED,
            turned=True,
        ),
        Prose(
            key="not_shared",
            ask=N_("What is not to be shared, and with whom not"),
            me=N_("What is not to be shared, and with whom not"),
            whose=Whose.PERSON,
            turned=True,
        ),
        YesNo(
            key="can_take_back",
            ask=N_("Told that it can be taken back at any time"),
            me=N_("I know that I can take this back at any time"),
            need=Need.WANTED,
            turned=True,
        ),
    ),
)

AGREEMENT_TO_SHARE: Final = Page(
    key="agreement_to_share",
    version=1,
    code="AGREE",
    group=Group.DECISION,
    accent="blue",
    moment=N_("Somebody else is to know, come, or be asked"),
    title=N_("Who may know what, and for how long?"),
    name=N_("Agreement to share"),
    paper_title=N_("What I agree to"),
    lead=N_("Say who, what, why and until when. It can be taken back."),
    openers=(
        N_("Who would you like to know about this?"),
        N_("What should stay between us?"),
        N_("Would you like to read it before it goes?"),
        N_("Until when is that all right?"),
    ),
    sections=(
        _AGREED,
        Section(
            key="afterwards",
            title=N_("Afterwards"),
            questions=(
                *THE_TALK,
                Prose(
                    key="how_explained",
                    ask=N_("How it was explained"),
                    me=N_("How it was explained to me"),
                    part=Part.AFTERWARDS,
                    lines=1,
                ),
                COPY,
                SIGNED,
            ),
        ),
    ),
    card=N_(
        "The council keeps and shares records because the law gives it that task, not because "
        "somebody agreed. Agreement is asked for all the same, for taking part, for talking with "
        "family, for holding a conference and for each paper that goes to others. It says with "
        "whom, what, why and until when. It is taken back as easily as it was given: amend the "
        "page and write the day."
    ),
    source=N_("UK GDPR articles 6 and 9; Data Protection Act 2018; the Caldicott principles"),
)
