"""A topic of Help for each page one can have: what it is for, when, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.forms.page import Page
from app.language import N_
from app.ui.help.topic import Topic

GROUP: Final = ("pages", N_("Each conversation"))
"""Stands after the screens, where there are pages to tell of."""
_OF: Final = "page/"


def topic_of_page(page_key: str) -> str:
    """The key of the topic of a page."""
    return _OF + page_key


def page_topics(pages: Iterable[Page]) -> tuple[Topic, ...]:
    """A topic for each page that has something to say of itself, in their order."""
    return tuple(
        Topic(key=topic_of_page(page.key), group=GROUP[0], title=page.name, lines=_lines(page))
        for page in pages
        if page.card
    )


def _lines(page: Page) -> tuple[str, ...]:
    when = (N_("When to choose it:"), page.moment) if page.moment else ()
    source = (N_("Where it comes from:"), page.source) if page.source else ()
    return (page.card, *when, *source)
