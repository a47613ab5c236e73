"""Profiles are data: read strictly, and wrong ones are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import BadInput
from app.exchange.profiles import load_profile, read_profile
from app.language import Words


def test_the_shipped_profile_files_a_conversation() -> None:
    profile = load_profile("generic")
    filing = profile.filing("conversation_1", "CONV1")
    assert (filing.code, filing.label, filing.category) == (
        "CONV1",
        "Conversation 1",
        "Adult social care",
    )
    assert profile.filing("some_other_page", "XY").code == "XY"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("key = ", "it is not TOML"),
        ('key = "x"', "title: is missing"),
        ('key = "x"\ntitle = "X"\nlongest_name = 81', "longest_name: 81 cannot be read"),
        ('key = "x"\ntitle = "X"\ncolour = "red"', "colour: is not known here"),
        (
            'key = "x"\ntitle = "X"\nidentifiers = ["shoe"]',
            'identifiers[0]: "shoe" is not one of born, nhs_number, name',
        ),
        (
            'key = "x"\ntitle = "X"\n[pages.a]\ncode = "lower"',
            'pages.a.code: "lower" cannot be read',
        ),
    ],
)
def test_a_wrong_profile_is_named_with_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_profile(text.encode(), name="ours.toml")
    assert Words().say(caught.value.title) == f"The profile ours.toml cannot be used: {said}"


def test_a_profile_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        load_profile("mosaic", folder=tmp_path)
