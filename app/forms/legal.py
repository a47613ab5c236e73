"""The lists that the law gives, for England and for Wales: keys for ever, wording to reword.

Where each list comes from and how sure that is stands in docs/to-verify.md.
"""

from __future__ import annotations

from typing import Final

from app.forms.questions import Option
from app.language import N_

# Care Act 2014, section 1(2): no area comes before another.
WELLBEING: Final = (
    Option("dignity", N_("Personal dignity, and being treated with respect")),
    Option("health", N_("Physical and mental health, and emotional wellbeing")),
    Option("safety", N_("Protection from abuse and neglect")),
    Option("control", N_("Control over day-to-day life, and over care and support")),
    Option("work", N_("Work, education, training or recreation")),
    Option("economic", N_("Social and economic wellbeing")),
    Option("relationships", N_("Domestic, family and personal relationships")),
    Option("home", N_("Suitability of living accommodation")),
    Option("contribution", N_("What the person gives to society")),
)

# The Care and Support (Eligibility Criteria) Regulations 2015 (SI 2015/313), regulation 2(2).
ADULT_OUTCOMES: Final = (
    Option("nutrition", N_("Managing and maintaining nutrition")),
    Option("hygiene", N_("Maintaining personal hygiene")),
    Option("toilet", N_("Managing toilet needs")),
    Option("clothed", N_("Being appropriately clothed")),
    Option("home_safely", N_("Using the home safely")),
    Option("habitable", N_("Keeping the home fit to live in")),
    Option("relationships", N_("Developing and keeping up relationships")),
    Option("work", N_("Work, training, education or volunteering")),
    Option("community", N_("Using facilities and services in the community")),
    Option("child", N_("Caring for a child")),
)

_HARDLY: Final = (
    Option("pain", N_("With distress"), N_("With much pain, distress or anxiety")),
    Option("danger", N_("With danger"), N_("With danger to themselves or others")),
    Option("longer", N_("Takes much longer"), N_("Takes much longer than would be expected")),
)

# The same regulations, regulation 2(3): the ways of being "unable".
UNABLE_HOW: Final = (
    Option("not_alone", N_("Not without help")),
    *_HARDLY,
)

# The Care and Support (Eligibility) (Wales) Regulations 2015 (SI 2015/1578), regulation 3.
WALES_AREAS: Final = (
    Option("self_care", N_("Self-care or domestic routines")),
    Option("communicate", N_("Being able to communicate")),
    Option("protection", N_("Protection from abuse or neglect")),
    Option("work", N_("Work, education, learning or leisure")),
    Option("family", N_("Family or other significant relationships")),
    Option("social", N_("Social relationships and the community")),
    Option("child", N_("Caring for a child")),
)

# The same regulations: what must have been looked at before the council's help is the answer.
WALES_CANNOT: Final = (
    Option("alone", N_("Not alone")),
    Option(
        "willing_others", N_("Nor with others"), N_("Not alone, nor with others who are willing")
    ),
    Option("community", N_("Nor with services"), N_("Not with services in the community either")),
    *_HARDLY,
)
