"""Finish a page: seal what it shows, hand it to the Outbox if wanted; amend it later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.at_finish import leave_behind
from app.casework.attachments import names_beside
from app.casework.pages import answers_in, own_rows, page_chain
from app.casework.paper_view import Gathered, compose_view, gather_in
from app.casework.problems import problem_lines
from app.casework.promises import finished_already
from app.casework.rows import here, row_of
from app.casework.sealed import sealed_by_id, sha256_of, to_json
from app.casework.views import PageView, SealedView
from app.errors import Refused
from app.forms.catalogue import Catalogue
from app.language import N_, Message, Words, message
from app.models.journal import Step, StepOffer, Verb
from app.models.package import Package
from app.models.page import Answer, Page
from app.models.page import SealedView as SealedRow
from app.models.promise import Promise
from app.models.store import Store
from app.policy import Policy

_OUT: Final = ("delivered", "filed")
_WAITING: Final = ("ready", "needs_council_number")
TAKEN_BACK: Final = N_("Taken back before it was sent.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A page that was just finished, and its package if it is to be sent."""

    sealed: SealedView
    package_id: str | None


def finish_page(  # noqa: PLR0913 - all of them are said at Finish
    store: Store,
    *,
    page_id: str,
    catalogue: Catalogue,
    policy: Policy,
    send: bool,
    destination: str = "",
    profile: str = "generic",
    now: datetime | None = None,
) -> Finished:
    """Seal what the page shows now; with `send`, put its package in the Outbox in the same step.

    Refused when a required answer is missing. What was typed must have been flushed before. A page
    it amends becomes superseded and its promises move along; both sealed views stay. Whether the
    package waits for a council number is its profile's to say, when its papers are made.
    """
    store.flush()
    sealed_id = store.clock.new_id()
    package_id = store.clock.new_id() if send else None
    with store.reading() as session:
        page = row_of(session, Page, page_id)
        step = Step(
            Verb.FINISHED_PAGE, subject=page.page_key, person_id=page.person_id, page_id=page_id
        )
    with store.writing(step) as session:
        page = here(session, Page, page_id)
        if page.state != "draft":
            raise finished_already()
        moment = now or store.clock.now()
        gathered = gather_in(
            session, page_id=page_id, catalogue=catalogue, policy=policy, now=moment
        )
        _refuse_if_something_required_lacks(session, page, gathered, catalogue)
        view = compose_view(replace(gathered, state="finished"))
        view = replace(view, beside=names_beside(session, page_id))
        session.add(_sealed_row(sealed_id, view, store.worker_id))
        session.flush()
        page.state, page.finished_at = "finished", moment
        page.definition_version = view.definition_version
        _supersede(session, page)
        _leave_behind(session, page, gathered, store.clock.today())
        if view.is_nameless:  # filed under a person's number, it would name them after all
            package_id = None
        if package_id is not None:
            session.add(
                Package(
                    id=package_id,
                    person_id=view.person_id,
                    sealed_view_id=sealed_id,
                    profile=profile,
                    destination=destination or None,
                    state="ready",
                    version=view.version,
                    doc_uuid=_doc_uuid(session, page_id) or store.clock.new_id(),
                    made_at=moment,
                )
            )
    sealed = sealed_by_id(store, sealed_view_id=sealed_id)
    return Finished(sealed=sealed, package_id=package_id)


def _refuse_if_something_required_lacks(
    session: Session, page: Page, gathered: Gathered, catalogue: Catalogue
) -> None:
    """Refuse, naming the first required question without an answer."""
    stored = {key: answer.value for key, answer in gathered.stored.items()}
    values = {**gathered.facts, **stored}
    rows = own_rows(session, page, catalogue)
    lines = problem_lines(
        gathered.asked, values, rows, called=gathered.person.called, words=Words()
    )
    lacking = next((line for line in lines if line.blocks), None)
    if lacking is None:
        return
    question = gathered.asked.question(lacking.key)
    asked = message(question.ask, name=gathered.person.called) if question else lacking.key
    raise Refused(
        message(N_("One answer is needed before this page can be finished: {question}"),
                question=asked),
        message(N_("Fill it in, or leave the page as a draft.")),
    )  # fmt: skip


def _leave_behind(session: Session, page: Page, gathered: Gathered, today: date) -> None:
    """Keep elsewhere what the page says, in the worker's own language."""
    answers = {key: answer.value for key, answer in gathered.stored.items()}
    words = Words("cy" if gathered.worker and gathered.worker.language == "cy" else "en")
    leave_behind(session, page, answers, today=today, words=words)


def _sealed_row(sealed_id: str, view: PageView, worker_id: str | None) -> SealedRow:
    content = to_json(view)
    return SealedRow(
        id=sealed_id,
        person_id=view.person_id,
        page_id=view.page_id,
        version=view.version,
        content=content,
        sha256=sha256_of(content),
        made_at=view.made_at,
        worker_id=worker_id,
    )


def _supersede(session: Session, page: Page) -> None:
    """The page before gives way, and its promises belong to this one from now on."""
    if page.supersedes_id is None:
        return
    row_of(session, Page, page.supersedes_id).state = "superseded"
    earlier = page_chain(session, page.id)[1:]
    for promise in session.scalars(select(Promise).where(Promise.page_id.in_(earlier))):
        promise.page_id = page.id


def _doc_uuid(session: Session, page_id: str) -> str | None:
    """The id under which the council knows this page, if a version of it was packaged before."""
    return session.scalars(
        select(Package.doc_uuid)
        .join(SealedRow, SealedRow.id == Package.sealed_view_id)
        .where(SealedRow.page_id.in_(page_chain(session, page_id)))
        .order_by(Package.made_at.desc(), Package.id.desc())
        .limit(1)
    ).first()


def amend_page(store: Store, *, page_id: str) -> str:
    """Begin an amendment of a finished page; the id of its draft, the same one while it is a draft.

    Answers are copied, the signature is not: it was for the words before.
    """
    new_id = store.clock.new_id()
    with store.reading() as session:
        old = row_of(session, Page, page_id)
        begun = session.scalars(
            select(Page.id).where(
                Page.supersedes_id == page_id, Page.state == "draft", Page.removed_at.is_(None)
            )
        ).first()
    if begun is not None:
        return begun
    step = Step(Verb.AMENDED_PAGE, subject=old.page_key, person_id=old.person_id, page_id=new_id)
    with store.writing(step) as session:
        old = here(session, Page, page_id)
        if old.state != "finished":
            raise Refused(
                message(N_("Only a finished page can be amended.")),
                message(N_("A draft is simply changed; of several versions amend the newest.")),
            )
        session.add(
            Page(
                id=new_id,
                person_id=old.person_id,
                page_key=old.page_key,
                definition_version=old.definition_version,
                supersedes_id=old.id,
                author_id=store.worker_id,
                language=old.language,
                conversation_on=old.conversation_on,
            )
        )
        session.flush()
        for answer in answers_in(session, page_id).values():
            if not _is_signature(answer.value):
                session.add(
                    Answer(
                        page_id=new_id,
                        key=answer.key,
                        value=answer.value,
                        whose=answer.whose or None,
                        whose_member_id=answer.whose_member_id or None,
                    )
                )
    return new_id


def _is_signature(value: object) -> bool:
    return isinstance(value, dict) and "way" in value


def undo_veto(session: Session, offer: StepOffer) -> Message | None:
    """Why a finish cannot be undone: its package was delivered. None where it can."""
    if offer.verb != Verb.FINISHED_PAGE or offer.page_id is None:
        return None
    if any(package.state in _OUT for package in packages_of_page(session, offer.page_id)):
        return message(N_("The package of this page is already with the council. Amend the page."))
    return None


def packages_of_page(session: Session, page_id: str) -> Sequence[Package]:
    """The packages of a page's sealed views, the newest first."""
    return session.scalars(
        select(Package)
        .join(SealedRow, SealedRow.id == Package.sealed_view_id)
        .where(SealedRow.page_id == page_id)
        .order_by(Package.made_at.desc(), Package.id.desc())
    ).all()


def take_back_packages(store: Store, *, page_id: str, person_id: str | None) -> tuple[str, ...]:
    """Stop what waits in the Outbox for a page whose finish is being undone; the ids stopped."""
    step = Step(Verb.CHANGED_PACKAGE, person_id=person_id, page_id=page_id)
    stopped: list[str] = []
    with store.writing(step) as session:
        for package in packages_of_page(session, page_id):
            if package.state in _WAITING:
                package.state, package.reason = "refused", TAKEN_BACK
                stopped.append(package.id)
    return tuple(stopped)


def send_again(store: Store, *, package_ids: Sequence[str], person_id: str | None) -> None:
    """Let packages that were taken back wait in the Outbox again."""
    with store.writing(Step(Verb.CHANGED_PACKAGE, person_id=person_id)) as session:
        for package_id in package_ids:
            package = row_of(session, Package, package_id)
            if package.state == "refused" and package.reason == TAKEN_BACK:
                package.state, package.reason = "ready", None
