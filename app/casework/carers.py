"""A carer as a person in their own right: a record of their own, begun from somebody's network."""

from __future__ import annotations

from typing import Final

from sqlalchemy.orm import Session

from app.casework.people import like_this
from app.casework.rows import here, person_view
from app.casework.standing import standing_id
from app.casework.views import PersonLine, PersonView
from app.errors import Refused
from app.forms.vocabulary import NOT_COUNTED_KINDS
from app.language import N_, message
from app.models.journal import Step, Verb
from app.models.network import Member
from app.models.person import Person
from app.models.store import Store

_NEITHER: Final = (
    N_("A group, a professional or a pet has no record of their own."),
    N_("Say who they are in the list of people first, if that is not so."),
)


def person_of_member(store: Store, *, member_id: str) -> PersonView | None:
    """The record a member of a network has of their own, if one is linked and is here."""
    with store.reading() as session:
        member = session.get(Member, member_id)
        found = _own_record(session, member) if member else None
        return person_view(found) if found and found.removed_at is None else None


def alike_of_member(store: Store, *, member_id: str) -> tuple[PersonLine, ...]:
    """Those who are here already and may be this member, the likeliest first.

    Whoever's network it is is none of them.
    """
    with store.reading() as session:
        member = here(session, Member, member_id)
        name, cared_for = member.name, member.person_id
    return tuple(line for line in like_this(store, name=name) if line.id != cared_for)


def _own_record(session: Session, member: Member) -> Person | None:
    """The record a member is linked with, or the one it was put into."""
    if member.linked_person_id is None:
        return None
    return session.get(Person, standing_id(session, member.linked_person_id))


def make_person_of_member(
    store: Store, *, member_id: str, person_id: str | None = None
) -> PersonView:
    """Give a member of a network a record of their own, or link the one they have (`person_id`).

    One step, in the history of their record alone. Nothing but the name and the telephone comes
    along: what is known of them as somebody's carer is the other person's. Who has a record keeps
    it. Refused for groups, paid help and pets, and for a record that was removed.
    """
    with store.reading() as session:
        member = here(session, Member, member_id)
        known = _own_record(session, member)
        if known is not None:
            return person_view(here(session, Person, known.id))
    if member.kind in NOT_COUNTED_KINDS:
        raise Refused(*(message(text) for text in _NEITHER))
    their_id = person_id or store.clock.new_id()
    step = Step(Verb.ADDED_PERSON, subject=member.name, person_id=their_id)
    with store.writing(step) as session:
        row = here(session, Member, member_id)
        if person_id is None:
            cared_for = here(session, Person, row.person_id)
            person = Person(
                id=their_id, name=row.name, phone=row.phone, is_practice=cared_for.is_practice
            )
            session.add(person)
            session.flush()
        else:
            person = here(session, Person, standing_id(session, person_id))
        row.linked_person_id = person.id
        session.flush()
        return person_view(person)
