"""Maureen Tolley, 77: home with a mended hip and her eye on her allotment."""

from __future__ import annotations

from typing import Final

from app.casework.practice.told import Known, Noted, Promised, Talk, Tied, Told

_GOING_HOME: Final = Talk(
    page="leaving_hospital",
    days_ago=31,
    present=("Karen Tolley",),
    next_contact=3,
    days={"temporary_until": 42, "look_again": 9, "going_home_on": 2},
    answers={
        "what_matters": (
            "My own bed, the cat on it, and nobody else's idea of supper. And to know who is "
            "watering my leeks."
        ),
        "strong": (
            "She walks the length of the ward with a frame and got dressed this morning without "
            "being asked. Karen has a key; Mr Osei has kept the cat fed; Jean has the allotment in "
            "hand."
        ),
        "must_change": (
            "A raised toilet seat in place before she goes. The bed brought down until the stairs "
            "are safe. Biscuit shut out of the kitchen while there is a frame about."
        ),
        "short_term": [
            {
                "what": "Reablement, mornings, with S. Quill",
                "who": "Reablement team",
                "until": "+42",
            },
            {"what": "A hot meal on the first four days", "who": "Karen", "until": "+6"},
            {"what": "Shopping with the list on the door", "who": "Mr Osei", "until": "+21"},
        ],
        "stay_in_touch": "Phone at nine on the first three mornings, then Wednesdays",
        "rhythm": "every_other_day",
        "place": {"kind": "ward", "words": "Marlbeck Infirmary, ward 9"},
        "times": "10:30 to 11:10",
        "welsh_offered": "not_asked",
        "language_chosen": "en",
        "ward": "Ward 9, Sister Lomax",
        "why_now": "Her hip is mended and the ward asks when she can go home.",
        "risks_own": "Going over on the kitchen step, and lying there till Karen comes.",
        "risks_others": "Karen: that she will lift the watering can before she can stand.",
        "safeguarding": "not_needed",
        "safeguarding_why": "Nothing points to abuse or neglect; Mo decides for herself.",
        "may_record": "yes",
        "may_share": "yes",
        "agreed": "Gwen may talk with Karen, the ward and B. Arundel.",
        "outcome": "conversation_1",
        "told_right": "yes",
        "told_advocate": "yes",
        "need_appears": "separate",
        "capacity_doubt": "no",
        "referred_on": "no",
        "stayed_in_touch": "yes",
        "long_term_in_crisis": "no",
        "copy": ["printed"],
        "signed": {"way": "on_paper", "at": "", "strokes": []},
    },
    promises=(
        Promised(
            what="Fit the raised toilet seat and bring the bed down",
            who="B. Arundel",
            within=1,
            help="agency",
            prevention=("secondary", "tertiary"),
            if_it_fails="She stays until Thursday; the ward agrees",
            phone="01632 960 400, 8 to 6",
            follow_up=4,
            took="yes",
        ),
        Promised(
            what="Be at the door, with the heating on and the cat in",
            who="Karen Tolley",
            within=2,
            help="alone",
            if_it_fails="Mr Osei has the other key",
            phone="07700 900 510, any time",
            follow_up=4,
            took="yes",
        ),
        Promised(
            what="Ring at nine each morning and hear the kettle",
            who="worker",
            within=5,
            help="with_help",
            prevention=("secondary",),
            if_it_fails="Ring Karen, then go round",
            phone="01632 960 100, 9 to 5",
            follow_up=9,
            took="yes",
        ),
    ),
)

MAUREEN: Final = Told(
    name="Maureen Tolley",
    fields={
        "preferred_name": "Mo",
        "born": "1949-10-11",
        "nhs_number": "9990000050",
        "council_id": "MB-20501",
        "address": "26 Canal Terrace, Marlbeck",
        "postcode": "ZZ99 4CT",
        "phone": "01632 960 359",
        "language": "en",
        "needs": ["Glasses on before anything is shown"],
        "about_matters": "The allotment, the cat, and doing it herself.",
        "about_please_do": "Bring seed catalogues. Mind the cat at the door.",
        "about_please_dont": "Do up her buttons for her.",
        "may_be_told": "Karen.",
    },
    members=(
        Known(
            name="Karen Tolley",
            relation="niece",
            closeness="extremely",
            gives=True,
            gives_care=True,
            willing="yes",
            able="partly",
            phone="07700 900 510",
        ),
        Known(
            name="Mr Osei",
            relation="neighbour",
            kind="neighbour",
            closeness="very",
            gives=True,
            receives=True,
        ),
        Known(
            name="Jean Pickard",
            relation="from the allotment",
            kind="friend",
            closeness="quite",
            gives=True,
        ),
        Known(name="Biscuit", relation="cat", kind="pet"),
        Known(name="B. Arundel", relation="occupational therapist", kind="paid"),
        Known(name="S. Quill", relation="reablement worker", kind="paid"),
    ),
    ties=(
        Tied(first="", second="Karen Tolley", quality="strong"),
        Tied(first="Karen Tolley", second="Mr Osei"),
        Tied(first="Mr Osei", second="Jean Pickard"),
    ),
    talks=(
        _GOING_HOME,
        Talk(
            days_ago=15,
            present=("Karen Tolley",),
            next_contact=7,
            changed=33,
            answers={
                "what_matters": "I want my allotment back. The leeks will not wait for a hip.",
                "strong": (
                    "She was up and dressed before we came, buttons and all. She has walked to the "
                    "corner every day since she came home and writes it on the calendar."
                ),
                "in_the_way": "The step at the gate, and everybody telling me to sit down.",
                "wants": (
                    "To make my own tea without being watched, and to get to the allotment gate."
                ),
                "stay_in_touch": "Visit on Wednesdays before eleven",
                "place": {"kind": "home", "words": ""},
                "welsh_offered": "not_asked",
                "language_chosen": "en",
                "why_now": "Home from hospital two weeks ago.",
                "noticed": "The kettle is at the back of the worktop; she leans over to reach it.",
                "changes": ["health"],
                "equipment": "A raised toilet seat",
                "equipment_cost": 3400,
                "confidence": 5,
                "may_record": "yes",
                "may_share": "yes",
                "agreed": "Gwen may talk with Karen and with B. Arundel.",
                "outcome": "connected",
                "told_right": "yes",
                "told_advocate": "not_asked",
                "need_appears": "none",
                "capacity_doubt": "no",
                "copy": ["printed"],
                "signed": {"way": "on_paper", "at": "", "strokes": []},
            },
            promises=(
                Promised(
                    what="Water the leeks until Mo can, and send a photograph each week",
                    who="Jean Pickard",
                    within=3,
                    help="alone",
                    prevention=("primary",),
                    follow_up=10,
                    took="yes",
                ),
                Promised(
                    what="Walk as far as the allotment gate on Sunday",
                    who="Mr Osei",
                    within=9,
                    help="alone",
                    prevention=("secondary",),
                    follow_up=13,
                ),
                Promised(
                    what="Move the kettle and the cups to the front",
                    who="Karen Tolley",
                    within=1,
                    help="alone",
                    prevention=("secondary",),
                    follow_up=8,
                    took="yes",
                ),
            ),
        ),
    ),
    notes=(
        Noted(
            days_ago=14,
            way="phone",
            with_whom="B. Arundel",
            words="Goals agreed with Mo: dress alone, make tea safely, reach the gate.",
        ),
        Noted(
            days_ago=7,
            way="visit",
            with_whom="Mo",
            words="Tea made, two cups, nothing spilled. Biscuit approves.",
            next_in=0,
        ),
    ),
)
