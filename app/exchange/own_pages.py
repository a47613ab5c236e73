"""Pages of a council's own, read from its wording pack: every kind of question, and conditions.

What the file may hold is told in docs/wording-pack.md, with an example.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, cast

from app.exchange.pack_reading import (
    BadPack,
    Table,
    checked,
    line_of,
    line_of_item,
    needs,
    read_key,
    read_list,
    read_mark,
    read_number,
    read_one_of,
    read_table,
    read_text,
    read_texts,
)
from app.forms.catalogue import Catalogue
from app.forms.conditions import (
    All,
    Answered,
    AnyOf,
    Condition,
    Equals,
    Includes,
    Not,
    PlaceIs,
    keys_of,
)
from app.forms.page import Accent, Group, Page, Section
from app.forms.questions import (
    Cell,
    Choice,
    Column,
    DateAsked,
    Line,
    Money,
    Need,
    Option,
    Paper,
    Part,
    PeopleAsked,
    Prose,
    Question,
    RowsAsked,
    Scale,
    SeveralChoices,
    WeekAsked,
    Whose,
    YesNo,
)
from app.language import N_, message

PREFIX: Final = "own_"
"""Before every key of a council's own, so that none can ever be one of the product's."""
MOST_PAGES: Final = 20
MOST_QUESTIONS: Final = 120
MOST_CONDITIONS: Final = 200
SHARED_FROM: Final = "conversation_1"
"""Shared questions are those of this page: the program itself works with them."""
_FACTS: Final = ("country", "open_before", "young_carer", "comes_of_age", "other_worker")
_PAGE_KEYS: Final = frozenset(
    {"key", "version", "code", "name", "title", "paper_title", "lead", "openers", "moment",
     "group", "accent", "card", "source", "person_paper", "offered", "sections"}
)  # fmt: skip
_SECTION_KEYS: Final = frozenset({"key", "title", "questions"})
_ASKED_KEYS: Final = frozenset(
    {"key", "kind", "ask", "me", "hint", "when", "part", "column", "need", "paper", "turned"}
)
_CELL_KEYS: Final = _ASKED_KEYS - {"when", "part", "column", "paper", "turned"}
_OWN_KEYS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "line": frozenset(),
        "prose": frozenset({"lines", "whose", "openers"}),
        "choice": frozenset({"options"}),
        "several": frozenset({"options"}),
        "date": frozenset({"year_only"}),
        "scale": frozenset({"lowest", "highest", "lowest_label", "highest_label"}),
        "yes_no": frozenset(),
        "money": frozenset(),
        "people": frozenset(),
        "rows": frozenset({"cells", "rows", "add", "sum_of"}),
        "week": frozenset({"kinds"}),
    }
)
_CELLS: Final = ("line", "prose", "choice", "date", "scale", "yes_no", "money")


def read_own_pages(told: Any, line: int, catalogue: Catalogue) -> tuple[Page, ...]:
    """The pages of a pack's `own_pages`. Raises `BadPack` with the line of the first trouble."""
    if not isinstance(told, list):
        raise BadPack(line, message(N_("a list is wanted here")))
    items = cast("list[Any]", told)
    if len(items) > MOST_PAGES:
        raise BadPack(line, message(N_("this list is too long: {most} at most"), most=MOST_PAGES))
    pages: list[Page] = []
    for place, item in enumerate(items):
        at = line_of_item(items, place, line)
        page = _PageReader(read_table(item, at, _PAGE_KEYS), at, catalogue).page()
        if any(page.key == other.key for other in pages) or catalogue.page(page.key) is not None:
            raise BadPack(at, message(N_("there is a page {key} already"), key=item["key"]))
        pages.append(page)
    return tuple(pages)


class _PageReader:
    """Reads one page; knows the keys it has met, so that conditions may only look at those."""

    def __init__(self, table: Table, line: int, catalogue: Catalogue) -> None:
        self._table = table
        self._line = line
        self._shared = catalogue.page(SHARED_FROM)
        self._met: dict[str, int] = {}
        """Every question's key with its line."""
        self._looked: list[tuple[Condition, int]] = []
        self._conditions = 0

    def page(self) -> Page:
        """The page, whole."""
        table, line = self._table, self._line
        needs(table, line, "key", "name", "title", "sections")
        key = read_key(table["key"], line_of(table, "key"))
        sections = tuple(self._sections())
        for condition, at in self._looked:
            self._check_keys(condition, at)
        name = read_text(table, "name")
        return Page(
            key=PREFIX + key,
            version=read_number(table, "version", 1, 9_999, default=1),
            code=self._code(key),
            title=read_text(table, "title"),
            name=name,
            paper_title=read_text(table, "paper_title") if "paper_title" in table else name,
            lead=read_text(table, "lead") if "lead" in table else "",
            openers=read_texts(table, "openers") if "openers" in table else (),
            sections=sections,
            group=Group(read_one_of(table, "group", tuple(Group), Group.CONVERSATION.value)),
            moment=read_text(table, "moment") if "moment" in table else "",
            offered=self._offered(),
            card=read_text(table, "card") if "card" in table else "",
            source=read_text(table, "source") if "source" in table else "",
            accent=cast(
                "Accent", read_one_of(table, "accent", ("teal", "plum", "amber", "blue"), "teal")
            ),
            person_paper=read_mark(table, "person_paper") if "person_paper" in table else True,
        )

    def _code(self, key: str) -> str:
        """What the council's files call it: letters and figures, never one of the product's."""
        if "code" not in self._table:
            return "OWN" + key.replace("_", "").upper()[:9]
        code = self._table["code"]
        is_good = isinstance(code, str) and code.isascii() and code.isalnum() and len(code) <= 9
        if not is_good:
            said = N_("a code is wanted here: letters and figures only, 9 at most")
            raise BadPack(line_of(self._table, "code"), message(said))
        return "OWN" + str(code).upper()

    def _offered(self) -> Condition | None:
        if "offered" not in self._table:
            return None
        at = line_of(self._table, "offered")
        condition = self._condition(self._table["offered"], at)
        if any(not key.startswith("@") for key in keys_of(condition)):
            said = N_("whether a page is offered may only look at facts of the person")
            raise BadPack(at, message(said))
        return condition

    def _sections(self) -> list[Section]:
        """The parts of the page with their questions."""
        items = read_list(self._table, "sections")
        sections: list[Section] = []
        for place, item in enumerate(items):
            at = line_of_item(items, place, self._line)
            table = read_table(item, at, _SECTION_KEYS)
            needs(table, at, "key", "title", "questions")
            key = read_key(table["key"], line_of(table, "key"))
            if any(section.key == key for section in sections):
                raise BadPack(at, message(N_("there is a part {key} already"), key=key))
            questions = read_list(table, "questions")
            read = tuple(
                self._question(one, line_of_item(questions, n, at))
                for n, one in enumerate(questions)
            )
            sections.append(Section(key=key, title=read_text(table, "title"), questions=read))
        if len(self._met) > MOST_QUESTIONS:
            said = N_("a page has at most {most} questions")
            raise BadPack(self._line, message(said, most=MOST_QUESTIONS))
        return sections

    def _question(self, value: Any, line: int) -> Question:
        """One question of the pack's own, or one shared with the product's pages."""
        table = read_table(value, line)
        if "shared" in table:
            return self._shared_question(table, line)
        kind = self._kind(table, line, tuple(_OWN_KEYS))
        read_table(value, line, _ASKED_KEYS | _OWN_KEYS[kind])
        key = PREFIX + read_key(table["key"], line_of(table, "key"))
        self._meet(key, line)
        return _MAKERS[kind](table, line, self._asked(table, key))

    def _kind(self, table: Table, line: int, kinds: tuple[str, ...]) -> str:
        needs(table, line, "key", "kind", "ask")
        return read_one_of(table, "kind", kinds, "line")

    def _shared_question(self, table: Table, line: int) -> Question:
        read_table(table, line, frozenset({"shared"}))
        key = table["shared"]
        found = self._shared.question(key) if self._shared and isinstance(key, str) else None
        if found is None:
            raise BadPack(line, message(N_("there is no shared question {key}"), key=key))
        self._meet(found.key, line)
        return found

    def _meet(self, key: str, line: int) -> None:
        if key in self._met:
            said = N_("there is a question {key} already")
            raise BadPack(line, message(said, key=key.removeprefix(PREFIX)))
        self._met[key] = line

    def _asked(self, table: Table, key: str) -> dict[str, Any]:
        """What every question has."""
        when = None
        if "when" in table:
            when = self._condition(table["when"], line_of(table, "when"))
        return {
            **_worded(table),
            "key": key,
            "when": when,
            "part": Part(read_one_of(table, "part", tuple(Part), Part.TABLE.value)),
            "column": Column(read_one_of(table, "column", tuple(Column), Column.FULL.value)),
            "paper": Paper(read_one_of(table, "paper", tuple(Paper), Paper.BOTH.value)),
            "turned": read_mark(table, "turned"),
        }

    # Conditions

    def _condition(self, value: Any, line: int) -> Condition:
        """`question` with `is`, `includes` or `answered`; `place`; `fact`; `all`, `any`, `not`."""
        condition = self._read_condition(value, line)
        self._looked.append((condition, line))
        return condition

    def _read_condition(self, value: Any, line: int) -> Condition:
        """One condition with all that is within it; so many of a page at most."""
        self._conditions += 1  # one that holds itself would never end
        if self._conditions > MOST_CONDITIONS:
            said = N_("a page has at most {most} conditions")
            raise BadPack(line, message(said, most=MOST_CONDITIONS))
        table = read_table(value, line)
        names = frozenset(map(str, table))
        match sorted(names):
            case ["answered" | "includes" | "is" as test, "question"]:
                return self._test(self._looked_at(table), test, table)
            case ["place"]:
                return PlaceIs("place", checked(table["place"], line))
            case ["fact", "is"]:
                fact = read_one_of(table, "fact", _FACTS, "country")
                return Equals(f"@{fact}", _plain(table, "is"))
            case ["all" | "any" as joined]:
                items = read_list(table, joined)
                inner = tuple(
                    self._read_condition(one, line_of_item(items, n, line))
                    for n, one in enumerate(items)
                )
                return All(inner) if joined == "all" else AnyOf(inner)
            case ["not"]:
                return Not(self._read_condition(table["not"], line_of(table, "not")))
            case _:
                raise BadPack(line, message(N_("this condition is not known")))

    def _looked_at(self, table: Table) -> str:
        key = table["question"]
        if isinstance(key, str) and self._shared and self._shared.question(key) is not None:
            return key
        return PREFIX + read_key(key, line_of(table, "question"))

    def _test(self, key: str, test: str, table: Table) -> Condition:
        match test:
            case "is":
                return Equals(key, _plain(table, "is"))
            case "includes":
                return Includes(key, _plain(table, "includes"))
            case _:
                is_answered = read_mark(table, "answered")
                return Answered(key) if is_answered else Not(Answered(key))

    def _check_keys(self, condition: Condition, line: int) -> None:
        for key in keys_of(condition):
            if not key.startswith("@") and key not in self._met:
                said = N_("there is no question {key} on this page")
                raise BadPack(line, message(said, key=key.removeprefix(PREFIX)))


def _plain(table: Table, name: str) -> str | int | bool:
    """A plain value to compare an answer with."""
    value = table[name]
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    return checked(value, line_of(table, name))


def _worded(table: Table) -> dict[str, Any]:
    """The wording of a question, and how much Finish asks for it."""
    return {
        "ask": read_text(table, "ask"),
        "me": read_text(table, "me") if "me" in table else "",
        "hint": read_text(table, "hint") if "hint" in table else "",
        "need": Need(read_one_of(table, "need", tuple(Need), Need.NO.value)),
    }


def _options(table: Table, name: str, line: int) -> tuple[Option, ...]:
    """Options as a table of keys and what they say."""
    needs(table, line, name)
    at = line_of(table, name)
    told = read_table(table[name], at)
    if not 1 <= len(told) <= 40:
        raise BadPack(at, message(N_("from 1 to 40 options are wanted here")))
    return tuple(Option(read_key(key, line_of(told, key)), read_text(told, key)) for key in told)


def _prose(table: Table, _: int, asked: dict[str, Any]) -> Question:
    return Prose(
        **asked,
        lines=read_number(table, "lines", 1, 20, default=2),
        whose=Whose(read_one_of(table, "whose", tuple(Whose), Whose.WORKER.value)),
        openers=read_texts(table, "openers") if "openers" in table else (),
    )


def _scale(table: Table, line: int, asked: dict[str, Any]) -> Question:
    needs(table, line, "lowest", "highest", "lowest_label", "highest_label")
    lowest = read_number(table, "lowest", 0, 99)
    return Scale(
        **asked,
        lowest=lowest,
        highest=read_number(table, "highest", lowest + 1, lowest + 20),
        lowest_label=read_text(table, "lowest_label"),
        highest_label=read_text(table, "highest_label"),
    )


def _rows(table: Table, line: int, asked: dict[str, Any]) -> Question:
    """Rows of the same few cells: as many as are wanted, or these and no others."""
    needs(table, line, "cells")
    items = read_list(table, "cells")
    cells: list[Cell] = []
    for place, item in enumerate(items):
        cell = _cell(item, line_of_item(items, place, line))
        if any(cell.key == other.key for other in cells):
            raise BadPack(line, message(N_("there is a cell {key} already"), key=cell.key))
        cells.append(cell)
    if len(cells) > 6:
        raise BadPack(line, message(N_("a row has at most 6 cells")))
    sum_of = read_key(table["sum_of"], line_of(table, "sum_of")) if "sum_of" in table else ""
    if sum_of and not any(cell.key == sum_of and isinstance(cell, Money) for cell in cells):
        said = N_("sum_of names a cell of money")
        raise BadPack(line_of(table, "sum_of"), message(said))
    return RowsAsked(
        **asked,
        cells=tuple(cells),
        rows=_options(table, "rows", line) if "rows" in table else (),
        add=read_text(table, "add") if "add" in table else N_("Add a line"),
        sum_of=sum_of,
    )


def _cell(value: Any, line: int) -> Cell:
    table = read_table(value, line)
    needs(table, line, "key", "kind", "ask")
    kind = read_one_of(table, "kind", _CELLS, "line")
    read_table(value, line, _CELL_KEYS | _OWN_KEYS[kind])
    key = read_key(table["key"], line_of(table, "key"))
    if key == "row":
        raise BadPack(line, message(N_("a cell cannot be called {key}"), key=key))
    made = _MAKERS[kind](table, line, {**_worded(table), "key": key})
    return cast("Cell", made)


_Maker = Callable[[Table, int, dict[str, Any]], Question]
_MAKERS: Final[Mapping[str, _Maker]] = MappingProxyType(
    {
        "line": lambda table, line, asked: Line(**asked),
        "prose": _prose,
        "choice": lambda table, line, asked: Choice(
            **asked, options=_options(table, "options", line)
        ),
        "several": lambda table, line, asked: SeveralChoices(
            **asked, options=_options(table, "options", line)
        ),
        "date": lambda table, line, asked: DateAsked(
            **asked, year_only_allowed=read_mark(table, "year_only")
        ),
        "scale": _scale,
        "yes_no": lambda table, line, asked: YesNo(**asked),
        "money": lambda table, line, asked: Money(**asked),
        "people": lambda table, line, asked: PeopleAsked(**asked),
        "rows": _rows,
        "week": lambda table, line, asked: WeekAsked(**asked, kinds=_options(table, "kinds", line)),
    }
)
