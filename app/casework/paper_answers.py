"""Answers as paper says them: each kind of question in words, and whose words they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from app.casework.network import is_shown_to_person
from app.casework.views import MemberView
from app.forms.conditions import Json
from app.forms.questions import (
    Choice,
    DateAsked,
    Line,
    Money,
    Option,
    Paper,
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
    Whose,
    YesNo,
)
from app.forms.values import text_of
from app.forms.vocabulary import label
from app.language import N_, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWords:
    """What wording an answer needs: the language, what the person is called, who is around them.

    `members` holds everybody ever named, by id, so that an old answer still names its people.
    `near` is an ISO day: of days in its year paper leaves out the year.
    """

    words: Words
    called: str
    members: Mapping[str, MemberView]
    near: str = ""

    def day(self, day: date, *, form: str = "short", far: str = "medium") -> str:
        """A day in one form, or in another, with its year, where that is not the year near by."""
        return self.words.date(day, form if self.near[:4] == f"{day:%Y}" else far)

    def answer(self, question: Question, value: Json) -> str:  # noqa: PLR0911 - one for each kind
        """An answer in words; empty where nothing was said or it stands in a table of its own."""
        words = self.words
        match question:
            case Line() | Prose():
                return text_of(value)
            case Choice(options=options):
                return self._option(options, value)
            case SeveralChoices(options=options):
                chosen = value if isinstance(value, list) else []
                return "; ".join(self._option(options, key) for key in chosen)
            case DateAsked():
                return words.partial_date(text_of(value))
            case Scale():
                return self._scale(question, value)
            case YesNo():
                return self._yes_no(value)
            case Money():
                return self._money(value)
            case PeopleAsked():
                everybody = question.paper in (Paper.COUNCIL, Paper.NEITHER)
                return words.listing(list(self.people(value, everybody=everybody)))
            case PlaceAsked():
                return self.place(question, value)
            case Signature():
                return self._signature(value)
            case RowsAsked() | WeekAsked():
                # Late: it words each cell by asking here again.
                from app.casework.paper_rows import rows_as_text

                return rows_as_text(question, value, self)
            case PromisesAsked():
                return ""
        assert_never(question)

    def voice(self, question: Question, *, whose: str, member_id: str) -> str:
        """Whose words these are, in words; empty for kinds of question that have no voice."""
        if not isinstance(question, Prose):
            return ""
        words = self.words
        match Whose(whose) if whose in tuple(Whose) else question.whose:
            case Whose.PERSON:
                return words.text(N_("as {name} said it"), name=self.called)
            case Whose.INTERPRETER:
                return words.text(N_("through an interpreter"))
            case Whose.MEMBER:
                return self._said_by(question, member_id)
            case Whose.TOGETHER:
                return words.text(N_("what we noticed together"))
            case Whose.WORKER:
                if question.whose is Whose.WORKER:
                    return words.text(N_("in the worker's words"))
                return words.text(N_("what the worker noticed"))

    def people(self, value: Json, *, everybody: bool) -> tuple[str, ...]:
        """Chosen members as they are named; `everybody` also those kept off the person's paper."""
        chosen = value if isinstance(value, list) else []
        known = [
            self.members[key] for key in chosen if isinstance(key, str) and key in self.members
        ]
        return tuple(m.named for m in known if everybody or is_shown_to_person(m))

    def place(self, question: PlaceAsked, value: Json) -> str:
        """Where it was: `At home, Llanbedr`."""
        if not isinstance(value, dict):
            return text_of(value)
        kind, said = value.get("kind"), value.get("words")
        where = self._option(question.options, kind) if kind else ""
        name = text_of(said).strip()
        if where and name:
            return self.words.text(N_("{kind}, {place}"), kind=where, place=name)
        return where or name

    def _said_by(self, question: Question, member_id: str) -> str:
        """Who of the network said it; not by name where the person may read it and must not."""
        member = self.members.get(member_id)
        is_private = question.paper in (Paper.COUNCIL, Paper.NEITHER)
        if member is None or not (is_private or is_shown_to_person(member)):
            return self.words.text(N_("said by someone else"))
        return self.words.text(N_("said by {member}"), member=member.named)

    def _option(self, options: tuple[Option, ...], key: Json) -> str:
        if not isinstance(key, str):
            return ""
        on_paper = next((o.paper for o in options if o.key == key and o.paper), "")
        return self.words.text(on_paper or label(options, key), name=self.called)

    def _money(self, value: Json) -> str:
        if isinstance(value, int) and not isinstance(value, bool):
            return self.words.money(value)
        return text_of(value)

    def _scale(self, question: Scale, value: Json) -> str:
        if not isinstance(value, int) or isinstance(value, bool):
            return text_of(value)
        return self.words.text(
            N_("{value} of {highest} ({lowest} {lowest_label}, {highest} {highest_label})"),
            value=value,
            lowest=question.lowest,
            highest=question.highest,
            lowest_label=self.words.text(question.lowest_label),
            highest_label=self.words.text(question.highest_label),
        )

    def _yes_no(self, value: Json) -> str:
        match value:
            case "yes":
                return self.words.text(N_("Yes"))
            case "no":
                return self.words.text(N_("No"))
            case "not_asked":
                return self.words.text(N_("Not asked"))
            case _:
                return ""

    def _signature(self, value: Json) -> str:
        match value.get("way") if isinstance(value, dict) else None:
            case "on_screen":
                return self.words.text(N_("Signed on the screen"))
            case "on_paper":
                return self.words.text(N_("Signed on paper"))
            case "aloud":
                return self.words.text(N_("Agreed aloud"))
            case "not_signed":
                return self.words.text(N_("Not signed"))
            case _:
                return ""


def language_line(offered: Json, chosen: Json, options: tuple[Option, ...], words: Words) -> str:
    """What was said of the language: `Welsh offered, chose English`; empty when nothing was."""
    language = words.text(label(options, chosen)) if isinstance(chosen, str) and chosen else ""
    match offered:
        case "yes" if language:
            return words.text(N_("Welsh offered, chose {language}"), language=language)
        case "yes":
            return words.text(N_("Welsh offered"))
        case "no" if language:
            return words.text(N_("Welsh not offered; language: {language}"), language=language)
        case "no":
            return words.text(N_("Welsh not offered"))
        case _ if language:
            return words.text(N_("Language: {language}"), language=language)
        case _:
            return ""


def strokes_of(value: Json) -> tuple[tuple[tuple[float, float], ...], ...]:
    """The lines of a signature drawn on screen, points from 0 to 1; no other thing gets in."""
    drawn = value.get("strokes") if isinstance(value, dict) else None
    lines = [line for line in drawn if isinstance(line, list)] if isinstance(drawn, list) else []
    return tuple(
        tuple(point for item in line if (point := _point(item)) is not None) for line in lines
    )


def _point(item: Json) -> tuple[float, float] | None:
    if not isinstance(item, list) or len(item) != 2:
        return None
    x, y = item
    if isinstance(x, int | float) and isinstance(y, int | float):
        return min(max(float(x), 0.0), 1.0), min(max(float(y), 0.0), 1.0)
    return None


def plain(value: Json) -> str:
    """Any value as text, for an answer whose question is gone."""
    match value:
        case str():
            return value
        case list():
            return "; ".join(plain(item) for item in value)
        case dict():
            return "; ".join(plain(item) for item in value.values())
        case None:
            return ""
        case _:
            return str(value)
