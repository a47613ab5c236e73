"""Takes in a map drawn with easyNWK: its people, how close they are, and who knows whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.casework.intake import NAME_LIMIT
from app.casework.kinds import guess_kind
from app.casework.map_bringing import MOST_AT_ONCE, TieToMake, bring_in, known_already
from app.casework.views import MemberView
from app.exchange.reading import first_problem, read_json, refused
from app.forms.vocabulary import NOT_COUNTED_KINDS
from app.language import N_, Message, message
from app.models.store import Store

LARGEST: Final = 5 * 1024 * 1024
_MOST_CONNECTIONS: Final = 20_000
_HORIZONS: Final = ((100 / 3, "extremely"), (200 / 3, "very"), (100.0, "quite"))
# Their four sectors, by the angle from the right, against the clock.
_SECTORS: Final = ("family", "friend", "work", "paid")
# German words for who somebody is: what we call it, and its kind.
_ROLES: Final[Mapping[str, tuple[str, str]]] = {
    "familienangehörige": ("relative", "family"),
    "ehefrau": ("wife", "family"),
    "ehemann": ("husband", "family"),
    "lebensgefährt": ("partner", "family"),
    "ex-partner": ("ex-partner", "family"),
    "partner": ("partner", "family"),
    "urgroßmutter": ("great-grandmother", "family"),
    "urgroßvater": ("great-grandfather", "family"),
    "urenkel": ("great-grandchild", "family"),
    "großmutter": ("grandmother", "family"),
    "großvater": ("grandfather", "family"),
    "enkel": ("grandchild", "family"),
    "schwiegermutter": ("mother-in-law", "family"),
    "schwiegervater": ("father-in-law", "family"),
    "schwiegertochter": ("daughter-in-law", "family"),
    "schwiegersohn": ("son-in-law", "family"),
    "schwager": ("brother- or sister-in-law", "family"),
    "schwägerin": ("sister-in-law", "family"),
    "mutter": ("mother", "family"),
    "vater": ("father", "family"),
    "schwester": ("sister", "family"),
    "bruder": ("brother", "family"),
    "tochter": ("daughter", "family"),
    "sohn": ("son", "family"),
    "tante": ("aunt", "family"),
    "onkel": ("uncle", "family"),
    "cousin": ("cousin", "family"),
    "nichte": ("niece", "family"),
    "neffe": ("nephew", "family"),
    "freund": ("friend", "friend"),
    "bekannte": ("acquaintance", "friend"),
    "mitbewohner": ("flatmate", "friend"),
    "nachbar": ("neighbour", "neighbour"),
    "vereinskolleg": ("from the club", "community"),
    "schulkolleg": ("schoolmate", "work"),
    "studienkolleg": ("fellow student", "work"),
    "kolleg": ("colleague", "work"),
    "pfarrer": ("pastor", "community"),
    "helfer": ("professional", "paid"),
    "ärzt": ("doctor", "paid"),
    "psychotherapeut": ("psychotherapist", "paid"),
    "physiotherapeut": ("physiotherapist", "paid"),
    "ergotherapeut": ("occupational therapist", "paid"),
    "psycholog": ("psychologist", "paid"),
    "pflegefachkraft": ("nurse", "paid"),
    "erwachsenenvertretung": ("legal representative", "paid"),
    "sozialarbeiter": ("social worker", "paid"),
    "berater": ("adviser", "paid"),
    "betreuer": ("support worker", "paid"),
}
_BEFORE: Final = (("stief", "step-"), ("pflege", "foster "), ("adoptiv", "adoptive "),
                  ("halb", "half-"))  # fmt: skip
_SUPPORTS: Final = ("supportEmotional", "supportCognitive", "supportSocial", "supportMaterial",
                    "supportPractical")  # fmt: skip
_GIVEN_TO_THEM: Final = (1, 3)
_GIVEN_BY_THEM: Final = (2, 3)
_NO_TIE_NOW: Final = 0
_SEVERAL_ROLES: Final = 2

_Text = Annotated[str, Field(max_length=5_000)]
_Number = Annotated[float, Field(allow_inf_nan=False)]


class _Lenient(BaseModel):
    """A part of their file; what we do not know of it is passed over."""

    model_config = ConfigDict(extra="ignore")


class _Alter(_Lenient):
    id: int | _Text
    name: _Text = ""
    role: _Text = ""
    human: bool = True
    currentGender: _Text = ""  # noqa: N815 - their own name; of who is no person, what they are
    note: _Text = ""
    deceased: bool = False
    conflict: bool = False
    edgeType: int = 1  # noqa: N815 - their own name
    angle: _Number = 0.0
    distance: _Number = 0.0
    supportEmotional: int = 0  # noqa: N815 - their own name
    supportCognitive: int = 0  # noqa: N815 - their own name
    supportSocial: int = 0  # noqa: N815 - their own name
    supportMaterial: int = 0  # noqa: N815 - their own name
    supportPractical: int = 0  # noqa: N815 - their own name


class _Connection(_Lenient):
    id1: int | _Text
    id2: int | _Text


class _Network(_Lenient):
    alteri: list[dict[str, Any]] = Field(max_length=MOST_AT_ONCE)
    connections: list[dict[str, Any]] = Field(
        default_factory=list[dict[str, Any]], max_length=_MOST_CONNECTIONS
    )


class _Version(_Lenient):
    id: int | _Text
    nwk: _Network


class _Record(_Lenient):
    versions: list[_Version] = Field(min_length=1, max_length=1_000)
    currentVersion: int | _Text  # noqa: N815 - their own name


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """What was not taken in: which entry of which list of the file, and why."""

    where: str
    name: str
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMap:
    """A map as it would be taken in."""

    people: tuple[Mapping[str, object], ...]
    ties: tuple[TieToMake, ...]
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What came of it."""

    added: tuple[MemberView, ...]
    ties: int
    set_aside: tuple[SetAside, ...]


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What was read so far."""

    people: list[Mapping[str, object]] = field(default_factory=list[Mapping[str, object]])
    places: dict[str, int] = field(default_factory=dict[str, int])
    ties: list[TieToMake] = field(default_factory=list[TieToMake])
    set_aside: list[SetAside] = field(default_factory=list[SetAside])

    def put_aside(self, where: str, name: str, reason: Message) -> None:
        self.set_aside.append(SetAside(where=where, name=name[:NAME_LIMIT], reason=reason))


def take_in(store: Store, *, person_id: str, data: bytes, origin: object | None = None) -> TakenIn:
    """Take in the newest map of an easyNWK file, in one step that undo takes back.

    Raises `BadInput` where it is no such file; nothing was changed then.
    """
    read = read_map(data, known=known_already(store, person_id=person_id))
    added = bring_in(store, person_id=person_id, people=read.people, ties=read.ties, origin=origin)
    return TakenIn(added=added, ties=len(read.ties), set_aside=read.set_aside)


def read_map(data: bytes, *, known: frozenset[tuple[str, str]] = frozenset()) -> ReadMap:
    """The map an easyNWK file shows; `known` are names and relations that are here already.

    Raises `BadInput` for a file that is too large, no JSON, or no such map.
    """
    if len(data) > LARGEST:
        raise refused(message(N_("The file is larger than 5 MB.")))
    network = _network_of(read_json(data))
    reading = _Reading()
    for number, entry in enumerate(network.alteri, 1):
        _read_person(reading, entry, f"alteri {number}", known)
    _read_connections(reading, network.connections)
    return ReadMap(
        people=tuple(reading.people),
        ties=tuple(reading.ties),
        set_aside=tuple(reading.set_aside),
    )


def _network_of(value: object) -> _Network:
    """The map that is meant: the current one of several, or the only one."""
    if not isinstance(value, dict) or not ({"versions", "alteri"} & value.keys()):
        raise refused(message(N_("This is not a map of easyNWK.")))
    try:
        if "versions" not in value:
            return _Network.model_validate(value)
        record = _Record.model_validate(value)
    except ValidationError as error:
        raise refused(first_problem(error)) from None
    current = [v.nwk for v in record.versions if str(v.id) == str(record.currentVersion)]
    return current[0] if current else record.versions[-1].nwk


def _read_person(
    reading: _Reading, entry: Mapping[str, Any], where: str, known: frozenset[tuple[str, str]]
) -> None:
    """One contact; set aside with its reason where it cannot be somebody on our map."""
    name = str(entry.get("name") or "").strip()
    try:
        alter = _Alter.model_validate(entry)
    except ValidationError as error:
        reading.put_aside(where, name, first_problem(error))
        return
    fields = _fields(alter)
    if not alter.name.strip():
        reading.put_aside(where, name, message(N_("There is no name.")))
    elif len(alter.name) > NAME_LIMIT or len(str(fields["relation"])) > NAME_LIMIT:
        reading.put_aside(where, name, message(N_("The name or role is too long.")))
    elif str(alter.id) in reading.places:
        reading.put_aside(where, name, message(N_("Another contact has the same number.")))
    elif (str(fields["name"]).casefold(), str(fields["relation"]).casefold()) in known:
        reading.put_aside(where, name, message(N_("Somebody of this name is here already.")))
    else:
        reading.places[str(alter.id)] = len(reading.people)
        reading.people.append(fields)
        quality = _quality(alter)
        if quality:
            place = len(reading.people) - 1
            tie = TieToMake(first=-1, second=place, fields={"quality": quality})
            reading.ties.append(tie)


def _fields(alter: _Alter) -> dict[str, object]:
    """A contact as our map keeps somebody."""
    relation, kind = _role(alter)
    is_lost = alter.edgeType == _NO_TIE_NOW
    near = next((key for reach, key in _HORIZONS if alter.distance <= reach), "")
    given = [getattr(alter, name) for name in _SUPPORTS]
    fields: dict[str, object] = {
        "name": " ".join(alter.name.split()),
        "relation": relation,
        "kind": kind,
        "closeness": "" if is_lost or kind in NOT_COUNTED_KINDS else near,
        "gives": True if any(one in _GIVEN_BY_THEM for one in given) else None,
        "receives": True if any(one in _GIVEN_TO_THEM for one in given) else None,
        "angle": (90.0 - alter.angle) % 360.0,
        "note": alter.note,
    }
    return {**fields, "left_reason": "died"} if alter.deceased else fields


def _quality(alter: _Alter) -> str:
    """How the tie to the person is, where it is not just there."""
    if alter.edgeType == _NO_TIE_NOW:
        return "lost"
    if alter.conflict:
        return "both" if alter.edgeType == _SEVERAL_ROLES else "strained"
    return "strong" if alter.edgeType == _SEVERAL_ROLES else ""


def _role(alter: _Alter) -> tuple[str, str]:
    """What a contact is called and their kind: by their role, else by where they stand."""
    if not alter.human:
        what = alter.currentGender.strip() or alter.role.strip()
        return what, guess_kind(what) or ("pet" if "tier" in what.casefold() else "group")
    role = " ".join(alter.role.split())
    flat = role.casefold()
    for german, (english, kind) in _ROLES.items():
        if german in flat:
            before = next((word for start, word in _BEFORE if flat.startswith(start)), "")
            return before + english, kind
    sector = _SECTORS[int(alter.angle % 360.0 // 90.0) % 4]
    return role, guess_kind(role) or sector


def _read_connections(reading: _Reading, entries: list[dict[str, Any]]) -> None:
    """Who knows whom, each pair once."""
    seen: set[frozenset[int]] = set()
    for where, pair, reason in _pairs(reading, entries):
        if pair is None:
            reading.put_aside(where, "", reason)
        elif pair not in seen:
            seen.add(pair)
            first, second = sorted(pair)
            reading.ties.append(TieToMake(first=first, second=second))


def _pairs(
    reading: _Reading, entries: list[dict[str, Any]]
) -> Iterator[tuple[str, frozenset[int] | None, Message]]:
    """Each connection as the places of two people, or why it is none."""
    unknown = message(N_("It does not join two people who were taken in."))
    for number, entry in enumerate(entries, 1):
        where = f"connections {number}"
        try:
            joined = _Connection.model_validate(entry)
        except ValidationError as error:
            yield where, None, first_problem(error)
            continue
        ends = {reading.places.get(str(joined.id1)), reading.places.get(str(joined.id2))}
        known = frozenset(end for end in ends if end is not None)
        yield where, known if len(known) == 2 else None, unknown  # noqa: PLR2004 - a pair
