"""Every screen by a name, with what can be opened on it open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework import contacts, jots, network
from app.casework import people as people_of
from app.casework.own_words import add_own_word
from app.casework.views import PersonView
from app.exchange.choosing import BackupLine
from app.policy import Policy
from app.ui.cover_code import keep_code
from app.ui.desk import Desk
from app.ui.outbox_watch import OutboxWatch
from app.ui.pieces import ScrollColumn
from app.ui.screens.before_knock import BeforeKnockScreen
from app.ui.screens.copies_card import CopyRow
from app.ui.screens.jot_lines import Front
from app.ui.screens.jot_panel import JotPanel
from app.ui.screens.outbox import OutboxScreen
from app.ui.screens.peer_timers import PeerTimers
from app.ui.screens.people import PeopleScreen
from app.ui.screens.person import PersonScreen
from app.ui.screens.person_facts import Details
from app.ui.screens.person_history import PersonHistoryPanel
from app.ui.screens.removed import RemovedScreen
from app.ui.screens.search import SearchPopup
from app.ui.screens.settings_backups import RestorePanel
from app.ui.screens.settings_council import CouncilCard
from app.ui.screens.settings_guard import GuardCard
from app.ui.screens.settings_keys import KeysCard
from app.ui.screens.settings_spelling import SpellingCard
from app.ui.screens.today import TodayScreen
from app.ui.screens.today_rows import DueRow
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


def _happened(desk: Desk, person: PersonView) -> QWidget:
    people_of.change_person(desk.store, person_id=person.id, born="1944-05-04")
    return PersonHistoryPanel(desk, person)


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
    "knock": lambda desk, person: BeforeKnockScreen(desk, person.id),
    "outbox": _outbox,
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
