"""What comes from outside is read strictly and within limits."""

from __future__ import annotations

import json

import pytest

from app.errors import BadInput
from app.exchange.reading import LARGEST_INPUT, read_json
from app.language import Words


def refusal(data: bytes) -> str:
    """What is said to input that is not taken in."""
    with pytest.raises(BadInput) as caught:
        read_json(data)
    return Words().say(caught.value.title)


def test_plain_json_is_read_as_it_is() -> None:
    value = {"a": [1, 2.5, None, True, "ŵ 🎧"], "b": {"c": ""}}
    assert read_json(json.dumps(value).encode()) == value
    assert read_json(b"\xef\xbb\xbf[]") == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"a": 1, "a": 2}', 'The key "a" is given twice.'),
        (b"[NaN]", "NaN is not a number that JSON knows."),
        (b"[-Infinity]", "-Infinity is not a number that JSON knows."),
        (b"[1e999]", "1e999 is too large."),
        (b"[" + b"9" * 5000 + b"]", "999999"),
        (b'{"a": ["x\\u0000"]}', "a[0]: holds a NUL character"),
        (b'{"a": "\\ud800"}', "a: holds half of a character"),
        (b"\xff\xfe", "The file is not text in UTF-8."),
        (b"{", "This is not JSON: line 1, column 2."),
        (b"", "This is not JSON: line 1, column 1."),
        (b"[" * 33 + b"]" * 33, "The file is nested more than 32 levels deep."),
        (b"[" * 200_000, "The file is nested more than 32 levels deep."),
        (b" " * (LARGEST_INPUT + 1), "The file is larger than 50 MB."),
    ],
    ids=lambda value: None,
)
def test_anything_else_is_refused_with_a_reason(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_thirty_two_levels_pass_and_brackets_in_text_do_not_count() -> None:
    assert read_json(b"[" * 32 + b"]" * 32)
    assert read_json(json.dumps(["[" * 100 + '\\"{{{'] * 2).encode()) == ["[" * 100 + '\\"{{{'] * 2


def test_a_text_without_an_end_is_refused_quickly() -> None:
    assert "not JSON" in refusal(b'["' + b'\\"' * 2_000_000)
