"""Every screen by a name, with what can be opened on it open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.casework import contacts, ecomap, jots, money, network, ties, workers
from app.casework import people as people_of
from app.casework.appointments import book
from app.casework.attachments import attachments_of_page
from app.casework.map_keeping import keep_ecomap
from app.casework.money_sums import sum_of
from app.casework.own_words import add_own_word
from app.casework.signing import sign
from app.casework.views import PersonView
from app.exchange.choosing import BackupLine
from app.policy import Policy
from app.ui.cover_code import keep_code
from app.ui.desk import Desk
from app.ui.outbox_watch import OutboxWatch
from app.ui.pieces import ScrollColumn
from app.ui.screens.before_knock import BeforeKnockScreen
from app.ui.screens.copies_card import CopyRow
from app.ui.screens.ecomap import EcomapScreen
from app.ui.screens.ecomap_turned import EcomapTurned
from app.ui.screens.jot_lines import Front
from app.ui.screens.jot_panel import JotPanel
from app.ui.screens.money import MoneyScreen
from app.ui.screens.outbox import OutboxScreen
from app.ui.screens.page_files import SheetPane
from app.ui.screens.peer_timers import PeerTimers
from app.ui.screens.people import PeopleScreen
from app.ui.screens.person import PersonScreen
from app.ui.screens.person_facts import Details
from app.ui.screens.person_history import PersonHistoryPanel
from app.ui.screens.places_day import PlacesDayScreen
from app.ui.screens.removed import RemovedScreen
from app.ui.screens.search import SearchPopup
from app.ui.screens.settings_backups import RestorePanel
from app.ui.screens.settings_council import CouncilCard
from app.ui.screens.settings_guard import GuardCard
from app.ui.screens.settings_keys import KeysCard
from app.ui.screens.settings_spelling import SpellingCard
from app.ui.screens.signing_part import SigningPart
from app.ui.screens.story_panel import StoryPanel
from app.ui.screens.team_panel import TeamPanel
from app.ui.screens.today import TodayScreen
from app.ui.screens.today_rows import DueRow
from app.ui.screens.turned_signing import TurnedSigning
from tests.ui.screens.every_dialog import lay_beside
from tests.ui.screens.making import a_list_looked_at, finish_a_page, no_keys


def _later(desk: Desk, _: PersonView) -> QWidget:
    day = TodayScreen(desk)
    due = day.touch.rows.rows[0]
    assert isinstance(due, DueRow)
    due.later.click()
    return day


def _today(desk: Desk, _: PersonView) -> QWidget:
    today = TodayScreen(desk)
    today.start.ask_name()
    return today


def _copies(desk: Desk, person: PersonView) -> QWidget:
    finish_a_page(desk, person)
    owing = TodayScreen(desk)
    owing.refresh(None)
    first = owing.copies.rows.rows[0]
    assert isinstance(first, CopyRow)
    first.button.click()
    return owing


def _people(desk: Desk, _: PersonView) -> QWidget:
    people = PeopleScreen(desk)
    people.ask_name()
    return people


def _outbox(desk: Desk, person: PersonView) -> QWidget:
    finish_a_page(desk, person)
    return OutboxScreen(desk, watch=OutboxWatch(desk))


def _spelling(desk: Desk, _: PersonView) -> QWidget:
    for word in ("Aberzqx", "Tregwyntog"):
        add_own_word(desk.store, word=word)
    return SpellingCard(desk)


def _removed(desk: Desk, person: PersonView) -> QWidget:
    for note in contacts.contacts_of(desk.store, person_id=person.id):
        contacts.remove_contact(desk.store, contact_id=note.id)
    friend = network.add_member(desk.store, person_id=person.id, name="Nerys")
    network.remove_member(desk.store, member_id=friend.id)
    return RemovedScreen(desk)


def _map_of(desk: Desk, person: PersonView) -> EcomapScreen:
    """Arthur's people, a group and paid help among them, with two who know each other."""
    store = desk.store
    for name, relation, kind, close in (
        ("Beti", "sister", "family", "extremely"),
        ("Huw", "next door", "neighbour", "quite"),
        ("The chapel", "", "group", ""),
        ("Dr Amin", "GP", "paid", ""),
    ):
        ecomap.add_on_map(
            store, person_id=person.id, name=name, relation=relation, kind=kind, closeness=close
        )
    ids = [m.id for m in network.members(store, person_id=person.id)]
    ties.tie_all(store, person_id=person.id, member_ids=ids[:3])
    ties.tie(store, person_id=person.id, first="", second=ids[2], quality="strained")
    return EcomapScreen(desk, person.id)


def _map_member(desk: Desk, person: PersonView) -> QWidget:
    screen = _map_of(desk, person)
    first = screen.shown.members[0]
    screen.choose(first.id)
    screen.member.more.click()
    screen.ask_leave(first.id)
    return screen


def _map_list(desk: Desk, person: PersonView) -> QWidget:
    screen = _map_of(desk, person)
    screen.toggle_list()
    screen.canvas.begin_group(screen.shown.members[0].id)
    return screen


def _map_compared(desk: Desk, person: PersonView) -> QWidget:
    screen = _map_of(desk, person)
    keep_ecomap(desk.store, person_id=person.id)
    screen.set_closeness(screen.shown.members[0].id, "quite")
    screen.modes.begin_compare()
    return screen


def _map_still(desk: Desk, person: PersonView) -> QWidget:
    screen = _map_of(desk, person)
    screen.modes.begin_still(screen.shown)
    return screen


def _given(_parent: QWidget, _desk: Desk) -> bool:
    """The short code, as if it had been typed."""
    return True


def _map_turned(desk: Desk, person: PersonView) -> QWidget:
    view = _map_of(desk, person).shown
    turned = EcomapTurned(desk, view, desk.words, ask_code=_given)
    turned.setWindowFlag(Qt.WindowType.Window, on=False)
    return turned


def _happened(desk: Desk, person: PersonView) -> QWidget:
    people_of.change_person(desk.store, person_id=person.id, born="1944-05-04")
    return PersonHistoryPanel(desk, person)


def _seen(desk: Desk, person: PersonView) -> QWidget:
    """An appointment of today, with the boxes of another."""
    a_day_with(desk, person)
    screen = PersonScreen(desk, person.id)
    screen.seen.ask(None)
    return screen


def _places_day(desk: Desk, person: PersonView) -> QWidget:
    a_day_with(desk, person)
    return PlacesDayScreen(desk)


def a_day_with(desk: Desk, person: PersonView) -> None:
    """Somebody to be seen today at a place, urgently."""
    book(
        desk.store,
        person_id=person.id,
        on_date=desk.clock.today().isoformat(),
        at_time="10:30",
        place_kind="hub",
        place_words="Llanbedr hall",
        what_for="A first talk",
        organisations="Age UK",
        is_urgent=True,
    )


def _story(desk: Desk, person: PersonView) -> QWidget:
    a_day_with(desk, person)
    return StoryPanel(desk, person)


def _team(desk: Desk, _: PersonView) -> QWidget:
    """With what was counted."""
    panel = TeamPanel(desk)
    while panel.counts is None:
        QApplication.processEvents()
    return panel


def _restore(desk: Desk, _: PersonView) -> QWidget:
    panel = RestorePanel(desk)
    line = BackupLine(
        path=desk.home / "gone",
        made_at=desk.clock.now(),
        size_bytes=1_300_000,
        is_second=False,
    )
    panel.choose(line)
    return panel


def _search(desk: Desk, _: PersonView) -> QWidget:
    popup = SearchPopup(desk)
    popup.look_for("bright")
    popup.look()
    return popup


def _details(desk: Desk, person: PersonView) -> QWidget:
    screen = PersonScreen(desk, person.id)
    screen.toggle_details()
    return screen


def _ending(desk: Desk, person: PersonView) -> QWidget:
    screen = _details(desk, person)
    details = screen.findChild(Details)
    assert isinstance(details, Details)
    details.involvement.pick.pick("moved")
    details.stages.ticks["identify"].click()
    return screen


def _note(desk: Desk, person: PersonView) -> QWidget:
    screen = PersonScreen(desk, person.id)
    screen.note_contact()
    return screen


def _promise(desk: Desk, person: PersonView) -> QWidget:
    screen = PersonScreen(desk, person.id)
    screen.promises.add_promise()
    return screen


def _jot_panel(desk: Desk, person: PersonView) -> QWidget:
    """Beside Arthur's draft, with two lines of which one is being changed."""
    for words in ("Bus at nine", "Carys rings"):
        jots.jot(desk.store, words=words, person_id=person.id)
    panel = JotPanel(desk, keep_front=lambda: None)
    panel.show_front(
        Front(
            person_id=person.id,
            page_id=jots.draft_to_sort_into(desk.store, person_id=person.id),
        )
    )
    panel.edit()
    panel.sorting.pick()
    return panel


def _keys(desk: Desk, _: PersonView) -> QWidget:
    """Each key as far open as it goes."""
    keep_code(desk.store, "7391")
    card = KeysCard(replace(desk, keys=replace(no_keys(), has_council_key=lambda: True)))
    card.passphrase.open()
    card.passphrase.present.say(desk.words.text("Type the passphrase you have now."))
    card.recovery.open()
    return _in_a_column(card)


def _guard(desk: Desk, _: PersonView) -> QWidget:
    return _in_a_column(GuardCard(desk))


def _fixed(desk: Desk, _: PersonView) -> QWidget:
    policy = Policy(country="wales", cover_minutes=3)
    fixed = replace(desk, policy=policy)
    return _in_a_column(GuardCard(fixed), CouncilCard(fixed))


def _in_a_column(*cards: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    sheet = ScrollColumn()
    for card in cards:
        sheet.body.addWidget(card)
    column.addWidget(sheet)
    return holder


def a_sum_that_waits(desk: Desk, person: PersonView) -> MoneyScreen:
    """Three sums, of which the one above the limit is open and waits for a second person."""
    desk = replace(desk, policy=Policy(small_sum_limit_pence=150_00))
    workers.add_colleague(desk.store, name="Ifan Rhys", role="Team manager")
    for amount, what in (("85", "Key safe by the back door"), ("forty or so", "Taxi to chapel")):
        money.ask(desk.store, person_id=person.id, amount=amount, for_what=what)
    sitting = money.ask(
        desk.store, person_id=person.id, amount="£240", for_what="Sitting, eight evenings"
    )
    money.authorise(desk.store, policy=desk.policy, money_id=sitting)
    screen = MoneyScreen(desk, person.id)
    screen.open(sum_of(desk.store, policy=desk.policy, money_id=sitting))
    return screen


def _everybodys_money(desk: Desk, person: PersonView) -> QWidget:
    """Nobody's and somebody's, one of them looked back on."""
    one = money.ask(desk.store, person_id=person.id, amount="40", for_what="Taxi")
    money.authorise(desk.store, policy=desk.policy, money_id=one)
    money.paid(desk.store, money_id=one)
    money.ask(desk.store, for_kind="place", for_words="Talking café", amount="30")
    screen = MoneyScreen(desk)
    screen.open(sum_of(desk.store, policy=desk.policy, money_id=one))
    return screen


def _sheet(desk: Desk, person: PersonView) -> QWidget:
    """A sheet to copy from, as it stands beside the boxes."""
    page_id = lay_beside(desk, person, "What we wrote together")
    (one,) = attachments_of_page(desk.store, page_id=page_id)
    return _in_a_column(SheetPane(desk, one))


def _signing(desk: Desk, person: PersonView) -> QWidget:
    """The form to sign a finished page that was signed once."""
    done = finish_a_page(desk, person)
    sign(desk.store, page_id=done, way="typed", name=person.name)
    part = SigningPart(desk, done, person.id)
    holder = _in_a_column(part)
    part.open_form()
    return holder


def _turned_to_sign(desk: Desk, person: PersonView) -> QWidget:
    """The screen turned round to be read and signed, by typing a name."""
    done = finish_a_page(desk, person)
    turned = TurnedSigning(desk, done, signer="person", name=person.name, ask_code=_given)
    turned.setWindowFlag(Qt.WindowType.Window, on=False)
    turned.way.buttons["typed"].click()
    return turned


def _timers(desk: Desk) -> QWidget:
    timers = PeerTimers(desk)
    timers.next.click()
    return timers


SCREENS: Mapping[str, Callable[[Desk, PersonView], QWidget]] = {
    "today": _today,
    "later": _later,
    "copies": _copies,
    "people": _people,
    "caseload": lambda desk, _: a_list_looked_at(desk),
    "peer timers": lambda desk, _: _timers(desk),
    "person": lambda desk, person: PersonScreen(desk, person.id),
    "details": _details,
    "ending": _ending,
    "note": _note,
    "promise": _promise,
    "happened": _happened,
    "money": a_sum_that_waits,
    "money of all": _everybodys_money,
    "map": _map_of,
    "map empty": lambda desk, _: EcomapScreen(
        desk, people_of.add_person(desk.store, name="Arthur").id
    ),
    "map member": _map_member,
    "map list": _map_list,
    "map compared": _map_compared,
    "map still": _map_still,
    "map turned": _map_turned,
    "sheet": _sheet,
    "signing": _signing,
    "turned to sign": _turned_to_sign,
    "knock": lambda desk, person: BeforeKnockScreen(desk, person.id),
    "outbox": _outbox,
    "seen": _seen,
    "places_day": _places_day,
    "story": _story,
    "team": _team,
    "removed": _removed,
    "restore": _restore,
    "keys": _keys,
    "guard": _guard,
    "fixed": _fixed,
    "search": _search,
    "spelling": _spelling,
    "jots": _jot_panel,
}


def make(name: str, desk: Desk, person: PersonView) -> QWidget:
    """A screen by its name here, with what can be opened on it open."""
    return SCREENS[name](desk, person)
