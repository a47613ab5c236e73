"""A council's own pages: every kind of question from one file, and each mistake with its line."""

# ruff: noqa: E501 - a mistake and what is said of it are read side by side

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.casework.finish import finish_page
from app.casework.interview import Interview
from app.casework.paper_view import page_view
from app.casework.people import add_person
from app.errors import BadInput, Refused
from app.exchange.packs import read_pack
from app.forms.catalogue import shipped
from app.forms.conditions import AnyOf, Equals, Not, PlaceIs
from app.forms.page import Page
from app.forms.questions import RowsAsked
from app.language import Words
from app.policy import Policy
from app.reports.blank import BlankFor, compose_blank
from tests.exchange.making import Kept

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docs" / "wording-pack-example.yaml"
SMALL = """\
own_pages:
  - key: mine
    name: Mine
    title: A title
    sections:
      - key: one
        title: One
        questions:
          - {key: a, kind: line, ask: A}
          - {key: b, kind: choice, ask: B, options: {x: X, y: Y}}
          - shared: next_contact
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "ours.yaml"
    path.write_text(text, "utf-8")
    return path


def example() -> Page:
    page = read_pack(EXAMPLE, catalogue=shipped()).page("own_winter_check")
    assert page is not None
    return page


def test_the_example_has_every_kind_of_question_and_is_prefixed_throughout() -> None:
    page = example()
    kinds = {type(question).__name__ for question in page.questions()}
    assert kinds >= {
        "Prose", "Choice", "SeveralChoices", "YesNo", "RowsAsked", "Scale", "WeekAsked", "DateAsked",
        "Money", "PeopleAsked", "PromisesAsked", "PlaceAsked", "Signature", "Line",
    }  # fmt: skip
    conversation = shipped().page("conversation_1")
    assert conversation is not None
    shared = {question.key for question in conversation.questions()}
    assert all(q.key.startswith("own_") or q.key in shared for q in page.questions())
    assert page.code == "OWNWINTER"
    bills = page.question("own_bills")
    assert isinstance(bills, RowsAsked)
    assert (bills.sum_of, bills.when) == ("amount", Equals("own_bills_worry", "yes"))
    rooms, keys = page.question("own_cold_rooms"), page.question("own_neighbours")
    assert rooms is not None
    assert keys is not None
    assert rooms.when == Not(Equals("own_heating", "none"))
    assert keys.when == AnyOf((PlaceIs("place", "home"), Equals("@country", "wales")))


def test_the_documentation_names_every_kind_and_every_name() -> None:
    from app.exchange import own_pages

    told = (ROOT / "docs" / "wording-pack.md").read_text("utf-8")
    names = {*own_pages._PAGE_KEYS, *own_pages._ASKED_KEYS, *own_pages._OWN_KEYS}  # pyright: ignore[reportPrivateUsage] - what it must tell
    names |= {name for keys in own_pages._OWN_KEYS.values() for name in keys}  # pyright: ignore[reportPrivateUsage]
    assert [name for name in sorted(names) if f"`{name}" not in told] == []


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("key: mine", "key: Mine!", "line 2: a key is wanted here"),
        ("    title: A title\n", "", "line 2: title is missing here"),
        ("name: Mine", "name: 7", "line 3: a text of 1 to 1,000"),
        ("    name: Mine", "    name: Mine\n    colour: red", "line 4: colour is not known here"),
        ("    name: Mine", "    name: Mine\n    accent: red", "line 4: one of these is wanted here: teal"),
        ("    name: Mine", "    name: Mine\n    code: A-B", "line 4: a code is wanted here"),
        ("    name: Mine", "    name: Mine\n    version: 0", "line 4: a whole number from 1"),
        ("    name: Mine", "    name: Mine\n    offered: {question: a, is: b}", "line 4: whether a page is offered"),
        ("kind: line, ask: A}", "kind: lines, ask: A}", "line 9: one of these is wanted here: line"),
        ("kind: line, ask: A}", "kind: line}", "line 9: ask is missing here"),
        ("kind: line, ask: A}", "kind: line, ask: A, lines: 3}", "line 9: lines is not known here"),
        ("key: b", "key: a", "line 10: there is a question a already"),
        ("{x: X, y: Y}", "{}", "line 10: from 1 to 40 options"),
        ("{x: X, y: Y}", "[X, Y]", "line 10: a table of names"),
        ("shared: next_contact", "shared: nothing", "line 11: there is no shared question nothing"),
        ("ask: A}", "ask: A, when: {question: z, is: x}}", "line 9: there is no question z on this page"),
        ("ask: A}", "ask: A, when: {moon: full}}", "line 9: this condition is not known"),
        ("ask: A}", "ask: A, when: &c {not: *c}}", "line 9: "),
        ("kind: line, ask: A}", "kind: rows, ask: A, cells: [{key: row, kind: line, ask: R}]}", "a cell cannot be called row"),
        ("kind: line, ask: A}", "kind: rows, ask: A, sum_of: r, cells: [{key: r, kind: line, ask: R}]}", "sum_of names a cell of money"),
        ("kind: line, ask: A}", "kind: rows, ask: A, cells: [{key: r, kind: week, ask: R}]}", "one of these is wanted here: line"),
        ("sections:", "sections: []\n    card:", "line 5: a list is wanted here"),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_file_line_and_a_plain_sentence(
    tmp_path: Path, was: str, becomes: str, said: str
) -> None:
    assert was in SMALL
    with pytest.raises(BadInput) as caught:
        read_pack(written(tmp_path, SMALL.replace(was, becomes, 1)), catalogue=shipped())
    told = Words().say(caught.value.title)
    assert said in told
    assert "ours.yaml" in told


def test_endless_conditions_are_refused_at_once(tmp_path: Path) -> None:
    deep = "{all: " * 300 + "[]" + "}" * 300
    wide = "{any: [" + ", ".join(["{place: home}"] * 55) + "]}"
    for condition in (deep, "{all: [" + ", ".join([wide] * 6) + "]}"):
        text = SMALL.replace("ask: A}", f"ask: A, when: {condition}}}")
        with pytest.raises(BadInput):
            read_pack(written(tmp_path, text), catalogue=shipped())
    with pytest.raises(BadInput):
        read_pack(written(tmp_path, "own_pages: 7\n"), catalogue=shipped())


def test_two_pages_of_one_key_are_refused(tmp_path: Path) -> None:
    twice = SMALL + SMALL.split("\n", 1)[1]
    with pytest.raises(BadInput) as caught:
        read_pack(written(tmp_path, twice), catalogue=shipped())
    assert "there is a page mine already" in Words().say(caught.value.title)


def test_an_own_page_is_had_finished_and_printed_and_outlives_its_pack(kept: Kept) -> None:
    catalogue = read_pack(EXAMPLE, catalogue=shipped())
    store, person = kept.store, add_person(kept.store, name="Cold At Home")
    talk = Interview.begin(
        store, person_id=person.id, page_key="own_winter_check", catalogue=catalogue
    )
    talk.answer("own_warm_now", "Two jumpers")
    talk.answer("own_bills_worry", "yes")
    talk.answer("own_bills", [{"what": "Gas", "amount": 4550}])
    talk.flush()
    talk.close()
    finish_page(store, page_id=talk.page_id, catalogue=catalogue, policy=Policy(), send=False)
    view = page_view(
        store, page_id=talk.page_id, catalogue=shipped(), policy=Policy(), clock=store.clock
    )
    said = {asked.key: asked.text for asked in view.asked}
    assert said["own_warm_now"] == "Two jumpers"
    assert "£45.50" in said["own_bills"]
    draft = Interview.begin(
        store, person_id=person.id, page_key="own_winter_check", catalogue=catalogue
    )
    draft.close()
    with pytest.raises(Refused) as caught:
        Interview.open(store, page_id=draft.page_id, catalogue=shipped())
    assert "Put back the wording pack" in Words().say(caught.value.advice)


def test_an_own_page_prints_blank() -> None:
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    paper = compose_blank(example(), whom=BlankFor(), words=Words(), made_at=moment)
    assert "What I do to keep warm" in str(paper.blocks)
