"""The list below the search box: people first, then the newest notes, as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.casework.found_views import Found, FoundNote, FoundPerson
from app.casework.visiting import found_for
from app.language import N_
from app.ui.announce import announce
from app.ui.pieces import Hint
from app.ui.screens.search_list import Hit, HitList
from app.ui.screens.wording import story_day

if TYPE_CHECKING:
    from app.ui.desk import Desk

PAUSE_MS = 30
MOST = 12


class SearchPopup(QFrame):
    """What was found. The keyboard stays in the search box, which tells `go_by` and `choose`."""

    person_wanted = Signal(str)
    page_wanted = Signal(str)
    jot_wanted = Signal(str)
    new_person_wanted = Signal(str)
    """A name that was typed and is nobody's here."""
    found = Signal()
    """Something else was found: the list may be higher or lower now."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("kind", "card")
        words = desk.words
        self._typed = ""
        self._shown: str | None = None
        self.count = Hint(words.text(N_("Type the beginning of a name or a word.")))
        self.list = HitList(words.text(N_("What was found")))
        self.list.clicked.connect(self._open_marked)
        self.list.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(4)
        self._column.addWidget(self.count)
        self._column.addWidget(self.list, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What is shown, without the headings."""
        return tuple(hit for hit in self.list.found.hits if hit.kind != "heading")

    def look_for(self, text: str) -> None:
        """Find as it is typed, after a breath."""
        self._typed = text
        self._pause.start()

    def look(self) -> None:
        """Find now what is typed."""
        self._pause.stop()
        self._shown = self._typed
        desk = self._desk
        found = found_for(desk.store, visit=desk.visit, query=self._typed, limit=MOST)
        words = self._desk.words
        lines: list[Hit] = []
        if found.people:
            lines.append(Hit(kind="heading", title=words.text(N_("People"))))
            lines += [self._person(person) for person in found.people]
        if found.notes:
            lines.append(Hit(kind="heading", title=words.text(N_("Notes"))))
            lines += [self._note(note) for note in found.notes]
        name = " ".join(self._typed.split())
        if not lines and desk.visit is None and any(sign.isalpha() for sign in name):
            says = words.text(N_("Add “{name}” as a new person"), name=name)
            lines.append(Hit(kind="new", title=says))
        self.list.found.show_hits(tuple(lines))
        self.list.setVisible(bool(lines))
        self._say_count(found)
        self.found.emit()  # first it is made as high as it is to be, then it scrolls
        self.list.mark_first()

    def sizeHint(self) -> QSize:
        """As high as everything that was found; whoever places it may have less room."""
        margins, hint = self._column.contentsMargins(), super().sizeHint()
        rows = self.list.height_of_rows()
        used = margins.top() + self.count.heightForWidth(max(200, self.count.width()))
        below = rows + self._column.spacing() if rows else 0
        return QSize(hint.width(), used + below + margins.bottom() + 2 * self.frameWidth() + 2)

    def _say_count(self, found: Found) -> None:
        words = self._desk.words
        people = words.plural(N_("{count} person"), N_("{count} people"), len(found.people))
        notes = words.plural(N_("{count} note"), N_("{count} notes"), len(found.notes))
        if not found.people and not found.notes:
            said = words.text(N_("Nothing found. Beginnings of words are enough."))
        elif MOST in (len(found.people), len(found.notes)):
            text = N_("The first {people} and {notes}; type more to narrow it down.")
            said = words.text(text, people=people, notes=notes)
        else:
            said = words.text(N_("{people}, {notes}."), people=people, notes=notes)
        if said != self.count.text():
            self.count.setText(said)
            announce(self, said)

    def _person(self, person: FoundPerson) -> Hit:
        return Hit(
            kind="person",
            title=person.name,
            below=self._detail(person.detail),
            person_id=person.person_id,
        )

    def _detail(self, detail: str) -> str:
        """Born is kept as ISO; it is worded here."""
        words = self._desk.words
        first, dot, rest = detail.partition(" · ")
        worded = words.partial_date(first)
        if worded != first or first.isdecimal():
            worded = words.text(N_("born {day}"), day=worded)
        return f"{worded}{dot}{rest}"

    def _note(self, note: FoundNote) -> Hit:
        words = self._desk.words
        return Hit(
            kind="note",
            title=note.person_name or words.text(N_("Nobody yet")),
            below=" ".join(note.snippet.split()),
            beside=story_day(note.on_date, self._desk.clock.today(), words),
            person_id=note.person_id,
            page_id=note.page_id or "",
            jot_id=note.entity_id if note.entity == "contact" and not note.person_id else "",
        )

    def go_by(self, by: int) -> None:
        """Mark the next (1) or the one before (-1), and have it read out."""
        if self._shown != self._typed:
            self.look()
        self.list.mark_next(by)
        marked = self.list.marked()
        if marked is not None:
            announce(self, marked.says)

    def choose(self) -> None:
        """Go to the one that is marked."""
        if self._shown != self._typed:
            self.look()
        self._open_marked()

    def _open_marked(self) -> None:
        hit = self.list.marked()
        if hit is None:
            return
        if hit.page_id:
            self.page_wanted.emit(hit.page_id)
        elif hit.person_id:
            self.person_wanted.emit(hit.person_id)
        elif hit.jot_id:
            self.jot_wanted.emit(hit.jot_id)
        elif hit.kind == "new":
            self.new_person_wanted.emit(" ".join(self._typed.split()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape, should the keyboard have come here."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.hide()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.choose()
            case _:
                super().keyPressEvent(event)
