"""Think family: four dated steps, and what is owed to the young who care or come of age."""

from __future__ import annotations

from typing import Final

from app.forms.conditions import AnyOf, Equals
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
from app.forms.questions import (
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
    Whose,
    YesNo,
)
from app.language import N_

STEPS: Final = (
    Option("think", N_("Think family")),
    Option("picture", N_("Get the whole picture")),
    Option("plan", N_("Make a plan that works for everyone")),
    Option("check", N_("Check it is working for the whole family")),
)

YOUNG_CARER: Final = Equals("@young_carer", True)
COMES_OF_AGE: Final = AnyOf((Equals("@comes_of_age", True), Equals("leaving_care", "yes")))

_FAMILY: Final = Section(
    key="family",
    title=N_("The family"),
    questions=(
        Prose(
            key="family_says",
            ask=N_("What {name} says about the family"),
            me=N_("What I say about my family"),
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("Who is family to you, whatever the papers say?"),
                N_("Who worries about whom?"),
                N_("What does each of you hope for?"),
            ),
        ),
        Prose(
            key="strong",
            ask=N_("What the family does well"),
            me=N_("What we do well"),
            hint=N_("What they give one another, and have come through together"),
            whose=Whose.TOGETHER,
            turned=True,
            openers=(
                N_("What would a neighbour say you do well?"),
                N_("What have you got through together?"),
            ),
        ),
        Prose(
            key="picture",
            ask=N_("Everybody in the picture, the young ones too"),
            me=N_("Everybody in the picture"),
            hint=N_("Who is well, who carries too much, who has not been asked"),
            whose=Whose.TOGETHER,
            turned=True,
            openers=(
                N_("Who else lives with this, and what is it like for them?"),
                N_("What does a school day look like?"),
                N_("Who would notice first if it got too much?"),
            ),
        ),
        Prose(
            key="for_everyone",
            ask=N_("What would work for everyone"),
            me=N_("What would work for all of us"),
            whose=Whose.TOGETHER,
            turned=True,
            openers=(
                N_("What could each of you live with?"),
                N_("Whose day would change most, and do they agree?"),
            ),
        ),
    ),
)

_STEPS: Final = Section(
    key="steps",
    title=N_("Four steps"),
    questions=(
        RowsAsked(
            key="steps",
            ask=N_("Four steps, each with its day and a name"),
            me=N_("Our four steps"),
            rows=STEPS,
            cells=(
                DateAsked(key="on", ask=N_("Done on"), need=Need.REQUIRED),
                Line(key="who", ask=N_("By whom"), need=Need.REQUIRED),
                Line(key="note", ask=N_("Note")),
            ),
        ),
    ),
)

_YOUNG_CARER: Final[tuple[Question, ...]] = (
    YesNo(
        key="young_told",
        ask=N_("Young carer: were children's services told?"),
        hint=N_("Somebody under 18 in this network gives care"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        column=Column.LEFT,
        need=Need.WANTED,
        when=YOUNG_CARER,
    ),
    DateAsked(
        key="young_told_on",
        ask=N_("Told on"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        column=Column.RIGHT,
        when=Equals("young_told", "yes"),
    ),
    YesNo(
        key="young_offered",
        ask=N_("Was a young carer's needs assessment offered?"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        column=Column.LEFT,
        need=Need.WANTED,
        when=YOUNG_CARER,
    ),
    DateAsked(
        key="young_offered_on",
        ask=N_("Offered on"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        column=Column.RIGHT,
        when=Equals("young_offered", "yes"),
    ),
    Prose(
        key="young_lighter",
        ask=N_("What will be taken off the young carer's shoulders, by whom"),
        hint=N_("What they told you in confidence belongs to their own record, not here"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        lines=1,
        when=YOUNG_CARER,
    ),
)

_COMING_OF_AGE: Final[tuple[Question, ...]] = (
    YesNo(
        key="leaving_care",
        ask=N_("Is {name} leaving the care of a council?"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
    ),
    YesNo(
        key="age_told",
        ask=N_("Turning 18 or leaving care: are children's services planning this with us?"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        column=Column.LEFT,
        need=Need.WANTED,
        when=COMES_OF_AGE,
    ),
    DateAsked(
        key="age_link_on",
        ask=N_("Linked with children's services on"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        column=Column.RIGHT,
        need=Need.WANTED,
        when=COMES_OF_AGE,
    ),
    Line(
        key="age_link_who",
        ask=N_("With whom there"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        when=COMES_OF_AGE,
    ),
)

THINK_FAMILY: Final = Page(
    key="think_family",
    version=1,
    code="THINKFAM",
    group=Group.AROUND,
    moment=N_("More than one life is touched by this"),
    title=N_("How does this work for everybody?"),
    name=N_("Think family"),
    paper_title=N_("Our family"),
    lead=N_("Ask about each of them, the children first. Nobody carries it alone."),
    openers=(
        N_("Who is family to you?"),
        N_("Who helps, and who helps the helper?"),
        N_("What do the children say?"),
        N_("What should not be asked of anybody?"),
    ),
    sections=(
        _FAMILY,
        _STEPS,
        PEOPLE,
        PROMISES,
        staying_in_touch(),
        afterwards(
            WHY_NOW,
            NOTICED,
            *_YOUNG_CARER,
            *_COMING_OF_AGE,
            came_of_it(
                Option("plan", N_("A plan that works for everyone")),
                Option("group", N_("A family group conference will be offered")),
                Option("another_talk", N_("We will talk again")),
                Option("nothing", N_("Nothing more is wanted now")),
            ),
        ),
    ),
    card=N_(
        "Four steps, each with a day and a name: think family, get the whole picture, make a plan "
        "that works for everyone, check that it does. Somebody under 18 who gives care has rights "
        "of their own: children's services are told and an assessment is offered. Whoever turns 18 "
        "or leaves care is handed over with children's services, not by them."
    ),
    source=N_("Tew and others 2019; Care Act 2014, sections 58 to 64; draft guidance of 2015"),
)
