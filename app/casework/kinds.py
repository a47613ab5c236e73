"""What kind of tie a word means, in English and Welsh: "neighbour", "merch", "GP", "dog"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final

# Whole phrases come first, then words for people and animals, then words for places and groups:
# a friend from chapel is a friend. Welsh words stand with the mutated forms people type.
_PHRASES: Final[Mapping[str, str]] = {
    "paid": """social worker|support worker|care worker|home care|home carer|home help|care agency
        care home|dog walker|taxi driver|bus driver|district nurse|community nurse|meals on wheels
        health visitor|occupational therapist|personal assistant|speech therapist|key worker
        link worker|social prescriber|housing officer|police officer|day centre|respite
        support group worker|speech and language|community connector|area coordinator
        local area coordinator|milk man|window cleaner|care coordinator|support agency
        gweithiwr cymdeithasol|weithiwr cymdeithasol|gweithwraig gymdeithasol|gofal cartref
        ofal cartref|gofal yn y cartref|nyrs ardal|therapydd galwedigaethol|therapydd iaith
        cynorthwyydd personol|gynorthwyydd personol|gweithiwr cymorth|weithiwr cymorth
        gweithiwr gofal|weithiwr gofal|gyrrwr tacsi|cartref gofal|gartref gofal|canolfan ddydd
        gweithiwr allweddol|swyddog tai|swyddog heddlu|ymwelydd iechyd|pryd ar glud
        cydlynydd cymunedol""",
    "neighbour": """next door|across the road|over the road|up the road|down the road
        down the street
        same street|same landing|flat above|flat below|upstairs|downstairs|drws nesaf|drws nesa
        ar draws y ffordd|dros y ffordd|lan lofft|i fyny'r grisiau|i lawr y ffordd""",
    "family": """in law|step son|step daughter|step mum|step dad|foster carer|foster mum|foster dad
        foster son|foster daughter|yng nghyfraith|modryb|ewythr""",
    "friend": """best friend|old friend|school friend|family friend|pen friend|pen pal|ffrind gorau
        hen ffrind|ffrind teulu|ffrind ysgol""",
    "group": """men's shed|mens shed|choir|book club|luncheon club|lunch club|knit and natter
        support group|coffee morning|warm hub|youth club|walking group|sied y dynion|clwb cinio
        clwb llyfrau|grwp cefnogi|grwp cymorth|bore coffi|grwp cerdded|merched y wawr
        women's institute""",
    "work": """work mate|old workmate|ex colleague
        cyd weithiwr|cyd weithwraig|hen gydweithiwr""",
    "community": "faith group|grwp ffydd",
}
_PEOPLE: Final[Mapping[str, str]] = {
    "family": """wife husband spouse partner fiance fiancee mum mam mother dad father parent parents
        son daughter child children brother sister sibling twin aunt auntie aunty uncle cousin
        niece nephew gran granny nan nana nain taid grandad granddad grandmother grandfather
        grandson granddaughter grandchild grandchildren stepson stepdaughter stepmum stepdad
        stepmother stepfather stepbrother stepsister mother-in-law father-in-law son-in-law
        daughter-in-law brother-in-law sister-in-law ex-wife ex-husband ex-partner widow widower
        godmother godfather godson goddaughter godchild kin relative relation relatives
        gwraig wraig gwr wr priod briod partneres cariad gariad fam tad dad rhiant rieni rhieni
        mab fab merch ferch plentyn blentyn plant blant brawd frawd chwaer efaill gefeilles anti
        modryb fodryb ewythr wncwl cefnder gefnder cyfnither gyfnither nith nai mamgu famgu tadcu
        dadcu mam-gu tad-cu wyr wyres wyrion llysfab lysfab llysferch lysferch llystad lystad
        llysfam lysfam llysfrawd llyschwaer gweddw weddw perthynas berthynas teulu deulu
        mrawd nhad ngwr ngwraig nghefnder nghyfnither mhriod mhartner mhlant mhlentyn nghariad
        chwaer-yng-nghyfraith mab-yng-nghyfraith merch-yng-nghyfraith""",
    "friend": """friend friends mate pal buddy boyfriend girlfriend companion penfriend ffrind
        ffrindiau cyfaill gyfaill cyfeilles gyfeilles cyfeillion""",
    "neighbour": """neighbour neighbours neighbor landlord landlady cymydog gymydog cymdoges
        gymdoges cymdogion gymdogion
        nghymydog nghymdoges nghymdogion""",
    "paid": """gp doctor dr nurse carer carers careworker physio physiotherapist chiropodist
        podiatrist dentist optician pharmacist chemist therapist psychologist psychiatrist
        counsellor advocate solicitor lawyer accountant cleaner gardener hairdresser warden
        consultant surgeon matron midwife paramedic advisor adviser officer professional
        policeman policewoman police teacher tutor caseworker worker assistant specialist
        meddyg feddyg doctor doctores nyrs gofalwr ofalwr gofalwraig gofalwyr ffisio
        ffisiotherapydd deintydd ddeintydd optegydd fferyllydd therapydd seicolegydd cwnselydd
        gwnselydd eiriolwr cyfreithiwr gyfreithiwr glanhawr lanhawr garddwr arddwr heddwas
        athro athrawes swyddog gweithiwr weithiwr ymgynghorydd""",
    "work": """colleague colleagues boss manager employer workmate workmates apprentice classmate
        student cydweithiwr gydweithiwr cydweithwraig cydweithwyr bos rheolwr reolwr cyflogwr
        gyflogwr myfyriwr""",
    "community": """vicar priest minister pastor rector imam rabbi chaplain deacon curate elder
        nun councillor postman postwoman postie shopkeeper publican barber volunteer milkman
        ficer offeiriad gweinidog weinidog rheithor caplan gaplan cynghorydd gynghorydd postmon
        bostmon siopwr gwirfoddolwr wirfoddolwr diacon ddiacon blaenor flaenor""",
    "pet": """dog dogs puppy pup collie spaniel terrier labrador lurcher greyhound whippet cat cats
        kitten tomcat budgie parrot canary bird horse pony donkey rabbit hamster goldfish fish
        tortoise hen hens chicken chickens ferret pet pets ci gi cwn gwn cath gath cathod ceffyl
        geffyl merlen ferlen cwningen gwningen aderyn pysgodyn iar ieir anifail
        nghi nghath""",
}
_PLACES: Final[Mapping[str, str]] = {
    "family": "family teulu deulu",
    "community": """church chapel mosque synagogue temple gurdwara parish faith congregation village
        community pub shop cafe library post-office neighbourhood eglwys capel gapel mosg teml
        plwyf ffydd pentref bentref cymuned gymuned tafarn dafarn siop caffi llyfrgell""",
    "group": """club group class society association team band choir brownies scouts guides bingo
        darts bowls bowling whist allotment gym yoga pilates wi u3a legion shed hub clwb grwp
        dosbarth ddosbarth cymdeithas gymdeithas tim dim cor gor band ysgol-sul rhandir campfa
        cylch gylch aelwyd hwb""",
    "work": "work school college university job workplace gwaith waith ysgol coleg goleg prifysgol",
    "paid": """agency surgery hospital clinic practice council pharmacy ward hospice service
        asiantaeth meddygfa feddygfa ysbyty clinig cyngor gyngor fferyllfa hosbis gwasanaeth
        wasanaeth""",
}
_ARTICLES: Final = frozenset(("the", "a", "my", "our", "y", "yr", "fy", "ein"))
_LETTERS: Final = re.compile(r"[a-z0-9'-]+")


def guess_kind(relation: str) -> str:
    """The kind a relation's words mean most likely, a key of MEMBER_KINDS; empty where unsure."""
    flat = _flat(relation)
    if not flat:
        return ""
    spaced = f" {flat.replace('-', ' ')} "
    for kind, phrase in _phrases():
        if f" {phrase} " in spaced:
            return kind
    words = _LETTERS.findall(flat)
    both = [*words, *chain.from_iterable(word.split("-") for word in words if "-" in word)]
    for table in (_PEOPLE, _PLACES):
        found = _first(both, table)
        if found:
            return found
    return ""


def kind_of_name(name: str) -> str:
    """The kind a name alone tells: `Home care`, `The chapel`, `Dr Amin`; never from a surname."""
    flat = _flat(name)
    spaced = f" {flat.replace('-', ' ')} "
    if any(f" {phrase} " in spaced for _, phrase in _phrases()) or flat.startswith("dr "):
        return guess_kind(name)
    words = [word for word in _LETTERS.findall(flat) if word not in _ARTICLES]
    if words and all(_first((word,), _PEOPLE) or _first((word,), _PLACES) for word in words):
        return guess_kind(name)
    return ""


def _first(words: Iterable[str], table: Mapping[str, str]) -> str:
    """The kind of the first word that a table knows, with or without an ending."""
    known = {word: kind for kind, listed in table.items() for word in listed.split()}
    for word in words:
        bare = word.removesuffix("'s").strip("'")
        for said in (bare, bare.removesuffix("s"), bare.removeprefix("great-")):
            if said in known:
                return known[said]
    return ""


def _phrases() -> list[tuple[str, str]]:
    """Every phrase with its kind, the longest first."""
    found = [
        (kind, phrase.strip())
        for kind, listed in _PHRASES.items()
        for line in listed.splitlines()
        for phrase in line.split("|")
        if phrase.strip()
    ]
    return sorted(found, key=lambda one: -len(one[1]))


def _flat(text: str) -> str:
    """Small letters without accents, quotes made one, spaces made one."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))  # noqa: RUF001
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())[:200]
