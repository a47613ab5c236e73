"""Wording packs change words and nothing else, and a bad one is set aside with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import BadInput
from app.exchange.packs import read_pack
from app.forms.catalogue import shipped
from app.forms.pages.conversation_1 import CONVERSATION_1
from app.language import Words

GOOD = """\
pages:
  conversation_1:
    title: What would make life better?
    openers: [What was good today?]
    questions:
      what_matters:
        ask: What {name} cares about
        openers:
          - What made you laugh?
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "ours.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_pack_rewords_and_changes_nothing_else(tmp_path: Path) -> None:
    page = read_pack(written(tmp_path, GOOD), catalogue=shipped()).page("conversation_1")
    assert page is not None
    assert page.title == "What would make life better?"
    assert page.openers == ("What was good today?",)
    worded = page.question("what_matters")
    assert worded is not None
    assert worded.ask == "What {name} cares about"
    assert [q.key for q in page.questions()] == [q.key for q in CONVERSATION_1.questions()]
    assert page.question("wants") == CONVERSATION_1.question("wants")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("pages:\n  conversation_9: {}\n", "line 2: there is no page conversation_9"),
        (GOOD.replace("what_matters", "shoe_size"), "line 6: there is no question shoe_size"),
        (GOOD.replace("ask:", "asks:"), "line 7: asks is not known here"),
        (GOOD.replace("{name}", "{person}"), "line 7: only the braces of"),
        (GOOD.replace("What made you laugh?", "7"), "line 8: a text of 1 to 1,000 characters"),
        ("pages: [", "it is not YAML"),
        ("", "line 1: a table of names is wanted here"),
        ("pages: 7\n", "line 1: a table of names is wanted here"),
        ("pages: {}\npages: {}\n", "it is not YAML"),
        ("pages: !!python/object/apply:os.system [ls]\n", "line 1: a table of names"),
    ],
)
def test_a_bad_pack_is_set_aside_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_pack(written(tmp_path, text), catalogue=shipped())
    assert said in Words().say(caught.value.title)
    assert "ours.yaml" in Words().say(caught.value.title)
