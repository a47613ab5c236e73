"""A page with Arthur on a real encrypted store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.ui.desk import Desk
from tests.ui.page.driver import PageDriver, arthur


@pytest.fixture
def driver(desk: Desk) -> Iterator[PageDriver]:
    """A new Conversation 1 with Arthur, open on the screen."""
    driver = PageDriver(desk, arthur(desk))
    yield driver
    driver.dismiss()
