"""What a page shows on paper: every kind in words, in the language of the person."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.casework import network, people, promises, workers
from app.casework.interview import Interview
from app.casework.paper_view import compose_view, gather, page_view
from app.casework.sealed import from_json, to_json
from app.casework.views import AskedView, PageView, PersonView
from app.clock import FixedClock
from app.forms.catalogue import Catalogue
from app.forms.conditions import Json
from app.models.store import Store
from app.policy import Policy


@dataclass
class Desk:
    """A page being had with somebody, and its paper."""

    store: Store
    clock: FixedClock
    catalogue: Catalogue
    person: PersonView
    talk: Interview
    policy: Policy = Policy()

    def answer(self, key: str, value: Json, whose: str | None = None, member: str = "") -> None:
        self.talk.answer(key, value, whose=whose, whose_member_id=member)
        self.talk.flush()

    def view(self, **answers: Json) -> PageView:
        return page_view(
            self.store,
            page_id=self.talk.page_id,
            catalogue=self.catalogue,
            policy=self.policy,
            clock=self.clock,
            answers=answers,
        )

    def asked(self, key: str, **answers: Json) -> AskedView:
        return next(a for a in self.view(**answers).asked if a.key == key)


@pytest.fixture
def desk(store: Store, clock: FixedClock, catalogue: Catalogue, arthur: PersonView) -> Desk:
    """Conversation 1 with Arthur Bevan."""
    talk = Interview.begin(
        store, person_id=arthur.id, page_key="conversation_1", catalogue=catalogue
    )
    return Desk(store, clock, catalogue, arthur, talk)


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("stay_in_touch", "Phone, <b>Thursdays</b>", "Phone, <b>Thursdays</b>"),
        ("next_contact", "2026-11-26", "26 November 2026"),
        ("next_contact", "when the bus comes", "when the bus comes"),
        ("place", {"kind": "home", "words": "Llanbedr"}, "At home, Llanbedr"),
        ("place", {"kind": "ward", "words": ""}, "On a hospital ward"),
        ("welsh_offered", "not_asked", "Not asked"),
        ("welsh_offered", None, ""),
        ("language_chosen", "bsl", "British Sign Language"),
        ("confidence", 3, "3 of 5 (1 not at all sure, 5 very sure)"),
        ("changes", ["bereavement", "moved"], "Someone has died; A move"),
        ("outcome", "gone_from_the_list", "gone_from_the_list"),
        ("may_share", "no", "No"),
        ("signed", {"way": "aloud", "at": ""}, "Agreed aloud"),
    ],
)
def test_each_kind_is_worded(desk: Desk, key: str, value: Json, text: str) -> None:
    assert desk.asked(key, **{key: value}).text == text


def test_money_is_worded_and_what_is_no_amount_stays(desk: Desk) -> None:
    assert desk.asked("equipment_cost", equipment="A rail", equipment_cost=8550).text == "£85.50"
    typed = desk.asked("equipment_cost", equipment="A rail", equipment_cost="about ten")
    assert typed.text == "about ten"


def test_questions_that_are_not_asked_are_not_shown(desk: Desk) -> None:
    assert "equipment_cost" not in {a.key for a in desk.view(equipment_cost=100).asked}


def test_whose_words_they_are_is_said(desk: Desk) -> None:
    gill = network.add_member(
        desk.store, person_id=desk.person.id, name="Gill", relation="daughter"
    )
    voices = {
        "person": "as Arthur said it",
        "interpreter": "through an interpreter",
        "member": "said by Gill (daughter)",
        "together": "what we noticed together",
        "worker": "what the worker noticed",
    }
    for whose, voice in voices.items():
        desk.answer("what_matters", "The shed", whose, gill.id if whose == "member" else "")
        assert desk.asked("what_matters").voice == voice
        assert desk.asked("what_matters").whose == whose
    desk.answer("noticed", "Walks with care")
    assert desk.asked("noticed").voice == "in the worker's words"
    assert desk.asked("strong").voice == ""


@pytest.mark.parametrize(
    ("offered", "chosen", "line"),
    [
        ("yes", "en", "Welsh offered, chose English"),
        ("yes", "cy", "Welsh offered, chose Welsh"),
        ("yes", None, "Welsh offered"),
        ("no", None, "Welsh not offered"),
        ("not_asked", "bsl", "Language: British Sign Language"),
        (None, None, ""),
    ],
)
def test_the_language_offered_and_chosen(
    desk: Desk, offered: str | None, chosen: str | None, line: str
) -> None:
    assert desk.view(welsh_offered=offered, language_chosen=chosen).language_line == line


@pytest.mark.parametrize("kept_off", ["in_confidence", "do_not_show"])
def test_who_was_told_of_in_confidence_is_only_on_the_councils_paper(
    desk: Desk, kept_off: str
) -> None:
    secret = network.add_member(
        desk.store,
        person_id=desk.person.id,
        name="Mystery Cousin",
        closeness="very",
        **{kept_off: True},
    )
    gill = network.add_member(
        desk.store, person_id=desk.person.id, name="Gill", closeness="extremely"
    )
    promises.add_promise(
        desk.store,
        person_id=desk.person.id,
        page_id=desk.talk.page_id,
        what="A lift",
        who_kind="member",
        who_id=secret.id,
        asked_by="Mystery Cousin",
    )
    desk.answer("present", [secret.id, gill.id])
    desk.answer("what_matters", "He frets", "member", secret.id)
    view = desk.view()
    assert view.people_person == ("Extremely close: Gill.",)
    assert view.people_council == ("Extremely close: Gill.", "Very close: Mystery Cousin.")
    assert view.people_sentence_person == "1 person."
    assert view.people_sentence_council == "2 people."
    assert view.present_person == ("Gill",)
    assert view.present_council == ("Mystery Cousin", "Gill")
    assert (view.promises[0].who, view.promises[0].who_council) == (
        "someone else",
        "Mystery Cousin",
    )
    assert view.promises[0].asked_by == ""
    on_both = [a for a in view.asked if a.paper in ("both", "person")]
    assert all("Mystery" not in a.text + a.voice for a in on_both)
    assert desk.asked("what_matters").voice == "said by someone else"


def test_groups_are_listed_last_and_not_counted_and_who_left_is_gone(desk: Desk) -> None:
    for name, kind, closeness in (
        ("The chapel", "group", "very"),
        ("Dai", "friend", ""),
        ("Beti", "friend", "quite"),
        ("Huw", "neighbour", "extremely"),
    ):
        network.add_member(
            desk.store, person_id=desk.person.id, name=name, kind=kind, closeness=closeness
        )
    left = network.add_member(desk.store, person_id=desk.person.id, name="Old Friend")
    network.change_member(desk.store, member_id=left.id, left_reason="died")
    view = desk.view()
    assert view.people_person == (
        "Extremely close: Huw.",
        "Quite close: Beti.",
        "Closeness not said: Dai.",
        "Also there: The chapel.",
    )
    assert view.people_sentence_person == "3 people."


def test_where_nobody_was_asked_how_close_the_names_stand_alone(desk: Desk) -> None:
    for name, relation in (("Gill", "daughter"), ("Mr Hughes", "")):
        network.add_member(desk.store, person_id=desk.person.id, name=name, relation=relation)
    view = desk.view()
    assert view.people_person == ("Gill (daughter) and Mr Hughes.",)
    assert view.people_council == view.people_person


@pytest.mark.parametrize(
    ("agreed", "who", "to_be_asked"),
    [(None, "Mair", True), (True, "Mair", False), (False, "Mair (said no)", False)],
)
def test_until_they_agreed_paper_says_to_be_asked(
    desk: Desk, agreed: bool | None, who: str, to_be_asked: bool
) -> None:
    kept = promises.add_promise(
        desk.store,
        person_id=desk.person.id,
        page_id=desk.talk.page_id,
        what="Lift to chapel lunch",
        who_kind="other",
        who_words="Mair",
        agreed=agreed,
        by_when="29 Nov",
        help="with_help",
        prevention=["secondary", "primary"],
    )
    promise = desk.view().promises[0]
    assert (promise.who, promise.to_be_asked) == (who, to_be_asked)
    assert promise.by_when == "29 Nov"
    promises.change_promise(desk.store, promise_id=kept.id, until="2027-01-03")
    assert desk.view().promises[0].by_when == "29 Nov, until 3 Jan 2027"
    assert promise.help == "With some help"
    assert promise.prevention == ("Prevents a need", "Reduces a need")


def test_the_worker_agrees_to_their_own_promise_and_the_person_is_asked(desk: Desk) -> None:
    for kind in ("worker", "person"):
        promises.add_promise(
            desk.store,
            person_id=desk.person.id,
            page_id=desk.talk.page_id,
            what="Go together",
            who_kind=kind,
        )
    shown = desk.view().promises
    assert [p.who for p in shown] == ["Gwen Price", "Arthur"]
    assert [p.to_be_asked for p in shown] == [False, True]


def test_the_council_reads_where_somebody_is_introduced(desk: Desk) -> None:
    promises.add_promise(
        desk.store,
        person_id=desk.person.id,
        page_id=desk.talk.page_id,
        what="Go together",
        who_kind="worker",
        introduced_to="The Men's Shed",
    )
    (shown,) = desk.view().promises
    assert shown.introduced_to == "The Men's Shed"


def test_a_promise_without_words_is_not_printed(desk: Desk) -> None:
    promises.add_promise(desk.store, person_id=desk.person.id, page_id=desk.talk.page_id)
    assert desk.view().promises == ()


def test_the_papers_frame_comes_from_person_worker_settings_and_policy(desk: Desk) -> None:
    people.change_person(
        desk.store,
        person_id=desk.person.id,
        preferred_name="Art",
        needs=["Large print", "Speak to his left side"],
        text_size_pt=20,
        address="Tŷ Coed",
        postcode="LL1 1AA",
    )
    workers.keep_private_setting(desk.store, "out_of_hours", "01632 960 999")
    view = desk.view()
    assert (view.person_called, view.text_size_pt) == ("Art", 20)
    assert view.needs == ("Large print", "Speak to his left side")
    assert view.address == "Tŷ Coed\nLL1 1AA"
    assert (view.worker_name, view.worker_phone) == ("Gwen Price", "01632 960 114")
    assert (view.council_name, view.out_of_hours) == ("Marlbeck Council", "01632 960 999")
    desk.policy = Policy(council_name="Cyngor Glanwern", out_of_hours_line="0800 1")
    assert desk.view().council_name == "Cyngor Glanwern"
    assert desk.view().out_of_hours == "0800 1"


def test_by_phone_is_known(desk: Desk) -> None:
    assert desk.view(place={"kind": "phone", "words": ""}).by_phone
    assert not desk.view(place={"kind": "home", "words": "phone"}).by_phone


def test_a_signature_keeps_its_lines_and_nothing_else(desk: Desk) -> None:
    signed: Json = {
        "way": "on_screen",
        "at": "2026-11-12T14:52:00+00:00",
        "strokes": [[[0.1, 0.2], [0.3, 7], ["x", 1], "no"], "no"],
    }
    view = desk.view(signed=signed)
    assert view.signature_way == "on_screen"
    assert view.signature_strokes == (((0.1, 0.2), (0.3, 1.0)),)


def test_the_paper_is_in_the_persons_language(desk: Desk) -> None:
    people.change_person(desk.store, person_id=desk.person.id, language="cy")
    view = desk.view(next_contact="2026-11-26")
    assert view.language == "cy"
    assert view.next_contact == "Dydd Iau 26 Tachwedd"


@pytest.mark.parametrize(
    ("typed", "said"),
    [("2027-01-05", "5 January 2027"), ("soon", "soon"), ("2027-01", "January 2027")],
)
def test_a_next_contact_of_another_year_names_it(desk: Desk, typed: str, said: str) -> None:
    assert desk.view(next_contact=typed).next_contact == said


def test_what_is_not_saved_yet_stands_over_what_is(desk: Desk) -> None:
    desk.answer("wants", "saved")
    gathered = gather(
        desk.store,
        page_id=desk.talk.page_id,
        catalogue=desk.catalogue,
        policy=desk.policy,
        clock=desk.clock,
    )
    view = compose_view(gathered, answers={"wants": "typing"}, whose={"wants": ("interpreter", "")})
    wants = next(a for a in view.asked if a.key == "wants")
    assert (wants.text, wants.voice) == ("typing", "through an interpreter")
    assert compose_view(gathered) == desk.view()


def test_a_view_comes_back_whole_from_its_json(desk: Desk) -> None:
    network.add_member(desk.store, person_id=desk.person.id, name="Gŵyn 林")
    desk.answer("what_matters", "“Tŷ” \u2028 <b>&\"' 👩‍👩‍👧")
    desk.answer("signed", {"way": "on_screen", "at": "", "strokes": [[[0.125, 0.5], [1, 0]]]})
    view = desk.view()
    text = to_json(view)
    assert from_json(text) == view
    assert to_json(from_json(text)) == text


def test_a_view_sealed_before_a_field_was_there_still_opens(desk: Desk) -> None:
    import json

    kept = json.loads(to_json(desk.view()))
    for newer in ("team", "needs", "by_phone", "version"):
        del kept[newer]
    view = from_json(json.dumps(kept))
    assert (view.team, view.needs, view.by_phone, view.version) == ("", (), False, 0)
