"""Conversation 3: a life with support, from what is there already to what is paid for."""

from __future__ import annotations

from typing import Final

from app.forms.conditions import All, Answered, Equals, SkipsAhead
from app.forms.legal import ADULT_OUTCOMES, UNABLE_HOW, WALES_AREAS, WALES_CANNOT, WELLBEING
from app.forms.page import Caution, Page, Section
from app.forms.pages.everywhere import (
    IN_ENGLAND,
    IN_WALES,
    PEOPLE,
    PROMISES,
    WHY_NOW,
    afterwards,
    came_of_it,
    rights_and_need,
    staying_in_touch,
)
from app.forms.questions import (
    Choice,
    Column,
    DateAsked,
    Line,
    Money,
    Need,
    Option,
    Paper,
    Part,
    Prose,
    RowsAsked,
    SeveralChoices,
    Whose,
    YesNo,
)
from app.language import N_

OUTCOMES: Final = (
    Option("support", N_("Support as agreed here")),
    Option("connected", N_("People and places to connect with; no paid support")),
    Option("not_eligible", N_("No paid support, with the reason given in writing")),
    Option("another_talk", N_("We will talk again")),
    Option("nothing", N_("Nothing more is wanted now")),
)

SOURCES: Final = (
    Option("self", N_("Myself")),
    Option("family", N_("Family and friends")),
    Option("community", N_("Community")),
    Option("equipment", N_("Equipment"), N_("Equipment and technology")),
    Option("paid", N_("Paid support")),
)
"""In this order: what is paid for comes when the others have been thought about."""

AGREED: Final = (
    Option("agreed", N_("Agreed")),
    Option("to_ask", N_("To be asked"), N_("Suggested, not agreed")),
    Option("no", N_("Said no"), N_("Asked, and said no")),
)

METHODS: Final = (
    Option("direct_payment", N_("Direct payment")),
    Option("council", N_("The council arranges it")),
    Option("service_fund", N_("A provider holds it for them"), N_("A provider holds it")),
    Option("mixed", N_("Some of each")),
)

HOW_OFTEN: Final = (
    Option("weekly", N_("Each week")),
    Option("four_weekly", N_("Every four weeks")),
    Option("monthly", N_("Each month")),
    Option("yearly", N_("Each year")),
    Option("once", N_("Once")),
)

WHO_PLANS: Final = (
    Option("self", N_("They plan it themselves"), N_("{name}")),
    Option("family", N_("Family or friends with them"), N_("{name} with family or friends")),
    Option("worker", N_("The worker with them"), N_("{name} with the worker")),
    Option("other", N_("Somebody else with them"), N_("{name} with somebody else")),
)

DECISION: Final = (
    Option("eligible", N_("Eligible")),
    Option("not_eligible", N_("Not eligible")),
    Option("open", N_("Not decided yet")),
)

_BEFORE: Final = Section(
    key="before",
    title=N_("Before you begin"),
    questions=(
        Prose(
            key="why_before",
            ask=N_("Why go on to this now"),
            hint=N_(
                "An earlier conversation has no outcome yet, or there was none. Connect and steady "
                "first, unless there is a reason; then say it here."
            ),
            paper=Paper.COUNCIL,
            when=Equals("@open_before", True),
            need=Need.WANTED,
            lines=1,
        ),
    ),
)

_TALK: Final = Section(
    key="talk",
    title=N_("What you talk about"),
    questions=(
        Prose(
            key="what_matters",
            ask=N_("A good life, as {name} sees it"),
            me=N_("A good life, as I see it"),
            hint=N_("In their own words, kept as said"),
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("If the next year were a good one, what would be in it?"),
                N_("What does a day of your own choosing look like?"),
                N_("With whom, and where?"),
                N_("What would you like to learn, make or give?"),
            ),
        ),
        Prose(
            key="strong",
            ask=N_("What {name} brings to it"),
            me=N_("What I bring to it"),
            hint=N_("Skills, people, habits, things they give to others"),
            whose=Whose.TOGETHER,
            turned=True,
            openers=(
                N_("What are you good at that nobody has asked about?"),
                N_("What do you do yourself, and mean to go on doing?"),
                N_("Who is glad to have you?"),
            ),
        ),
    ),
)

_HELP: Final = Section(
    key="contributions",
    title=N_("What it takes"),
    questions=(
        RowsAsked(
            key="contributions",
            ask=N_("What it takes, and who gives it"),
            me=N_("What it takes, and who gives it"),
            hint=N_(
                "For each need in this order: {name}, family and friends, community, equipment, "
                "paid support. Nobody has to give care, and having few people is never a reason "
                "for less help. Watch who is taken for granted; often it is a wife or a daughter."
            ),
            add=N_("Add a line"),
            need=Need.WANTED,
            cells=(
                Line(key="need", ask=N_("For what")),
                Choice(key="from", ask=N_("From"), options=SOURCES, need=Need.REQUIRED),
                Line(key="what", ask=N_("What, and who"), unsaid=N_("None")),
                Choice(
                    key="agreed",
                    ask=N_("Agreed?"),
                    options=AGREED,
                    unsaid=N_("Suggested, not agreed"),
                    unsaid_beside="what",
                ),
            ),
        ),
    ),
)

_BUDGET: Final = Section(
    key="budget",
    title=N_("Personal budget"),
    questions=(
        RowsAsked(
            key="budget",
            ask=N_("What the personal budget is for"),
            me=N_("My personal budget"),
            hint=N_("The council's figures, as they were given to you; nothing is worked out here"),
            add=N_("Add a line"),
            sum_of="amount",
            cells=(
                Line(key="what", ask=N_("What it pays for"), need=Need.REQUIRED),
                Choice(key="method", ask=N_("How it is paid"), options=METHODS),
                Money(key="amount", ask=N_("How much"), need=Need.REQUIRED),
            ),
        ),
        Choice(
            key="budget_every",
            ask=N_("When it is paid"),
            me=N_("When it is paid"),
            column=Column.LEFT,
            options=HOW_OFTEN,
            when=Answered("budget"),
            need=Need.WANTED,
        ),
        Choice(
            key="who_plans",
            ask=N_("Who plans the support"),
            me=N_("Who plans my support"),
            column=Column.RIGHT,
            options=WHO_PLANS,
        ),
    ),
)

_ELIGIBILITY: Final = (
    RowsAsked(
        key="outcomes_england",
        ask=N_("What {name} is unable to achieve because of an illness or impairment"),
        hint=N_("Only where it is so; over a time long enough to see good and bad days"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        when=IN_ENGLAND,
        rows=ADULT_OUTCOMES,
        counted=N_(
            "{count} of {all} marked. Two or more, with a significant effect on wellbeing, may "
            "mean eligible: you decide."
        ),
        cells=(
            Choice(key="how", ask=N_("Unable how"), options=UNABLE_HOW, need=Need.REQUIRED),
            Line(key="note", ask=N_("Note")),
        ),
    ),
    SeveralChoices(
        key="wellbeing",
        ask=N_("Which parts of wellbeing this affects significantly"),
        hint=N_("No one of the nine comes before another; {name} knows best"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        when=IN_ENGLAND,
        options=WELLBEING,
    ),
    RowsAsked(
        key="outcomes_wales",
        ask=N_("What {name} cannot do alone, with others, or with what is around"),
        hint=N_("Only where it is so, and only where the personal outcome is unlikely without it"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        when=IN_WALES,
        rows=WALES_AREAS,
        counted=N_("{count} of {all} marked. One may be enough: you decide."),
        cells=(
            Choice(key="how", ask=N_("Cannot how"), options=WALES_CANNOT, need=Need.REQUIRED),
            Line(key="note", ask=N_("Note")),
        ),
    ),
    Choice(
        key="eligible",
        ask=N_("What you decided about eligibility"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        options=DECISION,
    ),
    Prose(
        key="eligible_why",
        ask=N_("Why, and what could help whatever was decided"),
        hint=N_("Think of what would prevent or delay a need before you decide"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        when=Answered("eligible"),
        need=Need.WANTED,
        lines=1,
    ),
)

CONVERSATION_3: Final = Page(
    key="conversation_3",
    version=1,
    code="CONV3",
    title=N_("What is a good life for you, and what does it take?"),
    name=N_("Conversation 3"),
    moment=N_("Support is needed for the long term, and things are steady"),
    paper_title=N_("A life with support"),
    lead=N_("Begin with the life, then with what is there already; paid support comes last."),
    openers=(
        N_("What do you want to go on doing yourself?"),
        N_("What would you miss if somebody else did it for you?"),
        N_("What has worked best for you so far?"),
        N_("Who should help to plan this?"),
        N_("If the money were yours to spend on this, what would you try?"),
    ),
    sections=(
        _BEFORE,
        _TALK,
        PEOPLE,
        _HELP,
        _BUDGET,
        PROMISES,
        staying_in_touch(),
        afterwards(
            WHY_NOW,
            *_ELIGIBILITY,
            Prose(
                key="carer_position",
                ask=N_("What those who help have said they can and want to do"),
                hint=N_("A conversation of their own is theirs, and nothing of it stands here"),
                part=Part.AFTERWARDS,
                paper=Paper.COUNCIL,
                lines=1,
            ),
            Line(
                key="money_from",
                ask=N_("Where the money comes from"),
                hint=N_("The council, the person, health, a grant"),
                part=Part.AFTERWARDS,
                paper=Paper.COUNCIL,
            ),
            YesNo(
                key="tested_with_colleagues",
                ask=N_("Talked through with colleagues?"),
                part=Part.AFTERWARDS,
                paper=Paper.COUNCIL,
                column=Column.LEFT,
            ),
            DateAsked(
                key="review_on",
                ask=N_("We look at this again on"),
                me=N_("We look at this again on"),
                part=Part.AFTERWARDS,
                column=Column.RIGHT,
                need=Need.WANTED,
            ),
            ending=(came_of_it(*OUTCOMES), *rights_and_need()),
        ),
    ),
    accent="blue",
    cautions=(
        Caution(
            key="contributions",
            when=SkipsAhead("contributions", "need", "from", tuple(o.key for o in SOURCES)),
            says=N_(
                "Paid support stands where the other four have not been answered for the same "
                "need: add a line for each; leave it empty where there is none"
            ),
            blocks=True,
        ),
        Caution(
            key="contributions",
            when=All((Equals("outcome", "support"), Equals("eligible", "not_eligible"))),
            says=N_("Support is agreed and the decision says not eligible: look at both again"),
        ),
    ),
    card=N_(
        "For support over the long term, once things are steady. Begin with a good life as the "
        "person sees it; then say for each need what they do, family and friends, community and "
        "equipment, and what is paid for last. The page counts what you mark from the legal list "
        "of England or of Wales, and you decide. It keeps the council's figure and works out none."
    ),
    source=N_(
        "The third of three conversations as Tew and others (2019) describe it; Surrey's order of "
        "resources (Glasby and others 2013); the lists of the Care Act 2014 and its regulations, "
        "and of the Social Services and Well-being (Wales) Act 2014. The prompts are ours."
    ),
)
