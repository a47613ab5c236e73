"""What would give a person away on a sheet that names nobody: found and said, never changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from app.casework.network import members_in
from app.casework.rows import person_view, row_of
from app.casework.views import MemberView, PersonView, ProblemLine
from app.forms.conditions import Json
from app.forms.page import Page
from app.forms.values import is_valid_nhs_number
from app.forms.vocabulary import NOT_COUNTED_KINDS
from app.language import N_, Words
from app.models.base import folded
from app.models.person import Person
from app.models.store import Store

_TEN_DIGITS: Final = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", re.IGNORECASE)
_PHONE: Final = re.compile(r"(?<![\d.])(?:\+44|0)[ -]?(?:\(0\)[ -]?)?\d(?:[ -]?\d){7,10}(?!\d)")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEAST_LETTERS: Final = 3
_LEAST_DIGITS: Final = 5
# Names that are also common words give nobody away unless they are written as names.
_WORDS_TOO: Final = frozenset(
    (
        *("ann", "art", "bill", "bob", "carol", "dale", "dawn", "dean", "drew", "earl", "eve"),
        *("faith", "frank", "gene", "glen", "grace", "grant", "guy", "hope", "ivy", "jack", "jean"),
        *("joy", "june", "lane", "lee", "mark", "may", "miles", "nick", "pat", "penny", "price"),
        *("reed", "rich", "rob", "rose", "ruby", "sandy", "sky", "sue", "summer", "ted", "tom"),
        *("violet", "ward", "wes", "west", "will", "wood", "young"),
    )
)
# What stands before a name, or for one, and is nobody's.
_NOBODYS: Final = frozenset(
    ("mrs", "miss", "the", "and", "son", "mam", "mum", "dad", "gran", "nan", "pastor", "cousin")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One thing that gives somebody away, as it stands in the text, and what it is."""

    said: str
    is_name: bool


def giveaways(text: str, *, names: Iterable[str], numbers: Iterable[str] = ()) -> tuple[Given, ...]:
    """Names, NHS numbers, postcodes and telephone numbers in a text, each once, in their order.

    `names` are whole names; any part of one counts. `numbers` are others that are known of the
    person (council number, day of birth, first line of the address).
    """
    parts = {part for name in names for part in _parts(name)}
    found: dict[str, tuple[int, Given]] = {}
    for match in _WORD.finditer(text):
        word, key = match[0], folded(match[0])
        bare = key.removesuffix("'s").removesuffix("’s")
        is_written_as_name = word[:1].isupper()
        if bare in parts and (is_written_as_name or bare not in _WORDS_TOO):
            found.setdefault(bare, (match.start(), Given(said=word, is_name=True)))
    for pattern in (_TEN_DIGITS, _POSTCODE, _PHONE):
        for match in pattern.finditer(text):
            said = match[0].strip()
            if pattern is _TEN_DIGITS and not is_valid_nhs_number(said):
                continue
            found.setdefault(said, (match.start(), Given(said=said, is_name=False)))
    lowered = text.casefold()
    for number in numbers:
        place = lowered.find(number.strip().casefold()) if number.strip() else -1
        if place >= 0:
            found.setdefault(number, (place, Given(said=number.strip(), is_name=False)))
    return tuple(given for _, given in sorted(found.values(), key=lambda one: one[0]))


def _parts(name: str) -> Iterable[str]:
    """The words of a name by which somebody would be known."""
    parts = (folded(part) for part in _WORD.findall(name))
    return (part for part in parts if len(part) >= _LEAST_LETTERS and part not in _NOBODYS)


def known_of(person: PersonView) -> tuple[str, ...]:
    """What else is known of a person that stands for them in a text."""
    street = person.address.splitlines()[0] if person.address.strip() else ""
    kept = (person.council_id, person.nhs_number, street.split(",")[0], person.born[:10])
    return tuple(one for one in kept if len(one) >= _least(one))


def _least(one: str) -> int:
    """How long it must be to mean somebody: a number more than a year has."""
    return _LEAST_DIGITS if one.isdigit() else _LEAST_LETTERS


def names_on(
    store: Store, person_id: str, page: Page, answers: Mapping[str, Json], words: Words
) -> tuple[ProblemLine, ...]:
    """What gives away the person of this page, or anybody ever around them, if it names nobody."""
    if not page.is_nameless:
        return ()
    with store.reading() as session:
        person = person_view(row_of(session, Person, person_id))
        around = members_in(session, person_id, include_left=True)
    return name_lines(page, answers, person=person, members=around, words=words)


def name_lines(
    page: Page,
    answers: Mapping[str, Json],
    *,
    person: PersonView,
    members: Iterable[MemberView],
    words: Words,
) -> tuple[ProblemLine, ...]:
    """What the list before Finish says of a page that is to name nobody; none of it blocks."""
    names = [person.name, person.preferred_name]
    names += [m.name for m in members if m.kind not in NOT_COUNTED_KINDS]
    lines: list[ProblemLine] = []
    for question in page.questions():
        text = "\n".join(_texts(answers.get(question.key)))
        given = giveaways(text, names=names, numbers=known_of(person))
        if given:
            asked = words.text(question.ask, name=person.called)
            said = words.listing([one.said for one in given])
            told = words.text(
                N_("{question}: this sheet names nobody, and here stands: {said}"),
                question=asked,
                said=said,
            )
            lines.append(ProblemLine(key=question.key, text=told, blocks=False))
    return tuple(lines)


def _texts(value: Json) -> Iterable[str]:
    """Every text in a value, however deep."""
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from _texts(item)
        case dict():
            for item in value.values():
                yield from _texts(item)
        case _:
            return
