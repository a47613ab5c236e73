"""Makes practice people out of what is told of them, through the same verbs a worker uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import TypeGuard

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.contacts import note_contact
from app.casework.finish import finish_page
from app.casework.interview import TALKED_ON, Interview
from app.casework.network import add_member
from app.casework.people import add_person
from app.casework.practice.told import Known, Noted, Promised, Talk, Tied, Told
from app.casework.promises import add_promise, change_promise
from app.casework.rows import row_of
from app.casework.ties import tie
from app.casework.views import PersonView
from app.clock import Clock, FixedClock
from app.forms.catalogue import Catalogue
from app.forms.conditions import Json
from app.forms.questions import Prose, Whose
from app.models.page import Answer, Page
from app.models.store import Step, Store, Verb
from app.policy import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What is needed to make practice people: the store, the day, and what pages there are."""

    store: Store
    clock: Clock
    today: date
    catalogue: Catalogue
    policy: Policy
    sends: bool = True
    """Whether their finished pages go into the Outbox."""

    def stand(self, day: date, *, hour: int = 10) -> None:
        """Let a clock that can be set stand on this day; a real one goes on as it is."""
        if isinstance(self.clock, FixedClock):
            self.clock.set(datetime.combine(day, time(hour), UTC))


def make(making: Making, told: Told) -> str:
    """Make one person with their network, talks and notes, in the order it all happened."""
    first = max((e.days_ago for e in (*told.talks, *told.notes)), default=0)
    making.stand(making.today - timedelta(days=first + 1))
    person = add_person(making.store, name=told.name, is_practice=True, **told.fields)
    known = {member.name: _add(making, person, member) for member in told.members}
    for tied in told.ties:
        _tie(making, person, tied, known)
    doings: list[tuple[int, Callable[[], None]]] = [
        (note.days_ago, partial(_note, making, person, note)) for note in told.notes
    ]
    doings += [(talk.days_ago, partial(_talk, making, person, talk, known)) for talk in told.talks]
    doings += [
        (talk.days_ago - talk.finished_after, partial(_finish, making, person, talk))
        for talk in told.talks
        if talk.finished and talk.finished_after
    ]
    for _, do in sorted(doings, key=lambda doing: -doing[0]):
        do()
    return person.id


def _add(making: Making, person: PersonView, known: Known) -> str:
    """Add one member of the network; gives back their id."""
    return add_member(
        making.store,
        person_id=person.id,
        name=known.name,
        relation=known.relation,
        kind=known.kind,
        closeness=known.closeness,
        gives=known.gives,
        receives=known.receives,
        gives_care=known.gives_care,
        willing=known.willing,
        able=known.able,
        agreed=known.agreed,
        under_18=known.under_18,
        phone=known.phone,
        in_confidence=known.in_confidence,
        do_not_show=known.do_not_show,
        left_reason=known.left_reason,
        note=known.note,
        in_household=known.in_household,
        willing_to_care=known.willing_to_care,
    ).id


def _tie(making: Making, person: PersonView, tied: Tied, known: dict[str, str]) -> None:
    """Draw a tie of two on the person's map."""
    tie(
        making.store,
        person_id=person.id,
        first=known[tied.first] if tied.first else "",
        second=known[tied.second],
        quality=tied.quality,
        note=tied.note,
    )


def _note(making: Making, person: PersonView, noted: Noted) -> None:
    day = making.today - timedelta(days=noted.days_ago)
    making.stand(day, hour=16)
    next_on = ""
    if noted.next_in is not None:
        next_on = (making.today + timedelta(days=noted.next_in)).isoformat()
    note_contact(
        making.store,
        person_id=person.id,
        words=noted.words,
        way=noted.way,
        on_date=day.isoformat(),
        with_whom=noted.with_whom,
        next_contact_on=next_on,
    )


def _talk(making: Making, person: PersonView, talk: Talk, known: dict[str, str]) -> None:
    """Hold a talk: the page, its promises, Finish, and later whether the promises took.

    One that is finished on a later day is not finished here.
    """
    day = making.today - timedelta(days=talk.days_ago)
    making.stand(day, hour=11)
    interview = Interview.begin(
        making.store, person_id=person.id, page_key=talk.page, catalogue=making.catalogue
    )
    interview.close()
    _keep_answers(making, interview, talk, _answers(talk, day, known))
    made = [
        (promised, _promise(making, person, interview.page_id, promised, day, known))
        for promised in talk.promises
    ]
    if talk.finished and not talk.finished_after:
        making.stand(day, hour=12)
        _finish_page(making, interview.page_id)
    _ask_later(making, made, day)


def _finish(making: Making, person: PersonView, talk: Talk) -> None:
    """Finish a page that stayed open for some days."""
    begun = making.today - timedelta(days=talk.days_ago)
    making.stand(begun + timedelta(days=talk.finished_after), hour=17)
    with making.store.reading() as session:
        page_id = session.scalars(
            select(Page.id).where(
                Page.person_id == person.id,
                Page.page_key == talk.page,
                Page.conversation_on == begun.isoformat(),
            )
        ).one()
    _finish_page(making, page_id)


def _finish_page(making: Making, page_id: str) -> None:
    finish_page(
        making.store,
        page_id=page_id,
        catalogue=making.catalogue,
        policy=making.policy,
        send=making.sends,
        now=making.clock.now(),
    )


def _keep_answers(
    making: Making, interview: Interview, talk: Talk, answers: dict[str, Json]
) -> None:
    """Keep what was said in one step: nobody typed it, so nobody takes it back line by line."""
    step = Step(
        Verb.ANSWERED,
        subject=interview.page.key,
        person_id=interview.person_id,
        page_id=interview.page_id,
    )
    with making.store.writing(step) as session:
        there = {row.key: row for row in answer_rows(session, interview.page_id)}
        for key, value in answers.items():
            question = interview.page.question(key)
            default = question.whose if isinstance(question, Prose) else Whose.WORKER
            whose = talk.whose.get(key, str(default))
            row = there.get(key)
            if row is None:
                session.add(Answer(page_id=interview.page_id, key=key, value=value, whose=whose))
            elif row.value != value:
                row.value = value
        row_of(session, Page, interview.page_id).conversation_on = str(answers[TALKED_ON])


def answer_rows(session: Session, page_id: str) -> Sequence[Answer]:
    """The answers of a page that are there already."""
    return session.scalars(select(Answer).where(Answer.page_id == page_id)).all()


def _answers(talk: Talk, day: date, known: dict[str, str]) -> dict[str, Json]:
    """The answers with their days and people filled in."""
    answers = {key: _dated(value, day) for key, value in talk.answers.items()}
    answers[TALKED_ON] = day.isoformat()
    if talk.present:
        answers["present"] = [known[name] for name in talk.present]
    if talk.next_contact is not None:
        answers["next_contact"] = (day + timedelta(days=talk.next_contact)).isoformat()
    if talk.changed is not None:
        answers["changed_when"] = f"{day - timedelta(days=talk.changed):%Y-%m}"
    for key, later in talk.days.items():
        answers[key] = _after(day, later)
    signed = answers.get("signed")
    if isinstance(signed, dict):
        answers["signed"] = {**signed, "at": f"{day.isoformat()}T11:45:00+00:00"}
    return answers


def _dated(value: Json, day: date) -> Json:
    """A value told, with `+21` in its rows read as the day three weeks after the talk."""
    match value:
        case list():
            return [_dated(item, day) if isinstance(item, dict) else item for item in value]
        case dict():
            return {
                key: _after(day, int(said[1:])) if _is_later(said) else said
                for key, said in value.items()
            }
        case _:
            return value


def _is_later(said: Json) -> TypeGuard[str]:
    return isinstance(said, str) and re.fullmatch(r"\+[0-9]{1,3}", said) is not None


def _promise(
    making: Making,
    person: PersonView,
    page_id: str,
    promised: Promised,
    day: date,
    known: dict[str, str],
) -> str:
    """Make one promise of a talk; gives back its id."""
    kind, who_id, words = "other", "", promised.who
    if promised.who in {"worker", "person"}:
        kind, words = promised.who, ""
    elif promised.who in known:
        kind, who_id, words = "member", known[promised.who], ""
    return add_promise(
        making.store,
        person_id=person.id,
        page_id=page_id,
        what=promised.what,
        by_when=_after(day, promised.within),
        agreed=promised.agreed,
        agreed_on=day.isoformat() if promised.agreed else "",
        asked_by=promised.asked_by,
        help=promised.help,
        prevention=list(promised.prevention),
        introduced_to=promised.introduced_to,
        if_it_fails=promised.if_it_fails,
        phone=promised.phone,
        follow_up_on=_after(day, promised.follow_up),
        who_kind=kind,
        who_id=who_id,
        who_words=words,
    ).id


def _after(day: date, days: int | None) -> str:
    return "" if days is None else (day + timedelta(days=days)).isoformat()


def _ask_later(making: Making, made: list[tuple[Promised, str]], day: date) -> None:
    """Whether each promise took, asked on its day; one that has not come is left open."""
    for promised, promise_id in made:
        asked_on = day + timedelta(days=promised.follow_up or 0)
        if not promised.took or asked_on > making.today:
            continue
        making.stand(asked_on, hour=15)
        change_promise(
            making.store,
            promise_id=promise_id,
            did_it_take=promised.took,
            taken_asked_on=asked_on.isoformat(),
            note=promised.note,
        )
