"""The promises of a page as a table on paper; an emergency plan also says what if it fails."""

from __future__ import annotations

from typing import Final

from app.casework.views import PagePromise, PageView
from app.language import N_, Words
from app.reports.document import Span, TableBlock, Text

_PERSON: Final = (0.46, 0.36, 0.18)
_COUNCIL: Final = (0.34, 0.18, 0.10, 0.38)
_PLAN: Final = (0.27, 0.17, 0.12, 0.21, 0.23)


def promise_table(view: PageView, words: Words, *, is_person: bool) -> TableBlock:
    """The table for a reader; the council's also says what kind of help each promise is."""
    head = [words.text(N_("What")), words.text(N_("Who")), words.text(N_("By when"))]
    widths = _PERSON if is_person else _COUNCIL
    if view.is_plan:
        head += [words.text(N_("If it fails")), words.text(N_("Ring"))]
        widths = _PLAN
    elif not is_person:
        head.append(words.text(N_("Help and prevention")))
    rows = tuple(_row(promise, view, words, is_person=is_person) for promise in view.promises)
    return TableBlock(head=tuple(head), rows=rows, widths=widths)


def _row(
    promise: PagePromise, view: PageView, words: Words, *, is_person: bool
) -> tuple[Text, ...]:
    """One promise. In the council's plan what kind of help it is stands below what it is."""
    more = "" if is_person else _more_of(promise, words)
    what: Text = promise.what
    if view.is_plan and more:
        what = (Span(text=f"{promise.what} "), Span(text=f"({more})", style="aside"))
    row: list[Text] = [what, _who(promise, words, is_person=is_person)]
    row.append(words.partial_date(promise.by_when, "medium"))
    if view.is_plan:
        # Whoever is told of in confidence is not given away by a number.
        is_hidden = is_person and bool(promise.who_council)
        row += [promise.if_it_fails, "" if is_hidden else promise.phone]
    elif not is_person:
        row.append(more)
    return tuple(row)


def _who(promise: PagePromise, words: Words, *, is_person: bool) -> Text:
    """Who it is with, and that they are still to be asked until they agreed."""
    named = promise.who if is_person else promise.who_council or promise.who
    if not promise.to_be_asked:
        return named
    asking = words.text(N_("to be asked"))
    if promise.asked_by:
        asking = words.text(N_("to be asked, by {name}"), name=promise.asked_by)
    if not named:
        return (Span(text=asking, style="aside"),)
    return (Span(text=f"{named} "), Span(text=f"({asking})", style="aside"))


def _more_of(promise: PagePromise, words: Words) -> str:
    """What only the council's table says of a promise."""
    place = promise.introduced_to
    if place.casefold() in promise.what.casefold():
        place = ""  # said already
    where = words.text(N_("introduced to {place}"), place=place) if place else ""
    return " · ".join(part for part in (promise.help, *promise.prevention, where) if part)
