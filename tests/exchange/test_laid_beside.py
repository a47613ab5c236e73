"""What lies beside a page goes out with it: named by nobody, with a row, its hash and its bytes."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import replace
from pathlib import Path

from app.casework import attachments, workers
from app.casework.attachments import Ready
from app.casework.filing import filing_by_id
from app.casework.finish import finish_page
from app.casework.interview import Interview
from app.exchange.folder import is_whole_package
from app.exchange.laid_beside import laid_beside
from app.exchange.naming import SAFE_NAME
from app.exchange.outbox import deliver_waiting
from app.exchange.package import Printed
from app.exchange.profiles import load_profile
from app.exchange.sending import Destination
from app.forms.catalogue import shipped
from app.policy import Policy
from tests.exchange.making import Kept

PICTURE = Ready(data=b"pixels" * 50, media_type="image/jpeg", width=20, height=15)
LETTER = Ready(data=b"%PDF-1.7 letter", media_type="application/pdf")


def test_it_goes_out_beside_the_papers_with_its_row_and_hash(kept: Kept, council: Path) -> None:
    store = kept.store
    assert workers.owner(store) is not None
    person_id = kept.person_id("Edna")
    page = Interview.begin(
        store, person_id=person_id, page_key="conversation_1", catalogue=shipped()
    )
    page.answer("what_matters", "The shed.")
    page.flush()
    page.close()
    laid = attachments.attach(store, page_id=page.page_id, name="Edna's back step", ready=PICTURE)
    attachments.attach(store, page_id=page.page_id, name="Letter", ready=LETTER, kind="file")
    private = attachments.attach(store, page_id=page.page_id, name="Not this", ready=PICTURE)
    attachments.change(store, attachment_id=private.id, goes_out=False)
    done = finish_page(store, page_id=page.page_id, catalogue=shipped(), policy=Policy(), send=True)
    report = deliver_waiting(
        store,
        destinations=[Destination(name="Council", folder=council)],
        printer=lambda _view, _audience: Printed(data=b"%PDF-", pages=1),
    )
    assert done.package_id in report.delivered
    rows = [
        (path, row)
        for path in council.rglob("manifest.csv")
        for row in csv.DictReader(path.read_text("utf-8").splitlines())
        if row["mime"] == "image/jpeg" or row["description"].endswith(("beside it", "(practice)"))
    ]
    assert sorted(row["mime"] for _, row in rows) == ["application/pdf", "image/jpeg"]
    for path, row in rows:
        assert is_whole_package(path.parent)
        data = (path.parent / row["file_name"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == row["sha256"]
        assert SAFE_NAME.fullmatch(row["file_name"])
        assert "Edna" not in row["file_name"] + row["title"] + row["description"]
    filing = filing_by_id(store, sealed_view_id=done.sealed.id)
    nameless = replace(
        filing, sealed=replace(done.sealed, view=replace(done.sealed.view, is_nameless=True))
    )
    assert len(laid_beside(store, filing, profile=load_profile("generic"))) == 2
    assert laid_beside(store, nameless, profile=load_profile("generic")) == ()
    (picture,) = (row for _, row in rows if row["mime"] == "image/jpeg")
    assert picture["sha256"] == laid.sha256
    assert picture["file_name"].endswith("_v1.jpg")
