"""Wrapping: no line too wide, no word lost, directions in order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reports import direction
from app.reports.ink import LEADING, Ink, Line
from app.reports.lines import text_width, wrap

PLAIN = Ink("regular", 12)
BOLD = Ink("bold", 14)


def drawn(line: Line) -> str:
    return "".join(piece.text for group in line.groups for piece in group.pieces)


@settings(max_examples=150)
@given(
    st.text("ab Wi.ŵ\n", max_size=200),
    st.floats(min_value=15, max_value=400),
)
def test_plain_text_is_wrapped_within_its_width_without_losing_a_letter(
    text: str, width: float
) -> None:
    wrapped = wrap([(text, PLAIN)], width)
    assert all(line.width <= width + 0.01 for line in wrapped.lines)
    assert "".join(map(drawn, wrapped.lines)).split() or not text.split()
    assert "".join("".join(map(drawn, wrapped.lines)).split()) == "".join(text.split())


@settings(max_examples=100)
@given(
    st.text("ab 王❤→\u0301ر ہ(1", max_size=80),
    st.floats(min_value=30, max_value=400),
)
def test_mixed_text_is_wrapped_within_its_width(text: str, width: float) -> None:
    wrapped = wrap([(text, PLAIN), (text, BOLD)], width)
    assert all(line.width <= width + 0.01 for line in wrapped.lines)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_break_in_the_text_stays(count: int) -> None:
    assert len(wrap([("a" + "\n" * count + "b", PLAIN)], 400).lines) == count + 1


def test_words_are_kept_whole_where_they_fit() -> None:
    width = text_width("the shed by", PLAIN) + 1
    lines = wrap([("Back in the shed by Christmas", PLAIN)], width).lines
    assert [drawn(line) for line in lines] == ["Back in the ", "shed by ", "Christmas"]


def test_a_line_is_as_high_as_its_largest_text() -> None:
    (line,) = wrap([("small ", PLAIN), ("large", Ink("bold", 20))], 400).lines
    assert line.height == pytest.approx(20 * LEADING)


def test_lines_of_urdu_are_higher_and_run_leftwards() -> None:
    (line,) = wrap([("میری بیٹی", PLAIN)], 400).lines
    assert line.is_leftwards
    assert line.height > 20


def test_runs_are_drawn_in_the_order_of_their_levels() -> None:
    assert direction.drawing_order([0, 1, 0]) == [0, 1, 2]
    assert direction.drawing_order([1, 2, 1]) == [2, 1, 0]
    assert direction.drawing_order([1, 2, 2, 1]) == [3, 1, 2, 0]
    assert direction.drawing_order([]) == []


def test_brackets_turn_with_the_direction() -> None:
    assert direction.leftwards("(ا)") == "(ا)"
    assert direction.levels_of("abc") == (0, [0, 0, 0])
    assert direction.levels_of("ا1") == (1, [1, 2])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ring Gwen Price on ", " after nine"),
        ("Ring Gŵyn 王 on ", " after nine"),
        ("اردو میں فون ", " کریں شکریہ"),
    ],
)
@pytest.mark.parametrize("width", range(85, 240, 5))
def test_a_number_in_groups_stands_on_one_line(before: str, after: str, width: int) -> None:
    said = wrap([(f"{before}01632 960 114{after}", PLAIN)], width).lines
    typed = [
        "".join(g.typed or "".join(p.text for p in g.pieces) for g in line.groups) for line in said
    ]
    assert sum("01632 960 114" in line for line in typed) == 1
    assert all(line.width <= width + 0.01 for line in said)


def test_a_number_that_no_line_holds_is_broken_between_its_groups() -> None:
    width = text_width("01632 960", PLAIN) + 1
    lines = wrap([("on 01632 960 114", PLAIN)], width).lines
    assert [drawn(line) for line in lines] == ["on ", "01632 960 ", "114"]
