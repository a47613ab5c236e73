"""Who a promise is with: a name typed, matched to the people one knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

from app.casework.views import MemberView
from app.ui.pieces import LineField
from app.ui.questions.asking import Asking


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody in words, and which row they are where they are known."""

    kind: str
    """`member`, `worker`, `person`, `other`, or empty while nobody is named."""
    id: str
    words: str


def known_people(asking: Asking) -> dict[str, Who]:
    """Everybody a name may mean, by what one would type (folded case); the nearer wins."""
    found: dict[str, Who] = {}
    person = Who(kind="person", id="", words=asking.name or asking.called)
    workers = asking.workers or ((asking.worker,) if asking.worker else ())
    for worker in workers:
        who = Who(kind="worker", id=worker.id, words=worker.name)
        found.setdefault(worker.name.casefold(), who)
        if worker.is_owner and worker.name.split():
            found.setdefault(worker.name.split()[0].casefold(), who)
    for member in asking.members:
        who = Who(kind="member", id=member.id, words=member.name)
        found[member.name.casefold()] = who
        found[member.named.casefold()] = who
    found[asking.called.casefold()] = person
    found[asking.name.casefold()] = person
    found.pop("", None)
    return found


def who_is(typed: str, asking: Asking) -> Who:
    """The one a typed name means; a name nobody has is kept in words."""
    text = typed.strip()
    if not text:
        return Who(kind="", id="", words="")
    known = known_people(asking).get(text.casefold())
    return known or Who(kind="other", id="", words=text)


def names_offered(asking: Asking, members: tuple[MemberView, ...]) -> list[str]:
    """The names to offer where somebody is named: their people, the workers, the person."""
    names = [m.named for m in members]
    names += [w.name for w in asking.workers or ((asking.worker,) if asking.worker else ())]
    names.append(asking.called)
    return sorted({n for n in names if n}, key=str.casefold)


def offer_names(box: QLineEdit, names: list[str], take: Callable[[str], object]) -> None:
    """Offer names while one types in a box; `take` is given the one that is picked."""
    completer = QCompleter(names, box)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.activated[str].connect(take)  # type: ignore[index] # Qt overload by type
    box.setCompleter(completer)


def edge_offered(box: QLineEdit) -> None:
    """Draw the list of names with an edge: it stands on the page."""
    popup: QWidget | None = box.completer().popup()
    if popup is not None and popup.property("kind") != "offered":
        popup.setProperty("kind", "offered")


class WhoBox(LineField):
    """A line that offers the names one knows while typing."""

    named = Signal(object)

    def __init__(self, asking: Asking, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = asking
        self._shown = ""
        self.textEdited.connect(self._typed)
        self.take_people(asking)

    def take_people(self, asking: Asking) -> None:
        """Offer the people there are now."""
        self._asking = asking
        offer_names(self, names_offered(asking, asking.members), self._typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the name that is offered, then goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_offered()
        super().keyPressEvent(event)

    def _take_offered(self) -> None:
        """The one that begins as typed, else the only one; what Down has marked is taken as is."""
        completer = self.completer()
        popup: QWidget | None = completer.popup()
        if not isinstance(popup, QAbstractItemView):
            return
        if not popup.isVisible() or popup.currentIndex().isValid():
            return
        typed = self.text().strip().casefold()
        offered = completer.completionModel()
        names = [
            str(offered.index(row, 0).data(completer.completionRole()))
            for row in range(offered.rowCount())
        ]
        begun = [name for name in names if name.casefold().startswith(typed)]
        taken = begun[0] if begun else names[0] if len(names) == 1 else ""
        popup.hide()
        if taken and typed:
            self.setText(taken)
            self._typed(taken)

    def _typed(self, text: str) -> None:
        edge_offered(self)
        self._shown = text
        self.named.emit(who_is(text, self._asking))

    def show_who(self, who: Who) -> None:
        """Show somebody; what was typed for them is left as it is."""
        typed = who_is(self._shown, self._asking)
        is_same = (typed.kind, typed.id) == (who.kind, who.id) and bool(
            who.id or who.kind == "person"
        )
        if not is_same and typed.words != who.words:
            self._shown = who.words
            self.setText(who.words)
