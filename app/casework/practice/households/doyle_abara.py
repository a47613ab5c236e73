"""Kieran Doyle-Abara, 29: who stopped going to football and would like to start again."""

from __future__ import annotations

from typing import Final

from app.casework.practice.households.doyle_abara_talks import ABOUT_HIM, GOOD
from app.casework.practice.told import Known, Noted, Promised, Talk, Tied, Told

KIERAN: Final = Told(
    name="Kieran Doyle-Abara",
    fields={
        "preferred_name": "Kieran",
        "pronouns": "he/him",
        "born": "1997-02-08",
        "nhs_number": "9990000069",
        "council_id": "MB-20533",
        "address": "Room 4, 12 Tanner's Yard, Marlbeck",
        "postcode": "ZZ99 4TY",
        "phone": "07700 900 620",
        "language": "en",
        "needs": ["Text first; he does not pick up unknown numbers"],
        "about_matters": "Bikes, football, and being of use.",
        "about_please_do": "Walk and talk. I say more side by side.",
        "about_please_dont": "Send a brown envelope.",
        "may_be_told": "Niamh. Nobody else unless he says.",
    },
    members=(
        Known(
            name="Niamh Doyle",
            relation="sister",
            closeness="extremely",
            gives=True,
            receives=True,
            phone="07700 900 621",
        ),
        Known(name="Josh Reed", relation="flatmate", kind="friend", closeness="very", gives=True),
        Known(
            name="Femi Adeyemi",
            relation="football coach",
            kind="community",
            closeness="very",
            gives=True,
        ),
        Known(name="Conor Doyle", relation="uncle", closeness="quite", note="Money talk is hard."),
        Known(
            name="Mika",
            relation="online friend 🎧",
            kind="friend",
            closeness="quite",
            receives=True,
        ),
        Known(name="Shanice", relation="peer worker", kind="paid"),
        Known(name="Timebank", relation="group", kind="group"),
    ),
    ties=(
        Tied(first="", second="Niamh Doyle", quality="strong"),
        Tied(first="", second="Conor Doyle", quality="strained"),
        Tied(first="Niamh Doyle", second="Conor Doyle"),
        Tied(first="Niamh Doyle", second="Josh Reed"),
        Tied(first="Josh Reed", second="Femi Adeyemi"),
    ),
    talks=(
        Talk(
            days_ago=29,
            present=("Shanice",),
            next_contact=14,
            answers={
                "what_matters": (
                    "When I fix a bike the noise in my head goes quiet. I miss the lads, but not "
                    "explaining myself to them."
                ),
                "strong": (
                    "He has four bikes on the go for other people and has never charged. He knows "
                    "his own early signs: no sleep, skipped training, unopened post."
                ),
                "in_the_way": "The letters. And the last bus goes at ten past seven.",
                "wants": (
                    "To be on the touchline by the spring, and to do the repair course properly."
                ),
                "stay_in_touch": "Text on Mondays, walk on the first Friday",
                "place": {"kind": "other", "words": "Along the canal"},
                "welsh_offered": "not_asked",
                "language_chosen": "en",
                "why_now": "Shanice asked whether I would come along.",
                "changes": ["separation"],
                "changed_when": "2025",
                "confidence": 3,
                "may_record": "yes",
                "may_share": "no",
                "agreed": "Nothing goes to Conor. Shanice may know what is on this page.",
                "outcome": "connected",
                "told_right": "yes",
                "told_advocate": "yes",
                "need_appears": "declined",
                "capacity_doubt": "no",
                "unmet": "A bus after seven in the evening.",
                "copy": ["printed"],
            },
            promises=(
                Promised(
                    what="Open the letters together, on Saturday, with toast",
                    who="Niamh Doyle",
                    within=4,
                    help="alone",
                    prevention=("tertiary",),
                    follow_up=10,
                    took="yes",
                ),
                Promised(
                    what="Keep a place on the repair course and ask about the fee",
                    who="worker",
                    within=8,
                    help="with_help",
                    prevention=("tertiary",),
                    introduced_to="Bicycle repair course",
                    follow_up=20,
                    took="yes",
                    note="£260 agreed the same day.",
                ),
                Promised(
                    what="Help with the kit on match days, no questions",
                    who="Femi Adeyemi",
                    within=20,
                    help="alone",
                    prevention=("primary",),
                    introduced_to="Marlbeck Rovers",
                    follow_up=26,
                ),
                Promised(
                    what="Four hours of repairs for two of guitar",
                    who="Timebank",
                    within=30,
                    help="alone",
                    follow_up=33,
                ),
            ),
        ),
        GOOD,
        ABOUT_HIM,
    ),
    notes=(
        Noted(
            days_ago=24,
            way="text",
            with_whom="Kieran",
            words="Letters done. Two were nothing at all.",
        ),
        Noted(
            days_ago=13,
            way="met",
            with_whom="Kieran",
            words="Walked to the lock and back. Slept six hours three nights running.",
        ),
        Noted(
            days_ago=1,
            way="text",
            with_whom="Kieran",
            words="Carried the kit on Sunday. Stayed for the second half.",
            next_in=5,
        ),
    ),
)
