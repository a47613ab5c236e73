"""Help on writing and Welsh, where the ideas come from, accessibility and licences."""

from __future__ import annotations

from typing import Final

from app.language import N_
from app.ui.help.topic import Topic

ABOUT: Final = (
    Topic(
        key="spelling",
        group="writing",
        title=N_("Spelling"),
        leads="settings",
        lines=(
            N_(
                "Words that may be misspelt have a wavy line under them. F7 goes to the next one in"
                " the box and offers words; so do Shift+F10 and the right button."
            ),
            N_(
                "They are marked in boxes of several lines; Settings can turn that off. Nothing is "
                "marked on the turned screen."
            ),
            N_(
                "English or Welsh by the language of the page. A word you add is kept encrypted "
                "with your records; Settings lists them and takes them away again."
            ),
        ),
    ),
    Topic(
        key="dictation",
        group="writing",
        title=N_("Speaking instead of typing"),
        lines=(
            N_(
                "Kitchen Table has no dictation of its own; it takes what your system's dictation "
                "types."
            ),
            N_(
                "On Windows press Windows and H; on a Mac choose Edit, Start Dictation, or the key "
                "set in System Settings. Linux has none built in."
            ),
            N_(
                "Windows voice typing sends speech to Microsoft, and a Mac may send it to Apple: "
                "without a network it may not work, and your council decides whether you may use "
                "it."
            ),
            N_(
                "Ask the people in the room before you speak about them to a computer, and read "
                "what arrived: names and Welsh words often come out wrong."
            ),
            N_(
                "Spoken words arrive as if you had typed them: saved as you go, undone with Ctrl+Z "
                "and marked if they may be misspelt. We have not yet tried it on every Windows and "
                "Mac; if nothing appears, type."
            ),
        ),
    ),
    Topic(
        key="paste",
        group="writing",
        title=N_("Pasting"),
        lines=(
            N_("Whatever you paste arrives as plain words, without pictures, colours or links."),
            N_(
                "What you copy here is cleared from the clipboard when the program locks at the "
                "latest, if nobody else has put something there."
            ),
        ),
    ),
    Topic(
        key="welsh",
        group="writing",
        title=N_("Welsh"),
        leads="settings",
        lines=(
            N_(
                "The screen can be in English or in Welsh, by the button at the side or in "
                "Settings. Everything changes at once."
            ),
            N_(
                "The language of a person's paper is chosen for each person under Details, whatever"
                " the screen shows."
            ),
            N_("Offer Welsh without waiting to be asked. A page notes who chose what, and when."),
            N_("The Welsh words are a draft until a Welsh speaker has checked them."),
        ),
    ),
    Topic(
        key="ideas",
        group="about",
        title=N_("Where the ideas come from"),
        lines=(
            N_(
                "The three conversations follow published research on strengths-based social work. "
                "“The Three Conversations” is a registered mark of its owner; our prompts are our "
                "own words."
            ),
            N_(
                "Tew and others, Implementing the Care Act 2014, University of Birmingham, 2019: "
                "strengths, networks and capability in adult social care."
            ),
            N_("Bolton, New Developments in Adult Social Care, Institute of Public Care, 2019."),
            N_("Glasby, Miller and Lynch, HSMC Policy Paper 15, University of Birmingham, 2013."),
            N_(
                "A review of the evidence on community-led prevention, Wales, 2024, and Prevention "
                "in Action, British Red Cross, 2017."
            ),
            N_(
                "Those who wrote them have not looked at this program and do not stand for it. No "
                "questionnaire whose wording needs a licence is in it."
            ),
            N_(
                "Kitchen Table never decides about eligibility, risk, capacity or wellbeing. People"
                " do."
            ),
        ),
    ),
    Topic(
        key="accessibility",
        group="about",
        title=N_("Accessibility statement"),
        leads="complaint",
        lines=(
            N_(
                "We aim at WCAG 2.2 level AA, read for software as WCAG2ICT reads it. Kitchen Table"
                " meets it in part: what is known not to hold stands below."
            ),
            N_(
                "Tested with every change, by program: each screen in light, dark and high "
                "contrast, at 100 and 200 per cent text, in English and Welsh. Names and roles for "
                "screen readers, the order of Tab, the ring that shows where you are, targets of at"
                " least 24 pixels, contrast, and nothing cut."
            ),
            N_("Every PDF without a password is tagged, and made to PDF/UA-1 and PDF/A-2a."),
            N_(
                "Not yet done: no one has used it with a real screen reader (NVDA, JAWS, VoiceOver,"
                " Orca) or by voice, and no disabled people's group has reviewed it."
            ),
            N_(
                "Known not to hold: drawing a signature needs a pointer (agreement said aloud or on"
                " paper does not); the preview is a picture of the paper, and the same words are on"
                " the page; the windows for choosing a file or a printer are the system's."
            ),
            N_(
                "If something keeps you from using it, tell the team that gave it to you what you "
                "were doing and what you use. They can pass it on."
            ),
        ),
    ),
    Topic(
        key="licences",
        group="about",
        title=N_("Licences"),
        leads="licences",
        lines=(
            N_("Kitchen Table is free software under the Apache License 2.0."),
            N_(
                "Font: Atkinson Hyperlegible Next, Braille Institute, under the SIL Open Font "
                "Licence."
            ),
            N_("Icons: Lucide, under the ISC licence. Window: Qt for Python, under the LGPL."),
            N_(
                "Qt is used unchanged as libraries of its own beside the program; you may put "
                "another build of the same version in their place."
            ),
            N_(
                "Everything it is made of, with the whole text of each licence, is in the list "
                "below."
            ),
        ),
    ),
    Topic(
        key="about_program",
        group="about",
        title=N_("About Kitchen Table"),
        lines=(
            N_("Case conversations that work where there is no signal."),
            N_(
                "It opens no connection: nothing leaves this device but packages you chose to send,"
                " and files you chose to save."
            ),
            N_("Version {version}"),
        ),
    ),
)
