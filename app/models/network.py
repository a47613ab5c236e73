"""The people, groups and pets around a person, and the ties between them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Json, Row, to


class Member(Row, kw_only=True):
    """One member of a person's network; the same row wherever they are named.

    `kind`: family, friend, neighbour, community, work, paid, group, pet, other. `closeness`:
    extremely, very, quite. `agreed`: yes, partly, no.
    `left_reason`: moved, died, lost_touch, mistake. `angle`: degrees clockwise from the top of the
    map, with a whole turn more for each row further out within a ring. `family_marks`: optional
    marks of a genogram (step, adopted, foster, partner, separated).
    `care_hours`: hours of care a week. `willing_to_care`: would stand in for whoever gives care.
    `family_group_wish`: would_like, said_yes, please_dont; empty while not yet asked.
    """

    __tablename__ = "member"

    person_id: Mapped[str] = mapped_column(to("person"), index=True)
    name: Mapped[str]
    relation: Mapped[str | None] = mapped_column(default=None)
    kind: Mapped[str | None] = mapped_column(String(20), default=None)
    closeness: Mapped[str | None] = mapped_column(String(20), default=None)
    gives: Mapped[bool | None] = mapped_column(default=None)
    receives: Mapped[bool | None] = mapped_column(default=None)
    gives_care: Mapped[bool | None] = mapped_column(default=None)
    willing: Mapped[str | None] = mapped_column(default=None)
    able: Mapped[str | None] = mapped_column(default=None)
    agreed: Mapped[str | None] = mapped_column(default=None)
    likely: Mapped[str | None] = mapped_column(default=None)
    under_18: Mapped[bool | None] = mapped_column(default=None)
    told_by: Mapped[str | None] = mapped_column(default=None)
    in_confidence: Mapped[bool] = mapped_column(default=False)
    do_not_show: Mapped[bool] = mapped_column(default=False)
    must_not_meet: Mapped[str | None] = mapped_column(default=None)
    phone: Mapped[str | None] = mapped_column(default=None)
    address: Mapped[str | None] = mapped_column(default=None)
    language: Mapped[str | None] = mapped_column(default=None)
    safe_to_ring: Mapped[bool | None] = mapped_column(default=None)
    safe_to_write: Mapped[bool | None] = mapped_column(default=None)
    safe_to_leave_message: Mapped[bool | None] = mapped_column(default=None)
    family_group_wish: Mapped[str | None] = mapped_column(default=None)
    angle: Mapped[float | None] = mapped_column(default=None)
    is_pinned: Mapped[bool] = mapped_column(default=False)
    left_on: Mapped[str | None] = mapped_column(default=None)
    left_reason: Mapped[str | None] = mapped_column(String(20), default=None)
    linked_person_id: Mapped[str | None] = mapped_column(to("person"), default=None, index=True)
    note: Mapped[str | None] = mapped_column(default=None)
    in_household: Mapped[bool | None] = mapped_column(default=None)
    family_marks: Mapped[list[str] | None] = mapped_column(Json(), default=None)
    care_hours: Mapped[int | None] = mapped_column(default=None)
    willing_to_care: Mapped[bool | None] = mapped_column(default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


class Tie(Row, kw_only=True):
    """How two stand to each other: two members, or the person (no `from_member_id`) and a member.

    `quality`: ordinary, strong, tenuous, strained, both, lost. `direction`: to, from, both, none.
    """

    __tablename__ = "tie"

    person_id: Mapped[str] = mapped_column(to("person"), index=True)
    from_member_id: Mapped[str | None] = mapped_column(to("member"), default=None, index=True)
    to_member_id: Mapped[str] = mapped_column(to("member"), index=True)
    quality: Mapped[str | None] = mapped_column(default=None)
    direction: Mapped[str | None] = mapped_column(String(10), default=None)
    note: Mapped[str | None] = mapped_column(default=None)
    pair_key: Mapped[str] = mapped_column(String(80), init=False, default="")
    removed_at: Mapped[datetime | None] = mapped_column(default=None)

    def settle(self) -> None:
        """The key names the pair in either direction, so that there is at most one tie each."""
        key = "|".join(sorted((self.from_member_id or "", self.to_member_id)))
        if self.pair_key != key:
            self.pair_key = key


PRESENT = text("removed_at IS NULL")
Index(
    "uq_tie_pair",
    Tie.person_id,
    Tie.pair_key,
    unique=True,
    sqlite_where=PRESENT,
    postgresql_where=PRESENT,
)
