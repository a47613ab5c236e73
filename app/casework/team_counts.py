"""Counts for the team: how conversations ended, how long people waited, what is not to be had.

Nothing is counted by worker, and no count below five is shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import mean, median
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.waits import all_seen, waits
from app.forms.catalogue import Catalogue
from app.forms.conditions import Json, is_empty
from app.language import N_, Words
from app.models.page import Answer, Page
from app.models.person import Person
from app.models.store import Store

SMALL: Final = 5
"""What is counted fewer times than this is said as "fewer than 5"."""
CHECKS: Final = (
    ("referred_on", N_("Passed on to someone else")),
    ("stayed_in_touch", N_("Stayed in touch")),
    ("long_term_in_crisis", N_("Planned long-term in a crisis")),
)
"""The three questions at the end of a conversation, and what a yes to them means."""
UNMET: Final = "unmet"
_DISTRICT: Final = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)\s*(?:[0-9][A-Z]{2})?")
_NOT_KNOWN: Final = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many; None where there are so few that it is not said."""

    number: int | None

    def said(self, words: Words) -> str:
        """The number, or that they are few."""
        if self.number is None:
            return words.text(N_("fewer than {least}"), least=SMALL)
        return f"{self.number:,}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckCount:
    """One of the three questions: how many answered it, and how many said yes."""

    key: str
    asked: Count
    yes: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmetCount:
    """What is wanted and not to be had: the area by its postcode district, and on which page."""

    area: str
    """`LD3`; empty where no postcode is known, or so few live there that it is not said."""
    kind: str
    """The key of the page it was said on."""
    times: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamCounts:
    """All that is counted for the team from one day to another."""

    since: str
    until: str
    pages: Count
    checks: tuple[CheckCount, ...]
    waits: Count
    """How many waits there were, from a first contact until somebody saw the person."""
    mean_wait: float | None
    median_wait: float | None
    unmet: tuple[UnmetCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedPage:
    """A finished page as it is counted: nothing says whose it is or who had it."""

    page_key: str
    postcode: str
    answers: Mapping[str, Json]


def few(number: int) -> Count:
    """A count as it may be shown: nothing is nothing, and a few are not said."""
    return Count(number=number if number == 0 or number >= SMALL else None)


def district(postcode: str) -> str:
    """The district of a postcode (`LD3` of `LD3 7AB`); empty where it is none."""
    match = _DISTRICT.fullmatch(" ".join(postcode.upper().split()))
    return match[1] if match is not None else ""


def count_pages(pages: Iterable[CountedPage]) -> tuple[Count, tuple[CheckCount, ...]]:
    """How many pages there are, and how the three questions were answered. Pure."""
    counted = list(pages)
    checks: list[CheckCount] = []
    for key, _ in CHECKS:
        said = [p.answers.get(key) for p in counted]
        yes, no = said.count("yes"), said.count("no")
        # With few of one kind the other would be told by what is left of the whole.
        is_told = min(yes, no) == 0 or min(yes, no) >= SMALL
        shown = few(yes) if is_told else Count(number=None)
        checks.append(CheckCount(key=key, asked=few(yes + no), yes=shown))
    return few(len(counted)), tuple(checks)


def count_unmet(pages: Iterable[CountedPage]) -> tuple[UnmetCount, ...]:
    """What is wanted and not to be had by area and page, the most often first. Pure.

    An area in which it was said only a few times is joined with the others of its kind: nobody is
    to be known by where they live.
    """
    times: Counter[tuple[str, str]] = Counter()
    for page in pages:
        if not is_empty(page.answers.get(UNMET)):
            times[district(page.postcode), page.page_key] += 1
    told: Counter[tuple[str, str]] = Counter()
    for (area, kind), number in times.items():
        told[area if number >= SMALL else _NOT_KNOWN, kind] += number
    ordered = sorted(told.items(), key=lambda one: (-one[1], one[0]))
    return tuple(
        UnmetCount(area=area, kind=kind, times=few(number)) for (area, kind), number in ordered
    )


def team_counts(store: Store, *, since: str = "", until: str = "") -> TeamCounts:
    """The counts of finished pages and appointments from one ISO day to another, both included.

    People made up for practice are left out.
    """
    last = until or store.clock.today().isoformat()
    with store.reading() as session:
        pages = _finished(session, since, last)
        told = waits(all_seen(session))
    number, checks = count_pages(pages)
    days = [wait for seen_on, wait in told if since <= seen_on <= last]
    is_told = len(days) >= SMALL
    return TeamCounts(
        since=since,
        until=last,
        pages=number,
        checks=checks,
        waits=few(len(days)),
        mean_wait=round(mean(days), 1) if is_told else None,
        median_wait=float(median(days)) if is_told else None,
        unmet=count_unmet(pages),
    )


def _finished(session: Session, since: str, until: str) -> list[CountedPage]:
    """The finished pages of real people between two days, as they are counted."""
    counted = (
        Page.state == "finished",
        Page.removed_at.is_(None),
        Person.is_practice.is_(False),
        Page.conversation_on >= since,
        Page.conversation_on <= until,
    )
    whose = Person.id == Page.person_id
    rows = session.execute(
        select(Page.id, Page.page_key, Person.postcode).join(Person, whose).where(*counted)
    ).all()
    keys = [key for key, _ in CHECKS] + [UNMET]
    answers: dict[str, dict[str, Json]] = {}
    for page_id, key, value in session.execute(
        select(Answer.page_id, Answer.key, Answer.value)
        .join(Page, Page.id == Answer.page_id)
        .join(Person, whose)
        .where(Answer.key.in_(keys), *counted)
    ):
        answers.setdefault(page_id, {})[key] = value
    return [
        CountedPage(page_key=row[1], postcode=row[2] or "", answers=answers.get(row[0], {}))
        for row in rows
    ]


def as_table(counts: TeamCounts, *, catalogue: Catalogue, words: Words) -> list[tuple[str, ...]]:
    """The rows of what is not to be had, the headings first."""
    head = (words.text(N_("Area")), words.text(N_("Page")), words.text(N_("Times")))
    rows = [head]
    for one in counts.unmet:
        page = catalogue.page(one.kind)
        name = words.text(page.name) if page is not None else one.kind
        number = f"<{SMALL}" if one.times.number is None else str(one.times.number)
        rows.append((one.area or words.text(N_("Other areas")), name, number))
    return rows
