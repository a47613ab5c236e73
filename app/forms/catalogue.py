"""Every page the product asks, by key."""

from __future__ import annotations

from collections.abc import Iterator

from app.forms.page import Page
from app.forms.pages.about_me import ABOUT_ME
from app.forms.pages.agreement_to_share import AGREEMENT_TO_SHARE
from app.forms.pages.capacity import CAPACITY
from app.forms.pages.carers_conversation import CARERS_CONVERSATION
from app.forms.pages.conversation_1 import CONVERSATION_1
from app.forms.pages.conversation_2 import CONVERSATION_2
from app.forms.pages.conversation_3 import CONVERSATION_3
from app.forms.pages.first_contact import FIRST_CONTACT
from app.forms.pages.good_life import GOOD_LIFE
from app.forms.pages.leaving_hospital import LEAVING_HOSPITAL
from app.forms.pages.peer_discussion import PEER_DISCUSSION
from app.forms.pages.safeguarding_thinking import SAFEGUARDING_THINKING
from app.forms.pages.the_week import THE_WEEK
from app.forms.pages.think_family import THINK_FAMILY
from app.forms.pages.what_matters_wales import WHAT_MATTERS_WALES
from app.language import Message


class Catalogue:
    """The pages one can have, in the order they are offered; a wording pack makes a new one."""

    def __init__(self, pages: tuple[Page, ...], *, wording_pack: str = "") -> None:
        self._pages = {page.key: page for page in pages}
        self.wording_pack = wording_pack
        """Which council's wording this is, by the pack's id; empty for the product's own."""
        self.pack_trouble: Message | None = None
        """What was the matter with a pack that was set aside, if one was."""

    def __iter__(self) -> Iterator[Page]:
        """The pages in order."""
        return iter(self._pages.values())

    def page(self, key: str) -> Page | None:
        """The page of this key, if the product still has it."""
        return self._pages.get(key)

    def with_pages(self, pages: tuple[Page, ...], *, wording_pack: str = "") -> Catalogue:
        """A catalogue in which these pages stand in place of those of the same key."""
        together = {**self._pages, **{page.key: page for page in pages}}
        return Catalogue(tuple(together.values()), wording_pack=wording_pack or self.wording_pack)

    def without_pack(self, trouble: Message) -> Catalogue:
        """The same pages, and why a council's pack for them was set aside."""
        same = Catalogue(tuple(self), wording_pack=self.wording_pack)
        same.pack_trouble = trouble
        return same


def shipped() -> Catalogue:
    """The pages as they are shipped."""
    return Catalogue(
        (
            CONVERSATION_1,
            CONVERSATION_2,
            CONVERSATION_3,
            FIRST_CONTACT,
            LEAVING_HOSPITAL,
            CARERS_CONVERSATION,
            GOOD_LIFE,
            WHAT_MATTERS_WALES,
            THINK_FAMILY,
            ABOUT_ME,
            THE_WEEK,
            CAPACITY,
            AGREEMENT_TO_SHARE,
            SAFEGUARDING_THINKING,
            PEER_DISCUSSION,
        )
    )
