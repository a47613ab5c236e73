"""Names for invented people, from the communities a worker in Britain meets."""

from __future__ import annotations

import random
from typing import Final

_COMMUNITIES: Final[tuple[tuple[int, tuple[str, ...], tuple[str, ...]], ...]] = (
    (
        38,
        ("Margaret", "Brian", "Sheila", "Alan", "Pauline", "Keith", "Janet", "Derek", "Sandra"),
        ("Hargreaves", "Pickles", "Thornber", "Whitaker", "Ogden", "Fairclough", "Marsden", "Cole"),
    ),
    (
        20,
        ("Siân", "Dafydd", "Nerys", "Gwyneth", "Llŷr", "Eirwen", "Hywel", "Siôn", "Gŵenno"),
        ("Wŷn", "Prŷs", "Llwŷd", "Bevan", "Gŵynn", "Rhŷs", "Cadwaladr", "Ŵyn", "Probert", "Gethin"),
    ),
    (
        8,
        ("Shabana", "Tariq", "Rukhsana", "Bilal", "Farzana", "Imran", "Samina"),
        ("Mahmood", "Akhtar", "Hussain", "Bibi", "Qureshi", "Mirza"),
    ),
    (
        3,
        ("زینب", "محمد طارق", "فرزانہ", "عائشہ"),
        ("ملک (Malik)", "حسین (Hussain)", "قریشی (Qureshi)"),
    ),
    (
        5,
        ("Mei-ling", "Wai-kit", "Siu-fong", "Kwok-wah"),
        ("Chan", "Leung", "Wong", "Tsang"),
    ),
    (2, ("美玲", "国华", "秀芳"), ("陈 (Chan)", "梁 (Leung)", "黄 (Wong)")),
    (
        6,
        ("Harjit", "Gurpreet", "Meena", "Rajesh", "Kamla"),
        ("Kaur", "Singh Dhillon", "Patel", "Solanki"),
    ),
    (
        6,
        ("Ngozi", "Chidi", "Folasade", "Kwame", "Abena"),
        ("Okonkwo", "Adébáyọ̀", "Mensah", "Nwosu"),
    ),
    (6, ("Winsome", "Errol", "Hyacinth", "Leroy"), ("Campbell", "Morrison", "Grant", "Reid")),
    (4, ("Małgorzata", "Stanisław", "Bożena"), ("Wiśniewska", "Kowalczyk", "Łuczak")),
    (2, ("Oisín", "Aoife", "Seán"), ("Ní Dhomhnaill", "O'Sullivan", "Ó Ceallaigh")),
)
_WEIGHTS: Final = tuple(weight for weight, _, _ in _COMMUNITIES)


def invented_name(chance: random.Random) -> tuple[str, str, str]:
    """First name, family name and the name in full of somebody who does not exist."""
    _, first_names, family_names = chance.choices(_COMMUNITIES, weights=_WEIGHTS)[0]
    first, family = chance.choice(first_names), chance.choice(family_names)
    return first, family, f"{first} {family}"
