"""How a trouble is worded in one line."""

from __future__ import annotations

import pytest

from app.errors import FolderGone
from app.language import Words, message
from app.ui.messages import sentence


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("This folder cannot be reached now: {place}", "now: /mnt/key.json. Look there."),
        ("The disk is full.", "The disk is full. Look there."),
        ("Is it there?", "Is it there? Look there."),
    ],
)
def test_a_title_without_a_full_stop_gets_one_before_the_advice(title: str, said: str) -> None:
    trouble = FolderGone(message(title, place="/mnt/key.json"), message("Look there."))
    assert sentence(trouble, Words("en")).endswith(said)
