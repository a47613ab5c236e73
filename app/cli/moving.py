"""The commands about people and their records: demo, export, show, load, find."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from app.bootstrap import has_store
from app.casework.finding import find
from app.casework.practice import add_invented_people, add_practice_family, add_practice_worker
from app.cli.arguments import Arguments
from app.cli.opening import OpenStore, made, one_person, opened, show_recovery_code
from app.cli.reading_aloud import lines_of
from app.cli.surroundings import Command, DayClock, noon_of
from app.clock import FixedClock
from app.errors import WrongUse
from app.exchange import record
from app.exchange.exporting import Exported, export_people
from app.exchange.packs import worded_as
from app.exchange.profiles import load_profile
from app.exchange.reading import LARGEST_INPUT
from app.forms.catalogue import shipped
from app.language import N_, message, plural_message
from app.security.files import file_trouble


def demo(command: Command, given: Arguments) -> int:
    """Make a store of practice people."""
    today = given.today or command.around.clock.today()
    clock = FixedClock(noon_of(today), seed=given.seed)
    with made(command, clock=clock) as new:
        add_practice_worker(new.store)
        family = add_practice_family(new.store, clock, policy=new.policy)
        add_invented_people(
            new.store,
            clock,
            count=given.people,
            seed=given.seed,
            policy=new.policy,
            told=lambda done: command.progress(done, given.people),
        )
        people = len(family) + given.people
        show_recovery_code(command, new.recovery_code)
        command.say(
            command.words.plural(
                N_("{count} practice person is in {home}."),
                N_("{count} practice people are in {home}."),
                people,
                home=command.home,
            )
        )
        command.give(
            {
                "home": str(command.home),
                "people": people,
                "today": today.isoformat(),
                "seed": given.seed,
                "recovery_code": new.recovery_code,
            }
        )
    return 0


def export(command: Command, given: Arguments) -> int:
    """Write a package for each person."""
    _refuse_unclear(given)
    results: list[Exported] = []
    with opened(command) as here:
        store = here.store
        ids = (
            [one_person(command, store, given.person).id]
            if given.person
            else record.everybody(store)
        )

        def told(result: Exported) -> None:
            results.append(result)
            command.progress(len(results), len(ids))
            if len(results) % 200 == 0:
                store.checkpoint()  # so that the write-ahead log of a long export stays small

        export_people(
            store, person_ids=ids, to=given.to, profile=load_profile("generic"), told=told
        )
    return _tell_export(command, given.to, results)


def _tell_export(command: Command, to: Path, results: list[Exported]) -> int:
    """Say what came of an export, outcome by outcome."""
    by = {
        outcome: [result for result in results if result.outcome == outcome]
        for outcome in ("exported", "there_already", "nothing_finished", "set_aside")
    }
    words = command.words
    command.say(
        words.plural(
            N_("{count} package written to {to}."),
            N_("{count} packages written to {to}."),
            len(by["exported"]),
            to=to,
        )
    )
    if by["there_already"]:
        command.say(
            words.plural(
                N_("{count} package was there already and is the same."),
                N_("{count} packages were there already and are the same."),
                len(by["there_already"]),
            )
        )
    if by["nothing_finished"]:
        command.say(
            words.plural(
                N_("{count} person has nothing finished yet."),
                N_("{count} people have nothing finished yet."),
                len(by["nothing_finished"]),
            )
        )
    for result in by["set_aside"]:
        if result.reason is not None:
            command.say(
                words.text(
                    N_("Set aside, {person}: {reason}"),
                    person=result.person_id,
                    reason=words.say(result.reason),
                )
            )
    command.give(
        {
            "to": str(to),
            **{outcome: [_export_line(command, r) for r in found] for outcome, found in by.items()},
        }
    )
    return _set_aside(command, len(by["set_aside"]))


def _export_line(command: Command, result: Exported) -> dict[str, object]:
    line: dict[str, object] = {"person_id": result.person_id}
    if result.folder:
        line["package"] = result.folder
    if result.outcome == "exported":
        line |= {"documents": result.documents, "pages": result.pages}
    if result.reason is not None:
        line["reason"] = command.words.say(result.reason)
    return line


def show(command: Command, given: Arguments) -> int:
    """Print one person as a document, or everybody as a list of documents."""
    _refuse_unclear(given)
    today = given.today or command.around.clock.today()
    clock = DayClock(today) if given.today else command.around.clock
    with opened(command, clock=clock) as here:
        store = here.store
        catalogue, _ = worded_as(here.policy.wording_pack, catalogue=shipped())
        if given.person:
            who = one_person(command, store, given.person)
            document = record.show(
                store, person_id=who.id, today=today, catalogue=catalogue, words=command.words
            )
            command.give(document)
            for line in lines_of(document, command.words) if not command.as_json else ():
                command.say(line)
            return 0
        ids = record.everybody(store)
        for number, person_id in enumerate(ids):
            document = record.show(
                store, person_id=person_id, today=today, catalogue=catalogue, words=command.words
            )
            _give_next(command, document, is_first=number == 0)
        if command.as_json:
            print("]" if ids else "[]", file=command.around.stdout)
    return 0


def _give_next(command: Command, document: record.Document, *, is_first: bool) -> None:
    """One document of a list, printed as soon as it is known."""
    if command.as_json:
        print("[" if is_first else ",", file=command.around.stdout)
    elif not is_first:
        command.say("")
    command.give(document)
    for line in lines_of(document, command.words) if not command.as_json else ():
        command.say(line)


def load(command: Command, given: Arguments) -> int:
    """Take in a file; the store is made if there is none, once the file is known to be good."""
    found = record.read_incoming(_read(command, given.file))
    is_new = not (command.home.is_dir() and has_store(command.home))
    door: AbstractContextManager[OpenStore] = made(command) if is_new else opened(command)
    with door as here:
        report = record.load_incoming(here.store, found)
        if here.recovery_code:
            show_recovery_code(command, here.recovery_code)
    words = command.words
    command.say(
        words.text(
            N_("{added} records added, {there} were here already."),
            added=report.added,
            there=report.already_there,
        )
    )
    reasons = [words.say(reason) for reason in record.reasons(report)]
    for reason in reasons:
        command.say(words.text(N_("Set aside: {reason}"), reason=reason))
    answer: dict[str, object] = {
        "home": str(command.home),
        "people": report.people,
        "added": report.added,
        "already_there": report.already_there,
        "set_aside": [
            {"path": path, "reason": words.say(reason)} for path, reason in report.set_aside
        ],
    }
    if here.recovery_code:
        answer["recovery_code"] = here.recovery_code
    command.give(answer)
    return _set_aside(command, len(reasons))


def _read(command: Command, name: str) -> bytes:
    """The bytes of a file or of what comes in, one more than is allowed at most."""
    most = LARGEST_INPUT + 1
    try:
        if name == "-":
            return command.around.stdin.buffer.read(most)
        with Path(name).open("rb") as stream:
            return stream.read(most)
    except FileNotFoundError:
        raise WrongUse(
            message(N_("There is no such file: {file}"), file=name),
            message(N_("Check the name and try again.")),
        ) from None
    except IsADirectoryError:
        raise WrongUse(
            message(N_("This is a folder, not a file: {file}"), file=name),
            message(N_("Name the file that show wrote.")),
        ) from None
    except OSError as error:
        raise file_trouble(error) from error


def find_words(command: Command, given: Arguments) -> int:
    """Find people, then notes."""
    with opened(command) as here:
        found = find(here.store, query=given.query)
    for person in found.people:
        command.say(f"{person.person_id}  {person.name}  {person.detail}".rstrip())
    for hit in found.notes:
        command.say(f"{hit.on_date}  {hit.person_name}: {' '.join(hit.snippet.split())}")
    if not found.people and not found.notes:
        command.say(command.words.text(N_("Nothing was found.")))
    command.give(
        {
            "query": found.query,
            "people": [
                {"person_id": p.person_id, "name": p.name, "detail": p.detail} for p in found.people
            ],
            "notes": [
                {
                    "person_id": n.person_id,
                    "person_name": n.person_name,
                    "kind": n.entity,
                    "id": n.entity_id,
                    "page_id": n.page_id,
                    "on_date": n.on_date,
                    "snippet": n.snippet,
                }
                for n in found.notes
            ],
        }
    )
    return 0


def _refuse_unclear(given: Arguments) -> None:
    """One person or everybody, never neither and never both."""
    if bool(given.person) == given.all:
        raise WrongUse(
            message(N_("It is not clear for whom.")),
            message(N_("Say --person REF for one person, or --all for everybody.")),
        )


def _set_aside(command: Command, count: int) -> int:
    if not count:
        return 0
    command.note(
        plural_message(
            N_("{count} thing was set aside; the rest is done."),
            N_("{count} things were set aside; the rest is done."),
            count,
        )
    )
    return 1
