"""Copies on paper: what was printed or saved as a file, who was given it, and who still is owed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework import intake
from app.casework.day_views import CopyOwed, CopyView, PageCopies
from app.casework.rows import put, row_of, shortened
from app.errors import Refused
from app.forms.catalogue import shipped
from app.forms.conditions import PlaceIs, holds
from app.forms.vocabulary import COPY_WAYS, label
from app.language import N_, Words, message
from app.models import owed as kept
from app.models.journal import Step, Verb
from app.models.page import Answer, CopyGiven, Page, SealedView
from app.models.person import Person
from app.models.store import Store
from app.models.worker import Worker

TO_POST: Final = "post"
POSTED: Final = "posted"
NOT_OWED: Final = "not_owed"
_READINGS: Final[dict[str, intake.Reading]] = {
    "to_whom": intake.line,
    "how": intake.option_of(COPY_WAYS),
    "given_on": intake.day,
}


def printed(store: Store, *, page_id: str, how: str = "printed") -> None:
    """Log that a page was printed, or exported to a file (`how` is `printed` or `exported`)."""
    with store.reading() as session:
        person_id = row_of(session, Page, page_id).person_id
    verb = Verb.EXPORTED if how == "exported" else Verb.PRINTED
    with store.writing(Step(verb, person_id=person_id, page_id=page_id)) as session:
        store.log_access(session, how, person_id=person_id, detail_ids=(page_id,))


# What is owed


def copies_owed(
    pages: Iterable[kept.FinishedPage], given: Iterable[kept.GivenCopy]
) -> list[CopyOwed]:
    """Which of these pages owe the person their copy, the longest finished first.

    Owed is the copy of a finished page that stands, until the person was given it or wants none.
    One that is to be posted is owed until it is. Nobody who died and nobody invented is owed one.
    """
    for_colleagues = {page.key for page in shipped() if not page.person_paper}
    to_whom: dict[int, list[kept.GivenCopy]] = {}
    for copy in given:
        to_whom.setdefault(copy.place, []).append(copy)
    owed: list[CopyOwed] = []
    for page in pages:
        if page.is_practice or page.involvement == "died" or _wants_none(page.wants):
            continue
        if page.page_key in for_colleagues:
            continue
        theirs = [c for c in to_whom.get(page.place or 0, []) if _is_for_them(c, page)]
        if any(copy.how != TO_POST for copy in theirs):
            continue
        owed.append(
            CopyOwed(
                page_id=page.page_id,
                page_key=page.page_key,
                person_id=page.person_id,
                person_name=page.person_name,
                finished_on=(page.finished_at or "")[:10],
                copy_id=theirs[-1].copy_id if theirs else "",
            )
        )
    return sorted(owed, key=lambda copy: (copy.finished_on, copy.person_name))


def _is_for_them(copy: kept.GivenCopy, page: kept.FinishedPage) -> bool:
    """Whether a copy went to the person themselves, whatever they were called then."""
    return copy.to_whom in (page.person_name, page.preferred_name, copy.name_then)


def _wants_none(wants: str | None) -> bool:
    chosen = json.loads(wants) if wants else None
    return isinstance(chosen, list) and "none" in chosen


def owed_in(session: Session, person_ids: Sequence[str] | None = None) -> list[CopyOwed]:
    """The copies owed to everybody, or to these people, read in a session one has."""
    pages = kept.may_owe(session, person_ids)
    given = kept.copies_given(session, [page.place for page in pages if page.place])
    return copies_owed(pages, given)


def owed_to(store: Store, *, person_id: str) -> tuple[CopyOwed, ...]:
    """The copies one person is owed."""
    with store.reading() as session:
        return tuple(owed_in(session, (person_id,)))


def copies_of_page(store: Store, *, page_id: str) -> PageCopies:
    """Who was given a copy of a page as it stands now, and whether the person still is owed one."""
    with store.reading() as session:
        page = row_of(session, Page, page_id)
        person = row_of(session, Person, page.person_id)
        places = select(Answer.value).where(Answer.page_id == page_id, Answer.key == "place")
        owed = [c for c in owed_in(session, (person.id,)) if c.page_id == page_id]
        return PageCopies(
            page_id=page_id,
            person_id=person.id,
            person_name=person.name,
            is_by_phone=holds(PlaceIs("place", "phone"), {"place": session.scalar(places)}),
            given=copies_of_pages(session, (page_id,)).get(page_id, ()),
            owed=owed[0] if owed else None,
        )


def copies_of_pages(session: Session, page_ids: Sequence[str]) -> dict[str, tuple[CopyView, ...]]:
    """The copies given of each of these pages as it stands, read in a session one has."""
    newest = kept.newest_places(session, page_ids)
    pages = {place: page_id for page_id, place in newest.items()}
    given = kept.copies_given(session, list(pages))
    workers = {copy.by_worker_id for copy in given if copy.by_worker_id}
    found = session.execute(select(Worker.id, Worker.name).where(Worker.id.in_(workers)))
    names = {row[0]: row[1] for row in found}
    views: dict[str, tuple[CopyView, ...]] = {}
    for copy in given:
        page_id = pages[copy.place]
        view = CopyView(
            id=copy.copy_id,
            to_whom=copy.to_whom,
            how=copy.how or "",
            given_on=copy.given_on or "",
            by=names.get(copy.by_worker_id or "", ""),
        )
        views[page_id] = (*views.get(page_id, ()), view)
    return views


def owed_words(owed: CopyOwed | None, words: Words) -> str:
    """Whether the person's copy is owed, in a sentence; nothing where it is not."""
    if owed is None:
        return ""
    if owed.copy_id:
        return words.text(N_("Their copy is still to be posted."))
    return words.text(N_("Their copy has not been given yet."))


# What is given


def gave_copy(
    store: Store, *, page_id: str, to_whom: str, how: str, given_on: str = ""
) -> str | None:
    """Keep that somebody was given a copy of a finished page; its id, nothing of a draft.

    `how` is a key of COPY_WAYS; what is to be posted stays owed until it is. Dated today, or the
    day given.
    """
    with store.reading() as session:
        page = row_of(session, Page, page_id)
        sealed_id = _sealed_id(session, page_id)
        if sealed_id is None or page.state == "draft":
            return None
    with store.writing(_step(page.person_id, page_id, how)) as session:
        return add_copy(
            session, store, sealed_id=sealed_id, to_whom=to_whom, how=how, given_on=given_on
        )


def add_copy(
    session: Session, store: Store, *, sealed_id: str, to_whom: str, how: str, given_on: str = ""
) -> str:
    """Add the row of a copy within a step one writes; its id."""
    today = store.clock.today()
    given = {"to_whom": to_whom, "how": how, "given_on": given_on or today.isoformat()}
    values = intake.read_fields(given, _READINGS, today=today)
    if not str(values["to_whom"] or "").strip():
        raise Refused(
            message(N_("Nobody is named yet.")), message(N_("Say who was given the copy."))
        )
    copy = CopyGiven(
        sealed_view_id=sealed_id,
        by_worker_id=store.worker_id,
        **values,  # pyright: ignore[reportArgumentType] - read for these very columns
    )
    session.add(copy)
    session.flush()
    return copy.id


def posted(store: Store, *, copy_id: str) -> None:
    """Say that a copy that was to be posted has been posted today."""
    with store.reading() as session:
        copy = row_of(session, CopyGiven, copy_id)
        sealed = row_of(session, SealedView, copy.sealed_view_id)
        person_id, page_id = sealed.person_id, sealed.page_id
    with store.writing(_step(person_id, page_id, POSTED)) as session:
        today = store.clock.today().isoformat()
        put(row_of(session, CopyGiven, copy_id), how=POSTED, given_on=today)


def way_words(how: str, words: Words) -> str:
    """How a copy was given, in words; what was kept in other words stands as it is."""
    return words.text(label(COPY_WAYS, how)) if how else ""


def sealed_ids(session: Session, page_ids: Sequence[str]) -> dict[str, str]:
    """The newest sealed view of each of these pages."""
    found = ((page_id, _sealed_id(session, page_id)) for page_id in page_ids)
    return {page_id: sealed_id for page_id, sealed_id in found if sealed_id is not None}


def _sealed_id(session: Session, page_id: str) -> str | None:
    """The newest sealed view of a page, if it was ever finished."""
    return session.scalars(
        select(SealedView.id)
        .where(SealedView.page_id == page_id, SealedView.kind == "page")
        .order_by(SealedView.version.desc(), SealedView.id.desc())
        .limit(1)
    ).first()


def _step(person_id: str, page_id: str | None, how: str) -> Step:
    return Step(Verb.GAVE_COPY, subject=shortened(how), person_id=person_id, page_id=page_id)
