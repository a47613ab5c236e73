"""The Qt version in use keeps its count of references to None (6.12 on Python 3.11 loses it)."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QPainterPath

IS_COUNTED = sys.version_info < (3, 12)


@pytest.mark.skipif(not IS_COUNTED, reason="from Python 3.12 on None is immortal")
def test_drawing_five_hundred_lines_leaves_the_count_of_none() -> None:
    path = QPainterPath()
    before = sys.getrefcount(None)
    for step in range(500):
        path.moveTo(float(step), 0.0)
    assert abs(sys.getrefcount(None) - before) < 50
