"""Which column of a council's list is what of a person: guessed, changed, and remembered."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Final

from app.casework.workers import keep_private_setting, private_setting
from app.forms.conditions import Json
from app.language import N_
from app.models.base import folded
from app.models.store import Store

SETTING: Final = "caseload_columns"
LEFT_OUT: Final = ""
JOINED: Final = frozenset({"forenames", "address"})
"""Fields that several columns may tell together."""
FIELDS: Final[Mapping[str, str]] = {
    LEFT_OUT: N_("Leave this column out"),
    "name": N_("Whole name"),
    "forenames": N_("First names"),
    "surname": N_("Surname"),
    "title": N_("Title, kept before the name"),
    "preferred_name": N_("Likes to be called"),
    "born": N_("Born"),
    "nhs_number": N_("NHS number"),
    "council_id": N_("Council number"),
    "address": N_("Address, lines joined"),
    "postcode": N_("Postcode"),
    "phone": N_("Phone"),
    "other_phone": N_("Other phone"),
    "language": N_("Language"),
    "next_contact": N_("Next contact"),
}
_MOST_KEPT: Final = 20
_WHO: Final = (
    r"(?:client|person|people|service user|customer|citizen|resident|patient|individual|adult|"
    r"cleient|unigolyn)"
)
_SYSTEM: Final = (
    r"(?:mosaic|las|liquid ?logic|eclipse|care ?first|wccis|swift|framework ?i|azeus|council|"
    r"case|record|system|social care|cyngor)"
)
_NUMBER: Final = r"(?:id|no|number|num|ref|reference|key|rhif|cyfeirnod)"
# The first that fits decides; what is about somebody else is never the person's own.
_GUESSES: Final = (
    (LEFT_OUT, r"\b(?:next of kin|nok|gp|doctor|surgery|carer|emergency|worker|allocated|team)\b"),
    (LEFT_OUT, r"\b(?:manager|school|e ?mail|ebost|landlord|provider|gweithiwr|reason)\b"),
    (LEFT_OUT, r"\blast\b(?! name)"),
    ("nhs_number", r"\b(?:nhs|gig)\b"),
    ("born", r"^(?:dob|d o b|born|birth ?date|birth|year of birth|geni)\b"),
    ("born", r"date of birth|dyddiad geni"),
    ("next_contact", r"\bnext (?:contact|review|visit|call)|review (?:date|due)|^review$"),
    ("next_contact", r"due for review|(?:cyswllt|adolygiad|ymweliad) nesaf|dyddiad adolygu"),
    ("preferred_name", r"known as|preferred (?:first )?(?:fore)?name|likes to be called|\baka\b"),
    ("preferred_name", r"hoffi cael|enw a ddefnyddir|adnabod fel"),
    ("surname", rf"^(?:{_WHO} )?(?:sur ?name|(?:last|family|second) name)$|cyfenw|enw olaf"),
    ("forenames", rf"^(?:{_WHO} )?(?:first|fore|given|christian|middle) ?names?(?: s)?(?: \d)?$"),
    ("forenames", r"^initials?$|enw(?:au)? (?:cyntaf|canol)"),
    ("postcode", r"post ?code|\bcod post"),
    ("address", r"\baddr|^street|^town|^city|^county$|^house|^flat$|^locality|^village|cyfeiriad"),
    ("address", r"^(?:tref|stryd|sir|pentref|ty)\b"),
    ("phone", r"\btel\b|telephone|phone|\bmob\b|mobile|landline|contact n(?:umber|o)\b"),
    ("phone", r"ffon|symudol"),
    ("language", r"language|iaith"),
    ("council_id", rf"^(?:{_WHO}|{_SYSTEM})(?: {_WHO})?(?: s)? {_NUMBER}$"),
    ("council_id", rf"^rhif (?:{_WHO}|{_SYSTEM})|^(?:id|ref|reference|{_SYSTEM}|pid)$"),
    ("council_id", rf"^person id number$|^unique {_NUMBER}$"),
    ("name", rf"^(?:full |whole )?(?:{_WHO} )?(?:s )?(?:full )?name$|^{_WHO}$|^name of {_WHO}$"),
    ("name", rf"^enw(?: llawn)?(?: {_WHO})?$"),
)


def guess_columns(headings: Sequence[str]) -> tuple[str, ...]:
    """What each column is, as its heading says; one that says nothing is left out."""
    taken: set[str] = set()
    guessed: list[str] = []
    for heading in headings:
        key = _guess(heading)
        if key == "phone" and "phone" in taken:
            key = "other_phone"
        if key not in JOINED and key in taken:
            key = LEFT_OUT
        taken.add(key)
        guessed.append(key)
    return tuple(guessed)


def _guess(heading: str) -> str:
    plain = " ".join(re.sub(r"[\W_]+", " ", folded(_apart(heading))).split())
    for key, pattern in _GUESSES:
        if plain and re.search(pattern, plain):
            return key
    return LEFT_OUT


def _apart(heading: str) -> str:
    """`DateOfBirth` as words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading[:200])


def columns_for(store: Store, headings: Sequence[str]) -> tuple[str, ...]:
    """What the worker chose the last time for a list of these headings, else the guess."""
    known = _kept(store).get(_mark(headings))
    if isinstance(known, list) and len(known) == len(headings):
        chosen = tuple(str(key) for key in known)
        if all(key in FIELDS for key in chosen):
            return chosen
    return guess_columns(headings)


def remember_columns(store: Store, headings: Sequence[str], columns: Sequence[str]) -> None:
    """Keep what was chosen for lists of these headings; the headings themselves are not kept."""
    if not any(headings):
        return
    kept = _kept(store)
    mark = _mark(headings)
    if kept.get(mark) == list(columns):
        return
    kept.pop(mark, None)
    newest: dict[str, Json] = {**dict(list(kept.items())[1 - _MOST_KEPT :]), mark: [*columns]}
    keep_private_setting(store, SETTING, newest)


def _kept(store: Store) -> dict[str, Json]:
    value = private_setting(store, SETTING)
    return dict(value) if isinstance(value, dict) else {}


def _mark(headings: Sequence[str]) -> str:
    """What stands for the headings of a list."""
    told = "\x1f".join(folded(heading) for heading in headings)
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()
