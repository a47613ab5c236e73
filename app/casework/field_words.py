"""What stands in the fields of a record, in words, for its history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, cast

from app.casework.field_names import names_of
from app.forms.catalogue import Catalogue
from app.forms.questions import Option
from app.forms.vocabulary import (
    APPOINTMENT_OUTCOMES,
    CLOSENESS,
    CONTACT_WAYS,
    DID_IT_TAKE,
    FAMILY_GROUP_WISHES,
    FAMILY_MARKS,
    HELP,
    HELP_DIRECTIONS,
    INVOLVEMENT,
    LANGUAGE_NAMES,
    LEFT_REASONS,
    MEMBER_KINDS,
    NEEDS_STAGES,
    PLACES,
    PREVENTION,
    TIE_QUALITIES,
    YES_PARTLY_NO,
)
from app.language import N_, Words

_PAGE_STATES: Final = (
    Option("draft", N_("unfinished")),
    Option("finished", N_("finished")),
    Option("superseded", N_("a later version stands in its place")),
)
_PACKAGE_STATES: Final = (
    Option("needs_council_number", N_("Needs the council's number")),
    Option("ready", N_("Ready")),
    Option("delivered", N_("Delivered")),
    Option("filed", N_("Filed")),
    Option("refused", N_("Refused")),
)
_OPTIONS: Final[Mapping[tuple[str, str], tuple[Option, ...]]] = {
    ("person", "language"): LANGUAGE_NAMES,
    ("person", "paper_language"): LANGUAGE_NAMES,
    ("person", "involvement"): INVOLVEMENT,
    ("person", "needs_stages"): NEEDS_STAGES,
    ("member", "kind"): MEMBER_KINDS,
    ("member", "closeness"): CLOSENESS,
    ("member", "agreed"): YES_PARTLY_NO,
    ("member", "willing"): YES_PARTLY_NO,
    ("member", "able"): YES_PARTLY_NO,
    ("member", "left_reason"): LEFT_REASONS,
    ("member", "language"): LANGUAGE_NAMES,
    ("member", "family_group_wish"): FAMILY_GROUP_WISHES,
    ("member", "family_marks"): FAMILY_MARKS,
    ("tie", "quality"): TIE_QUALITIES,
    ("tie", "direction"): HELP_DIRECTIONS,
    ("promise", "help"): HELP,
    ("promise", "prevention"): PREVENTION,
    ("promise", "did_it_take"): DID_IT_TAKE,
    ("contact", "way"): CONTACT_WAYS,
    ("appointment", "place_kind"): PLACES,
    ("appointment", "outcome"): APPOINTMENT_OUTCOMES,
    ("page", "state"): _PAGE_STATES,
    ("page", "language"): LANGUAGE_NAMES,
    ("package", "state"): _PACKAGE_STATES,
}
# Where no is an answer; elsewhere it only means that a mark is not set.
_YES_OR_NO: Final = frozenset(
    {"agreed", "gives", "receives", "gives_care", "under_18", "safe_to_ring", "safe_to_write",
     "safe_to_leave_message", "in_household", "willing_to_care"}
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldWords:
    """Tells fields in one language."""

    words: Words
    catalogue: Catalogue

    def lines(self, entity: str, image: Mapping[str, Any]) -> list[str]:
        """A line for each field that says something to a reader: `Closeness: Very close`."""
        told: list[str] = []
        for column, name in names_of(entity).items():
            said = self.said(entity, column, image.get(column))
            if said:
                told.append(self.line(self.words.text(name), said))
        return told

    def line(self, name: str, said: str) -> str:
        """A name and what stands there."""
        return self.words.text(N_("{field}: {answer}"), field=name, answer=said)

    def said(self, entity: str, column: str, value: Any) -> str:  # noqa: PLR0911 - one a kind
        """What stands in a field; empty where that is nothing worth a line."""
        words = self.words
        if value is True:
            return words.text(N_("yes"))
        if value is False:
            return words.text(N_("no")) if column in _YES_OR_NO else ""
        if value in (None, "", [], {}):
            return ""
        if isinstance(value, dict):  # a day for each of some options
            days = cast("dict[str, str]", value)
            return words.listing(
                [self.line(self._one(entity, column, key), words.partial_date(day))
                 for key, day in days.items()]
            )  # fmt: skip
        if isinstance(value, list):
            return words.listing([self._one(entity, column, v) for v in cast("list[Any]", value)])
        if not isinstance(value, str):
            return str(value)
        if (entity, column) == ("page", "page_key"):
            page = self.catalogue.page(value)
            return words.text(page.name) if page else value
        moment = _moment(value)
        return words.moment(moment) if moment else self._one(entity, column, value)

    def _one(self, entity: str, column: str, value: Any) -> str:
        """One value: an option by its label, a day as it is said, anything else as it stands."""
        for option in _OPTIONS.get((entity, column), ()):
            if option.key == value:
                return self.words.text(option.label)
        return self.words.partial_date(str(value))


def _moment(value: str) -> datetime | None:
    """The moment a stored text means, if it means one."""
    if len(value) <= len("2026-11-22T14:32:00Z") - 1 or not value.endswith("Z"):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None
