"""Sealed views: what a finished page showed, as canonical JSON with its hash, for ever."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields
from datetime import UTC, datetime
from typing import Any, Final, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.casework.rows import row_of
from app.casework.views import AskedView, ChangedView, PagePromise, PageView, SealedView
from app.errors import DamagedStore, Refused
from app.language import N_, message
from app.models.page import Page
from app.models.page import SealedView as SealedRow
from app.models.store import Store

_EMPTY: Final[Mapping[str, object]] = {"str": "", "int": 0, "bool": False}


def to_json(view: PageView) -> str:
    """The view as canonical JSON."""
    return canonical(asdict(view))


def canonical(shown: object) -> str:
    """What something shows as JSON: keys sorted, no spaces, signs as they are, times in UTC.

    The one form in which anything is sealed; its hash is over this.
    """
    return json.dumps(
        shown, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_moment
    )


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    raise TypeError("a view holds texts, numbers and moments only")


def from_json(text: str) -> PageView:
    """The view of a canonical JSON text; of one sealed long ago, newer fields are empty."""
    kept = cast("dict[str, Any]", json.loads(text))
    values = filled(PageView, kept)
    values["made_at"] = datetime.fromisoformat(kept["made_at"])
    values["asked"] = tuple(AskedView(**filled(AskedView, item)) for item in kept["asked"])
    values["promises"] = tuple(
        PagePromise(**filled(PagePromise, item)) for item in kept["promises"]
    )
    values["changed"] = tuple(
        ChangedView(**filled(ChangedView, item)) for item in kept.get("changed", ())
    )
    return PageView(**values)


def filled(kind: type[Any], kept: Any) -> dict[str, Any]:
    """The fields of a view as they were kept, lists as tuples, what is not there as empty."""
    values: dict[str, Any] = {}
    for field in fields(kind):
        if field.name in kept:
            values[field.name] = _tuples(kept[field.name])
        elif field.default is MISSING:
            values[field.name] = _empty(str(field.type))
    return values


def _empty(kind: str) -> object:
    """What stands for a field that a view sealed by an earlier version does not have."""
    return () if kind.startswith("tuple") else _EMPTY.get(kind)


def _tuples(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_tuples(item) for item in cast("list[Any]", value))
    return value


def sha256_of(content: str) -> str:
    """The hash of a sealed view's content, in hex."""
    return hashlib.sha256(content.encode("utf-8")).hexdigest()


def sealed(store: Store, *, page_id: str) -> SealedView:
    """The newest sealed view of a finished page. Refused for a page that was never finished."""
    with store.reading() as session:
        return sealed_in(session, page_id)


def sealed_in(session: Session, page_id: str) -> SealedView:
    """The newest sealed view of a page, read in a session one has."""
    row = session.scalars(
        select(SealedRow)
        .where(SealedRow.page_id == page_id, SealedRow.kind == "page")
        .order_by(SealedRow.version.desc(), SealedRow.id.desc())
        .limit(1)
    ).first()
    if row is None:
        raise Refused(
            message(N_("This page is not finished yet.")), message(N_("Finish it first."))
        )
    return _view(row)


def sealed_before(session: Session, page: Page) -> PageView | None:
    """What the page that this one amends showed; None where it amends none."""
    if page.supersedes_id is None:
        return None
    try:
        return sealed_in(session, page.supersedes_id).view
    except Refused:  # brought in from elsewhere without what it showed
        return None


def sealed_by_id(store: Store, *, sealed_view_id: str) -> SealedView:
    """One sealed view by its id. Refused when there is none."""
    with store.reading() as session:
        return _view(row_of(session, SealedRow, sealed_view_id))


def sealed_of_person(store: Store, *, person_id: str) -> tuple[SealedView, ...]:
    """Every finished page of a person that stands, as sealed, the oldest conversation first."""
    with store.reading() as session:
        rows = session.scalars(
            select(SealedRow)
            .join(Page, Page.id == SealedRow.page_id)
            .where(
                Page.person_id == person_id,  # a sealed view keeps the id it was sealed with
                SealedRow.kind == "page",
                Page.state == "finished",
                Page.removed_at.is_(None),
            )
            .order_by(Page.conversation_on, SealedRow.version, SealedRow.id)
        ).all()
        newest = {row.page_id: row for row in rows}
        return tuple(_view(row) for row in newest.values())


def _view(row: SealedRow) -> SealedView:
    """A sealed row as a view; its hash is checked first."""
    if sha256_of(row.content) != row.sha256:
        raise DamagedStore(
            message(N_("A finished page is not as it was sealed.")),
            message(N_("Do not use it. Restore a backup, and tell your IT team.")),
        )
    return SealedView(
        id=row.id,
        page_id=row.page_id or "",
        person_id=row.person_id,
        version=row.version,
        sha256=row.sha256,
        made_at=row.made_at,
        view=from_json(row.content),
    )
