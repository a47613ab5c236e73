"""Help on beginning, and on the rooms of every day: what each is for, and its keys."""

from __future__ import annotations

from typing import Final

from app.language import N_
from app.ui.help.topic import Topic

ROOMS: Final = (
    Topic(
        key="begin",
        group="begin",
        title=N_("From a name to a page"),
        leads="today",
        lines=(
            N_("Add a person with nothing but a name, on Today or under People."),
            N_(
                "Start Conversation 1 and talk. Type what matters, what is strong, and who does "
                "what by when. What you type is saved within two seconds."
            ),
            N_("Turn the screen to the person. They can read it, and type in it."),
            N_(
                "Finish when you are ready. What is missing is listed, and most of it can wait. "
                "Print the person's copy there and then."
            ),
            N_(
                "The finished page waits in the Outbox and goes to the council's folder by itself "
                "when the folder can be reached."
            ),
        ),
    ),
    Topic(
        key="help",
        group="begin",
        title=N_("Finding your way in Help"),
        lines=(
            N_(
                "F1 opens Help at the screen you are on, from anywhere. Alt and the left arrow lead"
                " back to where you were."
            ),
            N_(
                "Type in the search box: English and Welsh words both count, and accents do not "
                "matter."
            ),
            N_(
                "Up and Down go through the topics; Enter leads into the text, where Up and Down "
                "scroll it. Esc leads back."
            ),
            N_(
                "Everything here is on this device. No network is needed, and nothing you look up "
                "is kept."
            ),
            N_("Help stays open while you are visiting somebody: nobody is named in it."),
        ),
    ),
    Topic(
        key="keyboard",
        group="begin",
        title=N_("With the keyboard alone"),
        leads="keys",
        lines=(
            N_(
                "Tab goes to the next thing, Shift+Tab to the one before, in the order one reads. A"
                " ring shows where you are."
            ),
            N_(
                "Space presses a button or ticks a box; the arrow keys choose within a group or a "
                "list, and Enter opens."
            ),
            N_(
                "Ctrl+K finds, Ctrl+N jots, F9 covers, Ctrl+L locks, Ctrl+Z undoes, F1 helps. "
                "Alt+1, Alt+2 and Alt+3 lead to Today, People and the Outbox."
            ),
            N_("On a page, Ctrl+1 to Ctrl+9 jump to its parts."),
            N_(
                "Ctrl and + or - make everything larger or smaller, Ctrl+0 as it was at first. "
                "Ctrl+/ lists every key."
            ),
        ),
    ),
    Topic(
        key="unlock",
        group="screens",
        title=N_("Unlock"),
        lines=(
            N_(
                "The program always starts here, and shows no name before it. Type your passphrase "
                "and press Enter."
            ),
            N_("You come back to the person, page and box you were in when it locked."),
            N_("“Show what I type” helps where nobody can look over your shoulder."),
            N_(
                "After three wrong passphrases there is a short pause, a minute at most. You are "
                "never shut out for good."
            ),
            N_(
                "“I can't get in” takes the recovery code you kept at the start, and asks for a new"
                " passphrase."
            ),
        ),
    ),
    Topic(
        key="today",
        group="screens",
        title=N_("Today"),
        leads="today",
        lines=(
            N_(
                "Who hears from you today, what is due or overdue, unfinished pages, copies owed, "
                "this fortnight and the Outbox, each one press away."
            ),
            N_(
                "Press a line to open it. “Note a contact” writes down the call or visit, and the "
                "line is done."
            ),
            N_("“Later…” puts a line off to another day, with a word of why."),
            N_("“Did it take?” stays here until you answer it: did the introduction work out?"),
            N_("Alt+1 leads here from anywhere."),
        ),
    ),
    Topic(
        key="people",
        group="screens",
        title=N_("People"),
        leads="people",
        lines=(
            N_(
                "Everybody you work with, with what is going on and the next contact. Alt+2 leads "
                "here."
            ),
            N_(
                "Type in the box to narrow the list down: a part of a name, or a number. Accents do"
                " not matter."
            ),
            N_("Up, Down and Enter open a person."),
            N_(
                "“New person” (Ctrl+Shift+N) needs nothing but a name or initials. If someone like "
                "this is already here, it says so."
            ),
            N_(
                "People you no longer work with are left out until you ask for them, below the box;"
                " nothing of theirs is gone."
            ),
        ),
    ),
    Topic(
        key="caseload",
        group="screens",
        title=N_("Bringing in a list"),
        leads="caseload",
        lines=(
            N_(
                "“Bring in a list…” under People takes a list saved as CSV from your council's "
                "system or a spreadsheet."
            ),
            N_(
                "You see first what will happen: who is new, who is here already, and which rows "
                "cannot be taken in and why. Nothing is added before you say so."
            ),
            N_(
                "Look whether each column is what it says. What you choose is remembered for the "
                "next list."
            ),
            N_(
                "Rows set aside can be saved to a file, mended there and brought in. Anyone can "
                "open that file."
            ),
            N_(
                "A backup is made first, and all of it can be taken back in one step. The same list"
                " twice changes nothing."
            ),
        ),
    ),
    Topic(
        key="person",
        group="screens",
        title=N_("A person"),
        leads="people",
        lines=(
            N_(
                "What they need from us stands on top of every screen of theirs. Below it: About "
                "me, the story so far, what is still to happen, and the people around them."
            ),
            N_(
                "“Conversation 1” begins a page, or goes on with the one begun. “Note a contact” "
                "writes down a call or a visit."
            ),
            N_(
                "“Details” holds names, numbers, address, language and size of their paper, who may"
                " be told what, and how we stay in touch. Everything is saved as you type."
            ),
            N_(
                "When working together ends, choose finished for now, moved away or died under "
                "Details: reminders stop kindly, and nothing is erased."
            ),
            N_(
                "The menu with three dots has everything that happened, the same person twice, and "
                "removing."
            ),
        ),
    ),
    Topic(
        key="about",
        group="screens",
        title=N_("About me, in their own words"),
        lines=(
            N_(
                "What matters to the person, what to do and what not to do, kept as they said it. "
                "It stands on their screen and on Before I knock."
            ),
            N_(
                "Ask and type under About me on the person's screen, or in Details. There is no "
                "Save button."
            ),
            N_(
                "What the person said and what you noticed are kept apart; one never becomes the "
                "other."
            ),
            N_(
                "Needs go one on each line, such as large print or speak to the left side. They say"
                " when they are to be looked at again."
            ),
            N_(
                "“Who may be told, and what” is shown beside the needs, so that you see it before "
                "you ring."
            ),
        ),
    ),
)
