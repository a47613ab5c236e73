"""Makes the small store that is kept for ever: `python -m tests.files.make_store`.

Run once for each released schema version, into a folder of its own that is never written again.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from app import paths
from app.clock import FixedClock
from app.models.appointment import Appointment
from app.models.attachment import Attachment, AttachmentContent
from app.models.contact import Contact, Rhythm
from app.models.journal import Verb
from app.models.money import Money
from app.models.network import Member, Tie
from app.models.package import Delivery, Package, PackageDocument
from app.models.page import Answer, CopyGiven, Page, SealedView
from app.models.person import Person
from app.models.promise import Promise
from app.models.schema import SCHEMA_VERSION
from app.models.signing import SignatureGiven
from app.models.store import Step, Store
from app.models.worker import Setting, Worker
from app.security.cost import KeyCost
from app.security.keys import create_keys

PASSPHRASE = "four words for tests"
COST = KeyCost(memory_kib=64, passes=1, lanes=1)
FLOOR = 32
MOMENT = datetime(2026, 11, 12, 14, 52, tzinfo=UTC)
STORES = Path(__file__).parent / "stores"


def make_store(home: Path) -> None:
    """Make the store in a new home: at least one row in every table."""
    clock = FixedClock(MOMENT)
    home.mkdir(parents=True)
    new = create_keys(home, passphrase=PASSPHRASE, cost=COST, clock=clock, floor=FLOOR)
    store = Store.create(home, new.key, clock=clock)
    with store.writing(Step(Verb.SET_UP)) as session:
        session.add(Worker(name="Mair Prys", is_owner=True, role="Social worker"))
        session.add(Setting(key="out_of_hours", value={"phone": "029 2018 0000"}))
    person_id, page_id = _people(store)
    step = Step(Verb.FINISHED_PAGE, "", person_id, page_id)
    with store.writing(step) as session:
        _finish(session, store, person_id, page_id)
    with store.writing(Step(Verb.ANSWERED, "hopes", person_id, page_id, "typing")) as session:
        session.add(Answer(page_id=page_id, key="hopes", value={"text": "Bowls again"}))
    store.close()
    paths.lock_file(home).unlink(missing_ok=True)


def _people(store: Store) -> tuple[str, str]:
    """A person with a network, a page, a promise and a note; their id and the page's."""
    with store.writing(Step(Verb.ADDED_PERSON)) as session:
        dot = Person(
            name="Dôt Evans",
            language="cy",
            needs=["Large print"],
            text_size_pt=18,
            visiting_alone="Two at a time.",
            involvement_note="Since the fall.",
        )
        session.add(dot)
        gill, roy = (Member(person_id=dot.id, name=name, kind="family") for name in ("Gill", "Roy"))
        session.add_all([gill, roy])
        session.add(Tie(person_id=dot.id, to_member_id=gill.id, quality="strong"))
        session.add(Tie(person_id=dot.id, from_member_id=gill.id, to_member_id=roy.id))
        page = Page(person_id=dot.id, page_key="conversation_1", definition_version=1)
        session.add(page)
        session.add(Answer(page_id=page.id, key="others", value={"text": "Mum and Béa 💜"}))
        session.add(
            Promise(
                person_id=dot.id,
                page_id=page.id,
                what="Ring the library",
                who_kind="member",
                who_member_id=gill.id,
                prevention=["primary"],
            )
        )
        session.add(Contact(person_id=dot.id, words="Rang, all well", on_date="2026-11-10"))
        session.add(Contact(words="A jot for nobody yet"))
        session.add(Rhythm(person_id=dot.id, how="phone", every_days=14))
        session.add(Appointment(person_id=dot.id, on_date="2026-11-19", place_kind="hub"))
        session.add(Money(person_id=dot.id, pence=8500, for_what="A key safe"))
        photo = AttachmentContent(person_id=dot.id, sha256="0" * 64, size_bytes=4, data=b"JPEG")
        session.add(photo)
        session.add(
            Attachment(
                person_id=dot.id,
                page_id=page.id,
                content_id=photo.id,
                name="The step at the door",
                media_type="image/jpeg",
            )
        )
    return dot.id, page.id


def _finish(session: Session, store: Store, person_id: str, page_id: str) -> None:
    """What finishing, giving and delivering leave behind."""
    view = SealedView(
        person_id=person_id, page_id=page_id, content="{}", sha256="0" * 64, made_at=MOMENT
    )
    session.add(view)
    session.add(
        SignatureGiven(
            sealed_view_id=view.id,
            person_id=person_id,
            page_id=page_id,
            sha256=view.sha256,
            way="typed",
            name="Dot",
            signed_at=MOMENT,
        )
    )
    session.add(CopyGiven(sealed_view_id=view.id, to_whom="Dot", how="by hand"))
    package = Package(
        person_id=person_id,
        sealed_view_id=view.id,
        doc_uuid="0" * 36,
        made_at=MOMENT,
        state="delivered",
    )
    session.add(package)
    session.add(
        PackageDocument(
            package_id=package.id,
            name="a.pdf",
            sha256="0" * 64,
            size_bytes=4,
            pages=1,
            audience="person",
            data=b"%PDF",
        )
    )
    session.add(Delivery(package_id=package.id, at=MOMENT, destination="share", result="delivered"))
    store.log_access(session, "printed", person_id=person_id, detail_ids=[view.id])


if __name__ == "__main__":
    make_store(STORES / f"v{SCHEMA_VERSION}")
