"""Help on being with a person: the page, the turned screen, visiting, jots, finishing, copies."""

from __future__ import annotations

from typing import Final

from app.language import N_
from app.ui.help.topic import Topic

AT_THE_TABLE: Final = (
    Topic(
        key="page",
        group="screens",
        title=N_("A page, the conversation"),
        lines=(
            N_(
                "The paper is in the middle: type into it as you talk, in any order. Nothing is "
                "checked while the person is talking."
            ),
            N_(
                "There is no Save button. The line at the foot always tells the truth: saved, or "
                "not yet and why."
            ),
            N_(
                "At the side: how full the page is, questions for when the talk slows, and their "
                "people. What does not fit goes on a second sheet, never cut."
            ),
            N_(
                "Afterwards holds what a record needs and can wait. Ctrl+1 to Ctrl+9 jump to the "
                "parts; Ctrl+Z takes back."
            ),
            N_(
                "The menu with three dots has its history, “This was on an earlier day…” and “This "
                "belongs to somebody else…”."
            ),
        ),
    ),
    Topic(
        key="promises",
        group="screens",
        title=N_("Who does what by when"),
        lines=(
            N_(
                "A promise says what, who and by when. It can be the person's own, yours, or "
                "somebody's around them."
            ),
            N_("Until that somebody has agreed, paper says “to be asked”."),
            N_("On its day it comes up on Today by itself."),
            N_("“Did it take?” then asks whether it worked out, and stays until you answer."),
            N_("“Add a promise” on the person's screen adds one between conversations."),
        ),
    ),
    Topic(
        key="last",
        group="screens",
        title=N_("Last time you said"),
        lines=(
            N_(
                "Before a second conversation, the person's own words from last time and what was "
                "promised, to read together."
            ),
            N_("It stands beside the page of a person you have talked with before."),
            N_("Of each line say with them whether it is still so, changed or done."),
            N_(
                "What is still so is taken over into the new page, unless other words stand there "
                "already."
            ),
        ),
    ),
    Topic(
        key="turned",
        group="screens",
        title=N_("Turn the screen"),
        lines=(
            N_(
                "A large, plain view of the page for the person to read and to type in. Nobody "
                "else's record can be seen."
            ),
            N_("Press “Turn the screen” on a page and turn the device round."),
            N_("What they type goes straight into the page and is saved like your own."),
            N_(
                "Going back asks for your short code, so that nobody comes to your other records by"
                " this way."
            ),
        ),
    ),
    Topic(
        key="knock",
        group="screens",
        title=N_("Before I knock"),
        leads="people",
        lines=(
            N_(
                "Twenty seconds in the car: how to speak, please do and don't, who may be told, "
                "visiting alone, what was last said and what we promised."
            ),
            N_("It is in the person's own screen: press “Before I knock”."),
            N_("What is not known is not guessed. Fill it in under Details."),
            N_("“Start visiting” shows this person alone from then on."),
        ),
    ),
    Topic(
        key="ecomap",
        group="screens",
        title=N_("Drawing someone's people"),
        leads="people",
        lines=(
            N_(
                "Who is around a person, drawn with them. Type “Gill, daughter” and press how "
                "close: she is there, nobody else moves, and the box waits for the next."
            ),
            N_(
                "Drag somebody, or use the arrows and 1, 2, 3. Press somebody to say how the tie "
                "is, which way help goes, and whom they know. “As a list” does all of it in rows."
            ),
            N_(
                "The key A, or a press on bare ground, leads back to adding. Turned round, and on "
                "their own paper, the person sees nobody told of in confidence or not safe to show."
            ),
            N_(
                "Groups, paid help and pets stand outside the rings and are not counted. What the "
                "picture says is counts in words, never a score."
            ),
            N_(
                "“Keep this picture” keeps it for ever as it is today. Next time go over it: still "
                "right? Compare any two days: who stayed, came, left, is nearer or further."
            ),
        ),
    ),
    Topic(
        key="visiting",
        group="screens",
        title=N_("Visiting"),
        lines=(
            N_(
                "While you visit, nothing of anybody else is on the screen: no Today, no list, no "
                "other name in search."
            ),
            N_("Start with “Start visiting” on Before I knock."),
            N_(
                "The person's page, jots, Help and Settings stay open; keys that lead to others say"
                " why they do not."
            ),
            N_(
                "“End visiting” in the bar at the side asks for your short code and brings "
                "everybody back."
            ),
            N_("Locking does not end a visit. Without a short code, the passphrase ends it."),
        ),
    ),
    Topic(
        key="jot",
        group="screens",
        title=N_("Jot"),
        lines=(
            N_(
                "Talk never comes in the page's order. Ctrl+N opens a line anywhere; it is kept "
                "from the first letter, even with nobody chosen."
            ),
            N_("Enter begins the next line. Up goes to the lines above, to sort them."),
            N_(
                "On a line, 1 to 9 send it to that heading of the open page, S to the story, P says"
                " whose it is."
            ),
            N_("Enter changes a line, Delete removes it, Ctrl+Z brings it back."),
            N_("Esc closes the jots. Those not sorted yet wait on Today."),
        ),
    ),
    Topic(
        key="finish",
        group="screens",
        title=N_("Finish, preview and print"),
        lines=(
            N_(
                "“Print view” shows the very paper that will be kept and sent: the person's and the"
                " council's. Print it, or save it as a PDF."
            ),
            N_("“Finish” lists what is missing; each line leads there, and most of it can wait."),
            N_(
                "With “Send to the council” ticked the page goes into the Outbox. Without the tick "
                "nothing is packed up."
            ),
            N_(
                "“Undo finish” opens it again until it has reached the council. After that “Amend” "
                "begins a new version."
            ),
            N_(
                "Large print and the language of the paper follow the person, whatever the screen "
                "shows."
            ),
        ),
    ),
    Topic(
        key="copies",
        group="screens",
        title=N_("Copies"),
        leads="today",
        lines=(
            N_(
                "Who has a copy, in what way, when and from whom: printed, large print, Welsh, "
                "posted, read aloud, or emailed by the team."
            ),
            N_("After printing the program asks whether it was given. It never guesses."),
            N_("A copy that is owed stands on Today until you note that it was given or posted."),
            N_("“Note a copy given…” on a finished page notes one for somebody else as well."),
        ),
    ),
    Topic(
        key="phone",
        group="screens",
        title=N_("By phone"),
        lines=(
            N_("In a page choose By phone as the place."),
            N_("Agreement is then said aloud and noted so; nobody signs."),
            N_("The copy goes by post, and Today reminds you of it."),
            N_("For a short call “Note a contact” on Today or on the person is enough."),
        ),
    ),
    Topic(
        key="cover",
        group="screens",
        title=N_("Cover and lock"),
        lines=(
            N_(
                "F9 or “Cover” hides everything at once; your short code takes the cover away. "
                "Three wrong codes lock."
            ),
            N_(
                "After some quiet minutes the screen is covered by itself, and later it locks. The "
                "line at the foot says when."
            ),
            N_(
                "Ctrl+L saves, locks and forgets the key; so does locking the system, where it "
                "tells us. Only the passphrase opens it again."
            ),
            N_(
                "If something cannot be saved, it stays covered, keeps what you typed and tries "
                "again until it is saved."
            ),
            N_("Choose or change the short code in Settings."),
        ),
    ),
)
