"""A chronology: a person's timeline for paper, without what was told of others in confidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import select

from app.casework.confidence import kept_off
from app.casework.people import person as person_of
from app.casework.rows import member_view, owner_row
from app.casework.sent import WAITING
from app.casework.standing import ids_of, standing_id
from app.casework.timeline import Sought, TimelineLine, timeline
from app.casework.views import MemberView, PersonView
from app.forms.catalogue import Catalogue
from app.forms.values import read_date
from app.language import N_, Words
from app.models.network import Member
from app.models.store import Store

MOST_LINES: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronology:
    """What a chronology shows, the oldest first, worded in the language it is printed in."""

    person: PersonView
    worker_name: str
    team: str
    lines: tuple[TimelineLine, ...]
    left_out: int
    """How many lines say only that something is left out."""
    has_older: bool
    """Whether older things happened than the first line tells."""
    since: str
    until: str
    """ISO days, or parts of one; empty where there is no bound."""
    query: str
    made_at: datetime
    language: str


def chronology(
    store: Store,
    *,
    person_id: str,
    catalogue: Catalogue,
    language: str,
    sought: Sought | None = None,
    leave_out_confidences: bool = True,
    most: int = MOST_LINES,
) -> Chronology:
    """What happened with a person, for paper, in `en` or `cy`; at most the newest `most` things."""
    words, wanted = Words(language), sought or Sought()
    person = person_of(store, person_id=person_id)
    found = timeline(
        store, person_id=person_id, catalogue=catalogue, words=words, sought=wanted, limit=most
    )
    with store.reading() as session:
        owner = owner_row(session)
        ids = ids_of(session, standing_id(session, person_id))
        rows = session.scalars(select(Member).where(Member.person_id.in_(ids))).all()
        members = [member_view(row) for row in rows]
    lines = without_waiting(reversed(found.lines), words)
    if leave_out_confidences:
        lines = without_confidences(lines, members, words)
    said = words.text(LEFT_OUT)
    today = store.clock.today()
    return Chronology(
        person=person,
        worker_name=owner.name if owner else "",
        team=(owner.team if owner else "") or "",
        lines=lines,
        left_out=sum(line.words == said for line in lines),
        has_older=found.has_older,
        since=read_date(wanted.since, today=today) or "",
        until=read_date(wanted.until, today=today) or "",
        query=wanted.query.strip(),
        made_at=store.clock.now(),
        language=language,
    )


LEFT_OUT: Final = N_("Left out: it names somebody who was told of in confidence.")


def without_waiting(lines: Iterable[TimelineLine], words: Words) -> tuple[TimelineLine, ...]:
    """The lines without what only waits in this program: it is nothing that happened."""

    def told(line: TimelineLine) -> TimelineLine:
        after = line.after
        for waiting in WAITING:
            after = after.replace(words.text(waiting), "")
        return line if after == line.after else replace(line, after=after.strip())

    return tuple(told(line) if line.mark.kind == "page" else line for line in lines)


def without_confidences(
    lines: Iterable[TimelineLine], members: Collection[MemberView], words: Words
) -> tuple[TimelineLine, ...]:
    """The lines, those that name somebody told of in confidence without their words. Pure."""
    is_named = kept_off(members)
    return tuple(
        replace(line, words=words.text(LEFT_OUT), after="", who="")
        if is_named(" ".join((line.heading, line.words, line.after, line.who)))
        else line
        for line in lines
    )
