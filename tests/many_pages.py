"""A catalogue of several small pages of each group, for what has to choose among them."""

from __future__ import annotations

from app.forms.catalogue import Catalogue, shipped
from app.forms.conditions import Equals
from app.forms.page import Group, Page, Section
from app.forms.questions import Line


def small(key: str, name: str, moment: str, group: Group, **fields: object) -> Page:
    """A page of one question."""
    page = Page(
        key=key,
        version=1,
        code=key.upper(),
        title=name,
        name=name,
        paper_title=name,
        lead="",
        openers=(),
        sections=(Section(key="all", title="All", questions=(Line(key="line", ask="A line"),)),),
        group=group,
        moment=moment,
        card=f"What {name} is for.",
        source="Where it comes from.",
    )
    for field, value in fields.items():
        object.__setattr__(page, field, value)
    return page


def many_pages() -> Catalogue:
    """Seven pages: three conversations, one of Wales, one around, a decision, one of colleagues."""
    first = shipped().page("conversation_1")
    assert first is not None
    talk, around = Group.CONVERSATION, Group.AROUND
    return Catalogue(
        (
            small("first", "First contact", "They ring for the first time", talk),
            first,
            small("conversation_2", "Conversation 2", "Something must change now", talk),
            small("conversation_3", "Conversation 3", "Long-term support is needed", talk),
            small(
                "matters", "What matters", "In Wales", around, offered=Equals("@country", "wales")
            ),
            small("named", "A named decision", "Somebody doubts", Group.DECISION),
            small(
                "peer_discussion", "Peer discussion", "You are stuck", Group.COLLEAGUES,
                is_nameless=True, person_paper=False,
            ),
        )
    )  # fmt: skip
