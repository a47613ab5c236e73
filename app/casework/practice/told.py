"""The shapes a practice person is told in: data only, days counted from the day of the talk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.forms.conditions import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody around a practice person."""

    name: str
    relation: str
    kind: str = "family"
    closeness: str = ""
    gives: bool | None = None
    receives: bool | None = None
    gives_care: bool | None = None
    willing: str = ""
    able: str = ""
    agreed: str = ""
    under_18: bool | None = None
    phone: str = ""
    in_confidence: bool = False
    do_not_show: bool = False
    left_reason: str = ""
    note: str = ""
    in_household: bool | None = None
    willing_to_care: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """How two stand to each other, by the names of `Known`; the person is an empty name."""

    first: str
    second: str
    quality: str = "ordinary"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """A promise of the talk. `who` is `worker`, `person`, the name of a `Known`, or plain words.

    `within` and `follow_up` are days after the talk.
    """

    what: str
    who: str
    within: int | None = None
    agreed: bool | None = True
    asked_by: str = ""
    help: str = ""
    prevention: tuple[str, ...] = ()
    introduced_to: str = ""
    if_it_fails: str = ""
    phone: str = ""
    follow_up: int | None = None
    took: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A contact note, so many days before today; `next_in` is days from today."""

    days_ago: int
    way: str
    words: str
    with_whom: str = ""
    next_in: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A talk: a Conversation 1 unless `page` says which page it was had on.

    `answers` by question key; `whose` where it is not the question's own. `present` names people of
    the network; `next_contact` and `changed` are days after the talk and before it, and so are
    `days` by question key. An answer in rows may hold a day as `+21`: so many days after the talk.
    A talk that is not `finished` stays a draft; else it is finished `finished_after` days later.
    """

    days_ago: int
    answers: Mapping[str, Json]
    page: str = "conversation_1"
    days: Mapping[str, int] = field(default_factory=dict[str, int])
    whose: Mapping[str, str] = field(default_factory=dict[str, str])
    present: tuple[str, ...] = ()
    promises: tuple[Promised, ...] = ()
    next_contact: int | None = None
    changed: int | None = None
    finished: bool = True
    finished_after: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A practice person with everything the product keeps of them.

    `fields` are columns of the person's own row.
    """

    name: str
    fields: Mapping[str, Json]
    members: tuple[Known, ...] = ()
    ties: tuple[Tied, ...] = ()
    talks: tuple[Talk, ...] = ()
    notes: tuple[Noted, ...] = ()
