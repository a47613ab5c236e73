"""The kinds of question a page can ask: a closed union, so a new kind names what to finish."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from app.forms.conditions import Condition


class Column(StrEnum):
    """Where a box stands on the paper and on the page."""

    FULL = "full"
    LEFT = "left"
    RIGHT = "right"


class Part(StrEnum):
    """When a question is met: at the table, or afterwards and never in the way of Finish."""

    TABLE = "table"
    AFTERWARDS = "afterwards"


class Whose(StrEnum):
    """Whose words an answer is in; the app never turns one into another."""

    PERSON = "person"
    INTERPRETER = "interpreter"
    MEMBER = "member"
    TOGETHER = "together"
    WORKER = "worker"


class Need(StrEnum):
    """How much Finish asks for an answer: never blocks a draft."""

    NO = "no"
    WANTED = "wanted"  # listed before Finish; one may go on without
    REQUIRED = "required"  # Finish insists


class Paper(StrEnum):
    """Which papers show the answer."""

    BOTH = "both"
    PERSON = "person"
    COUNCIL = "council"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose: its key is for ever, its wording may change.

    `paper` is what paper says of it, where that is more than its short label.
    """

    key: str
    label: str
    paper: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What every question has.

    `ask` is the worker's wording and may hold `{name}` (what the person likes to be called);
    `me` is the person's own wording, on their paper and when the screen is turned. `part`,
    `column` and `paper` say where it stands. `unsaid` is what a cell of a row says on paper while
    nobody has answered it; with `unsaid_beside` only where that other cell of the row is answered.
    """

    key: str
    ask: str
    me: str = ""
    hint: str = ""
    when: Condition | None = None
    part: Part = Part.TABLE
    column: Column = Column.FULL
    need: Need = Need.NO
    paper: Paper = Paper.BOTH
    turned: bool = False
    unsaid: str = ""
    unsaid_beside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Asked):
    """One line of text. Value: str."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose(Asked):
    """A box of text kept as said, with whose words they are. Value: str; `lines`: height."""

    lines: int = 2
    whose: Whose = Whose.WORKER
    openers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Asked):
    """One of a few. Value: the option's key."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralChoices(Asked):
    """Any of a few. Value: list of option keys, in the order of the options."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateAsked(Asked):
    """A day, or a month or year alone where `year_only_allowed`.

    Value: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; what cannot be read as a date is kept as typed.
    """

    year_only_allowed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Asked):
    """A whole number from `lowest` to `highest`. Value: int."""

    lowest: int
    highest: int
    lowest_label: str
    highest_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo(Asked):
    """Yes, no or not asked. Value: `yes`, `no` or `not_asked`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money(Asked):
    """An amount of money. Value: int pence; what cannot be read as money is kept as typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleAsked(Asked):
    """People from the person's network. Value: list of member ids.

    With `whole_network` the question shows and edits everybody on the network and keeps no value.
    """

    whole_network: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisesAsked(Asked):
    """The table of promises made on this page; they are rows of their own. No value.

    With `plan` it is an emergency plan: each also says what to do if it fails, and whom to ring
    with the hours they answer.
    """

    plan: bool = False


Cell: TypeAlias = Line | Prose | Choice | DateAsked | YesNo | Scale | Money
"""What may stand in a row: a question of one value that needs no rows of its own."""

ROW: Final = "row"
"""Under this key a row says which of the fixed rows it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsAsked(Asked):
    """Rows of the same few cells: short-term help, contributions, dated steps.

    Value: list of `{cell key: value of its kind}`. With `rows` they are these and no others, each
    `{"row": option key, …}`; else as many as are wanted, begun by the button `add`. A cell that is
    REQUIRED must be answered in every row that says anything. The pence of the cell `sum_of` are
    added up below. `counted` is a sentence below about how many of the fixed rows say anything,
    with `{count}` and `{all}` in it: it counts, and never says what that means for the person.
    """

    cells: tuple[Cell, ...]
    rows: tuple[Option, ...] = ()
    add: str = ""
    sum_of: str = ""
    counted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekAsked(Asked):
    """Seven days by morning, afternoon, evening and night.

    Value: `{"mon.morning": {"what": str, "kind": option key}, …}`; a square that is not there is
    empty. The kinds say what a square is to the person: company, help, rest for those who help.
    """

    kinds: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAsked(Asked):
    """Where it happened. Value: `{"kind": option key, "words": str}`."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Asked):
    """How the person agreed to the page.

    Value: `{"way": "on_screen" | "on_paper" | "aloud" | "not_signed", "at": ISO time,
    "strokes": [[[x, y], ...], ...]}` with x and y from 0 to 1 of a box three times as wide as high.
    Where `aloud` holds nothing can be signed: the person says so, and the copy goes by post.
    """

    aloud: Condition | None = None


Question: TypeAlias = (
    Line
    | Prose
    | Choice
    | SeveralChoices
    | DateAsked
    | Scale
    | YesNo
    | Money
    | PeopleAsked
    | PromisesAsked
    | RowsAsked
    | WeekAsked
    | PlaceAsked
    | Signature
)
