"""What the plainer papers share: who they are of, the foot of the sheets, their language."""

from __future__ import annotations

from datetime import datetime

from app.forms.values import show_nhs_number
from app.language import N_, Words
from app.reports.document import Footer, KeyValueBlock


def paper_language(words: Words) -> str:
    """The language of a paper as a PDF names it."""
    return "cy" if words.language == "cy" else "en-GB"


def short_moment(moment: datetime, words: Words) -> str:
    """A day and time in few letters."""
    return f"{words.date(moment.astimezone().date(), 'medium')}, {words.time(moment)}"


def foot(words: Words, made_at: datetime, *, middle: str = "", is_practice: bool = False) -> Footer:
    """When it was made, whose it is or that it is practice, and the number of the sheet."""
    practice = words.text(N_("Practice: an invented person"))
    return Footer(
        left=words.text(N_("Made {moment}"), moment=short_moment(made_at, words)),
        middle=practice if is_practice else middle,
        right=words.text(N_("Page {page} of {pages}")),
    )


def identifiers(
    words: Words, *, nhs_number: str, council_id: str, born: str, team: str = ""
) -> KeyValueBlock | None:
    """Who this is, for the council's files; None where nothing of it is known."""
    pairs = (
        (words.text(N_("NHS number")), show_nhs_number(nhs_number)),
        (words.text(N_("Council number")), council_id),
        (words.text(N_("Born")), words.partial_date(born)),
        (words.text(N_("Team")), team),
    )
    known = tuple(pair for pair in pairs if pair[1].strip())
    return KeyValueBlock(pairs=known, across=2) if known else None
