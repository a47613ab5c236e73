"""Finding in Help: every word anywhere in a topic, accents folded, in both languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.language import LANGUAGES, Words
from app.ui.help.topic import Topic

LONGEST_QUERY: Final = 200
"""Letters that are looked at; nobody asks for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTopic:
    """A topic that was found: the line it was found in, and where in it (start, length)."""

    topic: Topic
    line: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A line with its folded letters, and where in the line each of them comes from."""

    text: str
    folded: str
    origins: tuple[int, ...]


def folded_with_origins(text: str) -> tuple[str, tuple[int, ...]]:
    """A text without accents and capitals, and for each letter of it the place it comes from."""
    letters: list[str] = []
    origins: list[int] = []
    for at, sign in enumerate(text):
        for part in unicodedata.normalize("NFKD", sign).casefold():
            if not unicodedata.combining(part):
                letters.append(part)
                origins.append(at)
    return "".join(letters), tuple(origins)


class HelpIndex:
    """Everything Help says, ready to be looked through; made when somebody first types."""

    def __init__(self, topics: Sequence[Topic], words: Words) -> None:
        others = tuple(Words(name) for name in LANGUAGES if name != words.language)
        self._known = tuple(
            (topic, tuple(_texts_of(topic, spoken) for spoken in (words, *others)))
            for topic in topics
        )

    def find(self, query: str) -> tuple[FoundTopic, ...]:
        """The topics that hold every word of the query; those with them in the title first."""
        wanted = tuple(dict.fromkeys(folded_with_origins(query[:LONGEST_QUERY])[0].split()))
        if not wanted:
            return ()
        found: list[tuple[int, FoundTopic]] = []
        for topic, spoken in self._known:
            for texts in spoken:
                if all(any(word in text.folded for text in texts) for word in wanted):
                    is_titled = all(word in texts[0].folded for word in wanted)
                    found.append((0 if is_titled else 1, _found(topic, texts, wanted)))
                    break
        return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def _texts_of(topic: Topic, words: Words) -> tuple[_Text, ...]:
    """The title and the lines of a topic in one language."""
    return tuple(_ready(words.text(text)) for text in (topic.title, *topic.lines))


def _ready(text: str) -> _Text:
    folded, origins = folded_with_origins(text)
    return _Text(text=text, folded=folded, origins=origins)


def _found(topic: Topic, texts: Sequence[_Text], wanted: Sequence[str]) -> FoundTopic:
    """With the line below the title that holds most of the words; the first such."""
    line = max(texts[1:], key=lambda text: sum(word in text.folded for word in wanted))
    return FoundTopic(topic=topic, line=line.text, marks=tuple(_marks(line, wanted)))


def _marks(text: _Text, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand in a text, in order and without overlap."""
    taken: set[int] = set()
    for word in wanted:
        at = text.folded.find(word)
        while at >= 0:
            taken.update(text.origins[at : at + len(word)])
            at = text.folded.find(word, at + len(word))
    places = sorted(taken)
    start = 0
    for now in range(1, len(places) + 1):
        if now == len(places) or places[now] != places[now - 1] + 1:
            yield places[start], now - start
            start = now
