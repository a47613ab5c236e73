"""A conversation's view, made by hand, for the tests of its papers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from app.casework.views import AskedView, PagePromise, PageView

WHO: Final = "Arthur Bevan"


def asked(  # noqa: PLR0913 - a question has this many sides
    key: str,
    text: str,
    *,
    ask: str = "",
    me: str = "",
    kind: str = "Prose",
    whose: str = "worker",
    voice: str = "",
    column: str = "full",
    part: str = "table",
    paper: str = "both",
) -> AskedView:
    """One question as it stands on a page."""
    return AskedView(
        key=key,
        kind=kind,
        section="talk",
        ask=ask or key,
        me=me,
        text=text,
        whose=whose,
        voice=voice,
        column=column,
        part=part,
        paper=paper,
    )


ASKED: Final = (
    asked(
        "what_matters",
        "“I want to be out in the shed again.”",
        ask="What matters to Arthur",
        me="What matters to me",
        whose="person",
        voice="as Arthur said it",
    ),
    asked("strong", "Joiner for forty years.", me="What is strong already", whose="together"),
    asked("in_the_way", "Two steps.", me="What is getting in the way", column="left"),
    asked("wants", "Back by Christmas.", me="What I want to happen", column="right"),
    asked("people_around", "", me="Who is around me", kind="PeopleAsked"),
    asked("promises", "", me="What we will each do", kind="PromisesAsked"),
    asked("stay_in_touch", "Phone", kind="Line"),
    asked("agreed", "Gwen may talk with Carys.", part="afterwards", whose="together"),
    asked("noticed", "He leant on the door.", part="afterwards", paper="council", ask="I noticed"),
    asked("may_share", "Yes", kind="YesNo", part="afterwards", paper="council", ask="May share"),
    asked("told_right", "Not asked", kind="YesNo", part="afterwards", paper="council", ask="Told"),
    asked("unmet", "", part="afterwards", paper="council", ask="Not to be had here"),
    asked("confidence", "4", kind="Scale", part="afterwards", paper="both", ask="How sure"),
    asked("private", "never printed", part="afterwards", paper="neither"),
)
PROMISES: Final = (
    PagePromise(
        what="Go together to the Men's Shed",
        who="Gwen and Arthur",
        to_be_asked=False,
        asked_by="",
        by_when="19 Nov",
        help="With some help",
        prevention=("Prevents a need", "Delays a need"),
    ),
    PagePromise(
        what="Lift to chapel lunch",
        who="Mair",
        to_be_asked=True,
        asked_by="Carys",
        by_when="2026-11-29",
        help="",
        prevention=(),
    ),
    PagePromise(
        what="Somebody to sit with",
        who="",
        to_be_asked=True,
        asked_by="",
        by_when="",
        help="",
        prevention=(),
    ),
)
VIEW: Final = PageView(
    page_id="p",
    page_key="conversation_1",
    page_code="CONV1",
    definition_version=1,
    wording_pack="",
    language="en",
    state="finished",
    version=1,
    title="How can I connect you?",
    paper_title="Our conversation",
    person_id="x",
    person_name=WHO,
    person_called="Arthur",
    person_born="1944-03-04",
    nhs_number="4857773456",
    council_id="C-10293",
    address="2 Mill Lane",
    needs=("speak to his left side", "large print"),
    text_size_pt=12,
    worker_name="Gwen Price",
    worker_role="social worker",
    worker_phone="01632 960 114",
    team="North",
    council_name="Glanwern council",
    out_of_hours="01632 960 999",
    complaint_line="01632 960 100",
    conversation_on="2026-11-12",
    place="At home, Llanbedr",
    by_phone=False,
    present_person=("Carys (niece)",),
    present_council=("Carys (niece)", "Rhys (nephew)"),
    language_line="Welsh offered, chose English",
    asked=ASKED,
    promises=PROMISES,
    people_person=("Carys (niece)", "Huw (next door)"),
    people_council=("Carys (niece)", "Huw (next door)", "Rhys (nephew)"),
    people_sentence_person="Two people: Carys extremely close.",
    people_sentence_council="Three people: Carys extremely close.",
    stay_in_touch="Gwen rings on Thursdays after lunch.",
    next_contact="2026-11-26",
    signature_way="on_screen",
    signature_at="2026-11-12T14:52:00+00:00",
    signature_strokes=(((0.1, 0.2), (0.4, 0.8), (0.9, 0.3)),),
    made_at=datetime(2026, 11, 12, 14, 52, tzinfo=UTC),
)
