"""What the council is called on paper: what it fixed, else what Settings say, else who employs."""

from __future__ import annotations

from app.casework.council_lines import CouncilLines, council_lines
from app.casework.workers import keep_private_setting
from app.models.store import Store
from app.policy import Policy


def test_each_line_is_the_councils_own_else_of_settings_else_empty(store: Store) -> None:
    assert council_lines(store, Policy()) == CouncilLines(
        name="Marlbeck Council", out_of_hours="", complaint=""
    )
    for key in ("council_name", "out_of_hours", "complaint_line"):
        keep_private_setting(store, key, f"my {key}")
    mine = CouncilLines(
        name="my council_name", out_of_hours="my out_of_hours", complaint="my complaint_line"
    )
    assert council_lines(store, Policy()) == mine
    fixed = Policy(council_name="Powys", out_of_hours_line="111", complaint_line="Ring 2")
    theirs = CouncilLines(name="Powys", out_of_hours="111", complaint="Ring 2")
    assert council_lines(store, fixed) == theirs


def test_a_setting_that_is_no_text_is_none(store: Store) -> None:
    keep_private_setting(store, "out_of_hours", 7)
    assert council_lines(store, Policy()).out_of_hours == ""
