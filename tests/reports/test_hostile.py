"""Whatever is typed is printed without loss, without overlap, within the margins."""

from __future__ import annotations

import unicodedata
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reports.document import (
    Block,
    BulletList,
    Columns,
    HeaderBlock,
    Heading,
    KeyValueBlock,
    Paragraph,
    SignatureBlock,
    SignatureLine,
    TableBlock,
)
from app.reports.pdf import write_pdf
from tests.reports.papers import document
from tests.reports.pdf_structure import assert_sound, everything_spoken, faults, spoken, words_of

URDU: Final = "میری بیٹی Carys ہر منگل 12 بجے آتی ہے (چائے کے ساتھ)۔ مدد کرتی ہے، اور ہنستی ہے!"
ARABIC: Final = "السَّلامُ عَلَيْكُم لا إله 3.14 و٤٥٦"

TYPED: Final = {
    "welsh": "Tŷ ar y dŵr; ŵyr a ŷd â'i gilydd, Ŵ Ŷ ï ô û",
    "markup": '<b>&"</b> <script>alert(1)</script> &amp;&#0; {name} %s %n $HOME `id`',
    "sql": "Robert'); DROP TABLE person;-- ' OR 1=1 /*",
    "quotes": "“It's” ‘mine’ – or—so… «oui» ‚tief‘",
    "urdu": URDU,
    "arabic": ARABIC,
    "hebrew": "שלום (עולם) 42",
    "urdu within": f"She said {URDU} and laughed.",
    "english in urdu": f"{URDU} She said: 'Thursday, 3 pm'.",
    "chinese": "王小明每天喝茶，然后散步。我爱我的家。",
    "japanese and korean": "こんにちは、カタカナ 안녕하세요",
    "emoji": "Happy 😀 thumbs 👍🏽 heart ❤️ family 👨‍👩‍👧 flag 🇬🇧 Wales 🏴󠁧󠁢󠁷󠁬󠁳󠁿 end",
    "combining": "e\u0301 x\u030c\u0323 a\u0310 n\u0303 \u0301alone",
    "zalgo": "z" + "\u0301\u0302\u0303\u0304\u0305\u0306" * 8 + "algo",
    "unseen": "zero\u200bwidth \u200dz\u200c w\u2060j soft\u00adhyphen \ufeffbom \u200em",
    "direction signs": "\u202eevil\u202c \u2066iso\u2069 late",
    "drawn": "a → b ← c ↑ d ↓ ✓ ✔ ✗ ✘ ☐ ☑ ☒ e",
    "maths": "𝓐𝔅 ½ ² € £ ₤ √ ∞ ≈ ≤ ﬁ ﬂ",
    "private": "x \ue000 y \U000f0000 z \ufffe",
    "numbers": "1,000.50 −3 ٣٤ NaN inf 1E309 0x0",
    "spaces": "a\u00a0b\u2003c\u3000d\te   f ",
    "breaks": "one\ntwo\r\nthree\rfour\u2028five\u2029six\x0bseven\x0ceight\x85nine",
    "other scripts": "Привет, мир. Γειά σου. नमस्ते ไทย አማርኛ",
}


# What is no text by itself is printed, and read out, by name.
WITHOUT_TEXT: Final = {
    "\ue000": "[private sign E000]",
    "\U000f0000": "[private sign F0000]",
    "\ufffe": "[sign FFFE]",
}


def flat(text: str) -> str:
    """A text without white space and without what nobody sees, in composed letters."""
    composed = unicodedata.normalize("NFC", text)
    hidden = {"Cf", "Cc", "Zs", "Zl", "Zp"}
    return "".join(c for c in composed if unicodedata.category(c) not in hidden)


def every_place(text: str) -> tuple[Block, ...]:
    """The text in every place of a paper."""
    return (
        HeaderBlock(title=text, name=text, lines=(text, text)),
        Heading(text=text, note=text),
        Paragraph(text=text, voice="person"),
        Columns(left=(Paragraph(text=text),), right=(Paragraph(text=text, voice="noticed"),)),
        BulletList(items=(text, text)),
        KeyValueBlock(pairs=((text, text), (text, text)), across=2),
        TableBlock(head=(text, "b"), rows=((text, text),), widths=(0.5, 0.5)),
        SignatureBlock(left=SignatureLine(caption=text), right=SignatureLine(caption=text)),
    )


@pytest.mark.parametrize("name", TYPED)
def test_what_was_typed_is_read_out_as_it_was_typed(name: str) -> None:
    typed = TYPED[name]
    data = write_pdf(document(Heading(text="T", level=1), Paragraph(text=typed))).data
    assert_sound(data)
    (said,) = [part.text for part in spoken(data) if part.tag == "P"]
    for sign, printed in WITHOUT_TEXT.items():
        typed = typed.replace(sign, printed)
    assert flat(said) == flat(typed)


@pytest.mark.parametrize("size", [12.0, 28.0])
@pytest.mark.parametrize("name", TYPED)
def test_what_was_typed_keeps_its_place_in_every_block(name: str, size: float) -> None:
    paper = write_pdf(document(*every_place(TYPED[name]), size_pt=size))
    assert_sound(paper.data)


@pytest.mark.parametrize("name", ["welsh", "markup", "sql", "quotes", "drawn", "chinese"])
def test_other_programs_take_the_text_out_in_its_order(name: str) -> None:
    data = write_pdf(document(Paragraph(text=TYPED[name]))).data
    assert flat(TYPED[name]) in flat(words_of(data))


def test_signs_beyond_the_first_plane_leave_their_names_to_other_programs() -> None:
    found = words_of(write_pdf(document(Paragraph(text="tea 😀 and 👨‍👩‍👧 end"))).data)
    assert "tea [grinning face] and [man, woman, girl] end" in found


def test_words_from_right_to_left_are_found_by_other_programs() -> None:
    found = unicodedata.normalize("NFKC", words_of(write_pdf(document(Paragraph(text=URDU))).data))
    for word in ("میری", "بیٹی", "Carys", "منگل", "12", "ہنستی"):
        assert word in found


@pytest.mark.parametrize(
    "typed",
    [
        "x" * 10_000,
        "word " * 2_000,
        "W" * 9_999 + ".",
        "ں" * 10_000,
        "بہت مدد " * 600,
        "王" * 600,
        "❤️" * 600,
        " " * 10_000 + "end",
        "a" + " " * 10_000 + "b",
        "\n" * 300 + "end",
        "a\u0301" * 5_000,
    ],
    ids=lambda t: f"{t[:1]!a}*{len(t)}",
)
def test_ten_thousand_signs_are_printed_whole(typed: str) -> None:
    columns = Columns(left=(Paragraph(text=typed),), right=(Paragraph(text="short"),))
    table = TableBlock(head=("A", "B"), rows=((typed, "b"),), widths=(0.8, 0.2))
    boxes = (Paragraph(text=typed, voice="person"), columns, table)
    data = write_pdf(document(Heading(text="T", level=1), *boxes)).data
    assert_sound(data)
    assert flat(everything_spoken(data)).count(flat(typed)) >= 3


def test_control_signs_and_halves_of_signs_are_printed_by_name() -> None:
    paper = write_pdf(document(Paragraph(text="a\x00b\x07c\ud83dd\x7fe")))
    assert_sound(paper.data)
    said = everything_spoken(paper.data)
    assert said == (
        "a[control sign 0000]b[control sign 0007]c[broken sign D83D]d[control sign 007F]e"
    )
    assert len(paper.missing) == 4


def test_signs_without_a_font_print_their_names_and_are_listed_once() -> None:
    paper = write_pdf(document(Paragraph(text="I ❤️ tea ❤️ 王")))
    assert paper.missing == ("❤️", "王")
    assert "I ❤️ tea ❤️ 王" in everything_spoken(paper.data)


def test_what_the_fonts_have_is_not_listed() -> None:
    plain = f"{TYPED['welsh']} {TYPED['quotes']} {URDU} {ARABIC} → ✓"
    assert write_pdf(document(Paragraph(text=plain))).missing == ()


@settings(max_examples=40)
@given(st.lists(st.text(st.characters(), max_size=60), min_size=1, max_size=3))
def test_no_text_at_all_breaks_a_paper(texts: list[str]) -> None:
    data = write_pdf(document(*(Paragraph(text=text, voice="person") for text in texts))).data
    assert faults(data) == []


@settings(max_examples=40)
@given(st.text("abآبپی ں12 ().,→❤\u200c\u0651ŷ", max_size=80))
def test_every_mixture_of_directions_is_read_out_in_the_order_it_was_typed(text: str) -> None:
    data = write_pdf(document(Heading(text="T", level=1), Paragraph(text=text))).data
    assert_sound(data)
    said = "".join(part.text for part in spoken(data) if part.tag == "P")
    assert flat(said) == flat(text)
