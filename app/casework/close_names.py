"""Names that are spelt or sound nearly alike: two of them compared, and the closest of everybody.

Everybody's names are kept in memory while the store is open, from the first time they are asked
for: 10,000 are a few megabytes, and nothing of them is written anywhere.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract, extract_iter
from sqlalchemy import select

from app.casework.sounds import Ear, sound, without_vowels
from app.models.base import folded
from app.models.journal import Changed
from app.models.person import Person
from app.models.store import Store

MOST_WORDS: Final = 6
_MOST_LETTERS: Final = 40
_MOST_TYPED: Final = 200
_MOST_ALIKE: Final = 200
_SAME_SOUND: Final = 0.95
_SAME_CONSONANTS: Final = 0.8
_ONE_LETTER: Final = 0.85
_TWO_LETTERS: Final = 0.72
_BEGINNING: Final = 0.9
_IS_ALIKE: Final = 0.86
_AT_A_TIME: Final = 500


class Close(NamedTuple):
    """Somebody of nearly the name, and how near: 1 is the same."""

    person_id: str
    nearness: float


def words_of(key: str) -> list[str]:
    """The words of a folded name; the stops of initials and commas are none of them."""
    return [word[:_MOST_LETTERS] for word in re.findall(r"[^\s.,'’-]+", key)]


def nearness(word: str, other: str, *, ear: Ear) -> float:
    """How near two folded words are by letters and by sound: 1 the same, 0 not near."""
    if word == other:
        return 1.0
    heard, other_heard = ear.sound(word), ear.sound(other)
    if heard == other_heard:
        return _SAME_SOUND
    spelt = by_letters(word, other)
    bare = without_vowels(heard)
    is_heard = spelt < _SAME_CONSONANTS and bare == without_vowels(other_heard)
    return _SAME_CONSONANTS if is_heard and _has_like_vowels(bare, heard, other_heard) else spelt


def _has_like_vowels(bare: str, heard: str, other: str) -> bool:
    """Whether two sounds of the same consonants are near: the more of these, the surer."""
    most = 0 if len(bare) < 2 else 1 if len(bare) < 4 else 2
    return OSA.distance(heard, other, score_cutoff=most) <= most


def by_letters(word: str, other: str) -> float:
    """How near two words are by their letters: one that is wrong, missing, or out of its turn."""
    most = _most_apart(word)
    apart = OSA.distance(word, other, score_cutoff=most)
    return _of_letters(apart, word, other) if apart <= most else 0.0


def _most_apart(word: str) -> int:
    """How many letters may be wrong."""
    return 0 if len(word) < 2 else 1 if len(word) < 8 else 2


def _of_letters(apart: int, word: str, other: str) -> float:
    """What so many wrong letters come to; in short words the first has to be right."""
    if min(len(word), len(other)) < 4 and word[:1] != other[:1]:
        return 0.0
    return (1.0, _ONE_LETTER, _TWO_LETTERS)[apart]


def alike(key: str, other: str, *, ear: Ear) -> float:
    """How alike two whole folded names are, word by word in any order; 0 where they are not.

    Each word of the shorter has its like in the longer, which may have one more; of a name of one
    word that word must be nearly all there is.
    """
    ours, theirs = sorted((words_of(key), words_of(other)), key=len)
    if not ours or len(theirs) > len(ours) + (len(ours) > 1):
        return 0.0
    found: list[float] = []
    for word in [*ours]:
        if word in theirs:
            ours.remove(word)
            theirs.remove(word)
            found.append(1.0)
    for word in ours:
        best, which = max((nearness(word, one, ear=ear), one) for one in theirs)
        if not best:
            return 0.0
        theirs.remove(which)
        found.append(best)
    how = sum(found) / len(found) - 0.05 * len(theirs)
    return how if how >= _IS_ALIKE else 0.0


class Named(NamedTuple):
    """A person by their folded name, and by what they are called besides."""

    person_id: str
    name: str
    called: str = ""


class NameList:
    """Everybody's names, by their words, by sound and by what they are without spaces."""

    def __init__(self, people: Iterable[Named]) -> None:
        """Take in everybody."""
        self._names: dict[str, Named] = {}
        self._whole: dict[str, str] = {}
        self._bearers: dict[str, set[str]] = {}
        self._sounds: dict[str, str] = {}
        self._by_sound: dict[str, list[str]] = {}
        self._by_consonants: dict[str, list[str]] = {}
        for one in people:
            self.put(one)

    def put(self, one: Named) -> None:
        """Know a person by these names from now on."""
        self.forget(one.person_id)
        words = words_of(one.name)
        self._names[one.person_id] = one
        if words:
            self._whole[one.person_id] = "".join(words[:MOST_WORDS])
        for word in (*words, *words_of(one.called)):
            if word not in self._bearers:
                self._learn(word)
            self._bearers[word].add(one.person_id)

    def forget(self, person_id: str) -> None:
        """Know a person no more."""
        self._whole.pop(person_id, None)
        one = self._names.pop(person_id, None)
        for word in words_of(f"{one.name} {one.called}") if one else ():
            self._bearers[word].discard(person_id)

    def _learn(self, word: str) -> None:
        heard = sound(word)
        self._bearers[word] = set()
        self._sounds[word] = heard
        self._by_sound.setdefault(heard, []).append(word)
        self._by_consonants.setdefault(without_vowels(heard), []).append(word)

    def name(self, person_id: str) -> str:
        """The folded name of a person who is known."""
        return self._names[person_id].name

    def closest(self, typed: str, most: int) -> list[Close]:
        """Who is named nearly what was typed, the nearest first; its last word may be begun only.

        Every word that was typed has its like in the name, or the whole is nearly the whole name.
        """
        words = words_of(folded(typed[:_MOST_TYPED]))[:MOST_WORDS]
        if not words:
            return []
        scores = self._by_words(words)
        for person_id, how in self._by_whole("".join(words)):
            scores[person_id] = max(how, scores.get(person_id, 0.0))
        names = self._names
        order = sorted(scores, key=lambda one: (-round(scores[one], 3), names[one].name, one))
        return [Close(person_id, scores[person_id]) for person_id in order[:most]]

    def _by_words(self, words: Sequence[str]) -> dict[str, float]:
        sums: dict[str, float] | None = None
        for at, word in enumerate(words):
            here: dict[str, float] = {}
            for known, how in self._like(word, is_last=at == len(words) - 1).items():
                for person_id in self._bearers[known]:
                    if (sums is None or person_id in sums) and how > here.get(person_id, 0.0):
                        here[person_id] = how
            sums = {one: how + (sums[one] if sums else 0.0) for one, how in here.items()}
            if not sums:
                return {}
        return {one: how / len(words) for one, how in (sums or {}).items()}

    def _by_whole(self, typed: str) -> Iterable[tuple[str, float]]:
        """Whom one finds with the spaces in other places, or a letter besides."""
        if len(typed) < 5:
            return
        most = _most_apart(typed)
        for _, apart, person_id in extract_iter(
            typed, self._whole, scorer=OSA.distance, processor=None, score_cutoff=most
        ):
            yield person_id, (1.0, _ONE_LETTER, _TWO_LETTERS)[int(apart)] - 0.01

    def _like(self, word: str, *, is_last: bool) -> dict[str, float]:
        """Every known word that is near a word, and how near."""
        found: dict[str, float] = {}
        heard = sound(word)
        bare = without_vowels(heard)
        for known in self._by_consonants.get(bare, ()) if len(bare) > 1 else ():
            if _has_like_vowels(bare, heard, self._sounds[known]):
                found[known] = _SAME_CONSONANTS
        most = _most_apart(word)
        if most:
            near = extract(
                word,
                self._bearers.keys(),
                scorer=OSA.distance,
                processor=None,
                score_cutoff=most,
                limit=None,
            )
            for known, apart, _ in near:
                found[known] = max(found.get(known, 0.0), _of_letters(int(apart), word, known))
        for known in self._by_sound.get(heard, ()):
            found[known] = _SAME_SOUND
        if is_last or len(word) == 1:
            found |= self._begun(word, found)
        if word in self._bearers:
            found[word] = 1.0
        return {known: how for known, how in found.items() if how}

    def _begun(self, word: str, found: dict[str, float]) -> dict[str, float]:
        """Words that begin so, and with one letter wrong if there are enough to tell."""
        long = len(word)
        begun = {
            known: max(found.get(known, 0.0), _BEGINNING)
            for known in self._bearers
            if known.startswith(word)
        }
        if long < 4:
            return begun
        beginnings: dict[str, list[str]] = {}
        for known in self._bearers:
            if len(known) > long and known[0] == word[0]:
                beginnings.setdefault(known[:long], []).append(known)
        near = extract(
            word, beginnings.keys(), scorer=OSA.distance, processor=None, score_cutoff=1, limit=None
        )
        for beginning, apart, _ in near:
            for known in beginnings[beginning] if apart else ():
                begun[known] = max(begun.get(known, 0.0), found.get(known, 0.0), _TWO_LETTERS)
        return begun


class CloseNames:
    """Everybody's names beside a store: read when first asked for, then kept up with it."""

    def __init__(self, store: Store) -> None:
        """Use `close_names`."""
        self._store = store
        self._lock = threading.Lock()
        self._hearing = threading.Lock()
        """For `_changed` alone: whoever writes never waits for an answer that is looked for."""
        self._list: NameList | None = None
        self._changed: set[str] = set()
        store.subscribe(self._hear)

    @property
    def is_ready(self) -> bool:
        """Whether they are read, so that an answer takes no longer than a blink."""
        return self._list is not None and len(self._changed) <= _AT_A_TIME

    def closest(self, typed: str, *, most: int) -> list[Close]:
        """Who on the lists is named nearly what was typed; the first time takes a moment."""
        with self._lock:
            return self._up_to_date().closest(typed, most)

    def alike(self, key: str) -> list[Close]:
        """Who on the lists has a whole name alike this folded one, and how alike: see `alike`."""
        with self._lock:
            names = self._up_to_date()
            found = names.closest(key, _MOST_ALIKE)
            ear = Ear()
            scored = [
                Close(one.person_id, alike(key, names.name(one.person_id), ear=ear))
                for one in found
            ]
        return [one for one in scored if one.nearness]

    def _hear(self, changed: Changed) -> None:
        """Those who changed are read again before the next answer."""
        ids = {row_id for table, row_id in changed.entities if table == "person"}
        with self._hearing:
            self._changed |= ids

    def _up_to_date(self) -> NameList:
        """The list, with everybody who changed since read anew. Raises an `AppError`."""
        names = self._list
        with self._hearing:
            changed, self._changed = self._changed, set[str]()
        try:
            if names is None or len(changed) > _AT_A_TIME:
                self._list = names = NameList(self._read(None))
            elif changed:
                found = self._read(changed)
                for person_id in changed:
                    names.forget(person_id)
                for one in found:
                    names.put(one)
        except BaseException:
            with self._hearing:  # the next answer asks for them again
                self._changed |= changed
            raise
        return names

    def _read(self, ids: set[str] | None) -> list[Named]:
        query = select(Person.id, Person.name_key, Person.preferred_name).where(
            Person.removed_at.is_(None), Person.merged_into.is_(None)
        )
        if ids is not None:
            query = query.where(Person.id.in_(ids))
        with self._store.reading() as session:
            rows = session.execute(query).all()
        return [Named(row[0], row[1], folded(row[2] or "")) for row in rows]


def close_names(store: Store) -> CloseNames:
    """Everybody's names beside this store; gone when it is closed."""
    return store.beside(CloseNames)
