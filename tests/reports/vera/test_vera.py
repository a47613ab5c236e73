"""Every kind of paper keeps PDF/UA-1 and PDF/A-2a, by the validator the archives use."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pikepdf
import pytest

from app.casework.paper_view import Gathered, compose_view
from app.casework.views import PageView
from app.forms.conditions import Json
from app.forms.questions import ROW, RowsAsked, WeekAsked
from app.language import N_, Words
from app.reports.conversation import Audience, conversation_paper
from app.reports.document import Document, Paragraph
from app.reports.ecomap import blank_map, compose
from app.reports.ecomap_shown import Audience as MapAudience
from app.reports.pdf import write_pdf
from tests.casework.maps import a_map
from tests.reports.papers import EVERY_BLOCK, document
from tests.reports.pdf_structure import everything_spoken
from tests.reports.practice import practice_talks
from tests.reports.test_hostile import TYPED, URDU, every_place
from tests.reports.test_plain_papers import every_plain_paper
from tests.reports.vera.validator import STANDARDS, NoValidator, Verdict, judge

pytestmark = pytest.mark.vera

AUDIENCES: Final[tuple[Audience, ...]] = ("person", "council")
MAP_AUDIENCES: Final[tuple[MapAudience, ...]] = ("full", "person", "sharing")
SIZES: Final = (12, 18, 28)
# What is taken out of a sound paper so that the validator has something to find.
SPOILT: Final = {"ua1": "/StructTreeRoot", "2a": "/OutputIntents"}
KINDS: Final = (
    *("practice", "language", "page", "draft", "hostile", "long", "blocks", "plain"),
    "map",
)
OTHER: Final = {"en": "cy", "cy": "en"}
LONG: Final = " ".join(["A long answer about the shed, the wood and the company."] * 30)
TEXTS: Final = ("what_matters", "strong", "in_the_way", "wants")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The papers that were judged, and what was said of each."""

    papers: Mapping[str, Path]
    verdicts: Mapping[tuple[str, Path], Verdict]

    def faults(self, standard: str, kind: str) -> list[str]:
        """Every rule that a paper of this kind breaks, with the paper's name."""
        return [
            f"{name}: {rule}"
            for name, path in self.papers.items()
            if name.startswith(kind)
            for rule in self.verdicts[standard, path].broken
        ]


def spoken(talk: Gathered, *, language: str, size_pt: int, said: str = "") -> PageView:
    """A talk in a language and size; with `said`, that in place of every long answer."""
    person = replace(talk.person, paper_language=language, text_size_pt=size_pt)
    if said:
        person = replace(person, name=said[:200], preferred_name="", address=said[:200])
    answers = {**{key: one.value for key, one in talk.stored.items()}}
    answers |= dict.fromkeys(TEXTS, said) if said else {}
    return compose_view(replace(talk, person=person), answers=answers)


def overtyped(talk: Gathered) -> PageView:
    """A talk in which every text of an answer in rows is what nobody should have typed."""
    said = " ".join(TYPED.values())
    rows = {q.key for q in talk.asked.questions() if isinstance(q, RowsAsked | WeekAsked)}
    answers = {key: instead(a.value, said) for key, a in talk.stored.items() if key in rows}
    return compose_view(talk, answers=answers)


def instead(value: Json, said: str) -> Json:
    """The same rows with this for every text in them that is not a key."""
    match value:
        case list():
            return [instead(item, said) for item in value]
        case dict():
            return {
                key: item if key in {ROW, "kind"} else instead(item, said)
                for key, item in value.items()
            }
        case str():
            return said
        case _:
            return value


def printed(name: str, view: PageView) -> Iterator[tuple[str, Document]]:
    """Both papers of a view."""
    for audience in AUDIENCES:
        words = Words(view.language)
        paper = conversation_paper(view, audience=audience, words=words)
        yield f"{name}, {audience}", paper


def every_paper(home: Path) -> Iterator[tuple[str, Document]]:
    """A paper of every kind, with its name; the first word of that is the kind."""
    known = practice_talks(home)
    for number, talk in enumerate(known):
        yield from printed(f"practice {number}", compose_view(talk))
    for key, talk in {talk.asked.key: talk for talk in known}.items():
        view = spoken(talk, language=OTHER[talk.person.paper_language], size_pt=SIZES[-1])
        yield from printed(f"page {key}", view)
        if any(isinstance(q, RowsAsked | WeekAsked) for q in talk.asked.questions()):
            yield from printed(f"hostile {key}", overtyped(talk))
    fullest = max(known, key=lambda talk: len(talk.stored))
    for language in ("en", "cy"):
        for size in SIZES:
            view = spoken(fullest, language=language, size_pt=size)
            yield from printed(f"language {language} {size}", view)
    empty = replace(fullest, state="draft", stored={})
    yield from printed("draft with nothing in it", compose_view(empty))
    yield from printed("draft full", compose_view(replace(fullest, state="draft")))
    view = spoken(fullest, language="en", size_pt=12, said="\n".join(TYPED.values()))
    yield from printed("hostile all", view)
    for name, said in TYPED.items():
        yield f"hostile {name} in every place", document(*every_place(said))
    for size in (SIZES[0], SIZES[-1]):
        view = spoken(fullest, language="cy", size_pt=size, said=LONG)
        yield from printed(f"long {size}", view)
        view = spoken(fullest, language="en", size_pt=size, said=f"{URDU}\n" * 8)
        yield from printed(f"long Urdu {size}", view)
    yield from every_plain_paper()
    yield from maps()
    for size in SIZES:
        yield f"blocks {size}", document(*EVERY_BLOCK, size_pt=size)
        yield f"blocks {size}, draft", document(*EVERY_BLOCK, size_pt=size, draft="Draft")


def maps() -> Iterator[tuple[str, Document]]:
    """Every paper of a map, in both languages and sizes; the largest map; a blank one."""
    view = a_map(14, 20, seed=6)
    for language in ("en", "cy"):
        words = Words(language)
        for audience in MAP_AUDIENCES:
            yield f"map {audience} {language}", compose(view, audience=audience, words=words)
        large = compose(view, audience="person", words=words, size_pt=SIZES[-1])
        yield f"map {language} in large print", large
        yield f"map {language} blank", blank_map(view, words)
    yield "map of many", compose(a_map(150, 200), audience="full", words=Words())


def spoilt_papers() -> Iterator[tuple[str, bytes]]:
    """Papers that lack what each standard asks for."""
    data = write_pdf(document(Paragraph(text="A shed."))).data
    for standard, part in SPOILT.items():
        with pikepdf.open(io.BytesIO(data)) as pdf:
            del pdf.Root[part]
            without = io.BytesIO()
            pdf.save(without)
        yield f"spoilt {standard}", without.getvalue()


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    folder = tmp_path_factory.mktemp("papers")
    sound = ((name, write_pdf(paper).data) for name, paper in every_paper(folder / "home"))
    papers: dict[str, Path] = {}
    for number, (name, data) in enumerate((*sound, *spoilt_papers())):
        papers[name] = folder / f"{number}.pdf"
        papers[name].write_bytes(data)
    try:
        return Judged(papers=papers, verdicts=judge(tuple(papers.values())))
    except NoValidator as reason:
        pytest.skip(str(reason))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("standard", STANDARDS)
def test_every_paper_of_a_kind_keeps_the_standard(judged: Judged, standard: str, kind: str) -> None:
    looked_at = [path for name, path in judged.papers.items() if name.startswith(f"{kind} ")]
    assert len(looked_at) >= 4
    assert min(judged.verdicts[standard, path].checks for path in looked_at) > 100
    assert judged.faults(standard, kind) == []


def test_the_welsh_papers_that_are_judged_are_worded_in_welsh(judged: Judged) -> None:
    welsh, english = Words("cy"), Words("en")
    headings = (N_("What we will each do"), N_("What we agreed"), N_("How we stay in touch"))
    judged_welsh = [path for name, path in judged.papers.items() if name.startswith("language cy")]
    assert len(judged_welsh) == len(SIZES) * len(AUDIENCES)
    for path in judged_welsh:
        said = everything_spoken(path.read_bytes())
        for heading in headings:
            assert welsh.text(heading) in said
            assert english.text(heading) not in said


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_paper_that_lacks_what_the_standard_asks_for_is_refused(
    judged: Judged, standard: str
) -> None:
    assert judged.faults(standard, f"spoilt {standard}") != []
