"""The short way of a typed answer keeps what the ordinary way keeps."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.chain import CHANGES, STEPS
from app.models.page import Answer, Page
from app.models.search import find_notes
from app.models.store import SaidAnswer, Step, Store, Verb
from tests.models.making import Started

VALUES: tuple[Any, ...] = (
    "Bowls again, mum’s \u0175yn",
    "",
    5,
    2.5,
    True,
    None,
    ["a", "b"],
    {"kind": "home", "words": ""},
)


def said(page_id: str, value: object) -> SaidAnswer:
    return SaidAnswer(
        page_id=page_id, key="others", value=value, whose="worker", whose_member_id=None, version=1
    )


def typing(page_id: str, gesture: str = "one") -> Step:
    return Step(Verb.ANSWERED, "others", None, page_id, gesture)


def refuse(_: Session) -> None:
    raise AssertionError("typing takes the short way")


def stored(store: Store, page_id: str) -> Answer | None:
    with store.reading() as session:
        return session.scalars(select(Answer).where(Answer.page_id == page_id)).one_or_none()


def journal(store: Store) -> list[tuple[str, str, str | None, str | None]]:
    """Verb, entity and both sides of every change of an answer."""
    query = (
        select(STEPS.c.verb, CHANGES.c.entity, CHANGES.c.before, CHANGES.c.after)
        .join(STEPS, STEPS.c.id == CHANGES.c.step_id)
        .where(CHANGES.c.entity == "answer")
        .order_by(STEPS.c.id)
    )
    with store.reading() as session:
        return [(row[0], row[1], row[2], row[3]) for row in session.execute(query)]


@pytest.mark.parametrize("value", VALUES)
def test_a_value_comes_back_as_it_was_typed_and_typed_over(started: Started, value: Any) -> None:
    store, page_id = started.store, started.page_id
    store.answer(typing(page_id), said(page_id, value), refuse)
    row = stored(store, page_id)
    assert row is not None
    assert (row.value, type(row.value)) == (value, type(value))
    store.answer(typing(page_id), said(page_id, "typed over"), refuse)
    store.answer(typing(page_id), said(page_id, value), refuse)
    row = stored(store, page_id)
    assert row is not None
    assert row.value == value
    store.close_steps()
    assert all(finding.is_good for finding in store.check())


def test_the_journal_is_the_same_as_by_the_ordinary_way(started: Started) -> None:
    store, page_id = started.store, started.page_id
    store.answer(typing(page_id, "one"), said(page_id, "first"), refuse)
    store.answer(typing(page_id, "two"), said(page_id, "second"), ordinary(page_id, "second"))
    store.answer(typing(page_id, "two"), said(page_id, "third"), refuse)
    store.close_steps()
    short = [entry[2:] for entry in journal(store)]
    assert short[0][0] is None
    assert '"value":"first"' in str(short[0][1])
    assert '"value":"first"' in str(short[1][0])
    assert '"value":"third"' in str(short[1][1])
    assert len(short) == 2


def ordinary(page_id: str, value: str) -> Any:
    """The ordinary way of the same answer."""

    def write(session: Session) -> None:
        query = select(Answer).where(Answer.page_id == page_id)
        session.scalars(query).one().value = value

    return write


def test_typing_is_one_step_that_can_be_taken_back_and_found(started: Started) -> None:
    store, page_id = started.store, started.page_id
    for words in ("Bow", "Bowls", "Bowls again"):
        store.answer(typing(page_id), said(page_id, words), refuse)
    store.close_steps()
    with store.reading() as session:
        assert len(find_notes(session, "bowls again")) == 1
    offer = store.undo_offer(page_id=page_id)
    assert offer is not None
    store.undo(offer.step_id)
    assert stored(store, page_id) is None
    assert [finding for finding in store.check() if not finding.is_good] == []


def test_what_is_there_already_writes_nothing(started: Started) -> None:
    store, page_id = started.store, started.page_id
    heard: list[object] = []
    store.answer(typing(page_id), said(page_id, "same"), refuse)
    store.close_steps()
    store.subscribe(heard.append)
    before = len(journal(store))
    store.answer(typing(page_id, "two"), said(page_id, "same"), refuse)
    assert len(journal(store)) == before
    assert heard == []


@pytest.mark.parametrize("change", [{"state": "finished"}, {"definition_version": 2}])
def test_a_page_that_is_no_such_draft_is_left_to_the_ordinary_way(
    started: Started, change: dict[str, Any]
) -> None:
    store, page_id = started.store, started.page_id
    with store.writing(Step(Verb.CHANGED_PAGE)) as session:
        page = session.get(Page, page_id)
        assert page is not None
        for column, value in change.items():
            setattr(page, column, value)
    asked: list[str] = []
    store.answer(typing(page_id), said(page_id, "x"), lambda _: asked.append("ordinary"))
    assert asked == ["ordinary"]
    assert stored(store, page_id) is None
