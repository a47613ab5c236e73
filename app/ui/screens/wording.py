"""How these screens word days, ages of things and short lists; pure functions of words and days."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from app.casework.views import PersonView
from app.forms.values import day_of, show_nhs_number
from app.language import N_, Words

_LONG_WORD: Final = re.compile(r"[^\s-]{30}(?=[^\s-])")
ZERO_WIDTH_SPACE: Final = "\u200b"


def greeting(name: str, moment: datetime, words: Words) -> str:
    """A greeting by the time of day where the worker is."""
    hour = moment.astimezone().hour
    if hour < 12:
        text = N_("Good morning, {name}") if name else N_("Good morning")
    elif hour < 18:
        text = N_("Good afternoon, {name}") if name else N_("Good afternoon")
    else:
        text = N_("Good evening, {name}") if name else N_("Good evening")
    return words.text(text, name=name)


def due_words(day: date, today: date, words: Words) -> str:
    """When something is due as one says it: `2 days late`, `Today`, `Tomorrow`, `Tue 24 Nov`."""
    late = (today - day).days
    if late > 0:
        return words.plural(N_("{count} day late"), N_("{count} days late"), late)
    if late == 0:
        return words.text(N_("Today"))
    if late == -1:
        return words.text(N_("Tomorrow"))
    return coming_day(day, words)


def coming_day(day: date, words: Words) -> str:
    """A day soon to come: `Tue 24 Nov`."""
    return words.text(
        N_("{weekday} {day}"),
        weekday=words.date(day, "weekday").split()[0],
        day=words.date(day, "short"),
    )


def story_day(day: str, today: date, words: Words) -> str:
    """The day of something past: `20 Nov`, with the year where it is not this one."""
    known = day_of(day)
    if known is None:
        return words.partial_date(day)
    return words.date(known, "short" if known.year == today.year else "medium")


def ago(moment: datetime, now: datetime, words: Words) -> str:
    """How long ago, as one says it: `20 min ago`, `Friday`, `12 Nov`."""
    passed = now - moment
    if passed < timedelta(minutes=1):
        return words.text(N_("just now"))
    if passed < timedelta(hours=1):
        minutes = int(passed.total_seconds() // 60)
        return words.plural(N_("{count} min ago"), N_("{count} min ago"), minutes)
    local, today = moment.astimezone(), now.astimezone().date()
    day = local.date()
    if day == today:
        return words.text(N_("today at {time}"), time=words.time(moment))
    if (today - day).days == 1:
        return words.text(N_("yesterday"))
    if (today - day).days < 7:
        return words.date(day, "name")  # of several words in Welsh: `Dydd Gwener`
    return words.date(day, "short" if day.year == today.year else "medium")


def who_they_are(person: PersonView, words: Words) -> str:
    """Below a name: what they like to be called, born, NHS number, where they live."""
    parts: list[str] = []
    if person.preferred_name and person.preferred_name != person.name:
        parts.append(words.text(N_("likes “{name}”"), name=person.preferred_name))
    if person.pronouns:
        parts.append(person.pronouns)
    if person.born:
        parts.append(words.text(N_("born {day}"), day=words.partial_date(person.born)))
    if person.nhs_number:
        number = show_nhs_number(person.nhs_number)
        parts.append(words.text(N_("NHS {number}"), number=number))
    if person.council_id:
        parts.append(words.text(N_("council number {number}"), number=person.council_id))
    parts += [" ".join(text.split()) for text in (person.address, person.postcode) if text.strip()]
    return " · ".join(parts)


def size_words(size_bytes: int | None, words: Words) -> str:
    """A size as one says it: `184 KB`; empty while it is not known."""
    if size_bytes is None:
        return ""
    if size_bytes >= 1_000_000:
        return words.text(N_("{size} MB"), size=f"{size_bytes / 1_000_000:.1f}")
    return words.text(N_("{size} KB"), size=max(1, round(size_bytes / 1000)))


def breakable(text: str) -> str:
    """A text whose very long words (an address on the web) may go on in the next line."""
    return _LONG_WORD.sub(lambda found: found.group() + ZERO_WIDTH_SPACE, text)
