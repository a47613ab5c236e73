"""What the picture says: counts with their words, never a score or a grade."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.casework.map_placing import middle_of
from app.casework.map_views import EcomapView, TieView, tie_that_follows
from app.casework.network import count_network, is_counted
from app.casework.views import MemberView, NetworkCount

NEARNESS: Final[Mapping[str, int]] = {"extremely": 3, "very": 2, "quite": 1}
_HARD: Final = ("strained", "both")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The measures of one map. People are counted as everywhere; groups, paid help, pets are not.

    Those the person lost touch with are drawn and named, and not counted. What is not defined for
    so few people is None.
    """

    count: NetworkCount
    lost: tuple[MemberView, ...]
    """People the person has lost touch with."""
    besides: tuple[MemberView, ...]
    """Groups, paid help and pets: drawn, not counted."""
    mean_closeness: float | None
    """From 1 (quite) to 3 (extremely), of those of whom it was said."""
    kinds: tuple[tuple[str, int], ...]
    """How many people there are of each kind, the most first."""
    informal_share: float | None
    """The people's share of people and paid help together."""
    variety: float | None
    """1 less the sum of the squared shares of the kinds, over the most it could be."""
    ties_between: int
    """Ties of people with each other, not with the person."""
    density: float | None
    mean_degree: float | None
    alone: tuple[MemberView, ...]
    """Tied to the person, and to nobody else on the map."""
    untied: tuple[MemberView, ...]
    """Drawn without a tie to the person."""
    hubs: tuple[MemberView, ...]
    """Who knows most of the others; all of them where several do."""
    bridges: tuple[MemberView, ...]
    """Tied to somebody of another sector."""
    outward: float | None
    """The ties between kinds less those within one, over all of them: from -1 to 1."""
    helped_by: tuple[MemberView, ...]
    helps: tuple[MemberView, ...]
    gives_and_gets: tuple[MemberView, ...]
    carers: tuple[MemberView, ...]
    care_hours: tuple[tuple[MemberView, int], ...]
    """The hours of care a week, where they were said."""
    without_stand_in: tuple[MemberView, ...]
    """Carers for whom nobody else said they would stand in."""
    stand_ins: tuple[MemberView, ...]
    young_carers: tuple[MemberView, ...]
    strained: int
    wishes: tuple[tuple[str, int], ...]
    """How many people there are of each family group wish; empty for not yet asked."""


def measure(view: EcomapView) -> Measures:
    """The measures of a map."""
    lost = view.lost
    present = [m for m in view.members if m.id not in lost]
    people = [m for m in present if is_counted(m)]
    between = _between(view, people)
    known = _degrees(between)
    to_person = {t.to_member_id: t for t in view.ties if not t.from_member_id}
    for member in view.members:
        follows = tie_that_follows(member)
        if follows is not None:
            to_person.setdefault(member.id, follows)
    carers = tuple(m for m in people if m.gives_care)
    stand_ins = tuple(m for m in people if m.willing_to_care)
    kinds = Counter(m.kind for m in people)
    paid = sum(m.kind == "paid" for m in present)
    by_id = {m.id: m for m in people}
    return Measures(
        count=count_network(present),
        lost=tuple(m for m in view.members if m.id in lost),
        besides=tuple(m for m in present if not is_counted(m)),
        mean_closeness=_mean([NEARNESS[m.closeness] for m in people if m.closeness in NEARNESS]),
        kinds=tuple(sorted(kinds.items(), key=lambda one: (-one[1], one[0]))),
        informal_share=len(people) / (len(people) + paid) if people or paid else None,
        variety=_variety(kinds),
        ties_between=len(between),
        density=_density(len(people), len(between)),
        mean_degree=2 * len(between) / len(people) if people else None,
        alone=tuple(m for m in people if m.id in to_person and not known[m.id]),
        untied=tuple(m for m in people if m.id not in to_person),
        hubs=_hubs(people, known),
        bridges=_bridges(people, between, by_id),
        outward=_outward(between, by_id),
        helped_by=tuple(m for m in people if m.gives),
        helps=tuple(m for m in people if m.receives),
        gives_and_gets=tuple(m for m in people if m.gives and m.receives),
        carers=carers,
        care_hours=tuple((m, m.care_hours) for m in carers if m.care_hours),
        without_stand_in=tuple(
            m for m in carers if not any(other.id != m.id for other in stand_ins)
        ),
        stand_ins=stand_ins,
        young_carers=tuple(m for m in carers if m.under_18),
        strained=sum(t.quality in _HARD for t in to_person.values())
        + sum(t.quality in _HARD for t in view.ties if t.from_member_id),
        wishes=tuple(sorted(Counter(m.family_group_wish for m in people).items())),
    )


def _between(view: EcomapView, people: Sequence[MemberView]) -> list[TieView]:
    """The ties of counted people with each other that have not ended."""
    ids = {m.id for m in people}
    return [
        t
        for t in view.ties
        if t.from_member_id in ids and t.to_member_id in ids and t.quality != "lost"
    ]


def _degrees(between: Sequence[TieView]) -> Counter[str]:
    known: Counter[str] = Counter()
    for tie in between:
        known.update((tie.from_member_id, tie.to_member_id))
    return known


def _mean(numbers: Sequence[int]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None


def _variety(kinds: Counter[str]) -> float | None:
    """How evenly the people are of several kinds; undefined with one kind or none."""
    whole = sum(kinds.values())
    if len(kinds) < 2:  # noqa: PLR2004 - one kind has no variety to measure
        return None
    return (1 - sum((n / whole) ** 2 for n in kinds.values())) / (1 - 1 / len(kinds))


def _density(people: int, ties: int) -> float | None:
    pairs = people * (people - 1) / 2
    return ties / pairs if pairs else None


def _hubs(people: Sequence[MemberView], known: Counter[str]) -> tuple[MemberView, ...]:
    most = max((known[m.id] for m in people), default=0)
    return tuple(m for m in people if most and known[m.id] == most)


def _bridges(
    people: Sequence[MemberView], between: Sequence[TieView], by_id: Mapping[str, MemberView]
) -> tuple[MemberView, ...]:
    across: set[str] = set()
    for tie in between:
        one, two = by_id[tie.from_member_id], by_id[tie.to_member_id]
        if not math.isclose(middle_of(one.kind), middle_of(two.kind)):
            across |= {one.id, two.id}
    return tuple(m for m in people if m.id in across)


def _outward(between: Sequence[TieView], by_id: Mapping[str, MemberView]) -> float | None:
    if not between:
        return None
    within = sum(by_id[t.from_member_id].kind == by_id[t.to_member_id].kind for t in between)
    return (len(between) - 2 * within) / len(between)
