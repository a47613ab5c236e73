"""Signs: their names, what belongs together, what prints as it is."""

from __future__ import annotations

import pytest

from app.reports.pdf_fonts import faces
from app.reports.signs import hard_lines, read_signs, sign_name


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("❤️", "red heart"),
        ("👍🏽", "thumbs up sign, medium skin tone"),
        ("👨‍👩‍👧", "man, woman, girl"),
        ("🇬🇧", "flag GB"),
        ("🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f", "flag of Wales"),
        ("王", "cjk unified ideograph-738b"),
        ("\x00", "control sign 0000"),
        ("\ud83d", "broken sign D83D"),
        ("\ue000", "private sign E000"),
        ("\u0378", "sign 0378"),
    ],
)
def test_a_sign_has_a_name(sign: str, name: str) -> None:
    assert sign_name(sign) == name


def shown(text: str) -> str:
    return "".join(sign.shown for sign in read_signs(text, faces().printable))


def test_what_belongs_together_is_named_together() -> None:
    assert shown("a👨‍👩‍👧b🇬🇧🇮🇪c") == "a[man, woman, girl]b[flag GB][flag IE]c"


def test_letters_and_their_marks_become_one_letter_where_there_is_one() -> None:
    assert shown("y\u0302w\u0302") == "ŷŵ"


def test_what_nobody_sees_is_not_drawn_but_kept() -> None:
    signs = list(read_signs("a\u200bb\u00adc", faces().printable))
    assert [(s.shown, s.typed) for s in signs] == [("a", "a\u200b"), ("b", "b\u00ad"), ("c", None)]


def test_every_kind_of_line_break_breaks_a_line() -> None:
    text = "a\nb\r\nc\rd\u2028e\u2029f\x0bg\x0ch\x85i"
    assert hard_lines(text) == list("abcdefghi")
    assert hard_lines("") == [""]
    assert hard_lines("a\n\nb\n") == ["a", "", "b", ""]


def test_welsh_is_printed_as_it_is() -> None:
    assert faces().latin.issuperset("ÂÊÎÔÛŴŶâêîôûŵŷáéíóúẃýàèìòùẁỳäëïöüẅÿ£€–—“”‘’…·•")
