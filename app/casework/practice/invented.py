"""Invented lives by the thousand: people with networks, notes, promises and pages, by a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from sqlalchemy.orm import Session

from app.casework.paper_view import compose_view, gather_in
from app.casework.practice.names import invented_name
from app.casework.rows import row_of
from app.casework.sealed import sha256_of, to_json
from app.clock import FixedClock
from app.forms.catalogue import Catalogue
from app.forms.conditions import Json
from app.forms.questions import Prose, Whose
from app.forms.values import is_valid_nhs_number
from app.models.contact import Contact
from app.models.journal import Step, Verb
from app.models.network import Member
from app.models.page import Answer, Page, SealedView
from app.models.person import Person
from app.models.promise import Promise
from app.models.store import Store
from app.policy import Policy

BATCH: Final = 100
PAGE_KEY: Final = "conversation_1"
_STREETS: Final = ("Mill Lane", "Ropewalk", "Chapel Row", "Canal Terrace", "Heol y Bryn", "Tanyard")
_TOWNS: Final = ("Marlbeck", "Upper Marlbeck", "Cwm Glanwern", "Llanbedr-under-Fell", "Ashdene")
_NEEDS: Final = (
    "Speak clearly, facing them",
    "Ring before ten",
    "Reads large print best",
    "One thing at a time",
    "Knock twice and wait",
)
_RELATIONS: Final = (
    ("daughter", "family", "extremely"),
    ("son", "family", "extremely"),
    ("sister", "family", "very"),
    ("brother", "family", "quite"),
    ("neighbour", "neighbour", "very"),
    ("friend from the allotment", "friend", "quite"),
    ("friend", "friend", "very"),
    ("from chapel", "community", "quite"),
    ("grandson", "family", "quite"),
    ("choir", "group", ""),
)
_MATTERS: Final = (
    "My own front door, and somebody to laugh with on a Friday.",
    "The garden. I can see it from the chair, but I want my hands in it.",
    "Being near {near}. We have our tea together and put the world right.",
    "To be asked, not told. I ran a canteen for two hundred.",
    "Getting back to singing. The house is too quiet.",
    "Mynd i'r capel, a sgwrs yn Gymraeg ar ôl yr oedfa.",
    "Cooking for other people again. It's no fun for one.",
)
_STRONG: Final = (
    "Knows everybody in the street by name and notices when a curtain stays shut.",
    "Keeps the accounts for the bowls club, to the penny. {near} comes every day.",
    "Makes a pot of soup on Mondays and gives half of it away.",
    "Walks to the shop and back, whatever the weather, and has a word for everyone.",
)
_IN_THE_WAY: Final = (
    "The steps, since the winter. And the bus that comes when it likes.",
    "I get tired by two and then I stop answering the telephone.",
    "Letters. I leave them in the drawer.",
    "It's the evenings. The day is all right.",
)
_WANTS: Final = (
    "To get to the Thursday lunch under my own steam.",
    "A rail at the back, and then I'll be off.",
    "Somebody to go with the first time. After that I'll manage.",
    "For {near} to have a Saturday off without worrying.",
)
_PROMISES: Final = (
    ("Go along to the Thursday lunch with {called} the first time", "member", "Thursday lunch"),
    ("Ask the handyman about a rail at the back step", "worker", ""),
    ("Introduce {called} to the singing group", "worker", "Singing group"),
    ("Sort the letters in the drawer together, with tea", "member", ""),
    ("Ring the community transport and ask about Fridays", "person", "Community transport"),
)
_NOTES: Final = (
    "Rang. A good week: two visitors and a letter from abroad.",
    "Called in. The kettle was on and there was cake.",
    "{near} rang to say the lunch went well and they will go again.",
    "Talked about the rail; it is on Tuesday's list.",
    "Not in. Left a card; they rang back the same evening.",
    "Walked to the corner together and sat on the wall for a while.",
    "A quieter day. We said little and that was fine.",
    "Has been asked to read at the service and is pleased about it.",
    "The bus did not come again. Wrote it down for the list of what is missing here.",
    "Showed me the seedlings on the sill. Two are for {near}.",
    "Galwais heibio. Sgwrs hir am yr ŵyn a'r tywydd.",
    "Asked what would help; the answer was a longer lead for the telephone.",
)
_WAYS: Final = ("phone", "visit", "phone", "text", "met", "letter")


def nhs_numbers(start: int = 999_000_100) -> Iterator[str]:
    """Valid numbers of the range that is kept for tests, one after another."""
    for base in range(start, 999_999_999):
        for check in range(10):
            number = f"{base}{check}"
            if is_valid_nhs_number(number):
                yield number


@dataclass(slots=True, kw_only=True)
class Inventing:
    """Makes people one batch at a time; the same seed and day make the same ones."""

    store: Store
    clock: FixedClock
    today: date
    catalogue: Catalogue
    policy: Policy
    chance: random.Random
    numbers: Iterator[str]

    def batch(self, count: int) -> int:
        """Add so many people in one step; says how many pages were finished."""
        pages: list[str] = []
        with self.store.writing(Step(Verb.LOADED)) as session:
            for _ in range(count):
                life = _Life(self, session)
                if life.page_id:
                    pages.append(life.page_id)
            session.flush()
            with session.no_autoflush:  # one flush for all of them, not one before each question
                for page_id in pages:
                    self._finish(session, page_id)
        return len(pages)

    def _finish(self, session: Session, page_id: str) -> None:
        """Seal a page as Finish does, within the batch's own step."""
        page = row_of(session, Page, page_id)
        moment = datetime.combine(
            date.fromisoformat(page.conversation_on or self.today.isoformat()), time(12), UTC
        )
        self.clock.set(moment)
        gathered = gather_in(
            session, page_id=page_id, catalogue=self.catalogue, policy=self.policy, now=moment
        )
        content = to_json(compose_view(replace(gathered, state="finished")))
        session.add(
            SealedView(
                person_id=page.person_id,
                page_id=page_id,
                content=content,
                sha256=sha256_of(content),
                made_at=moment,
                worker_id=self.store.worker_id,
            )
        )
        page.state, page.finished_at = "finished", moment

    def stand(self, days_ago: int) -> date:
        """Put the clock so many days before today and say which day that is."""
        day = self.today - timedelta(days=days_ago)
        self.clock.set(datetime.combine(day, time(9 + days_ago % 8), UTC))
        return day


class _Life:
    """One invented person with everything around them, added to the session."""

    def __init__(self, inventing: Inventing, session: Session) -> None:
        self._inventing = inventing
        self._chance = inventing.chance
        self._add: Callable[[object], None] = session.add
        self._author = inventing.store.worker_id
        self._called, _, name = invented_name(self._chance)
        inventing.stand(self._chance.randint(240, 330))
        self.person = self._make_person(name)
        self._members = self._make_members()
        self._near = self._members[0].name if self._members else "the neighbours"
        self._make_notes()
        self.page_id = self._make_page()

    def _make_person(self, name: str) -> Person:
        """The person, with an identity that belongs to nobody."""
        chance = self._chance
        is_welsh = chance.random() < 0.12
        person = Person(
            name=name,
            born=date(
                chance.randint(1928, 2003), chance.randint(1, 12), chance.randint(1, 28)
            ).isoformat(),
            nhs_number=next(self._inventing.numbers),
            council_id=f"MB-{chance.randint(30_000, 999_999)}",
            address=f"{chance.randint(1, 90)} {chance.choice(_STREETS)}, {chance.choice(_TOWNS)}",
            postcode=f"ZZ99 {chance.randint(1, 9)}AB",
            phone=f"01632 960 {chance.randint(0, 999):03d}",
            language="cy" if is_welsh else "en",
            text_size_pt=18 if chance.random() < 0.05 else None,
            needs=[chance.choice(_NEEDS)] if chance.random() < 0.3 else [],
            about_matters=self._worded(chance.choice(_MATTERS), near="family"),
            involvement=chance.choices(
                ("open", "finished_for_now", "moved", "died"), weights=(80, 14, 3, 3)
            )[0],
            is_practice=True,
        )
        self._add(person)
        return person

    def _make_members(self) -> list[Member]:
        """A few people around them, each in another relation."""
        members: list[Member] = []
        for relation, kind, closeness in self._chance.sample(
            _RELATIONS, self._chance.randint(2, 6)
        ):
            name = "Thursday choir" if kind == "group" else invented_name(self._chance)[0]
            member = Member(
                person_id=self.person.id,
                name=name,
                relation=relation,
                kind=kind,
                closeness=closeness or None,
                gives=self._chance.random() < 0.7,
                receives=self._chance.random() < 0.4,
                gives_care=True if self._chance.random() < 0.2 else None,
            )
            self._add(member)
            members.append(member)
        return members

    def _make_notes(self) -> None:
        """About ten notes over the last months; the newest says when the next contact is."""
        days = sorted(self._chance.sample(range(3, 230), self._chance.randint(8, 12)), reverse=True)
        is_due = self._chance.random() < 0.03
        for number, days_ago in enumerate(days):
            day = self._inventing.stand(days_ago)
            is_last = number == len(days) - 1
            ahead = 0 if is_due else self._chance.randint(1, 60)
            next_on = self._inventing.today + timedelta(days=ahead)
            self._add(
                Contact(
                    person_id=self.person.id,
                    words=self._worded(self._chance.choice(_NOTES)),
                    on_date=day.isoformat(),
                    way=self._chance.choice(_WAYS),
                    with_whom=self._called if self._chance.random() < 0.6 else self._near,
                    next_contact_on=next_on.isoformat() if is_last else None,
                    author_id=self._author,
                )
            )

    def _make_page(self) -> str:
        """A page for most people; gives back the id of one that is to be finished."""
        draw = self._chance.random()
        if draw > 0.55:
            return ""
        day = self._inventing.stand(self._chance.randint(4, 200))
        asked = self._inventing.catalogue.page(PAGE_KEY)
        if asked is None:
            return ""
        page = Page(
            person_id=self.person.id,
            page_key=PAGE_KEY,
            definition_version=asked.version,
            author_id=self._author,
            language="cy" if self.person.language == "cy" else "en",
            conversation_on=day.isoformat(),
        )
        self._add(page)
        is_finished = draw < 0.45
        for key, value in self._answers(day, is_finished=is_finished).items():
            question = asked.question(key)
            whose = question.whose if isinstance(question, Prose) else Whose.WORKER
            self._add(Answer(page_id=page.id, key=key, value=value, whose=str(whose)))
        self._make_promises(page.id, day)
        return page.id if is_finished else ""

    def _answers(self, day: date, *, is_finished: bool) -> dict[str, Json]:
        """What was said: two boxes of a draft, or all that a finished page wants."""
        chance = self._chance
        answers: dict[str, Json] = {
            "conversation_on": day.isoformat(),
            "what_matters": self._worded(chance.choice(_MATTERS)),
            "strong": self._worded(chance.choice(_STRONG)),
        }
        if not is_finished:
            return answers
        after = day + timedelta(days=14)
        return {
            **answers,
            "in_the_way": self._worded(chance.choice(_IN_THE_WAY)),
            "wants": self._worded(chance.choice(_WANTS)),
            "stay_in_touch": "A call on Thursdays",
            "next_contact": after.isoformat(),
            "place": {"kind": chance.choice(("home", "hub", "phone")), "words": ""},
            "welsh_offered": chance.choice(("yes", "not_asked")),
            "language_chosen": "cy" if self.person.language == "cy" else "en",
            "may_record": "yes",
            "may_share": chance.choice(("yes", "yes", "no", "not_asked")),
            "outcome": chance.choice(("connected", "another_talk", "nothing")),
            "told_right": "yes",
            "need_appears": "none",
        }

    def _make_promises(self, page_id: str, day: date) -> None:
        """One to three promises, most of them agreed and answered."""
        chance = self._chance
        for position, (what, who, place) in enumerate(
            chance.sample(_PROMISES, chance.randint(1, 3))
        ):
            is_member = who == "member" and bool(self._members)
            has_agreed = chance.random() < 0.8
            self._add(
                Promise(
                    person_id=self.person.id,
                    page_id=page_id,
                    position=position,
                    what=self._worded(what),
                    who_kind=who if who != "member" or is_member else "other",
                    who_member_id=self._members[0].id if is_member else None,
                    who_worker_id=self._author if who == "worker" else None,
                    agreed=True if has_agreed else None,
                    agreed_on=day.isoformat() if has_agreed else None,
                    by_when=(day + timedelta(days=chance.randint(3, 20))).isoformat(),
                    help=chance.choice(("alone", "with_help")),
                    prevention=["primary"],
                    introduced_to=place or None,
                    follow_up_on=(day + timedelta(days=21)).isoformat(),
                    did_it_take=chance.choices(("yes", "partly", "no", None), (60, 18, 18, 4))[0],
                )
            )

    def _worded(self, text: str, *, near: str = "") -> str:
        """A line with the names that belong in it."""
        return text.replace("{near}", near or self._near).replace("{called}", self._called)
