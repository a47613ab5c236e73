"""Every kind of question: shows, tells what is answered, never tells what it was only shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.casework import people
from app.forms.catalogue import Catalogue
from app.forms.conditions import Json
from app.forms.page import Page, Section
from app.forms.questions import (
    Choice,
    DateAsked,
    Line,
    Money,
    Option,
    PeopleAsked,
    PlaceAsked,
    PromisesAsked,
    Prose,
    Question,
    RowsAsked,
    Scale,
    SeveralChoices,
    Signature,
    WeekAsked,
    YesNo,
)
from app.language import Words
from app.ui.desk import Desk
from app.ui.questions.asking import Asking, Given
from app.ui.questions.base import QuestionWidget
from app.ui.questions.choices import ChoiceBox, ScaleBox, SeveralBox, YesNoBox
from app.ui.questions.dates import DateBox, reading
from app.ui.questions.factory import widget_for
from app.ui.questions.line import LineBox
from app.ui.questions.money import MoneyBox, money_reading
from app.ui.questions.place import PlaceBox
from app.ui.questions.signature import SignatureBox
from tests.ui.page.driver import PageDriver

TODAY = date(2026, 11, 12)
AB = (Option("a", "Apples"), Option("b", "Bread & butter"))

WHAT = Line(key="what", ask="What")
COST = Money(key="cost", ask="Cost")
EVERY_KIND: tuple[Question, ...] = (
    Line(key="line", ask="A line for {name}", hint="Such as this"),
    Prose(key="prose", ask="Some words"),
    Choice(key="choice", ask="One of these", options=AB),
    SeveralChoices(key="several", ask="Any of these", options=AB),
    DateAsked(key="day", ask="A day", year_only_allowed=True),
    Scale(
        key="scale", ask="How sure", lowest=1, highest=5, lowest_label="not", highest_label="very"
    ),
    YesNo(key="yes_no", ask="Yes or no"),
    Money(key="money", ask="How much"),
    PeopleAsked(key="people", ask="Which people"),
    PeopleAsked(key="network", ask="Everybody", whole_network=True),
    PromisesAsked(key="promises", ask="What we will do"),
    RowsAsked(
        key="rows", ask="Some lines", cells=(Line(key="what", ask="What"), COST), sum_of="cost"
    ),
    RowsAsked(key="steps", ask="These lines", cells=(Line(key="what", ask="What"),), rows=AB),
    WeekAsked(key="week", ask="A week", kinds=AB),
    PlaceAsked(key="place", ask="Where", options=AB),
    Signature(key="signed", ask="Agreement"),
)

VALUES: dict[str, Json] = {
    "line": "a & b",
    "prose": "One\nTwo\u00a0three",
    "choice": "b",
    "several": ["a"],
    "day": "1944-05-03",
    "scale": 4,
    "yes_no": "not_asked",
    "money": 3740,
    "people": ["somebody who left"],
    "rows": [{"what": "A rail", "cost": 8500}, {"what": "Later", "cost": "ten or so"}],
    "steps": [{"row": "b", "what": "Done"}],
    "week": {"mon.morning": {"what": "Gill rings", "kind": "a"}},
    "place": {"kind": "a", "words": "Llanbedr"},
    "signed": {"way": "on_screen", "at": "2026-11-12T14:52:00+00:00", "strokes": [[[0.1, 0.2]]]},
}


def asking() -> Asking:
    """Arthur is asked, in English."""
    return Asking(words=Words("en"), called="Arthur", name="Arthur Bevan", today=TODAY)


def now() -> datetime:
    """When it is signed."""
    return datetime(2026, 11, 12, 14, 52, tzinfo=UTC)


def made(
    qtbot: QtBot, question: Question, *, me: bool = False
) -> tuple[QuestionWidget, list[Json]]:
    """A widget on the screen, and every value it tells."""
    widget = widget_for(question, replace(asking(), me=me), now=now)
    qtbot.addWidget(widget)
    told: list[Json] = []

    def hear(given: object) -> None:
        assert isinstance(given, Given)
        told.append(given.value)

    widget.edited.connect(hear)
    widget.show()
    return widget, told


def asked(key: str) -> Question:
    """The question of the list above."""
    return next(q for q in EVERY_KIND if q.key == key)


def test_every_kind_there_is_stands_in_the_list() -> None:
    assert {type(q) for q in EVERY_KIND} == set(get_args(Question))


@pytest.mark.parametrize("question", EVERY_KIND, ids=lambda q: q.key)
def test_showing_an_answer_tells_nothing(qtbot: QtBot, question: Question) -> None:
    widget, told = made(qtbot, question)
    widget.show_value(VALUES.get(question.key))
    widget.show_value(None)
    widget.show_value("of another kind altogether")
    widget.show_value(["of", {"another": 1}])
    assert told == []


@pytest.mark.parametrize("question", EVERY_KIND, ids=lambda q: q.key)
def test_everything_one_can_focus_has_a_name(qtbot: QtBot, question: Question) -> None:
    widget, _ = made(qtbot, question)
    widget.show_value(VALUES.get(question.key))
    stops = [
        box
        for box in widget.findChildren(QWidget)
        if box.focusPolicy() & Qt.FocusPolicy.TabFocus and box.isVisibleTo(widget)
    ]
    assert stops
    assert [type(box).__name__ for box in stops if not box.accessibleName()] == []
    assert asking().ask(question) in stops[0].accessibleName() or question.key == "promises"


def test_a_page_of_every_kind_is_asked_kept_and_shown_again(desk: Desk) -> None:
    page = Page(
        key="every_kind", version=1, code="EVERY", title="All", name="All", paper_title="All",
        lead="", openers=(),
        sections=(Section(key="all", title="All", questions=EVERY_KIND),),
    )  # fmt: skip
    everything = replace(desk, catalogue=Catalogue((page,)))
    person = people.add_person(desk.store, name="Arthur Bevan")
    driver = PageDriver(everything, person)
    assert set(driver.screen.sheet.widgets) == {q.key for q in EVERY_KIND}
    for key, value in VALUES.items():
        driver.screen.interview.answer(key, value)
    again = driver.reopened()
    assert dict(again.screen.interview.answers) == VALUES
    assert again.text("prose") == "One\nTwo three"  # Qt reads the no-break space as a common one
    again.dismiss()


def test_a_line_tells_each_letter(qtbot: QtBot) -> None:
    widget, told = made(qtbot, asked("line"))
    assert isinstance(widget, LineBox)
    QTest.keyClicks(widget.box, "ab")
    assert told == ["a", "ab"]


@pytest.mark.parametrize(
    ("typed", "value", "said"),
    [
        ("3 May 1944", "1944-05-03", "Wednesday 3 May 1944"),
        ("1944", "1944", "1944"),
        ("may 1944", "1944-05", "May 1944"),
        ("before the war", "before the war", "Kept as typed; it can't be read as a date yet"),
    ],
)
def test_a_day_is_typed_as_one_says_it(qtbot: QtBot, typed: str, value: str, said: str) -> None:
    widget, told = made(qtbot, asked("day"))
    assert isinstance(widget, DateBox)
    QTest.keyClicks(widget.day.box, typed)
    assert told[-1] == value
    assert widget.day.reading.text() == said


def test_a_day_alone_is_wanted_where_a_year_is_not_enough() -> None:
    said = reading("1944", Words("en"), today=TODAY, is_part_allowed=False)
    assert said == "Kept as typed; the day is missing"


def test_showing_the_day_that_is_being_typed_leaves_the_typing_alone(qtbot: QtBot) -> None:
    widget, _ = made(qtbot, asked("day"))
    assert isinstance(widget, DateBox)
    QTest.keyClicks(widget.day.box, "3/5/44")
    widget.show_value("1944-05-03")
    assert widget.day.box.text() == "3/5/44"


@pytest.mark.parametrize(
    ("typed", "value", "said"),
    [
        ("37.4", 3740, "£37.40"),
        ("£1,234", 123400, "£1,234"),
        ("85p", 85, "£0.85"),
        ("a few pounds", "a few pounds", "Kept as typed; it can't be read as an amount yet"),
    ],
)
def test_money_is_typed_as_one_says_it(qtbot: QtBot, typed: str, value: Json, said: str) -> None:
    widget, told = made(qtbot, asked("money"))
    assert isinstance(widget, MoneyBox)
    QTest.keyClicks(widget.box, typed)
    assert told[-1] == value
    assert money_reading(typed, Words("en")) == widget.reading.text() == said


@pytest.mark.parametrize(("key", "pick"), [("choice", "b"), ("yes_no", "no"), ("scale", 4)])
def test_what_was_chosen_can_be_cleared(qtbot: QtBot, key: str, pick: Json) -> None:
    widget, told = made(qtbot, asked(key))
    assert isinstance(widget, ChoiceBox | YesNoBox | ScaleBox)
    assert widget.choice.clear.isHidden()
    widget.choice.buttons[pick].click()
    widget.choice.clear.click()
    assert told == [pick, None]
    assert not any(b.isChecked() for b in widget.choice.buttons.values())


def test_several_are_told_in_the_order_of_the_page(qtbot: QtBot) -> None:
    widget, told = made(qtbot, asked("several"))
    assert isinstance(widget, SeveralBox)
    widget.show_value(["an option of last year"])
    widget.ticks["b"].click()
    widget.ticks["a"].click()
    assert told == [["b", "an option of last year"], ["a", "b", "an option of last year"]]


def test_a_place_is_a_kind_and_words(qtbot: QtBot) -> None:
    widget, told = made(qtbot, asked("place"))
    assert isinstance(widget, PlaceBox)
    widget.kind.buttons["b"].click()
    QTest.keyClicks(widget.box, "x")
    assert told == [{"kind": "b", "words": ""}, {"kind": "b", "words": "x"}]


def test_a_signature_is_drawn_and_dated(qtbot: QtBot) -> None:
    widget, told = made(qtbot, asked("signed"))
    assert isinstance(widget, SignatureBox)
    widget.way.buttons["on_screen"].click()
    pad = widget.pad
    pad.resize(300, 100)
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 50))
    QTest.mouseMove(pad, QPoint(60, 25))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 25))
    value = told[-1]
    assert isinstance(value, dict)
    assert value["way"] == "on_screen"
    assert value["at"] == "2026-11-12T14:52:00+00:00"
    strokes = value["strokes"]
    assert isinstance(strokes, list)
    assert strokes[0][0] == [0.1, 0.5]  # type: ignore[index] # a list of points
    widget.again.click()
    assert pad.strokes == []


def test_by_phone_agreement_is_said_aloud(qtbot: QtBot) -> None:
    widget, _ = made(qtbot, asked("signed"))
    assert isinstance(widget, SignatureBox)
    widget.take_by_phone(True)
    shown = [key for key, button in widget.way.buttons.items() if not button.isHidden()]
    assert shown == ["aloud", "not_signed"]


def test_the_persons_own_wording_is_asked_when_the_screen_is_turned(qtbot: QtBot) -> None:
    question = Prose(key="p", ask="What matters to {name}", me="What matters to me", hint="A hint")
    widget, _ = made(qtbot, question, me=True)
    assert widget.named == "What matters to me"
    assert asking().ask(question) == "What matters to Arthur"


def test_words_of_a_question_know_nothing_of_stores_pages_or_siblings() -> None:
    folder = Path(__file__).parents[3] / "app" / "ui" / "questions"
    for source in folder.glob("*.py"):
        text = source.read_text("utf-8")
        assert "app.models" not in text
        assert "app.ui.screens" not in text
        assert ".store" not in text


def test_a_place_to_sign_has_no_gaps_round_it_in_a_wide_row_and_stays_put_while_one_signs(
    qtbot: QtBot,
) -> None:
    widget, _ = made(qtbot, asked("signed"), me=True)
    assert isinstance(widget, SignatureBox)
    widget.show_value({"way": "on_screen", "at": "", "strokes": []})
    widget.resize(1200, widget.heightForWidth(1200))
    assert widget.height() < 2 * widget.pad.height()
    before = widget.pad.geometry()
    QTest.mousePress(widget.pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    QTest.mouseRelease(widget.pad, Qt.MouseButton.LeftButton, pos=QPoint(80, 60))
    widget.resize(1200, widget.heightForWidth(1200))
    assert widget.pad.geometry() == before


def test_arrows_go_through_all_there_is_to_choose_in_the_order_it_is_read(qtbot: QtBot) -> None:
    many = tuple(Option(key, f"A longer answer, the {key}") for key in ("first", "second", "third"))
    box, told = made(qtbot, Choice(key="choice", ask="One of these", options=many))
    assert isinstance(box, ChoiceBox)
    box.resize(260, box.height())  # so narrow that each stands on a line of its own
    buttons = list(box.choice.buttons.values())
    buttons[0].setFocus()
    for key, at in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Right, 0),
                    (Qt.Key.Key_Left, 2), (Qt.Key.Key_Up, 1)):  # fmt: skip
        QTest.keyClick(box.focusWidget(), key)
        assert box.focusWidget() is buttons[at]
    assert told == []  # who only looks has answered nothing
    QTest.keyClick(buttons[1], Qt.Key.Key_Space)
    assert told == ["second"]
