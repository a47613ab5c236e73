"""The list below the search box: people first, then what one may go to or do, then notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.casework.finding import FEW, knows_names
from app.casework.found_words import KnownByWords
from app.errors import AppError
from app.language import LANGUAGES, N_, Words
from app.ui.announce import announce
from app.ui.messages import sentence
from app.ui.pieces import Hint
from app.ui.screens.name_learner import NameLearner
from app.ui.screens.search_beside import MOST, Asked, LookBeside, look_in
from app.ui.screens.search_hits import Everything, lines_of
from app.ui.screens.search_list import Hit, HitList
from app.ui.ways import Front, Way, every_way

if TYPE_CHECKING:
    from app.ui.desk import Desk

PAUSE_MS = 30
MOST_WAYS = 5


class SearchPopup(QFrame):
    """What was found. The keyboard stays in the search box, which tells `go_by` and `choose`."""

    person_wanted = Signal(str)
    page_wanted = Signal(str)
    jot_wanted = Signal(str)
    new_person_wanted = Signal(str)
    """A name that was typed and is nobody's here."""
    way_wanted = Signal(str)
    """A room to go to or a thing to do, by its key in `app.ui.ways`."""
    found = Signal()
    """Something else was found: the list may be higher or lower now."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("kind", "card")
        words = desk.words
        self._typed = ""
        self._shown: str | None = None
        self._front = Front()
        self._ways: dict[str, Way] = {}
        self._known: KnownByWords | None = None
        self._others = [Words(one) for one in LANGUAGES if one != words.language]
        self.names = NameLearner(desk, self)
        self.names.learned.connect(self._learned)
        self.beside = LookBeside(desk, self)
        self.beside.found.connect(self._found_beside)
        self.beside.failed.connect(self._say_trouble)
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
        self._pause.timeout.connect(self.look_beside)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What is shown, without the headings."""
        return tuple(hit for hit in self.list.found.hits if hit.kind != "heading")

    def look_for(self, text: str) -> None:
        """Find as it is typed, after a breath."""
        self._typed, self._shown = text, None
        self._pause.start()

    def know_front(self, front: Front) -> None:
        """Whose screen is in front: what may be done with them is found, too."""
        self._front = front
        self._known = None

    def look(self) -> None:
        """Find now what is typed, and wait for it: whoever pressed Enter means the first line."""
        self._pause.stop()
        self._show_found(look_in(self._desk, self._asked()))

    def look_beside(self) -> None:
        """Find what is typed while typing goes on."""
        self.beside.ask(self._asked())

    def _asked(self) -> Asked:
        desk = self._desk
        return Asked(
            typed=self._typed,
            person_id=self._front.person_id,
            titles=self._titles(),
            knows_names=desk.visit is not None or knows_names(desk.store),
        )

    def _found_beside(self, asked: Asked, found: Everything) -> None:
        """Show it, unless something else is typed by now, or a key has had it shown already."""
        if asked.typed == self._typed != self._shown:
            self._show_found(found)

    def _show_found(self, found: Everything) -> None:
        self._shown = self._typed
        self._show(self._with_ways(found))
        self.found.emit()  # first it is made as high as it is to be, then it scrolls
        self.list.mark_first()

    def _with_ways(self, found: Everything) -> Everything:
        """With what one may go to or do by what is typed."""
        if len(self._typed.strip()) < 2:
            return found
        found = replace(found, ways=self._meant())
        is_sought = len(found.people) < FEW and self.names.knows()
        if found.is_certain or not is_sought:
            return found
        return replace(found, near_ways=self._meant(nearly=True))

    def _learned(self) -> None:
        """The names are there: show who else is meant, and leave marked what was."""
        if self.isVisible() and self._shown == self._typed:
            marked = self.list.marked()
            self.look()
            self.list.mark_again(marked)

    def _say_trouble(self, error: AppError) -> None:
        """Say why nothing was found."""
        self.count.setText(sentence(error, self._desk.words))
        announce(self, self.count.text())

    def _titles(self) -> dict[str, tuple[str, ...]]:
        """What each page is called in every language."""
        wordings = [self._desk.words, *self._others]
        return {
            page.key: tuple(words.text(page.name) for words in wordings)
            for page in self._desk.catalogue
        }

    def _meant(self, *, nearly: bool = False) -> tuple[Way, ...]:
        """The ways that are meant by what is typed, the few likeliest."""
        if self._known is None:
            self._ways = {way.key: way for way in every_way(self._desk, self._front)}
            self._known = KnownByWords({key: way.known_by for key, way in self._ways.items()})
        by = self._known.nearly_meant_by if nearly else self._known.meant_by
        return tuple(self._ways[key] for key in by(self._typed)[:MOST_WAYS])

    def _show(self, found: Everything) -> None:
        """Show what was found; a name that is nobody's may be added."""
        words = self._desk.words
        lines = lines_of(found, self._desk)
        name = " ".join(self._typed.split())
        if not found.is_certain and self._desk.visit is None and any(map(str.isalpha, name)):
            says = words.text(N_("Add “{name}” as a new person"), name=name)
            lines.append(Hit(kind="new", title=says))
        self.list.found.show_hits(tuple(lines))
        self.list.setVisible(bool(lines))
        self._say_count(found)

    def sizeHint(self) -> QSize:
        """As high as everything that was found; whoever places it may have less room."""
        margins, hint = self._column.contentsMargins(), super().sizeHint()
        rows = self.list.height_of_rows()
        used = margins.top() + self.count.heightForWidth(max(200, self.count.width()))
        below = rows + self._column.spacing() if rows else 0
        return QSize(hint.width(), used + below + margins.bottom() + 2 * self.frameWidth() + 2)

    def _say_count(self, found: Everything) -> None:
        """How much there is, above the list and aloud."""
        words = self._desk.words
        people = words.plural(N_("{count} person"), N_("{count} people"), len(found.people))
        notes = words.plural(N_("{count} note"), N_("{count} notes"), len(found.notes))
        is_other = found.count > len(found.people) + len(found.notes)
        if not self._typed.strip():
            said = words.text(N_("Type the beginning of a name or a word."))
        elif not found.count:
            said = words.text(N_("Nothing found. Beginnings of words are enough."))
        elif is_other and not (found.people and found.notes):
            said = words.plural(
                N_("{count} thing found."), N_("{count} things found."), found.count
            )
        elif MOST in (len(found.people), len(found.notes)):
            text = N_("The first {people} and {notes}; type more to narrow it down.")
            said = words.text(text, people=people, notes=notes)
        else:
            said = words.text(N_("{people}, {notes}."), people=people, notes=notes)
        if said != self.count.text():
            self.count.setText(said)
            announce(self, said)

    def go_by(self, by: int) -> None:
        """Mark the next (1) or the one before (-1), and have it read out."""
        if self._shown != self._typed:
            self.look()
        self.list.mark_next(by)
        marked = self.list.marked()
        if marked is not None:
            group, place, count = self.list.place_of_marked()
            said = N_("{line}. {group}, {place} of {count}")
            words = self._desk.words
            told = {"group": group, "place": place, "count": count}
            announce(self, words.text(said, line=marked.says, **told) if group else marked.says)

    def choose(self) -> None:
        """Go to the one that is marked."""
        if self._shown != self._typed:
            self.look()
        self._open_marked()

    def _open_marked(self) -> None:
        hit = self.list.marked()
        if hit is None:
            return
        if hit.way:
            self.way_wanted.emit(hit.way)
        elif hit.page_id:
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
