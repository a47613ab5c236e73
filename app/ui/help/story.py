"""Help on the story of a person, on amendments and blank paper, and on places of the day."""

from __future__ import annotations

from typing import Final

from app.language import N_
from app.ui.help.topic import Topic

STORY: Final = (
    Topic(
        key="story",
        group="screens",
        title=N_("The story so far, and a chronology"),
        lines=(
            N_(
                "A person's screen shows the newest of their story. “All of it, to search and "
                "print” shows pages, notes, promises, appointments, sums, kept ecomaps and "
                "signatures together."
            ),
            N_("The buttons above show one kind alone. The boxes look for words and for days."),
            N_(
                "“Print what is shown” makes a chronology of just that, in English or Welsh. What "
                "names somebody told of in confidence is left out unless you take the tick away."
            ),
        ),
    ),
    Topic(
        key="amended",
        group="screens",
        title=N_("What changed, and how it went"),
        lines=(
            N_(
                "A finished page is amended, never overwritten. Behind the dots on an amendment, "
                "“What changed since the version before” shows each answer as it was and as it is."
            ),
            N_("The council's paper of an amended page begins with what changed."),
            N_(
                "Behind the dots on a finished page, “How it went” prints what became of each "
                "promise by today. It is a sheet of its own, dated, never part of the first paper."
            ),
        ),
    ),
    Topic(
        key="blank_paper",
        group="screens",
        title=N_("Blank paper to write on together"),
        lines=(
            N_(
                "Any page prints empty and large, with room to write by hand: behind the dots on a "
                "person's screen or on a page."
            ),
            N_("It asks in the person's own words, in English or Welsh, in any size."),
        ),
    ),
    Topic(
        key="places_day",
        group="screens",
        title=N_("Appointments and places of the day"),
        leads="places_day",
        lines=(
            N_(
                "Book an appointment on a person's screen, under To be seen. A day is enough; the "
                "place, the time and what it is for can be added."
            ),
            N_(
                "Today shows who is seen today. “Places today” lists every place with who is seen "
                "there, urgent ones first, for any day."
            ),
            N_(
                "Print the list for a place: it says who, when, what they need and what for, and "
                "no number or address."
            ),
            N_(
                "Say afterwards whether they were seen. The days from first contact to being seen "
                "are counted for the team, never for one worker."
            ),
        ),
    ),
    Topic(
        key="team",
        group="screens",
        title=N_("Counts for the team"),
        lines=(
            N_(
                "Ctrl+K and “Counts for the team”, or Settings under Looking back: how "
                "conversations ended, how long people waited, what is wanted and not to be had."
            ),
            N_(
                "Nothing is counted by worker. What is fewer than five is not said, so that nobody "
                "is known by it. Practice people are left out."
            ),
            N_(
                "What is not to be had can be saved as a table: area by the first half of the "
                "postcode, page and how often. It names nobody."
            ),
        ),
    ),
)
