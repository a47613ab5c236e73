"""A carer's conversation: theirs alone, beginning with their own life and not with caring."""

from __future__ import annotations

from typing import Final

from app.forms.conditions import All, Answered, AnyOf, Equals
from app.forms.legal import WALES_AREAS
from app.forms.page import Group, Page, Section
from app.forms.pages.everywhere import (
    IN_ENGLAND,
    IN_WALES,
    NOTICED,
    PEOPLE,
    PROMISES_IF_ANY,
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
    Need,
    Option,
    Paper,
    Part,
    Prose,
    Question,
    SeveralChoices,
    Whose,
    YesNo,
)
from app.forms.vocabulary import YES_PARTLY_NO
from app.language import N_

OFFERS: Final = (
    Option("wanted", N_("Offered, and wanted now")),
    Option("not_now", N_("Offered; not now")),
    Option("ask_again", N_("Offered; ask again")),
)

SEEN: Final = (
    Option("alone", N_("Alone, as they wished")),
    Option("with_others", N_("With others there, as they wished")),
    Option("another_time", N_("Alone was wanted and not possible; another time is set")),
)

CARER_OUTCOMES: Final = (
    Option("child", N_("Looking after a child")),
    Option("others", N_("Caring for other people")),
    Option("home", N_("Keeping their own home fit to live in")),
    Option("food", N_("Eating well")),
    Option("relationships", N_("Family and other people close to them")),
    Option("work", N_("Work, training, education or volunteering")),
    Option("community", N_("Local places and services they need, also for leisure")),
    Option("recreation", N_("Time for what they enjoy")),
)
"""The eight of regulation 3, SI 2015/313 (England), in our words."""

CRITERIA: Final = (
    Option("yes", N_("Yes")),
    Option("no", N_("No")),
    Option("finding_out", N_("More to find out")),
)

_LIFE: Final = Section(
    key="life",
    title=N_("A life of one's own"),
    questions=(
        Prose(
            key="own_life",
            ask=N_("{name}'s own life"),
            me=N_("My own life"),
            hint=N_("Begin here: who they are when they are not caring"),
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("What in the week is yours and nobody else's?"),
                N_("What did you do before, that you miss?"),
                N_("Who do you laugh with?"),
                N_("If you had a free afternoon, where would you be?"),
            ),
        ),
        Prose(
            key="strong",
            ask=N_("What is strong already"),
            me=N_("What is strong already"),
            hint=N_("What keeps them going, and who"),
            whose=Whose.TOGETHER,
            turned=True,
            openers=(
                N_("What gets you through a hard day?"),
                N_("What are you glad you learned?"),
                N_("Who notices when you are tired?"),
            ),
        ),
    ),
)

_CARING: Final = Section(
    key="caring",
    title=N_("Caring"),
    questions=(
        Prose(
            key="caring",
            ask=N_("What caring is like for {name}"),
            me=N_("What caring is like for me"),
            hint=N_("What it asks and what it gives; not the other person's health"),
            column=Column.LEFT,
            whose=Whose.PERSON,
            turned=True,
            openers=(
                N_("Which hour of the day is the hardest?"),
                N_("What do you do that nobody sees?"),
                N_("What would you not want to give up?"),
            ),
        ),
        Prose(
            key="health",
            ask=N_("{name}'s own health and sleep"),
            me=N_("My own health and sleep"),
            column=Column.RIGHT,
            whose=Whose.PERSON,
            turned=True,
            openers=(
                N_("When did you last sleep a whole night?"),
                N_("What have you put off for yourself?"),
                N_("What does your body tell you?"),
            ),
        ),
        Prose(
            key="wants",
            ask=N_("What {name} wants to happen"),
            me=N_("What I want to happen"),
            whose=Whose.PERSON,
            need=Need.WANTED,
            turned=True,
            openers=(
                N_("What would make next month better than this one?"),
                N_("What should somebody else do, so that you need not?"),
                N_("What do you want to go on doing yourself?"),
            ),
        ),
    ),
)


def _four(key: str, ask: str, hint: str, column: Column) -> Choice:
    """One of the four: willing and able, now and likely, which never stand for each other.

    Not on the carer's own paper: it may lie where the other person reads it.
    """
    return Choice(
        key=key,
        ask=ask,
        hint=hint,
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        column=column,
        options=YES_PARTLY_NO,
    )


_WILLING_AND_ABLE: Final[tuple[Question, ...]] = (
    _four(
        "willing_now",
        N_("Is {name} willing to care now?"),
        N_("Theirs to say, to you alone; nobody is to be expected or pressed"),
        Column.LEFT,
    ),
    _four("able_now", N_("Is {name} able to care now?"), "", Column.RIGHT),
    _four(
        "willing_likely",
        N_("Is {name} likely to stay willing?"),
        "",
        Column.LEFT,
    ),
    _four(
        "able_likely",
        N_("Is {name} likely to stay able?"),
        "",
        Column.RIGHT,
    ),
)

_MARKED: Final = AnyOf(
    (
        All((IN_ENGLAND, Answered("carer_outcomes"))),
        All((IN_WALES, Answered("carer_areas"))),
        Equals("health_at_risk", "yes"),
    )
)

_OWN: Final[tuple[Question, ...]] = (
    Choice(
        key="offer",
        ask=N_("This conversation was"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        column=Column.LEFT,
        options=OFFERS,
    ),
    Choice(
        key="seen",
        ask=N_("How {name} was seen"),
        hint=N_("Ask it out of others' hearing"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        column=Column.RIGHT,
        options=SEEN,
    ),
    DateAsked(
        key="ask_again_on",
        ask=N_("Ask {name} again on"),
        hint=N_("Today brings it back on that day"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        need=Need.WANTED,
        when=Equals("offer", "ask_again"),
    ),
    WHY_NOW,
    *_WILLING_AND_ABLE,
    Prose(
        key="work_and_time",
        ask=N_("Work, learning and time off: what {name} does or would like to do"),
        me=N_("Work, learning and time off"),
        part=Part.AFTERWARDS,
        whose=Whose.PERSON,
        lines=1,
    ),
    Prose(
        key="without_me",
        ask=N_("If {name} could not care tomorrow"),
        me=N_("If I could not care tomorrow"),
        hint=N_("Who would be rung first, and where the number is"),
        part=Part.AFTERWARDS,
        whose=Whose.TOGETHER,
        lines=1,
    ),
    NOTICED,
    SeveralChoices(
        key="carer_outcomes",
        ask=N_("What caring keeps {name} from, as they told it"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        options=CARER_OUTCOMES,
        when=IN_ENGLAND,
    ),
    SeveralChoices(
        key="carer_areas",
        ask=N_("What {name} needs support with, as they told it"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        options=WALES_AREAS,
        when=IN_WALES,
    ),
    YesNo(
        key="health_at_risk",
        ask=N_("Is {name}'s own health getting worse, or at risk, through caring?"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
    ),
    Choice(
        key="carer_criteria",
        ask=N_("Are a carer's criteria met?"),
        hint=N_(
            "One thing marked is enough, whether or not the other person is eligible. You decide"
        ),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        need=Need.WANTED,
        options=CRITERIA,
        when=_MARKED,
    ),
    Prose(
        key="carer_reason",
        ask=N_("Why, and what support could help"),
        part=Part.AFTERWARDS,
        paper=Paper.COUNCIL,
        lines=1,
        when=_MARKED,
    ),
    DateAsked(
        key="look_again",
        ask=N_("Look at this again with {name} on"),
        me=N_("We look at this again on"),
        part=Part.AFTERWARDS,
    ),
    came_of_it(
        Option("connected", N_("People and places to connect with")),
        Option("support", N_("Support for the carer is being arranged")),
        Option("another_talk", N_("We will talk again")),
        Option("nothing", N_("Nothing more is wanted now")),
    ),
)

CARERS_CONVERSATION: Final = Page(
    key="carers_conversation",
    version=1,
    code="CARER",
    group=Group.AROUND,
    moment=N_("Somebody cares for another, and it is their turn"),
    title=N_("How are you, and what do you want for yourself?"),
    name=N_("A carer's conversation"),
    paper_title=N_("My own conversation"),
    lead=N_("Begin with their own life. Nothing here comes from anybody else's record."),
    openers=(
        N_("Before we talk about caring: how are you?"),
        N_("What would you tell somebody who starts caring tomorrow?"),
        N_("What do people thank you for, and what do they not see?"),
        N_("Would you rather we talked somewhere else, or on the phone?"),
        N_("What do you want to keep, whatever happens?"),
    ),
    sections=(
        _LIFE,
        _CARING,
        PEOPLE,
        PROMISES_IF_ANY,
        staying_in_touch(),
        afterwards(*_OWN, ending=rights_and_need(appeared=False)),
    ),
    card=N_(
        "A carer has a right to a conversation of their own, however little they do and whoever "
        "they care for. It has its own record and its own paper, and nothing is taken over from "
        "the other person's page. Willing and able are asked apart, now and as it is likely to "
        "be. One thing that caring keeps them from, or their health at risk, is enough to look "
        "at support; the app marks, you decide."
    ),
    source=N_(
        "Care Act 2014, section 10, and SI 2015/313, regulation 3; in Wales the 2014 Act, section "
        "24, and SI 2015/1578"
    ),
)
