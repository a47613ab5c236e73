"""The words about the caret of a box, and where they stand as Qt counts and as Python does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtGui import QTextBlock, QTextDocument

from app.casework.spelling import words_in

MOST_LOOKED_AT: Final = 20_000
"""Signs around the caret that are looked at; a page holds some thousand."""
_MOST_PARAGRAPHS: Final = 2_000

Span = tuple[int, int]
"""Where a word begins and ends, counted as Qt counts."""


def words_about(document: QTextDocument, caret: int) -> Iterator[tuple[str, Span]]:
    """The whole words about the caret (a place of Qt's), each with its place, in order."""
    text = text_as_counted(document)
    begin, end = _looked_at(text, caret)
    before, part = _length_in_qt(text[:begin]), text[begin:end]
    count = _count_of_qt(part)
    for one in words_in(part):
        yield one.word, (before + count(one.start), before + count(one.end))


def text_as_counted(document: QTextDocument) -> str:
    """The text so that its signs, counted as Qt does, are the places of the document.

    Half a sign (what is left where one beyond the first 65,536 was cut through) never comes out
    of Qt: a paragraph that holds one comes as spaces, else all after it would stand elsewhere.
    Where there are too many paragraphs to find it in a blink, all of them do.
    """
    text = document.toRawText().replace("\u2029", "\n")
    if _length_in_qt(text) == document.characterCount() - 1:
        return text
    if document.blockCount() > _MOST_PARAGRAPHS:
        return " " * (document.characterCount() - 1)
    return "\n".join(_paragraphs(document))


def _paragraphs(document: QTextDocument) -> Iterator[str]:
    block: QTextBlock = document.begin()
    while block.isValid():
        text, length = block.text(), block.length() - 1
        yield text if _length_in_qt(text) == length else " " * length
        block = block.next()


def _looked_at(text: str, caret: int) -> tuple[int, int]:
    """The part about the caret that is looked at; it begins and ends where a word may."""
    if len(text) <= MOST_LOOKED_AT:
        return 0, len(text)
    at = _index(text, caret)
    begin = text.rfind("\n", 0, max(0, at - MOST_LOOKED_AT // 2)) + 1
    begin = max(begin, at - MOST_LOOKED_AT * 3 // 4)
    end = min(len(text), begin + MOST_LOOKED_AT)
    if begin and not text[begin - 1].isspace():
        first = text[begin:end].split(maxsplit=1)
        begin = begin if text[begin].isspace() else begin + len(first[0])
    if end < len(text) and not text[end].isspace() and not text[end - 1].isspace():
        end -= len(text[begin:end].rsplit(maxsplit=1)[-1]) if begin < end else 0
    return begin, end


def _index(text: str, place: int) -> int:
    """Where in Python's text a place of Qt's is."""
    if text.isascii():
        return place
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * place]
    return len(before.decode("utf-16-le", "ignore"))


def _length_in_qt(text: str) -> int:
    """How many signs a text has as Qt counts: those beyond the first 65,536 count twice there."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _count_of_qt(text: str) -> Callable[[int], int]:
    """How Qt counts a place of this text."""
    if _length_in_qt(text) == len(text):
        return int
    wide = [at for at, sign in enumerate(text) if sign > "\uffff"]
    return lambda at: at + bisect_left(wide, at)
