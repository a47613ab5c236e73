"""What all papers share: who they are of, the foot of the sheets, their language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.forms.values import show_nhs_number
from app.language import N_, Words
from app.reports.document import Footer, KeyValueBlock

Pairs = tuple[tuple[str, str], ...]
"""What something is called, and what it is."""


def paper_language(words: Words) -> str:
    """The language of a paper as a PDF names it."""
    return "cy" if words.language == "cy" else "en-GB"


def short_moment(moment: datetime, words: Words) -> str:
    """A day and time in few letters."""
    return f"{words.date(moment.astimezone().date(), 'medium')}, {words.time(moment)}"


def foot(words: Words, made_at: datetime, *, middle: str = "", is_practice: bool = False) -> Footer:
    """When it was made, whose it is or that it is practice, and the number of the sheet."""
    made = words.text(N_("Made {moment}"), moment=short_moment(made_at, words))
    return foot_with(made, words, middle=middle, is_practice=is_practice)


def foot_with(said: str, words: Words, *, middle: str = "", is_practice: bool = False) -> Footer:
    """The foot of a paper that says something else on its left."""
    practice = words.text(N_("Practice: an invented person"))
    return Footer(
        left=said,
        middle=practice if is_practice else middle,
        right=words.text(N_("Page {page} of {pages}")),
    )


def identifiers(
    words: Words, *, nhs_number: str, council_id: str, born: str, team: str = ""
) -> KeyValueBlock | None:
    """Who this is, for the council's files; None where nothing of it is known."""
    who = who_it_is(words, nhs_number=nhs_number, council_id=council_id, born=born)
    known = without_empty((*who, (words.text(N_("Team")), team)))
    return KeyValueBlock(pairs=known, across=2) if known else None


def who_it_is(words: Words, *, nhs_number: str, council_id: str, born: str) -> Pairs:
    """The numbers and the day of birth by which the council knows somebody, some of them empty."""
    return (
        (words.text(N_("NHS number")), show_nhs_number(nhs_number)),
        (words.text(N_("Council number")), council_id),
        (words.text(N_("Born")), words.partial_date(born)),
    )


def without_empty(pairs: Iterable[tuple[str, str]]) -> Pairs:
    """Those of which anything is said."""
    return tuple(pair for pair in pairs if pair[1].strip())
