"""A package: the papers of finished pages with the rows, hashes and names that file them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, get_args

import app
from app.casework.filing import Filing
from app.casework.views import Audience, PageView
from app.exchange import naming
from app.exchange.manifest import (
    MANIFEST_CSV,
    MANIFEST_JSON,
    SUMS,
    Beside,
    Manifest,
    Row,
    manifest_of,
)
from app.exchange.profiles import Profile
from app.forms.values import is_valid_nhs_number

AUDIENCES: Final[tuple[Audience, ...]] = get_args(Audience)

PRACTICE: Final = " (practice: an invented person, not to be filed)"
"""What the manifest says of a practice person's papers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One paper as bytes with its number of sheets."""

    data: bytes
    pages: int


Printer = Callable[[PageView, Audience], Printed]
"""Makes the paper of a view for one of its readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageDocument:
    """One paper of a package and its row of the manifest."""

    audience: Audience
    name: str
    data: bytes
    sha256: str
    pages: int
    row: Row

    @property
    def size_bytes(self) -> int:
        """How large the paper is."""
        return len(self.data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """Everything that lies in one folder that goes out."""

    name: str
    batch_uuid: str
    papers: tuple[PackageDocument, ...]
    manifest: Manifest
    attachments: tuple[PackageDocument, ...] = ()
    """Photos and files beside the pages; each has a row of the manifest as a paper has."""
    beside: Beside = ()
    """Files that are no papers."""

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Name and bytes in the order they are written: papers first, control files after."""
        for paper in self.papers:
            yield paper.name, paper.data
        for laid in self.attachments:
            yield laid.name, laid.data
        yield from self.beside
        yield MANIFEST_CSV, self.manifest.csv
        yield MANIFEST_JSON, self.manifest.json
        yield SUMS, self.manifest.sums


def print_both(
    filing: Filing, *, profile: Profile, printer: Printer
) -> tuple[PackageDocument, ...]:
    """The person's and the council's paper of one finished page, printed and described."""
    return tuple(
        document_of(filing, audience, printer(filing.sealed.view, audience), profile=profile)
        for audience in AUDIENCES
    )


def document_of(
    filing: Filing, audience: Audience, printed: Printed, *, profile: Profile
) -> PackageDocument:
    """One paper that is printed already, named and described."""
    sealed, view = filing.sealed, filing.sealed.view
    doc_uuid = naming.document_uuid(sealed.id, audience)
    how = profile.filing(view.page_key, view.page_code)
    name = naming.document_name(
        reference=reference_of(filing),
        code=how.code,
        audience=audience,
        day=day_of(view),
        doc_uuid=doc_uuid,
        version=sealed.version,
        longest=profile.longest_name,
    )
    sha256 = hashlib.sha256(printed.data).hexdigest()
    row: Row = {
        **_about_person(filing, profile),
        **_about_page(filing, audience, profile),
        "file_name": name,
        "size_bytes": len(printed.data),
        "sha256": sha256,
        "mime": "application/pdf",
        "page_count": printed.pages,
        "doc_uuid": doc_uuid,
    }
    return PackageDocument(
        audience=audience,
        name=name,
        data=printed.data,
        sha256=sha256,
        pages=printed.pages,
        row=row,
    )


def package_of(
    papers: tuple[PackageDocument, ...],
    *,
    reference: str,
    day: str,
    head: str,
    exported_at: datetime,
    attachments: tuple[PackageDocument, ...] = (),
    beside: Beside = (),
) -> Package:
    """The package of these papers. `head` is the head of the journal, `day` an ISO day."""
    batch = naming.bundle_uuid(
        tuple((str(paper.row["doc_uuid"]), int(paper.row["version"])) for paper in papers)
    )
    moment = exported_at.isoformat(timespec="seconds")
    rows = tuple(
        {**one.row, "journal_head": head, "exported_at": moment} for one in (*papers, *attachments)
    )
    return Package(
        name=naming.package_name(reference=reference, day=day, batch_uuid=batch),
        batch_uuid=batch,
        papers=papers,
        manifest=manifest_of(rows, batch_uuid=batch, head=head, made_at=moment, beside=beside),
        attachments=attachments,
        beside=beside,
    )


def package_name_of(filings: tuple[Filing, ...]) -> str:
    """What the package of these finished pages is called, without printing them."""
    newest = newest_of(filings)
    batch = naming.bundle_uuid(
        tuple(
            (naming.document_uuid(f.sealed.id, audience), f.sealed.version)
            for f in filings
            for audience in AUDIENCES
        )
    )
    return naming.package_name(
        reference=reference_of(newest), day=day_of(newest.sealed.view), batch_uuid=batch
    )


def newest_of(filings: tuple[Filing, ...]) -> Filing:
    """The page of the newest conversation."""
    return max(filings, key=lambda f: (day_of(f.sealed.view), f.sealed.made_at))


def reference_of(filing: Filing) -> str:
    """What stands for the person in names of files: the council's number as it is known today."""
    view = filing.sealed.view
    return naming.reference(
        council_id=filing.council_id,
        nhs_number=view.nhs_number,
        name=f"{view.person_name} {view.person_called}",
        person_id=view.person_id,
    )


def _about_person(filing: Filing, profile: Profile) -> Row:
    """The identifiers the profile asks for; an NHS number only when its check digit is right."""
    view = filing.sealed.view
    wanted = profile.identifiers
    given, _, family = view.person_name.rpartition(" ")
    number = "".join(view.nhs_number.split()).replace("-", "")
    return {
        "local_person_id": filing.council_id,
        "dob": view.person_born if "born" in wanted else "",
        "nhs_number": number if "nhs_number" in wanted and is_valid_nhs_number(number) else "",
        "family_name": family if "name" in wanted else "",
        "given_name": given if "name" in wanted else "",
    }


def _about_page(filing: Filing, audience: Audience, profile: Profile) -> Row:
    """What a row says of the page and its filing."""
    sealed, view = filing.sealed, filing.sealed.view
    how = profile.filing(view.page_key, view.page_code)
    day = day_of(view)
    supersedes = filing.supersedes_id
    return {
        "version": sealed.version,
        "supersedes_uuid": naming.document_uuid(supersedes, audience) if supersedes else "",
        "final": 1,
        "audience": audience,
        "doc_type_code": how.code,
        "doc_type_label": how.label,
        "category": how.category,
        "sub_category": how.sub_category,
        "title": how.label[:40],
        "description": f"{how.label}, {audience}'s copy" + (PRACTICE if view.is_practice else ""),
        "doc_date": day,
        "doc_date_local": "/".join(reversed(day.split("-"))),
        "author_name": view.worker_name,
        "author_role": view.worker_role,
        "team": view.team,
        "agreement_to_record": filing.agreed_to_record,
        "agreement_to_share": filing.agreed_to_share,
        "sensitivity": _sensitivity(filing, how.sensitivity),
        "retention_class": how.retention_class,
        "language": view.language,
        "app_version": app.__version__,
        "template_id": f"{view.page_key}/{view.definition_version}",
        "content_sha256": sealed.sha256,
        "signed": filing.signed,
        "created_at": sealed.made_at.isoformat(timespec="seconds"),
    }


def _sensitivity(filing: Filing, usual: str) -> str:
    if filing.sealed.view.is_practice:
        return "practice"
    return "restricted" if filing.is_restricted else usual


def day_of(view: PageView) -> str:
    """The day of the conversation, or the day the page was finished."""
    return view.conversation_on or view.made_at.date().isoformat()
