"""Statements compiled once for a whole process of tests, in which every test opens a store."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite as Dialect
from sqlalchemy.util import LRUCache

from app.models import engine


def share_compiled_statements(patch: pytest.MonkeyPatch) -> None:
    """Let every engine of this process keep what it compiled in one place.

    A statement's text does not depend on the store it is for: the program opens one and compiles
    each statement once, the tests open thousands. All of them speak one dialect.
    """
    shared: LRUCache[Any, Any] = LRUCache(2000)

    def one_of_many(url: str, **options: Any) -> Any:
        made = create_engine(url, **options)
        patch.setattr(made, "_compiled_cache", shared)
        return made

    def is_same(one: object, other: object) -> bool:
        return type(one) is type(other)

    def same_hash(one: object) -> int:
        return hash(type(one))

    patch.setattr(Dialect, "__eq__", is_same)
    patch.setattr(Dialect, "__hash__", same_hash)
    patch.setattr(engine, "create_engine", one_of_many)
