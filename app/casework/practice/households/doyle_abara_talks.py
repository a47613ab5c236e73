"""Kieran Doyle-Abara: what a good life is, what he can give, and who introduces him."""

from __future__ import annotations

from typing import Final

from app.casework.practice.told import Promised, Talk

GOOD: Final = Talk(
    page="good_life",
    days_ago=20,
    present=("Shanice",),
    next_contact=10,
    answers={
        "good_life": (
            "A workshop with the door open. Somebody brings in a wreck and rides out. Then the "
            "touchline on Sunday, and nobody asking how I am in that voice."
        ),
        "gifts": "Any bike, any gear. He teaches without making you feel stupid. Guitar, a bit.",
        "offers": "Saturday mornings for the kids on the estate. Brakes first, then paint.",
        "belonging": (
            "The canal. Tanner's Yard when the shutters are up. Rovers, if they would have me; and "
            "the Timebank, where I am four hours up."
        ),
        "in_the_way": "Walking in on my own. After that I'm fine.",
        "stay_in_touch": "Text on Mondays",
        "place": {"kind": "other", "words": "Tanner's Yard, on upturned crates"},
        "times": "11:00 to 12:10",
        "welsh_offered": "not_asked",
        "language_chosen": "en",
        "why_now": "He asked whether the next one could be about something good.",
        "noticed": "He mended a child's chain while he talked and did not notice that he had.",
        "may_record": "yes",
        "may_share": "yes",
        "agreed": "Femi and the Timebank may know that he would like to be asked.",
        "outcome": "giving",
        "told_right": "yes",
        "told_advocate": "not_asked",
        "need_appears": "none",
        "capacity_doubt": "no",
        "referred_on": "no",
        "stayed_in_touch": "yes",
        "long_term_in_crisis": "no",
        "copy": ["printed"],
    },
    promises=(
        Promised(
            what="Walk in with him to the first training on Thursday",
            who="Femi Adeyemi",
            within=5,
            help="alone",
            prevention=("primary",),
            introduced_to="Marlbeck Rovers",
            follow_up=12,
            took="yes",
            note="He carried the kit and stayed.",
        ),
        Promised(
            what="Ask the estate's Saturday club whether they want a bike morning",
            who="worker",
            within=9,
            help="with_help",
            prevention=("primary",),
            introduced_to="Saturday club",
            follow_up=18,
        ),
        Promised(
            what="Come along to the Saturday club the first time",
            who="Josh Reed",
            within=21,
            agreed=None,
            asked_by="Kieran",
            help="alone",
        ),
    ),
)

ABOUT_HIM: Final = Talk(
    page="about_me",
    days_ago=19,
    answers={
        "about_matters": "Bikes, football, and being of use.",
        "about_people": "Niamh, always. Josh, who does not fuss. Femi. Mika, who I have never met.",
        "about_speaking": "Side by side, walking. Text before you ring. Give me a day to answer.",
        "about_please_do": "Walk and talk. I say more side by side.",
        "about_please_dont": "Send a brown envelope.",
        "about_support": (
            "When I skip training twice, somebody should come round. Bring chips. Don't ask; talk "
            "about something else first."
        ),
        "about_worth_knowing": "I left school at fifteen and I read a lot.",
        "place": {"kind": "other", "words": "Along the canal"},
        "welsh_offered": "not_asked",
        "language_chosen": "en",
        "written_with": "Shanice typed; Kieran said what to cross out.",
        "copy": ["printed"],
    },
)
