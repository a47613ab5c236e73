"""Help on what is protected and what is not, and on what to do when something goes wrong."""

from __future__ import annotations

from typing import Final

from app.language import N_
from app.ui.help.topic import Topic

SAFETY: Final = (
    Topic(
        key="protected",
        group="safety",
        title=N_("What is protected"),
        lines=(
            N_("A lost or stolen device that is off or locked: everything on it is encrypted."),
            N_("A copied file, a backup or a package that waits: encrypted as well."),
            N_(
                "Somebody else who uses the same machine: they have another account and no "
                "passphrase."
            ),
            N_("A power cut or a fault: every word that was acknowledged is there."),
            N_(
                "A damaged disk: damage is noticed, never papered over, and a backup can be "
                "restored."
            ),
        ),
    ),
    Topic(
        key="unprotected",
        group="safety",
        title=N_("What is not"),
        lines=(
            N_("Harmful software that runs as you while the store is open."),
            N_("An administrator of the machine."),
            N_("Somebody who makes you open it."),
            N_(
                "A photo of the screen, somebody looking over your shoulder, or a camera in the "
                "room. Cover with F9, turn the screen away, and visit with “Start visiting”."
            ),
            N_(
                "Screen shots and shared screens, where the system cannot leave this window out: "
                "Linux cannot, and Settings says what yours can. In a meeting share one window, not"
                " the whole screen."
            ),
            N_(
                "A PDF you printed or saved: whoever has it can read it. Disk encryption is still "
                "needed."
            ),
            N_(
                "What you copy: other programs can read it until it is cleared, when the program "
                "locks at the latest."
            ),
            N_(
                "A disk that fails where no backup lies anywhere else. Ask your council for a "
                "second backup folder."
            ),
        ),
    ),
    Topic(
        key="locked_out",
        group="safety",
        title=N_("If you forgot your passphrase"),
        lines=(
            N_(
                "Check capital letters and the keyboard's language first. “Show what I type” helps."
            ),
            N_(
                "Press “I can't get in” and type the recovery code you kept: eight groups of four. "
                "Then choose a new passphrase."
            ),
            N_(
                "Without the code, ask your IT team: your council may hold a recovery key that "
                "opens these records."
            ),
            N_(
                "With none of the three nobody can open them, and nobody can look your passphrase "
                "up. What was sent to the council is still there."
            ),
        ),
    ),
    Topic(
        key="known",
        group="safety",
        title=N_("If somebody may know your passphrase"),
        leads="settings",
        lines=(
            N_(
                "Or the recovery code, or has had the device: “Make a new key for everything…” in "
                "Settings writes all records anew. You choose a new passphrase and get a new "
                "recovery code."
            ),
            N_(
                "Changing the passphrase alone is for when nobody has learnt it: an old key file, "
                "as in a backup, still opens with the one before."
            ),
            N_(
                "It locks, says how far it is, and can be stopped until it takes hold. If the "
                "device is switched off meanwhile, either the old passphrase or the new one opens "
                "everything."
            ),
            N_(
                "Older backups still open with the passphrase of their day. They can be removed at "
                "once; left alone they go within a month. After restoring one, make a new key "
                "again."
            ),
            N_(
                "What somebody has copied already cannot be called back, and a disk may keep "
                "remnants of the old file, encrypted under the old key. Tell your IT team."
            ),
        ),
    ),
    Topic(
        key="disk_full",
        group="safety",
        title=N_("If the disk is full"),
        lines=(
            N_(
                "What you typed stays on the screen, and saving is tried again by itself. The line "
                "at the foot says so."
            ),
            N_(
                "Make room: empty the wastebasket, or move large files away. Leave the program's "
                "own folder alone."
            ),
            N_("Do not switch the device off before it says that everything is saved."),
            N_("Locking waits until it could save: it stays covered meanwhile."),
        ),
    ),
    Topic(
        key="folder_away",
        group="safety",
        title=N_("If the council's folder is away"),
        leads="outbox",
        lines=(
            N_(
                "Go on working. Nothing waits for a network, and finished pages wait in the Outbox,"
                " encrypted."
            ),
            N_(
                "When the folder can be reached they go by themselves. “Try now” in the Outbox "
                "looks at once."
            ),
            N_(
                "If it stays away, see whether the network drive is connected, and ask your IT team"
                " whether the folder has moved."
            ),
            N_("A package is called delivered only after it was read back and was the same."),
        ),
    ),
    Topic(
        key="damaged",
        group="safety",
        title=N_("If the records cannot be opened"),
        lines=(
            N_("Nothing is deleted and nothing is started anew. Keep the device as it is."),
            N_(
                "A wrong passphrase and damage are told apart: the unlock window says which of the "
                "two it is."
            ),
            N_(
                "If the records are older than this device remembers, it says what is missing "
                "before it opens them."
            ),
            N_("Ask your IT team to restore the newest backup, and give them a support pack."),
        ),
    ),
    Topic(
        key="trouble",
        group="safety",
        title=N_("If something goes wrong"),
        leads="support",
        lines=(
            N_(
                "A message with a number, such as 4821-7730, means something unexpected. What you "
                "typed is kept; go on, and tell your IT team the number."
            ),
            N_("If it happens again, close Kitchen Table and open it again."),
            N_(
                "A support pack tells your IT team versions, counts and the last lines of the log. "
                "It holds no name and nothing anybody said."
            ),
            N_(
                "You read all of it before it is saved, and you decide who gets it. Nothing is sent"
                " by itself."
            ),
        ),
    ),
)
