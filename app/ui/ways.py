"""Ways: rooms to go to and things to do, found by their words in the search and done from there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.language import LANGUAGES, N_, Message, Words, message
from app.ui.actions import JOT_KEY, NEW_PERSON_KEY
from app.ui.pieces import Card
from app.ui.screens.settings_council import council_lines

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.shell import Shell

_CARD: Final = "settings/"
_BEGIN: Final = "begin/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A room or a thing to do, in the screen's language."""

    key: str
    says: str
    keys: str
    """The key that does it from anywhere; empty where there is none."""
    known_by: tuple[str, ...]
    """Everything it is found by, in every language; what it says comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """Whose screen is in front, and which page; nobody's and none where it is a room."""

    person_id: str | None = None
    page_id: str | None = None
    called: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A way as it is written down here; `also`: other words one may look for it by."""

    key: str
    says: str
    also: str = ""
    keys: str = ""
    is_for_all: bool = False
    """It leads to other people than the one who is visited."""


_ROOMS: Final = (
    _Told(key="today", says=N_("Today"), also=N_("due now home"), keys="Alt+1", is_for_all=True),
    _Told(key="people", says=N_("People"), also=N_("everybody"), keys="Alt+2", is_for_all=True),
    _Told(
        key="outbox",
        says=N_("Outbox"),
        also=N_("packages send council filed"),
        keys="Alt+3",
        is_for_all=True,
    ),
    _Told(
        key="places_day",
        says=N_("Places today"),
        also=N_("appointments hub day list seen"),
        is_for_all=True,
    ),
    _Told(
        key="caseload",
        says=N_("Bring in a list…"),
        also=N_("import caseload spreadsheet CSV"),
        is_for_all=True,
    ),
    _Told(
        key="removed",
        says=N_("Recently removed"),
        also=N_("bin deleted bring back"),
        is_for_all=True,
    ),
    _Told(
        key="money",
        says=N_("Money: everybody's sums"),
        also=N_("small sums recovery budget grant payment"),
        is_for_all=True,
    ),
    _Told(key="settings", says=N_("Settings"), also=N_("options preferences"), keys="Ctrl+,"),
    _Told(key="help", says=N_("Help"), keys="F1"),
)
_DEEDS: Final = (
    _Told(key="new", says=N_("New person"), also=N_("add"), keys=NEW_PERSON_KEY, is_for_all=True),
    _Told(
        key="talk",
        says=N_("Start a conversation…"),
        also=N_("begin talk page"),
        is_for_all=True,
    ),
    _Told(key="jot", says=N_("Jot a line"), also=N_("note write"), keys=JOT_KEY),
    _Told(key="cover", says=N_("Cover the screen"), also=N_("hide"), keys="F9"),
    _Told(key="lock", says=N_("Save and lock"), also=N_("close quit"), keys="Ctrl+L"),
    _Told(key="back", says=N_("Back to where you were"), keys="Alt+Left"),
    _Told(
        key="team",
        says=N_("Counts for the team"),
        also=N_("team picture wait unmet need"),
        is_for_all=True,
    ),
    _Told(key="keys", says=N_("The list of keys"), also=N_("keyboard shortcuts"), keys="Ctrl+/"),
    _Told(key="larger", says=N_("Larger text"), also=N_("bigger size"), keys="Ctrl++"),
    _Told(key="smaller", says=N_("Smaller text"), also=N_("size"), keys="Ctrl+-"),
    _Told(key="as_first", says=N_("Text as large as at first"), also=N_("size"), keys="Ctrl+0"),
)
_FROM_COUNCIL: Final = N_("From your council")
# By the heading of the card: what else it is found by.
_CARDS: Final = {
    N_("How it looks"): N_("theme dark contrast text size"),
    N_("Spelling"): N_("spell check misspelt words dictionary"),
    N_("You"): N_("my name role phone team"),
    N_("England or Wales"): N_("country law Scotland Northern Ireland"),
    N_("On every paper"): N_("out of hours complaint line"),
    N_("Small sums"): N_("money limit second person"),
    N_("Looking back"): N_("who looked access log opened"),
    _FROM_COUNCIL: N_("policy country wording memory sticks"),
}
_CARDS_WHILE_NOBODY_LOOKS_ON: Final = {
    N_("Cover and lock"): N_("quiet minutes screen pictures clipboard"),
    N_("Where packages go"): N_("folder council send"),
    N_("Passphrase and codes"): N_("passphrase recovery short code password"),
    N_("Somebody may know my passphrase"): N_("stolen leaked copied new key rekey"),
    N_("Backups"): N_("back up now restore copy"),
    N_("Practice families"): N_("try made-up"),
}
_SIZES: Final = {"larger": 1, "smaller": -1, "as_first": 0}


def every_way(desk: Desk, front: Front) -> tuple[Way, ...]:
    """What one may go to and do now: on a visit nothing that leads to somebody else."""
    others = (Words(one) for one in LANGUAGES if one != desk.words.language)
    wordings = (desk.words, *others)
    is_visit = desk.visit is not None
    other = "English" if desk.words.language == "cy" else "Cymraeg"
    found = [
        *_here(desk, front, wordings),
        *(
            _way(told.key, message(told.says), wordings, also=told.also, keys=told.keys)
            for told in (*_ROOMS, *_DEEDS)
            if not (is_visit and told.is_for_all)
        ),
        _way(
            "language",
            message(N_("The screen in {language}"), language=other),
            wordings,
            also=N_("language Welsh English"),
        ),
    ]
    found += _cards(desk, wordings)
    if is_visit:
        found.append(_way("end", message(N_("End visiting")), wordings))
    return tuple(found)


def _cards(desk: Desk, wordings: Sequence[Words]) -> list[Way]:
    """The cards of Settings there are now: on a visit fewer, the council's if it fixed anything."""
    cards = {**_CARDS, **({} if desk.visit else _CARDS_WHILE_NOBODY_LOOKS_ON)}
    if not council_lines(desk.policy, desk.words):
        del cards[_FROM_COUNCIL]
    return [
        _way(
            _CARD + card,
            message(N_("Settings: {card}"), card=message(card)),
            wordings,
            also=also,
        )
        for card, also in cards.items()
    ]


def _here(desk: Desk, front: Front, wordings: Sequence[Words]) -> list[Way]:
    """What one may do with the person and the page in front."""
    found: list[Way] = []
    if front.page_id is not None:
        found.append(_way("turn", message(N_("Turn the screen")), wordings))
        found.append(_way("print", message(N_("Print view")), wordings))
        finish = message(N_("Finish this page"))
        found.append(_way("finish", finish, wordings, also=N_("end done"), keys="Ctrl+Enter"))
    if front.person_id is not None:  # also from within a page: talk moves on to another
        found += _talks(desk, front.person_id, front.called, wordings)
    if front.person_id is not None:
        says = message(N_("Money of {name}"), name=front.called)
        also = N_("small sums recovery budget grant payment")
        found.append(_way("money_of", says, wordings, also=also))
        says = message(N_("Draw {name}'s people"), name=front.called)
        found.append(_way("ecomap", says, wordings, also=N_("map ecomap network circles")))
    if front.person_id is not None and desk.visit is None:
        for key, says in (("knock", N_("Before I knock: {name}")), ("visit", N_("Visit {name}"))):
            found.append(_way(key, message(says, name=front.called), wordings))
    return found


def _talks(desk: Desk, person_id: str, called: str, wordings: Sequence[Words]) -> Iterator[Way]:
    """Every page that may be had with the person in front, and the list to choose from."""
    from app.errors import AppError
    from app.ui.screens.choose_page import offers_here

    try:
        offers = offers_here(desk, person_id)
    except AppError:
        return  # gone meanwhile
    for offer in offers:
        says = message(N_("{page} with {name}"), page=message(offer.name), name=called)
        yield _way(_BEGIN + offer.page_key, says, wordings, also=N_("begin start"))
    if len(offers) > 1:
        says = message(N_("Choose a conversation with {name}…"), name=called)
        yield _way("choose", says, wordings, also=N_("begin start talk"))


def _way(
    key: str, says: Message, wordings: Sequence[Words], *, also: str = "", keys: str = ""
) -> Way:
    """A way in words."""
    worded = [words.say(says) for words in wordings]
    besides = [words.text(also) for words in wordings]
    return Way(key=key, says=worded[0], keys=keys, known_by=(*worded, *besides))


def front_of(shell: Shell) -> Front:
    """Whose screen is in front of the worker."""
    from app.casework.people import person
    from app.errors import AppError

    screen = shell.screen_in_front()
    person_id, page_id = screen.undo_scope() if screen is not None else (None, None)
    if person_id is None:
        return Front()
    try:
        called = person(shell.desk.store, person_id=person_id).called
    except AppError:
        return Front()
    return Front(person_id=person_id, page_id=page_id, called=called)


def take(shell: Shell, key: str) -> None:
    """Go there, or do it. What is not open on a visit says so and does nothing."""
    from app.ui.visiting import END, enter_room, go_visiting

    front = front_of(shell)
    if key.startswith(_CARD):
        shell.go("settings")
        _to_card(shell, key.removeprefix(_CARD))
    elif key.startswith(_BEGIN) and front.person_id is not None:
        _begin(shell, front.person_id, key.removeprefix(_BEGIN))
    elif key == "choose" and front.person_id is not None:
        _choose(shell, front.person_id)
    elif key == "talk":
        _talk(shell)
    elif key in {"knock", "ecomap"} and front.person_id is not None:
        shell.go(key, front.person_id)
    elif key == "money_of" and front.person_id is not None:
        shell.go("money", front.person_id)
    elif key == "visit" and front.person_id is not None:
        go_visiting(shell, front.person_id)
    elif key in {"turn", "print", "finish"}:
        _press_head(shell, key)
    elif key == "end":
        enter_room(shell, END)
    elif key in _SIZES:
        shell.change_size(_SIZES[key])
    elif key in {told.key for told in _ROOMS}:
        shell.go(key)
    else:
        _do(shell, key)


def _do(shell: Shell, key: str) -> None:
    """One of the deeds."""
    deeds = {
        "team": partial(_count_team, shell),
        "new": shell.ask_new_person,
        "jot": shell.jotting.begin,
        "cover": shell.cover_wanted.emit,
        "lock": shell.lock_wanted.emit,
        "back": shell.go_back,
        "keys": shell.list_keys,
        "language": shell.change_language,
    }
    if key in deeds:
        deeds[key]()


def _count_team(shell: Shell) -> None:
    from app.ui.screens.team_panel import open_team

    open_team(shell.desk, shell)


def _choose(shell: Shell, person_id: str) -> None:
    """Ask which page to begin with whoever is in front."""
    from app.ui.screens.choose_page import ask_which

    ask_which(
        shell.desk,
        person_id,
        over=shell,
        begin=partial(shell.begin_page, person_id),
        go_on=partial(shell.go, "page"),
    )


def _talk(shell: Shell) -> None:
    """To the start card of Today, which asks whom the conversation is with."""
    from app.ui.screens.today import TodayScreen

    shell.go("today")
    screen = cast("object", shell.screen_in_front())
    if isinstance(screen, TodayScreen):
        screen.start.ask_who()


def _begin(shell: Shell, person_id: str, page_key: str) -> None:
    """To the person's unfinished page of this kind, or to a new one."""
    from app.casework.pages import pages_of_person

    desk = shell.desk
    drafts = pages_of_person(
        desk.store,
        person_id=person_id,
        catalogue=desk.catalogue,
        words=desk.words,
        only_drafts=True,
    )
    draft = next((p.id for p in drafts if p.page_key == page_key), None)
    if draft is None:
        shell.begin_page(person_id, page_key)
    else:
        shell.go("page", draft)


def _press_head(shell: Shell, key: str) -> None:
    """What the head of a page does; a finished page is not turned."""
    from app.ui.screens.page import PageScreen

    screen = cast("object", shell.screen_in_front())
    if isinstance(screen, PageScreen):
        head = screen.head
        button = {"turn": head.turn, "print": head.print, "finish": head.finish}[key]
        if button.isVisible():
            button.click()


def _to_card(shell: Shell, heading: str) -> None:
    """Put the keyboard on the first thing of a card, on its heading if it is only to be read."""
    front = cast("object", shell.screen_in_front())
    name = shell.desk.words.text(heading)
    cards = front.findChildren(Card) if isinstance(front, QWidget) else []
    card = next((card for card in cards if card.accessibleName() == name), None)
    if card is None:
        return
    inside = card.findChildren(QWidget)
    stops = (w for w in inside if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible())
    first = next(stops, card.heading)
    if first is not None:
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
