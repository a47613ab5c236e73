"""A worker's day: stages of a person's needs, visiting alone, how working together ended."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0002"
down_revision: Final = "0001"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    """Add what is kept of a person; nothing is known of it yet."""
    op.add_column("person", sa.Column("needs_stages", sa.JSON(), nullable=True))
    op.add_column("person", sa.Column("visiting_alone", sa.String(), nullable=True))
    op.add_column("person", sa.Column("involvement_on", sa.String(10), nullable=True))
    op.add_column("person", sa.Column("involvement_note", sa.String(), nullable=True))
