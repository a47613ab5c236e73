"""Any page as an empty paper to write on together: headings, ruled boxes, a table, a signature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, assert_never

from app.forms.page import Page
from app.forms.questions import (
    Choice,
    DateAsked,
    Line,
    Money,
    Option,
    Paper,
    Part,
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
from app.forms.vocabulary import WEEK_DAYS, WEEK_PARTS
from app.language import N_, Words
from app.reports.document import (
    LEAST_PERSON_PT,
    Block,
    Box,
    Command,
    Document,
    Figure,
    HeaderBlock,
    Heading,
    Label,
    SignatureBlock,
    SignatureLine,
    Space,
    Stroke,
    TableBlock,
)
from app.reports.ink import LEADING, Ink
from app.reports.lines import text_width
from app.reports.plain_paper import foot, paper_language
from app.reports.rows import WIDTH

LARGE_PT: Final = 16.0
"""To be written on together: nobody should have to look for their glasses."""
_RULE: Final = 1.9
"""From one line to write on to the next, in sizes of the text."""
_TICK: Final = 0.95
_EMPTY_ROWS: Final = 5
_MOST_LINES: Final = 8
_PROSE_MORE: Final = 2
"""Lines that handwriting needs beyond those of the box on screen."""
_WRITABLE: Final = "\n\u00a0"
"""In an empty cell: room to write in, with nothing in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankFor:
    """Whom an empty paper is for; all empty on one that is for anybody."""

    name: str = ""
    called: str = ""
    worker_name: str = ""
    council_name: str = ""
    is_practice: bool = False


def compose_blank(
    page: Page, *, whom: BlankFor, words: Words, made_at: datetime, size_pt: float = LARGE_PT
) -> Document:
    """A page's questions with room to write, in the person's own wording and nothing filled in.

    What only the council's paper says is not asked here, and what depends on an answer is: on
    paper nobody knows yet how it will be answered. A page that names nobody leaves out the name.
    """
    size = max(size_pt, LEAST_PERSON_PT)
    writer = _Blank(page, whom, words, size)
    title = words.text(page.paper_title, name=writer.called)
    return Document(
        title=words.text(N_("A page to write on together")) if whom.name else title,
        language=paper_language(words),
        size_pt=size,
        smallest_pt=min(size, LARGE_PT),
        accent=page.accent,
        blocks=tuple(writer.blocks(title)),
        footer=foot(words, made_at, middle=whom.council_name, is_practice=whom.is_practice),
        running_head=words.text(N_("{title}, continued"), title=title),
    )


class _Blank:
    """Sets one empty paper, question by question."""

    def __init__(self, page: Page, whom: BlankFor, words: Words, size: float) -> None:
        self._page = page
        self._whom = whom
        self._words = words
        self._size = size
        self.called = whom.called or words.text(N_("the person"))

    def blocks(self, title: str) -> Iterator[Block]:
        """The whole paper in reading order."""
        words, whom = self._words, self._whom
        day = words.text(N_("Day: {line}"), line="_" * 16)
        named = not self._page.is_nameless
        name = whom.name or words.text(N_("Name: {line}"), line="_" * 28)
        yield HeaderBlock(
            title=title,
            name=name if named else "",
            lines=tuple(line for line in (day, whom.worker_name if named else "") if line),
        )
        signatures: list[Question] = []
        for question in self._page.questions():
            if isinstance(question, Signature):
                signatures.append(question)
            elif self._is_asked(question):
                yield Heading(text=self._heading(question))
                yield from self._room(question)
        for _ in signatures[:1]:
            yield Space(lines=0.5)
            caption = whom.name or words.text(N_("Name and day"))
            worker = whom.worker_name or words.text(N_("The worker"))
            yield SignatureBlock(
                left=SignatureLine(caption=caption), right=SignatureLine(caption=worker)
            )

    def _is_asked(self, question: Question) -> bool:
        """Whether it is written by hand: what stands on the person's paper, or at the table."""
        if question.paper is Paper.NEITHER and question.part is Part.AFTERWARDS:
            return False
        if not self._page.person_paper:  # a page for colleagues: it is they who write
            return question.paper is not Paper.NEITHER
        at_table = question.part is Part.TABLE and question.paper is not Paper.COUNCIL
        return at_table or question.paper in {Paper.BOTH, Paper.PERSON}

    def _heading(self, question: Question) -> str:
        return self._words.text(question.me or question.ask, name=self.called)

    def _room(self, question: Question) -> Iterator[Block]:
        """What is written into."""
        match question:
            case Prose(lines=lines):
                yield self._ruled(question, min(lines + _PROSE_MORE, _MOST_LINES))
            case Line() | DateAsked() | Money():
                yield self._ruled(question, 1)
            case PlaceAsked(options=options):
                yield self._ticks(question, options)
                yield self._ruled(question, 1)
            case PeopleAsked():
                yield self._ruled(question, 3)
            case Choice(options=options) | SeveralChoices(options=options):
                yield self._ticks(question, options)
            case YesNo():
                yield self._ticks(question, _YES_NO)
            case Scale():
                yield self._ticks(question, _marks_of(question, self._words))
            case PromisesAsked():
                yield self._promises(is_plan=question.plan)
            case RowsAsked():
                yield self._rows(question)
            case WeekAsked():
                yield self._week()
            case Signature():
                return
            case _:
                assert_never(question)

    def _ruled(self, question: Question, lines: int) -> Figure:
        """A box with lines to write on."""
        step = self._size * _RULE
        height = step * lines
        drawing: list[Command] = [
            Box(corner=(0.5, 0.5), width=WIDTH - 1, height=height, rounding=4, edge="edge")
        ]
        drawing += [
            Stroke(points=((8, step * n), (WIDTH - 8, step * n)), colour="line", width=0.75)
            for n in range(1, lines)
        ]
        alt = N_("Room to write: {question}")
        return Figure(
            width=WIDTH,
            height=height + 1,
            drawing=tuple(drawing),
            alt=self._words.text(alt, question=self._heading(question)),
        )

    def _ticks(self, question: Question, options: Sequence[Option]) -> Figure:
        """Boxes to tick, as many beside each other as there is room for."""
        size = self._size
        ink = Ink("regular", size)
        texts = [self._words.text(o.paper or o.label, name=self.called) for o in options]
        drawing: list[Command] = []
        x, y, step, side = 0.0, 0.0, size * _RULE, size * _TICK
        for text in texts:
            lines = _lines_of(text, WIDTH - 2 * size, ink)
            wide = size * 1.5 + max(text_width(line, ink) for line in lines)
            if x and x + wide > WIDTH:
                x, y = 0.0, y + step
            corner = (x + 0.5, y + 2)
            drawing.append(Box(corner=corner, width=side, height=side, edge="ink", line=1.2))
            for number, line in enumerate(lines):
                at = (x + size * 1.5, y + size * (1 + number * LEADING))
                drawing.append(Label(at=at, text=line, size=size, align="start"))
            if len(lines) > 1:  # the next one begins below it
                x, y = 0.0, y + step + size * LEADING * (len(lines) - 1)
            else:
                x += wide + size * 1.4
        alt = N_("To tick: {options}")
        return Figure(
            width=WIDTH,
            height=y + (step if x else 2),
            drawing=tuple(drawing),
            alt=self._words.text(alt, options="; ".join(texts)),
        )

    def _promises(self, *, is_plan: bool) -> TableBlock:
        words = self._words
        head = [words.text(N_("What")), words.text(N_("Who")), words.text(N_("By when"))]
        widths = [0.5, 0.28, 0.22]
        if is_plan:
            head.append(words.text(N_("If it fails: what, and whom to ring")))
            widths = [0.32, 0.2, 0.18, 0.3]
        row = (_WRITABLE,) * len(head)
        return _to_write_in(tuple(head), (row,) * _EMPTY_ROWS, tuple(widths))

    def _rows(self, question: RowsAsked) -> TableBlock:
        """A table with the rows it has, or some empty ones."""
        words = self._words
        head = [words.text(cell.ask, name=self.called) for cell in question.cells]
        if not question.rows:
            rows = ((_WRITABLE,) * len(head),) * _EMPTY_ROWS
            return _to_write_in(tuple(head), rows, (1 / len(head),) * len(head))
        empty = (_WRITABLE,) * len(head)
        named = tuple((words.text(o.label, name=self.called), *empty) for o in question.rows)
        share = 0.7 / len(head)
        return _to_write_in(("", *head), named, (0.3, *(share,) * len(head)))

    def _week(self) -> TableBlock:
        words = self._words
        head = ("", *(words.text(part.label) for part in WEEK_PARTS))
        empty = (_WRITABLE,) * len(WEEK_PARTS)
        rows = tuple((words.text(day.label), *empty) for day in WEEK_DAYS)
        return _to_write_in(head, rows, (0.2, *(0.2,) * len(WEEK_PARTS)))


def _to_write_in(
    head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], widths: tuple[float, ...]
) -> TableBlock:
    """A table of empty cells: its columns as wide as handwriting needs, its rows together."""
    return TableBlock(head=head, rows=rows, widths=widths, is_grid=True)


_YES_NO: Final = (Option("yes", N_("Yes")), Option("no", N_("No")))


def _marks_of(question: Scale, words: Words) -> tuple[Option, ...]:
    """The marks of a scale, what the ends mean beside them."""

    def said(mark: int) -> str:
        if mark == question.lowest:
            return f"{mark} ({words.text(question.lowest_label)})"
        return f"{mark} ({words.text(question.highest_label)})" if mark == question.highest else (
            f"{mark}"
        )  # fmt: skip

    return tuple(Option(str(n), said(n)) for n in range(question.lowest, question.highest + 1))


def _lines_of(text: str, width: float, ink: Ink) -> list[str]:
    """A text in lines that fit, a very long word in parts: whoever ticks it reads all of it."""
    lines: list[str] = []
    most = max(1, int(width / ink.size))  # no letter is wider than the text is high
    parts = (word[n : n + most] for word in text.split() for n in range(0, len(word), most))
    for word in parts:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, ink) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]
