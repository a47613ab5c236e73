"""Signatures under a finished page: each bound to the very wording it was given for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework import intake
from app.casework.pages import page_chain
from app.casework.paper_answers import strokes_of
from app.casework.rows import shortened
from app.casework.sealed import sealed, sealed_in
from app.errors import BadInput, Refused
from app.forms.conditions import Json
from app.forms.questions import Option
from app.language import N_, Words, message
from app.models.journal import Step, Verb
from app.models.page import Page
from app.models.page import SealedView as SealedRow
from app.models.signing import SignatureGiven
from app.models.store import Store

Strokes = tuple[tuple[tuple[float, float], ...], ...]

WAYS: Final = (
    Option("drawn", N_("Signs here")),
    Option("typed", N_("Types their name")),
    Option("on_paper", N_("Signed on paper")),
    Option("aloud", N_("Agreed aloud")),
)
SIGNERS: Final = (
    Option("person", N_("The person")),
    Option("member", N_("Somebody around them")),
    Option("worker", N_("The worker")),
    Option("other", N_("Somebody else")),
)
MOST_POINTS: Final = 20_000
"""Points of a drawn signature that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureView:
    """A signature as it was given. Strokes are shares of the pad, from 0 to 1.

    `is_for_this` says that it was given for the wording that stands now; `hash_begins` are the
    first eight signs of the hash of the wording it was given for, which is `version`.
    """

    id: str
    page_id: str
    way: str
    signer: str
    name: str
    strokes: Strokes
    signed_at: datetime
    version: int
    hash_begins: str
    is_for_this: bool


def sign(
    store: Store,
    *,
    page_id: str,
    way: str,
    name: str,
    signer: str = "person",
    strokes: Sequence[Sequence[tuple[float, float]]] = (),
    sha256: str = "",
) -> SignatureView:
    """Take a signature for a finished page as it stands. It is never changed nor taken back.

    Refused for a page that is not finished, for a drawn one with nothing drawn, and where another
    wording stands now than that of `sha256`, which was read before it was signed.
    """
    reader = intake.Reader(field="way", today=store.clock.today())
    chosen = intake.option_of(WAYS)(way, reader)
    who = intake.option_of(SIGNERS)(signer, reader)
    called = intake.name(name, reader)
    if chosen is None or who is None:
        raise intake.not_fitting("way")
    drawn = _strokes(strokes) if chosen == "drawn" else ()
    if chosen == "drawn" and not any(len(stroke) > 1 for stroke in drawn):
        raise BadInput(
            message(N_("Nothing is drawn yet.")),
            message(N_("Sign in the box, or choose another way.")),
        )
    view = sealed(store, page_id=page_id)
    step = Step(Verb.SIGNED, subject=shortened(called), person_id=view.person_id, page_id=page_id)
    kept: Json = [[[x, y] for x, y in stroke] for stroke in drawn]
    with store.writing(step) as session:
        standing = sealed_in(session, page_id)
        if sha256 and standing.sha256 != sha256:
            raise Refused(
                message(N_("The page was changed since it was read.")),
                message(N_("Open it again, read it, and then sign.")),
            )
        row = SignatureGiven(
            sealed_view_id=standing.id,
            person_id=standing.person_id,
            page_id=page_id,
            sha256=standing.sha256,
            way=str(chosen),
            signer=str(who),
            name=called,
            strokes=kept or None,
            signed_at=store.clock.now(),
            worker_id=store.worker_id,
        )
        session.add(row)
        session.flush()
        return _view(row, standing.version, standing.id, standing.sha256)


def signatures_of_page(store: Store, *, page_id: str) -> tuple[SignatureView, ...]:
    """The signatures under a page and the pages it amends, the first one first."""
    with store.reading() as session:
        return signatures_in(session, page_id)


def signatures_in(session: Session, page_id: str) -> tuple[SignatureView, ...]:
    """The signatures under a page, read in a session one has.

    Those of an earlier wording are told too, and said to be for that one. The wording's own hash
    is checked as it is read.
    """
    chain = page_chain(session, page_id)
    rows = session.execute(
        select(SignatureGiven, SealedRow.version, SealedRow.sha256)
        .join(SealedRow, SealedRow.id == SignatureGiven.sealed_view_id)
        .where(SignatureGiven.page_id.in_(chain))
        .order_by(SignatureGiven.id)
    ).all()
    if not rows:
        return ()
    is_finished = session.scalar(select(Page.state).where(Page.id == page_id)) != "draft"
    now = sealed_in(session, page_id) if is_finished else None
    return tuple(
        _view(row[0], row[1], now.id if now else "", now.sha256 if now else "") for row in rows
    )


def signed_words(one: SignatureView, words: Words) -> str:
    """A signature in one line: who, how, when and for which version."""
    text = {
        "drawn": N_("Signed by {name} on {moment}, for version {version} ({hash})"),
        "typed": N_("Signed by {name}, typed, on {moment}, for version {version} ({hash})"),
        "on_paper": N_("Signed on paper by {name}; noted on {moment}, version {version} ({hash})"),
    }.get(one.way, N_("Agreed aloud by {name} on {moment}, for version {version} ({hash})"))
    said = words.text(
        text,
        name=one.name,
        moment=words.moment(one.signed_at),
        version=one.version,
        hash=one.hash_begins,
    )
    if one.is_for_this:
        return said
    return words.text(N_("{said}. It was signed for another wording."), said=said)


def _view(row: SignatureGiven, version: int, now_id: str, now_sha256: str) -> SignatureView:
    """A row as a view, beside the wording that stands now."""
    return SignatureView(
        id=row.id,
        page_id=row.page_id or "",
        way=row.way,
        signer=row.signer,
        name=row.name,
        strokes=strokes_of({"strokes": row.strokes}),
        signed_at=row.signed_at,
        version=version,
        hash_begins=row.sha256[:8],
        is_for_this=(row.sealed_view_id, row.sha256) == (now_id, now_sha256),
    )


def _strokes(given: Sequence[Sequence[tuple[float, float]]]) -> Strokes:
    """Strokes within the pad; refused where there is more than any hand draws."""
    if sum(len(stroke) for stroke in given) > MOST_POINTS:
        raise BadInput(
            message(N_("There is too much drawn for a signature.")),
            message(N_("Clear it, and sign once.")),
        )
    return tuple(
        tuple((_within(x), _within(y)) for x, y in stroke) for stroke in given if len(stroke)
    )


def _within(share: float) -> float:
    """A share of the pad from 0 to 1; what is no number lies at its edge."""
    return round(min(max(float(share), 0.0), 1.0), 4) if share == share else 0.0  # noqa: PLR0124
