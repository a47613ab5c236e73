"""What lies beside a page in its package: the bytes, a name that names nobody, and its row."""

from __future__ import annotations

from typing import Final

from app.casework.attachments import AttachmentView, attachments_of_page, content_of
from app.casework.filing import Filing
from app.exchange import naming
from app.exchange.package import PackageDocument, Printed, day_of, document_of, reference_of
from app.exchange.profiles import Profile
from app.models.store import Store

_ENDINGS: Final = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}


def laid_beside(store: Store, filing: Filing, *, profile: Profile) -> tuple[PackageDocument, ...]:
    """Photos and files that go out beside a finished page, in the order they were laid there."""
    return tuple(
        _laid(store, filing, one, profile)
        for one in attachments_of_page(store, page_id=filing.sealed.page_id)
        if one.goes_out and not filing.sealed.view.is_nameless
    )


def _laid(store: Store, filing: Filing, one: AttachmentView, profile: Profile) -> PackageDocument:
    """One of them, filed as the page it lies beside; its title tells nothing of what is in it."""
    view, version = filing.sealed.view, filing.sealed.version
    data = content_of(store, attachment_id=one.id)
    of_page = document_of(filing, "council", Printed(data=data, pages=0), profile=profile)
    doc_uuid = naming.document_uuid(one.id, "council")
    name = naming.attachment_name(
        reference=reference_of(filing),
        code=profile.filing(view.page_key, view.page_code).code,
        day=day_of(view),
        doc_uuid=doc_uuid,
        version=version,
        ending=_ENDINGS[one.media_type],
        longest=profile.longest_name,
    )
    label = of_page.row["doc_type_label"]
    row = {
        **of_page.row,
        "file_name": name,
        "mime": one.media_type,
        "page_count": "",
        "doc_uuid": doc_uuid,
        "supersedes_uuid": "",
        "description": f"{label}, laid beside it" + (" (practice)" if view.is_practice else ""),
    }
    return PackageDocument(
        audience="council", name=name, data=data, sha256=one.sha256, pages=0, row=row
    )
