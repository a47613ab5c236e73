"""The menu of one of the people on the map: everything the pointer and the keys can do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.casework.views import MemberView
from app.language import N_
from app.ui.canvas.map_keys import RINGS, STEP
from app.ui.menus import add_choice, add_entry, new_menu
from app.ui.screens.ecomap_words import closeness_name

if TYPE_CHECKING:
    from app.ui.screens.ecomap import EcomapScreen

_FAR = 3
"""Presses of an arrow that an entry of the menu stands for."""


def member_menu(screen: EcomapScreen, member: MemberView) -> QMenu:
    """What may be done with somebody."""
    words = screen.words
    menu = new_menu(screen)
    add = partial(add_entry, menu)
    add(words.text(N_("More about {name}"), name=member.name), partial(screen.open_card, member.id))
    menu.addSeparator()
    for ring in RINGS:
        add_choice(
            menu,
            closeness_name(ring, words),
            partial(screen.set_closeness, member.id, ring),
            is_ticked=member.closeness == ring,
        )
    menu.addSeparator()
    for text, way in ((N_("Round to the left"), -1), (N_("Round to the right"), 1)):
        add(words.text(text), partial(screen.turn, member.id, way * _FAR * STEP))
    add_choice(
        menu,
        words.text(N_("Stays where they are when tidied")),
        partial(screen.doing.change, member, "is_pinned", not member.is_pinned),
        is_ticked=member.is_pinned,
    )
    menu.addSeparator()
    add(words.text(N_("Tie to…")), partial(screen.canvas.begin_tie, member.id))
    add(words.text(N_("Choose several")), partial(screen.canvas.begin_group, member.id))
    add(words.text(N_("No longer in the picture…")), partial(screen.ask_leave, member.id))
    return menu
