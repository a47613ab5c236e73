"""Edna Marwood, 84: a widow in a hill village who wants company, not carers."""

from __future__ import annotations

from typing import Final

from app.casework.practice.told import Known, Noted, Promised, Talk, Tied, Told

_FIRST: Final = Talk(
    days_ago=34,
    present=("Gill Marwood",),
    next_contact=14,
    changed=210,
    answers={
        "what_matters": (
            "I don't want carers. I want somebody to have a cup of tea with who remembers this "
            "village when the school was still open.\n"
            "Chapel on Sunday, my radio plays, and being asked for my bara brith."
        ),
        "strong": (
            "Edna bakes for half the lane, knows who lived in every house, and would teach anybody "
            "to turn a heel. Gill rings every night at seven. Roy brings the paper and takes the "
            "bins."
        ),
        "in_the_way": (
            "The bus stopped coming up the hill. Since Harold died the evenings are very long and "
            "I have got out of the way of asking."
        ),
        "wants": (
            "To be out of the house two mornings a week, and for people to come to me as well."
        ),
        "stay_in_touch": "A telephone call, after the lunchtime news",
        "place": {"kind": "hub", "words": "Talking Point, village hall"},
        "organisations": "Village agent; Llanbedr chapel",
        "welsh_offered": "yes",
        "language_chosen": "en",
        "why_now": "Gill asked for somebody to talk with her mother about the winter.",
        "noticed": (
            "The flour was already out. She stood without holding on and walked me to the gate."
        ),
        "changes": ["bereavement"],
        "confidence": 3,
        "may_record": "yes",
        "may_share": "yes",
        "agreed": "Gwen may talk with Gill and with Dot about the coffee morning, nobody else.",
        "outcome": "connected",
        "told_right": "yes",
        "told_advocate": "yes",
        "need_appears": "none",
        "capacity_doubt": "no",
        "unmet": "A bus up the hill on a Sunday.",
        "copy": ["printed"],
    },
    promises=(
        Promised(
            what="Take Edna to the chapel coffee morning and sit with her the first time",
            who="Dot Ellis",
            within=5,
            help="alone",
            prevention=("primary",),
            introduced_to="Chapel coffee morning",
            follow_up=14,
            took="yes",
            note="Went twice. Asked to bring the cake next month.",
        ),
        Promised(
            what="Introduce Edna to the village agent's lunch",
            who="worker",
            within=10,
            help="with_help",
            prevention=("primary", "secondary"),
            introduced_to="Village agent lunch",
            follow_up=21,
            took="no",
            note="Too loud for her. She would rather people came to the house.",
        ),
        Promised(
            what="Ask in the shop who would like to learn to knit",
            who="person",
            within=12,
            help="alone",
            prevention=("primary",),
            follow_up=28,
        ),
        Promised(
            what="Look at the loose handrail on the back step",
            who="Roy Tanfield",
            within=20,
            agreed=None,
            asked_by="Edna",
            prevention=("secondary",),
        ),
    ),
)

_RANG: Final = Talk(
    page="first_contact",
    days_ago=50,
    next_contact=14,
    answers={
        "what_matters": (
            "I get up at six and light the fire, and then there is a good deal of day left over. I "
            "bake on Fridays. I had forty years of a full house."
        ),
        "strong": (
            "She bakes, knits and looks after herself. Gill rings every evening; Roy next door is "
            "in and out."
        ),
        "wants": (
            "I don't know that I want anything. Gill says I should talk to somebody about the "
            "winter."
        ),
        "everyday": (
            "The house is warm and the coal is paid for. It is the bus: there is none any more, so "
            "I see whoever comes up the hill."
        ),
        "options": (
            "The Talking Point in the village hall on a Tuesday; Dot from chapel could bring her. "
            "The winter fuel line. Or nothing yet, and a ring back in a fortnight: that is what "
            "Edna liked best."
        ),
        "stay_in_touch": "A telephone call, after the lunchtime news",
        "place": {"kind": "phone", "words": ""},
        "times": "13:40 to 14:05",
        "welsh_offered": "yes",
        "language_chosen": "en",
        "came_by": "family",
        "why_now": "Gill rang: the first winter since Harold died.",
        "may_record": "yes",
        "may_share": "yes",
        "agreed": "Gwen may tell Gill that she rang, and no more than that.",
        "outcome": "information",
        "told_right": "yes",
        "told_advocate": "not_asked",
        "need_appears": "none",
        "capacity_doubt": "no",
        "unmet": "A bus up the hill.",
        "referred_on": "no",
        "stayed_in_touch": "yes",
        "long_term_in_crisis": "no",
        "copy": ["post"],
        "signed": {"way": "aloud", "at": "", "strokes": []},
    },
    promises=(
        Promised(
            what="Post the leaflet about the Talking Point, in large letters",
            who="worker",
            within=3,
            help="with_help",
            prevention=("primary",),
            follow_up=14,
            took="yes",
        ),
        Promised(
            what="Ask Dot whether she goes down on a Tuesday",
            who="person",
            within=10,
            help="alone",
            prevention=("primary",),
            follow_up=14,
            took="yes",
        ),
    ),
)

_AGAIN: Final = Talk(
    days_ago=2,
    finished=False,
    next_contact=14,
    answers={
        "what_matters": (
            "I have two girls coming on Thursdays to learn. One of them is left "
            "handed, so I had to "
            "think it through in a mirror."
        ),
        "strong": "She has turned the front room round so that three can sit by the window.",
        "place": {"kind": "home", "words": ""},
    },
    promises=(
        Promised(
            what="Find out whether the hall will lend two good chairs",
            who="worker",
            within=9,
            help="with_help",
        ),
    ),
)

EDNA: Final = Told(
    name="Edna Marwood",
    fields={
        "preferred_name": "Edna",
        "born": "1942-03-14",
        "nhs_number": "9990000018",
        "council_id": "MB-20417",
        "address": "3 Chapel Row, Llanbedr-under-Fell",
        "postcode": "ZZ99 3VZ",
        "phone": "01632 960 221",
        "language": "en",
        "needs": ["Speak clearly, facing her; the left ear is the better one"],
        "about_matters": "Being asked for something. Her baking, the radio plays, chapel.",
        "about_please_do": "Knock and wait. She is coming. Say yes to the tea.",
        "about_please_dont": "Call her a poor old thing, or talk to Gill over her head.",
        "may_be_told": "Gill, her daughter, may be told anything Edna has been told.",
    },
    members=(
        Known(
            name="Gill Marwood",
            relation="daughter",
            closeness="extremely",
            gives=True,
            receives=True,
            phone="01632 960 318",
            note="61. Rings every evening at seven; forty miles away.",
        ),
        Known(
            name="Roy Tanfield",
            relation="neighbour",
            kind="neighbour",
            closeness="very",
            gives=True,
            note="Papers and bins.",
        ),
        Known(name="Joan Marwood", relation="sister-in-law", closeness="quite", receives=True),
        Known(
            name="Dot Ellis",
            relation="friend from chapel",
            kind="friend",
            closeness="quite",
            gives=True,
            phone="07700 900 114",
        ),
        Known(name="Dr Hale", relation="GP", kind="paid"),
        Known(name="Chapel coffee morning", relation="group", kind="group"),
        Known(name="Radio drama group", relation="group", kind="group"),
    ),
    ties=(
        Tied(first="", second="Gill Marwood", quality="strong"),
        Tied(first="", second="Joan Marwood", quality="tenuous", note="By letter."),
        Tied(first="Gill Marwood", second="Roy Tanfield"),
        Tied(first="Gill Marwood", second="Joan Marwood"),
        Tied(first="Roy Tanfield", second="Dot Ellis"),
        Tied(first="Dot Ellis", second="Chapel coffee morning"),
    ),
    talks=(_RANG, _FIRST, _AGAIN),
    notes=(
        Noted(
            days_ago=36,
            way="phone",
            with_whom="Gill",
            words="Gill rang. Worried about the winter; her mother is not worried.",
        ),
        Noted(
            days_ago=20,
            way="phone",
            with_whom="Edna",
            words="Fourteen days on. The coffee morning went well; the lunch was too loud.",
        ),
        Noted(
            days_ago=9,
            way="visit",
            with_whom="Edna",
            words="Took the wool round. Two girls from the school have asked to learn.",
            next_in=0,
        ),
    ),
)
