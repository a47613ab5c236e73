"""Nasreen Sharif's own conversation: about her, and nothing of anybody else's health."""

from __future__ import annotations

from typing import Final

from app.casework.practice.told import Promised, Talk

HER_OWN: Final = Talk(
    page="carers_conversation",
    days_ago=12,
    next_contact=14,
    days={"look_again": 42},
    answers={
        "own_life": (
            "I made wedding clothes for half this town. On Wednesdays we sew and we laugh, and for "
            "two hours I am only Nasreen."
        ),
        "strong": "She asked, and said what helps. Zainab keeps her chair; Sana rings at nine.",
        "caring": "I want to do it. But I am never off duty. The listening wears me out.",
        "health": "My knees, and my own doctor's letter that I have put off since spring.",
        "wants": "Wednesdays kept, two whole nights a week, and my own appointment first.",
        "stay_in_touch": "Phone, between ten and eleven",
        "place": {"kind": "other", "words": "The sewing room, before the class"},
        "times": "13:00 to 13:50",
        "welsh_offered": "not_asked",
        "language_chosen": "en",
        "offer": "wanted",
        "seen": "alone",
        "why_now": "Offered in her own right; she chose the day and the room.",
        "willing_now": "yes",
        "able_now": "partly",
        "willing_likely": "yes",
        "able_likely": "no",
        "work_and_time": "I would teach a beginners' class if the evenings were free.",
        "without_me": "Ring Sana first, then Yusuf. The list is inside the kitchen cupboard.",
        "noticed": "She sat down only when I did, and then for a long time.",
        "carer_outcomes": ["recreation"],
        "health_at_risk": "yes",
        "carer_criteria": "yes",
        "carer_reason": "No free hour that is sure, and her own treatment put off; nights shared.",
        "may_record": "yes",
        "may_share": "no",
        "agreed": "This page is Nasreen's own. Nobody at home is told of it by us.",
        "outcome": "support",
        "told_right": "yes",
        "told_advocate": "yes",
        "capacity_doubt": "no",
        "referred_on": "no",
        "stayed_in_touch": "yes",
        "long_term_in_crisis": "no",
        "copy": ["post"],
    },
    promises=(
        Promised(
            what="Go to her own doctor before the end of the month",
            who="person",
            within=16,
            help="alone",
            prevention=("primary",),
            follow_up=20,
        ),
        Promised(
            what="Find out about two sure nights a week, and tell her by Friday",
            who="worker",
            within=4,
            help="with_help",
            prevention=("secondary",),
            follow_up=10,
            took="partly",
            note="One night from this week; the second is being looked for.",
        ),
        Promised(
            what="Keep the chair by the window on Wednesdays",
            who="Zainab Malik",
            within=3,
            help="alone",
            prevention=("primary", "secondary"),
            introduced_to="Sewing class",
            follow_up=12,
            took="yes",
        ),
    ),
)
