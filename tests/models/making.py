"""What tests of the store stand on: a key without a passphrase, a clock, a person with a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from app.clock import Clock, FixedClock
from app.models.page import Answer, Page
from app.models.person import Person
from app.models.store import Step, Store, Verb
from app.models.worker import Worker
from app.security.data_key import DataKey

MOMENT = datetime(2026, 11, 12, 14, 52, tzinfo=UTC)
STORE_ID = "01a1d00e-e700-7001-a46d-d6122265b1f5"


def fixed_key(seed: int = 7) -> DataKey:
    """A data key that needs no passphrase; the same seed gives the same key."""
    salt = bytes((seed + n) % 256 for n in range(16))
    return DataKey(bytearray([seed] * 32), store_id=STORE_ID, store_salt=salt)


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A store with its owner, a person and a page that was begun."""

    store: Store
    home: Path
    person_id: str
    page_id: str

    def answer(self, key: str, value: object, *, gesture: str | None = None) -> None:
        """Save one answer as the page does."""
        step = Step(Verb.ANSWERED, key, self.person_id, self.page_id, gesture)
        with self.store.writing(step) as session:
            query = select(Answer).where(Answer.page_id == self.page_id, Answer.key == key)
            found = session.scalars(query).first()
            if found is None:
                session.add(Answer(page_id=self.page_id, key=key, value=value))
            else:
                found.value = value

    def answers(self) -> dict[str, object]:
        """Every answer of the page by its key."""
        with self.store.reading() as session:
            query = select(Answer).where(Answer.page_id == self.page_id)
            return {answer.key: answer.value for answer in session.scalars(query)}


def start(home: Path, clock: Clock | None = None) -> Started:
    """Make a store in a home with its owner, Dot Evans, and her first page."""
    store = Store.create(home, fixed_key(), clock=clock or FixedClock(MOMENT))
    with store.writing(Step(Verb.SET_UP)) as session:
        session.add(Worker(name="Mair Prys", is_owner=True))
    with store.writing(Step(Verb.ADDED_PERSON)) as session:
        person = Person(name="Dot Evans")
        session.add(person)
    with store.writing(Step(Verb.STARTED_PAGE, "conversation_1", person.id)) as session:
        page = Page(person_id=person.id, page_key="conversation_1", definition_version=1)
        session.add(page)
    return Started(store=store, home=home, person_id=person.id, page_id=page.id)


def reopen(home: Path, *, accept_older: bool = False) -> Store:
    """Open the store of a home again, a little later."""
    clock = FixedClock(MOMENT.replace(hour=15), seed=2)
    return Store.open(home, fixed_key(), clock=clock, accept_older=accept_older)
