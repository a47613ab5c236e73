"""Delroy Bennett, 66: after a stroke, with four grown children who do not agree."""

from __future__ import annotations

from typing import Final

from app.casework.practice.households.bennett_talks import (
    ALL_OF_THEM,
    IS_HE_SAFE,
    WHO_MAY_KNOW,
    WITH_COLLEAGUES,
)
from app.casework.practice.told import Known, Noted, Promised, Talk, Tied, Told

DELROY: Final = Told(
    name="Delroy Bennett",
    fields={
        "preferred_name": "Delroy",
        "born": "1960-06-30",
        "nhs_number": "9990000042",
        "council_id": "MB-20455",
        "address": "Flat 2, 40 Ropewalk, Marlbeck",
        "postcode": "ZZ99 4RW",
        "phone": "01632 960 266",
        "language": "en",
        "needs": ["Sit on his left side", "Give him time; the words come"],
        "about_matters": "Dominoes, Sunday dinner, and everybody round one table.",
        "about_please_do": "Let him finish. Put the cup on his left.",
        "about_please_dont": "Talk about homes as if he were not in the room.",
        "may_be_told": "Marcia. The children hear it from Delroy.",
    },
    members=(
        Known(
            name="Marcia Grant",
            relation="partner",
            closeness="extremely",
            gives=True,
            receives=True,
            gives_care=True,
            willing="yes",
            able="partly",
            phone="07700 900 411",
        ),
        Known(name="Leon Bennett", relation="son", closeness="extremely", gives=True),
        Known(
            name="Tia Bennett",
            relation="granddaughter",
            closeness="extremely",
            under_18=True,
            gives=True,
            gives_care=True,
            note="15. Helps before school.",
        ),
        Known(name="Carol Bennett", relation="daughter", closeness="very", gives=True),
        Known(
            name="Wes Bennett",
            relation="son",
            closeness="very",
            gives=True,
            willing_to_care=True,
        ),
        Known(name="Joy Bennett", relation="daughter", closeness="quite"),
        Known(
            name="Pastor Ade", relation="pastor", kind="community", closeness="quite", gives=True
        ),
        Known(
            name="Winston Clarke",
            relation="friend",
            kind="friend",
            closeness="quite",
            gives=True,
            receives=True,
        ),
        Known(
            name="A cousin",
            relation="cousin",
            in_confidence=True,
            do_not_show=True,
            left_reason="lost_touch",
            note="Delroy would rather this cousin were not asked. Said in confidence.",
        ),
    ),
    ties=(
        Tied(first="", second="Marcia Grant", quality="strong"),
        Tied(
            first="Carol Bennett",
            second="Wes Bennett",
            quality="strained",
            note="They do not agree about a home.",
        ),
        Tied(first="Leon Bennett", second="Wes Bennett"),
        Tied(first="Leon Bennett", second="Carol Bennett"),
        Tied(first="Marcia Grant", second="Leon Bennett"),
        Tied(first="Marcia Grant", second="Tia Bennett", quality="strong"),
        Tied(first="Leon Bennett", second="Tia Bennett"),
        Tied(first="Pastor Ade", second="Winston Clarke"),
    ),
    talks=(
        Talk(
            days_ago=12,
            present=("Marcia Grant", "Carol Bennett"),
            next_contact=7,
            changed=41,
            answers={
                "what_matters": (
                    "I raised four in this flat. I am not finished in it.\n"
                    "Dominoes on a Thursday and the table full on a Sunday."
                ),
                "strong": (
                    "He decides; it only takes him longer to say so. Marcia "
                    "knows his tablets. Eight "
                    "people came when he asked, and Winston brought the dominoes."
                ),
                "in_the_way": (
                    "My children fight about me in front of me. At night Marcia is afraid I will "
                    "fall, so she doesn't sleep."
                ),
                "wants": "For all of them to sit down together, once, and make one plan.",
                "stay_in_touch": "Ring Marcia Mondays, visit Thursdays",
                "place": {"kind": "home", "words": ""},
                "welsh_offered": "not_asked",
                "language_chosen": "en",
                "why_now": "Home from the stroke unit. P. Nair asked whether we would talk first.",
                "noticed": "He laughed twice. Tia had his socks ready before anybody asked.",
                "changes": ["health"],
                "confidence": 3,
                "may_record": "yes",
                "may_share": "yes",
                "agreed": "Gwen may talk with P. Nair. The children are told by Delroy.",
                "outcome": "conversation_2",
                "told_right": "yes",
                "told_advocate": "yes",
                "need_appears": "separate",
                "capacity_doubt": "no",
                "copy": ["printed"],
            },
            whose={"in_the_way": "person", "strong": "together"},
            promises=(
                Promised(
                    what="Ask O. Farouk to come and explain a family group conference",
                    who="worker",
                    within=5,
                    help="with_help",
                    prevention=("secondary",),
                    follow_up=8,
                    took="yes",
                ),
                Promised(
                    what="Stay over on weeknights for the next two weeks",
                    who="Leon Bennett",
                    within=2,
                    help="alone",
                    prevention=("secondary",),
                    follow_up=11,
                ),
                Promised(
                    what="Dominoes at the flat on Thursday, not at the club",
                    who="Winston Clarke",
                    within=4,
                    help="alone",
                    prevention=("primary",),
                    follow_up=9,
                    took="yes",
                ),
                Promised(
                    what="Do the socks and the breakfast instead of Tia",
                    who="Wes Bennett",
                    within=3,
                    agreed=None,
                    asked_by="Carol",
                ),
            ),
        ),
        WHO_MAY_KNOW,
        IS_HE_SAFE,
        ALL_OF_THEM,
        WITH_COLLEAGUES,
    ),
    notes=(
        Noted(
            days_ago=10,
            way="met",
            with_whom="O. Farouk",
            words="Talked for ten minutes about who might come, and who should not be asked.",
        ),
        Noted(
            days_ago=3,
            way="phone",
            with_whom="Marcia",
            words="Leon stayed four nights. She has slept.",
            next_in=2,
        ),
    ),
)
