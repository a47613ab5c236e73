"""Practice people: whole, valid, and the same from the same seed whatever the machine."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import date
from itertools import islice
from pathlib import Path

from app.casework.ecomap import ecomap
from app.casework.map_measures import measure
from app.casework.people import add_person, people
from app.casework.practice import HOUSEHOLDS, add_invented_people, add_practice_family
from app.casework.practice.invented import nhs_numbers
from app.casework.practice.names import invented_name
from app.casework.sealed import sealed_of_person
from app.casework.today import today
from app.clock import FixedClock
from app.exchange import record
from app.forms.catalogue import shipped
from app.forms.values import is_valid_nhs_number, lack_of
from app.language import Words
from tests.exchange.making import NOON, make_home, open_home

ROOT = Path(__file__).resolve().parents[2]
MAKE_AND_SHOW = """
import json, sys
from datetime import date
from pathlib import Path
from app.casework.practice import add_invented_people
from app.clock import FixedClock
from app.exchange import record
from app.forms.catalogue import shipped
from app.language import Words
from tests.exchange.making import NOON, make_home, open_home
home = Path(sys.argv[1])
make_home(home, with_people=True)
kept = open_home(home)
clock = FixedClock(NOON, seed=4)
kept.store.clock = clock
add_invented_people(kept.store, clock, count=4, seed=4)
ids = record.everybody(kept.store)
shown = record.show_several(
    kept.store, person_ids=ids, today=date(2026, 11, 12), catalogue=shipped(), words=Words()
)
kept.store.close()
sys.stdout.write(json.dumps(shown))
"""


def test_every_answer_told_is_one_the_page_asks_and_can_read() -> None:
    for told in HOUSEHOLDS:
        for talk in told.talks:
            page = shipped().page(talk.page)
            assert page is not None, talk.page
            assert all(page.question(key) for key in talk.days)
            for key, value in talk.answers.items():
                question = page.question(key)
                assert question is not None, key
                if "+" not in str(value):  # days that are counted from the talk
                    assert lack_of(question, value) is None, (told.name, key)


def test_whoever_is_present_or_promises_is_on_the_network() -> None:
    for told in HOUSEHOLDS:
        names = {member.name for member in told.members}
        for talk in told.talks:
            assert set(talk.present) <= names
            assert {p.who for p in talk.promises} <= names | {"worker", "person"}
        assert {end for tied in told.ties for end in (tied.first, tied.second)} <= names | {""}


# Size and tiers of each map, and how many ties on it are hard, as they were thought out.
MAPS = {
    "Edna": (4, 1, 1, 2, 0),
    "Iqbal": (6, 3, 1, 2, 0),
    "Gwenllian": (5, 2, 2, 1, 0),
    "Delroy": (8, 3, 2, 3, 1),
    "Maureen": (3, 1, 1, 1, 0),
    "Kieran": (5, 1, 2, 2, 1),
}


def test_the_families_maps_are_as_they_were_thought_out(tmp_path: Path) -> None:
    make_home(tmp_path, with_people=False)
    kept = open_home(tmp_path)
    clock = FixedClock(NOON, seed=4)
    kept.store.clock = clock
    found: dict[str, tuple[int, ...]] = {}
    alone: dict[str, int] = {}
    for person_id in add_practice_family(kept.store, clock):
        view = ecomap(kept.store, person_id=person_id)
        said = measure(view)
        count = said.count
        tiers = (count.extremely, count.very, count.quite)
        found[view.name.split()[0]] = (count.people, *tiers, said.strained)
        alone[view.name.split()[0]] = len(said.carers)
        assert said.young_carers == () or view.name == "Delroy Bennett"
    kept.store.close()
    assert {name: found[name] for name in MAPS} == MAPS
    assert alone["Maureen"] == 1


def test_undo_offers_nothing_of_the_practice_families(tmp_path: Path) -> None:
    make_home(tmp_path, with_people=False)
    kept = open_home(tmp_path)
    clock = FixedClock(NOON, seed=4)
    kept.store.clock = clock
    added = add_practice_family(kept.store, clock)
    assert kept.store.undo_offer() is None
    assert kept.store.undo_offer(person_id=added[0]) is None
    add_person(kept.store, name="Arthur Bevan")
    offer = kept.store.undo_offer()
    assert offer is not None
    assert offer.subject == "Arthur Bevan"
    kept.store.close()


def test_a_workers_own_outbox_holds_nothing_of_the_families(tmp_path: Path) -> None:
    make_home(tmp_path, with_people=False)
    kept = open_home(tmp_path)
    clock = FixedClock(NOON, seed=4)
    kept.store.clock = clock
    added = add_practice_family(kept.store, clock, sends=False)
    now = today(kept.store, catalogue=shipped(), words=Words())
    assert now.packages_waiting == 0
    assert all(sealed_of_person(kept.store, person_id=person_id) for person_id in added)
    kept.store.close()


def test_all_numbers_are_valid_and_none_is_a_real_one() -> None:
    told = [str(t.fields["nhs_number"]) for t in HOUSEHOLDS if "nhs_number" in t.fields]
    invented = list(islice(nhs_numbers(), 200))
    assert len(set(told + invented)) == len(told) + 200
    for number in (*told, *invented):
        assert number.startswith("999")
        assert is_valid_nhs_number(number)


def test_everybody_has_a_finished_page_and_some_of_it_is_due(tmp_path: Path) -> None:
    make_home(tmp_path / "home", with_people=True)
    kept = open_home(tmp_path / "home")
    rows = people(kept.store).rows
    assert len(rows) == 8
    assert all(row.is_practice for row in rows)
    views = [sealed_of_person(kept.store, person_id=row.id)[0].view for row in rows]
    assert {view.language for view in views} == {"en", "cy"}
    assert {view.text_size_pt for view in views} == {12, 20}
    assert all(view.promises and view.people_person for view in views)
    now = today(kept.store, catalogue=shipped(), words=Words())
    assert now.due_total > 0
    assert now.unfinished_total == 1
    assert now.packages_waiting == 8
    kept.store.close()


def test_the_same_seed_and_day_make_the_same_people_in_any_process(tmp_path: Path) -> None:
    shown: list[bytes] = []
    for number in ("0", "12345"):
        done = subprocess.run(
            [sys.executable, "-c", MAKE_AND_SHOW, str(tmp_path / number)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": number, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            timeout=240,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        shown.append(done.stdout)
    assert shown[0] == shown[1]
    assert len(shown[0]) > 100_000


def test_invented_people_have_lives_and_other_seeds_others(tmp_path: Path) -> None:
    make_home(tmp_path / "home", with_people=False)
    kept = open_home(tmp_path / "home")
    clock = FixedClock(NOON, seed=3)
    kept.store.clock = clock
    add_invented_people(kept.store, clock, count=30, seed=3)
    document = record.show_several(
        kept.store,
        person_ids=record.everybody(kept.store),
        today=date(2026, 11, 12),
        catalogue=shipped(),
        words=Words(),
    )
    told = document["people"]
    assert isinstance(told, list)
    assert len(told) == 30
    for person in told:
        assert isinstance(person, dict)
        contacts, members = person["contacts"], person["members"]
        assert isinstance(contacts, list)
        assert isinstance(members, list)
        assert 8 <= len(contacts) <= 12
        assert 2 <= len(members) <= 6
    assert all(finding.is_good for finding in kept.store.check())
    kept.store.close()


def test_names_come_from_many_places() -> None:
    chance = random.Random(1)
    names = {invented_name(chance)[2] for _ in range(2_000)}
    assert len(names) > 200
    everything = " ".join(names)
    assert all(sign in everything for sign in ("ŵ", "ŷ", "ل", "陈", "ł"))
