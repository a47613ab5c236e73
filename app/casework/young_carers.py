"""Young carers: who under 18 gives care or is counted on for help, and whether that was seen to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.rows import here, shortened
from app.casework.views import ProblemLine
from app.casework.workers import put_setting, setting_in
from app.forms.page import Page as AskedPage
from app.forms.page import has_own_rows
from app.language import N_, Words
from app.models.journal import Step, Verb
from app.models.network import Member
from app.models.page import Answer, Page
from app.models.person import Person
from app.models.promise import Promise
from app.models.store import Store

THINK_FAMILY: Final = "think_family"
_ASKED: Final = ("young_told", "young_offered")


@dataclass(frozen=True, slots=True, kw_only=True)
class YoungCarers:
    """Whom the prompt is about, and the unfinished Think family page, where there is one."""

    names: tuple[str, ...]
    draft_id: str


def young_carers_in(session: Session, person_id: str) -> tuple[Member, ...]:
    """Those under 18 in a network who give care, or who promised something and are not said to.

    Under 18 is who is marked so: a record of their own is theirs, and tells nothing here.
    """
    members = session.scalars(
        select(Member)
        .where(
            Member.person_id == person_id,
            Member.removed_at.is_(None),
            Member.left_on.is_(None),
            Member.left_reason.is_(None),
            Member.gives_care.is_not(False),
            Member.under_18.is_(True),
        )
        .order_by(Member.id)
    ).all()
    unsure = [member.id for member in members if not _gives_care(member)]
    promised = set(
        session.scalars(
            select(Promise.who_member_id).where(
                Promise.who_member_id.in_(unsure),
                Promise.removed_at.is_(None),
                Promise.agreed.is_not(False),
            )
        )
        if unsure
        else ()
    )
    return tuple(one for one in members if _gives_care(one) or one.id in promised)


def _gives_care(member: Member) -> bool:
    return bool(member.gives_care) or bool(member.care_hours)


def to_see_to(store: Store, *, person_id: str) -> YoungCarers | None:
    """Whom to think of, until a Think family page says both, or the worker says it is done."""
    with store.reading() as session:
        young = young_carers_in(session, person_id)
        if not young or _is_seen_to(session, person_id, [one.id for one in young]):
            return None
        draft = session.scalars(
            select(Page.id)
            .where(
                Page.person_id == person_id,
                Page.page_key == THINK_FAMILY,
                Page.state == "draft",
                Page.removed_at.is_(None),
            )
            .order_by(Page.id.desc())
            .limit(1)
        ).first()
        return YoungCarers(names=tuple(one.name for one in young), draft_id=draft or "")


def seen_to(store: Store, *, person_id: str) -> None:
    """Say that those who are young carers now were seen to; somebody new is prompted for again."""
    with store.reading() as session:
        names = [one.name for one in young_carers_in(session, person_id)]
    step = Step(Verb.LOOKED_AT, subject=shortened(", ".join(names)), person_id=person_id)
    with store.writing(step) as session:
        here(session, Person, person_id)
        young = young_carers_in(session, person_id)
        put_setting(session, _key(person_id), [one.id for one in young])


def young_lines(
    store: Store, person_id: str, page: AskedPage, words: Words
) -> tuple[ProblemLine, ...]:
    """What the list before Finish says of young carers on a page that names who helps."""
    key = next((question.key for question in page.questions() if has_own_rows(question)), "")
    young = to_see_to(store, person_id=person_id) if key and page.key != THINK_FAMILY else None
    if young is None or page.is_nameless:
        return ()
    return (ProblemLine(key=key, text=young_words(young.names, words), blocks=False),)


def young_words(names: Sequence[str], words: Words) -> str:
    """What is owed to them, in a sentence or two."""
    return words.text(
        N_(
            "Under 18 and giving care or help: {names}. Were children's services told, and an "
            "assessment of their own offered? Think family has the place for it."
        ),
        names=words.listing(list(names)),
    )


def _is_seen_to(session: Session, person_id: str, member_ids: Sequence[str]) -> bool:
    """Whether a page that stands answers both questions, or the worker said so of all of them."""
    said = setting_in(session, _key(person_id))
    if isinstance(said, list) and set(member_ids) <= {str(one) for one in said}:
        return True
    rows = session.execute(
        select(Answer.page_id, Answer.key)
        .join(Page, Page.id == Answer.page_id)
        .where(
            Page.person_id == person_id,
            Page.page_key == THINK_FAMILY,
            Page.removed_at.is_(None),
            Page.state != "superseded",
            Answer.key.in_(_ASKED),
            Answer.value.in_(("yes", "no")),
        )
    ).all()
    answered: dict[str, set[str]] = {}
    for page_id, key in rows:
        answered.setdefault(page_id, set()).add(key)
    return any(len(keys) == len(_ASKED) for keys in answered.values())


def _key(person_id: str) -> str:
    return f"young/{person_id}"
