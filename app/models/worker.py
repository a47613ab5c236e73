"""Workers, and the settings a worker keeps in the store because they are personal."""

from __future__ import annotations

from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Json, Row


class Worker(Row, kw_only=True):
    """The store's owner, or another professional who is named in it."""

    __tablename__ = "worker"

    name: Mapped[str]
    is_owner: Mapped[bool] = mapped_column(default=False, index=True)
    role: Mapped[str | None] = mapped_column(default=None)
    organisation: Mapped[str | None] = mapped_column(default=None)
    team: Mapped[str | None] = mapped_column(default=None)
    phone: Mapped[str | None] = mapped_column(default=None)
    email: Mapped[str | None] = mapped_column(default=None)
    language: Mapped[str | None] = mapped_column(default=None)


class Setting(Row, kw_only=True):
    """One private setting of the worker, by its key."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(80), unique=True)
    value: Mapped[Any] = mapped_column(Json(), default=None, nullable=True)
