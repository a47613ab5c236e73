"""A caseload brought in: planned first, all or nothing, the same list twice changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.casework import contacts, people
from app.casework.finding import find
from app.casework.moving import row_counts
from app.errors import Cancelled, DiskFull
from app.exchange.caseload import (
    BroughtIn,
    CaseloadPlan,
    bring_in,
    plan_caseload,
    save_set_aside,
)
from app.exchange.caseload_columns import columns_for, guess_columns, remember_columns
from app.exchange.caseload_file import read_list
from app.language import Words, message
from app.models.store import Store
from tests.exchange.making import Kept

ENGLISH = Words("en")
HEAD = "Surname,Forename,DOB,NHS No,Mosaic ID,Address 1,Postcode,Next review\n"
GWEN = "Prys,Gwen,12/03/1948,943 476 5919,M1,1 High St,LL57 1AA,\n"
OWEN = "Vaughan,Owen,1/2/1950,,M2,2 High St,LL57 1AA,1/12/2026\n"


def plan(store: Store, text: str) -> CaseloadPlan:
    found = read_list(text.encode())
    return plan_caseload(store, found, columns_for(store, found.headings))


def bring(store: Store, text: str, anyway: frozenset[int] = frozenset()) -> BroughtIn:
    return bring_in(store, plan(store, text), anyway=anyway, words=ENGLISH, back_up=None)


def kinds(store: Store, text: str) -> list[str]:
    return [row.kind for row in plan(store, text).rows]


def counts(store: Store) -> dict[str, int]:
    with store.reading() as session:
        return row_counts(session)


def test_people_come_in_whole_are_found_and_say_when_to_be_in_touch(empty: Kept) -> None:
    assert bring(empty.store, HEAD + GWEN + OWEN).added == 2
    (gwen,) = people.resolve(empty.store, ref="9434765919")
    person = people.person(empty.store, person_id=gwen.id)
    assert (person.name, person.born, person.council_id) == ("Gwen Prys", "1948-03-12", "M1")
    assert find(empty.store, query="vaughan").people[0].name == "Owen Vaughan"
    (owen,) = people.resolve(empty.store, ref="M2")
    (note,) = contacts.contacts_of(empty.store, person_id=owen.id)
    assert (note.next_contact_on, note.on_date) == ("2026-12-01", "")


def test_the_same_list_twice_changes_nothing(empty: Kept) -> None:
    bring(empty.store, HEAD + GWEN + OWEN)
    before = counts(empty.store), empty.store.undo_offer()
    again = bring(empty.store, HEAD + GWEN + OWEN)
    assert (again.added, again.here) == (0, 2)
    assert (counts(empty.store), empty.store.undo_offer()) == before


def test_it_is_one_step_that_undo_takes_back(empty: Kept) -> None:
    before = counts(empty.store)
    bring(empty.store, HEAD + GWEN + OWEN)
    offer = empty.store.undo_offer()
    assert offer is not None
    empty.store.undo(offer.step_id)
    assert counts(empty.store) == before
    assert find(empty.store, query="vaughan").people == ()
    assert kinds(empty.store, HEAD + GWEN + OWEN) == ["new", "new"]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("Prys,Gwenllian,,9434765919,,,,", "here"),
        ("Prys,Gwen,,,m 1,,,", "here"),
        ("PRYS,GWEN,12 Mar 1948,,,,,", "here"),
        ("Prys,Gwen,,,,1 High St.,LL571AA,", "here"),
        ("Prys,Gwen,,,,,,", "alike"),
        ("Pryse,Gwen,,,,,,", "alike"),
        ("Prys,G,,,,,,", "alike"),
        ("Prys,Gwen,1/1/1970,,,,,", "new"),
        ("Bevan,Arthur,,,M1,,,", "alike"),
        ("Vaughan,Nia,,,,,,", "new"),
        (",,1/1/1950,,M9,,,", "set_aside"),
        ("Prys,Nia,31/2/1950,,,,,", "set_aside"),
        ("Prys,Nia,,,,,,soon", "set_aside"),
        ("Prys,Nia,,,,,,,extra", "set_aside"),
    ],
)
def test_each_row_is_new_here_alike_or_set_aside(empty: Kept, row: str, kind: str) -> None:
    bring(empty.store, HEAD + GWEN)
    assert kinds(empty.store, f"{HEAD}{row}\n") == [kind]


def test_two_rows_of_one_person_are_one_and_two_of_a_name_are_asked_about(empty: Kept) -> None:
    twice = HEAD + GWEN + GWEN
    assert kinds(empty.store, twice) == ["new", "here"]
    father_and_son = "Prys,Huw,1/2/1950,,,,,\nPrys,Huw,3/4/1980,,,,,\nPrys,Huw,,,,,,\n"
    assert kinds(empty.store, HEAD + father_and_son) == ["new", "new", "alike"]


OTHER = GWEN.replace("M1", "M2").replace("943 476 5919", "")


@pytest.mark.parametrize(
    "second",
    [
        OTHER,
        GWEN.replace("943 476 5919", "401 023 2137"),
        GWEN.replace("943 476 5919", "401 023 2137").replace("M1", "M2"),
        GWEN.replace("M1", "M2"),
        GWEN.replace("12/03/1948", "1/4/1980").replace("943 476 5919", "").replace("M1", ""),
    ],
    ids=["council", "NHS", "both", "council, same NHS", "father and son of one address"],
)
def test_two_rows_whose_numbers_differ_are_asked_about_and_twice_changes_nothing(
    empty: Kept, second: str
) -> None:
    text = HEAD + GWEN + second
    (_, row) = plan(empty.store, text).rows
    assert (row.kind, row.like_line) == ("alike", 2)
    assert bring(empty.store, text).left_out == 1
    before = counts(empty.store)
    assert bring(empty.store, text).added == 0
    assert counts(empty.store) == before


def test_a_second_row_that_was_wanted_is_here_the_next_time(empty: Kept) -> None:
    text = HEAD + GWEN + OTHER
    assert bring(empty.store, text, anyway=frozenset({3})).added == 2
    assert bring(empty.store, text).here == 2


def test_here_already_and_twice_in_the_list_are_counted_apart(empty: Kept) -> None:
    bring(empty.store, HEAD + GWEN)
    done = bring(empty.store, HEAD + GWEN + OWEN + OWEN)
    assert (done.added, done.here, done.repeated) == (1, 1, 1)


def test_those_alike_are_left_out_unless_they_are_wanted(empty: Kept) -> None:
    people.add_person(empty.store, name="Gwen Prys")
    assert bring(empty.store, HEAD + GWEN).left_out == 1
    assert bring(empty.store, HEAD + GWEN, anyway=frozenset({2})).added == 1
    assert people.people(empty.store).total == 2


def test_somebody_removed_is_asked_about_and_not_brought_back_unseen(empty: Kept) -> None:
    bring(empty.store, HEAD + GWEN)
    (gwen,) = people.resolve(empty.store, ref="M1")
    people.remove_person(empty.store, person_id=gwen.id)
    (row,) = plan(empty.store, HEAD + GWEN).rows
    assert (row.kind, row.like_removed) == ("alike", True)


def test_cancelled_or_without_a_backup_nothing_is_kept(empty: Kept) -> None:
    before = counts(empty.store)
    planned = plan(empty.store, HEAD + GWEN + OWEN)

    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    def no_room() -> None:
        raise DiskFull(message("full"), message("make room"))

    with pytest.raises(Cancelled):
        bring_in(empty.store, planned, anyway=frozenset(), words=ENGLISH, back_up=None, told=stop)
    with pytest.raises(DiskFull):
        bring_in(empty.store, planned, anyway=frozenset(), words=ENGLISH, back_up=no_room)
    assert counts(empty.store) == before


def test_a_backup_is_made_before_anybody_is_added(empty: Kept) -> None:
    seen: list[int] = []
    planned = plan(empty.store, HEAD + GWEN)
    bring_in(
        empty.store,
        planned,
        anyway=frozenset(),
        words=ENGLISH,
        back_up=lambda: seen.append(people.people(empty.store).total),
    )
    assert seen == [0]


def test_rows_set_aside_are_mended_in_their_file_and_come_in(empty: Kept, tmp_path: Path) -> None:
    text = HEAD + 'Prys,=HYPERLINK(),31/2/1950,,+44,"-1, High St",@x,\n'
    planned = plan(empty.store, text)
    path = tmp_path / "to-mend.csv"
    save_set_aside(path, planned, ENGLISH)
    data = path.read_bytes()
    written = read_list(data.replace(b"'", b"''"))  # as it stands, signs and all
    assert written.headings[-1] == "Reason"
    assert written.rows[0].cells[-1] == "The birth date cannot be read."
    assert not any(c.startswith(("=", "+", "-", "@")) for c in written.rows[0].cells)
    mended = data.decode("utf-8-sig").replace("31/2/1950", "28/2/1950")
    assert bring(empty.store, mended).added == 1
    (person,) = people.resolve(empty.store, ref="+44")
    kept = people.person(empty.store, person_id=person.id)
    assert (kept.name, kept.address) == ("=HYPERLINK() Prys", "-1, High St")


def test_cells_beyond_the_last_column_are_in_the_file_to_mend(empty: Kept, tmp_path: Path) -> None:
    path = tmp_path / "to-mend.csv"
    save_set_aside(path, plan(empty.store, "Name,Town\nNia,Hull,lost\n"), ENGLISH)
    assert path.read_text(encoding="utf-8-sig").splitlines()[1].endswith(",lost")


def test_what_was_chosen_for_the_columns_is_remembered_without_the_headings(empty: Kept) -> None:
    headings = ("Who", "Where they live")
    remember_columns(empty.store, headings, ("name", "address"))
    assert columns_for(empty.store, headings) == ("name", "address")
    assert columns_for(empty.store, ("Who", "Other")) == guess_columns(("Who", "Other"))
    for number in range(25):
        remember_columns(empty.store, (f"Other {number}",), ("name",))
    assert columns_for(empty.store, headings) == guess_columns(headings)


CELLS = st.sampled_from(
    ["Gwen", "Prys", "1948", "31/2/1950", "9434765919", "M1", "=1", "", "é", "\0"]
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELLS, min_size=1, max_size=9).map(",".join), max_size=12))
def test_whatever_is_in_the_list_what_was_said_is_what_was_done(
    empty: Kept, rows: list[str]
) -> None:
    store = empty.store
    text = HEAD + "\n".join(rows)
    before = people.people(store).total
    planned = plan(store, text)
    done = bring_in(store, planned, anyway=frozenset(), words=ENGLISH, back_up=None)
    assert people.people(store).total == before + len(planned.of_kind("new")) == before + done.added
    assert bring(store, text).added == 0
