"""What newer tables hold goes out in a person's document and in again; false bytes do not."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest
from sqlalchemy import select

from app.casework import money
from app.casework.appointments import book
from app.casework.attachments import Ready, attach
from app.casework.map_keeping import keep_ecomap
from app.casework.money_sums import MOST_PENCE
from app.casework.signing import sign
from app.models.page import Page
from tests.exchange.making import Kept
from tests.exchange.test_record import Document, refusal, shown, taken_in

PHOTO = b"\xff\xd8\xff a photo"


def told(kept: Kept) -> Document:
    """Edna's document once she has a sum, an appointment, a photo, a signature and a kept map."""
    store, person_id = kept.store, kept.person_id("Edna")
    with store.reading() as session:
        query = select(Page.id).where(Page.person_id == person_id, Page.state == "finished")
        page_id = session.scalars(query).first()
    assert page_id is not None
    book(store, person_id=person_id, on_date="2026-11-20", at_time="2pm")
    asked = money.ask(store, person_id=person_id, amount=f"£{MOST_PENCE // 100}")
    money.refuse(store, money_id=asked, reason="Too much.")
    ready = Ready(data=PHOTO, media_type="image/jpeg", width=4, height=3)
    attach(store, page_id=page_id, name="The step", ready=ready)
    sign(store, page_id=page_id, way="typed", name="Edna")
    keep_ecomap(store, person_id=person_id)
    return shown(kept, "Edna")


def test_all_of_it_goes_out_and_into_an_empty_home(kept: Kept, empty: Kept) -> None:
    document = told(kept)
    person: dict[str, Any] = document["people"][0]
    assert person["appointments"][0]["at_time"] == "14:00"
    assert person["money"][0]["pence"] == MOST_PENCE
    assert base64.b64decode(person["attachments"][0]["content"]["data"]) == PHOTO
    assert taken_in(empty, document).set_aside == ()
    assert shown(empty, "Edna") == document


@pytest.mark.parametrize(
    ("data", "media_type", "said"),
    [
        (PHOTO, "text/html", 'attachments[0].media_type: "text/html" is not one of image/jpeg'),
        (PHOTO, "application/pdf", "attachments[0].media_type: is not what is attached"),
        (b"<script>", "image/jpeg", "attachments[0].media_type: is not what is attached"),
        (b"", "image/png", "attachments[0].media_type: is not what is attached"),
    ],
)
def test_bytes_that_are_not_what_they_are_said_to_be_are_refused(
    kept: Kept, empty: Kept, data: bytes, media_type: str, said: str
) -> None:
    document = told(kept)
    attachment: dict[str, Any] = document["people"][0]["attachments"][0]
    attachment["media_type"] = media_type
    attachment["content"] |= {
        "data": base64.b64encode(data).decode(),
        "sha256": hashlib.sha256(data).hexdigest(),
        "size_bytes": len(data),
    }
    assert said in refusal(empty, document)
