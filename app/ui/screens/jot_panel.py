"""The panel of jots: lines as they are said, each sent by one key to a heading or to the story."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.casework import contacts, jots
from app.casework.jots import JotLine, SortingPage
from app.errors import AppError
from app.language import N_
from app.ui.announce import announce
from app.ui.pieces import Card, Columns, ScrollColumn, icon_button
from app.ui.screens.jot_line import JotRow
from app.ui.screens.jot_lines import JotLines
from app.ui.screens.jot_sorting import JotSorting
from app.ui.screens.row_list import keep_reading_order, tab_in_reading_order

if TYPE_CHECKING:
    from app.ui.desk import Desk

_FOLD: Final = 640
"""From this width on (in pixels at plain text) the headings stand beside the lines."""


class JotPanel(JotLines):
    """Beside the screen in front, which goes on being seen and typed in."""

    page_wanted = Signal(str)
    trouble = Signal(object)

    def __init__(self, desk: Desk, *, keep_front: Callable[[], None]) -> None:
        """`keep_front` has everything on the disk that was typed on the screen in front."""
        super().__init__(desk)
        self.setProperty("beside", True)
        self._keep_front = keep_front
        self._page: SortingPage | None = None
        self._is_for_story = False
        card = Card(margin=12)
        self.column.addWidget(card)
        self.close_button = icon_button("x", desk.words.text(N_("Close the jots")))
        self.close_button.clicked.connect(self.close_kept)
        top = QHBoxLayout()
        top.addWidget(self.whose, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(top)
        self.sheet = ScrollColumn(margin=4)
        self.sheet.body.setContentsMargins(4, 4, 4, 8)
        self.sheet.body.setSpacing(8)
        card.body.addWidget(self.sheet, 1)
        self.sorting = JotSorting(desk)
        percent = max(100, desk.settings.text_size)
        both = Columns(fold=_FOLD * percent // 100, shares=(1, 1))
        self.lay_lines(both.left)
        both.right.addWidget(self.sorting)
        for column in (both.left, both.right):
            column.addStretch(1)
        self.sheet.body.addWidget(both)
        self.sheet.body.addStretch(1)
        self._join()
        keep_reading_order(self)

    def _join(self) -> None:
        sorting = self.sorting
        sorting.sent.connect(self.send)
        sorting.story_wanted.connect(self.to_story)
        sorting.edit_wanted.connect(self.edit)
        sorting.remove_wanted.connect(self.remove)
        sorting.page_wanted.connect(self.page_wanted)
        sorting.picked.connect(self.give_to)
        sorting.picking_ended.connect(self._end_picking)

    def join_row(self, row: JotRow) -> None:
        """One key on a line does what the buttons do."""
        row.sent.connect(self.send)
        row.story_wanted.connect(self.to_story)
        row.person_wanted.connect(self.sorting.pick)
        row.remove_wanted.connect(self.remove)

    def show_chosen(self) -> None:
        """Mark the chosen line and show where it can go."""
        super().show_chosen()
        line = self.chosen()
        self._page = self._page_for(line)
        is_open = self._page is not None and self._page.page_id == self.front.page_id
        before = self.sorting.headings
        self.sorting.show_line(line, self._page, is_open=is_open)
        if self.sorting.headings is not before:
            tab_in_reading_order(self)

    def _page_for(self, line: JotLine | None) -> SortingPage | None:
        """The page in front if it is theirs, else the only draft of the person."""
        if line is None:
            return None
        desk, front = self._desk, self.front
        whose = line.person_id or front.person_id
        found = None
        if front.page_id and whose == front.person_id:
            found = jots.sorting_page(desk.store, page_id=front.page_id, catalogue=desk.catalogue)
        if found is None and whose:
            page_id = jots.draft_to_sort_into(desk.store, person_id=whose)
            found = jots.sorting_page(desk.store, page_id=page_id, catalogue=desk.catalogue)
        return found

    # What is done about a line

    def send(self, number: int) -> None:
        """To the heading of this number."""
        line, page = self.chosen(), self._page
        if line is None or page is None or number > len(page.headings):
            words = self._desk.words
            announce(self, words.text(N_("No heading has this number here.")), at_once=True)
            return
        key = page.headings[number - 1].key

        def work() -> None:
            self._keep_front()
            jots.send_jot_to_page(
                self._desk.store,
                jot_id=line.id,
                page_id=page.page_id,
                key=key,
                catalogue=self._desk.catalogue,
                origin=self,
            )

        if self._done(work):
            asks = self.sorting.headings[number - 1].text() if self.sorting.headings else ""
            said = N_("Sent to {heading}. Ctrl+Z brings it back.")
            announce(self, self._desk.words.text(said, heading=asks))

    def to_story(self) -> None:
        """Into the story of the person as a contact note; who that is may have to be said first."""
        line = self.chosen()
        if line is None:
            return
        if not line.person_id:
            self._is_for_story = True
            self.sorting.pick()
            return
        self._send_to_story(line.id)

    def _send_to_story(self, jot_id: str) -> None:
        def work() -> None:
            jots.send_jot_to_story(self._desk.store, jot_id=jot_id, origin=self)

        if self._done(work):
            said = N_("It stands in the story now. Ctrl+Z brings it back.")
            announce(self, self._desk.words.text(said))

    def give_to(self, person_id: str) -> None:
        """The line is this person's; one that was on its way to the story goes on there."""
        line, is_for_story = self.chosen(), self._is_for_story
        self._end_picking()
        if line is None:
            return

        def work() -> None:
            jots.move_note(
                self._desk.store, contact_id=line.id, to_person_id=person_id, origin=self
            )

        if self._done(work) and is_for_story:
            self._send_to_story(line.id)

    def _end_picking(self) -> None:
        self._is_for_story = False
        self.sorting.end_picking()
        row = self.rows.row(self._chosen) or self.entry
        row.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self) -> None:
        """Take the line away; undo brings it back."""
        line = self.chosen()
        if line is None:
            return

        def work() -> None:
            contacts.remove_contact(self._desk.store, contact_id=line.id, origin=self)

        if self._done(work):
            announce(self, self._desk.words.text(N_("The line is removed. Ctrl+Z brings it back.")))

    def _done(self, work: Callable[[], None]) -> bool:
        """Have what is typed kept, then do it; False when it could not be done, which is said."""
        place = self._place_of_chosen()
        try:
            self.flush()
            work()
        except AppError as error:
            self.trouble.emit(error)
            return False
        self.read()
        self._choose_near(place)
        return True

    def _place_of_chosen(self) -> int:
        chosen = self.rows.row(self._chosen)
        return next((n for n, row in enumerate(self.rows.rows) if row is chosen), 0)

    def _choose_near(self, place: int) -> None:
        """The line now in this place is the next to be sorted; with none the keyboard writes."""
        rows: list[QWidget] = self.rows.rows
        if not rows:
            self.start()
            return
        row = rows[min(place, len(rows) - 1)]
        if isinstance(row, JotRow):
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    # Coming and going

    def close_kept(self) -> bool:
        """Keep the line in the box as one of the others, and go."""
        self.next_line()
        return super().close_kept()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """What has the keyboard stays in view."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._keep_in_view)

    def _keep_in_view(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.sheet.column.isAncestorOf(focused):
            self.sheet.bring_into_view(focused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the change of a line first, then closes."""
        if event.key() == Qt.Key.Key_Escape and self._editing:
            self.end_edit()
            return
        super().keyPressEvent(event)
