"""Help on sending, finding, looking back, settings and backups."""

from __future__ import annotations

from typing import Final

from app.language import N_
from app.ui.help.topic import Topic

LOOKING_AFTER: Final = (
    Topic(
        key="outbox",
        group="screens",
        title=N_("Outbox"),
        leads="outbox",
        lines=(
            N_(
                "Everything you chose to send, and where it is: ready, delivered (read back, same "
                "bytes) or filed (the council's receipt)."
            ),
            N_(
                "Packages go by themselves when the folder can be reached; until then they wait "
                "here, encrypted. “Try now” looks at once."
            ),
            N_(
                "“Needs the council's number”: fill it in under Details of the person, and the "
                "package goes."
            ),
            N_("Practice people are never sent by themselves."),
            N_("Alt+3 leads here from anywhere."),
        ),
    ),
    Topic(
        key="search",
        group="screens",
        title=N_("Finding"),
        lines=(
            N_(
                "Ctrl+K, then the beginnings of words: people first, then rooms, things to do and "
                "pages, then the newest notes."
            ),
            N_(
                "Accents do not matter: ty finds tŷ. Names that are spelt or sound nearly like it "
                "come below the others."
            ),
            N_("Down and Up mark a line, Enter opens it, Esc leads back to the box you came from."),
            N_(
                "With nothing typed, whom you opened last stands there. A name that nobody has can "
                "be added there and then."
            ),
            N_("While you visit, only that person is found."),
        ),
    ),
    Topic(
        key="merge",
        group="screens",
        title=N_("Two records of one person"),
        leads="people",
        lines=(
            N_(
                "“The same person as…” in the person's menu with three dots puts two records "
                "together."
            ),
            N_(
                "Choose which one stays. You see first what comes along, and are warned where "
                "numbers or birth dates differ."
            ),
            N_(
                "What the other one said otherwise is kept in a note, and both numbers lead to the "
                "one that stays."
            ),
            N_("It can be undone today, with Ctrl+Z on that person."),
        ),
    ),
    Topic(
        key="removed",
        group="screens",
        title=N_("Recently removed"),
        leads="removed",
        lines=(
            N_(
                "What you remove is listed here for 30 days: people, pages, promises and notes. It "
                "is under People and in Settings."
            ),
            N_("“Bring back” puts it where it was, with everything that belongs to it."),
            N_("For the rest of the day Ctrl+Z does the same, where you removed it."),
            N_("Nothing is erased by removing it: after 30 days it only leaves this list."),
        ),
    ),
    Topic(
        key="history",
        group="screens",
        title=N_("History of everything"),
        lines=(
            N_(
                "“Everything that happened” in a person's menu tells each step in plain words: "
                "what, by whom, when, and what stood there before."
            ),
            N_(
                "“Bring back what stood before” restores an earlier answer. That is a step too, and"
                " Ctrl+Z takes it back."
            ),
            N_("A page has a history of its own in its menu."),
            N_("A finished page is not changed; “Amend” begins a new version beside it."),
        ),
    ),
    Topic(
        key="access",
        group="screens",
        title=N_("Who looked, and what I opened"),
        leads="settings",
        lines=(
            N_(
                "Each time a record is opened, printed or saved as a file, it is written down with "
                "day and time. Nobody can change this list."
            ),
            N_(
                "“What I opened” in Settings shows your own; “Who looked” in the history of a "
                "person shows theirs."
            ),
            N_("Where the council asks for it, the list of a person goes with their packages."),
        ),
    ),
    Topic(
        key="settings",
        group="screens",
        title=N_("Settings"),
        leads="settings",
        lines=(
            N_(
                "Language, colours and text size of the screen; your name as papers show it; the "
                "lines on every paper; where packages go; how soon it covers and locks; spelling; "
                "keys; backups."
            ),
            N_("Each change holds at once. There is nothing to save."),
            N_(
                "What your council has fixed says “Set by your council” and cannot be changed here."
            ),
            N_(
                "The practice families are made up, to try things out. They can be removed and "
                "added again."
            ),
            N_("Ctrl and , lead here from anywhere."),
        ),
    ),
    Topic(
        key="backups",
        group="screens",
        title=N_("Backups and restoring"),
        leads="settings",
        lines=(
            N_(
                "An encrypted backup is made every half hour while you work, and at other moments "
                "that matter. Your council may name a second folder for copies."
            ),
            N_("“Back up now” in Settings makes one at once and says when it was checked."),
            N_(
                "“Restore a backup…” says first what would be lost. What is there now is kept "
                "aside."
            ),
            N_(
                "Once a month the newest backup is tried out; Settings and Today tell you if it "
                "could not be restored."
            ),
        ),
    ),
)
