"""Delroy Bennett: thinking of the whole family, of safety, of who may know, and with colleagues."""

from __future__ import annotations

from typing import Final

from app.casework.practice.told import Promised, Talk

WHO_MAY_KNOW: Final = Talk(
    page="agreement_to_share",
    days_ago=11,
    present=("Marcia Grant",),
    answers={
        "says": "Ask me first. Then ask them. And let Marcia hear it from me.",
        "agreements": [
            {
                "kind": "conference",
                "whom": "My family and friends",
                "what": "One meeting, one plan",
            },
            {"kind": "family", "whom": "Leon, Carol, Wes, Joy", "what": "The day and the place"},
            {
                "kind": "share",
                "whom": "P. Nair and O. Farouk",
                "what": "This page and what matters to me",
                "until": "2027-02",
            },
            {
                "kind": "share",
                "whom": "The day centre",
                "what": "That I am looking for a place",
                "until": "2027-02",
                "taken_back": "+3",
            },
        ],
        "why": "So that they plan with me, and nobody has to be told twice.",
        "not_shared": "My money, and what I said about school.",
        "can_take_back": "yes",
        "place": {"kind": "home", "words": ""},
        "welsh_offered": "not_asked",
        "language_chosen": "en",
        "how_explained": "Read aloud, line by line; he put his finger on each.",
        "copy": ["printed"],
        "signed": {"way": "on_paper", "at": "", "strokes": []},
    },
)

IS_HE_SAFE: Final = Talk(
    page="safeguarding_thinking",
    days_ago=10,
    next_contact=4,
    answers={
        "says": (
            "Nobody hurts me. They shout over my head, and that is different. I want them to stop "
            "shouting."
        ),
        "strong": "Marcia is there day and night; Winston comes on Thursdays and would say so.",
        "known": (
            "Seen: raised voices between the children on two visits, none towards him. Heard from "
            "Marcia and from him alone, in the same words. No marks, no fear, money in his own "
            "hands."
        ),
        "three": [
            {"row": "needs", "answer": "yes", "because": "The stroke: washing, dressing, nights"},
            {"row": "at_risk", "answer": "no", "because": "Asked alone; nothing seen or told"},
            {"row": "unprotected", "answer": "no", "because": "He says no, and is heard"},
        ],
        "safeguarding_decision": "not_needed",
        "safeguarding_reason": (
            "No abuse or neglect told or seen; control asked about and not found. Looked at again "
            "before the conference and at its end."
        ),
        "stay_in_touch": "A visit on Thursday, the first half alone",
        "place": {"kind": "home", "words": ""},
        "welsh_offered": "not_asked",
        "language_chosen": "en",
        "told": [{"who": "P. Nair", "on": "+0", "what": "The decision and the reason"}],
        "told_advocate": "yes",
        "capacity_doubt": "no",
        "paper_is_safe": "yes",
        "copy": ["read_aloud"],
    },
)

ALL_OF_THEM: Final = Talk(
    page="think_family",
    days_ago=9,
    present=("Marcia Grant", "Carol Bennett", "Tia Bennett"),
    next_contact=7,
    days={"young_told_on": 1, "young_offered_on": 2},
    answers={
        "family_says": (
            "I have four children and they all love me, and none of them can sit still. Tia is "
            "the one who listens, and she is fifteen."
        ),
        "strong": "Sunday dinner, every Sunday, whoever is not speaking to whom.",
        "picture": (
            "Marcia does the nights. Leon drives in. Tia does his socks and tablets before school "
            "and was late twice. Joy feels that she is not asked."
        ),
        "for_everyone": (
            "Somebody at night who is not Marcia. Wes in the mornings, so that Tia goes to school. "
            "Joy takes the Sundays. Nobody decides without Delroy."
        ),
        "steps": [
            {"row": "think", "on": "+0", "who": "Gwen Price", "note": "With Carol and Marcia"},
            {"row": "picture", "on": "+2", "who": "Gwen Price", "note": "Each of the four asked"},
            {"row": "plan", "on": "+6", "who": "O. Farouk", "note": "A conference is agreed"},
            {"row": "check", "on": "+8", "who": "Carol Bennett", "note": "Rings round on Sundays"},
        ],
        "stay_in_touch": "Ring Carol on Mondays, visit on Thursdays",
        "place": {"kind": "home", "words": ""},
        "times": "16:30 to 17:40",
        "welsh_offered": "not_asked",
        "language_chosen": "en",
        "why_now": "Tia came in from school in the middle of it and put the kettle on.",
        "young_told": "yes",
        "young_offered": "yes",
        "young_lighter": "Wes does the mornings; Tia does no lifting and no tablets.",
        "leaving_care": "no",
        "may_record": "yes",
        "may_share": "yes",
        "agreed": "Gwen may talk with all four, with Tia's school and with P. Nair.",
        "outcome": "group",
        "told_right": "yes",
        "told_advocate": "yes",
        "need_appears": "separate",
        "capacity_doubt": "no",
        "referred_on": "no",
        "stayed_in_touch": "yes",
        "long_term_in_crisis": "no",
        "copy": ["printed"],
    },
    promises=(
        Promised(
            what="Come at half past six on school days",
            who="Wes Bennett",
            within=3,
            help="alone",
            prevention=("secondary",),
            follow_up=8,
            took="yes",
        ),
        Promised(
            what="Introduce Tia to the young carers' group, and go along the first time",
            who="worker",
            within=8,
            help="with_help",
            prevention=("primary",),
            introduced_to="Young carers' group",
            follow_up=16,
        ),
        Promised(
            what="Cook on Sundays, so that Marcia sits down",
            who="Joy Bennett",
            within=5,
            agreed=None,
            asked_by="Carol",
            help="alone",
        ),
    ),
)

WITH_COLLEAGUES: Final = Talk(
    page="peer_discussion",
    days_ago=7,
    answers={
        "strong": "He decides; it takes him longer to say so. Eight people come when he asks.",
        "situation": (
            "A man in his sixties, home after a stroke. Grown children who do not agree about a "
            "care home talk about it in front of him. A partner who is up at night. A "
            "granddaughter at school who does what nobody asked her to do."
        ),
        "help_wanted": "How to keep him in the middle of it when everybody speaks faster.",
        "suggestions": [
            {
                "what": "Give him the first ten minutes alone with the questions",
                "role": "an occupational therapist",
                "adopted": "adopted",
            },
            {
                "what": "Wait with the meeting until the youngest son is back",
                "role": "a team manager",
                "adopted": "not_adopted",
            },
        ],
        "roles": "Two social workers, an occupational therapist, a team manager",
        "changed": "He had the questions beforehand, with pictures, and spoke first.",
    },
)
