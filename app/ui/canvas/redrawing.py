"""Whether a map looks as it did: what is as it was is not worked out again."""

from __future__ import annotations

from app.casework.map_views import EcomapView
from app.casework.views import MemberView


def looks_same(old: EcomapView, new: EcomapView) -> bool:
    """Whether nothing that is drawn is other than before."""
    return (
        old.called == new.called
        and old.ties == new.ties
        and [_drawn(m) for m in old.members] == [_drawn(m) for m in new.members]
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
