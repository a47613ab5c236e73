"""The Sharif household: Iqbal home after a fall, Nasreen who is tired, and Hamza with a plan."""

from __future__ import annotations

from typing import Final

from app.casework.practice.households.nasreen_talks import HER_OWN
from app.casework.practice.households.sharif_talks import COMING_HOME, HIS_LIFE, STEADYING
from app.casework.practice.told import Known, Noted, Promised, Talk, Tied, Told

_ADDRESS: Final = "18 Weaver Street, Marlbeck"
_POSTCODE: Final = "ZZ99 4WB"

IQBAL: Final = Told(
    name="Iqbal Sharif",
    fields={
        "preferred_name": "Mr Sharif",
        "born": "1955-08-02",
        "nhs_number": "9990000026",
        "council_id": "MB-20388",
        "address": _ADDRESS,
        "postcode": _POSTCODE,
        "phone": "01632 960 177",
        "language": "Urdu",
        "text_size_pt": 20,
        "needs": [
            "Large print, 20 point",
            "Urdu interpreter, not his son",
            "Sit on his right side",
        ],
        "about_matters": "Friday prayers, his roses, being the one who makes the tea for guests.",
        "about_please_do": "Take your shoes off at the door. Greet him before anybody else.",
        "about_please_dont": "Ring after Maghrib prayer.",
        "may_be_told": "Nasreen and Sana. Ask him first about money.",
    },
    members=(
        Known(
            name="Nasreen Sharif",
            relation="wife",
            in_household=True,
            closeness="extremely",
            gives=True,
            receives=True,
            gives_care=True,
            willing="yes",
            able="partly",
            phone="07700 900 231",
        ),
        Known(
            name="Hamza Sharif",
            relation="son",
            in_household=True,
            closeness="extremely",
            gives=True,
            receives=True,
            note="24. Keeps his father company in the afternoons.",
        ),
        Known(
            name="Sana Sharif",
            relation="daughter",
            closeness="extremely",
            gives=True,
            phone="07700 900 232",
            note="30. Two hours away by train.",
        ),
        Known(name="Yusuf Sharif", relation="brother", closeness="very", gives=True),
        Known(
            name="Mrs Kaplan",
            relation="neighbour",
            kind="neighbour",
            closeness="quite",
            gives=True,
            note="Holds the spare keys.",
        ),
        Known(name="Zainab Malik", relation="friend", kind="friend", closeness="quite", gives=True),
        Known(name="Marlbeck Infirmary ward 6", relation="hospital", kind="group"),
        Known(name="Marlbeck Sitting Service", relation="night sitters", kind="paid"),
    ),
    ties=(
        Tied(first="", second="Nasreen Sharif", quality="strong"),
        Tied(first="Nasreen Sharif", second="Hamza Sharif", quality="strong"),
        Tied(first="Nasreen Sharif", second="Sana Sharif"),
        Tied(first="Hamza Sharif", second="Sana Sharif"),
        Tied(first="Nasreen Sharif", second="Zainab Malik"),
    ),
    talks=(
        COMING_HOME,
        STEADYING,
        Talk(
            days_ago=23,
            present=("Nasreen Sharif",),
            next_contact=1,
            changed=26,
            answers={
                "what_matters": (
                    "میں اپنے گھر میں رہنا چاہتا ہوں۔\n"
                    "To sleep in my own bed and to walk to the mosque on Friday, slowly, with my "
                    "brother."
                ),
                "strong": (
                    "Forty years of keeping shop hours: he still wakes at five and has the kettle "
                    "on. The whole street knows him. He prunes for three neighbours."
                ),
                "in_the_way": (
                    "The stairs at night. My wife gets up five times; she does not say it, but I "
                    "see her face."
                ),
                "wants": "Somebody here at night until my leg is strong, and then our house to "
                "ourselves.",
                "stay_in_touch": "Ring Nasreen each morning for a fortnight",
                "place": {"kind": "home", "words": ""},
                "welsh_offered": "not_asked",
                "language_chosen": "other",
                "why_now": "Home from the ward after a fall on the stairs.",
                "noticed": (
                    "He reached for the banister twice before it was there. The "
                    "bedroom is warm and "
                    "ready; the bathroom is a floor below."
                ),
                "changes": ["health"],
                "equipment": "A key safe by the front door",
                "equipment_cost": 8500,
                "confidence": 2,
                "may_record": "yes",
                "may_share": "yes",
                "agreed": "Gwen may talk with Sana and with the ward. Not with Yusuf about money.",
                "outcome": "conversation_2",
                "told_right": "yes",
                "told_advocate": "yes",
                "need_appears": "separate",
                "capacity_doubt": "no",
                "copy": ["large_print", "read_aloud"],
            },
            whose={"what_matters": "interpreter", "in_the_way": "interpreter"},
            promises=(
                Promised(
                    what="Fit the key safe and give the number to Mrs Kaplan",
                    who="worker",
                    within=2,
                    help="agency",
                    prevention=("secondary", "tertiary"),
                    follow_up=7,
                    took="yes",
                    note="Fitted the next morning. £85.",
                ),
                Promised(
                    what="Sleep at the house on Fridays and Saturdays",
                    who="Sana Sharif",
                    within=3,
                    help="alone",
                    prevention=("secondary",),
                    follow_up=14,
                    took="partly",
                    note="Fridays yes; Saturdays only every other week.",
                ),
                Promised(
                    what="Walk to the mosque with Iqbal when he is ready",
                    who="Yusuf Sharif",
                    within=30,
                    help="alone",
                    prevention=("primary",),
                    introduced_to="Friday lunch at the mosque",
                    follow_up=35,
                ),
                Promised(
                    what="Bring a meal on the days Nasreen goes out",
                    who="Zainab Malik",
                    within=10,
                    agreed=None,
                    asked_by="Nasreen",
                ),
            ),
        ),
    ),
    notes=(
        Noted(
            days_ago=22, way="phone", with_whom="Nasreen", words="A quiet night. He was up twice."
        ),
        Noted(
            days_ago=19, way="visit", with_whom="Iqbal", words="Key safe is on. Mrs Kaplan has it."
        ),
        Noted(
            days_ago=18,
            way="phone",
            with_whom="Nasreen",
            words="The first night with a sitter. She slept until six.",
        ),
        Noted(
            days_ago=16,
            way="phone",
            with_whom="Iqbal",
            words="The sitter speaks Punjabi; they understand each other about cricket.",
        ),
        Noted(
            days_ago=14,
            way="visit",
            with_whom="Iqbal and Nasreen",
            words="The bell was rung once all night. He showed me the roses.",
        ),
        Noted(
            days_ago=11,
            way="phone",
            with_whom="Sana",
            words="Friday went well. Yusuf could not come on Saturday; Sana stayed on.",
        ),
        Noted(
            days_ago=6,
            way="phone",
            with_whom="Sana",
            words="Sana asks whether every Saturday can be shared with Yusuf.",
            next_in=1,
        ),
    ),
)

NASREEN: Final = Told(
    name="Nasreen Sharif",
    fields={
        "preferred_name": "Nasreen",
        "born": "1960",
        "council_id": "MB-20389",
        "address": _ADDRESS,
        "postcode": _POSTCODE,
        "phone": "07700 900 231",
        "language": "Urdu",
        "needs": ["Ring between ten and eleven, when the house is quiet"],
        "about_matters": "Her sewing class, and an hour that is nobody else's.",
        "about_please_do": "Ask about her, and then wait.",
    },
    members=(
        Known(
            name="Iqbal Sharif",
            relation="husband",
            closeness="extremely",
            gives=True,
            receives=True,
        ),
        Known(
            name="Hamza Sharif",
            relation="son",
            closeness="extremely",
            gives=True,
            receives=True,
        ),
        Known(name="Sana Sharif", relation="daughter", closeness="extremely", gives=True),
        Known(
            name="Zainab Malik",
            relation="friend from sewing class",
            kind="friend",
            closeness="very",
            gives=True,
            receives=True,
        ),
        Known(name="Sewing class", relation="group", kind="group"),
    ),
    ties=(
        Tied(first="", second="Hamza Sharif", quality="strong"),
        Tied(first="Hamza Sharif", second="Sana Sharif"),
        Tied(first="Iqbal Sharif", second="Hamza Sharif"),
        Tied(first="Iqbal Sharif", second="Sana Sharif"),
    ),
    talks=(
        Talk(
            days_ago=21,
            next_contact=14,
            answers={
                "what_matters": (
                    "I used to sew on Wednesdays, and we laughed. I would like one afternoon that "
                    "belongs to me, and to sleep one whole night."
                ),
                "strong": (
                    "She has run a house and a shop's books for forty years. Women in the street "
                    "bring her their hems. She knows when to ask, and she has now asked."
                ),
                "in_the_way": "I listen for the stairs all night, even when nobody is on them.",
                "wants": "Wednesdays back. And for Sana and Yusuf to share the nights with me.",
                "stay_in_touch": "Phone, between ten and eleven",
                "place": {"kind": "phone", "words": ""},
                "welsh_offered": "not_asked",
                "language_chosen": "en",
                "why_now": "Her own conversation, offered when Iqbal came home.",
                "changes": ["caring"],
                "confidence": 2,
                "may_record": "yes",
                "may_share": "not_asked",
                "agreed": "This page is Nasreen's own and is kept apart from anybody else's.",
                "outcome": "another_talk",
                "told_right": "yes",
                "told_advocate": "not_asked",
                "need_appears": "separate",
                "capacity_doubt": "no",
                "copy": ["post"],
                "signed": {"way": "aloud", "at": "", "strokes": []},
            },
            promises=(
                Promised(
                    what="Keep a chair and a machine on Wednesdays from two to four",
                    who="Zainab Malik",
                    within=7,
                    help="alone",
                    prevention=("primary", "secondary"),
                    introduced_to="Sewing class",
                    follow_up=16,
                    took="yes",
                ),
                Promised(
                    what="Find who can sit in the house on Wednesday afternoons",
                    who="worker",
                    within=6,
                    help="with_help",
                    prevention=("secondary",),
                    follow_up=18,
                ),
            ),
        ),
        HER_OWN,
    ),
    notes=(
        Noted(
            days_ago=8,
            way="phone",
            with_whom="Nasreen",
            words="Went on Wednesday. Came home with a waistcoat half cut out.",
            next_in=6,
        ),
    ),
)

HAMZA: Final = Told(
    name="Hamza Sharif",
    fields={
        "preferred_name": "Hamza",
        "born": "2002-05-19",
        "council_id": "MB-20390",
        "address": _ADDRESS,
        "postcode": _POSTCODE,
        "language": "en",
        "needs": ["Easy words and pictures", "One question at a time"],
        "about_matters": "Buses. The 41 above all.",
        "about_please_do": "Ask him, not his mum. Draw it.",
        "about_please_dont": "Change the plan without saying so.",
    },
    members=(
        Known(
            name="Nasreen Sharif",
            relation="mum",
            closeness="extremely",
            gives=True,
            gives_care=True,
            willing="yes",
            able="partly",
        ),
        Known(name="Iqbal Sharif", relation="dad", closeness="extremely", receives=True),
        Known(name="Sana Sharif", relation="sister", closeness="very", gives=True),
        Known(
            name="Liam Birch",
            relation="friend from college",
            kind="friend",
            closeness="quite",
            gives=True,
            receives=True,
        ),
        Known(name="Bus enthusiasts' club", relation="group", kind="group"),
    ),
    ties=(
        Tied(first="", second="Nasreen Sharif", quality="strong"),
        Tied(first="Nasreen Sharif", second="Iqbal Sharif"),
        Tied(first="Nasreen Sharif", second="Sana Sharif"),
    ),
    talks=(
        HIS_LIFE,
        Talk(
            days_ago=16,
            present=("Sana Sharif",),
            next_contact=20,
            answers={
                "what_matters": (
                    "I want to go to the depot on the bus on my own. I know all "
                    "the numbers. I want "
                    "to tell Liam about it after."
                ),
                "strong": (
                    "Hamza knows every timetable in Marlbeck and half of the drivers. He makes his "
                    "own breakfast and he makes his dad laugh."
                ),
                "in_the_way": (
                    "Mum says wait. I don't like it when the bus is late and I don't know."
                ),
                "wants": "To do the 41 on my own by the summer.",
                "stay_in_touch": "A picture message on Fridays",
                "place": {"kind": "other", "words": "On the number 41, upstairs at the front"},
                "welsh_offered": "not_asked",
                "language_chosen": "en",
                "why_now": "Hamza asked when he would get a conversation of his own.",
                "noticed": "He told a stranger the right stop before the driver could.",
                "confidence": 4,
                "may_record": "yes",
                "may_share": "yes",
                "agreed": (
                    "Gwen may talk with Sana and the travel trainer. Hamza tells Mum himself."
                ),
                "outcome": "connected",
                "told_right": "yes",
                "told_advocate": "yes",
                "need_appears": "separate",
                "capacity_doubt": "no",
                "copy": ["printed"],
            },
            promises=(
                Promised(
                    what="Ride the 41 with Hamza four times, then sit three seats behind",
                    who="Sana Sharif",
                    within=30,
                    help="alone",
                    prevention=("primary",),
                    follow_up=32,
                ),
                Promised(
                    what="Introduce Hamza to the travel trainer at the depot",
                    who="worker",
                    within=9,
                    help="with_help",
                    prevention=("primary", "secondary"),
                    introduced_to="Travel training",
                    follow_up=14,
                ),
                Promised(
                    what="Show Mum the plan with the pictures",
                    who="person",
                    within=4,
                    help="alone",
                    follow_up=12,
                    took="yes",
                    note="She put it on the fridge.",
                ),
            ),
        ),
    ),
    notes=(
        Noted(
            days_ago=5,
            way="text",
            with_whom="Hamza",
            words="A picture of the 41 with a thumbs up.",
        ),
    ),
)
