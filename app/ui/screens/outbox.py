"""The Outbox: where packages go, what waits, what went, and trying now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.views import PackageLine
from app.exchange.outbox import packages
from app.language import N_
from app.ui.announce import announce
from app.ui.layouts import in_a_row
from app.ui.outbox_watch import OutboxWatch
from app.ui.pieces import (
    Card,
    EmptyState,
    PageHeading,
    RowButton,
    ScrollColumn,
    Text,
    chip_button,
    link_button,
)
from app.ui.screens.outbox_places import PlacesCard
from app.ui.screens.outbox_rows import COLUMNS, package_row
from app.ui.screens.row_list import Entry, RowList, keep_reading_order
from app.ui.screens.today_rows import column_headings

if TYPE_CHECKING:
    from app.ui.desk import Desk

SHOWN = 50
QUIET_MS = 200
_READ = 200
TABLES = frozenset({"package", "package_document", "delivery", "setting", "person"})


class OutboxScreen(QWidget):
    """Everything the worker chose to send. `watch` is the one that sends by itself, if there is."""

    person_wanted = Signal(str)

    def __init__(
        self,
        desk: Desk,
        *,
        watch: OutboxWatch | None = None,
        only_unfiled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.watch = watch or OutboxWatch(desk, parent=self)
        self._most = SHOWN
        self._only_unfiled = only_unfiled
        sheet = ScrollColumn()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(sheet)
        words = desk.words
        sheet.body.addWidget(PageHeading(words.text(N_("Outbox"))))
        lead = N_(
            "Everything you have chosen to send. A package goes by itself when its place can be "
            "reached, is read back and compared, and stays here until the council has taken it in."
        )
        sheet.body.addWidget(Text(words.text(lead), kind="soft"))
        self.places = PlacesCard(desk, self.watch)
        self.places.round_done.connect(self._show_packages)
        sheet.body.addWidget(self.places)
        sheet.body.addWidget(self._make_packages())
        sheet.body.addStretch(1)
        # A round writes much; what follows is read once, in a quiet moment.
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._read)
        self._read()
        keep_reading_order(self)
        if self.watch.last_round is None:
            self.watch.try_now()

    def _make_packages(self) -> Card:
        """The filter, the table and the way to more of it."""
        words = self._desk.words
        self.packages_card = Card()
        self.unfiled = chip_button(words.text(N_("Only what is not filed yet")))
        self.unfiled.setChecked(self._only_unfiled)
        self.unfiled.toggled.connect(self._filter)
        self.empty = EmptyState(
            words.text(N_("Nothing to send yet")),
            words.text(
                N_("When you finish a page and leave “Send to the council” ticked, it comes here.")
            ),
        )
        names = tuple((words.text(name), share) for name, share in COLUMNS)
        self.headings = column_headings(names)
        self.rows = RowList()
        self.more = link_button(words.text(N_("Show more")))
        self.more.clicked.connect(self.show_more)
        for inside in (self.unfiled, self.more):
            holder = in_a_row(inside)
            if inside is self.unfiled:
                for widget in (holder, self.empty, self.headings, self.rows):
                    self.packages_card.body.addWidget(widget)
            else:
                self.packages_card.body.addWidget(holder)
        return self.packages_card

    # What is shown

    def refresh(self, changed: object | None) -> None:
        """Show how everything stands now."""
        entities: frozenset[tuple[str, str]] = getattr(changed, "entities", frozenset())
        if changed is None or any(table in TABLES for table, _ in entities):
            self._quiet.start()

    def _read(self) -> None:
        self.places.read()
        self._show_packages()

    def _lines(self) -> tuple[list[PackageLine], bool]:
        """The packages to show, and whether there are more."""
        desk, wanted = self._desk, self._most
        kept: list[PackageLine] = []
        offset = 0
        while len(kept) <= wanted:
            found = packages(
                desk.store,
                limit=_READ,
                offset=offset,
                words=desk.words,
                catalogue=desk.catalogue,
            )
            is_wanted = self.unfiled.isChecked
            kept += [line for line in found if not is_wanted() or line.state != "filed"]
            offset += _READ
            if len(found) < _READ:
                break
        return kept[:wanted], len(kept) > wanted

    def _show_packages(self) -> None:
        lines, has_more = self._lines()
        entries = [
            Entry(key=line.id, made_of=line, make=partial(self._make_row, line)) for line in lines
        ]
        self.rows.show_entries(entries)
        self.headings.setVisible(bool(lines))
        self.empty.setVisible(not lines and not self.unfiled.isChecked())
        self.unfiled.setVisible(bool(lines) or self.unfiled.isChecked())
        self.more.setVisible(has_more)

    def _make_row(self, line: PackageLine) -> RowButton:
        row = package_row(line, self._desk.words)
        row.clicked.connect(partial(self.person_wanted.emit, line.person_id))
        return row

    def show_more(self) -> None:
        """As many again."""
        self._most += SHOWN
        self._show_packages()

    def _filter(self) -> None:
        self._most = SHOWN
        self._show_packages()
        words = self._desk.words
        count = len(self.rows.rows)
        announce(self, words.plural(N_("{count} package"), N_("{count} packages"), count))

    # What the shell asks

    def undo_scope(self) -> tuple[str | None, str | None]:
        """Anybody's steps."""
        return None, None

    def title(self) -> str:
        """What a screen reader is told on arriving."""
        return self._desk.words.text(N_("Outbox"))

    def leave(self) -> None:
        """Nothing typed here waits to be kept."""
