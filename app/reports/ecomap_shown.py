"""What of a map each of its papers shows, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal

from app.casework.called import TITLES
from app.casework.map_marks import marks_of
from app.casework.map_views import EcomapView, TieView
from app.casework.views import MemberView
from app.forms.vocabulary import NOT_COUNTED_KINDS
from app.language import N_, Words

Audience = Literal["full", "person", "sharing"]
Names = Literal["whole", "first", "initials"]

_HARD: Final = ("strained", "both")


def shown_to(
    view: EcomapView, audience: Audience, *, show_hard: bool = False, names: Names = "first"
) -> EcomapView:
    """The map as one paper shows it: counts, key and words are all made from this.

    Off the person's and the shared paper stay who was told of in confidence, must not be shown,
    must not meet somebody, or asked not to be asked; and notes. Hard ties are shown as ordinary on
    the shared paper, and on the person's unless they want them (`show_hard`). Family marks, and who
    gives care, stay off the shared paper.
    """
    if audience == "full":
        return view
    members = tuple(_bare(m) for m in view.members if not is_kept_off(m))
    if audience == "sharing":
        members = tuple(_for_others(m, names) for m in members)
    here = {m.id for m in members} | {""}
    is_hard_shown = audience == "person" and show_hard
    return replace(
        view,
        members=members,
        ties=tuple(
            _tie(tie, is_hard_shown=is_hard_shown)
            for tie in view.ties
            if {tie.from_member_id, tie.to_member_id} <= here
        ),
        left=(),
        name=view.name if audience == "person" else "",
    )


def is_kept_off(member: MemberView) -> bool:
    """Whether neither the person's nor a shared paper may show them."""
    return (
        member.in_confidence
        or member.do_not_show
        or bool(member.must_not_meet)
        or member.family_group_wish == "please_dont"
    )


def _bare(member: MemberView) -> MemberView:
    """A member without what only the team's own paper holds."""
    return replace(
        member,
        note="",
        told_by="",
        phone="",
        address="",
        willing="",
        able="",
        likely="",
        family_group_wish="",
        must_not_meet="",
    )


def _for_others(member: MemberView, names: Names) -> MemberView:
    """A member as others than the person and the team may see them."""
    return replace(
        member,
        name=_short(member, names),
        family_marks=(),
        gives_care=None,
        willing_to_care=None,
        care_hours=None,
    )


def _short(member: MemberView, names: Names) -> str:
    """A first name or initials; a service, a group or a pet keeps its name."""
    if member.kind in NOT_COUNTED_KINDS or names == "whole":
        return member.name
    return _first(member.name) if names == "first" else _initials(member.name)


def _first(name: str) -> str:
    """The first name alone; initials where none is given: of `Mrs Rees`, of `J. Rees`."""
    last, _, before = name.partition(",")
    parts = (before if before.strip() else last).split()
    bare = [part for part in parts if part.rstrip(".").casefold() not in TITLES]
    if not bare:
        return name if len(parts) == 1 else _initials(name)
    is_initial = len(bare[0].rstrip(".")) == 1 or "." in bare[0]
    is_family_name = len(bare) == 1 and len(bare) < len(parts)
    return _initials(name) if is_family_name or (is_initial and len(bare) > 1) else bare[0]


def _initials(name: str) -> str:
    parts = [part for part in name.replace("-", " ").split() if part[0].isalpha()]
    return " ".join(part[0].upper() for part in parts) or name[:1]


def _tie(tie: TieView, *, is_hard_shown: bool) -> TieView:
    quality = "ordinary" if tie.quality in _HARD and not is_hard_shown else tie.quality
    return replace(tie, quality=quality, note="")


def left_out(
    view: EcomapView, audience: Audience, words: Words, *, show_hard: bool = False
) -> tuple[str, ...]:
    """What a paper leaves out of the map, in sentences for who prints it; names stay off these."""
    if audience == "full":
        return ()
    return tuple(_left_out(view, audience, words, show_hard=show_hard))


def _left_out(
    view: EcomapView, audience: Audience, words: Words, *, show_hard: bool
) -> Iterator[str]:
    """A sentence for each reason, with how many it is about."""
    reasons = (
        (N_("Told in confidence: {count}"), sum(m.in_confidence for m in view.members)),
        (N_("Not to be shown: {count}"), sum(m.do_not_show for m in view.members)),
        (N_("Must not meet somebody: {count}"), sum(bool(m.must_not_meet) for m in view.members)),
        (
            N_("Asked not to be asked: {count}"),
            sum(m.family_group_wish == "please_dont" for m in view.members),
        ),
    )
    for text, count in reasons:
        if count:
            yield words.text(text, count=count)
    hard = sum(tie.quality in _HARD for tie in view.ties)
    if hard and not (audience == "person" and show_hard):
        yield words.text(N_("Hard ties shown as ordinary: {count}"), count=hard)
    notes = sum(bool(m.note) for m in view.members) + sum(bool(t.note) for t in view.ties)
    if notes:
        yield words.text(N_("Notes left out: {count}"), count=notes)
    marked = sum(bool(marks_of(m)) for m in view.members) if audience == "sharing" else 0
    if marked:
        yield words.text(N_("Family marks left out: {count}"), count=marked)
    if audience == "sharing":
        yield words.text(N_("Only first names or initials are printed."))
