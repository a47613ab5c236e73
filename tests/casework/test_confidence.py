"""Who was told of in confidence is known in a text by name, and taken for nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.casework.confidence import is_of_hidden, kept_off
from app.casework.views import PromiseView
from tests.casework.maps import member

KAREN = member(1, name="Karen Tolley", in_confidence=True)
KAPLAN = member(2, name="Mrs Kaplan", do_not_show=True)
CHAPEL = member(3, name="The chapel", kind="group", in_confidence=True)
GILL = member(4, name="Gill")
HIDDEN = (KAREN, KAPLAN, CHAPEL, GILL)


@pytest.mark.parametrize(
    "text",
    ["Karen rang", "KÁREN's car", "with karen tolley.", "Mrs Kaplan has the key", "the chapel"],
)
def test_whole_names_and_first_names_are_known_however_they_are_written(text: str) -> None:
    assert kept_off(HIDDEN)(text)


@pytest.mark.parametrize(
    "text", ["Gill came", "Mrs Owen has the key", "The bus", "Karenza", "a chapel", ""]
)
def test_a_title_an_article_or_part_of_a_word_is_nobody(text: str) -> None:
    assert not kept_off(HIDDEN)(text)


def test_where_nobody_is_kept_off_nothing_is() -> None:
    assert not kept_off((GILL,))("Gill and everybody else")


def promise(**who: str) -> PromiseView:
    fields: dict[str, object] = dict.fromkeys(PromiseView.__dataclass_fields__, "")
    return PromiseView(**{**fields, **who})  # pyright: ignore[reportArgumentType]


def test_who_was_chosen_goes_by_who_they_are_and_only_typed_words_by_name() -> None:
    other = replace(GILL, id="other", name="Karen Owen")
    known = {one.id: one for one in (*HIDDEN, other)}
    assert is_of_hidden(promise(who_kind="member", who_id=KAREN.id, who_words="?"), known)
    assert is_of_hidden(promise(who_kind="other", who_words="Karen or Gill"), known)
    assert not is_of_hidden(promise(who_kind="member", who_id="other", who_words="Karen"), known)
    assert not is_of_hidden(promise(who_kind="person", who_words="Karen Bevan"), known)
    assert not is_of_hidden(promise(who_kind="worker", who_id="w", who_words="Karen"), known)
