"""A passphrase is judged by length and by what guessers try first, and one can be suggested."""

from __future__ import annotations

import math

import pytest

from app.errors import WeakPassphrase
from app.language import Words
from app.security.keys import check_passphrase, suggest_passphrase
from app.security.passphrase_words import PASSPHRASE_WORDS


@pytest.mark.parametrize(
    "text",
    [
        "galaxy-iris-skill-kick",
        "Mae'r tegell yn berwi",
        "المطبخ طاولة الشاي",
        "厨房的桌子上有茶和饼干呢呀",
        "correct horse battery cheese",
        "gbtqzwmrkxvp",
        "x" * 400 + "abcde",
    ],
)
def test_a_good_one_passes(text: str) -> None:
    check_passphrase(text)


@pytest.mark.parametrize("text", ["", "short", "elevenchars", "   elevenchars   ", "🫖" * 11])
def test_a_short_one_is_refused_with_the_number_wanted(text: str) -> None:
    with pytest.raises(WeakPassphrase) as caught:
        check_passphrase(text)
    assert "at least 12" in Words().say(caught.value.advice)


@pytest.mark.parametrize(
    "text",
    [
        "password-password",
        "Kitchen Table",
        "kitchentable2026",
        "Social Worker 1",
        "correct horse battery staple",
        "Correct-Horse-Battery-Staple!",
        "123456789012",
        "qwertyuiopas",
        "zyxwvutsrqpo",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        "------------",
        "administrator99",
    ],
)
def test_a_common_one_is_refused(text: str) -> None:
    with pytest.raises(WeakPassphrase) as caught:
        check_passphrase(text)
    assert "easy to guess" in caught.value.title.id


def test_length_is_counted_once_composed() -> None:
    with pytest.raises(WeakPassphrase) as caught:
        check_passphrase("".join(f"{letter}\u0301" for letter in "eaiouy"))
    assert "too short" in caught.value.title.id


def test_a_suggestion_is_four_words_and_passes() -> None:
    suggestions = {suggest_passphrase() for _ in range(50)}
    assert len(suggestions) == 50
    for text in suggestions:
        assert len(text.split("-")) == 4
        assert set(text.split("-")) <= set(PASSPHRASE_WORDS)
        if len(text) >= 12:
            check_passphrase(text)


def test_the_words_are_plain_and_each_adds_eleven_bits() -> None:
    assert len(set(PASSPHRASE_WORDS)) == len(PASSPHRASE_WORDS)
    assert math.log2(len(PASSPHRASE_WORDS)) >= 11
    assert all(word.isascii() and word.islower() and len(word) >= 3 for word in PASSPHRASE_WORDS)
