"""The filters above the list of people: chips that are combined, and where people live."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.casework.sifting import Area, Sieve, areas
from app.errors import AppError
from app.language import N_
from app.ui.menus import add_choice, begin_at_ticked, new_menu, open_below
from app.ui.messages import show_error
from app.ui.pieces import Button, Flow, chip_button, link_button, quiet_button

if TYPE_CHECKING:
    from app.casework.workers import Store
    from app.ui.desk import Desk

_CHIPS: Final = (
    ("is_due", N_("Something due")),
    ("is_unfinished", N_("Unfinished page")),
    ("is_unfiled", N_("Not filed yet")),
    ("paper en", N_("Paper in English")),
    ("paper cy", N_("Paper in Welsh")),
    ("involvement finished_for_now", N_("Finished for now")),
    ("involvement moved", N_("Moved away")),
    ("involvement died", N_("Died")),
)


class KeptSieve:
    """What was last asked for, kept in memory beside the store while it is open."""

    def __init__(self, _: Store) -> None:
        self.sieve = Sieve()


class SieveChips(QWidget):
    """The chips; `changed` when another sieve is wanted. Folded, they come by `opener` only."""

    changed = Signal()
    turned = Signal()
    """The chips have come or gone: the order of Tab may have to follow."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._kept = desk.store.beside(KeptSieve)
        words = desk.words
        self.setAccessibleName(words.text(N_("Filters")))
        flow = Flow(spacing=6)
        self.setLayout(flow)
        self.chips: dict[str, Button] = {}
        for key, text in _CHIPS:
            chip = chip_button(words.text(text))
            chip.setAccessibleDescription(words.text(N_("Filter")))
            chip.toggled.connect(partial(self._pressed, key))
            self.chips[key] = chip
            flow.addWidget(chip)
        self.where = quiet_button("", "chevron-down")
        self.where.clicked.connect(self._pick_area)
        flow.addWidget(self.where)
        self.clear_button = link_button(words.text(N_("Clear the filters")))
        self.clear_button.clicked.connect(self.clear)
        flow.addWidget(self.clear_button)
        self.opener = quiet_button("", "chevron-down")
        self.opener.clicked.connect(self._turn)
        self.is_folded = False
        self._is_open = False
        self._is_wanted = True
        self._show()

    @property
    def sieve(self) -> Sieve:
        """What is asked for now."""
        return self._kept.sieve

    def want(self, is_wanted: bool) -> None:
        """Whether there is anybody to be told apart."""
        if is_wanted != self._is_wanted:
            self._is_wanted = is_wanted
            self._stand()

    def fold(self, is_folded: bool) -> None:
        """Behind one button where there is little room for the list itself."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        was_opener = self.opener.hasFocus()
        self.is_folded, self._is_open = is_folded, is_folded and had_focus
        self._stand()
        if was_opener and not is_folded:
            next(iter(self.chips.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        """Show the chips, or put them away again."""
        self._is_open = not self._is_open
        self.opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stand()
        self.turned.emit()

    def _stand(self) -> None:
        """What is seen, and what the button says."""
        _let_see(self, self._is_wanted and (self._is_open or not self.is_folded))
        _let_see(self.opener, self._is_wanted and self.is_folded)
        words, count = self._desk.words, self._in_use()
        if self._is_open:
            said = words.text(N_("Hide the filters"))
        elif count:
            said = words.text(N_("Filters… ({count} in use)"), count=count)
        else:
            said = words.text(N_("Filters…"))
        self.opener.setText(said)
        self.opener.setAccessibleName(said)

    def _in_use(self) -> int:
        """How many filters keep somebody away."""
        return sum(chip.isChecked() for chip in self.chips.values()) + bool(self.sieve.area)

    def clear(self) -> None:
        """Ask for nothing: everybody comes through. The keyboard goes to the first chip."""
        self._take(Sieve())
        next(iter(self.chips.values())).setFocus()

    def _pressed(self, key: str, is_pressed: bool) -> None:
        """Ask for what the chip says besides the rest, or no more."""
        sieve = self.sieve
        kind, _, value = key.partition(" ")
        change = frozenset({value})
        match kind:
            case "paper":
                papers = sieve.papers | change if is_pressed else sieve.papers - change
                sieve = replace(sieve, papers=papers)
            case "involvement":
                now = sieve.involvement
                sieve = replace(sieve, involvement=now | change if is_pressed else now - change)
            case "is_due":
                sieve = replace(sieve, is_due=is_pressed)
            case "is_unfinished":
                sieve = replace(sieve, is_unfinished=is_pressed)
            case _:
                sieve = replace(sieve, is_unfiled=is_pressed)
        self._take(sieve)

    def _take(self, sieve: Sieve, _: bool = False) -> None:
        if sieve != self.sieve:
            self._kept.sieve = sieve
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        """Press the chips that are meant; none of them says so again."""
        words, sieve = self._desk.words, self.sieve
        for key, chip in self.chips.items():
            kind, _, value = key.partition(" ")
            meant = {"paper": sieve.papers, "involvement": sieve.involvement}.get(kind)
            is_meant = value in meant if meant is not None else bool(getattr(sieve, kind))
            before = chip.blockSignals(True)
            chip.setChecked(is_meant)
            chip.blockSignals(before)
        anywhere = words.text(N_("Anywhere"))
        self.where.setText(words.text(N_("Lives in: {place}"), place=sieve.area or anywhere))
        self.clear_button.setVisible(not sieve.is_idle)
        self._stand()

    def _pick_area(self) -> None:
        """Open the menu of where people live, read now."""
        try:
            found = areas(self._desk.store)
        except AppError as error:
            show_error(self, error, self._desk.words)
            return
        open_below(self.menu_of_areas(found), self.where)

    def menu_of_areas(self, found: tuple[Area, ...]) -> QMenu:
        """Anywhere, then the first halves of postcodes with how many people live there."""
        words = self._desk.words
        menu = new_menu(self)
        begin_at_ticked(menu)
        options = [("", words.text(N_("Anywhere")))]
        for one in found:
            many = words.plural(N_("{count} person"), N_("{count} people"), one.people)
            options.append(
                (one.code, words.text(N_("{code}: {people}"), code=one.code, people=many))
            )
        if not found:
            nobody = menu.addAction(words.text(N_("Nobody has a postcode yet")))
            nobody.setEnabled(False)
        for code, text in options:
            taken = partial(self._take, replace(self.sieve, area=code))
            add_choice(menu, text, taken, is_ticked=code == self.sieve.area)
        return menu


def _let_see(widget: QWidget, is_seen: bool) -> None:
    """Show it or not; what stands nowhere yet would be a window of its own if it were shown."""
    if widget.parentWidget() is not None or not is_seen:
        widget.setVisible(is_seen)
