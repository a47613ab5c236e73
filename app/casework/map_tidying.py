"""Tidy: everybody beside those they know, worked out and never done by itself."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from app.casework.map_placing import lay, middle_of
from app.casework.map_rings import off
from app.casework.map_views import EcomapView
from app.casework.views import MemberView


def tidied_turns(view: EcomapView) -> dict[str, float]:
    """The turns of a tidied map by member: those who know each other are neighbours.

    Pinned people stay. Each sector of a ring keeps its places; who stands in which of them is
    sorted three times by where those they know stand.
    """
    pinned = {m.id: m.angle for m in view.members if m.is_pinned and m.angle is not None}
    fresh = lay(view, pinned)
    now = {member_id: found.turn for member_id, found in fresh.found.items()}
    free = [m for m in view.members if m.id not in pinned]
    groups: dict[tuple[int, float], list[MemberView]] = {}
    for member in free:
        groups.setdefault((fresh.ring[member.id], middle_of(member.kind)), []).append(member)
    known = _neighbours(view)
    for _ in range(3):
        for (_ring, middle), group in sorted(groups.items(), key=lambda item: item[0]):
            places = sorted((now[m.id] for m in group), key=lambda t: off(t, middle))
            pulls = {m.id: _pull(known.get(m.id, ()), now, now[m.id], middle) for m in group}
            for member, turn in zip(
                sorted(group, key=lambda m: (pulls[m.id], m.id)), places, strict=True
            ):
                now[member.id] = turn
    found = lay(view, {**now, **pinned}).found
    return {m.id: found[m.id].turn for m in free}


def _neighbours(view: EcomapView) -> dict[str, list[str]]:
    """Whom everybody knows among the people on the map."""
    known: dict[str, list[str]] = {}
    for tie in view.ties:
        if tie.from_member_id:
            known.setdefault(tie.from_member_id, []).append(tie.to_member_id)
            known.setdefault(tie.to_member_id, []).append(tie.from_member_id)
    return known


def _pull(others: Sequence[str], now: Mapping[str, float], own: float, middle: float) -> float:
    """Where those somebody knows stand on the whole, as seen from the middle of their sector."""
    there = [math.radians(now[other]) for other in others if other in now]
    if not there:
        return off(own, middle)
    x, y = sum(map(math.sin, there)), sum(map(math.cos, there))
    if math.hypot(x, y) < 1e-6:  # noqa: PLR2004 - they stand all round
        return off(own, middle)
    return off(math.degrees(math.atan2(x, y)), middle)
