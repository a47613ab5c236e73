"""How it went, as a dated sheet: each promise and whether it took, for each of both readers."""

from __future__ import annotations

from collections.abc import Iterator

from app.casework.how_it_went import Became, HowItWent
from app.casework.views import Audience
from app.language import N_, Words
from app.reports.conversation import COUNCIL_PT, LARGE_PRINT_FROM_PT, LARGEST_PT
from app.reports.document import (
    LEAST_PERSON_PT,
    Block,
    Document,
    HeaderBlock,
    Paragraph,
    Space,
    Span,
    TableBlock,
    Text,
)
from app.reports.plain_paper import foot, identifiers, paper_language

_WIDTHS = (0.4, 0.2, 0.4)


def compose_how_it_went(
    went: HowItWent, *, audience: Audience, size_pt: float | None = None
) -> Document:
    """The sheet in one size (points), worded in the language of the page it follows."""
    view, words = went.view, Words(went.view.language)
    is_person = audience == "person"
    size = size_pt or (view.text_size_pt if is_person else COUNCIL_PT)
    if is_person:
        size = min(max(size, LEAST_PERSON_PT), LARGEST_PT)
    title = words.text(N_("How it went"))
    return Document(
        title=title,
        language=paper_language(words),
        size_pt=size,
        smallest_pt=size if size >= LARGE_PRINT_FROM_PT else min(size, LEAST_PERSON_PT),
        blocks=tuple(_blocks(went, title, words, is_person=is_person)),
        footer=foot(words, went.made_at, middle=view.council_name, is_practice=view.is_practice),
        running_head=words.text(
            N_("{name}: {title}, continued"), name=view.person_name, title=title
        ),
    )


def _blocks(went: HowItWent, title: str, words: Words, *, is_person: bool) -> Iterator[Block]:
    """Which page it follows, how many were asked about, and the table."""
    view = went.view
    followed = words.text(
        N_("After “{page}”, {day}"),
        page=view.paper_title or view.title,
        day=words.partial_date(view.conversation_on),
    )
    yield HeaderBlock(
        title=title,
        name=view.person_name,
        lines=(words.date(went.on), followed, view.worker_name),
    )
    if not is_person:
        known = identifiers(
            words,
            nhs_number=view.nhs_number,
            council_id=view.council_id,
            born=view.person_born,
            team=view.team,
        )
        if known is not None:
            yield known
    yield Space(lines=0.3)
    yield Paragraph(text=_summary(went, words))
    yield TableBlock(
        head=(
            words.text(N_("What we said we would do")),
            words.text(N_("Who")),
            words.text(N_("Did it take?")),
        ),
        rows=tuple(_row(promise, words, is_person=is_person) for promise in went.promises),
        widths=_WIDTHS,
    )
    if is_person and view.worker_phone:
        yield Space(lines=0.4)
        ring = N_("If something still has to happen, ring {name} on {phone}.")
        yield Paragraph(text=words.text(ring, name=view.worker_name, phone=view.worker_phone))


def _summary(went: HowItWent, words: Words) -> str:
    """How many were asked about; nothing is scored."""
    asked = sum(bool(promise.answer) for promise in went.promises)
    return words.plural(
        N_("{asked} of {count} promise was asked about by this day."),
        N_("{asked} of {count} promises were asked about by this day."),
        len(went.promises),
        asked=asked,
    )


def _row(promise: Became, words: Words, *, is_person: bool) -> tuple[Text, ...]:
    what: Text = promise.what
    if promise.by_when:
        by_when = words.text(N_("by {day}"), day=promise.by_when)
        what = (Span(text=f"{promise.what}\n"), Span(text=by_when, style="aside"))
    took: Text = words.text(N_("Not asked yet"))
    if promise.answer:
        note = promise.note if is_person else promise.note_council
        day = (Span(text=f"\n{promise.asked_on}", style="aside"),) if promise.asked_on else ()
        said = (Span(text=f"\n{note}"),) if note else ()
        took = (Span(text=promise.answer, style="strong"), *day, *said)
    return what, promise.who if is_person else promise.who_council, took
