"""People: added with nothing but a name, changed, found, looked at, removed and brought back."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from app.casework import intake
from app.casework.due_rows import next_contacts
from app.casework.rows import here, person_view, put, row_of
from app.casework.sifting import Sieve, lets_through
from app.casework.standing import standing_id
from app.casework.views import PersonLine, PersonView
from app.forms.vocabulary import INVOLVEMENT, NEEDS_STAGES
from app.models.base import folded
from app.models.journal import Access, Step, Verb
from app.models.page import Page
from app.models.person import Person
from app.models.store import Store

if TYPE_CHECKING:
    from app.casework.sounds import Ear

_MOST_MATCHES: Final = 100
_READINGS: Final[dict[str, intake.Reading]] = {
    "name": intake.name,
    "preferred_name": intake.line,
    "pronouns": intake.line,
    "born": intake.day,
    "nhs_number": intake.line,
    "council_id": intake.line,
    "address": intake.prose,
    "postcode": intake.line,
    "phone": intake.line,
    "other_phone": intake.line,
    "language": intake.line,
    "paper_language": intake.one_of("en", "cy"),
    "text_size_pt": intake.text_size,
    "needs": intake.several_lines,
    "needs_review_on": intake.day,
    "needs_stages": intake.days_of(NEEDS_STAGES),
    "about_matters": intake.prose,
    "about_please_do": intake.prose,
    "about_please_dont": intake.prose,
    "about_people": intake.prose,
    "about_speaking": intake.prose,
    "about_support": intake.prose,
    "about_worth_knowing": intake.prose,
    "about_on": intake.day,
    "may_be_told": intake.prose,
    "visiting_alone": intake.prose,
    "involvement": intake.option_of(INVOLVEMENT),
    "involvement_on": intake.day,
    "involvement_note": intake.prose,
    "country": intake.line,
    "is_restricted": intake.mark,
    "is_practice": intake.mark,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """Some rows of the list of people, and how many there are in all."""

    rows: tuple[PersonLine, ...]
    total: int


def add_person(store: Store, *, name: str, **fields: object) -> PersonView:
    """Add a person; a name is enough."""
    values = intake.read_fields({"name": name, **fields}, _READINGS, today=store.clock.today())
    row = Person(id=store.clock.new_id(), **values)  # pyright: ignore[reportArgumentType]
    step = Step(Verb.ADDED_PERSON, subject=row.name, person_id=row.id)
    with store.writing(step) as session:
        session.add(row)
        session.flush()
        return person_view(row)


def read_details(fields: Mapping[str, object], *, today: date) -> dict[str, Any]:
    """What is told of a person, read as it will be kept. Raises `BadInput` for what cannot be."""
    return dict(intake.read_fields(fields, _READINGS, today=today))


def change_person(
    store: Store,
    *,
    person_id: str,
    gesture: str | None = None,
    origin: object | None = None,
    **fields: object,
) -> PersonView:
    """Change what is kept of a person. Steps of one gesture (typing in one field) are one step."""
    values = intake.read_fields(fields, _READINGS, today=store.clock.today())
    if values.get("involvement", "open") is None:
        values["involvement"] = "open"
    verb = Verb.CHANGED_PERSON
    if "involvement" in values:
        verb = Verb.SET_INVOLVEMENT
    elif "is_restricted" in values:
        verb = Verb.RESTRICTED
    subject = "" if len(values) != 1 else next(iter(values))
    step = Step(verb, subject=subject, person_id=person_id, gesture=gesture)
    with store.writing(step, origin=origin) as session:
        row = here(session, Person, person_id)
        if put(row, **values) and verb == Verb.RESTRICTED:
            action = "restricted" if row.is_restricted else "unrestricted"
            store.log_access(session, action, person_id=person_id)
        session.flush()
        return person_view(row)


def person(store: Store, *, person_id: str) -> PersonView:
    """One person, also one who was removed. Refused when there is no such person.

    The id of a record that was put into another gives the one that stands.
    """
    with store.reading() as session:
        return person_view(row_of(session, Person, standing_id(session, person_id)))


def is_known(store: Store, *, person_id: str) -> bool:
    """Whether there is such a person, on the lists or removed from them."""
    with store.reading() as session:
        return session.get(Person, person_id) is not None


def remove_person(store: Store, *, person_id: str) -> None:
    """Take a person off every list; nothing of theirs is erased."""
    _mark(store, person_id, Verb.REMOVED_PERSON, removed=True)


def bring_back_person(store: Store, *, person_id: str) -> None:
    """Put a removed person back."""
    _mark(store, person_id, Verb.BROUGHT_BACK, removed=False)


def count_practice_people(store: Store) -> int:
    """How many made-up people there are on the lists."""
    with store.reading() as session:
        query = select(func.count()).select_from(Person).where(*_made_up())
        return session.scalar(query) or 0


def remove_practice_people(store: Store) -> int:
    """Take every made-up person off every list, as one step; how many there were."""
    with store.writing(Step(Verb.REMOVED_PERSON)) as session:
        rows = session.scalars(select(Person).where(*_made_up())).all()
        for row in rows:
            row.removed_at = store.clock.now()
        return len(rows)


def _made_up() -> tuple[ColumnElement[bool], ...]:
    return (*_present(), Person.is_practice.is_(True))


def _mark(store: Store, person_id: str, verb: Verb, *, removed: bool) -> None:
    with store.reading() as session:
        name = row_of(session, Person, person_id).name
    with store.writing(Step(verb, subject=name, person_id=person_id)) as session:
        row = row_of(session, Person, person_id)
        row.removed_at = store.clock.now() if removed else None


def opened(store: Store, *, person_id: str) -> None:
    """Note in the access log that this person's record was opened."""
    with store.writing(Step(Verb.OPENED, person_id=person_id)) as session:
        store.log_access(session, "opened", person_id=person_id, detail_ids=())


def opened_by_page(store: Store, *, person_id: str) -> None:
    """Note that a record was opened by way of a page: once, until it is somebody else's turn.

    The writer's thread notes it; nobody waits.
    """
    newest = select(Access).where(Access.action == "opened").order_by(Access.id.desc()).limit(1)
    with store.reading() as session:
        last = session.scalars(newest).first()
        is_noted = last is not None and last.person_id == person_id
        if is_noted and last is not None and last.at.date() == store.clock.now().date():
            return

    def note(session: Session) -> None:
        store.log_access(session, "opened", person_id=person_id, detail_ids=())

    store.write_later(Step(Verb.OPENED, person_id=person_id), note)


def people(
    store: Store,
    *,
    query: str = "",
    offset: int = 0,
    limit: int = 100,
    everyone: bool = False,
    sieve: Sieve | None = None,
    among: Collection[str] | None = None,
) -> PeoplePage:
    """The list of people by name, or those whose name or number holds the query.

    Without a query, a sieve that names an involvement, or `everyone`, only people one works with
    now: the others left the daily list. `among` are the ids that `sifting.sifted` gave.
    """
    conditions = [*_present(), *(lets_through(sieve) if sieve else ())]
    if query.strip():
        conditions.append(_matching(query))
    elif not everyone and not (sieve and sieve.involvement):
        conditions.append(Person.involvement == "open")
    if among is not None:
        conditions.append(
            Person.id.in_(select(func.json_each(_listed(among)).table_valued("value").c.value))
        )
    with store.reading() as session:
        total = session.scalar(select(func.count()).select_from(Person).where(*conditions))
        rows = session.scalars(
            select(Person)
            .where(*conditions)
            .order_by(Person.name_key, Person.id)
            .offset(offset)
            .limit(limit)
        ).all()
        return PeoplePage(rows=_lines(session, rows), total=total or 0)


def _listed(ids: Collection[str]) -> str:
    """Ids as one value, however many they are."""
    return json.dumps(sorted(ids))


def resolve(store: Store, *, ref: str) -> tuple[PersonLine, ...]:
    """Who a reference means: an id, a council or NHS number (spaces ignored), or part of a name.

    A whole name that fits exactly wins over names that only hold it. At most 100.
    """
    typed = ref.strip()
    if not typed:
        return ()
    with store.reading() as session:
        known_id = standing_id(session, typed.lower())
        exact = (Person.id == known_id, _numbered(typed), Person.name_key == folded(typed))
        for condition in (*exact, _matching(typed)):
            rows = session.scalars(
                select(Person)
                .where(*_present(), condition)
                .order_by(Person.name_key, Person.id)
                .limit(_MOST_MATCHES)
            ).all()
            if rows:
                return _lines(session, rows)
    return ()


def like_this(
    store: Store, *, name: str, born: str = "", nhs_number: str = "", council_id: str = ""
) -> tuple[PersonLine, ...]:
    """People already here who may be the one about to be added, the likeliest first (at most five).

    Same number; same or nearly the same name; initials for a first name. Two different whole birth
    dates tell people apart unless the numbers agree.
    """
    from app.casework.close_names import close_names

    key = folded(name)
    near = dict(close_names(store).alike(key)) if key else {}
    with store.reading() as session:
        seen = _same_number(session, nhs_number, council_id)
        if key:
            everybody = session.execute(
                select(Person.id, Person.name_key, Person.born).where(*_present())
            ).all()
            scored = sorted(
                (-how, other_key, other_id)
                for other_id, other_key, other_born in everybody
                if (how := _same_words(key, other_key) or near.get(other_id, 0.0))
                and not _born_apart(born, other_born or "")
            )
            seen += [other_id for _, _, other_id in scored if other_id not in seen]
        rows = [row_of(session, Person, person_id) for person_id in seen[:5]]
        return _lines(session, rows)


def likeness(key: str, other: str, *, ear: Ear) -> float:
    """How alike two folded names are: 1 the same, 0 not alike."""
    from app.casework.close_names import alike

    return _same_words(key, other) or alike(key, other, ear=ear)


def _same_words(key: str, other: str) -> float:
    """How surely two folded names are the same in another order, or with initials; 0: neither."""
    if key == other:
        return 1.0
    ours, theirs = _words_of(key), _words_of(other)
    if len(ours) < 2 or len(theirs) < 2:
        return 0.0
    if sorted(ours) == sorted(theirs):
        return 0.98
    if ours[-1] == theirs[-1]:
        first, second = ours[0], theirs[0]
        if first == second or (first[0] == second[0] and 1 in (len(first), len(second))):
            return 0.95
    return 0.0


def _words_of(key: str) -> list[str]:
    """The words of a folded name; the stops of initials and commas are none of them."""
    return re.findall(r"[^\s.,]+", key)


def _born_apart(born: str, other: str) -> bool:
    return len(born) == 10 and len(other) == 10 and born != other


def _digits(text: str) -> str:
    return re.sub(r"[\s-]", "", text).casefold()


def _bare(column: Any) -> ColumnElement[str]:
    return func.lower(func.replace(func.replace(column, " ", ""), "-", ""))


def _numbered(typed: str) -> ColumnElement[bool]:
    wanted = _digits(typed)
    return or_(_bare(Person.nhs_number) == wanted, _bare(Person.council_id) == wanted)


def _same_number(session: Session, nhs_number: str, council_id: str) -> list[str]:
    wanted = [
        _bare(column) == _digits(number)
        for column, number in ((Person.nhs_number, nhs_number), (Person.council_id, council_id))
        if _digits(number)
    ]
    if not wanted:
        return []
    return list(session.scalars(select(Person.id).where(*_present(), or_(*wanted)).limit(5)))


def _present() -> tuple[ColumnElement[bool], ...]:
    return Person.removed_at.is_(None), Person.merged_into.is_(None)


def _matching(query: str) -> ColumnElement[bool]:
    """Every word of the query is in the name or the preferred name, or it is their number."""
    condition: ColumnElement[bool] | None = None
    for token in folded(query).split():
        part = or_(
            Person.name_key.contains(token, autoescape=True),
            func.lower(Person.preferred_name).contains(token, autoescape=True),
        )
        condition = part if condition is None else condition & part
    numbered = _numbered(query) if _digits(query) else Person.id == ""
    return numbered if condition is None else or_(condition, numbered)


def _lines(session: Session, rows: Sequence[Person]) -> tuple[PersonLine, ...]:
    """People as lines of the list, with what is going on with each."""
    ids = [row.id for row in rows]
    going_on: dict[str, list[str]] = {}
    drafts = session.execute(
        select(Page.person_id, Page.page_key)
        .where(Page.person_id.in_(ids), Page.state == "draft", Page.removed_at.is_(None))
        .order_by(Page.id)
    )
    for person_id, page_key in drafts:
        going_on.setdefault(person_id, []).append(page_key)
    due = next_contacts(session, ids)
    return tuple(
        PersonLine(
            id=row.id,
            name=row.name,
            born=row.born or "",
            council_id=row.council_id or "",
            involvement=row.involvement,
            going_on=tuple(going_on.get(row.id, ())),
            next_contact=due.get(row.id),
            is_practice=row.is_practice,
        )
        for row in rows
    )
