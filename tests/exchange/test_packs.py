"""Wording packs change words and nothing else, and a bad one is set aside with its line."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from app.bootstrap import doors_of, open_house
from app.casework.interview import Interview
from app.casework.paper_view import page_view
from app.casework.people import add_person
from app.errors import BadInput
from app.exchange.packs import LARGEST_PACK, read_pack, worded_as
from app.forms.catalogue import shipped
from app.forms.pages.conversation_1 import CONVERSATION_1
from app.language import Words
from app.models.store import Store
from app.policy import Policy
from tests.exchange.making import FLOOR, PASSPHRASE, Kept

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


def test_a_page_carries_the_pack_it_was_asked_in(kept: Kept, tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    policy = Policy(wording_pack=str(path))
    house = open_house(kept.home, clock=kept.store.clock, policy=policy)
    kept.store.close()
    opened = doors_of(house, floor=FLOOR).unlock(PASSPHRASE)
    sign = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    assert opened.catalogue.wording_pack == f"ours-{sign}"
    person_id = kept_person(opened.store)
    page = Interview.begin(
        opened.store, person_id=person_id, page_key="conversation_1", catalogue=opened.catalogue
    )
    view = page_view(
        opened.store,
        page_id=page.page_id,
        catalogue=opened.catalogue,
        policy=policy,
        clock=house.clock,
    )
    assert (view.wording_pack, view.title) == (f"ours-{sign}", "What would make life better?")
    page.close()
    opened.store.close()


def kept_person(store: Store) -> str:
    return add_person(store, name="Asked in other words").id


@pytest.mark.parametrize(
    "hostile",
    [
        b"\xff\xfe\x00",
        b"pages: &a [*a]\n",
        b"a: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(b"%c: &%c [%s]\n" % (n, n, b",".join([b"*%c" % (n - 1)] * 9))
                   for n in range(98, 107)),
        b"[" * 100_000,
        b"- " * 100_000,
        b"[\n" * 20_000,
        b"pages: !!python/object/apply:os.system ['touch /tmp/owned']\n",
        b"x" * (LARGEST_PACK + 10),
        b"pages: {conversation_1: {title: \"\\0\"}}\n",
        None,
    ],
)  # fmt: skip
def test_a_hostile_pack_leaves_the_product_s_own_words_and_is_told(
    tmp_path: Path, hostile: bytes | None
) -> None:
    path = tmp_path / "hostile.yaml"
    if hostile is not None:
        path.write_bytes(hostile)
    catalogue, trouble = worded_as(str(path), catalogue=shipped())
    assert trouble is not None
    assert Words().say(trouble.title)
    assert catalogue.wording_pack == ""
    assert [page.title for page in catalogue] == [page.title for page in shipped()]
    assert not Path("/tmp/owned").exists()


def test_without_a_pack_the_product_s_own_words_are_used() -> None:
    catalogue, trouble = worded_as(None, catalogue=shipped())
    assert (catalogue.wording_pack, trouble) == ("", None)
