"""Papers the tests print."""

from __future__ import annotations

from typing import Final

from app.reports.document import (
    Block,
    Box,
    BulletList,
    Columns,
    Disc,
    Document,
    Figure,
    Footer,
    HeaderBlock,
    Heading,
    KeyValueBlock,
    Label,
    PageBreak,
    Paragraph,
    SignatureBlock,
    SignatureLine,
    Space,
    Span,
    Stroke,
    TableBlock,
)

FOOTER: Final = Footer(
    left="Version 1 · made 12 November 2026, 14:52",
    middle="Glanwern council",
    right="Page {page} of {pages}",
)
STROKES: Final = (((0.0, 0.0), (10.0, 20.0), (20.0, 5.0), (40.0, 18.0)), ((60.0, 3.0),))
ECOMAP: Final = Figure(
    width=400,
    height=300,
    drawing=(
        Stroke(points=((200, 150), (80, 60)), dash=(4, 3)),
        Stroke(points=((200, 150), (320, 60)), width=4, colour="teal"),
        Disc(centre=(200, 150), radius=30, fill="teal"),
        Disc(centre=(80, 60), radius=24, fill="white", edge="plum", width=2),
        Box(corner=(290, 40), width=60, height=36, rounding=5, fill="white", edge="blue"),
        Label(at=(200, 154), text="Arthur", size=11, colour="white", is_strong=True),
        Label(at=(80, 64), text="Tŷ 王", size=9),
        Label(at=(320, 62), text="Men's Shed →", size=7),
    ),
    alt="Arthur in the middle; Tŷ not often; the Men's Shed strongly.",
)


def document(
    *blocks: Block,
    size_pt: float = 12,
    smallest_pt: float = 8,
    draft: str = "",
    footer: Footer = FOOTER,
    language: str = "en-GB",
) -> Document:
    """A document of these blocks."""
    return Document(
        title="Our conversation",
        language=language,
        blocks=blocks,
        size_pt=size_pt,
        smallest_pt=smallest_pt,
        footer=footer,
        running_head="Our conversation, continued",
        draft=draft,
    )


def promises(rows: int) -> TableBlock:
    """A table of promises."""
    return TableBlock(
        head=("What", "Who", "By when"),
        rows=tuple(
            (
                f"Promise {n}: go together to the Men's Shed on Thursday morning",
                (Span(text="Mair "), Span(text="(to be asked, by Carys)", style="aside")),
                "19 Nov",
            )
            for n in range(1, rows + 1)
        ),
        widths=(0.46, 0.36, 0.18),
    )


EVERY_BLOCK: Final[tuple[Block, ...]] = (
    HeaderBlock(
        title="Our conversation",
        name="Arthur Bevan",
        lines=("12 November 2026 · at home", "Arthur, Carys (niece) and Gwen Price"),
    ),
    Heading(text="What matters to me", note="as Arthur said it"),
    Paragraph(text="I want to be out in the shed again.\nAnd I'm not leaving.", voice="person"),
    Heading(text="What is strong already", level=3),
    Paragraph(text="Joiner for forty years.", voice="noticed"),
    Columns(
        left=(Heading(text="In the way"), Paragraph(text="Two steps.", voice="person")),
        right=(Heading(text="Wanted"), Paragraph(text="Back by Christmas.", voice="person")),
    ),
    BulletList(items=("Carys (niece)", (Span(text="Huw", style="strong"), Span(text=", next")))),
    KeyValueBlock(
        pairs=(("NHS number", "485 777 3456"), ("Born", "4 March 1944"), ("Team", "North")),
        across=2,
    ),
    Space(lines=1),
    promises(3),
    SignatureBlock(
        left=SignatureLine(caption="Arthur Bevan", strokes=STROKES, alt="A signature"),
        right=SignatureLine(caption="Gwen Price"),
    ),
    PageBreak(),
    Heading(text="My people"),
    ECOMAP,
    Paragraph(text="Small print.", is_small=True),
)
