"""The schema of this version. A store is made whole from the tables: nothing to do."""

from __future__ import annotations

from typing import Final

from app.models.schema import SCHEMA_VERSION

revision: Final = f"{SCHEMA_VERSION:04d}"
down_revision: Final[str | None] = None
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    """Do nothing: the tables are there."""
