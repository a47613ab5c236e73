"""Promises: what, who and by when; whether they agreed; and whether it took."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.casework import intake
from app.casework.pages import page_chain
from app.casework.rows import here, owner_row, put, row_of, shortened
from app.casework.step_names import promise_subject
from app.casework.views import PromiseView
from app.errors import Refused
from app.forms.vocabulary import DID_IT_TAKE, HELP, PREVENTION
from app.language import N_, message
from app.models.journal import Step, Verb
from app.models.network import Member
from app.models.page import Page
from app.models.person import Person
from app.models.promise import Promise
from app.models.store import Store
from app.models.worker import Worker

_READINGS: Final[dict[str, intake.Reading]] = {
    "what": intake.words,
    "position": intake.number,
    "who_kind": intake.one_of("worker", "member", "person", "place", "other"),
    "who_id": intake.line,
    "who_words": intake.line,
    "agreed": intake.yes_no_unknown,
    "agreed_by": intake.line,
    "agreed_on": intake.day,
    "asked_by": intake.line,
    "by_when": intake.day,
    "help": intake.option_of(HELP),
    "prevention": intake.some_of(PREVENTION),
    "introduced_to": intake.line,
    "follow_up_on": intake.day,
    "did_it_take": intake.option_of(DID_IT_TAKE),
    "taken_asked_on": intake.day,
    "note": intake.prose,
    "if_it_fails": intake.prose,
    "phone": intake.line,
    "until": intake.day,
    "week": intake.several_lines,
}
_WHO: Final = frozenset({"who_kind", "who_id", "who_words"})


def promises_of_page(store: Store, *, page_id: str) -> tuple[PromiseView, ...]:
    """The promises of a page in order; an amendment shows those of the page before."""
    with store.reading() as session:
        return page_promises(session, page_id)


def promises_of_person(store: Store, *, person_id: str) -> tuple[PromiseView, ...]:
    """All promises of a person, the newest page's first."""
    with store.reading() as session:
        rows = session.scalars(
            select(Promise)
            .where(Promise.person_id == person_id, Promise.removed_at.is_(None))
            .order_by(Promise.page_id.desc(), Promise.position, Promise.id)
        ).all()
        return _views(session, rows)


def page_promises(session: Session, page_id: str) -> tuple[PromiseView, ...]:
    """The promises of a page and of the pages it amends, read in a session one has."""
    rows = session.scalars(
        select(Promise)
        .where(Promise.page_id.in_(page_chain(session, page_id)), Promise.removed_at.is_(None))
        .order_by(Promise.position, Promise.id)
    ).all()
    return _views(session, rows)


def add_promise(
    store: Store,
    *,
    person_id: str,
    page_id: str | None = None,
    what: str = "",
    gesture: str | None = None,
    origin: object | None = None,
    **fields: object,
) -> PromiseView:
    """Add a promise, at the end of its page's list. `who_id` is a member's or worker's id.

    Given the gesture of the typing that began it, the typing that follows is the same step.
    """
    values = intake.read_fields({"what": what, **fields}, _READINGS, today=store.clock.today())
    subject = shortened(str(values["what"]))
    step = Step(
        Verb.PROMISED, subject=subject, person_id=person_id, page_id=page_id, gesture=gesture
    )
    with store.writing(step, origin=origin) as session:
        here(session, Person, person_id)
        row = Promise(person_id=person_id, page_id=page_id, what="")
        row.position = _next_position(session, person_id, page_id)
        session.add(row)
        _set(session, store, row, values)
        session.flush()
        return _views(session, [row])[0]


def change_promise(
    store: Store,
    *,
    promise_id: str,
    gesture: str | None = None,
    origin: object | None = None,
    **fields: object,
) -> PromiseView:
    """Change a promise. Another name takes back the agreement unless that is given too.

    The worker's own name says that they agree.
    """
    values = intake.read_fields(fields, _READINGS, today=store.clock.today())
    step = _step(store, promise_id, Verb.CHANGED_PROMISE, gesture, fields=values.keys())
    with store.writing(step, origin=origin) as session:
        row = here(session, Promise, promise_id)
        _set(session, store, row, values)
        session.flush()
        return _views(session, [row])[0]


def order_promises(
    store: Store, *, page_id: str, promise_ids: Sequence[str], origin: object | None = None
) -> None:
    """Put the promises of a page in this order."""
    with store.reading() as session:
        page = row_of(session, Page, page_id)
        step = Step(Verb.CHANGED_PROMISE, person_id=page.person_id, page_id=page_id)
    with store.writing(step, origin=origin) as session:
        for position, promise_id in enumerate(promise_ids):
            put(here(session, Promise, promise_id), position=position)


def remove_promise(store: Store, *, promise_id: str, origin: object | None = None) -> None:
    """Take a promise off its page."""
    step = _step(store, promise_id, Verb.REMOVED_PROMISE)
    with store.writing(step, origin=origin) as session:
        here(session, Promise, promise_id).removed_at = store.clock.now()


def bring_back_promise(store: Store, *, promise_id: str, origin: object | None = None) -> None:
    """Put a removed promise back."""
    step = _step(store, promise_id, Verb.BROUGHT_BACK)
    with store.writing(step, origin=origin) as session:
        row_of(session, Promise, promise_id).removed_at = None


def answer_did_it_take(
    store: Store, *, promise_id: str, answer: str, note: str = "", origin: object | None = None
) -> PromiseView:
    """Say whether a promise took: `yes`, `partly`, `no`, or empty to ask again. Dated today."""
    today = store.clock.today()
    values = intake.read_fields({"did_it_take": answer, "note": note}, _READINGS, today=today)
    step = _step(store, promise_id, Verb.ASKED_PROMISE)
    with store.writing(step, origin=origin) as session:
        row = here(session, Promise, promise_id)
        put(row, did_it_take=values["did_it_take"])
        put(row, taken_asked_on=today.isoformat() if values["did_it_take"] else None)
        if values["note"]:
            put(row, note=values["note"])
        session.flush()
        return _views(session, [row])[0]


def _step(
    store: Store,
    promise_id: str,
    verb: Verb,
    gesture: str | None = None,
    fields: Collection[str] = (),
) -> Step:
    """The step of a promise, with the fields it sets."""
    with store.reading() as session:
        row = row_of(session, Promise, promise_id)
        return Step(
            verb,
            subject=promise_subject(shortened(row.what), fields),
            person_id=row.person_id,
            page_id=row.page_id,
            gesture=gesture,
        )


def _next_position(session: Session, person_id: str, page_id: str | None) -> int:
    if page_id is None:
        place = Promise.page_id.is_(None) & (Promise.person_id == person_id)
    else:
        page = here(session, Page, page_id)
        if page.state != "draft":
            raise finished_already()
        place = Promise.page_id.in_(page_chain(session, page_id))
    last = session.scalar(select(func.max(Promise.position)).where(place))
    return 0 if last is None else last + 1


def finished_already() -> Refused:
    """A finished page does not change."""
    return Refused(
        message(N_("This page is finished.")), message(N_("Amend it to change what it says."))
    )


def _set(session: Session, store: Store, row: Promise, values: Mapping[str, object]) -> None:
    """Put read values into a row; who is promised by an id goes where ids of that kind stand."""
    plain = {key: value for key, value in values.items() if key not in _WHO}
    if _WHO & values.keys() and _set_who(session, row, values) and "agreed" not in values:
        # Who writes down a promise of their own agrees to it by that; everybody else is asked.
        is_own = row.who_worker_id is not None and row.who_worker_id == store.worker_id
        plain |= {"agreed": True if is_own else None, "agreed_on": None, "agreed_by": None}
    if plain.get("agreed") is True and row.agreed is not True and not plain.get("agreed_on"):
        plain["agreed_on"] = store.clock.today().isoformat()
    if "agreed" in plain and plain["agreed"] is not True:
        plain["agreed_on"] = None
    put(row, **plain)


def _set_who(session: Session, row: Promise, values: Mapping[str, object]) -> bool:
    """Put whoever it is into the columns of their kind; whether that was anything new."""
    kind = values.get("who_kind", row.who_kind)
    given = values.get("who_id", row.who_member_id or row.who_worker_id)
    member_id = worker_id = None
    if kind == "member" and given:
        member = row_of(session, Member, str(given))
        if member.person_id != row.person_id:
            raise intake.not_fitting("who_id")
        member_id = member.id
    if kind == "worker":
        owner = owner_row(session)
        worker_id = row_of(session, Worker, str(given)).id if given else owner and owner.id
    return put(
        row,
        who_kind=kind,
        who_member_id=member_id,
        who_worker_id=worker_id,
        who_words=values.get("who_words", None if "who_kind" in values else row.who_words),
    )


def _views(session: Session, rows: Sequence[Promise]) -> tuple[PromiseView, ...]:
    names: dict[str, str] = {}
    members = {row.who_member_id for row in rows if row.who_member_id}
    workers = {row.who_worker_id for row in rows if row.who_worker_id}
    people = {row.person_id for row in rows if row.who_kind == "person"}
    for kind, ids in ((Member, members), (Worker, workers), (Person, people)):
        if ids:
            found = session.execute(select(kind.id, kind.name).where(kind.id.in_(ids)))
            names |= {row[0]: row[1] for row in found}
    return tuple(_view(row, names) for row in rows)


def _view(row: Promise, names: Mapping[str, str]) -> PromiseView:
    """A promise as a view; `names` are of members and workers by id."""
    who_id = row.who_member_id or row.who_worker_id or ""
    known = names.get(who_id, names.get(row.person_id, "") if row.who_kind == "person" else "")
    return PromiseView(
        id=row.id,
        person_id=row.person_id,
        page_id=row.page_id,
        position=row.position,
        what=row.what,
        who_kind=row.who_kind or "",
        who_id=who_id,
        who_words=known or row.who_words or "",
        agreed=row.agreed,
        agreed_on=row.agreed_on or "",
        asked_by=row.asked_by or "",
        by_when=row.by_when or "",
        help=row.help or "",
        prevention=tuple(row.prevention or ()),
        introduced_to=row.introduced_to or "",
        follow_up_on=row.follow_up_on or "",
        did_it_take=row.did_it_take or "",
        taken_asked_on=row.taken_asked_on or "",
        note=row.note or "",
        if_it_fails=row.if_it_fails or "",
        phone=row.phone or "",
        until=row.until or "",
        week=tuple(row.week or ()),
    )
