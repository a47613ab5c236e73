"""A page as paper shows it: gathered from the store once, then composed at every key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypedDict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.casework.attachments import names_beside
from app.casework.changes import changed_between
from app.casework.confidence import is_of_hidden, kept_off
from app.casework.council_lines import council_lines_in
from app.casework.day_log import day_log_in, in_words
from app.casework.facts import Facts, facts_in
from app.casework.network import is_shown_to_person, members_in
from app.casework.pages import answers_in, asked_page, page_chain, page_state
from app.casework.paper_answers import PaperWords, language_line, plain, strokes_of
from app.casework.paper_people import how_many, people_in_words
from app.casework.paper_rows import rows_in_words
from app.casework.promises import page_promises
from app.casework.rows import member_view, owner_row, person_view, row_of, worker_view
from app.casework.sealed import sealed_before, sealed_in
from app.casework.views import (
    AnswerView,
    AskedView,
    ContactView,
    MemberView,
    PagePromise,
    PageView,
    PersonView,
    PromiseView,
    WorkerView,
)
from app.clock import Clock
from app.forms.catalogue import Catalogue
from app.forms.conditions import Answers, Json, is_empty
from app.forms.page import Page as AskedPage
from app.forms.questions import (
    Choice,
    PeopleAsked,
    PlaceAsked,
    PromisesAsked,
    Question,
    Signature,
)
from app.forms.values import day_of, text_of
from app.forms.vocabulary import HELP, LANGUAGE_NAMES, PREVENTION, label
from app.language import N_, Words
from app.models.network import Member
from app.models.page import Page, SealedView
from app.models.person import Person
from app.models.store import Store
from app.models.worker import Worker
from app.policy import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All that a page's paper needs besides new answers: valid until something else changes."""

    asked: AskedPage
    page_id: str
    state: str
    version: int
    person: PersonView
    worker: WorkerView | None
    members: tuple[MemberView, ...]
    """Who is around now."""
    known: Mapping[str, MemberView]
    """Everybody ever named, by id."""
    promises: tuple[PromiseView, ...]
    stored: Mapping[str, AnswerView]
    conversation_on: str
    council_name: str
    out_of_hours: str
    complaint_line: str
    made_at: datetime
    facts: Facts
    """What conditions look at beside the answers."""
    day_log: tuple[ContactView, ...] = ()
    wording_pack: str = ""
    """The id of the council's own wording that the page is asked in; empty for the product's."""
    before: PageView | None = None
    """The version that this one amends, as it was sealed."""

    @property
    def shown(self) -> tuple[MemberView, ...]:
        """Those around whom the person's own paper may show."""
        return tuple(member for member in self.members if is_shown_to_person(member))


def page_view(
    store: Store,
    *,
    page_id: str,
    catalogue: Catalogue,
    policy: Policy,
    clock: Clock,
    answers: Answers | None = None,
    whose: Mapping[str, tuple[str, str]] | None = None,
) -> PageView:
    """What a page shows: a finished one as it was sealed, a draft as it stands.

    `answers` and `whose` (kind and member id) stand over what is stored, for what is not saved yet.
    """
    with store.reading() as session:
        if row_of(session, Page, page_id).state != "draft":
            return sealed_in(session, page_id).view
        gathered = gather_in(
            session, page_id=page_id, catalogue=catalogue, policy=policy, now=clock.now()
        )
        beside = names_beside(session, page_id)
    return replace(compose_view(gathered, answers=answers, whose=whose), beside=beside)


def gather(
    store: Store, *, page_id: str, catalogue: Catalogue, policy: Policy, clock: Clock
) -> Gathered:
    """Read what a draft's paper needs; `compose_view` then follows every key without the store."""
    with store.reading() as session:
        return gather_in(
            session, page_id=page_id, catalogue=catalogue, policy=policy, now=clock.now()
        )


def gather_in(
    session: Session, *, page_id: str, catalogue: Catalogue, policy: Policy, now: datetime
) -> Gathered:
    """Read what a page's paper needs in a session one has."""
    page = row_of(session, Page, page_id)
    person = row_of(session, Person, page.person_id)
    worker = session.get(Worker, page.author_id) if page.author_id else owner_row(session)
    rows = session.scalars(select(Member).where(Member.person_id == person.id).order_by(Member.id))
    lines = council_lines_in(session, policy, worker)
    return Gathered(
        asked=asked_page(catalogue, page.page_key),
        page_id=page_id,
        state=page_state(page),
        version=next_version(session, page_id),
        person=person_view(person),
        worker=worker_view(worker) if worker else None,
        members=members_in(session, person.id),
        known={row.id: member_view(row) for row in rows},
        promises=page_promises(session, page_id),
        stored=answers_in(session, page_id),
        conversation_on=page.conversation_on or "",
        council_name=lines.name,
        out_of_hours=lines.out_of_hours,
        complaint_line=lines.complaint,
        made_at=now,
        facts=facts_in(session, person, page),
        day_log=day_log_in(session, page, catalogue),
        wording_pack=catalogue.wording_pack,
        before=sealed_before(session, page),
    )


def next_version(session: Session, page_id: str) -> int:
    """The version a page gets when finished: one more than any it or its forerunners had."""
    chain = page_chain(session, page_id)
    last = session.scalar(select(func.max(SealedView.version)).where(SealedView.page_id.in_(chain)))
    return (last or 0) + 1


def compose_view(
    gathered: Gathered,
    *,
    answers: Answers | None = None,
    whose: Mapping[str, tuple[str, str]] | None = None,
) -> PageView:
    """The page in words of the person's paper language. Pure: 1 ms, no store."""
    view = _composed(gathered, answers or {}, whose or {})
    before = gathered.before
    if before is None:
        return view
    changed = changed_between(before, view, Words(view.language))
    return replace(view, amends=before.version, changed=changed)


def _composed(
    gathered: Gathered, answers: Answers, whose: Mapping[str, tuple[str, str]]
) -> PageView:
    """The page as it stands by itself, whatever it was before."""
    values, voices = _as_they_stand(gathered, answers, whose)
    person, worker = gathered.person, gathered.worker
    words = Words(person.paper_language)
    near = _talked_on(gathered, values) or gathered.made_at.date().isoformat()
    paper = PaperWords(words=words, called=person.called, members=gathered.known, near=near)
    place, kind = _place(gathered.asked, values, paper)
    signature = _signature(gathered.asked, values)
    present = _present(gathered.asked, values)
    return PageView(
        page_id=gathered.page_id,
        wording_pack=gathered.wording_pack,
        language=person.paper_language,
        state=gathered.state,
        version=gathered.version,
        title=words.text(gathered.asked.title, name=person.called),
        paper_title=words.text(gathered.asked.paper_title, name=person.called),
        person_id=person.id,
        person_name=person.name,
        person_called=person.called,
        person_born=person.born,
        nhs_number=person.nhs_number,
        council_id=person.council_id,
        address="\n".join(line for line in (person.address, person.postcode) if line),
        needs=person.needs,
        text_size_pt=person.text_size_pt,
        worker_name=worker.name if worker else "",
        worker_role=worker.role if worker else "",
        worker_phone=worker.phone if worker else "",
        team=worker.team if worker else "",
        council_name=gathered.council_name,
        out_of_hours=gathered.out_of_hours,
        complaint_line=gathered.complaint_line,
        conversation_on=_talked_on(gathered, values),
        place=place,
        by_phone=kind == "phone",
        present_person=paper.people(present, everybody=False),
        present_council=paper.people(present, everybody=True),
        language_line=_language_line(gathered.asked, values, words),
        asked=_asked(gathered, values, voices, paper),
        promises=tuple(_promise(p, gathered, words) for p in gathered.promises if p.what.strip()),
        people_person=people_in_words(gathered.shown, words),
        people_council=people_in_words(gathered.members, words),
        people_sentence_person=how_many(gathered.shown, words),
        people_sentence_council=how_many(gathered.members, words),
        stay_in_touch=text_of(values.get("stay_in_touch")),
        next_contact=_next_contact(values, paper),
        signature_way=text_of(signature.get("way")),
        signature_at=text_of(signature.get("at")),
        signature_strokes=strokes_of(signature),
        made_at=gathered.made_at,
        is_practice=person.is_practice,
        day_log=in_words(gathered.day_log, words),
        **_look(gathered.asked),
    )


class _Look(TypedDict):
    """What a view takes over from its page's definition."""

    page_key: str
    page_code: str
    definition_version: int
    accent: str
    is_nameless: bool
    is_plan: bool


def _look(asked: AskedPage) -> _Look:
    tables = (q for q in asked.questions() if isinstance(q, PromisesAsked))
    return {
        "page_key": asked.key,
        "page_code": asked.code,
        "definition_version": asked.version,
        "accent": asked.accent,
        "is_nameless": asked.is_nameless,
        "is_plan": any(table.plan for table in tables),
    }


def _as_they_stand(
    gathered: Gathered, answers: Answers, whose: Mapping[str, tuple[str, str]]
) -> tuple[dict[str, Json], dict[str, tuple[str, str]]]:
    """Every value and whose words it is in: what is not saved yet over what is stored."""
    stored = gathered.stored
    values: dict[str, Json] = {key: answer.value for key, answer in stored.items()}
    voices = {key: (answer.whose, answer.whose_member_id) for key, answer in stored.items()}
    return {**values, **answers}, {**voices, **whose}


def _talked_on(gathered: Gathered, values: Answers) -> str:
    typed = day_of(values.get("conversation_on"))
    return typed.isoformat() if typed else gathered.conversation_on


def _place(asked: AskedPage, values: Answers, paper: PaperWords) -> tuple[str, str]:
    """Where they talked in words, and the kind of place."""
    question = next((q for q in asked.questions() if isinstance(q, PlaceAsked)), None)
    if question is None:
        return "", ""
    value = values.get(question.key)
    kind = value.get("kind") if isinstance(value, dict) else None
    return paper.place(question, value), text_of(kind)


def _signature(asked: AskedPage, values: Answers) -> dict[str, Json]:
    question = next((q for q in asked.questions() if isinstance(q, Signature)), None)
    value = values.get(question.key) if question else None
    return value if isinstance(value, dict) else {}


def _present(asked: AskedPage, values: Answers) -> Json:
    question = asked.question("present")
    return values.get("present") if isinstance(question, PeopleAsked) else None


def _language_line(asked: AskedPage, values: Answers, words: Words) -> str:
    question = asked.question("language_chosen")
    options = question.options if isinstance(question, Choice) else LANGUAGE_NAMES
    return language_line(values.get("welsh_offered"), values.get("language_chosen"), options, words)


def _promise(promise: PromiseView, gathered: Gathered, words: Words) -> PagePromise:
    """A promise in words. Whoever was told of in confidence is not named on the person's paper."""
    full = _who(promise, gathered)
    is_hidden = is_of_hidden(promise, gathered.known)
    is_private = kept_off(gathered.known.values())(promise.asked_by)
    who = words.text(N_("someone else")) if is_hidden else full
    if promise.agreed is False:
        full, who = (words.text(N_("{name} (said no)"), name=name) for name in (full, who))
    return PagePromise(
        what=promise.what,
        who=who,
        to_be_asked=promise.agreed is None and bool(full),
        asked_by="" if is_private else promise.asked_by,
        by_when=_by_when(promise, gathered, words),
        help=words.text(label(HELP, promise.help)) if promise.help else "",
        prevention=tuple(words.text(label(PREVENTION, key)) for key in promise.prevention),
        who_council=full if is_hidden else "",
        introduced_to=promise.introduced_to,
        if_it_fails=promise.if_it_fails,
        phone=promise.phone,
    )


def _by_when(promise: PromiseView, gathered: Gathered, words: Words) -> str:
    """By when it is done, and until when it goes on where it is for a while."""
    day = _day_near(promise.by_when, gathered, words)
    if not promise.until:
        return day
    end = _day_near(promise.until, gathered, words)
    if not day:
        return words.text(N_("until {day}"), day=end)
    return words.text(N_("{day}, until {end}"), day=day, end=end)


def _day_near(day: str, gathered: Gathered, words: Words) -> str:
    """A day in few letters, its year left out where it is that of the conversation."""
    near = gathered.conversation_on or gathered.made_at.date().isoformat()
    return words.partial_date(day, "short" if day[:4] == near[:4] else "medium")


def _next_contact(values: Answers, paper: PaperWords) -> str:
    """The day with its weekday, as one puts it in a diary; other text as it stands."""
    said = text_of(values.get("next_contact"))
    day = day_of(said)
    return paper.day(day, form="day", far="long") if day else paper.words.partial_date(said)


def _who(promise: PromiseView, gathered: Gathered) -> str:
    match promise.who_kind:
        case "member" if promise.who_id in gathered.known:
            return gathered.known[promise.who_id].name
        case "person":
            return gathered.person.called
        case _:
            return promise.who_words


def _asked(
    gathered: Gathered,
    values: Answers,
    voices: Mapping[str, tuple[str, str]],
    paper: PaperWords,
) -> tuple[AskedView, ...]:
    """Every question asked, worded; then answers to questions the page no longer asks."""
    page, words, called = gathered.asked, paper.words, gathered.person.called
    sections = {q.key: section.key for section in page.sections for q in section.questions}
    views = [
        _asked_view(question, sections[question.key], values, voices, paper)
        for question in page.visible({**gathered.facts, **values})
    ]
    known = {question.key for question in page.questions()}
    for key in sorted(values):
        said = values[key]
        if key not in known and not is_empty(said):
            heading = N_("From an earlier wording of this page ({key})")
            views.append(
                AskedView(
                    key=key,
                    kind="Retired",
                    section="retired",
                    ask=words.text(heading, key=key, name=called),
                    me="",
                    text=plain(said),
                    whose=voices.get(key, ("", ""))[0],
                    voice="",
                    column="full",
                    part="afterwards",
                    paper="council",
                )
            )
    return tuple(views)


def _asked_view(
    question: Question,
    section: str,
    values: Answers,
    voices: Mapping[str, tuple[str, str]],
    paper: PaperWords,
) -> AskedView:
    """One question with its answer, worded."""
    text = paper.answer(question, values.get(question.key))
    default = getattr(question, "whose", "")
    whose, member_id = voices.get(question.key, ("", ""))
    whose = whose or str(default)
    voice = paper.voice(question, whose=whose, member_id=member_id) if text.strip() else ""
    words, called = paper.words, paper.called
    return AskedView(
        key=question.key,
        kind=type(question).__name__,
        section=section,
        ask=words.text(question.ask, name=called),
        me=words.text(question.me, name=called),
        text=text,
        whose=whose,
        voice=voice,
        column=question.column.value,
        part=question.part.value,
        paper=question.paper.value,
        **rows_in_words(question, values.get(question.key), paper),
    )
