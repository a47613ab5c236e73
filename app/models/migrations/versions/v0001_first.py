"""The first schema. A new store is made whole from the tables, so there is nothing to do."""

from __future__ import annotations

from typing import Final

revision: Final = "0001"
down_revision: Final[str | None] = None
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    """Do nothing: the tables are there."""
