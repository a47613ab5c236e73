"""Conversation 1: listen, and connect the person to what helps them get on with their life."""

from __future__ import annotations

from typing import Final

from app.forms.conditions import Answered, Equals, PlaceIs
from app.forms.page import Page, Section
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
    PeopleAsked,
    PlaceAsked,
    PromisesAsked,
    Prose,
    Scale,
    SeveralChoices,
    Signature,
    Whose,
    YesNo,
)
from app.forms.vocabulary import PLACES
from app.language import N_

LANGUAGE_CHOSEN: Final = (
    Option("en", N_("English")),
    Option("cy", N_("Welsh")),
    Option("bsl", N_("British Sign Language")),
    Option("other", N_("Another language, with an interpreter")),
)

CHANGES: Final = (
    Option("bereavement", N_("Someone has died")),
    Option("health", N_("Health or getting about")),
    Option("separation", N_("Divorce or separation")),
    Option("retirement", N_("Retirement or children leaving home")),
    Option("new_baby", N_("A new baby")),
    Option("moved", N_("A move")),
    Option("caring", N_("Starting or stopping caring")),
)

OUTCOMES: Final = (
    Option("connected", N_("People and places to connect with")),
    Option("information", N_("Information and advice only")),
    Option("another_talk", N_("We will talk again")),
    Option("conversation_2", N_("Things are unsteady: Conversation 2")),
    Option("nothing", N_("Nothing more is wanted now")),
)

NEED_APPEARS: Final = (
    Option("none", N_("No need for care and support appeared")),
    Option("separate", N_("Yes; an assessment will be done separately")),
    Option("this", N_("Yes; this record is part of the assessment")),
    Option("declined", N_("Yes; an assessment was offered and declined")),
)

COPIES: Final = (
    Option("printed", N_("Printed, left with them")),
    Option("large_print", N_("Large print")),
    Option("post", N_("By post")),
    Option("read_aloud", N_("Read aloud")),
    Option("none", N_("No copy wanted")),
)

_TALK: Final = Section(
    key="talk",
    title=N_("What you talk about"),
    questions=(
        Prose(
            key="what_matters",
            ask=N_("What matters to {name}"),
            me=N_("What matters to me"),
            hint=N_("In their own words, kept as said"),
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("What would a good day look like?"),
                N_("What would you not want to be without?"),
                N_("What were you glad of this week?"),
                N_("What should I know about you that is not in any file?"),
            ),
        ),
        Prose(
            key="strong",
            ask=N_("What is strong already"),
            me=N_("What is strong already"),
            hint=N_("Skills, people, habits, things they give to others"),
            whose=Whose.TOGETHER,
            turned=True,
            openers=(
                N_("What do people come to you for?"),
                N_("What have you come through before, and how?"),
                N_("What do you do for somebody else?"),
                N_("What still works as it always did?"),
            ),
        ),
        Prose(
            key="in_the_way",
            ask=N_("What is getting in the way"),
            me=N_("What is getting in the way"),
            column=Column.LEFT,
            whose=Whose.PERSON,
            turned=True,
            openers=(
                N_("What made you get in touch just now?"),
                N_("When does it get hard?"),
                N_("What have you tried?"),
            ),
        ),
        Prose(
            key="wants",
            ask=N_("What {name} wants to happen"),
            me=N_("What I want to happen"),
            column=Column.RIGHT,
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("If this went well, what would be different by next month?"),
                N_("What would you do first if that were sorted?"),
                N_("Who would notice, and what would they see?"),
            ),
        ),
    ),
)

_PEOPLE: Final = Section(
    key="people",
    title=N_("Who is around"),
    questions=(
        PeopleAsked(
            key="people_around",
            ask=N_("Who is around {name}"),
            me=N_("Who is around me"),
            hint=N_("Family, friends, neighbours: a name is enough"),
            whole_network=True,
        ),
    ),
)

_PROMISES: Final = Section(
    key="promises",
    title=N_("What we will each do"),
    questions=(
        PromisesAsked(
            key="promises",
            ask=N_("What we will each do"),
            me=N_("What we will each do"),
            hint=N_("Introductions, not referrals: what, who and by when"),
            need=Need.WANTED,
            turned=True,
        ),
    ),
)

_IN_TOUCH: Final = Section(
    key="in_touch",
    title=N_("Staying in touch"),
    questions=(
        Line(
            key="stay_in_touch",
            ask=N_("I stay in touch by"),
            me=N_("How we stay in touch"),
            hint=N_("Phone, Thursdays after lunch"),
            column=Column.LEFT,
        ),
        DateAsked(
            key="next_contact",
            ask=N_("Next contact"),
            me=N_("Next contact"),
            column=Column.RIGHT,
            need=Need.WANTED,
        ),
    ),
)

_AFTERWARDS: Final = Section(
    key="afterwards",
    title=N_("Afterwards"),
    questions=(
        DateAsked(
            key="conversation_on",
            ask=N_("When you talked"),
            part=Part.AFTERWARDS,
            paper=Paper.NEITHER,
            column=Column.LEFT,
        ),
        PlaceAsked(
            key="place",
            ask=N_("Where you talked"),
            part=Part.AFTERWARDS,
            paper=Paper.NEITHER,
            column=Column.RIGHT,
            options=PLACES,
        ),
        PeopleAsked(
            key="present",
            ask=N_("Who else was there"),
            hint=N_("People of the network who sat in"),
            part=Part.AFTERWARDS,
            paper=Paper.NEITHER,
        ),
        Line(
            key="organisations",
            ask=N_("Organisations present"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            when=PlaceIs("place", "hub"),
        ),
        YesNo(
            key="welsh_offered",
            ask=N_("Was Welsh offered, without having to ask?"),
            part=Part.AFTERWARDS,
            paper=Paper.NEITHER,
            column=Column.LEFT,
        ),
        Choice(
            key="language_chosen",
            ask=N_("Language {name} chose"),
            part=Part.AFTERWARDS,
            paper=Paper.NEITHER,
            column=Column.RIGHT,
            options=LANGUAGE_CHOSEN,
        ),
        Prose(
            key="why_now",
            ask=N_("How this conversation came about"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            lines=1,
        ),
        Prose(
            key="noticed",
            ask=N_("What I noticed"),
            hint=N_("Your own observation, kept apart from what was said"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            lines=2,
        ),
        SeveralChoices(
            key="changes",
            ask=N_("What has changed in {name}'s life lately"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            options=CHANGES,
        ),
        DateAsked(
            key="changed_when",
            ask=N_("When that was"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            when=Answered("changes"),
            year_only_allowed=True,
        ),
        Line(
            key="equipment",
            ask=N_("A small thing that would help"),
            hint=N_("A rail, a key safe, a taxi"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            column=Column.LEFT,
        ),
        Money(
            key="equipment_cost",
            ask=N_("What it would cost"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            column=Column.RIGHT,
            when=Answered("equipment"),
        ),
        Scale(
            key="confidence",
            ask=N_("How sure {name} feels about the weeks ahead"),
            hint=N_("Only if you asked; it is theirs to say and is added to nothing"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            lowest=1,
            highest=5,
            lowest_label=N_("not at all sure"),
            highest_label=N_("very sure"),
        ),
        YesNo(
            key="may_record",
            ask=N_("{name} agrees that this is recorded"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            column=Column.LEFT,
        ),
        YesNo(
            key="may_share",
            ask=N_("{name} agrees that it is shared"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            column=Column.RIGHT,
        ),
        Prose(
            key="agreed",
            ask=N_("What we agreed"),
            me=N_("What we agreed"),
            hint=N_("Who may talk with whom about this page"),
            part=Part.AFTERWARDS,
            whose=Whose.TOGETHER,
            lines=1,
        ),
        Choice(
            key="outcome",
            ask=N_("What came of it"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            options=OUTCOMES,
        ),
        YesNo(
            key="told_right",
            ask=N_("Told of the right to an assessment"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            column=Column.LEFT,
        ),
        YesNo(
            key="told_advocate",
            ask=N_("Told about having an advocate"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            column=Column.RIGHT,
        ),
        Choice(
            key="need_appears",
            ask=N_("Did a need for care and support appear?"),
            hint=N_("A conversation cannot stand in for an assessment once a need appears"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            options=NEED_APPEARS,
        ),
        YesNo(
            key="capacity_doubt",
            ask=N_("Any doubt about a decision made here?"),
            hint=N_("About one decision on one day, never about the person"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
        ),
        Prose(
            key="capacity_which",
            ask=N_("Which decision, and what you will do about it"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            when=Equals("capacity_doubt", "yes"),
            lines=1,
        ),
        Prose(
            key="unmet",
            ask=N_("What is wanted and not to be had here"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            lines=1,
        ),
        SeveralChoices(
            key="copy",
            ask=N_("The copy {name} wants"),
            part=Part.AFTERWARDS,
            paper=Paper.COUNCIL,
            options=COPIES,
        ),
        Signature(
            key="signed",
            ask=N_("{name}'s agreement to this page"),
            me=N_("I agree with this page"),
            part=Part.AFTERWARDS,
            paper=Paper.BOTH,
            turned=True,
            aloud=PlaceIs("place", "phone"),
        ),
    ),
)

CONVERSATION_1: Final = Page(
    key="conversation_1",
    version=1,
    code="CONV1",
    title=N_("How can I connect you to what helps you get on with your life?"),
    name=N_("Conversation 1"),
    paper_title=N_("Our conversation"),
    lead=N_("Listen first. Start from what is strong. Write what was said."),
    openers=(
        N_("What did a good week look like before this?"),
        N_("Who would you ring with good news?"),
        N_("What do people come to you for?"),
        N_("What would you do first if things eased?"),
        N_("Is there somewhere you used to go and miss?"),
        N_("What would you rather nobody did for you?"),
    ),
    sections=(_TALK, _PEOPLE, _PROMISES, _IN_TOUCH, _AFTERWARDS),
)
