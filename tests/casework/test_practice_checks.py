"""What the practice families must show, as section 8 of the practice facts states it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest

from app.casework.due import RING_BACK_DAYS, RingBackRow, ring_back_day
from app.casework.views import AskedView, PageView
from app.language import Words
from app.reports.conversation import conversation_paper
from app.reports.pdf import write_pdf
from tests.reports.pdf_structure import everything_spoken
from tests.reports.practice import practice_views

Views = Mapping[tuple[str, str], PageView]


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Views:
    """Every finished page of the families, by the person's first name and the page."""
    made = practice_views(tmp_path_factory.mktemp("families") / "home")
    return {
        (view.person_name.split()[0], view.page_key): view
        for view in made
        if view.state == "finished"
    }


def asked(view: PageView, key: str) -> AskedView:
    """What a page shows under one question."""
    return next(a for a in view.asked if a.key == key)


def said(view: PageView, audience: str) -> str:
    """Everything a paper says."""
    kind = "person" if audience == "person" else "council"
    paper = conversation_paper(view, audience=kind, words=Words(view.language))
    return everything_spoken(write_pdf(paper).data)


def test_a_ednas_ring_back_is_two_weeks_after_information_only(views: Views) -> None:
    view = views["Edna", "first_contact"]
    talked = date.fromisoformat(view.conversation_on)
    row = RingBackRow(view.person_id, view.page_id, view.conversation_on, "")
    assert asked(view, "outcome").text == "Information and advice only"
    assert asked(view, "told_right").text == "Yes"
    assert ring_back_day(row) == talked + timedelta(days=RING_BACK_DAYS)
    first_talk = date.fromisoformat(views["Edna", "conversation_1"].conversation_on)
    assert first_talk >= talked + timedelta(days=14)


def test_a_ednas_groups_and_gp_are_drawn_and_not_counted(views: Views) -> None:
    view = views["Edna", "conversation_1"]
    assert view.people_sentence_person == "4 people."
    assert "Chapel coffee morning" in view.people_person[-1]


def test_a_ednas_papers_are_a_page_each(views: Views) -> None:
    for key in ("first_contact", "conversation_1"):
        for audience in ("person", "council"):
            view = views["Edna", key]
            kind = "person" if audience == "person" else "council"
            assert write_pdf(conversation_paper(view, audience=kind, words=Words())).pages == 1


def test_b_iqbals_plan_has_five_actions_each_with_who_when_and_what_if_it_fails(
    views: Views,
) -> None:
    view = views["Iqbal", "conversation_2"]
    assert len(view.promises) == 5
    assert all(p.who and p.by_when and p.if_it_fails and p.phone for p in view.promises)
    assert view.is_plan
    assert asked(view, "rhythm").text == "Every day"


def test_b_the_sitting_service_ends_three_weeks_after_the_talk(views: Views) -> None:
    view = views["Iqbal", "conversation_2"]
    ends = date.fromisoformat(view.conversation_on) + timedelta(days=21)
    sitting = next(row for row in asked(view, "short_term").rows if "sitting" in row[0])
    assert sitting[-1] == Words().date(ends, "short")  # the year is that of the talk
    assert all(row[-1] for row in asked(view, "short_term").rows)


def test_b_safeguarding_was_thought_about_and_the_reason_stands_on_the_councils_paper_alone(
    views: Views,
) -> None:
    view = views["Iqbal", "conversation_2"]
    reason = asked(view, "safeguarding_why").text
    assert reason
    assert "no neglect" in said(view, "council")
    assert "no neglect" not in said(view, "person")
    assert "Safeguarding" not in said(view, "person")


def test_b_the_days_of_contact_stand_on_the_councils_paper(views: Views) -> None:
    view = views["Iqbal", "conversation_2"]
    assert len(view.day_log) >= 5
    days = [datetime.strptime(row[0], "%d %b %Y").replace(tzinfo=UTC) for row in view.day_log]
    assert days == sorted(days)
    assert view.people_sentence_council == "6 people."


def test_b_hamzas_budget_adds_up_and_what_nobody_agreed_is_only_suggested(views: Views) -> None:
    view = views["Hamza", "conversation_3"]
    assert asked(view, "budget").total == "£110.75 in all"
    marked = [row[-1] for row in asked(view, "contributions").rows]
    assert marked.count("Suggested, not agreed") == 2
    assert asked(view, "outcomes_england").total.startswith("3 of 10 marked.")
    assert "of 10" not in said(view, "person")
    assert "Eligible" not in said(view, "person")
    assert "why_before" not in {a.key for a in view.asked}


def test_e_maureens_help_ends_on_day_42_and_is_looked_at_again_at_home(views: Views) -> None:
    view = views["Maureen", "leaving_hospital"]
    talked = date.fromisoformat(view.conversation_on)
    assert asked(view, "temporary_until").text == Words().date(talked + timedelta(days=42), "long")
    assert asked(view, "look_again").text
    assert asked(view, "outcome").text.startswith("Steady enough to connect")
    assert all(row[-1] for row in asked(view, "short_term").rows)
    assert view.people_sentence_person == "3 people."


def test_no_paper_of_these_pages_that_the_person_keeps_has_a_code_or_a_score(
    views: Views,
) -> None:
    for (_, key), view in views.items():
        if key == "conversation_1":
            continue
        text = said(view, "person")
        assert view.page_code not in text
        assert view.nhs_number not in text or not view.nhs_number
        assert "marked" not in text
