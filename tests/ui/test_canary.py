"""A marker typed into every field there is lies nowhere on the disk in clear but in papers sent."""

from __future__ import annotations

import gzip
import re
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.casework import attachments, contacts, money, people, workers
from app.casework.appointments import book
from app.casework.attachments import Ready
from app.casework.money_sums import set_limit, sums
from app.casework.own_words import add_own_word
from app.exchange.choosing import BackupLine
from app.ui.code_offer import CodeOffer
from app.ui.cover import CoverScreen
from app.ui.questions.choices import OneOf
from app.ui.questions.network import NetworkStrip
from app.ui.screens.choose_page import ask_which
from app.ui.screens.ecomap import EcomapScreen
from app.ui.screens.help import HelpScreen
from app.ui.screens.jot_line import JotBox
from app.ui.screens.merge_panel import ask_to_merge
from app.ui.screens.money import MoneyScreen
from app.ui.screens.new_key_panel import NewKeyPanel
from app.ui.screens.outbox import OutboxScreen
from app.ui.screens.page import PageScreen
from app.ui.screens.people import PeopleScreen
from app.ui.screens.person import PersonScreen
from app.ui.screens.person_facts import Details
from app.ui.screens.person_more import show_story
from app.ui.screens.settings import SettingsScreen
from app.ui.screens.settings_backups import RestorePanel
from app.ui.screens.settings_keys import KeysCard
from app.ui.screens.signing_part import SigningPart
from app.ui.screens.support_panel import SupportPanel
from app.ui.screens.team_panel import open_team
from app.ui.screens.today import TodayScreen
from app.ui.screens.today_rows import DueRow
from app.ui.shell import Shell
from tests.ui import test_program
from tests.ui.canary import (
    MARK,
    Typist,
    boxes_of_qt,
    files_with,
    found_in_clear,
    places_of_boxes,
)
from tests.ui.test_program import Begin, ProgramDriver

PASSPHRASE = f"{MARK} kettle moss harbour"
COVER_CODE = "918273645"
begin = test_program.begin
"""The fixture that begins the program."""


@pytest.fixture
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything an account may write to, below the test's own folder."""
    for name in ("tmp", "cwd", "account"):
        (tmp_path / name).mkdir(exist_ok=True)
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("HOME", str(tmp_path / "account"))
    monkeypatch.chdir(tmp_path / "cwd")
    return tmp_path


@pytest.fixture
def typist(monkeypatch: pytest.MonkeyPatch) -> Typist:
    """Whoever types the markers."""
    return Typist(monkeypatch)


def settle() -> None:
    """Let what was asked for off the main thread come to rest."""
    for _ in range(3):
        QThreadPool.globalInstance().waitForDone(5000)
        for _ in range(10):
            QApplication.processEvents()


class Worker:
    """Does everything a worker can do, with a marker in every field on the way."""

    def __init__(self, driver: ProgramDriver, typist: Typist) -> None:
        self.driver = driver
        self.typist = typist
        self.person_id = ""
        self.recovery_code = ""

    @property
    def shell(self) -> Shell:
        """The frame."""
        return self.driver.shell()

    def type(self, within: QWidget | None = None) -> None:
        """Into everything in sight, and again while new boxes come."""
        for _ in range(4):
            settle()
            if not self.typist.type_everywhere(within or self.driver.application.window):
                return

    def set_up(self) -> None:
        """First set-up."""
        screen = self.driver.welcome()
        screen.go(1)
        self.type()
        screen.go(2)
        for box in screen.passphrase.boxes:
            box.setText(PASSPHRASE)
            self.typist.note(box, PASSPHRASE)
        screen.passphrase.again.returnPressed.emit()
        screen.code.setText(COVER_CODE)
        self.typist.note(screen.code, COVER_CODE)
        screen.code.returnPressed.emit()
        self.driver.qtbot.waitUntil(lambda: screen.parts.index == 4, timeout=20_000)
        self.recovery_code = screen.recovery.text().replace("\n", "-")
        screen.practice.setChecked(False)
        screen.typed_back.setText(self.recovery_code)
        self.typist.note(screen.typed_back, self.recovery_code)
        screen.typed_back.returnPressed.emit()
        self.driver.shell()

    def add_people(self) -> None:
        """Someone by the list of people, someone by the first card of Today."""
        self.shell.go("people")
        self.type()
        people_screen = self.shell.screen_in_front()
        assert isinstance(people_screen, PeopleScreen)
        people_screen.filter.clear()
        people_screen.ask_name()
        self.type()
        people_screen.new_person.add()
        settle()
        self.shell.go("today")
        today = self.shell.screen_in_front()
        assert isinstance(today, TodayScreen)
        for ask in (today.start.ask_name, today.start.ask_who):
            ask()
            self.type()
        self.person_id = people.add_person(self.shell.desk.store, name=self.typist.marker()).id

    def look_after(self) -> None:
        """Facts, a note, a promise."""
        store = self.shell.desk.store
        for opens in ("toggle_details", "note_contact", "add_promise"):
            self.shell.go("person", self.person_id)
            settle()
            screen = self.shell.screen_in_front()
            assert isinstance(screen, PersonScreen)
            does: Callable[[], object] = (
                screen.promises.add_promise if opens == "add_promise" else getattr(screen, opens)
            )
            does()
            self.type()
            screen.leave()
        store.flush()

    def ask_for_money(self) -> None:
        """A sum of the person's, from what it is for to what came of it, and why one is refused."""
        store, policy = self.shell.desk.store, self.shell.desk.policy
        for refused in (False, True):
            self.shell.go("money", self.person_id)
            screen = self.shell.screen_in_front()
            assert isinstance(screen, MoneyScreen)
            screen.ask_for_one()
            self.type()
            screen.leave()
            ident = sums(store, policy=policy, person_id=self.person_id).rows[0].id
            set_limit(store, amount="5")
            money.change(store, money_id=ident, amount="10")
            if refused:
                money.refuse(store, money_id=ident)
            else:
                money.authorise(store, policy=policy, money_id=ident)
            settle()
            self.type()
            screen.leave()

    def see_and_tell(self) -> None:
        """An appointment, its day, and the whole story with what is looked for in it."""
        shell = self.shell
        book(
            shell.desk.store,
            person_id=self.person_id,
            on_date=shell.desk.clock.today().isoformat(),
            what_for=self.typist.marker(),
        )
        shell.go("person", self.person_id)
        settle()
        screen = shell.screen_in_front()
        assert isinstance(screen, PersonScreen)
        screen.seen.ask(None)
        self.type()
        panel = show_story(screen, shell.desk)
        self.type(panel)
        panel.done(0)
        shell.go("places_day")
        self.type()
        counts = open_team(shell.desk, shell)
        self.type(counts)
        counts.done(0)

    def day_goes_on(self) -> None:
        """What is put off, how working together ends, who may be the same person, a restore."""
        shell, store = self.shell, self.shell.desk.store
        contacts.note_contact(
            store,
            person_id=self.person_id,
            words=self.typist.marker(),
            next_contact_on=shell.desk.clock.today().isoformat(),
        )
        shell.go("today")
        settle()
        today = shell.screen_in_front()
        assert isinstance(today, TodayScreen)
        today.refresh(None)
        due = today.touch.rows.rows[0]
        assert isinstance(due, DueRow)
        due.later.click()
        self.type()
        shell.go("person", self.person_id)
        screen = shell.screen_in_front()
        assert isinstance(screen, PersonScreen)
        screen.toggle_details()
        details = screen.findChild(Details)
        assert isinstance(details, Details)
        details.involvement.pick.pick("moved")
        self.type()
        screen.leave()
        asked = (lambda: ask_to_merge(shell.desk, screen, self.person_id), self._restore)
        for asks in (*asked, self._new_key):
            panel = asks()
            self.type(panel)
            panel.done(0)
            settle()

    def _restore(self) -> QDialog:
        """The passphrase of a backup that is chosen."""
        desk = self.shell.desk
        panel = RestorePanel(desk, parent=self.shell)
        panel.open()
        panel.choose(
            BackupLine(
                path=desk.home / "gone", made_at=desk.clock.now(), size_bytes=1, is_second=False
            )
        )
        return panel

    def _new_key(self) -> QDialog:
        """Both passphrases of a new key."""
        panel = NewKeyPanel(self.shell.desk, parent=self.shell)
        panel.open()
        panel.on.click()
        return panel

    def give_a_copy(self) -> None:
        """To somebody in the worker's own words."""
        part = self.page().doing.copies
        assert part is not None
        part.open_panel()
        assert part.panel is not None
        list(part.panel.whom.buttons.values())[-1].click()
        self.type()

    def search(self) -> None:
        """Type into the search box, and open what it finds."""
        self.shell.searching.begin()
        self.type(self.shell.top)
        settle()
        self.shell.searching.end()

    def jot(self) -> None:
        """A line, and the same line changed; then it is to be somebody's."""
        self.shell.go("today")
        self.shell.jotting.begin()
        panel = self.shell.jotting.panel
        assert panel is not None
        self.type(panel)
        panel.next_line()
        panel.edit()
        (box,) = panel.rows.rows
        assert isinstance(box, JotBox)
        self.typist.type_into(box)
        panel.end_edit()
        panel.sorting.pick()
        self.type(panel)
        panel.close_kept()

    def talk(self) -> None:
        """A whole conversation."""
        self.shell.begin_page(self.person_id, "conversation_1")
        screen = self.page()
        screen.sheet.show_afterwards(True)
        self.type()
        strips = [s for s in screen.findChildren(NetworkStrip) if s.isVisible()]
        for strip in strips:
            if MARK not in strip.new.box.text():
                self.typist.type_into(strip.new.box)
            strip.new.button.click()
            self.driver.qtbot.waitUntil(lambda strip=strip: bool(strip.chips))
            next(iter(strip.chips.values())).click()
        table = screen.sheet.promises()
        assert table is not None
        table.lines[0].more.click()
        self.type()
        for choices in screen.findChildren(OneOf):
            if choices.isVisible() and choices.buttons:
                next(iter(choices.buttons.values())).click()  # some ask more of what was chosen
        self.type()
        screen.leave()

    def other_talks(self) -> None:
        """Rows, an emergency plan and a week; and looking for which page it is to be."""
        for key in ("conversation_2", "the_week"):
            self.shell.begin_page(self.person_id, key)
            screen = self.page()
            self.type(screen.sheet)
            screen.leave()
        desk = self.shell.desk
        panel = ask_which(desk, self.person_id, over=self.shell, begin=str, go_on=str)
        self.type(panel)
        panel.reject()
        settle()

    def draw_map(self) -> None:
        """Somebody on the map, all that is known of them, and many lines at once."""
        self.shell.go("ecomap", self.person_id)
        screen = self.shell.screen_in_front()
        assert isinstance(screen, EcomapScreen)
        for _ in range(2):
            self.type()
            screen.add.add("very")
        first, second = (member.id for member in screen.shown.members[-2:])
        screen.open_card(second)
        screen.doing.tie(first, second, direction="both")
        screen.member.more.click()
        screen.ask_leave(screen.shown.members[-1].id)
        self.type()
        panel = screen.paste()
        self.type(panel)
        panel.add()
        screen.leave()

    def page(self) -> PageScreen:
        """The page in front."""
        screen = self.shell.screen_in_front()
        assert isinstance(screen, PageScreen)
        return screen

    def lay_beside(self) -> None:
        """A photo beside the page, named."""
        page = self.page()
        ready = Ready(data=self.typist.marker().encode(), media_type="application/pdf")
        attachments.attach(self.shell.desk.store, page_id=page.page_id, name="Sheet", ready=ready)
        panel = page.files.open_panel()
        self.type(panel)
        panel.done(0)
        settle()

    def move_and_finish(self) -> None:
        """Look for whose page it is, and finish it after all."""
        self.page().doing.show_move()
        for dialog in self.driver.application.window.findChildren(QDialog):
            if dialog.isVisible():
                self.type(dialog)
                dialog.reject()
        settle()
        page = self.page()
        page.head.finish.click()
        self.type()
        panel = page.doing.panel
        assert panel is not None
        panel.send.setChecked(True)
        panel.finish.click()
        settle()

    def sign(self) -> None:
        """A name under the finished page."""
        (part,) = self.page().findChildren(SigningPart)
        part.open_form()
        assert part.form is not None
        part.form.name.clear()  # the person's name is a marker already
        self.type(part)
        part.form.way.buttons["typed"].click()
        part.form.keep_it()
        part.open_form()
        part.turn()
        turned = part.turned
        assert turned is not None
        turned.way.buttons["typed"].click()
        turned.name.clear()
        self.type(turned)
        turned.keep_it()
        turned.let_go()
        settle()

    def send(self, folder: Path) -> None:
        """Send what is finished to a folder whose name is telling, too."""
        folder.mkdir(parents=True)
        self.shell.go("outbox")
        screen = self.shell.screen_in_front()
        assert isinstance(screen, OutboxScreen)
        screen.places.take_folder(folder)
        self.driver.qtbot.waitUntil(lambda: any(folder.rglob("*.pdf")), timeout=20_000)
        settle()

    def filed_by(self) -> set[str]:
        """The markers of the numbers of the person and of who the worker is."""
        store = self.shell.desk.store
        person, owner = people.person(store, person_id=self.person_id), workers.owner(store)
        assert owner is not None
        return {
            *(person.council_id, person.nhs_number, person.born),
            *(owner.name, owner.role, owner.organisation, owner.team, owner.phone),
        }

    def settings(self) -> None:
        """Every setting, with a word of one's own among them."""
        add_own_word(self.shell.desk.store, word=self.typist.marker())
        self.shell.go("settings")
        settings = self.shell.screen_in_front()
        assert isinstance(settings, SettingsScreen)
        (keys,) = settings.findChildren(KeysCard)
        keys.passphrase.open()
        keys.recovery.open()
        self.type()

    def help(self) -> None:
        """What is looked for in Help."""
        self.shell.go("help")
        self.type()

    def ask_for_help(self) -> None:
        """A support pack, made where a marker is in every field there is."""
        self.shell.go("help", "trouble")
        screen = self.shell.screen_in_front()
        assert isinstance(screen, HelpScreen)
        (button,) = screen.view.article.buttons
        button.click()
        (panel,) = screen.findChildren(SupportPanel)
        self.driver.qtbot.waitUntil(panel.save.isEnabled, timeout=20_000)
        assert panel.pack is not None
        assert panel.pack.is_whole
        assert MARK not in panel.pack.text.casefold()
        assert self.person_id not in panel.pack.text
        panel.done(0)

    def codes(self) -> None:
        """The offer of a short code, and the cover."""
        offer = CodeOffer(self.shell.desk, self.shell)
        offer.open()
        self.type(offer)
        offer.done(0)
        self.driver.application.cover()
        cover = self.driver.cover()
        assert isinstance(cover, CoverScreen)
        self.type(cover)
        assert cover.entry is not None
        cover.entry.code.setText(COVER_CODE)
        cover.entry.try_code()


def words_of_paper(path: Path) -> str:
    """What can be read on a paper."""
    document = pypdfium2.PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_what_is_typed_anywhere_lies_nowhere_in_clear(
    begin: Begin,
    account: Path,
    home: Path,
    typist: Typist,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    worker = Worker(begin(), typist)
    worker.set_up()
    words = (MARK, COVER_CODE, worker.recovery_code, worker.recovery_code.replace("-", ""))
    worker.add_people()
    worker.look_after()
    worker.ask_for_money()
    worker.see_and_tell()
    worker.day_goes_on()
    worker.search()
    worker.jot()
    worker.other_talks()
    worker.talk()
    worker.lay_beside()
    worker.move_and_finish()
    worker.sign()
    worker.give_a_copy()
    sent = tmp_path_factory.mktemp("council") / f"{MARK}100"
    worker.send(sent)
    worker.draw_map()
    worker.settings()
    worker.help()
    worker.ask_for_help()
    worker.codes()
    settle()
    assert files_with(account, words) == []  # as a kill would leave it
    filed_by = worker.filed_by()
    worker.driver.application.lock()
    worker.driver.qtbot.waitUntil(lambda: bool(worker.driver.codes), timeout=20_000)
    assert files_with(account, words) == []
    come_back(begin(), typist)
    assert files_with(account, words) == []
    assert home.is_dir()
    unreached = places_of_boxes() - set(typist.typed)
    assert not unreached, "no marker was typed into the boxes made here"
    assert typist.in_all > 60
    look_at_what_was_sent(sent, filed_by)


def come_back(driver: ProgramDriver, typist: Typist) -> None:
    """Everything one can type before unlocking; then unlock, and close the window."""
    screen = driver.unlock_screen()
    typist.type_into(screen.passphrase)
    screen.unlock()
    driver.qtbot.waitUntil(screen.field.trouble.isVisible, timeout=20_000)
    screen.lost.click()
    typist.type_everywhere(screen)
    screen.show_part("new")
    typist.type_everywhere(screen)
    screen.show_part("passphrase")
    screen.passphrase.setText(PASSPHRASE)
    screen.unlock()
    driver.shell()
    driver.application.window.close()
    driver.qtbot.waitUntil(lambda: driver.codes == [0], timeout=20_000)


def look_at_what_was_sent(sent: Path, filed_by: set[str]) -> None:
    """The papers say what was typed; what goes with them only what they are filed by."""
    filed = list(sent.rglob("*.pdf"))
    papers = [path for path in filed if "_CONV1A_" not in path.name]  # A: a file laid beside them
    assert (len(papers), len(filed)) == (2, 3)
    assert all(MARK in words_of_paper(path) for path in papers)  # it is there to be found
    for path in sent.rglob("*"):
        assert set(re.findall(rf"{MARK}\d+", path.name)) <= filed_by
        if path.is_file() and path.suffix != ".pdf":
            assert set(re.findall(rf"{MARK}\d+", path.read_text("utf-8"))) <= filed_by


def test_every_box_is_one_of_ours() -> None:
    assert boxes_of_qt() == set()


def test_the_search_finds_a_marker_however_it_is_written() -> None:
    for way in ("utf-8", "utf-16-le", "utf-16-be"):
        data = b"\0\x78\x9c" + f"a {MARK.upper()}7".encode(way) + b"\0"
        assert found_in_clear(data) == {MARK}
        assert found_in_clear(b"x" + zlib.compress(data)) == {MARK}
        assert found_in_clear(b"x" + gzip.compress(data)) == {MARK}
    assert found_in_clear(b"nothing") == set()
