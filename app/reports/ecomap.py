"""The papers of a map: full, the person's, for sharing, and a blank one to draw by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.casework.map_drawing import blank_drawing, draw
from app.casework.map_labels import USUAL, Lettering, scale_for
from app.casework.map_measures import NEARNESS, Measures, measure
from app.casework.map_placing import place
from app.casework.map_views import Drawing, EcomapView, Look, Places
from app.casework.map_words import Said, knows, sentences, told
from app.casework.network import is_counted
from app.casework.paper_people import people_in_words
from app.casework.views import MemberView
from app.forms.vocabulary import FAMILY_GROUP_WISHES, LEFT_REASONS, label
from app.language import N_, Words
from app.reports.document import (
    LEAST_PERSON_PT,
    Block,
    BulletList,
    Columns,
    Document,
    Footer,
    HeaderBlock,
    Heading,
    KeyValueBlock,
    Paragraph,
    Simple,
    TableBlock,
)
from app.reports.ecomap_figure import as_drawn, figure_of, key_figure, on_paper
from app.reports.ecomap_shown import Audience, Names, shown_to
from app.reports.measure import fullness
from app.reports.plain_paper import foot_with, paper_language
from app.reports.rows import WIDTH

TEAM_PT: Final = 10.0
LARGE_PRINT_FROM_PT: Final = 16.0
LARGEST_PT: Final = 28.0
EASY_PT: Final = 9.0
"""How large the names within the picture are to be, wherever that many people leave room."""
_LETTERINGS: Final = (
    *(Lettering(larger=larger) for larger in (1.0, 1.15, 1.3, 1.5)),
    *(Lettering(larger=larger, has_relations=False) for larger in (1.3, 1.5)),
)
# The heights a map may have, in points: the largest that leaves room for the words beside it.
_HEIGHTS: Final = (500.0, 440.0, 380.0, 330.0)
_ALONE: Final = (600.0, 540.0, 480.0, 420.0, 360.0, 300.0)
"""The heights of a map whose words stand on further sheets: the largest that fits the first."""
_MOST_BESIDE: Final = 40
"""Of more people than this the list has sheets of its own, and the map all of the first."""
_LINES_TO_WRITE: Final = 6
_LEAST_PT: Final = {"full": 9.0, "person": LEAST_PERSON_PT, "sharing": 9.0}


def compose(  # noqa: PLR0913 - whose paper it is, and how it is to be
    view: EcomapView,
    *,
    audience: Audience,
    words: Words,
    show_hard: bool = False,
    names: Names = "first",
    size_pt: float | None = None,
) -> Document:
    """One paper of a map, worded in the language of `words`.

    It stands on one sheet where that has room for picture and words; else the words run on.
    """
    shown = shown_to(view, audience, show_hard=show_hard, names=names)
    writer = _Writer(shown, audience, words, _size(view, audience, size_pt))
    if len(shown.members) <= _MOST_BESIDE and not writer.is_large:
        for height in _HEIGHTS:
            document = writer.document(height)
            if fullness(document).pages == 1:
                return document
    return writer.document(next(filter(writer.has_room, _ALONE), _ALONE[-1]))


def _size(view: EcomapView, audience: Audience, size_pt: float | None) -> float:
    """The size of the words, in points; the person's own is never small."""
    if audience == "person":
        return min(max(size_pt or view.text_size_pt, LEAST_PERSON_PT), LARGEST_PT)
    return size_pt or TEAM_PT


def _letterings(view: EcomapView, *, is_large: bool) -> tuple[Lettering, ...]:
    """The letters a map may have, the usual first; who they are stands in the list in any case."""
    if is_large:
        return (Lettering(larger=1.5, has_relations=False),)
    # Of very many people each try takes as long as all of those of a few.
    return _LETTERINGS if len(view.members) <= _MOST_BESIDE else (USUAL, _LETTERINGS[-1])


class _Writer:
    """Words one paper of a map."""

    def __init__(self, view: EcomapView, audience: Audience, words: Words, size: float) -> None:
        self._view = view
        self._audience: Audience = audience
        self._words = words
        self._size = size
        self.is_large = size >= LARGE_PRINT_FROM_PT
        self._letterings = _letterings(view, is_large=self.is_large)
        self._drawn = as_drawn(view)
        self._measure = on_paper()
        self._places: dict[Lettering, Places] = {}
        self._drawings: dict[Lettering, Drawing] = {}
        self._measures = measure(view)

    def _drawing(self, height: float) -> Drawing:
        """The map in the first letters that are easy to read at this height, or the largest."""
        sizes: dict[Lettering, float] = {}
        for lettering in self._letterings:
            sizes[lettering] = self._name_pt(lettering, height)
            if sizes[lettering] >= EASY_PT:
                break
        chosen = max(sizes, key=lambda one: min(sizes[one], EASY_PT))
        if chosen not in self._drawings:
            look = Look(words=self._words, measure=self._measure)
            self._drawings[chosen] = draw(self._drawn, self._places[chosen], look=look)
        return self._drawings[chosen]

    def _name_pt(self, lettering: Lettering, height: float) -> float:
        """How large names come out on paper, in points, on a map of this height."""
        if lettering not in self._places:
            self._places[lettering] = place(self._drawn, self._measure, lettering=lettering)
        left, top, right, bottom = self._places[lettering].bounds
        much = min(WIDTH / (right - left), height / (bottom - top))
        return scale_for(len(self._view.members), lettering).name * much

    def has_room(self, height: float) -> bool:
        """Whether a map of this height stands on the first sheet, with its key."""
        whole = self.document(height)
        return fullness(replace(whole, blocks=whole.blocks[:2])).pages == 1

    def document(self, height: float) -> Document:
        """The paper with a map of at most this height, in points."""
        words = self._words
        is_person = self._audience == "person"
        title = words.text(N_("My people")) if is_person else words.text(N_("The people around"))
        return Document(
            title=title,
            language=paper_language(words),
            blocks=tuple(self._blocks(title, height)),
            size_pt=self._size,
            smallest_pt=self._least(),
            footer=self._footer(),
            running_head=words.text(
                N_("{name}: {title}, continued"), name=self._named(), title=title
            ),
        )

    def _footer(self) -> Footer:
        drawn = self._words.text(N_("Drawn {day}"), day=self._words.partial_date(self._view.day))
        return foot_with(drawn, self._words, is_practice=self._view.is_practice)

    def _least(self) -> float:
        """The smallest words outside the picture: on the person's own paper none are small."""
        return self._size if self.is_large else min(self._size, _LEAST_PT[self._audience])

    def _named(self) -> str:
        return self._view.name or self._view.called

    def _blocks(self, title: str, height: float) -> Iterator[Block]:
        """Heading, picture, key, what it says, and everybody in words."""
        words, view = self._words, self._view
        drawing = self._drawing(height)
        lines = [words.partial_date(view.day)]
        if view.drawn_by:
            lines.append(words.text(N_("Drawn with {name}"), name=view.drawn_by))
        if view.kept_id:
            lines.append(words.text(N_("As it was kept that day")))
        yield HeaderBlock(title=title, name=self._named(), lines=tuple(lines))
        yield figure_of(
            drawing,
            width=WIDTH,
            height=height,
            key_pt=0.0 if self.is_large else self._least(),
            alt=self._alt(),
        )
        if self.is_large and drawing.key:
            signs = words.listing([sign.name for sign in drawing.key])
            alt = words.text(N_("Key to the picture: {signs}."), signs=signs)
            yield key_figure(drawing, width=WIDTH, key_pt=self._size, alt=alt)
        yield Columns(left=tuple(self._says()), right=tuple(self._in_words()))
        if self._audience == "full":
            yield from self._in_full()

    def _alt(self) -> str:
        """All that the picture shows, for who does not see it."""
        words = self._words
        lead = words.text(
            N_("A map of the people around {name}. The nearer the middle, the closer."),
            name=self._view.called,
        )
        return " ".join([lead, *(f"{line}." for line in self._everybody())])

    def _everybody(self) -> list[str]:
        """A line for each member: who they are, how close, and whom they know."""
        return [self._line(member) for member in self._view.members]

    def _line(self, member: MemberView) -> str:
        words = self._words
        line = told(self._view, member, words)
        others = knows(self._view, member)
        if not others:
            return line
        names = words.listing([other.name for other in others])
        return words.text(N_("{person}; knows {names}"), person=line, names=names)

    def _says(self) -> Iterator[Simple]:
        """What the picture says, with its figures."""
        words = self._words
        yield Heading(text=words.text(N_("What the picture says")), level=2)
        lines = sentences(_kept_short(self._measures, self._audience), words)
        # The sentence about people has the three figures in it already.
        pairs = [(line.name, _with_figure(line)) for line in lines if line.text or line.figure]
        tiers = words.text(N_("Extremely · very · quite close"))
        yield KeyValueBlock(pairs=tuple(pair for pair in pairs if pair[0] != tiers))

    def _in_words(self) -> Iterator[Simple]:
        """Everybody by name, the closest first; on the team's own paper each in a full line."""
        words = self._words
        present = self._view.members
        yield Heading(text=words.text(N_("In words")), level=2)
        if self._audience == "full" and present:
            yield BulletList(items=tuple(self._with_notes(m) for m in self._by_closeness()))
            return
        lost = {member.id for member in self._measures.lost}
        marked = tuple(replace(m, has_lost_touch=m.id in lost) for m in present)
        for sentence in people_in_words(marked, words):
            yield Paragraph(text=sentence)
        if not present:
            yield Paragraph(text=words.text(N_("Nobody is drawn yet.")))

    def _by_closeness(self) -> list[MemberView]:
        """Everybody, the closest first, then paid help, groups and pets."""
        return sorted(
            self._view.members,
            key=lambda m: (not is_counted(m), -NEARNESS.get(m.closeness, 0)),
        )

    def _in_full(self) -> Iterator[Block]:
        """Notes on ties, and who left: the team's own paper."""
        words, view = self._words, self._view
        between = [tie for tie in view.ties if tie.note]
        names = {m.id: m.name for m in view.members} | {"": view.called}
        if between:
            yield Heading(text=words.text(N_("Notes on ties")), level=2)
            yield BulletList(
                items=tuple(
                    f"{names[t.from_member_id]} – {names[t.to_member_id]}: {t.note}"  # noqa: RUF001
                    for t in between
                )
            )
        if view.left:
            yield Heading(text=words.text(N_("No longer here")), level=2)
            yield BulletList(items=tuple(self._left(member) for member in view.left))

    def _with_notes(self, member: MemberView) -> str:
        """One member's line with what only the team's paper says."""
        words = self._words
        parts = [self._line(member)]
        if member.family_group_wish:
            wish = words.text(label(FAMILY_GROUP_WISHES, member.family_group_wish))
            parts.append(words.text(N_("family group: {wish}"), wish=wish.lower()))
        if member.must_not_meet:
            parts.append(words.text(N_("must not meet: {whom}"), whom=member.must_not_meet))
        if member.in_confidence:
            parts.append(words.text(N_("told in confidence")))
        if member.note:
            parts.append(member.note)
        return ". ".join(parts)

    def _left(self, member: MemberView) -> str:
        """Somebody who left, why and when."""
        words = self._words
        reason = words.text(label(LEFT_REASONS, member.left_reason)).lower()
        day = words.partial_date(member.left_on) if member.left_on else ""
        return ", ".join(part for part in (member.named, reason, day) if part)


def _with_figure(line: Said) -> str:
    """A line's figure and words; the words alone where they begin with it."""
    if not line.figure or line.text.startswith(line.figure):
        return line.text or line.figure
    return f"{line.figure}: {line.text}" if line.text else line.figure


def _kept_short(measures: Measures, audience: Audience) -> Measures:
    """The measures a paper says: of care and wishes only the team's own."""
    if audience == "full":
        return measures
    return replace(
        measures,
        carers=(),
        care_hours=(),
        without_stand_in=(),
        stand_ins=(),
        young_carers=(),
        wishes=(),
        strained=0,
        alone=(),
        untied=(),
    )


def blank_map(view: EcomapView, words: Words) -> Document:
    """An empty map to draw by hand: rings, sectors, and lines to write names on."""
    paper = on_paper()
    empty = replace(view, members=(), ties=(), left=())
    drawing = blank_drawing(empty, place(empty, paper), look=Look(words=words, measure=paper))
    title = words.text(N_("My people"))
    head = tuple(words.text(text) for text in (N_("Name"), N_("Who they are"), N_("How close")))
    return Document(
        title=title,
        language=paper_language(words),
        blocks=(
            HeaderBlock(title=title, name=view.called, lines=(words.text(N_("Date: ________")),)),
            figure_of(
                drawing,
                width=WIDTH,
                height=_HEIGHTS[1],
                key_pt=10.0,
                alt=words.text(
                    N_("An empty map: {name} in the middle of three rings, to be drawn by hand."),
                    name=view.called,
                ),
            ),
            TableBlock(
                head=head,
                rows=tuple(("", "", "") for _ in range(_LINES_TO_WRITE)),
                widths=(0.4, 0.35, 0.25),
            ),
        ),
        footer=foot_with("", words),
    )
