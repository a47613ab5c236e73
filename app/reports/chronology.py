"""The chronology of a person as a paper: day by day, the oldest first."""

from __future__ import annotations

from collections.abc import Iterator

from app.casework.chronology import Chronology
from app.casework.timeline import TimelineLine
from app.language import N_, Words
from app.reports.document import (
    LEAST_PERSON_PT,
    Block,
    Document,
    HeaderBlock,
    Paragraph,
    Span,
    TableBlock,
    Text,
)
from app.reports.plain_paper import foot, identifiers, paper_language

_WIDTHS = (0.17, 0.2, 0.63)
SMALLEST_PT = 10.0


def compose_chronology(told: Chronology, *, size_pt: float = LEAST_PERSON_PT) -> Document:
    """The chronology in one size, worded in its own language."""
    words = Words(told.language)
    title = words.text(N_("What happened"))
    return Document(
        title=title,
        language=paper_language(words),
        size_pt=size_pt,
        smallest_pt=min(size_pt, SMALLEST_PT),
        blocks=tuple(_blocks(told, title, words)),
        footer=foot(words, told.made_at, middle=told.team, is_practice=told.person.is_practice),
        running_head=words.text(
            N_("{name}: {title}, continued"), name=told.person.name, title=title
        ),
    )


def _blocks(told: Chronology, title: str, words: Words) -> Iterator[Block]:
    """Whose it is and of which days, what is not in it, and the table."""
    person = told.person
    lines = (_span(told, words), told.worker_name)
    yield HeaderBlock(title=title, name=person.name, lines=tuple(line for line in lines if line))
    known = identifiers(
        words, nhs_number=person.nhs_number, council_id=person.council_id, born=person.born
    )
    if known is not None:
        yield known
    for said in _notes(told, words):
        yield Paragraph(text=said)
    if not told.lines:
        yield Paragraph(text=words.text(N_("Nothing is recorded for this time.")))
        return
    yield TableBlock(
        head=(
            words.text(N_("Day")),
            words.text(N_("What it was")),
            words.text(N_("In words")),
        ),
        rows=tuple(_row(line, words) for line in told.lines),
        widths=_WIDTHS,
    )


def _span(told: Chronology, words: Words) -> str:
    """From when till when."""
    since, until = words.partial_date(told.since), words.partial_date(told.until)
    if since and until:
        return words.text(N_("From {first} to {last}"), first=since, last=until)
    if since:
        return words.text(N_("From {first}"), first=since)
    return words.text(N_("Up to {last}"), last=until) if until else ""


def _notes(told: Chronology, words: Words) -> Iterator[str]:
    """What whoever reads it should know about what is not in it."""
    if told.query:
        yield words.text(N_("Only what has these words in it: {words}"), words=told.query)
    if told.has_older:
        yield words.plural(
            N_("Older things are not on this paper: it shows the last one."),
            N_("Older things are not on this paper: it shows the last {count}."),
            len(told.lines),
        )
    if told.left_out:
        yield words.plural(
            N_("In {count} place words are left out: they name somebody told of in confidence."),
            N_("In {count} places words are left out: they name somebody told of in confidence."),
            told.left_out,
        )


def _row(line: TimelineLine, words: Words) -> tuple[Text, ...]:
    when = words.partial_date(line.on_date, "medium")
    what = "\n".join(part for part in (line.heading, line.who) if part)
    said: Text = line.words
    if line.after:
        aside = Span(text=line.after, style="aside")
        said = (Span(text=f"{line.words}\n"), aside) if line.words else (aside,)
    return when, what, said
