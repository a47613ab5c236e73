"""Nobody who is kept off a map's paper is on any face of it, whatever they are called."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.casework.map_keeping import as_safe_today
from app.casework.map_views import EcomapView
from app.exchange.ecomap_files import as_csv
from app.language import Words
from app.reports.document import Figure, Label
from app.reports.ecomap import compose
from app.reports.ecomap_shown import Audience, Names, shown_to
from app.reports.ecomap_svg import svg
from app.reports.pdf import write_pdf
from tests.casework.maps import a_map, member, tie, view_of
from tests.reports.pdf_structure import assert_sound, everything_spoken

MARK = "Qzx"
"""In every word of whoever is to be kept off."""
HOSTILE = (
    "{mark}wolfeschlegel" + "steinhausen" * 4,
    "{mark} <b>&amp;</b>",
    "محمد {mark} عبد الله",
    "\U0001f600 {mark} \u202eabc",
    "{mark}",
    "Mrs {mark}",
)
SHARED: tuple[Audience, ...] = ("person", "sharing")


@st.composite
def guarded(draw: st.DrawFn) -> EcomapView:
    """A map of which some must be kept off, for every reason there is, under hostile names."""
    view = a_map(draw(st.integers(1, 12)), draw(st.integers(0, 20)), draw(st.integers(0, 999)))
    chance = random.Random(draw(st.integers(0, 999)))  # noqa: S314 - drawn names, no secret
    reasons: tuple[dict[str, object], ...] = (
        {"in_confidence": True},
        {"do_not_show": True},
        {"must_not_meet": "Huw"},
        {"family_group_wish": "please_dont"},
        {},
    )
    members = [replace(m, family_group_wish="") for m in view.members]
    for at, one in enumerate(members):
        reason = chance.choice(reasons)
        if reason:
            told = {
                "name": chance.choice(HOSTILE).format(mark=MARK),
                "relation": f"{MARK} next door",
                "note": MARK,
                "phone": MARK,
            }
            members[at] = replace(one, **reason, **told)
        else:
            members[at] = replace(one, note=MARK, must_not_meet="", told_by=MARK, likely=MARK)
    ties = tuple(replace(t, note=MARK) for t in view.ties)
    return replace(view, members=tuple(members), ties=ties, name="Arthur Bevan")


@given(guarded(), st.sampled_from(SHARED), st.sampled_from(["en", "cy"]))
@settings(max_examples=25, deadline=None)
def test_who_is_kept_off_is_on_no_face(view: EcomapView, audience: Audience, language: str) -> None:
    words = Words(language)
    shown = shown_to(view, audience)
    document = compose(view, audience=audience, words=words)
    drawn = [
        command.text
        for block in document.blocks
        if isinstance(block, Figure)
        for command in block.drawing
        if isinstance(command, Label)
    ]
    faces = [svg(shown, words=words).decode(), as_csv(shown, words=words).decode("utf-8-sig")]
    assert not [face for face in (repr(document), *drawn, *faces) if MARK in face]
    hard = (words.text("hard at times"), words.text("both helps and is hard"))
    assert not [face for face in (repr(document), *faces) for one in hard if one in face]


def test_the_very_paper_holds_nothing_of_them() -> None:
    members = [
        member(at, name=name.format(mark=MARK), do_not_show=True, closeness="very")
        for at, name in enumerate(HOSTILE)
    ]
    seen = [
        member(20, name="<b>&amp;</b> \U0001f600 Gill", closeness="very", kind="friend"),
        member(21, name="محمد عبد الله", closeness="quite", kind="family"),
    ]
    ties = [tie("00000", "00020", "strained"), tie("", "00003")]
    data = write_pdf(
        compose(view_of([*members, *seen], ties), audience="person", words=Words("en"))
    ).data
    assert_sound(data)
    said = everything_spoken(data)
    assert MARK not in said
    assert "Gill" in said


def test_a_kept_map_keeps_off_also_those_of_whom_it_was_only_said_since() -> None:
    kept = replace(view_of([member(at, name=f"N{at}", closeness="very") for at in range(6)]),
                   kept_id="kept")  # fmt: skip
    flags: tuple[dict[str, object], ...] = (
        {"in_confidence": True},
        {"do_not_show": True},
        {"must_not_meet": "N5"},
        {"family_group_wish": "please_dont"},
    )
    now = [replace(kept.members[at], **flag) for at, flag in enumerate(flags)]
    live = replace(view_of(now[:2]), left=tuple(now[2:]))
    for audience in SHARED:
        shown = shown_to(as_safe_today(kept, live), audience)
        assert [m.name for m in shown.members] == ["N4", "N5"]
    was_off = replace(kept, members=(replace(kept.members[0], do_not_show=True),))
    assert shown_to(as_safe_today(was_off, view_of([kept.members[0]])), "person").members == ()


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Carys Bevan", "Carys"),
        ("Mrs Bevan", "M B"),
        ("Mr Huw Rees", "Huw"),
        ("J. Rees", "J R"),
        ("J.R. Rees", "J R"),
        ("Bevan, Carys", "Carys"),
        ("Y Parch. Huw Rees", "Huw"),
        ("Nain", "Nain"),
        ("M", "M"),
        ("محمد عبد الله", "محمد"),
        ("Sister", "Sister"),
        ("Mr & Mrs Rees", "M M R"),
    ],
)
def test_a_shared_paper_names_nobodys_family(name: str, first: str) -> None:
    names: Names = "first"
    shown = shown_to(view_of([member(1, name=name, kind="family")]), "sharing", names=names)
    assert [m.name for m in shown.members] == [first]
