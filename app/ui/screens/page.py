"""The page screen: one conversation on one sheet, every word kept as it is typed."""

from __future__ import annotations

from functools import partial
from itertools import dropwhile
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.casework import network, pages, people, promises, workers
from app.casework.interview import TALKED_ON, Changed, Interview
from app.forms.conditions import Json
from app.forms.questions import Part
from app.forms.values import day_of
from app.language import N_
from app.ui.jotting import is_beside
from app.ui.layouts import NoWider
from app.ui.pieces import ScrollColumn
from app.ui.questions.asking import Asking, Given
from app.ui.screens.last_time import GoingOver
from app.ui.screens.page_actions import PageActions
from app.ui.screens.page_beside import add_beside, can_turn
from app.ui.screens.page_files import FilesCard
from app.ui.screens.page_fold import PageFold
from app.ui.screens.page_follow import PageFollower
from app.ui.screens.page_heading import PageHead
from app.ui.screens.page_keys import add_page_keys
from app.ui.screens.page_more import add_papers
from app.ui.screens.page_rows import RowWork
from app.ui.screens.page_saving import Autosave
from app.ui.screens.page_sheet import Sheet
from app.ui.screens.page_side import PageSide
from app.ui.screens.page_wishes import PageWishes
from app.ui.screens.row_list import tab_in_reading_order
from app.ui.screens.screen import WorkScreen

if TYPE_CHECKING:
    from app.ui.desk import Desk

SIDE_WIDTH = 400


class PageScreen(WorkScreen):
    """A page of a person, to be written on while they talk."""

    closed = Signal()
    cover_wanted = Signal()

    def __init__(self, desk: Desk, page_id: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.page_id = page_id
        self.interview = Interview.open(desk.store, page_id=page_id, catalogue=desk.catalogue)
        self.person_id = self.interview.person_id
        self._person = people.person(desk.store, person_id=self.person_id)
        self.rows = RowWork(desk, person_id=self.person_id, page_id=page_id, parent=self)
        self.saving = Autosave(desk, self.interview, self.rows, parent=self)
        self._build()
        self.following = PageFollower(
            desk, self.interview, self.sheet, self.side, self._person.called
        )
        self.wishes = PageWishes(desk, self.interview, self.sheet, self.rows, self.saving)
        self.going_over = GoingOver(
            desk, self.interview, self.sheet, self.side, self.saving, called=self._person.called
        )
        self._join()
        self._show_all()
        self._follow_order()
        self.sheet.rearranged.connect(self._follow_order)
        people.opened_by_page(desk.store, person_id=self.person_id)

    def _build(self) -> None:
        """Set the head above, the sheet in the middle and the side beside it."""
        words, page = self._desk.words, self.interview.page
        self.head = PageHead(words, self._person, words.text(page.name), page.accent)
        asking = Asking(
            words=words,
            called=self._person.called,
            name=self._person.name,
            today=self._desk.clock.today(),
            worker=workers.owner(self._desk.store),
            workers=workers.workers(self._desk.store),
            members=network.members(self._desk.store, person_id=self.person_id),
        )
        self.asking = asking
        self.sheet = Sheet(page, asking, now=self._desk.clock.now)
        parts = tuple((s.key, words.text(s.title)) for s in page.sections)
        self.side = PageSide(words, parts)
        add_beside(self.side, self._desk, page)
        self._page_column = ScrollColumn(margin=0)
        self._top = QVBoxLayout()
        self._page_column.body.addLayout(self._top)
        self._page_column.body.addWidget(NoWider(self.sheet, most=900))
        self._side_column = ScrollColumn(margin=0)
        self._side_column.setFixedWidth(SIDE_WIDTH)
        self._side_column.body.addWidget(self.side)
        self.files = FilesCard(
            self._desk, self.page_id, side=self.side, beside=self._side_column, window=self
        )
        self._middle = QHBoxLayout()
        self._middle.setSpacing(24)
        self._middle.addWidget(self._page_column, 1)
        self._middle.addWidget(self._side_column)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(28, 16, 28, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self.head)
        self._column.addLayout(self._middle, 1)
        self.folding = PageFold(
            self,
            head=self.head,
            side=self.side,
            within=self._page_column,
            beside=self._side_column,
            percent=max(100, self._desk.settings.text_size),
        )

        self.doing = PageActions(
            self._desk, self.interview, self.saving, asking, top=self._top, window=self
        )

    def _join(self) -> None:
        """Children signal up; the keys of the parts."""
        self._join_actions()
        self.sheet.edited.connect(self._edited)
        self.sheet.left.connect(self.saving.left)
        self.sheet.entered.connect(self._entered)
        self.sheet.strip_made.connect(self._strip_made)
        self.side.part_wanted.connect(self.jump_to)
        self.side.people.map_wanted.connect(
            partial(self.room_of_person_wanted.emit, "ecomap", self.person_id)
        )
        self.saving.saved.connect(self.saved)
        self.saving.not_saved.connect(self.not_saved)
        self.wishes.answered.connect(self._edited)
        self.wishes.members_changed.connect(self._show_people)
        self.wishes.stored.connect(self.following.gather_soon)
        self.sheet.left.connect(self.going_over.follow)
        self.going_over.answered.connect(self._edited)
        self.going_over.trouble.connect(self.trouble)
        self.going_over.rearranged.connect(self._follow_order)
        self.head.person_wanted.connect(partial(self.person_wanted.emit, self.person_id))
        add_page_keys(self)

    def _join_actions(self) -> None:
        """The buttons of the head to the verbs, and what comes of those."""
        doing, head = self.doing, self.head
        head.turn_wanted.connect(doing.turn)
        head.print_wanted.connect(doing.show_print)
        head.finish_wanted.connect(self._finish_wanted)
        head.history_wanted.connect(doing.show_history)
        head.move_wanted.connect(doing.show_move)
        head.remove_wanted.connect(doing.remove)
        head.date_wanted.connect(partial(self.sheet.go_to, TALKED_ON))
        head.menu_made.connect(partial(add_papers, self, self._desk))
        doing.question_wanted.connect(self.sheet.go_to)
        doing.problems_shown.connect(self.sheet.show_problems)
        doing.state_changed.connect(self._state_changed)
        doing.page_wanted.connect(self.page_wanted)
        doing.person_wanted.connect(self.person_wanted)
        doing.closed.connect(self.closed)
        doing.trouble.connect(self.trouble)
        doing.cover_wanted.connect(self.cover_wanted)
        doing.turned_edited.connect(self._edited)
        doing.turned_left.connect(self.saving.left)
        doing.turned_back.connect(self._show_answers)

    def _finish_wanted(self) -> None:
        self.following.follow()
        self.following.measure()
        gauged = self.following.gauged
        self.doing.begin_finish(
            gauged.missing if gauged else (), waiting=self.following.waiting_words()
        )
        self._page_column.verticalScrollBar().setValue(0)  # where the list of what is missing is

    def _state_changed(self) -> None:
        self.refresh(None)

    def _show_all(self) -> None:
        self._show_answers()
        self.sheet.show_promises(promises.promises_of_page(self._desk.store, page_id=self.page_id))
        self._show_people()
        self.following.show_openers("")
        self._show_state()
        self.following.follow()

    def _show_answers(self) -> None:
        """Show every answer, and those of questions the page no longer asks."""
        for key, value in self.interview.answers.items():
            self._show_answer(key, value)
        retired = tuple(
            (
                self._desk.words.text(
                    N_("From an earlier wording of this page ({key})"), key=answer.key
                ),
                str(answer.value),
            )
            for answer in self.interview.retired_answers
        )
        self.sheet.show_retired(retired)

    def _strip_made(self) -> None:
        self._show_answers()
        self.following.show_meta()
        self._follow_order()

    def _follow_order(self) -> None:
        """Have Tab meet everything in the order it is read, whatever has come or gone."""
        tab_in_reading_order(self)

    def _show_answer(self, key: str, value: Json) -> None:
        whose, member_id = self.interview.whose(key)
        self.sheet.show_answer(key, value, whose, member_id)

    def _show_state(self) -> None:
        """Draft or finished: what can be done, and whether anything can be written."""
        is_draft = self.interview.state == "draft"
        words = self._desk.words
        day = day_of(self.interview.answers.get(TALKED_ON))
        begun = words.text(N_("began {day}"), day=words.date(day, "short")) if day else ""
        can = is_draft and can_turn(self.interview.page)
        self.head.show_state(is_draft=is_draft, meta=begun, can_turn=can)
        self.sheet.set_read_only(not is_draft)
        self.doing.show_finished()
        self.following.show_state(is_draft=is_draft)

    def _show_people(self) -> None:
        self.following.show_people(self.wishes.members)

    def _edited(self, key: str, given: object) -> None:
        self.saving.answered(key, cast(Given, given))
        self.following.soon()

    def _entered(self, key: str) -> None:
        self.following.show_openers(key)

    def take_focus(self) -> None:
        """Begin in the first box of a draft; a finished page is read from its heading."""
        first = next((q for q in self.interview.visible() if q.part is Part.TABLE), None)
        if first is None or self.interview.state != "draft":
            self.head.name.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.sheet.go_to(first.key)

    def jump_to(self, part: str) -> None:
        """Put the focus on the first question of a part, or of the next where none is asked."""
        sections = dropwhile(lambda section: section.key != part, self.interview.page.sections)
        questions = (question for section in sections for question in section.questions)
        first = next((q for q in questions if self.interview.is_visible(q.key)), None)
        if first is not None:
            self.sheet.go_to(first.key)

    def undo_scope(self) -> tuple[str | None, str | None]:
        """Whose steps undo offers here."""
        return self.person_id, self.page_id

    def refresh(self, changed: Changed | None) -> None:
        """Show what was changed elsewhere, undo among it, and go there."""
        if changed is None:
            changed = Changed(
                entities=frozenset({("page", self.page_id)}),
                person_ids=frozenset({self.person_id}),
                page_ids=frozenset({self.page_id}),
            )
        # What this screen has stored itself is on it already.
        if changed.origin in (self.rows, self.interview):
            return
        if self.person_id not in changed.person_ids:
            return
        if pages.whose_page(self._desk.store, page_id=self.page_id) != self.person_id:
            return  # undone, removed or moved: what is shown stays until the frame goes elsewhere
        if any(table in ("package", "copy_given") for table, _ in changed.entities):
            self.doing.show_sent()
        self.files.refresh(changed)
        before = self.interview.state
        keys = self.interview.reload_if(changed)
        if self.interview.state != before:
            self._show_all()
            return
        for key in keys:
            self._show_answer(key, self.interview.answers.get(key))
        self.wishes.reload_members()
        self.following.gather()
        table = self.sheet.promises()
        if table is not None and table.question.key in keys and not self.rows.is_waiting:
            self.sheet.show_promises(
                promises.promises_of_page(self._desk.store, page_id=self.page_id)
            )
        self.following.follow()
        self.going_over.read()
        if keys and self.isVisible() and not is_beside(QApplication.focusWidget()):
            self.sheet.go_to(min(keys, key=self._place_of))

    def _place_of(self, key: str) -> int:
        keys = [q.key for q in self.interview.page.questions()]
        return keys.index(key) if key in keys else len(keys)

    def title(self) -> str:
        """What a screen reader is told on arriving (the window's own title says nobody's name)."""
        words = self._desk.words
        page = words.text(self.interview.page.name)
        return words.text(N_("{page} with {name}"), page=page, name=self._person.name)

    def leave(self) -> None:
        """Everything typed is on the disk before this returns. Raises `AppError` if not."""
        self.saving.flush_or_raise()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Fold the side below the sheet where it is narrow."""
        super().resizeEvent(event)
        self.folding.follow()

    def changeEvent(self, event: QEvent, /) -> None:
        """Another window in front: hand over what waits."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.saving.save()
