"""A page for colleagues: no person's copy, nothing sent, not turned round, timers beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.casework import copies, people
from app.forms.catalogue import Catalogue
from app.forms.page import Group, Page
from app.ui.desk import Desk
from app.ui.screens.page_about import PageAbout
from app.ui.screens.page_beside import can_turn
from app.ui.screens.peer_timers import PeerTimers
from app.ui.screens.preview import Preview
from tests.many_pages import many_pages, small
from tests.ui.page.driver import PageDriver
from tests.ui.screens.making import begun_page, finish

PEER: Page = small(
    "peer_discussion",
    "Peer discussion",
    "You are stuck",
    Group.COLLEAGUES,
    is_nameless=True,
    person_paper=False,
)


@pytest.fixture
def driver(desk: Desk) -> Iterator[PageDriver]:
    """A discussion about Arthur, begun."""
    among = replace(desk, catalogue=Catalogue((PEER,)))
    driver = PageDriver(among, people.add_person(desk.store, name="Arthur Bevan"))
    yield driver
    driver.dismiss()


def test_the_page_has_its_timers_and_says_what_it_is_for(driver: PageDriver) -> None:
    side = driver.screen.side
    assert len(side.findChildren(PeerTimers)) == 1
    (about,) = side.findChildren(PageAbout)
    assert not about.said.isVisible()
    about.button.click()
    assert about.said.isVisibleTo(about)
    assert about.said.text() == "What Peer discussion is for."
    assert not side.people.isVisibleTo(side)
    assert side.gauge.heading is not None


def test_it_is_not_turned_round(driver: PageDriver) -> None:
    assert not driver.screen.head.turn.isVisibleTo(driver.screen)
    assert not can_turn(PEER)


def test_finish_sends_nothing_and_gives_no_copy(driver: PageDriver) -> None:
    driver.type("line", "A man in his sixties")
    driver.screen.head.finish.click()
    panel = driver.screen.doing.panel
    assert panel is not None
    assert panel.send.isHidden()
    assert not panel.send.isChecked()
    panel.finish.click()
    card = driver.screen.doing.card
    assert card is not None
    assert card.print.text() == "Print"
    assert driver.screen.doing.copies is None
    assert copies.owed_to(driver.desk.store, person_id=driver.person.id) == ()


def test_there_is_one_paper_to_print(driver: PageDriver) -> None:
    preview = Preview(driver.desk, driver.page_id)
    assert preview.audience == "council"
    assert preview.person.isHidden()
    preview.deleteLater()


def test_other_pages_are_owed_as_before(desk: Desk) -> None:
    person = people.add_person(desk.store, name="Nia Rowlands")
    finish(desk, begun_page(desk, person))
    assert len(copies.owed_to(desk.store, person_id=person.id)) == 1


def test_what_the_person_said_before_does_not_stand_beside_it(driver: PageDriver) -> None:
    desk = replace(driver.desk, catalogue=many_pages())
    day = "2026-10-19"
    finish(desk, begun_page(desk, driver.person, conversation_on=day, what_matters="The shed."))
    for key, is_beside in (("conversation_2", True), ("peer_discussion", False)):
        begun = begun_page(desk, driver.person, key=key)
        page = PageDriver(desk, driver.person, page_id=begun)
        assert (page.screen.going_over.card is not None) is is_beside
        page.dismiss()
