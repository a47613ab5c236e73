"""A mark lies under its word and nothing else, whatever signs stand before it."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from app.casework.dictionaries import Dictionary
from app.casework.spelling import Speller, plain, words_in
from app.ui import spelt_words
from app.ui.desk import Desk
from app.ui.spelling_marks import BoxMarks
from app.ui.spelt_words import MOST_LOOKED_AT, words_about
from app.ui.writing import GrowingText
from tests.ui.waves import waved

WRONG = ("recieve", "teh", "t\u0302eh", "thi\u0323\u0301er", "don’r", "ŵrnog")
OTHER = (
    *(
        "😀",
        "👩‍👩‍👧",
        "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
        "𝒳",
        "e\u0301",
        "\u0301",
        "\u00a0",
        "\u2028",
        "\n",
        " ",
        "  ",
        ".",
        "-",
        "’",
    ),
    *("good", "gwen@x.uk", "www.x", "1", "\t", "漢", "\u202e", "\ufffc", "…", "ﬁ"),
)
texts = st.lists(st.sampled_from((*WRONG, *WRONG, *OTHER)), max_size=40).map("".join)


class WrongAre:
    """A dictionary in which these words are wrong and all others are right."""

    def spell(self, word: str) -> bool:
        return word not in {plain(one) for one in WRONG}


def judged(text: str) -> Speller:
    """A speller that has judged each word of a text: nothing is waited for."""
    speller = Speller(Dictionary("en", WrongAre(), frozenset()), frozenset())
    speller.judge(one.word for one in words_in(text))
    return speller


def as_qt(text: str) -> bytes:
    return text.encode("utf-16-le")


def cut(text: str, start: int, end: int) -> str:
    """A part of a text between two places of Qt's; raises where one lies within a sign."""
    return as_qt(text)[2 * start : 2 * end].decode("utf-16-le")


@pytest.fixture
def box(qapp: QApplication) -> Iterator[GrowingText]:
    made = GrowingText()
    yield made
    made.deleteLater()


def fill(box: GrowingText, text: str, caret: int) -> int:
    """Put a text in with the caret at a place of Qt's, and give the place."""
    box.setPlainText(text)
    cursor = box.textCursor()
    cursor.setPosition(caret % box.document().characterCount())
    box.setTextCursor(cursor)
    return cursor.position()


@settings(max_examples=150)
@given(text=texts, caret=st.integers(0, 400), most=st.sampled_from([12, 40, MOST_LOOKED_AT]))
@example(text="😀😀😀\n" + "a\n" * 20 + "recieve", caret=54, most=12)
def test_each_word_stands_where_qt_has_it(
    box: GrowingText, text: str, caret: int, most: int
) -> None:
    place = fill(box, text, caret)
    text = box.document().toRawText().replace("\u2029", "\n")
    whole = [(one.word, len(as_qt(text[: one.start])) // 2) for one in words_in(text)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spelt_words, "MOST_LOOKED_AT", most)
        found = list(words_about(box.document(), place))
    assert all(cut(text, *span) == word for word, span in found)
    places = [(word, span[0]) for word, span in found]
    if len(text) <= most:
        assert places == whole
    else:
        assert set(places) <= set(whole)  # never a part of a word, nor of an address
        assert places == sorted(places, key=lambda one: one[1])


@settings(max_examples=60)
@given(text=texts, caret=st.integers(0, 400), data=st.data())
def test_the_wave_and_what_replaces_hit_the_word(
    box: GrowingText, desk: Desk, text: str, caret: int, data: st.DataObject
) -> None:
    fill(box, text, caret)
    text = box.document().toRawText().replace("\u2029", "\n")
    speller = judged(text)
    marks = BoxMarks(box, desk)
    marks.take(speller)
    wrong = [one.word for one in words_in(text) if not speller.is_right(one.word)]
    assert waved(box) == wrong
    assert [cut(text, *span) for span in marks.spans] == wrong
    if wrong:
        start, end = data.draw(st.sampled_from(marks.spans))
        marks.replace((start, end), cut(text, start, end), "right")
        after = box.document().toRawText().replace("\u2029", "\n")
        units = as_qt(text)
        assert as_qt(after) == units[: 2 * start] + as_qt("right") + units[2 * end :]
    marks.setParent(None)
    marks.deleteLater()


@pytest.mark.parametrize("faces", ["😀😀😀\n", "\n😀", "👩‍👩‍👧 e\u0301"])
def test_in_a_long_text_the_mark_is_under_the_word(
    box: GrowingText, desk: Desk, faces: str
) -> None:
    text = faces + "some good words\n" * 2000 + "to recieve\nthe post"
    fill(box, text, -1)
    marks = BoxMarks(box, desk)
    marks.take(judged(text))
    assert waved(box) == ["recieve"]
    (span,) = marks.spans
    assert cut(text, *span) == "recieve"


def test_half_a_sign_moves_no_mark(box: GrowingText, desk: Desk) -> None:
    fill(box, "teh😀 recieve\nthen teh end", 4)
    box.textCursor().insertText(" ")  # the face is two halves now
    marks = BoxMarks(box, desk)
    marks.take(judged("teh recieve then end"))
    assert waved(box) == ["teh"]
    assert box.document().findBlock(marks.spans[0][0]).blockNumber() == 1


def test_half_a_sign_among_very_many_lines_holds_nothing_up(box: GrowingText) -> None:
    fill(box, "teh\n" * 50_000 + "😀", -2)
    box.textCursor().insertText(" ")
    begun = time.process_time()
    assert list(words_about(box.document(), 0)) == []
    assert time.process_time() - begun < 0.1


def test_the_caret_finds_its_word_after_a_face(
    box: GrowingText, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "😀😀 teh 😀 recieve"
    place = fill(box, text, len(as_qt("😀😀 teh 😀 rec")) // 2)
    marks = BoxMarks(box, desk)
    marks.take(judged(text))
    asked: list[str] = []

    def heard(self: BoxMarks, span: tuple[int, int], *, at: QPoint | None = None) -> None:
        asked.append(cut(text, *span))

    monkeypatch.setattr(BoxMarks, "open_menu", heard)
    point = box.cursorRect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(box, QContextMenuEvent(reason, point, box.mapToGlobal(point)))
    assert (asked, box.textCursor().position()) == (["recieve"], place)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "😀" * 100_000,
        "a-" * 100_000 + ".",
        "recieve." * 25_000,
        "." * 200_000,
        "e\u0301\u0323" * 66_000,
    ],
    ids=["letters", "faces", "hyphens", "dots", "leaders", "accents"],
)
def test_a_long_paste_is_looked_at_in_a_blink(box: GrowingText, desk: Desk, text: str) -> None:
    fill(box, text, -1)
    marks = BoxMarks(box, desk)
    marks.take(judged(""))
    marks.look()  # what is opened once is open
    begun = time.process_time()
    marks.look()
    assert time.process_time() - begun < 0.2  # some 0.01 s here
    assert marks.spans == []
