"""Gwenllian Prys, 79: a retired postmistress who speaks Welsh and means to stay in her street."""

from __future__ import annotations

from typing import Final

from app.casework.practice.households.prys_talks import (
    A_LIFE,
    ABOUT_HER,
    HER_WEEK,
    SEEING_FRIENDS,
    THE_BANK,
    WHAT_MATTERS,
)
from app.casework.practice.told import Known, Noted, Promised, Talk, Tied, Told

GWENLLIAN: Final = Told(
    name="Gwenllian Prys",
    fields={
        "preferred_name": "Gwenllian",
        "born": "1947-01-25",
        "nhs_number": "9990000034",
        "council_id": "CG-00881",
        "address": "7 Heol y Capel, Cwm Glanwern",
        "postcode": "ZZ99 3CZ",
        "phone": "01632 960 402",
        "language": "cy",
        "paper_language": "cy",
        "country": "wales",
        "needs": ["Cymraeg yn gyntaf", "Un peth ar y tro, ac amser i feddwl"],
        "about_matters": "Ei stryd, y capel, Mot y ci, a chael gwybod pwy sydd wedi priodi pwy.",
        "about_please_do": "Siaradwch Gymraeg. Gofynnwch am y swyddfa bost.",
        "about_please_dont": "Peidiwch â gorffen ei brawddegau.",
        "may_be_told": "Mair, ei merch.",
    },
    members=(
        Known(
            name="Mair Prys",
            relation="merch",
            closeness="extremely",
            gives=True,
            receives=True,
            gives_care=True,
            willing="yes",
            able="yes",
            agreed="yes",
            phone="01632 960 415",
            note="52. Atwrneiaeth arhosol iechyd a lles wedi'i gweld.",
        ),
        Known(
            name="Emyr Prys",
            relation="mab",
            closeness="extremely",
            gives=True,
            note="Dramor; galwad fideo bob nos Sul.",
        ),
        Known(
            name="Ifan Llŷr",
            relation="cymydog",
            kind="neighbour",
            closeness="very",
            gives=True,
            gives_care=True,
            willing="yes",
            able="yes",
            phone="07700 900 340",
        ),
        Known(
            name="Eirlys Wŷn",
            relation="ffrind o'r capel",
            kind="friend",
            closeness="very",
            gives=True,
        ),
        Known(
            name="Osian Prys",
            relation="ŵyr",
            closeness="quite",
            under_18=True,
            gives_care=False,
            receives=True,
        ),
        Known(name="Mot", relation="ci", kind="pet"),
        Known(name="Capel Bethel", relation="capel", kind="group"),
    ),
    ties=(
        Tied(first="", second="Mair Prys", quality="strong"),
        Tied(first="Mair Prys", second="Emyr Prys"),
        Tied(first="Mair Prys", second="Ifan Llŷr"),
        Tied(first="Mair Prys", second="Osian Prys"),
        Tied(first="Eirlys Wŷn", second="Capel Bethel"),
    ),
    talks=(
        Talk(
            days_ago=18,
            present=("Mair Prys",),
            next_contact=14,
            answers={
                "what_matters": (
                    "Aros yn fy stryd fy hun. Fi oedd yn y swyddfa bost am ddeng mlynedd ar hugain "
                    "ac rwy'n nabod pob drws.\n"
                    "Mynd i'r capel fore Sul, a mynd â Mot am dro at yr afon a'r ŵyn."
                ),
                "strong": (
                    "Mae hi'n gwneud ei the ei hun, yn mynd â'r ci am dro bob bore ac yn canu pob "
                    "emyn heb lyfr. Mae pobl y stryd yn galw i ofyn pethau iddi o hyd."
                ),
                "in_the_way": (
                    "Weithiau, gyda'r nos, rwy'n meddwl bod y post yn disgwyl ac rwy'n mynd allan. "
                    "Mae'n gas gen i'r peth wedyn."
                ),
                "wants": (
                    "Cael mynd allan yn saff, a bod rhywun yn gwybod, heb i neb fy nghau i mewn."
                ),
                "stay_in_touch": "Galw heibio ar fore Mawrth",
                "place": {"kind": "home", "words": ""},
                "welsh_offered": "yes",
                "language_chosen": "cy",
                "why_now": "Mair a ofynnodd, ar ôl i Ifan ddod o hyd iddi wrth y blwch post.",
                "noticed": (
                    "Roedd hi'n gwybod enw pawb a aeth heibio'r ffenest. Roedd y drws cefn heb ei "
                    "gloi am ddeg y bore."
                ),
                "changes": ["health"],
                "equipment": "Synhwyrydd drws",
                "equipment_cost": 4200,
                "confidence": 4,
                "may_record": "yes",
                "may_share": "yes",
                "agreed": "Caiff Gwen siarad â Mair ac ag Ifan am y nosweithiau.",
                "outcome": "another_talk",
                "told_right": "yes",
                "told_advocate": "yes",
                "need_appears": "this",
                "capacity_doubt": "yes",
                "capacity_which": (
                    "Trefnu'r banc. Awn ni drwy hwnnw ar wahân, gyda Mair, ar fore da."
                ),
                "copy": ["printed"],
            },
            promises=(
                Promised(
                    what="Rhoi golau wrth y drws cefn a threfnu'r synhwyrydd",
                    who="worker",
                    within=7,
                    help="agency",
                    prevention=("secondary", "tertiary"),
                    follow_up=14,
                    took="yes",
                ),
                Promised(
                    what="Galw heibio bob nos am naw, am baned",
                    who="Ifan Llŷr",
                    within=2,
                    help="alone",
                    prevention=("secondary",),
                    follow_up=15,
                ),
                Promised(
                    what="Lifft i'r capel ac yn ôl",
                    who="Eirlys Wŷn",
                    within=6,
                    help="alone",
                    prevention=("primary",),
                    introduced_to="Capel Bethel",
                    follow_up=12,
                    took="yes",
                ),
            ),
        ),
        WHAT_MATTERS,
        ABOUT_HER,
        SEEING_FRIENDS,
        THE_BANK,
        HER_WEEK,
        A_LIFE,
    ),
    notes=(
        Noted(
            days_ago=11,
            way="visit",
            with_whom="Gwenllian",
            words="Bore Mawrth. Mae'r golau'n gweithio. Canodd hi ddau bennill i mi.",
        ),
        Noted(
            days_ago=4,
            way="phone",
            with_whom="Mair",
            words="Mair yn dweud bod tair noson dawel wedi bod. Ŵyna ar y fferm; Osian yn helpu.",
            next_in=3,
        ),
    ),
)
