"""Whether a map looks as it did: what is as it was is not worked out again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.casework.map_views import Drawing, EcomapView, Places, TieLine
from app.casework.views import MemberView
from app.ui.canvas.inking import Inked, inked


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A map as it was drawn once; undo leads back to it, and redo on again."""

    view: EcomapView
    places: Places
    drawing: Drawing
    ties: Mapping[tuple[str, str], TieLine]
    inked: Mapping[tuple[str, str], Inked]


def drawn(view: EcomapView, places: Places, drawing: Drawing, last: Drawn | None) -> Drawn:
    """A map that was drawn now; lines that are those of the last one need no new ink."""
    ties = {(tie.first, tie.second): tie for tie in drawing.ties}
    return Drawn(
        view=view,
        places=places,
        drawing=drawing,
        ties=ties,
        inked={
            pair: last.inked[pair]
            if last is not None and last.ties.get(pair) is tie
            else inked(tie)
            for pair, tie in ties.items()
        },
    )


def drawn_so(maps: Iterable[Drawn], view: EcomapView) -> Drawn | None:
    """The first of these that looks just as this one does."""
    return next((one for one in maps if looks_same(one.view, view)), None)


def looks_same(old: EcomapView, new: EcomapView) -> bool:
    """Whether nothing that is drawn is other than before."""
    return (
        old.called == new.called
        and len(old.members) == len(new.members)
        and all(
            a is b or _drawn(a) == _drawn(b) for a, b in zip(old.members, new.members, strict=True)
        )
        and old.ties == new.ties
    )


def _drawn(member: MemberView) -> tuple[object, ...]:
    """What of a member is seen on the map."""
    return (
        member.id,
        member.name,
        member.relation,
        member.kind,
        member.closeness,
        member.gives,
        member.receives,
        member.in_household,
        member.family_marks,
        member.angle,
    )
