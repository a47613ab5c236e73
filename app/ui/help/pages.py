"""All topics of Help in their order, and which one belongs to which screen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.ui.help.about import ABOUT
from app.ui.help.at_the_table import AT_THE_TABLE
from app.ui.help.beside import BESIDE
from app.ui.help.looking_after import LOOKING_AFTER
from app.ui.help.money import MONEY
from app.ui.help.rooms import ROOMS
from app.ui.help.safety import SAFETY
from app.ui.help.story import STORY
from app.ui.help.topic import GROUPS, Topic


def _in_order() -> tuple[Topic, ...]:
    """By group; within a group as they are written."""
    written = (*ROOMS, *STORY, *AT_THE_TABLE, *BESIDE, *MONEY, *LOOKING_AFTER, *ABOUT, *SAFETY)
    return tuple(topic for group, _ in GROUPS for topic in written if topic.group == group)


TOPICS: Final = _in_order()
OF_A_ROOM: Final[Mapping[str, str]] = MappingProxyType(
    {
        "today": "today",
        "people": "people",
        "caseload": "caseload",
        "person": "person",
        "knock": "knock",
        "ecomap": "ecomap",
        "page": "page",
        "money": "money",
        "outbox": "outbox",
        "removed": "removed",
        "places_day": "places_day",
        "settings": "settings",
        "help": "help",
    }
)
"""The topic of each screen by its name in `app/ui/rooms.py`."""


def topic_by(key: str) -> Topic:
    """The topic of this key; the first one for a key nobody knows."""
    return next((topic for topic in TOPICS if topic.key == key), TOPICS[0])


def topic_of_room(room: str) -> str:
    """The key of the topic on a screen; the first one for a screen that has none."""
    return OF_A_ROOM.get(room, TOPICS[0].key)
