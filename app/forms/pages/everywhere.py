"""What every conversation asks in the same words, under the same keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.forms.conditions import All, Equals, Not, PlaceIs
from app.forms.page import Caution, Section
from app.forms.questions import (
    Choice,
    Column,
    DateAsked,
    Line,
    Need,
    Option,
    Paper,
    Part,
    PeopleAsked,
    PlaceAsked,
    PromisesAsked,
    Prose,
    Question,
    SeveralChoices,
    Signature,
    Whose,
    YesNo,
)
from app.forms.vocabulary import PLACES
from app.language import N_

IN_ENGLAND: Final = Equals("@country", "england")
IN_WALES: Final = Equals("@country", "wales")

LANGUAGE_CHOSEN: Final = (
    Option("en", N_("English")),
    Option("cy", N_("Welsh")),
    Option("bsl", N_("British Sign Language")),
    Option("other", N_("Another language, with an interpreter")),
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

TIMES: Final = Line(
    key="times",
    ask=N_("From when to when"),
    hint=N_("10:15 to 11:30"),
    part=Part.AFTERWARDS,
    paper=Paper.COUNCIL,
)

THE_TALK: Final[tuple[Question, ...]] = (
    DateAsked(
        key="conversation_on",
        ask=N_("When you talked"),
        part=Part.AFTERWARDS,
        paper=Paper.NEITHER,
        column=Column.LEFT,
    ),
    TIMES,
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
        key="joint_introduction",
        ask=N_("How you and the worker before you were introduced together"),
        hint=N_("Another worker had an earlier page: when you met {name} together, or why not"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        when=Equals("@other_worker", True),
        need=Need.WANTED,
        lines=1,
    ),
)  # fmt: skip
"""When, where, with whom and in which language; and a joint introduction if another began."""

WHY_NOW: Final = Prose(
    key="why_now",
    ask=N_("How this conversation came about"),
    part=Part.AFTERWARDS,
    paper=Paper.COUNCIL,
    lines=1,
)
NOTICED: Final = Prose(
    key="noticed",
    ask=N_("What I noticed"),
    hint=N_("Your own observation, kept apart from what was said"),
    part=Part.AFTERWARDS,
    paper=Paper.COUNCIL,
    lines=2,
)

AGREEMENTS: Final[tuple[Question, ...]] = (
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
)

TOLD_RIGHT: Final = YesNo(
    key="told_right",
    ask=N_("Told of the right to an assessment"),
    part=Part.AFTERWARDS,
    paper=Paper.COUNCIL,
    column=Column.LEFT,
)
TOLD_ADVOCATE: Final = YesNo(
    key="told_advocate",
    ask=N_("Told about having an advocate"),
    part=Part.AFTERWARDS,
    paper=Paper.COUNCIL,
    column=Column.RIGHT,
)
RIGHTS: Final[tuple[Question, ...]] = (TOLD_RIGHT, TOLD_ADVOCATE)

RIGHT_AFTER_INFORMATION: Final = Caution(
    key="told_right",
    when=All((Equals("outcome", "information"), Not(Equals("told_right", "yes")))),
    says=N_(
        "Information and advice only: tell {name} of the right to an assessment, and say so here"
    ),
    blocks=True,
)
"""Nobody leaves with information only without hearing that they may ask for an assessment."""

NEED_APPEARED: Final = Choice(
    key="need_appears",
    ask=N_("Did a need for care and support appear?"),
    hint=N_("A conversation cannot stand in for an assessment once a need appears"),
    part=Part.AFTERWARDS,
    paper=Paper.COUNCIL,
    options=NEED_APPEARS,
)

CAPACITY: Final[tuple[Question, ...]] = (
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
)

UNMET: Final = Prose(
    key="unmet",
    ask=N_("What is wanted and not to be had here"),
    part=Part.AFTERWARDS,
    paper=Paper.COUNCIL,
    lines=1,
)

CHECK_AT_THE_END: Final[tuple[Question, ...]] = (
    YesNo(
        key="referred_on",
        ask=N_("Was {name} passed on to someone else?"),
        hint=N_("These three are counted for the team, never for one worker"),
        part=Part.AFTERWARDS,
        paper=Paper.NEITHER,
        column=Column.LEFT,
    ),
    YesNo(
        key="stayed_in_touch",
        ask=N_("Are you staying in touch?"),
        part=Part.AFTERWARDS,
        paper=Paper.NEITHER,
        column=Column.RIGHT,
    ),
    YesNo(
        key="long_term_in_crisis",
        ask=N_("Was anything long-term planned in a crisis?"),
        part=Part.AFTERWARDS,
        paper=Paper.NEITHER,
    ),
)

COPY: Final = SeveralChoices(
    key="copy",
    ask=N_("The copy {name} wants"),
    part=Part.AFTERWARDS,
    paper=Paper.COUNCIL,
    options=COPIES,
)
SIGNED: Final = Signature(
    key="signed",
    ask=N_("{name}'s agreement to this page"),
    me=N_("I agree with this page"),
    part=Part.AFTERWARDS,
    paper=Paper.BOTH,
    turned=True,
    aloud=PlaceIs("place", "phone"),
)

PEOPLE: Final = Section(
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

PROMISES: Final = Section(
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

PROMISES_IF_ANY: Final = replace(
    PROMISES, questions=tuple(replace(one, need=Need.NO) for one in PROMISES.questions)
)
"""On pages that may well end without a promise: Finish does not ask for one."""

_STAY_IN_TOUCH: Final = Line(
    key="stay_in_touch",
    ask=N_("I stay in touch by"),
    me=N_("How we stay in touch"),
    hint=N_("Phone, Thursdays after lunch"),
    column=Column.LEFT,
)
_NEXT_CONTACT: Final = DateAsked(
    key="next_contact",
    ask=N_("Next contact"),
    me=N_("Next contact"),
    column=Column.RIGHT,
    need=Need.WANTED,
)


def staying_in_touch(*, contact: Need = Need.WANTED, rhythm: Question | None = None) -> Section:
    """How and when you are in touch again; `contact`: how much Finish asks for the day.

    `rhythm` stands between the two, for pages on which contact has one.
    """
    between = () if rhythm is None else (rhythm,)
    return Section(
        key="in_touch",
        title=N_("Staying in touch"),
        questions=(_STAY_IN_TOUCH, *between, replace(_NEXT_CONTACT, need=contact)),
    )


def came_of_it(*options: Option) -> Choice:
    """What came of a conversation: its outcome, of the options this page has."""
    return Choice(
        key="outcome",
        ask=N_("What came of it"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        options=options,
    )


def rights_and_need(*, appeared: bool = True) -> tuple[Question, ...]:
    """What was told of rights, whether a need appeared (not asked where that is settled)."""
    need = (NEED_APPEARED,) if appeared else ()
    return (*RIGHTS, *need, *CAPACITY, UNMET)


def afterwards(*own: Question, ending: tuple[Question, ...] | None = None) -> Section:
    """What is filled in after the talk: when and where, the page's own, and how it ended.

    `ending` stands after what was agreed (by default rights, need, capacity and what is unmet);
    then come the three questions for the team, the copy and the signature.
    """
    last = rights_and_need() if ending is None else ending
    return Section(
        key="afterwards",
        title=N_("Afterwards"),
        questions=(*THE_TALK, *own, *AGREEMENTS, *last, *CHECK_AT_THE_END, COPY, SIGNED),
    )
