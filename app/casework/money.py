"""Small sums and recovery budgets: asked for, authorised, agreed by a second person, looked at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from app.casework import intake
from app.casework.money_sums import limit_in, not_an_amount, pence_of
from app.casework.money_views import FOR_KINDS, HELD_BY, KINDS, SECOND_WAYS, is_above
from app.casework.rows import here, owner_row, put, row_of, shortened
from app.errors import Refused
from app.language import N_, message
from app.models.journal import Step, Verb
from app.models.money import Money
from app.models.page import Page
from app.models.person import Person
from app.models.store import Store
from app.models.worker import Worker
from app.policy import Policy

LOOK_BACK_WEEKS: Final = 8

_READINGS: Final[dict[str, intake.Reading]] = {
    "kind": intake.option_of(KINDS),
    "for_kind": intake.option_of(FOR_KINDS),
    "for_words": intake.line,
    "asked_on": intake.day,
    "amount": intake.line,
    "for_what": intake.prose,
    "hoped": intake.prose,
    "held_by": intake.option_of(HELD_BY),
    "held_words": intake.line,
    "receipt": intake.line,
    "look_back_on": intake.day,
    "paid_on": intake.day,
    "refused_reason": intake.prose,
}
_LATER: Final = frozenset({"paid_on", "refused_reason"})
"""What may be changed once it is so, and is not said while asking."""
_NO_AGREEMENT: Final[dict[str, None]] = dict.fromkeys(
    ("authorised_on", "authorised_by_id", "limit_pence", "second_id", "second_way")
    + ("second_on", "second_confirmed_on")
)


# Asking, and what is asked


def ask(
    store: Store,
    *,
    person_id: str = "",
    page_id: str | None = None,
    gesture: str | None = None,
    origin: object | None = None,
    **fields: object,
) -> str:
    """Ask for a sum; its id. `amount` is as typed: what is no amount is kept like that.

    Without a person it is for a circle or a place. Held by the person unless said otherwise.
    """
    if not _LATER.isdisjoint(fields):
        raise intake.not_fitting(sorted(_LATER & fields.keys())[0])
    values = _read(store, fields)
    if not person_id and values.get("for_kind") not in ("circle", "place"):
        raise Refused(
            message(N_("Nobody is named that this is for.")),
            message(N_("Begin it with a person, or say which circle or place it is for.")),
        )
    step = Step(
        Verb.ASKED_MONEY,
        subject=_subject(values.get("for_what"), values.get("amount_typed")),
        person_id=person_id or None,
        page_id=page_id,
        gesture=gesture,
    )
    with store.writing(step, origin=origin) as session:
        if person_id:
            here(session, Person, person_id)
        if page_id is not None and here(session, Page, page_id).person_id != person_id:
            raise intake.not_fitting("page_id")
        row = Money(person_id=person_id or None, page_id=page_id)
        row.asked_on = store.clock.today().isoformat()
        row.held_by = "person" if person_id else None
        put(row, **_without_none(values, "kind", "for_kind"))
        session.add(row)
        session.flush()
        return row.id


def change(
    store: Store,
    *,
    money_id: str,
    gesture: str | None = None,
    origin: object | None = None,
    **fields: object,
) -> None:
    """Change what is said of a sum. Another amount takes back who agreed to the one before.

    Refused where the amount was paid already.
    """
    values = _read(store, fields)
    step = _step(store, money_id, Verb.CHANGED_MONEY, gesture=gesture)
    with store.writing(step, origin=origin) as session:
        row = here(session, Money, money_id)
        if "pence" in values and values["pence"] != row.pence and row.authorised_on:
            if row.paid_on:
                raise Refused(
                    message(N_("This sum is paid: its amount stays as it is.")),
                    message(N_("Ask for another sum, or take back that it was paid.")),
                )
            put(row, **_NO_AGREEMENT)
        elif "pence" in values and values["pence"] != row.pence and row.second_on:
            put(row, second_id=None, second_way=None, second_on=None, second_confirmed_on=None)
        if not row.paid_on:
            values.pop("paid_on", None)  # said by `paid` alone
        put(row, **_without_none(values, "kind", "for_kind", "paid_on"))


def _read(store: Store, fields: Mapping[str, object]) -> dict[str, Any]:
    values: dict[str, Any] = dict(intake.read_fields(fields, _READINGS, today=store.clock.today()))
    if "amount" in values:
        typed = str(values.pop("amount") or "").strip()
        values |= {"pence": pence_of(typed), "amount_typed": typed or None}
    return values


def _without_none(values: Mapping[str, Any], *needed: str) -> dict[str, Any]:
    """The values, but for those a row cannot be without."""
    return {k: v for k, v in values.items() if v is not None or k not in needed}


# Deciding


def authorise(store: Store, *, policy: Policy, money_id: str, by_id: str = "") -> None:
    """Authorise a sum today: the worker, or the worker named. The limit in force is kept with it.

    Refused while its amount cannot be read, and by who agreed as the second person.
    """
    step = _step(store, money_id, Verb.AUTHORISED_MONEY)
    with store.writing(step) as session:
        row = _undecided(session, money_id)
        if row.pence is None:
            raise not_an_amount()
        owner = owner_row(session)
        worker = row_of(session, Worker, by_id) if by_id else owner
        if worker is None:
            raise Refused(
                message(N_("Nobody is set up here yet.")),
                message(N_("Say first who works with this store.")),
            )
        _refuse_same(worker.id, row.second_id)
        today = store.clock.today()
        put(
            row,
            authorised_on=today.isoformat(),
            authorised_by_id=worker.id,
            limit_pence=limit_in(session, policy),
            look_back_on=row.look_back_on or _look_back(today),
        )


def take_back_authorised(store: Store, *, money_id: str) -> None:
    """Take back that a sum was authorised, and that a second person agreed. Not once it is paid."""
    step = _step(store, money_id, Verb.CHANGED_MONEY)
    with store.writing(step) as session:
        row = here(session, Money, money_id)
        if row.paid_on:
            raise _paid_already()
        put(row, **_NO_AGREEMENT)


def second_agrees(store: Store, *, money_id: str, second_id: str, way: str = "with_us") -> None:
    """A second person agrees: here or in writing, or by phone and to be confirmed.

    Refused where it is the one who authorised it: their ids tell, never their names.
    """
    read = intake.option_of(SECOND_WAYS)
    way = str(read(way, intake.Reader(field="way", today=store.clock.today())) or "with_us")
    step = _step(store, money_id, Verb.AGREED_MONEY)
    with store.writing(step) as session:
        row = _undecided(session, money_id)
        if row.pence is None:
            raise not_an_amount()
        second = row_of(session, Worker, second_id)
        owner = owner_row(session)
        _refuse_same(second.id, row.authorised_by_id or (owner.id if owner else None))
        today = store.clock.today().isoformat()
        confirmed = today if way == "with_us" else None
        put(row, second_id=second.id, second_way=way, second_on=today)
        put(row, second_confirmed_on=confirmed)


def confirm_second(store: Store, *, money_id: str) -> None:
    """The second person, who agreed by phone, has confirmed it."""
    step = _step(store, money_id, Verb.AGREED_MONEY)
    with store.writing(step) as session:
        row = here(session, Money, money_id)
        if not row.second_on:
            raise Refused(
                message(N_("No second person has agreed yet.")),
                message(N_("Say first who agreed by phone.")),
            )
        put(row, second_confirmed_on=store.clock.today().isoformat())


def refuse(store: Store, *, money_id: str, reason: str = "") -> None:
    """Say that a sum is refused, and why. Not once it is paid."""
    why = intake.prose(reason, intake.Reader(field="reason", today=store.clock.today()))
    step = _step(store, money_id, Verb.REFUSED_MONEY)
    with store.writing(step) as session:
        row = here(session, Money, money_id)
        if row.paid_on:
            raise _paid_already()
        put(row, refused_on=store.clock.today().isoformat(), refused_reason=why)


def ask_again(store: Store, *, money_id: str) -> None:
    """Take back that a sum was refused."""
    step = _step(store, money_id, Verb.CHANGED_MONEY)
    with store.writing(step) as session:
        put(here(session, Money, money_id), refused_on=None, refused_reason=None)


def paid(store: Store, *, money_id: str, on: str = "", receipt: str = "") -> None:
    """Say that a sum was paid, today or on a day. Refused before it is authorised."""
    reader = intake.Reader(field="on", today=store.clock.today())
    day, note = intake.day(on, reader), intake.line(receipt, reader)
    step = _step(store, money_id, Verb.PAID_MONEY)
    with store.writing(step) as session:
        row = here(session, Money, money_id)
        needs_second = is_above(row.pence, row.limit_pence) and not row.second_on
        if row.refused_on or not row.authorised_on or needs_second:
            raise Refused(
                message(N_("This sum is not authorised.")),
                message(N_("Authorise it first; above the limit a second person agrees as well.")),
            )
        put(row, paid_on=day or store.clock.today().isoformat())
        if note:
            put(row, receipt=note)


def take_back_paid(store: Store, *, money_id: str) -> None:
    """Take back that a sum was paid."""
    step = _step(store, money_id, Verb.CHANGED_MONEY)
    with store.writing(step) as session:
        put(here(session, Money, money_id), paid_on=None)


def note_result(
    store: Store,
    *,
    money_id: str,
    result: str,
    gesture: str | None = None,
    origin: object | None = None,
) -> None:
    """Look back on a sum: what came of it, in words, dated today. Nothing said: to be asked."""
    said = intake.prose(result, intake.Reader(field="result", today=store.clock.today()))
    step = _step(store, money_id, Verb.LOOKED_BACK_MONEY, gesture=gesture)
    with store.writing(step, origin=origin) as session:
        row = here(session, Money, money_id)
        is_said = bool(said and said.strip())
        put(row, result=said, result_on=store.clock.today().isoformat() if is_said else None)


def remove(store: Store, *, money_id: str) -> None:
    """Take a sum off the list."""
    step = _step(store, money_id, Verb.REMOVED_MONEY)
    with store.writing(step) as session:
        here(session, Money, money_id).removed_at = store.clock.now()


def bring_back(store: Store, *, money_id: str) -> None:
    """Put a removed sum back."""
    step = _step(store, money_id, Verb.BROUGHT_BACK)
    with store.writing(step) as session:
        row_of(session, Money, money_id).removed_at = None


def _undecided(session: Session, money_id: str) -> Money:
    """A sum that may be authorised or agreed to."""
    row = here(session, Money, money_id)
    if row.refused_on:
        raise Refused(message(N_("This sum was refused.")), message(N_("Take that back first.")))
    if row.paid_on:
        raise _paid_already()
    return row


def _paid_already() -> Refused:
    return Refused(
        message(N_("This sum is paid.")), message(N_("Take back first that it was paid."))
    )


def _refuse_same(one_id: str | None, other_id: str | None) -> None:
    if one_id is not None and one_id == other_id:
        raise Refused(
            message(N_("The second person has to be somebody else.")),
            message(N_("Choose a colleague who did not authorise it.")),
        )


def _look_back(today: date) -> str:
    return (today + timedelta(weeks=LOOK_BACK_WEEKS)).isoformat()


def _subject(for_what: object, typed: object) -> str:
    """What a step about a sum is called: what it is for, or the amount."""
    return shortened(str(for_what or "")) or shortened(str(typed or ""))


def _step(store: Store, money_id: str, verb: Verb, *, gesture: str | None = None) -> Step:
    with store.reading() as session:
        row = row_of(session, Money, money_id)
        return Step(
            verb,
            subject=_subject(row.for_what, row.amount_typed),
            person_id=row.person_id,
            page_id=row.page_id,
            gesture=gesture,
        )
