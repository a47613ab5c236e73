"""What changed between two versions of a page: question by question, and word by word. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

from app.casework.views import AskedView, ChangedView, PagePromise, PageView
from app.language import N_, Words

_WORD: Final = re.compile(r"\s*\S+|\s+$")
_MOST_PAIRS: Final = 1_000_000
"""Pairs of words that are compared: beyond it only how a text begins and ends is."""
SHOWN_ON_PAPER: Final = 220
_BEFORE_IT: Final = 6
"""Words that stay before the first that changed, where a long text is shortened."""
_WORDED: Final = frozenset({"Line", "Prose", "Retired"})
"""Kinds of question whose answer is the same in every language."""


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a text, and whether it stands in both versions, only before or only now."""

    text: str
    kind: Literal["same", "gone", "new"]


def changed_between(before: PageView, after: PageView, words: Words) -> tuple[ChangedView, ...]:
    """Every question whose answer differs, in the order of the page as it is now; then what went.

    A signature is no answer: it is for one version only. Where the paper's language changed in
    between, only what was written is compared, for all else is worded anew.
    """
    old = {asked.key: asked for asked in before.asked}
    new = {asked.key: asked for asked in after.asked}
    is_same_language = before.language == after.language
    found: list[ChangedView] = []
    for key in dict.fromkeys((*new, *old)):
        was, now = old.get(key), new.get(key)
        told = now or was
        if told is None or told.kind == "Signature":
            continue
        if not is_same_language and told.kind not in _WORDED | {"PromisesAsked"}:
            continue
        if told.kind == "PromisesAsked":
            one, other = _promises_apart(before.promises, after.promises, words)
        elif told.kind == "PeopleAsked" and not _text(was) and not _text(now):
            one, other = "\n".join(before.people_council), "\n".join(after.people_council)
        else:
            one, other = _text(was), _text(now)
        if one.split() != other.split():
            found.append(ChangedView(key=key, ask=told.ask, before=one, after=other))
    return tuple(found)


def _text(asked: AskedView | None) -> str:
    return asked.text.strip() if asked is not None else ""


def _promises_apart(
    before: Sequence[PagePromise], after: Sequence[PagePromise], words: Words
) -> tuple[str, str]:
    """The promises that stand on one side alone, a line for each."""
    old, new = ([_promise(p, words) for p in side] for side in (before, after))
    gone, came = Counter(old) - Counter(new), Counter(new) - Counter(old)
    return "\n".join(_of(old, gone)), "\n".join(_of(new, came))


def _of(lines: Sequence[str], counted: Counter[str]) -> Iterator[str]:
    left = Counter(counted)
    for line in lines:
        if left[line] > 0:
            left[line] -= 1
            yield line


def _promise(promise: PagePromise, words: Words) -> str:
    asking = words.text(N_("to be asked")) if promise.to_be_asked else ""
    who = promise.who_council or promise.who
    told = (promise.what, who, asking, words.partial_date(promise.by_when), promise.if_it_fails)
    return " · ".join(part for part in told if part)


def words_apart(before: str, after: str) -> tuple[tuple[Bit, ...], tuple[Bit, ...]]:
    """Both texts in stretches: what stands in both, and what only here. Joined they are as given.

    Of very long texts that share little, all between their common beginning and end counts as
    changed.
    """
    one, other = _WORD.findall(before), _WORD.findall(after)
    bare = [word.strip() for word in one], [word.strip() for word in other]
    start = _common(*bare)
    end = _common(bare[0][start:][::-1], bare[1][start:][::-1])
    middle = one[start : len(one) - end], other[start : len(other) - end]
    left, right = [Bit("".join(one[:start]), "same")], [Bit("".join(other[:start]), "same")]
    if len(middle[0]) * len(middle[1]) > _MOST_PAIRS:
        left.append(Bit("".join(middle[0]), "gone"))
        right.append(Bit("".join(middle[1]), "new"))
    else:
        _compare(middle[0], middle[1], left, right)
    left.append(Bit("".join(one[len(one) - end :]), "same"))
    right.append(Bit("".join(other[len(other) - end :]), "same"))
    return _joined(left), _joined(right)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _compare(one: Sequence[str], other: Sequence[str], left: list[Bit], right: list[Bit]) -> None:
    bare = [word.strip() for word in one], [word.strip() for word in other]
    for kind, i, j, k, m in SequenceMatcher(None, *bare, autojunk=False).get_opcodes():
        is_same = kind == "equal"
        left.append(Bit("".join(one[i:j]), "same" if is_same else "gone"))
        right.append(Bit("".join(other[k:m]), "same" if is_same else "new"))


def _joined(bits: Sequence[Bit]) -> tuple[Bit, ...]:
    """Neighbours of one kind as one, empty ones gone."""
    joined: list[Bit] = []
    for bit in bits:
        if bit.text and joined and joined[-1].kind == bit.kind:
            joined[-1] = Bit(joined[-1].text + bit.text, bit.kind)
        elif bit.text:
            joined.append(bit)
    return tuple(joined)


def shortened_pair(changed: ChangedView, most: int = SHOWN_ON_PAPER) -> tuple[str, str]:
    """Both texts, long ones from a few words before the first that changed, so that it is seen."""
    start = _common(changed.before.split(), changed.after.split())
    return _from(changed.before, start, most), _from(changed.after, start, most)


def _from(text: str, start: int, most: int) -> str:
    if len(text) <= most:
        return text
    rest = text.split()[max(0, start - _BEFORE_IT) :]
    said = " ".join(rest)
    cut = said if len(said) <= most else f"{said[: most - 1].rstrip()}…"
    return f"…{cut}" if start > _BEFORE_IT else cut
