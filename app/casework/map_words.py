"""The measures of a map as sentences, as they stand beside it and on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.casework.map_marks import marks_of
from app.casework.map_measures import Measures
from app.casework.map_views import EcomapView, TieView, tie_to_person
from app.casework.network import count_sentence
from app.casework.views import MemberView
from app.forms.vocabulary import CLOSENESS, FAMILY_GROUP_WISHES, FAMILY_MARKS, TIE_QUALITIES, label
from app.language import N_, Words

Name = Callable[[MemberView], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One short line of what the picture says: `figure` stands by itself where there is one."""

    name: str
    text: str
    figure: str = ""


def sentences(
    measures: Measures, words: Words, *, name: Name = lambda member: member.name
) -> tuple[Said, ...]:
    """What there is to say, in reading order; nothing is said of what is not there."""
    return (
        *_people(measures, words, name),
        *_ties(measures, words, name),
        *_help(measures, words, name),
        *_care(measures, words, name),
        *_wishes(measures, words),
    )


def _people(measures: Measures, words: Words, name: Name) -> Iterator[Said]:
    """How many people there are, how close, and who is drawn besides."""
    count = measures.count
    yield Said(
        name=words.text(N_("People")),
        figure=str(count.people),
        text=count_sentence(count, words) or words.text(N_("Nobody is drawn yet.")),
    )
    if count.people:
        yield Said(
            name=words.text(N_("Extremely · very · quite close")),
            figure=f"{count.extremely} · {count.very} · {count.quite}",
            text="",
        )
    if count.people and count.not_said:
        yield Said(name=words.text(N_("Closeness not said")), figure=str(count.not_said), text="")
    if measures.besides:
        yield Said(
            name=words.text(N_("Also drawn, not counted")),
            figure=str(len(measures.besides)),
            text=words.listing([name(m) for m in measures.besides]),
        )
    if measures.besides and not count.people:
        yield Said(
            name=words.text(N_("Only groups, pets and paid help")),
            text=words.text(N_("Nobody drawn here is family, a friend or a neighbour.")),
        )
    if measures.lost:
        yield Said(
            name=words.text(N_("Lost touch with")),
            figure=str(len(measures.lost)),
            text=words.listing([name(m) for m in measures.lost]),
        )


def _ties(measures: Measures, words: Words, name: Name) -> Iterator[Said]:
    """Who knows whom, who knows nobody, and how many ties are hard."""
    people = measures.count.people
    if measures.density is None:
        if people:
            yield Said(
                name=words.text(N_("Who knows each other")),
                text=words.text(N_("There are not enough people to say.")),
            )
    else:
        pairs = people * (people - 1) // 2
        yield Said(
            name=words.text(N_("Who knows each other")),
            figure=str(measures.ties_between),
            text=words.text(
                N_("{count} of {pairs} pairs of people know each other."),
                count=measures.ties_between,
                pairs=pairs,
            ),
        )
    if measures.hubs:
        yield Said(
            name=words.text(N_("Knows most of the others")),
            text=words.listing([name(m) for m in measures.hubs]),
        )
    if measures.ties_between and measures.alone:
        yield Said(
            name=words.text(N_("Knows nobody else here")),
            text=words.listing([name(m) for m in measures.alone]),
        )
    if measures.untied:
        yield Said(
            name=words.text(N_("Drawn without a tie")),
            text=words.listing([name(m) for m in measures.untied]),
        )
    if measures.strained:
        yield Said(
            name=words.text(N_("Hard at times")),
            figure=str(measures.strained),
            text="",
        )


def _help(measures: Measures, words: Words, name: Name) -> Iterator[Said]:
    if measures.helped_by:
        yield Said(
            name=words.text(N_("Is helped by")),
            figure=str(len(measures.helped_by)),
            text=words.listing([name(m) for m in measures.helped_by]),
        )
    if measures.helps:
        yield Said(
            name=words.text(N_("Helps")),
            figure=str(len(measures.helps)),
            text=words.listing([name(m) for m in measures.helps]),
        )


def _care(measures: Measures, words: Words, name: Name) -> Iterator[Said]:
    """Who gives care, for how long, and who would stand in."""
    carers = measures.carers
    heading = words.text(N_("Care"))
    if len(carers) == 1:
        text = N_("One person gives all the care: {name}. Who else could share it?")
        yield Said(name=heading, text=words.text(text, name=name(carers[0])))
    elif carers:
        yield Said(
            name=heading,
            figure=str(len(carers)),
            text=words.listing([name(m) for m in carers]),
        )
    if measures.care_hours:
        yield Said(
            name=words.text(N_("Hours of care a week")),
            figure=str(sum(hours for _, hours in measures.care_hours)),
            text=words.listing([f"{name(m)} {hours}" for m, hours in measures.care_hours]),
        )
    if measures.without_stand_in:
        text = N_("Nobody is named yet who would stand in for: {names}.")
        names = words.listing([name(m) for m in measures.without_stand_in])
        yield Said(name=words.text(N_("Stand-in")), text=words.text(text, names=names))
    if measures.stand_ins:
        yield Said(
            name=words.text(N_("Would stand in")),
            text=words.listing([name(m) for m in measures.stand_ins]),
        )
    if measures.young_carers:
        text = N_("{names}: under 18 and giving care. Ask what they need themselves.")
        names = words.listing([name(m) for m in measures.young_carers])
        yield Said(name=words.text(N_("Young carer")), text=words.text(text, names=names))


def _wishes(measures: Measures, words: Words) -> Iterator[Said]:
    counts = dict(measures.wishes)
    if not set(counts) - {""}:
        return
    heading = words.text(N_("Family group"))
    for option in FAMILY_GROUP_WISHES:
        if counts.get(option.key):
            yield Said(name=heading, figure=str(counts[option.key]), text=words.text(option.label))
    if counts.get(""):
        yield Said(name=heading, figure=str(counts[""]), text=words.text(N_("Not asked yet")))


# One member in words


def told(view: EcomapView, member: MemberView, words: Words) -> str:
    """One member in words: `Gill, daughter, extremely close, gives and gets, hard at times`."""
    return told_with(member, tie_to_person(view, member), words)


def told_with(member: MemberView, tie: TieView | None, words: Words) -> str:
    """One member in words; `tie` is how they stand to the person."""
    parts = [member.name, member.relation]
    if member.closeness:
        parts.append(words.text(label(CLOSENESS, member.closeness)).lower())
    parts.append(help_words(tie, words))
    if tie is not None and tie.quality != "ordinary":
        parts.append(words.text(label(TIE_QUALITIES, tie.quality)).lower())
    if member.gives_care:
        parts.append(words.text(N_("gives care")))
    if member.in_household:
        parts.append(words.text(N_("lives here")))
    parts += [words.text(label(FAMILY_MARKS, mark)).lower() for mark in marks_of(member)]
    return ", ".join(part for part in parts if part)


def help_words(tie: TieView | None, words: Words) -> str:
    """Which way help goes, as seen of the member; empty where it was not said."""
    match tie.direction if tie is not None else "":
        case "to":
            return words.text(N_("gives"))
        case "from":
            return words.text(N_("gets"))
        case "both":
            return words.text(N_("gives and gets"))
        case _:
            return ""


def knows(view: EcomapView, member: MemberView) -> tuple[MemberView, ...]:
    """Whom a member knows among the others, in the order of the map."""
    return known_on(view).get(member.id, ())


def known_on(view: EcomapView) -> Mapping[str, tuple[MemberView, ...]]:
    """Whom each member knows among the others, in the order of the map."""
    ends: dict[str, set[str]] = {m.id: set() for m in view.members}
    for tie in view.ties:
        first, second = tie.from_member_id, tie.to_member_id
        if first and first in ends and second in ends:
            ends[first].add(second)
            ends[second].add(first)
    place = {m.id: number for number, m in enumerate(view.members)}
    return {
        one: tuple(view.members[at] for at in sorted(place[other] for other in others))
        for one, others in ends.items()
    }
