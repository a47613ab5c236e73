"""An imagined next schema: a rebuilt table, a new column with a value, a new table."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

from app.models.schema import SCHEMA_VERSION

revision: Final = f"{SCHEMA_VERSION + 1:04d}"
down_revision: Final = f"{SCHEMA_VERSION:04d}"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    """Rebuild person and step, so that what hangs on them is at stake, and add a table."""
    with op.batch_alter_table("person", recreate="always") as person:
        person.alter_column("pronouns", new_column_name="called")
        person.add_column(sa.Column("likes", sa.Text(), server_default="tea", nullable=False))
    with op.batch_alter_table("step", recreate="always") as step:
        step.add_column(sa.Column("device", sa.String(40), nullable=True))
    op.create_table("goal", sa.Column("id", sa.String(36), primary_key=True))
