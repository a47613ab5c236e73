"""The papers of a sealed view as bytes, for whoever they are for."""

from __future__ import annotations

from app.casework.views import Audience, PageView
from app.exchange.package import Printed
from app.language import Words
from app.reports.conversation import conversation_paper
from app.reports.pdf import write_pdf


def print_paper(view: PageView, audience: Audience) -> Printed:
    """The paper of a page in the page's own language; the same view gives the same bytes."""
    paper = write_pdf(conversation_paper(view, audience=audience, words=Words(view.language)))
    return Printed(data=paper.data, pages=paper.pages)
