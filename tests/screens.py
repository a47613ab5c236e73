"""Pictures of every screen, from the real widgets.

`python -m tests.screens [FOLDER [LOOK or SCREEN …]]`: without looks and screens, all of them.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image, ImageDraw
from PySide6.QtCore import QDeadlineTimer, Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.bootstrap import doors_of, open_house
from app.casework import contacts, money, network, people, promises, workers
from app.casework.appointments import book
from app.casework.attachments import Ready, attach, attachments_of_page
from app.casework.finish import amend_page, finish_page
from app.casework.interview import TALKED_ON, Interview
from app.casework.map_keeping import keep_ecomap
from app.casework.money_sums import set_limit
from app.casework.own_words import add_own_word
from app.casework.pages import pages_of_person
from app.casework.practice import add_practice_family, add_practice_worker
from app.casework.spelling import speller_for
from app.casework.visiting import begin_visit, end_visit
from app.clock import FixedClock
from app.exchange.backup import make_backup
from app.exchange.caseload import plan_caseload
from app.exchange.caseload_columns import columns_for
from app.exchange.caseload_file import read_list
from app.exchange.new_key import Renewed
from app.exchange.pictures import made_ready
from app.forms.catalogue import shipped
from app.language import Words
from app.models.store import Store
from app.policy import Destination, Policy
from app.security.cost import KeyCost
from app.settings import Settings
from app.ui.actions import KeyList
from app.ui.application import qt_application, style_of, wear
from app.ui.code_offer import CodeOffer
from app.ui.cover import CoverScreen
from app.ui.cover_code import keep_code
from app.ui.desk import Desk
from app.ui.focus import FocusKeeper
from app.ui.house import Doors
from app.ui.pieces import RowButton, ScrollColumn
from app.ui.renewing import NewKeyWindow, tell_outcome
from app.ui.screens.caseload import CaseloadScreen, Looked
from app.ui.screens.changes_panel import ChangesPanel
from app.ui.screens.copies_card import CopyRow
from app.ui.screens.ecomap import EcomapScreen
from app.ui.screens.help_view import HelpView
from app.ui.screens.licences_panel import LicencesPanel
from app.ui.screens.looked_panel import LookedPanel
from app.ui.screens.merge_panel import MergePanel
from app.ui.screens.money import MoneyScreen
from app.ui.screens.new_key_panel import ASKED, SHOWN, NewKeyPanel
from app.ui.screens.page import PageScreen
from app.ui.screens.person import PersonScreen
from app.ui.screens.person_facts import Details
from app.ui.screens.person_more import show_story
from app.ui.screens.settings_backups import RestorePanel
from app.ui.screens.settings_keys import KeysCard
from app.ui.screens.signing_part import SigningPart
from app.ui.screens.story_panel import StoryPanel
from app.ui.screens.support_panel import SupportPanel
from app.ui.screens.team_panel import open_team
from app.ui.screens.today import TodayScreen
from app.ui.screens.today_rows import DueRow
from app.ui.screens.turned_window import TurnedWindow
from app.ui.screens.unlock import UnlockScreen
from app.ui.screens.welcome import WelcomeScreen
from app.ui.shell import Shell
from app.ui.spelling_marks import BoxMarks, marks_of
from app.ui.window import MainWindow
from app.ui.writing import GrowingText

WIDE, NARROW = (1440, 900), (1024, 640)
LOOKS = (
    ("light", Settings(), WIDE),
    ("dark", Settings(theme="dark"), WIDE),
    ("contrast", Settings(theme="contrast"), WIDE),
    ("welsh", Settings(language="cy"), WIDE),
    ("narrow", Settings(), NARROW),
    ("large", Settings(text_size=200), NARROW),
    ("large-welsh-dark", Settings(text_size=200, language="cy", theme="dark"), NARROW),
)
LONG_NAME = "Myfanwy Angharad Llewelyn-Featherstonehaugh-Cholmondeley"
COUNCIL_LIST = (
    b"Title,Surname,Forename(s),DOB,NHS No,Mosaic ID,Address 1,Address 2,Tel,Allocated worker\r\n"
    b"Mrs,Hopkin,Nerys,12/03/1948,999 000 0018,40117,3 Chapel Row,Llanbedr,01632 960 201,GP\r\n"
    b"Mr,Okafor,Daniel,1-2-51,,40118,The Bungalow,Hen Lon,01632 960 202,GP\r\n"
    b"Mr,Marwood,E,,,40119,,,01632 960 203,GP\r\n"
    b"Ms,Pugh,Sian,31/02/1950,,40120,9 Mill Lane,Llanbedr,,GP\r\n"
    b",,,,,40121,9 Mill Lane,Llanbedr,,GP\r\n"
)
BY_COUNCIL = Policy(
    council_name="Marlbeck Council",
    cover_minutes=3,
    destinations=(Destination(name="Council folder", folder="/mnt/council/in"),),
    country="wales",
    wording_pack="/etc/kitchen-table/wording.yaml",
    screen_capture_blocked=False,
    fixed=frozenset({"sticks_allowed", "lock_minutes"}),
)
TODAY = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)


class Photographer:
    """Puts a screen into a window and keeps its picture."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self._application = application
        self._folder = folder
        self.taken: list[Path] = []

    def settle(self) -> None:
        """Let layouts, and what was asked for off the main thread, come to rest."""
        for _ in range(4):
            QThreadPool.globalInstance().waitForDone(QDeadlineTimer(5000))
            for _ in range(20):
                self._application.processEvents()

    def take(
        self,
        name: str,
        settings: Settings,
        size: tuple[int, int],
        front: QWidget,
        then: Callable[[QWidget], QWidget | None] | None = None,
    ) -> None:
        """Show it, do what leads on from there, and keep the picture as `name.png`.

        `then` gives back the window to be taken where that is another.
        """
        window = MainWindow()
        window.resize(*size)
        window.show_front(front)
        window.show()
        window.activateWindow()
        if isinstance(front, Shell):
            front.go_to(front.place)
        self.settle()
        other = then(front) if then is not None else None
        self.settle()
        if other is not None and not other.isFullScreen():
            other.resize(min(other.width(), size[0]), min(other.height(), size[1]))
        elif other is not None:
            other.resize(*size)
        self.settle()
        path = self._folder / f"{name}.png"
        (other or window).grab().save(str(path))
        self.taken.append(path)
        if isinstance(other, TurnedWindow):
            other.let_go()
        elif isinstance(other, QDialog):
            other.done(0)
        if isinstance(front, Shell):
            front.leave()
            front.dismiss()
        window.shut()
        window.deleteLater()
        self.settle()


@contextmanager
def practice_store(home: Path) -> Generator[tuple[Store, Doors, FixedClock]]:
    """A store with the six practice households."""
    clock = FixedClock(TODAY)
    house = open_house(home, clock=clock, policy=Policy())
    doors = doors_of(house, cost=KeyCost(memory_kib=64, passes=1, lanes=1), floor=8)
    keys = doors.make_keys("teapot-ladder-harbour-moss")
    store = Store.create(home, keys.key, clock=clock)
    add_practice_worker(store)
    add_practice_family(store, clock)
    _add_long_name(store)
    clock.set(TODAY)
    _add_day(store)
    _remove_some(store)
    _ask_for_sums(store)
    keep_code(store, "7391")
    for word in ("Tregwyntog", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"):
        add_own_word(store, word=word)
    make_backup(store, home, key=keys.key, floor=8)
    _add_after_backup(store)
    yield store, doors, clock
    store.close()


def _add_long_name(store: Store) -> None:
    """Somebody whose words are all long."""
    person = people.add_person(
        store,
        name=LONG_NAME,
        address="Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        needs=["Needs an interpreter who knows the dialect of her valley, and time to answer"],
        may_be_told="Her granddaughter, but only about what was agreed on the telephone",
    )
    promises.add_promise(
        store,
        person_id=person.id,
        what="Ask the warden about the ramp at the side entrance of the community hall",
        by_when="2026-11-20",
    )
    people.change_person(store, person_id=person.id, needs_review_on="2026-11-20")
    page = Interview.begin(
        store, person_id=person.id, page_key="conversation_1", catalogue=shipped()
    )
    page.answer("what_matters", "Her own kettle.")
    page.flush()
    page.close()
    finish_page(store, page_id=page.page_id, catalogue=shipped(), policy=Policy(), send=False)
    contacts.note_contact(store, person_id=person.id, words="Donaudampfschifffahrt" * 5)


def _add_after_backup(store: Store) -> None:
    """What a restore would lose."""
    edna = people.people(store, query="Edna").rows[0].id
    contacts.note_contact(store, person_id=edna, words="She rang: the chairs have come.")


def _ask_for_sums(store: Store) -> None:
    """One looked back on, one above the limit that waits, one that cannot be read."""
    edna = people.people(store, query="Edna").rows[0].id
    limit = Policy(small_sum_limit_pence=150_00)
    set_limit(store, amount="150")
    workers.add_colleague(store, name="Ifan Rhys", role="Team manager")
    for amount, what in (("85", "Key safe by the back door"), ("forty or so", "Taxi to chapel")):
        one = money.ask(store, person_id=edna, amount=amount, for_what=what)
        if amount == "85":
            money.authorise(store, policy=limit, money_id=one)
            money.paid(store, money_id=one, receipt="No. 14")
            money.note_result(store, money_id=one, result="Help gets in when she cannot rise.")
    one = money.ask(store, person_id=edna, amount="240", for_what="Sitting, eight evenings")
    money.authorise(store, policy=limit, money_id=one)


def _add_day(store: Store) -> None:
    """Who is to be seen today."""
    day = TODAY.date().isoformat()
    for name, fields in (
        ("Edna", {"at_time": "10:30", "what_for": "The steps, and the lunch club"}),
        ("Kieran", {"at_time": "9:15", "is_urgent": True, "what_for": "He rang on Friday"}),
        (LONG_NAME, {"place_kind": "home"}),
    ):
        where = {"place_kind": "hub", "place_words": "Llanbedr hall", "organisations": "Age UK"}
        who = people.people(store, query=name).rows[0].id
        book(store, person_id=who, on_date=day, **{**where, **fields})


def _remove_some(store: Store) -> None:
    """What is taken away again: a note, somebody, and a promise."""
    long = people.people(store, query=LONG_NAME).rows[0].id
    note = contacts.note_contact(store, person_id=long, words="Rang twice, nobody there.")
    contacts.remove_contact(store, contact_id=note.id)
    friend = network.add_member(store, person_id=long, name="Nerys", relation="friend")
    network.remove_member(store, member_id=friend.id)
    twice = people.add_person(store, name="Edna Tolley")
    people.remove_person(store, person_id=twice.id)


def _page(front: QWidget) -> PageScreen:
    assert isinstance(front, Shell)
    page = front.screen_in_front()
    assert isinstance(page, PageScreen)
    return page


def _person(front: QWidget) -> PersonScreen:
    assert isinstance(front, Shell)
    person = front.screen_in_front()
    assert isinstance(person, PersonScreen)
    return person


def _dialog(front: QWidget) -> QWidget | None:
    """The dialog that stands over the window."""
    return next((d for d in front.window().findChildren(QDialog) if d.isVisible()), None)


def _afterwards(front: QWidget) -> None:
    page = _page(front)
    page.sheet.show_afterwards(True)
    page.sheet.go_to(TALKED_ON)


def _promises(front: QWidget) -> None:
    page = _page(front)
    page.sheet.go_to("promises")
    table = page.sheet.promises()
    if table is not None:
        table.lines[0].more.click()


def _finish(front: QWidget) -> None:
    _page(front).head.finish.click()


def _spelt(front: QWidget) -> None:
    """Words that may be misspelt on a page, which stores nothing of them."""
    assert isinstance(front, Shell)
    box = _page(front).sheet.widgets["what_matters"].first_box()
    assert isinstance(box, GrowingText)
    box.blockSignals(True)
    box.setPlainText("Her own kettle.\nThey recieve teh visit at Tregwyntog on Satterday.")
    box.blockSignals(False)
    box.setFocus()
    marks = BoxMarks(box, front.desk)
    marks.take(speller_for("en"))


def _spelling_menu(front: QWidget) -> QWidget | None:
    _spelt(front)
    box = _page(front).sheet.widgets["what_matters"].first_box()
    assert isinstance(box, GrowingText)
    marks = marks_of(box)
    assert marks is not None
    while not marks.spans:
        QApplication.processEvents()
    return marks.open_menu(marks.spans[0])


def _history(front: QWidget) -> QWidget | None:
    _page(front).doing.show_history()
    return _dialog(front)


def _move(front: QWidget) -> QWidget | None:
    _page(front).doing.show_move()
    return _dialog(front)


def _preview(front: QWidget) -> QWidget | None:
    _page(front).doing.show_print()
    return _dialog(front)


def _turned(front: QWidget) -> QWidget | None:
    return _page(front).doing.turn()


def _search(front: QWidget) -> None:
    assert isinstance(front, Shell)
    front.searching.begin()
    front.top.search.setText("m")


def _jots(front: QWidget) -> None:
    assert isinstance(front, Shell)
    front.jotting.begin()
    panel = front.jotting.panel
    assert panel is not None
    for said in ("Bus at nine on Tuesdays", "Her sister rings on Sundays, and would like to come"):
        panel.entry.setPlainText(said)
        panel.next_line()
    panel.go_to_last()


def _details(front: QWidget) -> None:
    _person(front).toggle_details()


def _carer(front: QWidget) -> None:
    """Somebody of the network, with the way to a conversation of their own."""
    strip = _person(front).around.strip
    next(iter(strip.chips.values())).click()
    QApplication.processEvents()
    strip.editor.own.setFocus(Qt.FocusReason.TabFocusReason)


def _happened(front: QWidget) -> QWidget | None:
    return _person(front).show_history()


def _story(front: QWidget) -> QWidget | None:
    assert isinstance(front, Shell)
    return show_story(_person(front), front.desk)


def _chronology(front: QWidget) -> QWidget | None:
    panel = _story(front)
    assert isinstance(panel, StoryPanel)
    return panel.show_paper()


def _seen(front: QWidget) -> None:
    person = _person(front)
    person.seen.ask(None)
    person.sheet.bring_into_view(person.seen)


def _team(front: QWidget) -> QWidget | None:
    return open_team(_desk_of(front), front)


def _changed(front: QWidget) -> QWidget | None:
    """Edna's finished page, amended."""
    assert isinstance(front, Shell)
    store = front.desk.store
    new_id = amend_page(store, page_id=front.place.ident)
    talk = Interview.open(store, page_id=new_id, catalogue=front.desk.catalogue)
    said = str(talk.answers.get("what_matters"))
    talk.answer("what_matters", said.replace("my", "my own") + " And the lunch club on Fridays.")
    talk.flush()
    talk.close()
    panel = ChangesPanel(front.desk, new_id, parent=front)
    panel.open()
    return panel


def _looked(front: QWidget) -> QWidget | None:
    panel = _person(front).show_history()
    if panel is not None:
        panel.filters["looked"].click()
    return panel


def _files(front: QWidget) -> QWidget | None:
    """Two pictures beside the page, in their panel."""
    page = _page(front)
    if not attachments_of_page(_desk_of(front).store, page_id=page.page_id):
        for name in ("The back step", "What we wrote together"):
            attach(_desk_of(front).store, page_id=page.page_id, name=name, ready=_drawn())
    return page.files.open_panel()


def _drawn() -> Ready:
    """A sheet with lines on it as from a hand."""
    image = Image.new("RGB", (900, 1200), "#fffdf9")
    pen = ImageDraw.Draw(image)
    for y in range(120, 1100, 80):
        pen.line((90, y, 300 + y * 4 % 500, y), fill="#1d2b2a", width=6)
    out = io.BytesIO()
    image.save(out, "PNG")
    return made_ready(out.getvalue())


def _beside(front: QWidget) -> None:
    """A sheet beside the boxes."""
    page = _page(front)
    page.files.look_at(attachments_of_page(_desk_of(front).store, page_id=page.page_id)[0])


def _sign(front: QWidget) -> None:
    """The form to sign a finished page."""
    page = _page(front)
    (part,) = page.findChildren(SigningPart)
    part.open_form()


def _sign_turned(front: QWidget) -> QWidget | None:
    """The screen turned round for whoever signs."""
    page = _page(front)
    (part,) = page.findChildren(SigningPart)
    part.open_form()
    part.turn()
    return part.turned


def _money(front: QWidget) -> None:
    """The sum that waits for its second person, open."""
    assert isinstance(front, Shell)
    screen = front.screen_in_front()
    assert isinstance(screen, MoneyScreen)
    row = screen.rows.rows[0]
    assert isinstance(row, RowButton)
    row.click()


def _money_paper(front: QWidget) -> QWidget | None:
    assert isinstance(front, Shell)
    screen = front.screen_in_front()
    assert isinstance(screen, MoneyScreen)
    screen.show_papers()
    return _dialog(front)


def _note(front: QWidget) -> None:
    _person(front).note_contact()


def _today(front: QWidget) -> TodayScreen:
    assert isinstance(front, Shell)
    today = front.screen_in_front()
    assert isinstance(today, TodayScreen)
    return today


def _later(front: QWidget) -> None:
    row = _today(front).touch.rows.rows[0]
    assert isinstance(row, DueRow)
    row.later.click()


def _copies(front: QWidget) -> None:
    row = _today(front).copies.rows.rows[0]
    assert isinstance(row, CopyRow)
    row.button.click()
    _below(front)


def _below(front: QWidget) -> None:
    today = _today(front)
    for column in today.findChildren(ScrollColumn):
        column.verticalScrollBar().setValue(column.verticalScrollBar().maximum())


def _ending(front: QWidget) -> None:
    person = _person(front)
    person.toggle_details()
    details = person.findChild(Details)
    assert isinstance(details, Details)
    details.stages.ticks["identify"].click()
    details.involvement.pick.pick("moved")
    person.sheet.bring_into_view(details.involvement)


def _give_copy(front: QWidget) -> None:
    part = _page(front).doing.copies
    assert part is not None
    part.open_panel()


def _new_promise(front: QWidget) -> None:
    _person(front).promises.add_promise()


def _keys(front: QWidget) -> QWidget:
    assert isinstance(front, Shell)
    dialog = KeyList(front.desk.words, front)
    dialog.open()
    return dialog


def _offer(front: QWidget) -> QWidget:
    assert isinstance(front, Shell)
    dialog = CodeOffer(front.desk, front)
    dialog.open()
    return dialog


def _settings_keys(front: QWidget) -> None:
    card = front.findChildren(KeysCard)[-1]
    card.passphrase.open()
    card.passphrase.present.say("This is not the passphrase you have now.")


def _settings_below(front: QWidget) -> None:
    for column in front.findChildren(ScrollColumn):
        column.verticalScrollBar().setValue(column.verticalScrollBar().maximum())


def _merge(front: QWidget) -> QWidget | None:
    assert isinstance(front, Shell)
    _person(front).ask_to_merge()
    panel = _dialog(front)
    assert isinstance(panel, MergePanel)
    others = people.people(front.desk.store).rows
    edna = _person(front).person_id
    panel.choose(next(o.id for o in others if o.id != edna and o.is_practice))
    return panel


def _list(front: QWidget) -> None:
    assert isinstance(front, Shell)
    screen = front.screen_in_front()
    assert isinstance(screen, CaseloadScreen)
    found = read_list(COUNCIL_LIST)
    plan = plan_caseload(front.desk.store, found, columns_for(front.desk.store, found.headings))
    screen.show_looked(Looked(path=Path("caseload.csv"), found=found, plan=plan))


def _list_below(front: QWidget) -> None:
    _list(front)
    for _ in range(20):
        QApplication.processEvents()
    _settings_below(front)


def _restore(front: QWidget) -> QWidget:
    panel = RestorePanel(_desk_of(front), parent=front)
    panel.open()
    return panel


def _restore_chosen(front: QWidget) -> QWidget:
    panel = RestorePanel(_desk_of(front), parent=front)
    panel.open()
    QThreadPool.globalInstance().waitForDone(QDeadlineTimer(5000))
    QApplication.processEvents()
    panel.rows[0].click()
    return panel


def _new_key(front: QWidget) -> QWidget:
    panel = NewKeyPanel(_desk_of(front), parent=front)
    panel.open()
    return panel


def _new_key_asked(front: QWidget) -> QWidget:
    panel = NewKeyPanel(_desk_of(front), parent=front)
    panel.show_step(ASKED)
    panel.present.box.setFocus()
    panel.open()
    return panel


def _new_key_code(front: QWidget) -> QWidget:
    panel = NewKeyPanel(_desk_of(front), parent=front)
    panel.slip.show_code("HKNR-TMAP-5CMB-TDKD-32PF-FVKS-03BM-YWTF")
    panel.show_step(SHOWN)
    panel.slip.typed_back.setFocus()
    panel.open()
    return panel


def _new_key_runs(front: QWidget) -> QWidget:
    window = NewKeyWindow(_desk_of(front).words, _never, parent=front)
    window.show_progress("copy", 41_000, 110_000)
    window.open()
    return window


def _new_key_done(front: QWidget) -> QWidget:
    window = NewKeyWindow(_desk_of(front).words, _never, parent=front)
    window.renewed = Renewed(
        backup=Path("b"), trouble=None, removed=0, older=14, is_second_away=False,
        aside=(Path("/home/mair/.local/share/kitchen-table/before-restore-20261109T081500Z"),),
    )  # fmt: skip
    notice = tell_outcome(window, _desk_of(front).words)
    notice.open()
    return notice


def _never(_: object) -> Renewed:
    raise NotImplementedError


def _desk_of(front: QWidget) -> Desk:
    assert isinstance(front, Shell)
    return front.desk


def _what_i_opened(front: QWidget) -> QWidget:
    panel = LookedPanel(_desk_of(front), parent=front)
    panel.open()
    return panel


Shot = tuple[str, str, str, Callable[[QWidget], QWidget | None] | None]


def _shots(store: Store) -> Iterator[Shot]:  # noqa: PLR0915 - a line for each picture
    """Name of the picture, screen, whose, and what leads on from there."""
    edna = people.people(store, query="Edna").rows[0]
    long = people.people(store, query=LONG_NAME).rows[0]
    words = Words("en")
    of_edna = pages_of_person(store, person_id=edna.id, catalogue=shipped(), words=words)
    draft = next(line.id for line in of_edna if line.state == "draft")
    done = next(line.id for line in of_edna if line.state == "finished")
    yield "today", "today", "", None
    yield "later", "today", "", _later
    yield "copies", "today", "", _copies
    yield "search", "today", "", _search
    yield "jots-today", "today", "", _jots
    yield "people", "people", "", None
    yield "caseload", "caseload", "", _list
    yield "caseload-below", "caseload", "", _list_below
    yield "person", "person", edna.id, None
    yield "person-long", "person", long.id, None
    kieran = people.people(store, query="Kieran").rows[0]
    yield "carer", "person", kieran.id, _carer
    yield "merge", "person", edna.id, _merge
    yield "details", "person", edna.id, _details
    yield "happened", "person", edna.id, _happened
    yield "looked", "person", edna.id, _looked
    yield "story", "person", edna.id, _story
    yield "chronology", "person", edna.id, _chronology
    yield "seen", "person", edna.id, _seen
    yield "places-day", "places_day", "", None
    yield "team", "settings", "", _team
    yield "changed", "page", done, _changed
    yield "ending", "person", edna.id, _ending
    yield "note", "person", edna.id, _note
    yield "promise", "person", edna.id, _new_promise
    yield "knock", "knock", edna.id, None
    yield "money", "money", edna.id, None
    yield "money-one", "money", edna.id, _money
    yield "money-paper", "money", edna.id, _money_paper
    yield "money-none", "money", long.id, None
    yield "ecomap", "ecomap", edna.id, None
    yield "ecomap-member", "ecomap", edna.id, _map_member
    yield "ecomap-list", "ecomap", edna.id, _map_list
    yield "ecomap-compare", "ecomap", edna.id, _map_compare
    yield "ecomap-turned", "ecomap", edna.id, _map_turned
    yield "page", "page", draft, None
    yield "spelling", "page", draft, _spelt
    yield "spelling-menu", "page", draft, _spelling_menu
    yield "jots", "page", draft, _jots
    yield "promises", "page", draft, _promises
    yield "afterwards", "page", draft, _afterwards
    yield "finish", "page", draft, _finish
    yield "finished", "page", done, None
    yield "give-copy", "page", done, _give_copy
    yield "sign", "page", done, _sign
    yield "sign-turned", "page", done, _sign_turned
    yield "files", "page", draft, _files
    yield "files-beside", "page", draft, _beside
    yield "history", "page", draft, _history
    yield "move", "page", draft, _move
    yield "preview", "page", draft, _preview
    yield "turned", "page", draft, _turned
    yield "visit", "person", edna.id, None
    yield "outbox", "outbox", "", None
    yield "removed", "removed", "", None
    yield "settings", "settings", "", None
    yield "settings-below", "settings", "", _settings_below
    yield "settings-keys", "settings", "", _settings_keys
    yield "settings-council", "settings", "", None
    yield "restore", "settings", "", _restore
    yield "restore-chosen", "settings", "", _restore_chosen
    yield "new-key", "settings", "", _new_key
    yield "new-key-asked", "settings", "", _new_key_asked
    yield "new-key-code", "settings", "", _new_key_code
    yield "new-key-runs", "settings", "", _new_key_runs
    yield "new-key-done", "settings", "", _new_key_done
    yield "what-i-opened", "settings", "", _what_i_opened
    yield "keys", "help", "", _keys
    yield "offer", "help", "", _offer
    yield "help", "help", "", None
    yield "help-read", "help", "accessibility", None
    yield "help-found", "help", "", _help_found
    yield "support", "help", "trouble", _support
    yield "licences", "help", "licences", _licences
    yield "licence", "help", "licences", _licence


def _map_of(front: QWidget) -> EcomapScreen:
    assert isinstance(front, Shell)
    screen = front.screen_in_front()
    assert isinstance(screen, EcomapScreen)
    return screen


def _map_member(front: QWidget) -> None:
    screen = _map_of(front)
    screen.canvas.choose(screen.canvas.nodes[0].member_id)


def _map_list(front: QWidget) -> None:
    _map_of(front).toggle_list()


def _map_compare(front: QWidget) -> None:
    screen = _map_of(front)
    keep_ecomap(_desk_of(front).store, person_id=screen.person_id)
    screen.modes.begin_compare()


def _map_turned(front: QWidget) -> QWidget | None:
    return _map_of(front).turn_round()


def _support(front: QWidget) -> QWidget:
    view = next(one for one in front.findChildren(HelpView) if one.isVisible())
    view.lead_wanted.emit("support")
    (panel,) = front.findChildren(SupportPanel)
    return panel


def _licences(front: QWidget) -> QWidget:
    panel = LicencesPanel(_desk_of(front).words, parent=front)
    panel.open()
    return panel


def _licence(front: QWidget) -> QWidget:
    panel = LicencesPanel(_desk_of(front).words, parent=front)
    panel.open()
    panel.read("1")
    return panel


def _help_found(front: QWidget) -> None:
    view = next(one for one in front.findChildren(HelpView) if one.isVisible())
    view.box.setText("passphrase")


def _cannot_get_in(front: QWidget) -> None:
    assert isinstance(front, UnlockScreen)
    front.show_part("code")


def _welcome(step: int) -> Callable[[QWidget], None]:
    def go(front: QWidget) -> None:
        assert isinstance(front, WelcomeScreen)
        front.go(step)

    return go


def photograph(folder: Path, wanted: frozenset[str] = frozenset()) -> list[Path]:
    """Take every picture, or those of some looks and screens; where they are."""
    application = qt_application(sys.argv[:1])
    keeper = FocusKeeper(application)
    camera = Photographer(application, folder)
    folder.mkdir(parents=True, exist_ok=True)
    looks = [look for look in LOOKS if look[0] in wanted] or LOOKS
    names = wanted - {look[0] for look in LOOKS}

    def is_wanted(name: str) -> bool:
        return not names or name in names

    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "home"
        home.mkdir()
        with practice_store(home) as (store, doors, clock):
            for look, settings, size in looks:
                wear(application, style_of(settings))
                words = Words(settings.language)
                if is_wanted("unlock-code"):
                    lost = UnlockScreen(words, doors)
                    camera.take(f"unlock-code-{look}", settings, size, lost, _cannot_get_in)
                if is_wanted("unlock"):
                    camera.take(f"unlock-{look}", settings, size, UnlockScreen(words, doors))
                for step in range(5):
                    if is_wanted("welcome"):
                        welcome = WelcomeScreen(words, doors, Policy())
                        name = f"welcome-{step}-{look}" if step else f"welcome-{look}"
                        camera.take(name, settings, size, welcome, _welcome(step))
                if is_wanted("cover"):
                    camera.take(f"cover-{look}", settings, size, CoverScreen(words, store))
                desk = Desk(
                    store=store,
                    catalogue=shipped(),
                    policy=Policy(),
                    settings=settings,
                    clock=clock,
                    home=home,
                    words=words,
                )
                for name, screen, ident, then in _shots(store):
                    if is_wanted(name):
                        visit = begin_visit(store, person_id=ident) if name == "visit" else None
                        policy = BY_COUNCIL if name == "settings-council" else Policy()
                        shell = Shell(replace(desk, visit=visit, policy=policy))
                        end_visit(store)
                        shell.go(screen, ident)
                        camera.take(f"{name}-{look}", settings, size, shell, then)
            assert workers.owner(store) is not None
    keeper.end()
    return camera.taken


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("resources/screenshots")
    made = photograph(chosen, frozenset(sys.argv[2:]))
    sys.stdout.write(f"{len(made)} pictures in {chosen}\n")
