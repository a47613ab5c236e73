"""Rows that stay where nothing changed, and the focus with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from app.ui.screens.row_list import Entry, RowList, keep_reading_order

Show = Callable[[QWidget], QWidget]


def entries(*told: tuple[str, str]) -> list[Entry]:
    """Buttons by key and text."""
    return [Entry(key=k, made_of=text, make=partial(QPushButton, text)) for k, text in told]


def texts(rows: RowList) -> list[str]:
    return [row.text() for row in rows.rows if isinstance(row, QPushButton)]


def test_a_row_that_says_the_same_is_the_same_widget() -> None:
    rows = RowList()
    rows.show_entries(entries(("a", "one"), ("b", "two")))
    before = rows.row("b")
    rows.show_entries(entries(("c", "new"), ("a", "other"), ("b", "two")))
    assert rows.row("b") is before
    assert texts(rows) == ["new", "other", "two"]


def test_the_focus_stays_in_its_row_and_goes_to_the_next_when_that_row_goes(show: Show) -> None:
    rows = RowList()
    rows.show_entries(entries(("a", "one"), ("b", "two"), ("c", "three")))
    show(rows)
    second = rows.row("b")
    assert second is not None
    second.setFocus()
    rows.show_entries(entries(("b", "two"), ("c", "three")))
    assert QApplication.focusWidget() is second
    rows.show_entries(entries(("c", "three")))
    assert QApplication.focusWidget() is rows.row("c")


def test_tab_goes_through_rows_made_later_where_they_stand(show: Show) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    rows, last = RowList(), QPushButton("last")
    column.addWidget(rows)
    column.addWidget(last)
    keep_reading_order(window)
    show(window)
    rows.show_entries(entries(("a", "one"), ("b", "two")))
    rows.rows[0].setFocus()
    order: list[str] = []
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton)
        order.append(focused.text())
        window.focusNextChild()
    assert order == ["one", "two", "last"]
