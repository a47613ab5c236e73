"""Every panel that stands over a screen by a name, opened as it really is, and looked at open.

Those of a page are in `tests/ui/page/test_page_accessible.py`; the one of two records that are one
person in `test_merge_panel.py`; the offer of a code and the cover in `tests/ui/test_accessible.py`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.casework import attachments, ecomap, history, money, people
from app.casework.views import PersonView
from app.errors import DiskFull
from app.exchange.easynwk import SetAside, TakenIn
from app.exchange.new_key import Renewed
from app.exchange.pictures import made_ready
from app.exchange.support_pack import SupportPack
from app.language import N_, message
from app.models.engine import disk_trouble
from app.ui.actions import KeyList
from app.ui.cover import ask_short_code
from app.ui.cover_code import keep_code
from app.ui.desk import Desk
from app.ui.messages import confirm, show_crash, show_error
from app.ui.renewing import NewKeyWindow, tell_outcome
from app.ui.screens.choose_page import ChoosePanel
from app.ui.screens.ecomap_bringing import BroughtIn
from app.ui.screens.ecomap_forms import PastePanel
from app.ui.screens.ecomap_left import LeftPanel
from app.ui.screens.ecomap_print import EcomapPreview
from app.ui.screens.files_panel import FilesPanel
from app.ui.screens.licences_panel import LicencesPanel
from app.ui.screens.locked_help import HelpWindow
from app.ui.screens.looked_panel import LookedPanel
from app.ui.screens.money_paper import show_money_papers
from app.ui.screens.new_key_panel import NewKeyPanel
from app.ui.screens.own_record_panel import OwnRecordPanel
from app.ui.screens.support_panel import SupportPanel
from app.ui.stepping import LongStep
from tests.many_pages import many_pages
from tests.ui.screens.making import begun_page

Opens = Callable[[Desk, PersonView, QWidget], object]
EVERY_MS = 10


def _looked(desk: Desk, person: PersonView, below: QWidget) -> None:
    for _ in range(3):
        people.opened(desk.store, person_id=person.id)
    LookedPanel(desk, parent=below).open()


def _code(desk: Desk, _: PersonView, below: QWidget) -> None:
    keep_code(desk.store, "7391")
    ask_short_code(below, desk)


def _lock(desk: Desk, _: PersonView, below: QWidget) -> None:
    ask_short_code(below, desk)  # none was chosen


def _error(desk: Desk, _: PersonView, below: QWidget) -> None:
    error = disk_trouble()
    assert isinstance(error, DiskFull)
    show_error(below, error, desk.words)


def _confirm(desk: Desk, _: PersonView, below: QWidget) -> None:
    words = desk.words
    told = message(N_("This account may not read or write the records."))
    does = words.text(N_("Keep this code"))
    confirm(below, words, title=words.say(told), advice=words.say(told), does=does)


def _crash(desk: Desk, _: PersonView, below: QWidget) -> None:
    show_crash(below, "4821-7730", desk.words)


def _long(desk: Desk, person: PersonView, below: QWidget) -> None:
    label = f"added {person.name} and a name that is so long that it goes on and on over a line"
    offer = history.Offer(step_id="none", label=label, person_id=None, page_id=None, key="")
    panel = LongStep(desk, offer, is_redo=False, said=_nothing, parent=below)
    panel.show_progress(4_000, 10_000)
    panel.open()


def _pack(desk: Desk) -> SupportPack:
    return SupportPack(about="== A", log="== B", is_whole=True, made_at=desk.clock.now())


def _support(desk: Desk, _: PersonView, below: QWidget) -> None:
    """Where the pack cannot be saved."""
    panel = SupportPanel(desk.words, lambda: _pack(desk), parent=below)
    panel.show_pack(_pack(desk))
    panel.save_to(desk.home / "none" / "pack.zip")
    panel.open()


def _licence(desk: Desk, _: PersonView, below: QWidget) -> None:
    panel = LicencesPanel(desk.words, parent=below)
    panel.open()
    panel.read("0")


def _locked_help(desk: Desk, _: PersonView, below: QWidget) -> None:
    HelpWindow(desk.words, lambda: _pack(desk), "trouble", below).open()


def _new_key(desk: Desk, _: PersonView, below: QWidget, *, step: int = 0) -> None:
    panel = NewKeyPanel(desk, parent=below)
    panel.show_step(step)
    panel.open()
    (panel.on, panel.present.box, panel.slip.typed_back)[step].setFocus()


def _new_key_runs(desk: Desk, _: PersonView, below: QWidget) -> None:
    window = _new_key_window(desk, below)
    window.show_progress("copy", 4_000, 10_000)
    window.open()
    window.cancel.setFocus()


def _new_key_done(desk: Desk, _: PersonView, below: QWidget) -> None:
    window = _new_key_window(desk, below)
    aside = (desk.home / "before-restore-20261109T081500Z",)
    window.renewed = Renewed(
        backup=None, trouble=disk_trouble(), removed=2, older=14, is_second_away=True, aside=aside
    )
    tell_outcome(window, desk.words).open()


def _new_key_window(desk: Desk, below: QWidget) -> NewKeyWindow:
    def never(_: object) -> Renewed:
        raise NotImplementedError

    return NewKeyWindow(desk.words, never, parent=below)


def _paste(desk: Desk, person: PersonView, below: QWidget) -> None:
    """Two who are read, and a line that is not."""
    panel = PastePanel(desk, person.id, parent=below)
    panel.box.setPlainText("Gill, daughter, extremely\n, nobody\nTom, GP")
    panel.open()


def _left(desk: Desk, person: PersonView, below: QWidget) -> None:
    gone = ecomap.add_on_map(desk.store, person_id=person.id, name="Elwyn", relation="friend")
    ecomap.leave(desk.store, member_id=gone.id, reason="moved")
    LeftPanel(desk, ecomap.ecomap(desk.store, person_id=person.id), parent=below).open()


def _brought(desk: Desk, person: PersonView, below: QWidget) -> None:
    gill = ecomap.add_on_map(desk.store, person_id=person.id, name="Gill")
    aside = SetAside(where="alteri 2", name="Elwyn", reason=message(N_("A name is needed.")))
    taken = TakenIn(added=(gill,), ties=1, set_aside=(aside,))
    BroughtIn(desk.words, taken, below).open()


def _map_print(desk: Desk, person: PersonView, below: QWidget) -> None:
    view = ecomap.ecomap(desk.store, person_id=person.id)
    EcomapPreview(desk, view, parent=below).open()


def a_picture(width: int = 300, height: int = 200) -> bytes:
    """A picture of two colours as a file."""
    image = Image.new("RGB", (width, height), "#f4f0e8")
    image.paste("#17594f", (0, 0, width // 3, height))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def lay_beside(desk: Desk, person: PersonView, *names: str) -> str:
    """A page of a person's with pictures beside it; its id."""
    page_id = begun_page(desk, person)
    for name in names:
        attachments.attach(desk.store, page_id=page_id, name=name, ready=made_ready(a_picture()))
    return page_id


def _files(desk: Desk, person: PersonView, below: QWidget) -> None:
    page_id = lay_beside(desk, person, "The back step", "What we wrote together")
    FilesPanel(desk, page_id, parent=below).open()


def _money_paper(desk: Desk, person: PersonView, below: QWidget) -> None:
    money.ask(desk.store, person_id=person.id, amount="85", for_what="Key safe")
    show_money_papers(desk, person, parent=below)


def _nothing(_: str) -> None:
    """Nobody hears it."""


def _choose(desk: Desk, person: PersonView, below: QWidget) -> None:
    begun_page(desk, person)
    ChoosePanel(replace(desk, catalogue=many_pages()), person.id, parent=below).open()


def _own_record(desk: Desk, person: PersonView, below: QWidget) -> None:
    """Two who may be the carer, one of them with a long name."""
    for name in (person.name, f"{person.name} Angharad Gwenllian Bevan-Llewelyn"):
        people.add_person(desk.store, name=name, born="1971")
    alike = people.like_this(desk.store, name=person.name)
    OwnRecordPanel(desk, person.name, alike, parent=below).open()


DIALOGS: Mapping[str, Opens] = {
    "choose": _choose,
    "looked": _looked,
    "keys": lambda desk, _, below: KeyList(desk.words, below).open(),
    "code": _code,
    "lock": _lock,
    "error": _error,
    "confirm": _confirm,
    "crash": _crash,
    "long": _long,
    "support": _support,
    "licences": lambda desk, _, below: LicencesPanel(desk.words, parent=below).open(),
    "licence": _licence,
    "files": _files,
    "money paper": _money_paper,
    "locked help": _locked_help,
    "new key": _new_key,
    "new key asked": partial(_new_key, step=1),
    "new key code": partial(_new_key, step=2),
    "new key runs": _new_key_runs,
    "new key done": _new_key_done,
    "own record": _own_record,
    "map paste": _paste,
    "map left": _left,
    "map brought in": _brought,
    "map print": _map_print,
}


def look_at(opens: Callable[[], object], look: Callable[[QDialog], None]) -> None:
    """Open a dialog, also one that waits within its own loop, look at it, and close it."""
    seen: list[BaseException | None] = []

    def see() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or seen:
            return
        try:
            look(dialog)
            seen.append(None)
        except BaseException as met:  # noqa: BLE001 - raised again outside of the loop
            seen.append(met)
        dialog.reject()

    timer = QTimer()
    timer.timeout.connect(see)
    timer.start(EVERY_MS)
    opens()
    for _ in range(1000):
        if seen:
            break
        QApplication.processEvents()
        see()
    timer.stop()
    assert seen, "no dialog came"
    if seen[0] is not None:
        raise seen[0]
