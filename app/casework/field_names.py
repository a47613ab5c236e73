"""What the fields of a record are called, for its history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.language import N_

_PERSON: Final[Mapping[str, str]] = {
    "name": N_("Name"),
    "preferred_name": N_("Likes to be called"),
    "pronouns": N_("Pronouns"),
    "born": N_("Born"),
    "nhs_number": N_("NHS number"),
    "council_id": N_("Council number"),
    "address": N_("Address"),
    "postcode": N_("Postcode"),
    "phone": N_("Phone"),
    "other_phone": N_("Other phone"),
    "language": N_("Language"),
    "paper_language": N_("Language of their paper"),
    "text_size_pt": N_("Text size on paper"),
    "needs": N_("What they need"),
    "needs_review_on": N_("Ask again about needs"),
    "needs_stages": N_("Stages of what they need"),
    "about_matters": N_("What matters"),
    "about_please_do": N_("Please do"),
    "about_please_dont": N_("Please don't"),
    "about_people": N_("People who matter"),
    "about_speaking": N_("How to speak with them"),
    "about_support": N_("How and when to support them"),
    "about_worth_knowing": N_("Also worth knowing"),
    "about_on": N_("About them, asked on"),
    "may_be_told": N_("Who may be told"),
    "visiting_alone": N_("Visiting alone"),
    "involvement": N_("Working together"),
    "involvement_on": N_("Working together, since"),
    "involvement_note": N_("Working together, in words"),
    "country": N_("Country"),
    "is_restricted": N_("Restricted"),
    "is_practice": N_("Practice record"),
}
_MEMBER: Final[Mapping[str, str]] = {
    "name": N_("Name"),
    "relation": N_("Relation"),
    "kind": N_("Kind"),
    "closeness": N_("Closeness"),
    "gives": N_("Gives"),
    "receives": N_("Receives"),
    "gives_care": N_("Gives care"),
    "willing": N_("Willing"),
    "able": N_("Able"),
    "agreed": N_("Agreed"),
    "likely": N_("Likely to go on"),
    "under_18": N_("Under 18"),
    "told_by": N_("Told by"),
    "in_confidence": N_("Told in confidence"),
    "do_not_show": N_("Not shown on paper"),
    "must_not_meet": N_("Must not meet"),
    "phone": N_("Phone"),
    "address": N_("Address"),
    "language": N_("Language"),
    "safe_to_ring": N_("Safe to ring"),
    "safe_to_write": N_("Safe to write"),
    "safe_to_leave_message": N_("Safe to leave a message"),
    "family_group_wish": N_("Wish for a family group"),
    "left_on": N_("Left on"),
    "left_reason": N_("Why they left"),
    "in_household": N_("Lives in the same home"),
    "family_marks": N_("In the family"),
    "care_hours": N_("Hours of care a week"),
    "willing_to_care": N_("Would stand in with care"),
    "is_pinned": N_("Stays put on the map"),
    "note": N_("Note"),
}
_TIE: Final[Mapping[str, str]] = {
    "quality": N_("The tie"),
    "direction": N_("Help"),
    "note": N_("Note"),
    "in_household": N_("Lives with them"),
    "family_marks": N_("Family marks"),
    "care_hours": N_("Hours of care a week"),
    "willing_to_care": N_("Would help with care"),
}
_PROMISE: Final[Mapping[str, str]] = {
    "what": N_("What"),
    "who_words": N_("Who"),
    "agreed": N_("Agreed"),
    "agreed_by": N_("Agreed by"),
    "agreed_on": N_("Agreed on"),
    "asked_by": N_("Who will ask"),
    "by_when": N_("By when"),
    "help": N_("Help"),
    "prevention": N_("Prevention"),
    "introduced_to": N_("Introduced to"),
    "follow_up_on": N_("Ask how it went"),
    "did_it_take": N_("Whether it took"),
    "taken_asked_on": N_("Asked on"),
    "note": N_("Note"),
    "if_it_fails": N_("If it fails"),
    "phone": N_("Whom to ring"),
    "until": N_("Until"),
    "week": N_("When in the week"),
}
_CONTACT: Final[Mapping[str, str]] = {
    "words": N_("Note"),
    "on_date": N_("Day"),
    "at_time": N_("Time"),
    "way": N_("How"),
    "with_whom": N_("With"),
    "next_contact_on": N_("Next contact"),
}
_APPOINTMENT: Final[Mapping[str, str]] = {
    "on_date": N_("Day"),
    "at_time": N_("Time"),
    "place_kind": N_("Where"),
    "place_words": N_("Which place"),
    "organisations": N_("Organisations present"),
    "asked_on": N_("First contact"),
    "what_for": N_("What for"),
    "is_urgent": N_("Urgent"),
    "outcome": N_("What came of it"),
}
_PAGE: Final[Mapping[str, str]] = {
    "page_key": N_("Page"),
    "state": N_("State"),
    "language": N_("Language"),
    "conversation_on": N_("When you talked"),
    "finished_at": N_("Finished"),
}
_PACKAGE: Final[Mapping[str, str]] = {
    "state": N_("State"),
    "reason": N_("Reason"),
    "destination": N_("Destination"),
    "delivered_at": N_("Delivered"),
}
_TABLES: Final[Mapping[str, Mapping[str, str]]] = {
    "person": _PERSON,
    "member": _MEMBER,
    "tie": _TIE,
    "promise": _PROMISE,
    "contact": _CONTACT,
    "appointment": _APPOINTMENT,
    "page": _PAGE,
    "package": _PACKAGE,
}


def is_told(entity: str) -> bool:
    """Whether the history tells the fields of this table."""
    return entity in _TABLES


def names_of(entity: str) -> Mapping[str, str]:
    """The fields of a table that say something to a reader, in reading order, and their names."""
    return _TABLES.get(entity, {})


def field_name(entity: str, column: str) -> str:
    """The id of what a field is called; the column's own name where it has none."""
    return _TABLES.get(entity, {}).get(column, column)
