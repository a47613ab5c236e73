"""Help on what lies beside a page, and on signing it."""

from __future__ import annotations

from typing import Final

from app.language import N_
from app.ui.help.topic import Topic

BESIDE: Final = (
    Topic(
        key="files",
        group="screens",
        title=N_("Photos and files beside a page"),
        lines=(
            N_(
                "Under “Photos and files” beside a page, add a photo or a PDF, drop it there, or "
                "paste it."
            ),
            N_(
                "A photo is made small; where, when and with what it was taken is left out. A PDF "
                "loses what it would run or hide. They are kept encrypted in this store."
            ),
            N_(
                "The paper names what lies beside it, and it goes to the council with the page "
                "unless you say otherwise."
            ),
            N_(
                "Written by hand together? Photograph the sheet, and look at it beside the boxes "
                "to copy it across: larger, turned, wider."
            ),
        ),
    ),
    Topic(
        key="signing",
        group="screens",
        title=N_("Signing a finished page"),
        lines=(
            N_(
                "On a finished page, “Sign this page…” takes a signature by pen, finger or mouse, "
                "a typed name, or a note that it was signed on paper or agreed aloud."
            ),
            N_(
                "It belongs to that very version. After an amendment it says that it was signed "
                "for another wording; ask again."
            ),
            N_(
                "Print view shows who signed, when, and for which version. A signature is never "
                "changed or taken back."
            ),
        ),
    ),
)
