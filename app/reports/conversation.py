"""A conversation's two papers, the person's and the council's, composed from one view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final, Literal

from app.casework.views import AskedView, PageView
from app.language import N_, Words
from app.reports.answer_rows import rows_box
from app.reports.attached import beside_lines
from app.reports.beside import beside, is_simple, simple, titled
from app.reports.closer import in_fewest_sheets, one_sheet_or_fewest
from app.reports.day_log import day_by_day
from app.reports.document import (
    LEAST_PERSON_PT,
    Block,
    Document,
    Footer,
    HeaderBlock,
    Heading,
    KeyValueBlock,
    Paragraph,
    SignatureBlock,
    SignatureLine,
    Simple,
    Space,
    Span,
    Voice,
    accent_of,
)
from app.reports.plain_paper import (
    foot_with,
    paper_language,
    short_moment,
    who_it_is,
    without_empty,
)
from app.reports.promise_table import promise_table
from app.reports.signed import signed_line
from app.reports.what_changed import what_changed

Audience = Literal["person", "council"]

COUNCIL_PT: Final = 11.0
COUNCIL_LEAST_PT: Final = 10.0
LARGE_PRINT_FROM_PT: Final = 16.0
LARGEST_PT: Final = 28.0

# These stand together on paper in a box of their own, or are the paper's frame.
_SET_APART: Final = frozenset(("stay_in_touch", "rhythm", "next_contact", "agreed"))
_LONG: Final = frozenset(("Prose", "PeopleAsked"))
_TABLES: Final = frozenset(("RowsAsked", "WeekAsked"))
_NAMING: Final = frozenset(("PeopleAsked", "PromisesAsked", "PlaceAsked", "Signature"))
"""Kinds of answer that name somebody or somewhere of themselves."""


def conversation_paper(
    view: PageView, *, audience: Audience, words: Words, size_pt: float | None = None
) -> Document:
    """The paper as it is printed and filed: the person's in their size, the council's to fit.

    `size_pt` is another size for the person's. Either is set closer where that saves it a sheet.
    """
    if audience == "person":
        return in_fewest_sheets(compose(view, audience="person", words=words, size_pt=size_pt))

    def council(size_pt: float) -> Document:
        return compose(view, audience="council", words=words, size_pt=size_pt)

    return one_sheet_or_fewest(council, COUNCIL_PT, COUNCIL_LEAST_PT)


def compose(
    view: PageView, *, audience: Audience, words: Words, size_pt: float | None = None
) -> Document:
    """One paper of a conversation in one size (points), worded in the language of `words`."""
    writer = (_NamelessWriter if view.is_nameless else _Writer)(view, audience, words)
    size = size_pt or (view.text_size_pt if audience == "person" else COUNCIL_PT)
    least = COUNCIL_LEAST_PT - 1
    if audience == "person":
        size = min(max(size, LEAST_PERSON_PT), LARGEST_PT)
        least = size if size >= LARGE_PRINT_FROM_PT else LEAST_PERSON_PT
    title = view.paper_title or view.title
    return Document(
        title=words.text(N_("A conversation")) if view.person_name in title else title,
        language=paper_language(words),
        size_pt=size,
        smallest_pt=least,
        accent=accent_of(view.accent),
        blocks=tuple(writer.blocks()),
        footer=_footer(view, words),
        running_head=_running_head(view, title, words),
        draft=words.text(N_("Draft")) if view.state == "draft" else "",
    )


def _footer(view: PageView, words: Words) -> Footer:
    """Which version it is and when it was made, and whose it is."""
    made = words.text(
        N_("Version {version} · made {moment}"),
        version=view.version,
        moment=short_moment(view.made_at, words),
    )
    return foot_with(made, words, middle=view.council_name, is_practice=view.is_practice)


def _running_head(view: PageView, title: str, words: Words) -> str:
    """What stands above a further sheet."""
    if view.is_nameless:
        return words.text(N_("{title}, continued"), title=title)
    return words.text(N_("{name}: {title}, continued"), name=view.person_name, title=title)


class _Writer:
    """Words one paper, box by box."""

    def __init__(self, view: PageView, audience: Audience, words: Words) -> None:
        self._view = view
        self._is_person = audience == "person"
        self._words = words
        self._said_as = ""
        """Whose words it was last said that an answer is in."""

    def blocks(self) -> Iterator[Block]:
        """The whole paper in reading order."""
        yield self._header()
        if not self._is_person:
            yield from self._identifiers()
            yield from what_changed(self._view, self._words)
        shown = [asked for asked in self._view.asked if self._prints(asked)]
        yield from self._boxes([a for a in shown if a.part == "table"])
        if self._is_person:
            yield from beside(self._in_touch(), self._if_things_change())
            yield from beside(self._agreed(), self._should_know())
        else:
            yield from beside(self._in_touch(), self._agreed())
        yield from () if self._is_person else day_by_day(self._view, self._words)
        yield from self._afterwards([a for a in shown if a.part != "table"])
        yield from beside_lines(self._view, self._words)
        yield from self._signatures()

    def _prints(self, asked: AskedView) -> bool:
        """Whether a question stands in a box of its own on this paper."""
        if asked.key in _SET_APART or asked.kind == "Signature":
            return False
        if self._is_person and asked.kind == "Scale":  # no scores on a person's own paper
            return False
        return asked.paper in {"both", "person" if self._is_person else "council"}

    def _header(self) -> HeaderBlock:
        """Whose paper it is, when and where they talked, who was there and in what language."""
        view, words = self._view, self._words
        day = words.partial_date(view.conversation_on)
        where = words.text(N_("by phone")) if view.by_phone else view.place
        role = f" ({view.worker_role})" if view.worker_role else ""
        present = view.present_person if self._is_person else view.present_council
        there = [view.person_called or view.person_name, *present, f"{view.worker_name}{role}"]
        needs = " · ".join(view.needs)
        helps = words.text(N_("What helps: {needs}"), needs=needs) if needs else ""
        lines = (
            " · ".join(part for part in (day, where) if part),
            words.listing([name for name in there if name]),
            "" if helps else view.language_line,
        )
        return HeaderBlock(
            title=view.paper_title or view.title,
            name=view.person_name,
            lines=tuple(line for line in lines if line),
            below=" · ".join(part for part in (view.language_line, helps) if part and helps),
        )

    def _identifiers(self) -> Iterator[Block]:
        """Who this is, for the council's files."""
        view, words = self._view, self._words
        pairs = (
            *who_it_is(
                words,
                nhs_number=view.nhs_number,
                council_id=view.council_id,
                born=view.person_born,
            ),
            (words.text(N_("Address")), ", ".join(view.address.splitlines())),
            (words.text(N_("Team")), view.team),
            (words.text(N_("Page")), f"{view.page_code}.{view.definition_version}"),
        )
        yield KeyValueBlock(pairs=without_empty(pairs), across=2)

    def _boxes(self, asked: Sequence[AskedView]) -> Iterator[Block]:
        """What was talked about, boxes side by side where the page has them so."""
        waiting: tuple[Simple, ...] = ()
        for question in asked:
            box = tuple(self._box(question))
            if question.column == "right" and waiting and is_simple(box):
                yield from beside(waiting, simple(box))
                waiting = ()
                continue
            yield from waiting
            waiting = ()
            if question.column == "left" and is_simple(box):
                waiting = simple(box)
            else:
                yield from box
        yield from waiting

    def _box(self, asked: AskedView) -> Iterator[Block]:
        heading = self._name(asked)
        match asked.kind:
            case "PromisesAsked":
                yield from self._promises(heading)
            case "RowsAsked" | "WeekAsked":
                yield from rows_box(asked, heading, self._words, is_person=self._is_person)
            case "PeopleAsked" if not asked.text or asked.key == "people_around":
                yield from self._people(heading)
            case _ if asked.text.strip():
                yield Heading(text=heading, note=self._note(asked))
                yield Paragraph(text=asked.text, voice=_voice(asked.whose))
            case _:
                return

    def _note(self, asked: AskedView) -> str:
        """Whose words these are, said again only where that changes.

        So it is with what the person said on their own paper, and what the worker did on the
        council's. The bar beside it and the heading say which of them an answer is.
        """
        is_kept = _voice(asked.whose) == "person" if self._is_person else asked.whose == "worker"
        if not is_kept:
            return asked.voice
        before, self._said_as = self._said_as, asked.voice
        return "" if asked.voice == before else asked.voice

    def _people(self, heading: str) -> Iterator[Block]:
        """Who is around: how many, then each of them, run on to save room; each paper its own."""
        view = self._view
        sentence = view.people_sentence_person if self._is_person else view.people_sentence_council
        people = view.people_person if self._is_person else view.people_council
        if not sentence and not people:
            return
        yield Heading(text=heading)
        yield Paragraph(text=" ".join((sentence, *people)).strip(), voice="noticed")

    def _promises(self, heading: str) -> Iterator[Block]:
        """The table of promises; nothing where there are none."""
        if self._view.promises:
            yield Heading(text=heading)
            yield promise_table(self._view, self._words, is_person=self._is_person)

    def _in_touch(self) -> tuple[Simple, ...]:
        view, words = self._view, self._words
        day = words.partial_date(view.next_contact)
        following = words.text(N_("Next: {day}"), day=day) if day else ""
        rhythm = (a.text for a in view.asked if a.key == "rhythm")
        said = (view.stay_in_touch, " · ".join(part for part in (*rhythm, following) if part))
        return titled(words.text(N_("How we stay in touch")), said)

    def _if_things_change(self) -> tuple[Simple, ...]:
        """Whom to ring, on every paper a person keeps."""
        if not self._is_person:
            return ()
        view, words = self._view, self._words
        ring = any_other = ""
        if view.worker_phone:
            ring = words.text(
                N_("Ring {name} on {phone}."), name=view.worker_name, phone=view.worker_phone
            )
        if view.out_of_hours:
            any_other = words.text(N_("Any other time: {line}"), line=view.out_of_hours)
        return titled(words.text(N_("If things change")), (ring, any_other))

    def _agreed(self) -> tuple[Simple, ...]:
        asked = next((a for a in self._view.asked if a.key == "agreed"), None)
        if asked is None or not asked.text.strip():
            return ()
        heading = self._words.text(N_("What we agreed"))
        note = "" if self._is_person else asked.voice
        return (
            Heading(text=heading, note=note),
            Paragraph(text=asked.text, voice=_voice(asked.whose)),
        )

    def _should_know(self) -> tuple[Simple, ...]:
        """Their record, an assessment, a complaint: apart from what was agreed."""
        if not self._is_person:
            return ()
        view, words = self._view, self._words
        rights = words.text(
            N_(
                "The council keeps this page. You can ask to see your record, ask for an "
                "assessment of your needs, or complain."
            )
        )
        complain = ""
        if view.complaint_line:
            complain = words.text(N_("To complain: {line}"), line=view.complaint_line)
        return titled(words.text(N_("What you should know")), (rights, complain))

    def _afterwards(self, asked: Sequence[AskedView]) -> Iterator[Block]:
        """What was filled in afterwards: short answers as facts, longer ones run on."""
        answered = [a for a in asked if a.text.strip()]
        if not answered:
            return
        long = [a for a in answered if a.kind in _LONG]
        tables = [a for a in answered if a.kind in _TABLES]
        if not self._is_person:
            yield Heading(text=self._words.text(N_("For the record")))
        facts = tuple((self._name(a), a.text) for a in answered if a.kind not in _LONG | _TABLES)
        if facts:
            yield KeyValueBlock(pairs=facts, across=2)
        if facts and long:
            yield Space(lines=0.2)
        for question in long:
            if self._is_person:
                yield Heading(text=self._name(question), level=3, note=self._note(question))
                yield Paragraph(text=question.text, voice=_voice(question.whose))
            else:
                yield _run_on(question, self._note(question))
        for question in tables:
            heading = self._name(question)
            yield from rows_box(question, heading, self._words, is_person=self._is_person)

    def _name(self, asked: AskedView) -> str:
        """What a question is called on this paper: in the person's words where it is theirs."""
        return asked.me if self._is_person and asked.me else asked.ask

    def _signatures(self) -> Iterator[Block]:
        """How the page was agreed; nothing while that is not answered."""
        view, words = self._view, self._words
        when = self._signed_when()
        worker = ", ".join(part for part in (view.worker_name, view.worker_role) if part)
        match view.signature_way:
            case "on_screen":
                caption = words.text(
                    N_("{name} · signed on screen {moment}"), name=view.person_name, moment=when
                )
                signed = signed_line(view.signature_strokes, caption, view.person_name, words)
                yield SignatureBlock(left=signed, right=SignatureLine(caption=worker))
            case "on_paper":
                signed = SignatureLine(caption=view.person_name)
                yield SignatureBlock(left=signed, right=SignatureLine(caption=worker))
            case "aloud":
                yield Space(lines=0.5)
                said = words.text(
                    N_("{name} agreed to this page aloud · {moment}"),
                    name=view.person_name,
                    moment=when,
                )
                yield Paragraph(text=f"{said}\n{worker}", is_small=True)
            case "not_signed":
                yield Space(lines=0.5)
                yield Paragraph(text=words.text(N_("Not signed")), is_small=True)
            case _:
                return

    def _signed_when(self) -> str:
        """When it was signed, in words; as it was kept if that is no time."""
        try:
            return short_moment(datetime.fromisoformat(self._view.signature_at), self._words)
        except ValueError:
            return self._view.signature_at


class _NamelessWriter(_Writer):
    """Words a sheet for colleagues: no name, no place, no number, nobody's voice or signature."""

    def blocks(self) -> Iterator[Block]:
        """What was said, and the day."""
        view = self._view
        day = self._words.partial_date(view.conversation_on)
        lines = (day,) if day else ()
        yield HeaderBlock(title=view.paper_title or view.title, name="", lines=lines)
        shown = [a for a in view.asked if self._prints(a) and a.kind not in _NAMING]
        yield from self._boxes([a for a in shown if a.part == "table"])
        yield from self._afterwards([a for a in shown if a.part != "table"])

    def _note(self, asked: AskedView) -> str:
        del asked
        return ""


def _run_on(asked: AskedView, note: str) -> Paragraph:
    """A longer answer of the record, its question at the beginning of its first line."""
    noted = (Span(text=f"{note}  ", style="aside"),) if note else ()
    spans = (Span(text=f"{asked.ask}  ", style="strong"), *noted, Span(text=asked.text))
    return Paragraph(text=spans, voice=_voice(asked.whose))


def _voice(whose: str) -> Voice:
    """How an answer is set: the person's words one way, what the worker noticed another."""
    return "noticed" if whose in {"worker", "together", ""} else "person"
