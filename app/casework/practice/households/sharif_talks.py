"""The Sharif household: coming home, making the nights steady, and Hamza's life with support."""

from __future__ import annotations

from typing import Final

from app.casework.practice.told import Promised, Talk

COMING_HOME: Final = Talk(
    page="leaving_hospital",
    days_ago=27,
    present=("Nasreen Sharif", "Sana Sharif"),
    next_contact=2,
    days={"temporary_until": 25, "look_again": 4, "going_home_on": 1},
    whose={"what_matters": "interpreter"},
    answers={
        "what_matters": (
            "To sit in my own chair with the door open to the roses, and to pray in my own room."
        ),
        "strong": (
            "He walks to the window and back with a stick, and knows every nurse by name. Nasreen, "
            "Hamza and Sana come in by turns; Yusuf drives."
        ),
        "must_change": (
            "A bed downstairs for now. Somebody who speaks Urdu to go through the tablets. "
            "Somebody awake in the house on the first two nights."
        ),
        "short_term": [
            {"what": "Bed and commode on loan", "who": "Equipment store", "until": "+25"},
            {"what": "Sana sleeps at the house", "who": "Sana", "until": "+3"},
        ],
        "stay_in_touch": "Ring Nasreen in the evening of the first day, then visit",
        "rhythm": "daily",
        "place": {"kind": "ward", "words": "Marlbeck Infirmary, ward 6"},
        "times": "14:00 to 15:10",
        "welsh_offered": "not_asked",
        "language_chosen": "other",
        "ward": "Ward 6, Charge Nurse Iqbal Rahman",
        "why_now": "He fell on the stairs; nothing is broken and the ward needs the bed.",
        "risks_own": "The stairs, and being a weight on my wife.",
        "risks_others": "The ward: another fall at night on the way to the bathroom.",
        "safeguarding": "not_needed",
        "safeguarding_why": "The fall was an accident; he and the family say the same.",
        "may_record": "yes",
        "may_share": "yes",
        "agreed": "Gwen may talk with the ward and with Sana.",
        "outcome": "steady",
        "told_right": "yes",
        "told_advocate": "yes",
        "need_appears": "separate",
        "capacity_doubt": "no",
        "referred_on": "no",
        "stayed_in_touch": "yes",
        "long_term_in_crisis": "no",
        "copy": ["large_print"],
    },
    promises=(
        Promised(
            what="See that the bed and the commode are there before noon",
            who="worker",
            within=1,
            help="agency",
            prevention=("secondary",),
            if_it_fails="Sana rings Gwen; he stays one more night",
            phone="01632 960 410, 8 to 4",
            follow_up=3,
            took="yes",
        ),
        Promised(
            what="Drive him home and carry the bags",
            who="Yusuf Sharif",
            within=1,
            help="alone",
            if_it_fails="The ward books a taxi",
            phone="07700 900 233, any time",
            follow_up=3,
            took="yes",
        ),
    ),
)

STEADYING: Final = Talk(
    page="conversation_2",
    days_ago=21,
    finished_after=14,
    present=("Nasreen Sharif", "Sana Sharif"),
    next_contact=16,
    days={"stable_on": 14},
    whose={"what_matters": "interpreter", "must_change": "interpreter", "led_here": "interpreter"},
    answers={
        "what_matters": (
            "That my wife sleeps. And that nobody lifts me who does not know how I say yes."
        ),
        "strong": (
            "They have kept a shop and a family going for forty years. Hamza sits with his father "
            "every afternoon and makes him laugh. Mrs Kaplan has the keys, and the street brings "
            "food without being asked."
        ),
        "must_change": (
            "Somebody here at night who is not Nasreen. I want to ring a bell, not to shout."
        ),
        "others_change": (
            "Sana: that Mum stops getting up five times. Yusuf: that he is asked, and not told "
            "afterwards."
        ),
        "short_term": [
            {"what": "Night sitting, four nights a week", "who": "Sitting service", "until": "+21"},
            {"what": "Downstairs bed and a bell by it", "who": "Equipment store", "until": "+19"},
            {"what": "Meals on the days Nasreen rests", "who": "Zainab Malik", "until": "+14"},
        ],
        "stay_in_touch": "Ring each morning at ten; a visit on Tuesdays",
        "rhythm": "daily",
        "place": {"kind": "home", "words": ""},
        "times": "10:00 to 11:45",
        "welsh_offered": "not_asked",
        "language_chosen": "other",
        "why_now": "Nasreen said on the telephone that she cannot do another night.",
        "led_here": (
            "I got up by myself so as not to wake her, and she heard me and came, and then neither "
            "of us slept."
        ),
        "background": "Home since the fall. The bed is downstairs; the bathroom is not.",
        "risks_own": "That they move me somewhere without roses.",
        "risks_others": "Sana: that her mother falls ill. Gwen: a second fall at night.",
        "small_sums": "Key safe £85; taxi to the clinic £40; sitting £240, a second name to agree",
        "safeguarding": "not_needed",
        "safeguarding_why": (
            "A tired carer, willing and asking for help; no neglect and nothing hidden. He wants "
            "Nasreen looked after, and no enquiry. Looked at again on the day things are steady."
        ),
        "may_record": "yes",
        "may_share": "yes",
        "agreed": "Gwen may talk with Sana, Yusuf and the sitting service. Not about money.",
        "outcome": "another_talk",
        "told_right": "yes",
        "told_advocate": "yes",
        "need_appears": "separate",
        "capacity_doubt": "no",
        "referred_on": "no",
        "stayed_in_touch": "yes",
        "long_term_in_crisis": "no",
        "copy": ["large_print", "read_aloud"],
    },
    promises=(
        Promised(
            what="Sit with him from ten at night, Monday to Thursday",
            who="Marlbeck Sitting Service",
            within=1,
            help="agency",
            prevention=("secondary", "tertiary"),
            if_it_fails="Sana comes on the last train",
            phone="01632 960 420, day and night",
            follow_up=7,
            took="yes",
        ),
        Promised(
            what="Sleep at the house on Friday nights",
            who="Sana Sharif",
            within=4,
            help="alone",
            if_it_fails="Yusuf stays",
            phone="07700 900 232, after five",
            follow_up=8,
            took="yes",
        ),
        Promised(
            what="Stay on Saturday and Sunday nights",
            who="Yusuf Sharif",
            within=5,
            help="alone",
            if_it_fails="Ring Sana, then the out-of-hours line",
            phone="07700 900 233, any time",
            follow_up=9,
            took="partly",
        ),
        Promised(
            what="Come with her key if the bell rings on and on",
            who="Mrs Kaplan",
            within=1,
            help="alone",
            if_it_fails="999",
            phone="01632 960 178, until midnight",
            follow_up=10,
            took="yes",
        ),
        Promised(
            what="Ring every morning at ten, and come on Tuesdays",
            who="worker",
            within=1,
            help="with_help",
            if_it_fails="Ring the duty desk",
            phone="01632 960 100, 9 to 5",
            follow_up=14,
            took="yes",
        ),
    ),
)

HIS_LIFE: Final = Talk(
    page="conversation_3",
    days_ago=7,
    present=("Nasreen Sharif", "Sana Sharif"),
    next_contact=21,
    days={"review_on": 182},
    answers={
        "what_matters": (
            "A job with buses. My own key. Friday pictures with Liam. Mum not coming with me every "
            "time."
        ),
        "strong": (
            "Hamza knows every route and never forgets a time. He cooks eggs three ways, sits with "
            "his dad, and says so when he does not understand."
        ),
        "contributions": [
            {
                "need": "Getting about alone",
                "from": "self",
                "what": "I learn the 41 by myself",
                "agreed": "agreed",
            },
            {"from": "family", "what": "Sana rides along on Saturdays", "agreed": "agreed"},
            {
                "from": "community",
                "what": "Drivers at the depot look out for him",
                "agreed": "to_ask",
            },
            {"from": "equipment", "what": "The live-times app, with pictures", "agreed": "agreed"},
            {"from": "paid", "what": "Travel trainer, six months", "agreed": "agreed"},
            {
                "need": "Work with buses",
                "from": "self",
                "what": "I sort timetables at the club",
                "agreed": "agreed",
            },
            {"from": "family", "what": "Uncle Yusuf asks at the garage"},
            {"from": "community", "what": "Bus club's open day", "agreed": "agreed"},
            {"from": "equipment"},
            {"from": "paid", "what": "Job coach, two mornings", "agreed": "agreed"},
        ],
        "budget": [
            {"what": "Travel trainer", "method": "council", "amount": 4650},
            {
                "what": "Job coach, from a small firm of his choice",
                "method": "direct_payment",
                "amount": 6425,
            },
        ],
        "budget_every": "weekly",
        "who_plans": "family",
        "stay_in_touch": "A picture message on Fridays",
        "place": {"kind": "home", "words": ""},
        "welsh_offered": "not_asked",
        "language_chosen": "en",
        "why_now": "Hamza asked for a job and a key, in that order.",
        "outcomes_england": [
            {"row": "work", "how": "not_alone", "note": "Would start, and be lost by the change"},
            {"row": "community", "how": "not_alone", "note": "Buses he knows, yes; others, no"},
            {"row": "relationships", "how": "not_alone", "note": "Meets Liam only with Mum"},
        ],
        "wellbeing": ["control", "work", "relationships"],
        "eligible": "eligible",
        "eligible_why": (
            "Three outcomes, and it weighs on his days. The trainer and the coach end as he "
            "learns: from more help to less, over six to twelve months."
        ),
        "carer_position": "His mother wants to do less of the going along, and has said so.",
        "money_from": "The council",
        "tested_with_colleagues": "yes",
        "may_record": "yes",
        "may_share": "yes",
        "agreed": "Gwen may talk with Sana and the travel trainer. Hamza tells Mum himself.",
        "outcome": "support",
        "told_right": "yes",
        "told_advocate": "yes",
        "need_appears": "this",
        "capacity_doubt": "no",
        "referred_on": "no",
        "stayed_in_touch": "yes",
        "long_term_in_crisis": "no",
        "copy": ["printed"],
    },
    promises=(
        Promised(
            what="Meet the job coach at the bus club, with Sana there for the first half hour",
            who="worker",
            within=13,
            help="with_help",
            prevention=("primary", "secondary"),
            introduced_to="Job coach",
            follow_up=27,
        ),
        Promised(
            what="Have a key cut and show Hamza the lock",
            who="Nasreen Sharif",
            within=10,
            help="alone",
            follow_up=24,
        ),
    ),
)
