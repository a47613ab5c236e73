"""What changed between two versions of a page, by question and by word."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.casework import promises
from app.casework.changes import Bit, changed_between, shortened_pair, words_apart
from app.casework.finish import amend_page, finish_page
from app.casework.interview import Interview
from app.casework.sealed import from_json, sealed, to_json
from app.casework.views import ChangedView, PersonView
from app.forms.catalogue import Catalogue
from app.language import Words
from app.models.store import Store
from app.policy import Policy
from app.reports.conversation import compose
from app.reports.document import Heading, TableBlock
from tests.reports.views import PROMISES, VIEW, asked


def test_nothing_changed_is_nothing() -> None:
    assert changed_between(VIEW, VIEW, Words()) == ()


def test_each_question_once_in_the_order_of_the_page_as_it_is_now() -> None:
    after = replace(
        VIEW,
        asked=(
            asked("new", "Came later", ask="New"),
            *(replace(a, text="Three steps.") if a.key == "in_the_way" else a for a in VIEW.asked),
        ),
    )
    found = changed_between(VIEW, after, Words())
    assert [(c.key, c.before, c.after) for c in found] == [
        ("new", "", "Came later"),
        ("in_the_way", "Two steps.", "Three steps."),
    ]
    gone = changed_between(after, VIEW, Words())
    assert ("new", "Came later", "") in [(c.key, c.before, c.after) for c in gone]


def test_only_the_promises_that_differ_are_told() -> None:
    first, second, third = PROMISES
    after = replace(VIEW, promises=(first, replace(second, to_be_asked=False), third))
    (changed,) = changed_between(VIEW, after, Words())
    assert changed.before == "Lift to chapel lunch · Mair · to be asked · 29 November 2026"
    assert changed.after == "Lift to chapel lunch · Mair · 29 November 2026"


def test_a_signature_and_spaces_are_no_change() -> None:
    signed = asked("signed", "Agreed aloud", kind="Signature")
    spaced = tuple(replace(a, text=f" {a.text}\n") for a in VIEW.asked)
    assert changed_between(VIEW, replace(VIEW, asked=(*spaced, signed)), Words()) == ()


def test_another_language_is_no_change_of_what_was_chosen() -> None:
    welsh = replace(
        VIEW,
        language="cy",
        asked=tuple(replace(a, text="Ydw") if a.kind == "YesNo" else a for a in VIEW.asked),
    )
    assert changed_between(VIEW, welsh, Words("cy")) == ()


def test_words_apart_marks_just_the_words_that_differ() -> None:
    before, after = words_apart("He has two steps up.", "He has three steps up, and a rail.")
    assert [b.text.strip() for b in before if b.kind == "gone"] == ["two", "up."]
    assert "three" in [b.text.strip() for b in after if b.kind == "new"]
    assert before[0] == Bit("He has", "same")


@given(st.text(max_size=200), st.text(max_size=200))
def test_words_apart_keeps_every_sign_of_both(one: str, other: str) -> None:
    before, after = words_apart(one, other)
    assert "".join(bit.text for bit in before) == one
    assert "".join(bit.text for bit in after) == other
    assert all(bit.kind != "new" for bit in before)
    assert all(bit.kind != "gone" for bit in after)


def test_very_long_texts_are_compared_quickly() -> None:
    one = " ".join(f"word{n}" for n in range(20_000))
    other = " ".join(f"word{n}" for n in range(20_000, 0, -1))
    began = time.perf_counter()
    words_apart(one, other)
    assert time.perf_counter() - began < 1.0


def test_a_long_pair_is_cut_to_where_it_differs() -> None:
    same = "alike " * 200
    before, after = shortened_pair(
        ChangedView(key="k", ask="A", before=f"{same}left", after=f"{same}right")
    )
    assert before.startswith("…")
    assert before.endswith("left")
    assert after.endswith("right")
    assert len(before) < 230


@pytest.fixture
def amended(store: Store, arthur: PersonView, catalogue: Catalogue) -> tuple[str, str]:
    """A finished page, and its finished amendment: one answer and one promise later."""
    talk = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    talk.answer("what_matters", "The shed")
    talk.flush()
    talk.close()
    finish_page(store, page_id=talk.page_id, catalogue=catalogue, policy=Policy(), send=False)
    new_id = amend_page(store, page_id=talk.page_id)
    again = Interview.open(store, page_id=new_id, catalogue=catalogue)
    again.answer("what_matters", "The shed and the lathe")
    again.flush()
    again.close()
    promises.add_promise(store, person_id=arthur.id, page_id=new_id, what="Oil")
    finish_page(store, page_id=new_id, catalogue=catalogue, policy=Policy(), send=False)
    return talk.page_id, new_id


def test_a_sealed_amendment_keeps_what_changed_and_its_council_paper_says_so(
    store: Store, amended: tuple[str, str]
) -> None:
    first, second = (sealed(store, page_id=page_id).view for page_id in amended)
    assert (first.amends, first.changed) == (None, ())
    assert second.amends == 1
    assert [(c.key, c.before, c.after) for c in second.changed] == [
        ("what_matters", "The shed", "The shed and the lathe"),
        ("promises", "", "Oil"),
    ]
    assert from_json(to_json(second)) == second
    council = compose(second, audience="council", words=Words())
    titles = [b.text for b in council.blocks if isinstance(b, Heading)]
    assert titles[0] == "What changed since version 1"
    table = next(b for b in council.blocks if isinstance(b, TableBlock))
    assert ("What matters to Arthur", "The shed", "The shed and the lathe") in table.rows
    for view, audience in ((second, "person"), (first, "council")):
        paper = compose(view, audience=audience, words=Words())  # type: ignore[arg-type]
        assert "What changed" not in str(paper.blocks)
