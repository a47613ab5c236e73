"""What casework hands out: frozen views that hold no rows, no sessions and no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.casework.called import called_by
from app.forms.conditions import Json
from app.forms.page import Completeness
from app.forms.questions import Question

Audience = Literal["person", "council"]
PageState = Literal["draft", "finished", "superseded"]
PackageState = Literal["needs_council_number", "ready", "delivered", "filed", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerView:
    """The store's owner, or another professional who is named."""

    id: str
    name: str
    role: str
    organisation: str
    team: str
    phone: str
    language: str
    is_owner: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A person as one row of the list."""

    id: str
    name: str
    born: str
    council_id: str
    involvement: str
    going_on: tuple[str, ...]
    """Page keys of unfinished pages."""
    next_contact: date | None
    is_practice: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A person with everything about them that is kept on their own row."""

    id: str
    name: str
    preferred_name: str
    pronouns: str
    born: str
    nhs_number: str
    nhs_number_is_valid: bool
    council_id: str
    address: str
    postcode: str
    phone: str
    other_phone: str
    language: str
    paper_language: str
    """`en` or `cy`: the language of this person's paper, worked out where none was chosen."""
    text_size_pt: int
    """Size of their paper in points: 12, or 18 to 28 where they need large print."""
    needs: tuple[str, ...]
    needs_review_on: str
    needs_stages: tuple[tuple[str, str], ...]
    """Stages of the Accessible Information Standard that are done, with the ISO day of each."""
    about_matters: str
    about_please_do: str
    about_please_dont: str
    may_be_told: str
    visiting_alone: str
    """What whoever visits alone should know."""
    involvement: str
    involvement_on: str
    """The ISO day since when that is so."""
    involvement_note: str
    is_restricted: bool
    is_practice: bool
    about_people: str = ""
    about_speaking: str = ""
    about_support: str = ""
    about_worth_knowing: str = ""
    about_on: str = ""
    """The ISO day on which About me was asked last."""
    country: str = ""
    """`england` or `wales` where it is another than the store's; empty where it is not said."""

    @property
    def called(self) -> str:
        """What the person likes to be called."""
        return called_by(self.name, self.preferred_name)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """Somebody in a person's network."""

    id: str
    person_id: str
    name: str
    relation: str
    kind: str
    closeness: str
    gives: bool | None
    receives: bool | None
    gives_care: bool | None
    willing: str
    able: str
    agreed: str
    under_18: bool | None
    in_confidence: bool
    do_not_show: bool
    phone: str
    note: str
    left_on: str
    left_reason: str
    likely: str = ""
    told_by: str = ""
    must_not_meet: str = ""
    family_group_wish: str = ""
    """Would like, said yes, please don't; empty while not yet asked."""
    angle: float | None = None
    """Where they are on the map; see the `angle` of their row."""
    is_pinned: bool = False
    in_household: bool | None = None
    family_marks: tuple[str, ...] = ()
    care_hours: int | None = None
    willing_to_care: bool | None = None
    language: str = ""
    address: str = ""
    safe_to_ring: bool | None = None
    safe_to_write: bool | None = None
    safe_to_leave_message: bool | None = None
    has_lost_touch: bool = False
    """The person has lost touch with them, as their tie says: named, and not counted."""

    @property
    def named(self) -> str:
        """Name and relation as said of them: `Gill (daughter)`."""
        return f"{self.name} ({self.relation})" if self.relation else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkCount:
    """How many people are around a person, by closeness; groups, paid help, pets not counted."""

    people: int
    extremely: int
    very: int
    quite: int
    not_said: int
    drawn_besides: int
    carers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseView:
    """A promise: what, who, whether they agreed, by when, and whether it took."""

    id: str
    person_id: str
    page_id: str | None
    position: int
    what: str
    who_kind: str
    """`worker`, `member`, `person`, `place`, `other`, or empty while nobody is named."""
    who_id: str
    who_words: str
    """Whoever it is, in words: the member's or worker's name, or what was typed."""
    agreed: bool | None
    """True once they agreed, False when they said no, None until they were asked."""
    agreed_on: str
    asked_by: str
    by_when: str
    help: str
    prevention: tuple[str, ...]
    introduced_to: str
    follow_up_on: str
    did_it_take: str
    """`yes`, `partly`, `no`, or empty until answered."""
    taken_asked_on: str
    note: str
    if_it_fails: str = ""
    phone: str = ""
    until: str = ""
    week: tuple[str, ...] = ()
    """When in the week it is: `mon.morning`, `sat.night`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """A note of a contact."""

    id: str
    person_id: str | None
    on_date: str
    way: str
    with_whom: str
    words: str
    next_contact_on: str
    author: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """A stored answer: the value of the question's kind and whose words it is in."""

    key: str
    value: Json
    whose: str
    whose_member_id: str
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A page in a list."""

    id: str
    person_id: str
    person_name: str
    page_key: str
    page_name: str
    state: PageState
    conversation_on: str
    last_typed: datetime
    finished_at: datetime | None
    completeness: Completeness
    is_amendment: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedView:
    """One question as it stands on a page, already worded in the page's language.

    `text` is the answer in words and may hold line breaks; empty when not answered. `voice` says
    whose words they are, in words (`as Arthur said it`); empty where nothing need be said.
    """

    key: str
    kind: str
    """The kind of question by its class name: `Prose`, `Line`, `YesNo`…"""
    section: str
    ask: str
    me: str
    text: str
    whose: str
    voice: str
    column: str
    part: str
    paper: str
    head: tuple[str, ...] = ()
    """Of an answer in rows: what each cell is, worded; the first may be empty."""
    rows: tuple[tuple[str, ...], ...] = ()
    total: str = ""
    """The sum of the rows in words, where the page adds them up."""
    apart: tuple[int, ...] = ()
    """The columns of the rows that are the council's alone, counted from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePromise:
    """A promise as a page shows it, worded."""

    what: str
    who: str
    """As the person's paper may say it: `someone else` for one told of in confidence."""
    to_be_asked: bool
    asked_by: str
    by_when: str
    help: str
    prevention: tuple[str, ...]
    who_council: str = ""
    """As the council's paper names them, where that differs; else empty."""
    introduced_to: str = ""
    """On the council's paper."""
    if_it_fails: str = ""
    phone: str = ""
    """Whom to ring about it, with the hours they answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedView:
    """A question whose answer differs from that of the version before, both worded."""

    key: str
    ask: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """All that a page shows, worded in one language: what paper is composed from.

    This is what a sealed view keeps (as canonical JSON of this very shape, see `casework.sealed`).
    Nothing in it is looked up again: reprint, package, compare and amend read only this.
    """

    page_id: str
    page_key: str
    page_code: str
    definition_version: int
    wording_pack: str
    language: str
    state: str
    version: int
    """1 for a first page, one more for each amendment of it."""
    title: str
    paper_title: str
    person_id: str
    person_name: str
    person_called: str
    person_born: str
    nhs_number: str
    council_id: str
    address: str
    needs: tuple[str, ...]
    text_size_pt: int
    worker_name: str
    worker_role: str
    worker_phone: str
    team: str
    council_name: str
    out_of_hours: str
    complaint_line: str
    conversation_on: str
    """ISO day."""
    place: str
    """Where, in words (`At home, Llanbedr`); empty when not said."""
    by_phone: bool
    present_person: tuple[str, ...]
    """Who else was there, in words, as the person's paper may show it."""
    present_council: tuple[str, ...]
    language_line: str
    """`Welsh offered, chose English`; empty when not said."""
    asked: tuple[AskedView, ...]
    promises: tuple[PagePromise, ...]
    people_person: tuple[str, ...]
    """The network in words, as the person's paper may show it (nothing told in confidence)."""
    people_council: tuple[str, ...]
    people_sentence_person: str
    people_sentence_council: str
    stay_in_touch: str
    next_contact: str
    signature_way: str
    signature_at: str
    signature_strokes: tuple[tuple[tuple[float, float], ...], ...]
    made_at: datetime
    is_practice: bool = False
    """About an invented person: every paper says so, and no council is to file it."""
    accent: str = ""
    """The colour of the page's heading; empty for that of the first conversation."""
    is_nameless: bool = False
    """Its papers name nobody."""
    is_plan: bool = False
    """Its promises are an emergency plan."""
    day_log: tuple[tuple[str, str, str], ...] = ()
    """Every contact since the page began, for the council: the day, how, what was noted."""
    amends: int | None = None
    """The version this one amends; None on a first version."""
    changed: tuple[ChangedView, ...] = ()
    """What differs from that version."""
    beside: tuple[str, ...] = ()
    """The names of the photos and files that lie beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedView:
    """A finished page as it was shown, with its hash."""

    id: str
    page_id: str
    person_id: str
    version: int
    sha256: str
    made_at: datetime
    view: PageView


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleQuestion:
    """A question of an open page with its answer, for the screen."""

    question: Question
    section: str
    answer: AnswerView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLine:
    """A line of the list before Finish: where to go and what is the matter, in words."""

    key: str
    text: str
    blocks: bool
    row_id: str = ""
    """Which of several it is about: a promise's id, or row and cell of an answer (`2/until`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageLine:
    """A package in the Outbox."""

    id: str
    person_id: str
    person_name: str
    page_key: str
    what: str
    documents: int
    size_bytes: int | None
    state: PackageState
    destination: str
    reason: str
    made_at: datetime
    delivered_at: datetime | None
    reference: str
    is_practice: bool = False
