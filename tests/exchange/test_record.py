"""A person as one document: out and in again without a difference, and nothing half taken in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest

from app.casework.contacts import note_contact
from app.casework.network import add_member, change_member, members, remove_member
from app.casework.people import add_person, change_person, people, person
from app.errors import BadInput, Refused
from app.exchange import record
from app.exchange.record_schema import VOCABULARIES
from app.forms.catalogue import shipped
from app.language import Words
from app.models.journal import Access
from tests.exchange.making import Kept, store_bytes

TODAY = date(2026, 11, 12)
SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "record.schema.json"
Document = dict[str, Any]


def shown(kept: Kept, ref: str) -> Document:
    """What `show --json` prints of a person, read as any other program would."""
    document = record.show(
        kept.store,
        person_id=kept.person_id(ref),
        today=TODAY,
        catalogue=shipped(),
        words=Words(),
    )
    return json.loads(json.dumps(document, ensure_ascii=False))


def taken_in(kept: Kept, value: object) -> record.LoadReport:
    return record.load(kept.store, json.dumps(value, ensure_ascii=False).encode())


def refusal(kept: Kept, value: object) -> str:
    """What is said of a document that is not taken in; the store is left as it was."""
    kept.store.checkpoint()
    before = store_bytes(kept.home)
    with pytest.raises(BadInput) as caught:
        taken_in(kept, value)
    kept.store.checkpoint()
    assert store_bytes(kept.home) == before
    return Words().say(caught.value.title)


@pytest.mark.parametrize(
    "ref", ["Edna", "Iqbal", "Nasreen", "Hamza", "Gwenllian", "Delroy", "Mo", "Kieran"]
)
def test_out_and_into_an_empty_home_is_equal(kept: Kept, empty: Kept, ref: str) -> None:
    ref = "Maureen" if ref == "Mo" else ref
    document = shown(kept, ref)
    report = taken_in(empty, document)
    assert (report.people, report.set_aside, report.already_there) == (1, (), 0)
    assert shown(empty, ref) == document


def test_the_whole_store_goes_in_one_list(kept: Kept, empty: Kept) -> None:
    documents = [shown(kept, line.id) for line in people(kept.store).rows]
    assert taken_in(empty, documents).set_aside == ()
    assert [shown(empty, line.id) for line in people(kept.store).rows] == documents
    assert all(finding.is_good for finding in empty.store.check())


def test_what_is_here_already_is_skipped(kept: Kept) -> None:
    document = shown(kept, "Edna")
    report = taken_in(kept, document)
    assert (report.added, report.set_aside) == (0, ())
    assert report.already_there > 40
    assert shown(kept, "Edna") == document


def test_what_was_worked_out_is_ignored(kept: Kept) -> None:
    document = shown(kept, "Edna")
    document["people"][0]["derived"] = {"network": {"people": 999}}
    assert taken_in(kept, document).added == 0
    assert shown(kept, "Edna")["people"][0]["derived"]["network"]["people"] == 4


def test_other_content_is_set_aside_and_the_rest_goes_in(kept: Kept) -> None:
    document = shown(kept, "Edna")
    edna = document["people"][0]
    edna["members"][1]["name"] = "Somebody else"
    new = {**edna["contacts"][0], "id": "019a0000-0000-7000-8000-000000000001", "words": "New."}
    edna["contacts"].append(new)
    report = taken_in(kept, document)
    assert report.added == 1
    assert [path for path, _ in report.set_aside] == ["people[0].members[1]"]
    after = shown(kept, "Edna")["people"][0]
    assert after["members"][1]["name"] == "Roy Tanfield"
    assert new["words"] in [contact["words"] for contact in after["contacts"]]


def test_a_finished_page_takes_no_further_answer(kept: Kept) -> None:
    document = shown(kept, "Iqbal")
    page = document["people"][0]["pages"][0]
    page["answers"].append(
        {**page["answers"][0], "id": "019a0000-0000-7000-8000-000000000002", "key": "unmet"}
    )
    report = taken_in(kept, document)
    assert report.added == 0
    count = len(page["answers"]) - 1
    assert [path for path, _ in report.set_aside] == [f"people[0].pages[0].answers[{count}]"]


def change(path: str, value: object) -> Callable[[Document], None]:
    """Put a value somewhere in the first person."""

    def put(document: Document) -> None:
        place: Any = document["people"][0]
        *steps, last = [int(s) if s.isdigit() else s for s in path.split(".")]
        for step in steps:
            place = place[step]
        place[last] = value

    return put


def show_instead(parts: Document, *, keep: bool = False) -> Callable[[Document], None]:
    """Put other content into a sealed view, with the hash that fits it."""

    def put(document: Document) -> None:
        view = document["people"][0]["pages"][0]["sealed_views"][0]
        view["shown"] = {**(view["shown"] if keep else {}), **parts}
        content = json.dumps(
            view["shown"], ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        view["sha256"] = hashlib.sha256(content.encode()).hexdigest()

    return put


def drop(key: str) -> Callable[[Document], None]:
    return lambda document: document["people"][0].pop(key)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            change("members.3.closeness", "near"),
            'people[0].members[3].closeness: "near" is not one of extremely, very, quite',
        ),
        (change("name", ""), "people[0].name: is empty"),
        (drop("id"), "people[0].id: is missing"),
        (change("id", "7"), 'people[0].id: "7" cannot be read'),
        (change("shoe", 1), "people[0].shoe: is not known here"),
        (change("name", 7), "people[0].name: 7 is not text"),
        (change("is_restricted", "no"), 'people[0].is_restricted: "no" is not true or false'),
        (change("members", {}), "people[0].members: {} is not a list"),
        (change("created_at", "yesterday"), 'people[0].created_at: "yesterday" cannot be read'),
        (
            change("created_at", "2026-11-12T10:00:00"),
            'people[0].created_at: "2026-11-12T10:00:00" cannot be read',
        ),
        (change("text_size_pt", 99), "people[0].text_size_pt: 99 cannot be read"),
        (change("promises.0.help", "robots"), 'promises[0].help: "robots" is not one of alone'),
        (
            change("promises.0.who_member_id", "019a0000-0000-7000-8000-000000000009"),
            'promises[0].who_member_id: "019a0000-0000-7000-8000-000000000009" is not in this',
        ),
        (
            change("contacts.0.author_id", "019a0000-0000-7000-8000-000000000009"),
            "contacts[0].author_id: ",
        ),
        (change("name", "x\0y"), "people[0].name: holds a NUL character"),
        (change("name", "n" * 301), "people[0].name: is longer than 300 characters"),
        (
            change("pages.0.sealed_views.0.shown.person_name", "Somebody Else"),
            "pages[0].sealed_views[0].sha256: is not the hash of what is shown",
        ),
        (change("pages.0.answers.1.value", {"a": 1}), "pages[0].answers[1].value: {"),
        (
            show_instead({"x": 1}),
            "people[0].pages[0].sealed_views[0].shown: is not what a page shows",
        ),
        (
            show_instead({"person_name": ["Edna"]}, keep=True),
            'people[0].pages[0].sealed_views[0].shown.person_name: ["Edna"] is not text',
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bad_input_is_refused_with_its_path(
    kept: Kept, empty: Kept, wrong: Callable[[Document], object], said: str
) -> None:
    document = shown(kept, "Edna")
    wrong(document)
    assert said in refusal(empty, document)


def test_an_id_that_is_given_twice_is_refused(kept: Kept, empty: Kept) -> None:
    document = shown(kept, "Edna")
    members_ = document["people"][0]["members"]
    members_.append(dict(members_[0]))
    assert "people[0].members[7].id: " in refusal(empty, document)
    answers = shown(kept, "Iqbal")
    page = answers["people"][0]["pages"][0]
    page["answers"][1]["key"] = page["answers"][0]["key"]
    assert "pages[0].answers[1].key: " in refusal(empty, answers)


@pytest.mark.parametrize("value", [7, "text", None, [[]], {"people": 1}, {}, {"people": [7]}])
def test_what_is_no_document_is_refused(empty: Kept, value: object) -> None:
    assert refusal(empty, value)


def test_a_document_of_a_newer_version_is_refused(kept: Kept, empty: Kept) -> None:
    document = {**shown(kept, "Edna"), "version": 2}
    assert refusal(empty, document) == "The file was written by a newer Kitchen Table."


def test_one_bare_person_and_a_list_of_them_are_taken_in_too(empty: Kept) -> None:
    one = {"id": "019a0000-0000-7000-8000-000000000011", "name": "Ŵyn Llŷr"}
    two = {"id": "019a0000-0000-7000-8000-000000000012", "name": "美玲"}
    assert taken_in(empty, one).added == 1
    report = taken_in(empty, [one, two])
    assert (report.added, report.already_there) == (1, 1)
    wrong = [one, {**two, "involvement": "gone"}]
    assert refusal(empty, wrong).startswith('people[1].involvement: "gone" is not one of open,')


def test_a_link_to_somebody_who_is_not_here_waits_for_them(kept: Kept, empty: Kept) -> None:
    iqbal, nasreen = kept.person_id("Iqbal"), kept.person_id("Nasreen")
    first = members(kept.store, person_id=iqbal)[0]
    change_member(kept.store, member_id=first.id, linked_person_id=nasreen)
    document = shown(kept, iqbal)
    assert document["people"][0]["members"][0]["linked_person_id"] == nasreen
    taken_in(empty, document)
    assert shown(empty, iqbal) == document  # kept, though there is nobody of that id
    assert taken_in(empty, document).set_aside == ()
    taken_in(empty, shown(kept, nasreen))
    linked = shown(empty, iqbal)["people"][0]["members"][0]
    assert linked["linked_person_id"] == nasreen
    assert all(finding.is_good for finding in empty.store.check())
    assert taken_in(empty, document).set_aside == ()


def test_hostile_words_go_out_and_in_as_they_are(kept: Kept, empty: Kept, tmp_path: Path) -> None:
    hostile = [
        "<b>&\"'; DROP TABLE person;--",
        "e\u0301 é ŵ\u0302 \u202eabc\u202c \u200b\u2060",
        "محمد اقبال 陈美玲 👩‍👩‍👧‍👦 \U0001f3f4\U000e0067",
        "a\r\nb\tc\x01\x7f\x85\u2028",
        "x" * 10_000,
        "=cmd|'/C calc'!A0",
    ]
    made = add_person(kept.store, name=hostile[0], about_matters=hostile[3])
    for text in hostile:
        add_member(kept.store, person_id=made.id, name=text[:300], note=text)
        note_contact(kept.store, person_id=made.id, words=text)
    document = shown(kept, made.id)
    assert [c["words"] for c in document["people"][0]["contacts"]] == hostile
    taken_in(empty, document)
    assert shown(empty, made.id) == document
    assert person(empty.store, person_id=made.id).about_matters == hostile[3]


def test_a_removed_row_stays_removed(kept: Kept, empty: Kept) -> None:
    edna = kept.person_id("Edna")
    gone = members(kept.store, person_id=edna)[0]
    remove_member(kept.store, member_id=gone.id)
    taken_in(empty, shown(kept, edna))
    assert gone.id not in {m.id for m in members(empty.store, person_id=edna)}


def test_showing_is_logged_and_showing_nobody_is_refused(kept: Kept) -> None:
    edna = kept.person_id("Edna")
    shown(kept, edna)
    with kept.store.reading() as session:
        actions = [row.action for row in session.query(Access).filter_by(person_id=edna)]
    assert "exported" in actions
    with pytest.raises(Refused):
        record.show(
            kept.store,
            person_id="019a0000-0000-7000-8000-00000000000f",
            today=TODAY,
            catalogue=shipped(),
            words=Words(),
        )


def test_what_is_worked_out_is_what_practice_says(kept: Kept) -> None:
    """Network sizes of the six households: 4, 6, 5, 8, 3, 5 (reference/practice.md 8)."""
    sizes = [
        shown(kept, ref)["people"][0]["derived"]["network"]["people"]
        for ref in ("Edna", "Iqbal", "Gwenllian", "Delroy", "Maureen", "Kieran")
    ]
    assert sizes == [4, 6, 5, 8, 3, 5]


def test_the_schema_in_docs_is_the_one_that_is_used(kept: Kept) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    assert schema == json.loads(json.dumps(record.json_schema()))
    jsonschema.Draft202012Validator.check_schema(schema)
    document = shown(kept, "Gwenllian")
    jsonschema.validate(document, schema)
    jsonschema.validate([document, document["people"][0]], schema)
    document["people"][0]["members"][0]["closeness"] = "near"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)


def test_words_to_choose_from_are_those_of_the_forms() -> None:
    for literal, options in VOCABULARIES:
        assert set(get_args(literal)) == {option.key for option in options}


def test_a_changed_person_is_set_aside_and_stays(kept: Kept) -> None:
    document = shown(kept, "Edna")
    change_person(kept.store, person_id=kept.person_id("Edna"), phone="01632 960 999")
    report = taken_in(kept, document)
    assert [path for path, _ in report.set_aside] == ["people[0]"]
    assert person(kept.store, person_id=kept.person_id("Edna")).phone == "01632 960 999"
