"""Kept ecomaps go out with the record and come in again, unless what they show is no map."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from app.casework.map_keeping import keep_ecomap, kept_ecomap, kept_ecomaps
from app.errors import BadInput
from tests.exchange.making import Kept
from tests.exchange.test_record import shown, taken_in


def test_a_kept_map_is_the_same_in_another_store(kept: Kept, empty: Kept) -> None:
    person_id = kept.person_id("Edna")
    made = keep_ecomap(kept.store, person_id=person_id)
    document = shown(kept, "Edna")
    assert taken_in(empty, document).set_aside == ()
    assert shown(empty, "Edna") == document
    (there,) = kept_ecomaps(empty.store, person_id=person_id)
    assert there.id == made.id
    before = kept_ecomap(kept.store, kept_id=made.id)
    assert kept_ecomap(empty.store, kept_id=made.id) == before


@pytest.mark.parametrize(
    "spoilt",
    [
        {"members": 3},
        {"members": [{"id": "x", "angle": "north"}]},
        {"members": [3]},
        {"ties": {}},
        {"day": None},
        {"called": ["Edna"]},
    ],
)
def test_what_is_no_map_is_refused(kept: Kept, empty: Kept, spoilt: dict[str, Any]) -> None:
    keep_ecomap(kept.store, person_id=kept.person_id("Edna"))
    document = shown(kept, "Edna")
    view = document["people"][0]["kept_views"][0]
    view["shown"] |= spoilt
    content = json.dumps(view["shown"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    view["sha256"] = hashlib.sha256(content.encode()).hexdigest()
    with pytest.raises(BadInput):
        taken_in(empty, document)
