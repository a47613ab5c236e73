"""Words, plurals, dates and money in English and Welsh, passed in rather than global."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from app import paths

if TYPE_CHECKING:
    import gettext

LANGUAGES: Final = ("en", "cy")
DOMAIN: Final = "kitchen-table"
_BRACES: Final = re.compile(r"{(\w+)}")


def N_(text: str) -> str:  # noqa: N802 - the usual gettext marker
    """Mark a text for translation and hand it back as it is."""
    return text


@dataclass(frozen=True, slots=True)
class Message:
    """A text to be worded later: its id and what goes into its braces."""

    id: str
    params: tuple[tuple[str, object], ...] = ()
    plural: str | None = field(default=None)
    count: int | None = field(default=None)


def message(text: str, **params: object) -> Message:
    """A message from an id marked with `N_` and its parameters."""
    return Message(text, tuple(params.items()))


def plural_message(one: str, many: str, count: int, **params: object) -> Message:
    """A message with a count; `{count}` may stand in the text."""
    return Message(one, tuple(params.items()), many, count)


@lru_cache(maxsize=4)
def _catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of one language; an unknown or missing one leaves English standing."""
    import gettext
    import io

    path = paths.resource(f"translations/{language}/{DOMAIN}.mo")
    if language == "en" or not path.is_file():
        return gettext.NullTranslations()
    return gettext.GNUTranslations(io.BytesIO(path.read_bytes()))


# Longest and shortest forms a worker meets; Babel knows the month and day names of both languages.
_DATE_FORMS: Final = {
    "short": "d MMM",
    "medium": "d MMM y",
    "long": "d MMMM y",
    "day": "EEEE d MMMM",
    "weekday": "EEE d",
    "name": "EEEE",
}


class Words:
    """Everything worded in one language. `pseudo` is a test language that shows unmarked words."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._pseudo = language == "pseudo"
        self._catalogue = _catalogue("en" if self._pseudo else language)
        self._locale = "cy" if language == "cy" else "en_GB"

    def text(self, text: str, **params: object) -> str:
        """The text in this language, its braces filled. Braces inside values are left alone."""
        return self._fill(self._catalogue.gettext(text) if text else "", params)

    def plural(self, one: str, many: str, count: int, **params: object) -> str:
        """The form of the text that this language uses for `count`; `{count}` is filled."""
        return self._fill(self._catalogue.ngettext(one, many, count), {"count": count, **params})

    def say(self, message: Message) -> str:
        """Word a message. A parameter that is itself a message is worded first."""
        params = {k: self.say(v) if isinstance(v, Message) else v for k, v in message.params}
        if message.plural is not None and message.count is not None:
            return self.plural(message.id, message.plural, message.count, **params)
        return self.text(message.id, **params)

    def _fill(self, worded: str, params: dict[str, object]) -> str:
        if self._pseudo and worded:
            worded = f"[{worded}]"
        return _BRACES.sub(lambda found: str(params.get(found[1], found[0])), worded)

    def date(self, day: date, form: str = "long") -> str:
        """A day: short `3 Mar`, medium `3 Mar 2026`, long `3 March 2026`, day, weekday, name."""
        from babel.dates import format_date

        return format_date(day, _DATE_FORMS[form], locale=self._locale)

    def partial_date(self, value: str, form: str = "long") -> str:
        """A stored date (`2026-03-04`, `2026-03` or `1944`) in words; other text as it stands.

        `form` is of a whole day, as for `date`.
        """
        try:
            if len(value) == 10:
                return self.date(date.fromisoformat(value), form)
            if len(value) == 7:
                from babel.dates import format_date

                day = date.fromisoformat(value + "-01")
                return format_date(day, "MMMM y", locale=self._locale)
        except ValueError:
            return value
        return value

    def time(self, moment: datetime) -> str:
        """The time of day, 24 hours, in the machine's zone: `14:32`."""
        return moment.astimezone().strftime("%H:%M")

    def moment(self, moment: datetime) -> str:
        """Day and time: `12 November 2026, 14:52`."""
        local = moment.astimezone()
        return f"{self.date(local.date())}, {local:%H:%M}"

    def money(self, pence: int) -> str:
        """Pence as pounds: `£37.40`, `£1,234`."""
        sign = "-" if pence < 0 else ""
        pounds, rest = divmod(abs(pence), 100)
        return f"{sign}£{pounds:,}" + (f".{rest:02d}" if rest else "")

    def listing(self, items: list[str]) -> str:
        """Items joined as a sentence does: `Gill, Roy and Dot`."""
        if len(items) < 2:
            return "".join(items)
        return self.text(N_("{first} and {last}"), first=", ".join(items[:-1]), last=items[-1])
