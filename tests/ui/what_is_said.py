"""What a store holds of a person's talks, people and promises, told so that two can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from sqlalchemy import select

from app.casework import network, promises
from app.casework.interview import TALKED_ON, Interview
from app.casework.practice.told import Told
from app.forms.catalogue import Catalogue
from app.forms.conditions import Json, is_empty
from app.forms.questions import Prose, RowsAsked, Signature
from app.models.page import Page
from app.models.store import Store

OF_MEMBER: Final = (
    *("name", "relation", "phone", "kind", "closeness", "gives", "receives", "gives_care"),
    *("willing", "able", "under_18", "in_confidence", "do_not_show"),
)
"""What is said of somebody where they are named: on a page, and on the person's own screen."""
_NOT_COMPARED: Final = ("id", "person_id", "page_id", "position", "who_id")
_LATER: Final = ("did_it_take", "taken_asked_on", "note")
"""Of a promise: asked on its day, long after the talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One page: its kind and day, whether it is finished, and everything on it without ids."""

    page_key: str
    day: str
    state: str
    answers: Mapping[str, Json]
    whose: Mapping[str, str]
    promises: tuple[Mapping[str, object], ...]


def said_of(store: Store, person_id: str, catalogue: Catalogue) -> tuple[Said, ...]:
    """Every page of a person, the oldest first."""
    with store.reading() as session:
        rows = session.execute(
            select(Page.id, Page.conversation_on)
            .where(Page.person_id == person_id)
            .order_by(Page.conversation_on, Page.id)
        ).all()
    names = {m.id: m.name for m in network.members(store, person_id=person_id, include_left=True)}
    return tuple(_said(store, page_id, day or "", catalogue, names) for page_id, day in rows)


def _said(
    store: Store, page_id: str, day: str, catalogue: Catalogue, names: Mapping[str, str]
) -> Said:
    interview = Interview.open(store, page_id=page_id, catalogue=catalogue)
    interview.close()
    answers: dict[str, Json] = {}
    whose: dict[str, str] = {}
    for key, value in interview.answers.items():
        question = interview.page.question(key)
        if is_empty(value) or key == TALKED_ON:
            continue
        answers[key] = value
        if key == "present" and isinstance(value, list):
            answers[key] = [*sorted(names[str(one)] for one in value)]
        elif isinstance(question, Signature) and isinstance(value, dict):
            answers[key] = {"way": value["way"]}  # when to the second is the clock's
        elif isinstance(question, RowsAsked) and question.rows and isinstance(value, list):
            answers[key] = sorted(value, key=str)
        elif isinstance(question, Prose):
            whose[key] = interview.whose(key)[0]
    return Said(
        page_key=interview.page.key,
        day=day,
        state=interview.state,
        answers=answers,
        whose=whose,
        promises=tuple(
            {k: v for k, v in asdict(promise).items() if k not in (*_NOT_COMPARED, *_LATER)}
            for promise in promises.promises_of_page(store, page_id=page_id)
        ),
    )


def people_of(store: Store, person_id: str) -> tuple[Mapping[str, object], ...]:
    """Everybody round a person who is still there, by name."""
    known = network.members(store, person_id=person_id)
    # A tick says that it is so; left alone it says nothing.
    told = [{about: getattr(member, about) or None for about in OF_MEMBER} for member in known]
    return tuple(sorted(told, key=lambda member: str(member["name"])))


def still_there(told: Told) -> list[str]:
    """The names of those who have not left the picture."""
    return [known.name for known in told.members if not known.left_reason]
