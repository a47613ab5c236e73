"""Two maps of one person beside each other, by who people are and never by their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.casework.map_measures import NEARNESS, measure
from app.casework.map_views import EcomapView
from app.casework.network import is_counted
from app.casework.views import MemberView
from app.forms.vocabulary import LEFT_REASONS, label
from app.language import N_, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One member who stands otherwise; `reason` why they are gone (a key of LEFT_REASONS)."""

    member: MemberView
    """As they are now; somebody who is gone, as they were."""
    before: str
    """Their closeness then; empty where it was not said."""
    now: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What became of everybody between two maps. `stayed` holds the nearer and further too."""

    old_day: str
    new_day: str
    stayed: tuple[Change, ...]
    came: tuple[Change, ...]
    gone: tuple[Change, ...]
    nearer: tuple[Change, ...]
    further: tuple[Change, ...]
    people_before: int
    people_now: int
    kept_share: float | None
    """How many of those then are still here; undefined where nobody was."""
    nearness_change: float | None
    """The change of the mean closeness of those who are on both and counted."""


def compare(old: EcomapView, new: EcomapView) -> Compared:
    """What became of everybody between two maps, by member id."""
    then, now = {m.id: m for m in old.members}, {m.id: m for m in new.members}
    reasons = {m.id: m.left_reason for m in new.left}
    stayed = tuple(
        Change(member=m, before=then[m.id].closeness, now=m.closeness)
        for m in new.members
        if m.id in then
    )
    steps = {c.member.id: _step(c) for c in stayed}
    both = [c for c in stayed if c.before in NEARNESS and c.now in NEARNESS]
    both = [c for c in both if is_counted(c.member) and is_counted(then[c.member.id])]
    before, people_now = measure(old), measure(new).count.people
    lost = {m.id for m in before.lost}
    people_then = [m for m in old.members if is_counted(m) and m.id not in lost]
    return Compared(
        old_day=old.day,
        new_day=new.day,
        stayed=stayed,
        came=tuple(
            Change(member=m, before="", now=m.closeness) for m in new.members if m.id not in then
        ),
        gone=tuple(
            Change(member=m, before=m.closeness, now="", reason=reasons.get(m.id, ""))
            for m in old.members
            if m.id not in now
        ),
        nearer=tuple(c for c in stayed if steps[c.member.id] > 0),
        further=tuple(c for c in stayed if steps[c.member.id] < 0),
        people_before=before.count.people,
        people_now=people_now,
        kept_share=(
            sum(m.id in now for m in people_then) / len(people_then) if people_then else None
        ),
        nearness_change=sum(_step(c) for c in both) / len(both) if both else None,
    )


def _step(change: Change) -> int:
    return NEARNESS.get(change.now, 0) - NEARNESS.get(change.before, 0)


def compared_lines(compared: Compared, words: Words) -> tuple[str, ...]:
    """The comparison as sentences, the count first."""
    return tuple(_lines(compared, words))


def _lines(compared: Compared, words: Words) -> Iterator[str]:
    """The count then and now, then who came, moved and went."""
    yield words.text(
        N_("{old}: {before}. {new}: {now}."),
        old=words.partial_date(compared.old_day),
        before=words.plural(N_("{count} person"), N_("{count} people"), compared.people_before),
        new=words.partial_date(compared.new_day),
        now=words.plural(N_("{count} person"), N_("{count} people"), compared.people_now),
    )
    groups = (
        (N_("New: {names}."), compared.came),
        (N_("Nearer: {names}."), compared.nearer),
        (N_("Further: {names}."), compared.further),
    )
    for text, changes in groups:
        if changes:
            yield words.text(text, names=words.listing([c.member.name for c in changes]))
    if compared.gone:
        yield words.text(N_("Gone: {names}."), names=words.listing(_gone(compared.gone, words)))
    if not (compared.came or compared.gone or compared.nearer or compared.further):
        yield words.text(N_("Everybody stands where they stood."))


def _gone(changes: Sequence[Change], words: Words) -> list[str]:
    """Who is gone, each with the reason where one was given."""
    return [
        f"{c.member.name} ({words.text(label(LEFT_REASONS, c.reason)).lower()})"
        if c.reason
        else c.member.name
        for c in changes
    ]
