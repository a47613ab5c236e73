"""Names of files and folders that go out: safe everywhere, and silent about who it is."""

from __future__ import annotations

import re
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange import naming

SAFE = re.compile(r"[A-Za-z0-9_.-]{1,80}")
PERSON = str(uuid.UUID(int=7))


def named(council_id: str, *, nhs_number: str = "", name: str = "Edna Marwood") -> str:
    return naming.reference(
        council_id=council_id, nhs_number=nhs_number, name=name, person_id=PERSON
    )


def test_the_council_number_names_the_file() -> None:
    assert named("MB-20417") == "MB-20417"
    assert named("MB_204 17/a") == "MB-204-17-a"


@pytest.mark.parametrize(
    "council_id",
    ["", "///", "999 000 0018", "9990000018", "X9990000018", "marwood-1", "EDNA1942", "شریف"],
)
def test_what_would_tell_who_it_is_is_replaced(council_id: str) -> None:
    reference = named(council_id, nhs_number="999 000 0018")
    assert re.fullmatch(r"R[0-9a-f]{10}", reference)
    assert reference == named("", name="Somebody Else")  # the same for this person every time


def test_any_valid_nhs_number_is_refused_even_if_it_is_somebody_elses() -> None:
    assert named("943 476 5919").startswith("R")


def test_the_two_papers_of_a_page_have_two_names_and_two_ids() -> None:
    sealed = str(uuid.UUID(int=9))
    ids = {a: naming.document_uuid(sealed, a) for a in ("person", "council")}
    names = {
        naming.document_name(
            reference="A1234567",
            code="CONV1",
            audience=audience,
            day="2026-04-12",
            doc_uuid=ids[audience],
            version=1,
        )
        for audience in ("person", "council")
    }
    assert len(names) == len(set(ids.values())) == 2
    pattern = r"A1234567_CONV1[PC]_20260412_[0-9a-f]{4}_v1\.pdf"
    assert all(re.fullmatch(pattern, name) for name in names)


@given(
    council_id=st.text(max_size=200),
    nhs_number=st.text(max_size=20),
    name=st.text(max_size=80),
    day=st.text(max_size=20),
    version=st.integers(1, 9999),
)
def test_any_name_is_safe_and_short(
    council_id: str, nhs_number: str, name: str, day: str, version: int
) -> None:
    reference = named(council_id, nhs_number=nhs_number, name=name)
    doc_uuid = naming.document_uuid(PERSON, "council")
    made = naming.document_name(
        reference=reference,
        code="CONV1",
        audience="council",
        day=day,
        doc_uuid=doc_uuid,
        version=version,
    )
    folder = naming.package_name(reference=reference, day=day, batch_uuid=doc_uuid)
    assert SAFE.fullmatch(made)
    assert SAFE.fullmatch(folder)
    assert not folder.startswith(".")
