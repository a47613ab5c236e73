"""The recovery code has 160 random bits and is read back however it is typed."""

from __future__ import annotations

import random
import re

from hypothesis import given
from hypothesis import strategies as st

from app.security.recovery_code import (
    is_same_code,
    is_whole,
    new_recovery_code,
    printed,
    typed_letters,
)


def test_a_code_is_eight_groups_of_four_of_crockford() -> None:
    group = "[0-9A-HJKMNP-TV-Z]{4}"
    codes = {new_recovery_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(re.fullmatch(f"{group}(-{group}){{7}}", code) for code in codes)


def test_every_letter_of_the_alphabet_comes_at_every_place() -> None:
    codes = [typed_letters(new_recovery_code()) for _ in range(2000)]
    assert all(len({code[place] for code in codes}) == 32 for place in range(32))


@given(st.integers(0, 2**32))
def test_case_spaces_dashes_and_look_alikes_do_not_matter(seed: int) -> None:
    chance = random.Random(seed)
    code = printed("".join(chance.choices("0123456789ABCDEFGHJKMNPQRSTVWXYZ", k=32)))
    look_alikes = {"0": "0oO", "1": "1iIlL"}
    typed = "".join(
        chance.choice(look_alikes.get(letter, letter + letter.lower()))
        + chance.choice(["", "", " ", "-", "\u2013", "\n", "."])
        for letter in code.replace("-", "")
    )
    assert is_same_code(typed, code)
    assert is_whole(typed_letters(typed))


def test_one_letter_wrong_is_another_code() -> None:
    code = new_recovery_code()
    wrong = ("2" if code[0] != "2" else "3") + code[1:]
    assert not is_same_code(wrong, code)
    assert not is_same_code(code[:-1], code)
    assert not is_same_code("", code)


@given(st.text(max_size=60))
def test_any_text_at_all_can_be_typed(text: str) -> None:
    assert is_same_code(text, "0000-" * 8) in (True, False)
    assert is_whole(typed_letters(text)) in (True, False)
