"""The look: tokens for each theme, the palette and style sheet made from them, and the fonts."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum
from string import Template
from typing import Final, Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QWidget

from app import paths

Theme = Literal["light", "dark", "contrast"]
THEMES: Final[tuple[Theme, ...]] = ("light", "dark", "contrast")
FAMILY: Final = "Atkinson Hyperlegible Next"
FIRST_FONTS: Final = (
    "AtkinsonHyperlegibleNext_400Regular.ttf",
    "AtkinsonHyperlegibleNext_700Bold.ttf",
)
"""All that the words of the unlock window are set in."""
LATER_FONTS: Final = (
    "AtkinsonHyperlegibleNext_400Regular_Italic.ttf",
    "AtkinsonHyperlegibleNext_600SemiBold.ttf",
    "NotoNaskhArabic_400Regular.ttf",
    "NotoNaskhArabic_700Bold.ttf",
)
FONT_FILES: Final = (*FIRST_FONTS, *LATER_FONTS)
TARGET: Final = 44
"""The least height and width of anything that is pressed, in pixels."""
SPACE: Final = (4, 8, 12, 18, 28)
"""The distances, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Every colour of a theme by its name, as `#rrggbb`."""

    ink: str
    soft: str
    ground: str
    paper: str
    sheet: str
    line: str
    edge: str
    teal: str
    on_teal: str
    teal_soft: str
    teal_hover: str
    amber: str
    amber_soft: str
    plum: str
    plum_soft: str
    blue: str
    blue_soft: str
    red: str
    red_soft: str
    focus: str
    focus_edge: str
    chip_line: Literal["soft", "full"]
    """Whether a chip is told by its ground alone or by a line in its full colour."""


LIGHT: Final = Tokens(
    ink="#1D2B2A",
    soft="#51605E",
    ground="#F4F0E8",
    paper="#FFFDF9",
    sheet="#FFFFFF",
    line="#D9D4C9",
    edge="#7F8A84",
    teal="#17594F",
    on_teal="#FFFFFF",
    teal_soft="#E3EFEC",
    teal_hover="#0F463E",
    amber="#8A5000",
    amber_soft="#FBECCD",
    plum="#6A3A63",
    plum_soft="#F2E6F0",
    blue="#23527C",
    blue_soft="#E2ECF5",
    red="#A3271F",
    red_soft="#FBE4E1",
    focus="#E0A72E",
    focus_edge="#1D2B2A",
    chip_line="soft",
)
DARK: Final = Tokens(
    ink="#EEF2EF",
    soft="#B7C3BF",
    ground="#121918",
    paper="#1B2423",
    sheet="#202B2A",
    line="#3A4745",
    edge="#8B9995",
    teal="#84CDBF",
    on_teal="#0E1F1C",
    teal_soft="#1F3B37",
    teal_hover="#A2DDD1",
    amber="#F2C26B",
    amber_soft="#40310F",
    plum="#DDB0D6",
    plum_soft="#3C2839",
    blue="#A3C9EE",
    blue_soft="#1F3349",
    red="#F5A79F",
    red_soft="#482320",
    focus="#F2BE4B",
    focus_edge="#050807",
    chip_line="soft",
)
CONTRAST: Final = Tokens(
    ink="#FFFFFF",
    soft="#FFFFFF",
    ground="#000000",
    paper="#000000",
    sheet="#000000",
    line="#FFFFFF",
    edge="#FFFFFF",
    teal="#7DF5E1",
    on_teal="#000000",
    teal_soft="#003B33",
    teal_hover="#B9FFF3",
    amber="#FFDD66",
    amber_soft="#000000",
    plum="#F7C1FF",
    plum_soft="#000000",
    blue="#A8D6FF",
    blue_soft="#000000",
    red="#FFA79F",
    red_soft="#000000",
    focus="#FFE14D",
    focus_edge="#000000",
    chip_line="full",
)
_TOKENS: Final = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def tokens(theme: Theme) -> Tokens:
    """The colours of a theme."""
    return _TOKENS[theme]


class Tone(Enum):
    """A colour that painting code asks a widget's palette for, so that it follows the theme."""

    INK = QPalette.ColorRole.WindowText
    SOFT = QPalette.ColorRole.PlaceholderText
    GROUND = QPalette.ColorRole.Window
    PAPER = QPalette.ColorRole.AlternateBase
    SHEET = QPalette.ColorRole.Base
    LINE = QPalette.ColorRole.Mid
    EDGE = QPalette.ColorRole.Dark
    TEAL = QPalette.ColorRole.Link
    ON_TEAL = QPalette.ColorRole.HighlightedText
    TEAL_SOFT = QPalette.ColorRole.Light
    AMBER = QPalette.ColorRole.LinkVisited
    AMBER_SOFT = QPalette.ColorRole.Midlight
    RED = QPalette.ColorRole.BrightText
    FOCUS = QPalette.ColorRole.Accent
    FOCUS_EDGE = QPalette.ColorRole.Shadow


# Role by role, so that nothing is left to the platform.
_ROLES: Final = (
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.ToolTipText, "ink"),
    (QPalette.ColorRole.PlaceholderText, "soft"),
    (QPalette.ColorRole.Window, "ground"),
    (QPalette.ColorRole.Button, "paper"),
    (QPalette.ColorRole.AlternateBase, "paper"),
    (QPalette.ColorRole.ToolTipBase, "paper"),
    (QPalette.ColorRole.Base, "sheet"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "edge"),
    (QPalette.ColorRole.Link, "teal"),
    (QPalette.ColorRole.Highlight, "teal"),
    (QPalette.ColorRole.HighlightedText, "on_teal"),
    (QPalette.ColorRole.Light, "teal_soft"),
    (QPalette.ColorRole.Midlight, "amber_soft"),
    (QPalette.ColorRole.LinkVisited, "amber"),
    (QPalette.ColorRole.BrightText, "red"),
    (QPalette.ColorRole.Accent, "focus"),
    (QPalette.ColorRole.Shadow, "focus_edge"),
)


def tone(widget: QWidget, which: Tone) -> QColor:
    """A colour of the theme the widget is shown in."""
    return widget.palette().color(which.value)


@dataclass(frozen=True, slots=True)
class Style:
    """One theme at one text size (percent, 100 to 200)."""

    theme: Theme = "light"
    text_percent: int = 100

    @property
    def tokens(self) -> Tokens:
        """The colours."""
        return tokens(self.theme)

    def points(self, size: float) -> float:
        """A size in points, scaled by the text size."""
        return round(size * self.text_percent / 100, 1)

    def font(self, size: float = 12, *, bold: bool = False) -> QFont:
        """The house's font at a size in points before scaling."""
        font = QFont(FAMILY)
        font.setPointSizeF(self.points(size))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return font

    def palette(self) -> QPalette:
        """Every role set by us, so that no platform mixes in its own."""
        colours = self.tokens
        palette = QPalette()
        for role, name in _ROLES:
            palette.setColor(role, QColor(str(getattr(colours, name))))
        off = QPalette.ColorGroup.Disabled
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(off, role, QColor(colours.soft))
        return palette

    def qss(self) -> str:
        """The style sheet, from `resources/style/kitchen-table.qss` and the tokens."""
        sheet = paths.resource("style/kitchen-table.qss").read_text("utf-8")
        colours = self.tokens
        values: dict[str, str] = {f.name: str(getattr(colours, f.name)) for f in fields(colours)}
        for name in ("teal", "amber", "plum", "blue", "red"):
            edge = values[name] if colours.chip_line == "full" else values[f"{name}_soft"]
            values[f"{name}_chip_line"] = edge
        for size in (9, 10, 11, 12, 14, 16, 20, 26):
            values[f"pt{size}"] = f"{self.points(size):g}pt"
        values["family"] = FAMILY
        values["style_folder"] = paths.resource("style").as_posix()
        values["theme"] = self.theme
        values["whose_px"] = str(28 * self.text_percent // 100)
        values["line_px"] = str(max(42, 28 + 14 * self.text_percent // 100))
        return Template(sheet).substitute(values)


def load_fonts(names: tuple[str, ...] = FONT_FILES) -> None:
    """Give Qt some of the house's own fonts; a bare machine has none that knows Welsh well."""
    for name in names:
        QFontDatabase.addApplicationFont(str(paths.resource(f"fonts/{name}")))
