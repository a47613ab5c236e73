"""Gwenllian Prys: what matters to her, two decisions kept apart, her week, and a life with help."""

from __future__ import annotations

from typing import Final

from app.casework.practice.told import Promised, Talk

WHAT_MATTERS: Final = Talk(
    page="what_matters_wales",
    days_ago=17,
    present=("Mair Prys",),
    next_contact=14,
    days={"look_again": 90},
    answers={
        "what_matters": (
            "Cael aros yn fy stryd fy hun, ymysg fy mhobl. Clywed y Gymraeg drwy'r dydd. Mynd i'r "
            "capel fore Sul heb i neb boeni."
        ),
        "strong": (
            "Mae'n gwneud ei the, yn mynd â Mot am dro ac yn cofio pob emyn. Mae Ifan drws nesaf, "
            "Eirlys o'r capel a Mair ar y ffôn."
        ),
        "circumstances": (
            "Yn byw ar ei phen ei hun gyda Mot, yn y tŷ lle ganed hi. Bu'n bostfeistres am ddeng "
            "mlynedd ar hugain. Mae dementia arni ers dwy flynedd."
        ),
        "outcomes": [
            {"outcome": "Mynd allan gyda'r nos yn saff", "now": 3},
            {"outcome": "Gweld fy ffrindiau yn y capel bob wythnos", "now": 4},
            {"outcome": "Trefnu fy nhŷ fy hun, gyda rhywun wrth law", "now": 6},
        ],
        "barriers": "Mae'r nosweithiau'n drysu. Does dim bws ar y Sul.",
        "risks": "Colli'r ffordd yn yr oerfel; a gorfod gadael y stryd.",
        "stay_in_touch": "Galw heibio ar fore Mawrth",
        "place": {"kind": "home", "words": ""},
        "times": "10:00 tan 11:20",
        "welsh_offered": "yes",
        "language_chosen": "cy",
        "why_now": "Gofynnodd Mair ar ôl noson wael.",
        "noticed": "Roedd ei Chymraeg yn glir ac yn gyflym; yn Saesneg roedd hi'n petruso.",
        "could_help": ["self", "prevention", "care"],
        "wales_areas": ["self_care", "protection", "social"],
        "wales_decision": "plan",
        "wales_reason": (
            "Ni ellir bod yn saff gyda'r nos ar ei phen ei hun na gyda theulu a chymdogion yn unig."
        ),
        "lead_coordinator": "Gwen Price",
        "may_record": "yes",
        "may_share": "yes",
        "agreed": "Caiff Gwen siarad â Mair ac ag Ifan am y nosweithiau.",
        "outcome": "plan",
        "told_right": "yes",
        "told_advocate": "yes",
        "need_appears": "this",
        "capacity_doubt": "yes",
        "capacity_which": "Trefnu'r banc: tudalen ar wahân, ar fore da.",
        "referred_on": "no",
        "stayed_in_touch": "yes",
        "long_term_in_crisis": "no",
        "copy": ["printed"],
    },
    promises=(
        Promised(
            what="Lifft i'r capel bob bore Sul",
            who="Eirlys Wŷn",
            within=5,
            help="alone",
            prevention=("primary",),
            introduced_to="Capel Bethel",
            follow_up=14,
            took="yes",
        ),
        Promised(
            what="Dod â rhywun Cymraeg ei iaith i siarad am help gyda'r nos",
            who="worker",
            within=8,
            help="agency",
            prevention=("secondary",),
            follow_up=20,
        ),
    ),
)

SEEING_FRIENDS: Final = Talk(
    page="capacity",
    days_ago=13,
    present=("Mair Prys",),
    answers={
        "decision": "Pa ffrindiau i'w gweld, a phryd",
        "decision_when": "Yr wythnos hon; nid oes brys.",
        "says": "Eirlys, ac Ifan, a phwy bynnag sy'n dod at y drws. Fi sy'n dewis.",
        "help_tried": "Bore tawel, lluniau o bawb, un enw ar y tro, yn Gymraeg.",
        "abilities": [
            {
                "row": "understand",
                "able": "yes",
                "words": "Dywedodd pwy yw pob un a sut mae'n eu nabod",
            },
            {"row": "retain", "able": "yes", "words": "Yr un ateb ar ôl paned"},
            {"row": "weigh", "able": "yes", "words": "Dim ymwelwyr ar ôl naw, am ei bod yn blino"},
            {"row": "communicate", "able": "yes", "words": "Yn glir, yn Gymraeg"},
        ],
        "conclusion": "able",
        "place": {"kind": "home", "words": ""},
        "welsh_offered": "yes",
        "language_chosen": "cy",
        "noticed": "Chwarddodd wrth sôn am Eirlys.",
        "told_advocate": "yes",
        "copy": ["printed"],
    },
)

THE_BANK: Final = Talk(
    page="capacity",
    days_ago=13,
    present=("Mair Prys",),
    days={"look_again": 90, "authority_seen_on": 0},
    answers={
        "decision": "Rheoli'r cyfrif banc a thalu'r biliau",
        "decision_when": "Cyn diwedd y mis; gall aros tan hynny.",
        "says": "Fi oedd yn cyfri arian y post. Gall Mair wneud, ond i mi gael gweld y llyfr.",
        "help_tried": "Dau fore, llyfr banc go iawn, symiau bach, gyda Mair ac wedyn hebddi.",
        "abilities": [
            {"row": "understand", "able": "yes", "words": "Gwyddai beth yw bil a beth yw banc"},
            {"row": "retain", "able": "unclear", "words": "Cofiodd am ddeng munud, nid ar ôl te"},
            {"row": "weigh", "able": "no", "words": "Talodd yr un bil deirgwaith ar y papur"},
            {"row": "communicate", "able": "yes", "words": "Yn glir, yn Gymraeg"},
        ],
        "impairment": "Dementia: mae'n effeithio ar ddal y ffigurau yn y cof wrth eu pwyso.",
        "conclusion": "unable",
        "place": {"kind": "home", "words": ""},
        "welsh_offered": "yes",
        "language_chosen": "cy",
        "best_interests": (
            "Mair i dalu'r biliau, a Gwenllian i gadw ei phwrs a'i llyfr ac i weld y cyfan ar fore "
            "Sadwrn."
        ),
        "consulted": "Mair, ac Emyr ar y ffôn: y ddau'n cytuno.",
        "least_restrictive": "Arian poced yn ei llaw ei hun; dim ond y biliau gan Mair.",
        "authority": ["lpa_welfare"],
        "authority_who": "Mair Prys: iechyd a lles yn unig, nid arian",
        "authority_seen": "yes",
        "told_advocate": "yes",
        "copy": ["printed"],
    },
)

ABOUT_HER: Final = Talk(
    page="about_me",
    days_ago=15,
    present=("Mair Prys",),
    answers={
        "about_matters": "Ei stryd, y capel, Mot y ci, a chael gwybod pwy sydd wedi priodi pwy.",
        "about_people": "Mair, ac Emyr ar y sgrin nos Sul. Ifan drws nesaf. Eirlys. A Mot.",
        "about_speaking": "Yn Gymraeg, un peth ar y tro, ac amser i feddwl. Edrychwch arna i.",
        "about_please_do": "Siaradwch Gymraeg. Gofynnwch am y swyddfa bost.",
        "about_please_dont": "Peidiwch â gorffen ei brawddegau.",
        "about_support": "Rwy'n gwneud fy nhe fy hun. Dewch gyda'r nos, am naw, am sgwrs.",
        "about_worth_knowing": "Dau siwgr. Alto yn y côr. Yr un gadair bob tro.",
        "place": {"kind": "home", "words": ""},
        "welsh_offered": "yes",
        "language_chosen": "cy",
        "written_with": "Mair, wrth fwrdd y gegin",
        "copy": ["printed"],
    },
)

HER_WEEK: Final = Talk(
    page="the_week",
    days_ago=8,
    present=("Mair Prys",),
    next_contact=14,
    answers={
        "good_week": "Rhywun yn galw bob dydd, capel ddydd Sul, a bore cyfan i mi fy hun.",
        "week_before": {
            "mon.morning": {"what": "Mot at yr afon", "kind": "alone"},
            "tue.morning": {"what": "Gwen", "kind": "company"},
            "wed.afternoon": {"what": "Mair yn siopa", "kind": "help"},
            "sun.morning": {"what": "Capel", "kind": "company"},
            "sun.evening": {"what": "Emyr ar y sgrin", "kind": "company"},
        },
        "hard_hours": "Rhwng naw a hanner nos. I Mair, y ffôn yn canu am ddau.",
        "week_after": {
            "mon.morning": {"what": "Mot at yr afon", "kind": "alone"},
            "mon.evening": {"what": "Ifan", "kind": "company"},
            "tue.morning": {"what": "Gwen", "kind": "company"},
            "tue.evening": {"what": "Ifan", "kind": "company"},
            "wed.afternoon": {"what": "Mair yn siopa", "kind": "help"},
            "wed.evening": {"what": "Ifan", "kind": "company"},
            "thu.afternoon": {"what": "Menter fach: tro gyda Mot", "kind": "company"},
            "thu.evening": {"what": "Ifan", "kind": "company"},
            "fri.evening": {"what": "Ifan", "kind": "company"},
            "sat.morning": {"what": "Llyfr banc gyda Mair", "kind": "help"},
            "sat.night": {"what": "Mair yn cysgu adref", "kind": "rest"},
            "sun.morning": {"what": "Capel", "kind": "company"},
            "sun.evening": {"what": "Emyr ar y sgrin", "kind": "company"},
        },
        "stay_in_touch": "Galw heibio ar fore Mawrth",
        "place": {"kind": "home", "words": ""},
        "welsh_offered": "yes",
        "language_chosen": "cy",
        "noticed": "Roedd hi'n gwybod pa ddiwrnod oedd hi wrth y bin.",
        "copy": ["printed"],
    },
    promises=(
        Promised(
            what="Paned am naw bob noson waith",
            who="Ifan Llŷr",
            within=2,
            help="alone",
            prevention=("secondary",),
            follow_up=7,
            took="yes",
        ),
        Promised(
            what="Diffodd y ffôn ar nos Sadwrn, ac Ifan yn ei le",
            who="Mair Prys",
            within=4,
            help="alone",
            prevention=("secondary",),
            follow_up=9,
        ),
    ),
)

A_LIFE: Final = Talk(
    page="conversation_3",
    days_ago=6,
    present=("Mair Prys",),
    next_contact=14,
    days={"review_on": 84},
    answers={
        "what_matters": (
            "Fy stryd, fy nghapel, Mot wrth fy nhraed. Cael mynd allan pan fydda i eisiau, a "
            "rhywun yn gwybod."
        ),
        "strong": "Mae'n gwneud ei the, yn cerdded y ci ac yn croesawu pawb at y drws.",
        "contributions": [
            {
                "need": "Nosweithiau",
                "from": "self",
                "what": "Gadael y golau ymlaen",
                "agreed": "agreed",
            },
            {"from": "family", "what": "Mair yn ffonio am wyth", "agreed": "agreed"},
            {"from": "community", "what": "Ifan am naw", "agreed": "agreed"},
            {"from": "equipment", "what": "Synhwyrydd ar y drws", "agreed": "agreed"},
            {"from": "paid", "what": "Cymorth gyda'r nos, tair noson", "agreed": "agreed"},
            {
                "need": "Cwmni yn y dydd",
                "from": "self",
                "what": "Mot at yr afon",
                "agreed": "agreed",
            },
            {"from": "family"},
            {"from": "community", "what": "Eirlys a'r capel", "agreed": "agreed"},
            {"from": "equipment"},
            {"from": "paid", "what": "Menter fach: tro a sgwrs", "agreed": "to_ask"},
        ],
        "budget": [
            {"what": "Cymorth gyda'r nos", "method": "direct_payment", "amount": 13250},
            {
                "what": "Menter fach (heb ei rheoleiddio)",
                "method": "direct_payment",
                "amount": 5000,
            },
        ],
        "budget_every": "weekly",
        "who_plans": "family",
        "stay_in_touch": "Galw heibio ar fore Mawrth",
        "place": {"kind": "home", "words": ""},
        "welsh_offered": "yes",
        "language_chosen": "cy",
        "why_now": "Cynllun ar ôl y sgwrs am yr hyn sy'n bwysig.",
        "outcomes_wales": [
            {"row": "protection", "how": "danger", "note": "Yn y nos, yn yr oerfel"},
            {"row": "social", "how": "willing_others", "note": "Dim bws ar y Sul"},
        ],
        "eligible": "eligible",
        "eligible_why": "Ni ellir ei ddiwallu heb y cyngor gyda'r nos. Risg wedi'i derbyn gyda hi.",
        "carer_position": "Mair: yn fodlon ac yn gallu, ond nid bob nos.",
        "money_from": "Y cyngor",
        "tested_with_colleagues": "yes",
        "may_record": "yes",
        "may_share": "yes",
        "agreed": "Caiff Gwen siarad â Mair, Ifan a'r fenter fach.",
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
            what="Os bydd y drws yn agor ar ôl deg: Ifan yn galw, yna Mair",
            who="Ifan Llŷr",
            within=3,
            help="alone",
            prevention=("secondary", "tertiary"),
            follow_up=14,
        ),
        Promised(
            what="Trefnu'r taliad uniongyrchol gyda Mair",
            who="worker",
            within=7,
            help="agency",
            follow_up=14,
        ),
    ),
)
