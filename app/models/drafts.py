"""The unfinished pages of everybody, asked through small indexes: no page need be decrypted."""

from __future__ import annotations

from typing import Final

from sqlalchemy.orm import Session

_DRAFTS: Final = (
    "FROM page g INDEXED BY ix_page_draft WHERE g.removed_at IS NULL AND g.state = 'draft' "
    "AND g.person_id NOT IN (SELECT r.id FROM person r INDEXED BY ix_person_removed "
    "WHERE r.removed_at IS NOT NULL)"
)
_TYPED: Final = (
    "coalesce((SELECT max(a.changed_at) FROM answer a WHERE a.page_id = g.id), g.created_at)"
)


def newest_drafts(session: Session, limit: int) -> list[str]:
    """The ids of so many unfinished pages, the one typed in last first."""
    rows = session.connection().exec_driver_sql(
        f"SELECT g.id {_DRAFTS} ORDER BY {_TYPED} DESC, g.id DESC LIMIT ?",  # noqa: S608
        (limit,),
    )
    return list(rows.scalars())


def count_drafts(session: Session) -> int:
    """How many pages are unfinished."""
    found = session.connection().exec_driver_sql(f"SELECT count(*) {_DRAFTS}")  # noqa: S608
    return int(found.scalar_one())
