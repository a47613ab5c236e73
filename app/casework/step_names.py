"""The plain names of the worker's steps, as undo and history say them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from app.language import N_
from app.models.journal import Verb

_FIELD_ENDS: Final = "\x1f"
"""Between a field and its promise, or a ring and a member, in the subject of a step."""

_OUTSIDE: Final = "outside"


def promise_subject(promise: str, fields: Collection[str]) -> str:
    """The subject of a step that changes a promise; it names the field where that is one."""
    named = {"who_words" if field.startswith("who_") else field for field in fields}
    return f"{named.pop()}{_FIELD_ENDS}{promise}" if len(named) == 1 else promise


def placed_subject(name: str, closeness: str) -> str:
    """The subject of a step that moves somebody to another ring of the map."""
    return f"{closeness or _OUTSIDE}{_FIELD_ENDS}{name}"


def placed_text(closeness: str) -> str:
    """The text of a move to another ring; `{subject}` stands in it."""
    match closeness:
        case "extremely":
            return N_("moved {subject} to extremely close")
        case "very":
            return N_("moved {subject} to very close")
        case "quite":
            return N_("moved {subject} to quite close")
        case _:
            return N_("moved {subject} out of the rings")


def parts_of(subject: str) -> tuple[str, str]:
    """The field or ring that a subject names, empty where it names none, and the rest."""
    field, ends, rest = subject.partition(_FIELD_ENDS)
    return (field, rest) if ends else ("", subject)


def step_text(verb: str, *, has_subject: bool = True) -> str:
    """The text of a step's verb; `{subject}` stands in it. A verb not known names itself."""
    try:
        known = Verb(verb)
    except ValueError:
        return verb
    without = "" if has_subject else _without_subject(known)
    return without or _about_people(known)


def _without_subject(verb: Verb) -> str:
    """Names of steps that are about several things at once, and so about none by name."""
    match verb:
        case Verb.ADDED_PERSON:
            return N_("brought in a list of people")
        case Verb.CHANGED_PERSON:
            return N_("changed a person's details")
        case Verb.REMOVED_PERSON:
            return N_("removed the practice people")
        case Verb.CHANGED_PROMISE:
            return N_("put the promises in another order")
        case Verb.ADDED_MEMBER:
            return N_("added several people to the people around")
        case Verb.MOVED_MEMBER:
            return N_("tidied the map")
        case Verb.BROUGHT_BACK:
            return N_("brought something back")
        case _:
            return ""


def _about_people(verb: Verb) -> str:  # noqa: PLR0911, PLR0912 - one line for each verb
    """Names of steps about people and who is around them."""
    match verb:
        case Verb.SET_UP:
            return N_("set up this store")
        case Verb.CHANGED_WORKER:
            return N_("changed the worker's details")
        case Verb.CHANGED_SETTING:
            return N_("changed a setting")
        case Verb.ADDED_PERSON:
            return N_("added {subject}")
        case Verb.CHANGED_PERSON:
            return N_("changed a person's details: {subject}")
        case Verb.REMOVED_PERSON:
            return N_("removed {subject}")
        case Verb.MERGED_PERSON:
            return N_("put two records together: {subject}")
        case Verb.SET_INVOLVEMENT:
            return N_("said whether we work together now")
        case Verb.RESTRICTED:
            return N_("restricted the record")
        case Verb.ADDED_MEMBER:
            return N_("added {subject} to the people around")
        case Verb.CHANGED_MEMBER:
            return N_("changed {subject} among the people around")
        case Verb.REMOVED_MEMBER:
            return N_("removed {subject} from the people around")
        case Verb.MOVED_MEMBER:
            return N_("moved {subject} on the map")
        case Verb.LEFT_MEMBER:
            return N_("said that {subject} left")
        case Verb.TIED:
            return N_("drew a tie: {subject}")
        case Verb.CHANGED_TIE:
            return N_("changed a tie: {subject}")
        case Verb.UNTIED:
            return N_("took away a tie: {subject}")
        case Verb.KEPT_ECOMAP:
            return N_("kept the ecomap")
        case _:
            return _about_pages(verb)


def _about_pages(verb: Verb) -> str:  # noqa: PLR0911, PLR0912 - one line for each verb
    """Names of steps about pages, promises and notes."""
    match verb:
        case Verb.STARTED_PAGE:
            return N_("began {subject}")
        case Verb.CHANGED_PAGE:
            return N_("moved or brought back {subject}")
        case Verb.ANSWERED:
            return N_("answered: {subject}")
        case Verb.FINISHED_PAGE:
            return N_("finished {subject}")
        case Verb.AMENDED_PAGE:
            return N_("began to amend {subject}")
        case Verb.REMOVED_PAGE:
            return N_("removed {subject}")
        case Verb.PROMISED:
            return N_("added a promise: {subject}")
        case Verb.CHANGED_PROMISE:
            return N_("changed a promise: {subject}")
        case Verb.REMOVED_PROMISE:
            return N_("removed a promise: {subject}")
        case Verb.ASKED_PROMISE:
            return N_("said whether it took: {subject}")
        case Verb.NOTED:
            return N_("noted a contact: {subject}")
        case Verb.CHANGED_NOTE:
            return N_("changed a note: {subject}")
        case Verb.REMOVED_NOTE:
            return N_("removed a note: {subject}")
        case Verb.PUT_OFF:
            return N_("put off: {subject}")
        case Verb.LOOKED_AT:
            return N_("said that it is looked at: {subject}")
        case Verb.MOVED_NOTE:
            return N_("gave a note to somebody else: {subject}")
        case Verb.JOTTED:
            return N_("jotted: {subject}")
        case Verb.SENT_JOT:
            return N_("sent a jot to “{subject}”")
        case Verb.SET_RHYTHM:
            return N_("said how we stay in touch")
        case Verb.BOOKED:
            return N_("booked an appointment: {subject}")
        case Verb.CHANGED_BOOKING:
            return N_("changed an appointment: {subject}")
        case Verb.REMOVED_BOOKING:
            return N_("removed an appointment: {subject}")
        case Verb.ADDED_WORD:
            return N_("added “{subject}” to my words")
        case Verb.FORGOT_WORD:
            return N_("took “{subject}” out of my words")
        case _:
            return _about_money(verb) or _about_papers(verb)


def _about_money(verb: Verb) -> str:  # noqa: PLR0911, PLR0912 - one line for each verb
    """Names of steps about sums, what lies beside a page, and signatures; empty for others."""
    match verb:
        case Verb.ASKED_MONEY:
            return N_("asked for a sum: {subject}")
        case Verb.CHANGED_MONEY:
            return N_("changed a sum: {subject}")
        case Verb.AUTHORISED_MONEY:
            return N_("authorised a sum: {subject}")
        case Verb.AGREED_MONEY:
            return N_("noted the second person for a sum: {subject}")
        case Verb.REFUSED_MONEY:
            return N_("refused a sum: {subject}")
        case Verb.PAID_MONEY:
            return N_("noted a sum as paid: {subject}")
        case Verb.LOOKED_BACK_MONEY:
            return N_("noted what came of a sum: {subject}")
        case Verb.REMOVED_MONEY:
            return N_("removed a sum: {subject}")
        case Verb.ATTACHED:
            return N_("laid beside the page: {subject}")
        case Verb.CHANGED_ATTACHMENT:
            return N_("changed what lies beside the page: {subject}")
        case Verb.REMOVED_ATTACHMENT:
            return N_("removed from beside the page: {subject}")
        case Verb.SIGNED:
            return N_("took a signature: {subject}")
        case _:
            return ""


def _about_papers(verb: Verb) -> str:  # noqa: PLR0911, PLR0912 - one line for each verb
    """Names of steps about papers, packages and the store."""
    match verb:
        case Verb.GAVE_COPY:
            return N_("gave a copy")
        case Verb.PACKAGED:
            return N_("made a package")
        case Verb.CHANGED_PACKAGE:
            return N_("changed a package")
        case Verb.OPENED:
            return N_("opened the record")
        case Verb.PRINTED:
            return N_("printed a paper")
        case Verb.EXPORTED:
            return N_("exported papers")
        case Verb.DELIVERED:
            return N_("delivered a package")
        case Verb.FILED:
            return N_("noted the council's receipt")
        case Verb.LOADED:
            return N_("loaded records from a file")
        case Verb.ERASED:
            return N_("erased for good")
        case Verb.RESTORED:
            return N_("restored a backup")
        case Verb.RENEWED_KEY:
            return N_("wrote everything anew under a new key")
        case Verb.BROUGHT_BACK:
            return N_("brought back: {subject}")
        case Verb.UNDID:
            return N_("undid: {subject}")
        case Verb.REDID:
            return N_("did again: {subject}")
        case _:
            return str(verb)
