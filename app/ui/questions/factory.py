"""The widget of each kind of question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import assert_never

from app.forms.questions import (
    Choice,
    DateAsked,
    Line,
    Money,
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
from app.ui.questions.asking import Asking
from app.ui.questions.base import QuestionWidget
from app.ui.questions.choices import ChoiceBox, ScaleBox, SeveralBox, YesNoBox
from app.ui.questions.dates import DateBox
from app.ui.questions.line import LineBox
from app.ui.questions.money import MoneyBox
from app.ui.questions.network import NetworkStrip
from app.ui.questions.people import PeopleBox
from app.ui.questions.place import PlaceBox
from app.ui.questions.promises import PromisesTable
from app.ui.questions.prose import ProseBox
from app.ui.questions.rows import RowsBox
from app.ui.questions.signature import SignatureBox
from app.ui.questions.week import WeekBox


def widget_for(  # noqa: PLR0911, PLR0912 - one branch for each kind
    question: Question, asking: Asking, *, now: Callable[[], datetime]
) -> QuestionWidget:
    """A widget that asks this question. A new kind of question is finished here, on paper too."""
    match question:
        case Line():
            return LineBox(question, asking)
        case Prose():
            return ProseBox(question, asking)
        case Choice():
            return ChoiceBox(question, asking)
        case SeveralChoices():
            return SeveralBox(question, asking)
        case DateAsked():
            return DateBox(question, asking)
        case Scale():
            return ScaleBox(question, asking)
        case YesNo():
            return YesNoBox(question, asking)
        case Money():
            return MoneyBox(question, asking)
        case PeopleAsked(whole_network=True):
            return NetworkStrip(question, asking)
        case PeopleAsked():
            return PeopleBox(question, asking)
        case PromisesAsked():
            return PromisesTable(question, asking)
        case RowsAsked():
            return RowsBox(question, asking)
        case WeekAsked():
            return WeekBox(question, asking)
        case PlaceAsked():
            return PlaceBox(question, asking)
        case Signature():
            return SignatureBox(question, asking, now=now)
    assert_never(question)
