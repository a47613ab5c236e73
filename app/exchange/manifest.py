"""What lies in a package, for the system that takes it in: rows, CSV, JSON and hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from app.exchange.cells import rows_as_csv

FORMAT: Final = "kitchen-table/package"
FORMAT_VERSION: Final = 1
MANIFEST_JSON: Final = "manifest.json"
MANIFEST_CSV: Final = "manifest.csv"
SUMS: Final = "SHA256SUMS"
Row = Mapping[str, str | int]
Beside = tuple[tuple[str, bytes], ...]

COLUMNS: Final = (
    "batch_uuid",
    "row",
    "file_name",
    "size_bytes",
    "sha256",
    "mime",
    "page_count",
    "doc_uuid",
    "version",
    "supersedes_uuid",
    "final",
    "audience",
    "doc_type_code",
    "doc_type_label",
    "category",
    "sub_category",
    "title",
    "description",
    "doc_date",
    "doc_date_local",
    "local_person_id",
    "nhs_number",
    "family_name",
    "given_name",
    "dob",
    "postcode",
    "workflow_step_ref",
    "author_name",
    "author_role",
    "author_registration_no",
    "team",
    "org_code",
    "agreement_to_record",
    "agreement_to_share",
    "sensitivity",
    "retention_class",
    "language",
    "app_version",
    "template_id",
    "content_sha256",
    "journal_head",
    "created_at",
    "exported_at",
    "signed",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The control files of a package, as bytes."""

    json: bytes
    csv: bytes
    sums: bytes

    @property
    def sha256(self) -> str:
        """The hash of the JSON manifest."""
        return hashlib.sha256(self.json).hexdigest()


def manifest_of(
    rows: tuple[Row, ...], *, batch_uuid: str, head: str, made_at: str, beside: Beside = ()
) -> Manifest:
    """The control files for these rows; every row has every column.

    `beside` are the names and bytes of files that are no papers.
    """
    numbered = tuple(
        {**dict.fromkeys(COLUMNS, ""), **row, "batch_uuid": batch_uuid, "row": number}
        for number, row in enumerate(rows, start=1)
    )
    as_json = _json(numbered, batch_uuid=batch_uuid, head=head, made_at=made_at, beside=beside)
    as_csv = _csv(numbered)
    hashes = [(str(row["sha256"]), str(row["file_name"])) for row in numbered]
    hashes += [(_sha256(data), name) for name, data in beside]
    hashes += [(_sha256(as_csv), MANIFEST_CSV), (_sha256(as_json), MANIFEST_JSON)]
    # The layout of sha256sum, so that `sha256sum -c SHA256SUMS` checks a package anywhere.
    sums = "".join(f"{sha256}  {name}\n" for sha256, name in sorted(hashes, key=lambda h: h[1]))
    return Manifest(json=as_json, csv=as_csv, sums=sums.encode("ascii"))


def _json(
    rows: Iterable[Row], *, batch_uuid: str, head: str, made_at: str, beside: Beside
) -> bytes:
    """The manifest as JSON; files that are no papers are named apart from them."""
    made: dict[str, object] = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "batch_uuid": batch_uuid,
        "made_at": made_at,
        "journal_head": head,
        "documents": list(rows),
    }
    if beside:
        made["other_files"] = [
            {"file_name": name, "size_bytes": len(data), "sha256": _sha256(data)}
            for name, data in beside
        ]
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _csv(rows: Iterable[Row]) -> bytes:
    return rows_as_csv([COLUMNS, *([row[c] for c in COLUMNS] for row in rows)]).encode("utf-8")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
