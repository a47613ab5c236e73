"""Details of a person: every fact of theirs as a field, kept as it is typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.casework import people, rhythms
from app.casework.country import country
from app.casework.day_views import RhythmView
from app.casework.views import PersonView
from app.forms.countries import SUPPORTED
from app.forms.values import is_valid_nhs_number, show_nhs_number
from app.forms.vocabulary import LANGUAGE_NAMES, label
from app.language import N_
from app.ui.layouts import Columns
from app.ui.pieces import (
    Card,
    Field,
    GrowingText,
    Hint,
    LineField,
    TickBox,
    primary_button,
)
from app.ui.questions.dates import DateInput
from app.ui.questions.pick import PickButton
from app.ui.questions.text import text_of, write
from app.ui.screens.involvement_place import InvolvementPlace
from app.ui.screens.person_stages import StagesBox
from app.ui.screens.rhythm_box import RhythmBox
from app.ui.screens.typed_fields import Fields
from app.ui.screens.typed_panel import TypedPanel

if TYPE_CHECKING:
    from app.ui.desk import Desk

_WHO: Final = (
    ("name", N_("Name")),
    ("preferred_name", N_("Likes to be called")),
    ("pronouns", N_("Pronouns")),
)
_NUMBERS: Final = (("nhs_number", N_("NHS number")), ("council_id", N_("Council's number")))
_REACH: Final = (
    ("postcode", N_("Postcode")),
    ("phone", N_("Phone")),
    ("other_phone", N_("Other phone")),
)
_RHYTHM: Final = "rhythm/"
_RHYTHM_FIELDS: Final = ("how", "every_days", "until")
_PAPER_SIZES: Final = (12, 18, 20, 22, 24, 26, 28)


class Details(TypedPanel):
    """The form."""

    opened = Signal()
    """Something stands in it that did not: the order of Tab may have to follow."""

    def __init__(self, desk: Desk, person: PersonView) -> None:
        super().__init__(desk)
        self._person_id = person.id
        self._person = person
        self.lines: dict[str, LineField] = {}
        self.prose: dict[str, GrowingText] = {}
        self.days: dict[str, DateInput] = {}
        self.picks: dict[str, PickButton] = {}
        self.fields: dict[str, Field] = {}
        self._is_showing = False
        self._columns = Columns(shares=(1, 1))
        self.column.addWidget(self._columns)
        self._make_who()
        self._make_reach()
        self._make_needs()
        self._make_about()
        self._make_end()
        self.show_person(person)

    # Making the fields

    def _make_who(self) -> None:
        card = self._card(N_("Who they are"), left=True)
        for key, text in _WHO:
            self._line(card, key, text)
        hint = N_("A year alone is enough.")
        self._day(card, "born", N_("Born"), hint, is_part_allowed=True)
        for key, text in _NUMBERS:
            self._line(card, key, text)
        self.number_says = Hint()
        self.number_says.setProperty("kind", "due")
        card.body.insertWidget(card.body.count() - 1, self.number_says)

    def _make_reach(self) -> None:
        card = self._card(N_("Where and how to reach them"), left=True)
        self._prose(card, "address", N_("Address"))
        for key, text in _REACH:
            self._line(card, key, text)
        words = self._desk.words
        usual = words.text(label(SUPPORTED, country(self._desk.store)))
        own = tuple((option.key, words.text(option.label)) for option in SUPPORTED)
        options = (("", words.text(N_("As for everybody: {country}"), country=usual)), *own)
        self._pick(card, "country", N_("Whose law applies"), options)

    def _make_needs(self) -> None:
        """What they need, how far one is with it, and how their paper is."""
        words = self._desk.words
        card = self._card(N_("What they need from us"), left=False)
        needs = N_("One on each line: large print, speak to the left side…")
        self._prose(card, "needs", N_("Needs, shown on every screen of theirs"), needs)
        self._day(card, "needs_review_on", N_("Look at the needs again on"))
        self.stages = StagesBox(self._desk)
        self.stages.edited.connect(partial(self.keeper.typed, "needs_stages"))
        self.stages.left.connect(self.keeper.left)
        self.stages.opened.connect(self.opened)
        card.body.addWidget(self.stages)
        self._line(card, "language", N_("Language they speak best"))
        papers = tuple((o.key, words.text(o.label)) for o in LANGUAGE_NAMES)
        self._pick(card, "paper_language", N_("Language of their paper"), papers)
        sizes = tuple((str(size), self._size_words(size)) for size in _PAPER_SIZES)
        self._pick(card, "text_size_pt", N_("Size of their paper"), sizes)

    def _size_words(self, size: int) -> str:
        words = self._desk.words
        if size == _PAPER_SIZES[0]:
            return words.text(N_("Usual, {size} point"), size=size)
        return words.text(N_("Large print, {size} point"), size=size)

    def _make_about(self) -> None:
        card = self._card(N_("About me"), left=False)
        self._prose(card, "about_matters", N_("What matters"))
        self._prose(card, "about_people", N_("People who matter"))
        self._prose(card, "about_speaking", N_("How to speak with them"))
        self._prose(card, "about_please_do", N_("Please do"))
        self._prose(card, "about_please_dont", N_("Please don't"))
        self._prose(card, "about_support", N_("How and when to support them"))
        self._prose(card, "about_worth_knowing", N_("Also worth knowing"))

    def _make_end(self) -> None:
        """Who may be told what, whether one works together, and how one stays in touch."""
        words = self._desk.words
        card = self._card(N_("Working together"), left=False)
        self._prose(card, "may_be_told", N_("Who may be told, and what"))
        self._prose(card, "visiting_alone", N_("What to know when visiting alone"))
        self.involvement = InvolvementPlace(self._desk, self._person)
        self.involvement.opened.connect(self.opened)
        self.involvement.changed.connect(self._read_again)
        self.involvement.trouble.connect(self.not_saved)
        card.body.addWidget(self.involvement)
        self.rhythm = RhythmBox(self._desk, self._rhythm())
        self.rhythm.edited.connect(self._rhythm_typed)
        self.rhythm.left.connect(self.keeper.left)
        card.body.addWidget(self.rhythm)
        self.restricted = TickBox(words.text(N_("Restricted: say so on what goes to the council")))
        self.restricted.clicked.connect(self._restricted_clicked)
        card.body.addWidget(self.restricted)
        self.done = primary_button(words.text(N_("Done")))
        self.done.clicked.connect(self.close_kept)
        self._columns.right.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)

    def _card(self, title: str, *, left: bool) -> Card:
        card = Card(self._desk.words.text(title))
        (self._columns.left if left else self._columns.right).addWidget(card)
        return card

    def _place(self, card: Card, key: str, text: str, widget: QWidget, hint: str = "") -> None:
        words = self._desk.words
        field = Field(words.text(text), widget, words.text(hint) if hint else "")
        self.fields[key] = field
        card.body.addWidget(field)

    def _line(self, card: Card, key: str, text: str) -> None:
        box = LineField()
        self.lines[key] = box
        self._place(card, key, text, box)
        box.textEdited.connect(partial(self._typed, key))
        box.left.connect(self.keeper.left)
        if key == "nhs_number":
            box.left.connect(self._group_number)

    def _group_number(self) -> None:
        """Ten digits are shown in groups once they are typed."""
        box = self.lines["nhs_number"]
        grouped = show_nhs_number(box.text())
        if grouped != box.text():
            box.setText(grouped)

    def _prose(self, card: Card, key: str, text: str, hint: str = "") -> None:
        box = GrowingText(lines=2)
        self.prose[key] = box
        self._place(card, key, text, box, hint)
        box.textChanged.connect(partial(self._prose_typed, key))
        box.left.connect(self.keeper.left)

    def _day(
        self, card: Card, key: str, text: str, hint: str = "", *, is_part_allowed: bool = False
    ) -> None:
        words, today = self._desk.words, self._desk.clock.today()
        box = DateInput(words, name=words.text(text), today=today, is_part_allowed=is_part_allowed)
        self.days[key] = box
        self._place(card, key, text, box, hint)
        box.edited.connect(partial(self._typed, key))
        box.box.left.connect(box.settle)
        box.box.left.connect(self.keeper.left)

    def _pick(self, card: Card, key: str, text: str, options: tuple[tuple[str, str], ...]) -> None:
        box = PickButton(self._desk.words, options, name=self._desk.words.text(text))
        self.picks[key] = box
        self._place(card, key, text, box)
        box.picked.connect(partial(self._picked, key))

    # Showing and keeping

    def show_person(self, person: PersonView) -> None:
        """Show what is kept; what is being typed, or says so already, is left alone."""
        self._is_showing = True
        for key, line in self.lines.items():
            if not self.keeper.is_waiting(key):
                self._set_line(line, key, str(getattr(person, key)))
        for key, prose in self.prose.items():
            text = "\n".join(person.needs) if key == "needs" else str(getattr(person, key))
            # A space or a line one has just begun is kept only with what comes after it.
            is_begun = prose.hasFocus() and text_of(prose).strip() == text
            if not (is_begun or self.keeper.is_waiting(key)):
                write(prose, text)
        for key, day in self.days.items():
            if not self.keeper.is_waiting(key):
                day.show_value(str(getattr(person, key)))
        for key, pick in self.picks.items():
            pick.show_value(str(getattr(person, key)))
        self.restricted.setChecked(person.is_restricted)
        if not self.keeper.is_waiting("needs_stages"):
            self.stages.show_days(person.needs_stages)
        self.involvement.show_person(person)
        if not any(self.keeper.is_waiting(f"{_RHYTHM}{field}") for field in _RHYTHM_FIELDS):
            self.rhythm.show_rhythm(self._rhythm())
        self._say_number(person.nhs_number)
        self._is_showing = False

    def _set_line(self, line: LineField, key: str, text: str) -> None:
        match key:
            case "nhs_number":
                shown = show_nhs_number(text)
            case "language":
                shown = self._desk.words.text(label(LANGUAGE_NAMES, text)) if text else ""
            case _:
                shown = text
        if line.text() != shown:
            line.setText(shown)

    def _say_number(self, number: str) -> None:
        is_doubtful = bool(number.strip()) and not is_valid_nhs_number(number)
        words = self._desk.words
        said = N_("Check this number: its last digit does not fit. It is kept as typed.")
        self.number_says.setText(words.text(said) if is_doubtful else "")
        self.number_says.setVisible(is_doubtful)
        self.lines["nhs_number"].setAccessibleDescription(self.number_says.text())

    def _typed(self, key: str, text: str) -> None:
        if key == "name" and not text.strip():
            return  # nobody is without a name; the old one stays until another is typed
        if key == "nhs_number":
            self._say_number(text)
        self.keeper.typed(key, _language_key(text) if key == "language" else text)

    def _prose_typed(self, key: str) -> None:
        if self._is_showing:
            return
        text = self.prose[key].toPlainText()
        self.keeper.typed(key, text.split("\n") if key == "needs" else text)

    def _picked(self, key: str, value: object) -> None:
        self.keeper.typed(key, int(str(value)) if key == "text_size_pt" else value)
        self.keeper.left()

    def _restricted_clicked(self, is_on: bool) -> None:
        self.keeper.typed("is_restricted", is_on)
        self.keeper.left()

    def _read_again(self) -> None:
        self._person = people.person(self._desk.store, person_id=self._person_id)
        self.show_person(self._person)

    def _rhythm(self) -> RhythmView:
        return rhythms.rhythm(self._desk.store, person_id=self._person_id)

    def _rhythm_typed(self, field: str, value: object) -> None:
        self.keeper.typed(f"{_RHYTHM}{field}", value)

    def _keep(self, fields: Fields, gesture: str) -> None:
        """On the keeper's thread: the person's own fields, and those of the rhythm."""
        beat = {k.removeprefix(_RHYTHM): v for k, v in fields.items() if k.startswith(_RHYTHM)}
        fields = {key: value for key, value in fields.items() if not key.startswith(_RHYTHM)}
        if beat:
            rhythms.set_rhythm(
                self._desk.store,
                person_id=self._person_id,
                gesture=f"{gesture}/rhythm",
                origin=self.keeper,
                **beat,
            )
        if not fields:
            return
        people.change_person(
            self._desk.store,
            person_id=self._person_id,
            gesture=gesture,
            origin=self.keeper,
            **fields,
        )

    def go_to(self, key: str) -> None:
        """Put the keyboard into a field."""
        self.fields[key].widget.setFocus(Qt.FocusReason.OtherFocusReason)


def _language_key(typed: str) -> str:
    """The key of a language that has one; any other as typed."""
    known = {"english": "en", "saesneg": "en", "welsh": "cy", "cymraeg": "cy"}
    return known.get(typed.strip().casefold(), typed)
