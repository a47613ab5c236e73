"""A person as one document: the shape that `show` prints and `load` takes in."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue
from pydantic_core import PydanticCustomError

from app.casework.attachments import MOST_OF_A_PAGE
from app.casework.money_views import FOR_KINDS, HELD_BY, KINDS, SECOND_WAYS
from app.casework.signing import SIGNERS, WAYS
from app.forms.questions import Option
from app.forms.vocabulary import (
    APPOINTMENT_OUTCOMES,
    CLOSENESS,
    HELP,
    HELP_DIRECTIONS,
    INVOLVEMENT,
    LEFT_REASONS,
    MEMBER_KINDS,
    NEEDS_STAGES,
)
from app.models.base import utc_text
from app.policy import MOST_PENCE

FORMAT: Final = "kitchen-table/record"
VERSION: Final = 1

_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise PydanticCustomError("not_an_id", "not an id")
    return text


def _moment(text: str) -> str:
    try:
        return utc_text(datetime.fromisoformat(text))
    except ValueError:
        raise PydanticCustomError("not_a_moment", "not a time with its zone") from None


Id = Annotated[
    str,
    AfterValidator(_id),
    Field(json_schema_extra={"format": "uuid"}, description="A UUID in lower case."),
]
Moment = Annotated[
    str,
    AfterValidator(_moment),
    Field(
        json_schema_extra={"format": "date-time"}, description="A time with its zone, kept in UTC."
    ),
]
Name = Annotated[str, Field(min_length=1, max_length=300)]
Text = Annotated[str, Field(max_length=200_000)]
Short = Annotated[str, Field(max_length=300)]
Pence = Annotated[int, Field(ge=0, le=MOST_PENCE)]
Key = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[a-z0-9_]+$")]
Closeness = Literal["extremely", "very", "quite"]
MemberKind = Literal[
    "family", "friend", "neighbour", "community", "work", "paid", "group", "pet", "other"
]
NeedsStage = Literal["identify", "record", "flag", "share", "meet", "review"]
Involvement = Literal["open", "finished_for_now", "moved", "died"]
LeftReason = Literal["moved", "died", "lost_touch", "mistake"]
YesPartlyNo = Literal["yes", "partly", "no"]
Help = Literal["alone", "with_help", "agency"]
Prevention = Literal["primary", "secondary", "tertiary"]
WhoKind = Literal["worker", "member", "person", "place", "other"]
Way = Literal["phone", "visit", "met", "text", "email", "letter", "other", "put_off"]
Whose = Literal["person", "interpreter", "member", "together", "worker"]
Direction = Literal["to", "from", "both", "none"]
Outcome = Literal["seen", "not_there", "put_off"]
MoneyKind = Literal["small_sum", "recovery"]
ForKind = Literal["person", "circle", "place"]
HeldBy = Literal["person", "member", "worker", "council", "other"]
SecondWay = Literal["with_us", "phone"]
SignedBy = Literal["drawn", "typed", "on_paper", "aloud"]
Signer = Literal["person", "member", "worker", "other"]
MediaType = Literal["image/jpeg", "image/png", "application/pdf"]
State = Literal["draft", "finished", "superseded"]
ViewKind = Literal["page", "ecomap", "plan"]

VOCABULARIES: Final[tuple[tuple[Any, tuple[Option, ...]], ...]] = (
    (Closeness, CLOSENESS),
    (MemberKind, MEMBER_KINDS),
    (Involvement, INVOLVEMENT),
    (NeedsStage, NEEDS_STAGES),
    (LeftReason, LEFT_REASONS),
    (Help, HELP),
    (Direction, HELP_DIRECTIONS),
    (Outcome, APPOINTMENT_OUTCOMES),
    (MoneyKind, KINDS),
    (ForKind, FOR_KINDS),
    (HeldBy, HELD_BY),
    (SecondWay, SECOND_WAYS),
    (SignedBy, WAYS),
    (Signer, SIGNERS),
)
"""Which words here must be those of the forms; a test compares them."""


class Entry(BaseModel):
    """One kept row; every column of its table stands under its own name."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: Id
    created_at: Moment | None = None
    changed_at: Moment | None = None


class WorkerEntry(Entry):
    """A worker who is named somewhere in the document; `is_owner` is whose store it came from."""

    name: Name
    is_owner: bool = False
    role: Text | None = None
    organisation: Text | None = None
    team: Text | None = None
    phone: Text | None = None
    email: Text | None = None
    language: Text | None = None


class MemberEntry(Entry):
    """Somebody in the person's network. `linked_person_id` may name a person who is not here."""

    name: Name
    relation: Text | None = None
    kind: MemberKind | None = None
    closeness: Closeness | None = None
    gives: bool | None = None
    receives: bool | None = None
    gives_care: bool | None = None
    willing: Text | None = None
    able: Text | None = None
    agreed: Text | None = None
    likely: Text | None = None
    under_18: bool | None = None
    told_by: Text | None = None
    in_confidence: bool = False
    do_not_show: bool = False
    must_not_meet: Text | None = None
    phone: Text | None = None
    address: Text | None = None
    language: Text | None = None
    safe_to_ring: bool | None = None
    safe_to_write: bool | None = None
    safe_to_leave_message: bool | None = None
    family_group_wish: Text | None = None
    angle: float | None = None
    is_pinned: bool = False
    left_on: Text | None = None
    left_reason: LeftReason | None = None
    linked_person_id: Id | None = None
    note: Text | None = None
    in_household: bool | None = None
    family_marks: list[Short] | None = None
    care_hours: Annotated[int, Field(ge=0, le=168)] | None = None
    willing_to_care: bool | None = None
    removed_at: Moment | None = None


class TieEntry(Entry):
    """How two stand to each other; without `from_member_id` it is the person and a member."""

    from_member_id: Id | None = None
    to_member_id: Id
    quality: Text | None = None
    direction: Direction | None = None
    note: Text | None = None
    removed_at: Moment | None = None


class AnswerEntry(Entry):
    """The answer to one question of a page, in the shape of its kind of question."""

    key: Key
    value: JsonValue = None
    whose: Whose | None = None
    whose_member_id: Id | None = None


class CopyEntry(Entry):
    """A copy of a view that was given to somebody."""

    to_whom: Text
    how: Text | None = None
    given_on: Text | None = None
    by_worker_id: Id | None = None


class SignatureEntry(Entry):
    """A signature under a view, bound to its hash."""

    page_id: Id | None = None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    way: SignedBy
    signer: Signer = "person"
    name: Text
    strokes: JsonValue = None
    signed_at: Moment
    worker_id: Id | None = None


class SealedEntry(Entry):
    """What a finished page, ecomap or plan showed; `sha256` is over its canonical JSON."""

    kind: ViewKind = "page"
    version: Annotated[int, Field(ge=1)] = 1
    shown: dict[str, JsonValue]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    made_at: Moment
    worker_id: Id | None = None
    copies_given: list[CopyEntry] = Field(default_factory=list[CopyEntry])
    signatures: list[SignatureEntry] = Field(default_factory=list[SignatureEntry])


class PageEntry(Entry):
    """A page with its answers and, once finished, what it showed."""

    page_key: Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z0-9_]+$")]
    definition_version: Annotated[int, Field(ge=1, lt=2**31)]
    state: State = "draft"
    supersedes_id: Id | None = None
    author_id: Id | None = None
    language: Annotated[str, Field(min_length=1, max_length=20)] = "en"
    conversation_on: Short | None = None
    finished_at: Moment | None = None
    opened_place: Text | None = None
    removed_at: Moment | None = None
    answers: list[AnswerEntry] = Field(default_factory=list[AnswerEntry])
    sealed_views: list[SealedEntry] = Field(default_factory=list[SealedEntry])


class PromiseEntry(Entry):
    """A promise: what, who, whether they agreed, by when, and whether it took."""

    page_id: Id | None = None
    position: Annotated[int, Field(ge=0, lt=2**31)] = 0
    what: Text
    who_kind: WhoKind | None = None
    who_member_id: Id | None = None
    who_worker_id: Id | None = None
    who_words: Text | None = None
    agreed: bool | None = None
    agreed_by: Text | None = None
    agreed_on: Text | None = None
    asked_by: Text | None = None
    by_when: Text | None = None
    help: Help | None = None
    prevention: list[Prevention] = Field(default_factory=list[Prevention])
    introduced_to: Text | None = None
    follow_up_on: Text | None = None
    did_it_take: YesPartlyNo | None = None
    taken_asked_on: Text | None = None
    note: Text | None = None
    if_it_fails: Text | None = None
    phone: Text | None = None
    until: Short | None = None
    week: list[Short] | None = None
    removed_at: Moment | None = None


class ContactEntry(Entry):
    """A note of contact."""

    on_date: Short | None = None
    at_time: Short | None = None
    way: Way | None = None
    with_whom: Text | None = None
    words: Text
    next_contact_on: Short | None = None
    page_id: Id | None = None
    author_id: Id | None = None
    removed_at: Moment | None = None


class RhythmEntry(Entry):
    """How and how often we stay in touch, until when."""

    how: Text | None = None
    every_days: Annotated[int, Field(ge=1, lt=2**31)] | None = None
    until: Text | None = None
    removed_at: Moment | None = None


class AppointmentEntry(Entry):
    """When and where the person is to be seen, or was."""

    on_date: Short | None = None
    at_time: Short | None = None
    place_kind: Short | None = None
    place_words: Text | None = None
    organisations: Text | None = None
    asked_on: Short | None = None
    what_for: Text | None = None
    is_urgent: bool = False
    outcome: Outcome | None = None
    page_id: Id | None = None
    removed_at: Moment | None = None


class MoneyEntry(Entry):
    """A small sum or a recovery budget, in pence."""

    page_id: Id | None = None
    kind: MoneyKind = "small_sum"
    for_kind: ForKind = "person"
    for_words: Text | None = None
    asked_on: Short | None = None
    pence: Pence | None = None
    amount_typed: Short | None = None
    for_what: Text | None = None
    hoped: Text | None = None
    held_by: HeldBy | None = None
    held_words: Text | None = None
    limit_pence: Pence | None = None
    authorised_on: Short | None = None
    authorised_by_id: Id | None = None
    second_id: Id | None = None
    second_way: SecondWay | None = None
    second_on: Short | None = None
    second_confirmed_on: Short | None = None
    refused_on: Short | None = None
    refused_reason: Text | None = None
    paid_on: Short | None = None
    receipt: Text | None = None
    result: Text | None = None
    result_on: Short | None = None
    look_back_on: Short | None = None
    removed_at: Moment | None = None


class AttachmentContentEntry(Entry):
    """The bytes of an attachment in base64, with their hash."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    size_bytes: Annotated[int, Field(ge=0, le=MOST_OF_A_PAGE)]
    data: str


class AttachmentEntry(Entry):
    """A photo, a sheet written by hand, or a file, with its content."""

    page_id: Id | None = None
    content: AttachmentContentEntry
    kind: Literal["photo", "sheet", "file"] = "photo"
    name: Name
    media_type: MediaType
    width: Annotated[int, Field(ge=0, lt=2**31)] | None = None
    height: Annotated[int, Field(ge=0, lt=2**31)] | None = None
    note: Text | None = None
    goes_out: bool = True
    removed_at: Moment | None = None


class PersonEntry(Entry):
    """A person with everything kept of them. `derived` is worked out and ignored by `load`."""

    name: Name
    preferred_name: Text | None = None
    pronouns: Text | None = None
    born: Text | None = None
    nhs_number: Text | None = None
    council_id: Text | None = None
    address: Text | None = None
    postcode: Text | None = None
    phone: Text | None = None
    other_phone: Text | None = None
    language: Text | None = None
    paper_language: Literal["en", "cy"] | None = None
    text_size_pt: Annotated[int, Field(ge=12, le=28)] | None = None
    needs: list[Text] = Field(default_factory=list[str])
    needs_review_on: Text | None = None
    needs_stages: dict[NeedsStage, Text] | None = None
    about_matters: Text | None = None
    about_please_do: Text | None = None
    about_please_dont: Text | None = None
    about_people: Text | None = None
    about_speaking: Text | None = None
    about_support: Text | None = None
    about_worth_knowing: Text | None = None
    about_on: Short | None = None
    may_be_told: Text | None = None
    visiting_alone: Text | None = None
    involvement: Involvement = "open"
    involvement_on: Text | None = None
    involvement_note: Text | None = None
    country: Text | None = None
    is_restricted: bool = False
    is_practice: bool = False
    merged_into: Id | None = None
    removed_at: Moment | None = None
    members: list[MemberEntry] = Field(default_factory=list[MemberEntry])
    ties: list[TieEntry] = Field(default_factory=list[TieEntry])
    pages: list[PageEntry] = Field(default_factory=list[PageEntry])
    kept_views: list[SealedEntry] = Field(default_factory=list[SealedEntry])
    promises: list[PromiseEntry] = Field(default_factory=list[PromiseEntry])
    contacts: list[ContactEntry] = Field(default_factory=list[ContactEntry])
    rhythms: list[RhythmEntry] = Field(default_factory=list[RhythmEntry])
    appointments: list[AppointmentEntry] = Field(default_factory=list[AppointmentEntry])
    money: list[MoneyEntry] = Field(default_factory=list[MoneyEntry])
    attachments: list[AttachmentEntry] = Field(default_factory=list[AttachmentEntry])
    derived: JsonValue = None


class RecordDocument(BaseModel):
    """People with the workers they name. `load` takes one such document, one person, or a list."""

    model_config = ConfigDict(extra="forbid", strict=True, title="Kitchen Table record")

    format: Literal["kitchen-table/record"] = "kitchen-table/record"
    version: Literal[1] = 1
    workers: list[WorkerEntry] = Field(default_factory=list[WorkerEntry])
    people: list[PersonEntry]


def json_schema() -> dict[str, Any]:
    """The JSON Schema of what `load` takes in, as kept in `docs/record.schema.json`."""
    schema = RecordDocument.model_json_schema()
    document = {
        k: schema.pop(k) for k in ("type", "properties", "required", "additionalProperties")
    }
    definitions: dict[str, Any] = schema["$defs"]
    definitions["Document"] = document
    one = [{"$ref": "#/$defs/Document"}, {"$ref": "#/$defs/PersonEntry"}]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kitchen Table record",
        "description": (
            "What `show --json` prints and `load` takes in: a document, one person on their own, "
            "or a list of either. `derived` is worked out for a day and ignored by `load`."
        ),
        "anyOf": [*one, {"type": "array", "items": {"anyOf": one}}],
        "$defs": definitions,
    }
