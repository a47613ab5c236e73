"""Every conversation and the ecomap: sums, files, signatures, appointments, what a plan needs."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0003"
down_revision: Final = "0002"
branch_labels: Final = None
depends_on: Final = None

_PRESENT: Final = sa.text("removed_at IS NULL")
_ADDED: Final = (
    ("promise", "if_it_fails", sa.String()),
    ("promise", "phone", sa.String()),
    ("promise", "until", sa.String(10)),
    ("promise", "week", sa.JSON()),
    ("member", "in_household", sa.Boolean()),
    ("member", "family_marks", sa.JSON()),
    ("member", "care_hours", sa.Integer()),
    ("member", "willing_to_care", sa.Boolean()),
    ("person", "about_people", sa.String()),
    ("person", "about_speaking", sa.String()),
    ("person", "about_support", sa.String()),
    ("person", "about_worth_knowing", sa.String()),
    ("person", "about_on", sa.String(10)),
)


def upgrade() -> None:
    """Add the columns, of which nothing is known yet, and the new tables, which are empty."""
    for table, column, kind in _ADDED:
        op.add_column(table, sa.Column(column, kind, nullable=True))
    _appointment()
    _money()
    _attachment_content()
    _attachment()
    _signature_given()


def _link(table: str, column: str, to: str, *, nullable: bool = True) -> sa.Column[str]:
    """A link to a row of another table, checked when the transaction ends."""
    key = sa.ForeignKey(
        f"{to}.id", name=f"fk_{table}_{column}", deferrable=True, initially="DEFERRED"
    )
    return sa.Column(column, sa.String(36), key, nullable=nullable)


def _row() -> tuple[sa.Column[str], ...]:
    """What every row has."""
    return (
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("changed_at", sa.String(32), nullable=False),
    )


def _appointment() -> None:
    """The table `appointment`, as this version has it."""
    op.create_table(
        "appointment",
        _link("appointment", "person_id", "person", nullable=False),
        sa.Column("on_date", sa.String(10), nullable=True),
        sa.Column("at_time", sa.String(8), nullable=True),
        sa.Column("place_kind", sa.String(20), nullable=True),
        sa.Column("place_words", sa.String(), nullable=True),
        sa.Column("organisations", sa.String(), nullable=True),
        sa.Column("asked_on", sa.String(10), nullable=True),
        sa.Column("what_for", sa.String(), nullable=True),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(12), nullable=True),
        _link("appointment", "page_id", "page"),
        sa.Column("removed_at", sa.String(32), nullable=True),
        *_row(),
        sa.PrimaryKeyConstraint("id", name="pk_appointment"),
    )
    op.create_index(
        "ix_appointment_on_date",
        "appointment",
        ["on_date"],
        sqlite_where=_PRESENT,
        postgresql_where=_PRESENT,
    )
    op.create_index("ix_appointment_page_id", "appointment", ["page_id"])
    op.create_index("ix_appointment_person_id", "appointment", ["person_id"])


def _money() -> None:
    """The table `money`, as this version has it."""
    op.create_table(
        "money",
        _link("money", "person_id", "person"),
        _link("money", "page_id", "page"),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("for_kind", sa.String(12), nullable=False),
        sa.Column("for_words", sa.String(), nullable=True),
        sa.Column("asked_on", sa.String(10), nullable=True),
        sa.Column("pence", sa.Integer(), nullable=True),
        sa.Column("amount_typed", sa.String(), nullable=True),
        sa.Column("for_what", sa.String(), nullable=True),
        sa.Column("hoped", sa.String(), nullable=True),
        sa.Column("held_by", sa.String(12), nullable=True),
        sa.Column("held_words", sa.String(), nullable=True),
        sa.Column("limit_pence", sa.Integer(), nullable=True),
        sa.Column("authorised_on", sa.String(10), nullable=True),
        _link("money", "authorised_by_id", "worker"),
        _link("money", "second_id", "worker"),
        sa.Column("second_way", sa.String(12), nullable=True),
        sa.Column("second_on", sa.String(10), nullable=True),
        sa.Column("second_confirmed_on", sa.String(10), nullable=True),
        sa.Column("refused_on", sa.String(10), nullable=True),
        sa.Column("refused_reason", sa.String(), nullable=True),
        sa.Column("paid_on", sa.String(10), nullable=True),
        sa.Column("receipt", sa.String(), nullable=True),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("result_on", sa.String(10), nullable=True),
        sa.Column("look_back_on", sa.String(10), nullable=True),
        sa.Column("removed_at", sa.String(32), nullable=True),
        *_row(),
        sa.PrimaryKeyConstraint("id", name="pk_money"),
    )
    op.create_index("ix_money_authorised_by_id", "money", ["authorised_by_id"])
    op.create_index("ix_money_look_back_on", "money", ["look_back_on"])
    op.create_index("ix_money_page_id", "money", ["page_id"])
    op.create_index("ix_money_person_id", "money", ["person_id"])
    op.create_index("ix_money_second_id", "money", ["second_id"])


def _attachment_content() -> None:
    """The table `attachment_content`, as this version has it."""
    op.create_table(
        "attachment_content",
        _link("attachment_content", "person_id", "person", nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        *_row(),
        sa.PrimaryKeyConstraint("id", name="pk_attachment_content"),
    )
    op.create_index("ix_attachment_content_person_id", "attachment_content", ["person_id"])


def _attachment() -> None:
    """The table `attachment`, as this version has it."""
    op.create_table(
        "attachment",
        _link("attachment", "person_id", "person", nullable=False),
        _link("attachment", "page_id", "page"),
        _link("attachment", "content_id", "attachment_content", nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(80), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("goes_out", sa.Boolean(), nullable=False),
        sa.Column("removed_at", sa.String(32), nullable=True),
        *_row(),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
    )
    op.create_index("ix_attachment_content_id", "attachment", ["content_id"])
    op.create_index("ix_attachment_page_id", "attachment", ["page_id"])
    op.create_index("ix_attachment_person_id", "attachment", ["person_id"])


def _signature_given() -> None:
    """The table `signature_given`, as this version has it."""
    op.create_table(
        "signature_given",
        _link("signature_given", "sealed_view_id", "sealed_view", nullable=False),
        _link("signature_given", "person_id", "person", nullable=False),
        _link("signature_given", "page_id", "page"),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("way", sa.String(12), nullable=False),
        sa.Column("signer", sa.String(12), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("strokes", sa.JSON(), nullable=True),
        sa.Column("signed_at", sa.String(32), nullable=False),
        _link("signature_given", "worker_id", "worker"),
        *_row(),
        sa.PrimaryKeyConstraint("id", name="pk_signature_given"),
    )
    op.create_index("ix_signature_given_page_id", "signature_given", ["page_id"])
    op.create_index("ix_signature_given_person_id", "signature_given", ["person_id"])
    op.create_index("ix_signature_given_sealed_view_id", "signature_given", ["sealed_view_id"])
    op.create_index("ix_signature_given_worker_id", "signature_given", ["worker_id"])
