"""How Isnad looks: palettes for light and dark, the few colours with a meaning, fonts and spacing."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from tracker.frozen import value
from tracker.records import ClaimStatus, Fidelity, QuoteStatus, Stance
from ui import settings

ARABIC_FONTS = ("Noto Sans Arabic", "Segoe UI", "Geeza Pro", "DejaVu Sans")
TEXT_STEPS = (-2, 8)
"""How far, in points, Ctrl − and Ctrl + take the text from the system's size."""

LINE_HEIGHT, ARABIC_LINE_HEIGHT = 1.5, 1.7
"""From one line of quoted words to the next, in sizes of the font."""

STYLED = "isnad_styled"
"""The property of an application that has the Fusion style already, asked for as it was made."""

UNIT = 4
"""Spacing comes in multiples of this many pixels at 96 dpi and 10 points."""


@value
class Shade:
    """One colour for light surfaces and one for dark; each stands out 3:1 at least."""

    light: str
    dark: str


PALETTES = {
    # role: (light, dark). Every text on its background reaches 4.5:1 (tested).
    QPalette.ColorRole.Window: ("#F4F2EE", "#1D1F21"),
    QPalette.ColorRole.WindowText: ("#1F2326", "#E6E3DC"),
    QPalette.ColorRole.Base: ("#FFFFFF", "#25282B"),
    QPalette.ColorRole.AlternateBase: ("#FAF8F5", "#2A2D31"),
    QPalette.ColorRole.Text: ("#1F2326", "#E6E3DC"),
    QPalette.ColorRole.PlaceholderText: ("#6A6E72", "#9A9EA2"),
    QPalette.ColorRole.Button: ("#ECE9E3", "#303438"),
    QPalette.ColorRole.ButtonText: ("#1F2326", "#E6E3DC"),
    QPalette.ColorRole.ToolTipBase: ("#1F2326", "#E6E3DC"),
    QPalette.ColorRole.ToolTipText: ("#FFFFFF", "#1D1F21"),
    QPalette.ColorRole.Highlight: ("#0B6470", "#1F6F7A"),
    QPalette.ColorRole.HighlightedText: ("#FFFFFF", "#FFFFFF"),
    QPalette.ColorRole.Accent: ("#0B6470", "#5FC4CF"),
    QPalette.ColorRole.Link: ("#0B6470", "#6FCBD5"),
    QPalette.ColorRole.BrightText: ("#B23A00", "#FF9C66"),
    QPalette.ColorRole.Light: ("#FFFFFF", "#3A3E43"),
    QPalette.ColorRole.Midlight: ("#F0EDE8", "#34383C"),
    QPalette.ColorRole.Mid: ("#CFCBC3", "#4A4F55"),
    QPalette.ColorRole.Dark: ("#A9A59D", "#121314"),
    QPalette.ColorRole.Shadow: ("#8C887F", "#000000"),
}
DISABLED = Shade("#8D9195", "#72767A")

GREY = Shade("#6B6F73", "#A3A7AB")
BLUE = Shade("#0072B2", "#56B4E9")
ORANGE = Shade("#A86400", "#E69F00")
GREEN = Shade("#007A59", "#2BC295")
VERMILION = Shade("#C24A00", "#F0803C")

PAPER, INK = QColor("white"), QColor("black")
"""A printed page, whatever the theme."""

SIGNS: dict[StrEnum, tuple[str, Shade]] = {
    Stance.SUPPORTS: ("▲", GREEN),
    Stance.DISPUTES: ("▼", VERMILION),
    Stance.MENTIONS: ("●", BLUE),
    QuoteStatus.UNREVIEWED: ("○", GREY),
    QuoteStatus.IN_REVIEW: ("◐", BLUE),
    QuoteStatus.NEEDS_INFO: ("?", ORANGE),
    QuoteStatus.CONFIRMED: ("✓", GREEN),
    QuoteStatus.MISATTRIBUTED: ("✗", VERMILION),
    QuoteStatus.RETRACTED: ("↶", VERMILION),
    QuoteStatus.WITHDRAWN: ("⊘", GREY),
    ClaimStatus.SECOND_REVIEW: ("◑", BLUE),
    ClaimStatus.DONE: ("✓", GREEN),
    Fidelity.IDENTICAL: ("≡", GREEN),
    Fidelity.MARKS: ("≈", BLUE),
    Fidelity.WORDS: ("≠", VERMILION),
    Fidelity.MISSING: ("?", ORANGE),
}
"""What stands before each word of stance and status, and its colour: Okabe–Ito hues, safe for
colour-blind eyes. Quotes and claims share some words, and those share their signs."""


def has_sign(member: StrEnum) -> bool:
    """True of stances and statuses."""
    return member in SIGNS


def sign(member: StrEnum) -> tuple[str, Shade]:
    """The sign and shade of a stance or status."""
    return SIGNS[member]


def apply(application: QApplication, theme: str | None) -> None:
    """Set style, palette and fonts; `theme` is "light", "dark" or None to follow the system."""
    if not application.property(STYLED):
        application.setStyle("Fusion")
        application.setProperty(STYLED, True)
    application.setProperty("isnad_theme", theme or "")
    _colour(application, dark=_wants_dark(application, theme))
    apply_text_size(application)
    if not application.property("isnad_follows"):
        application.setProperty("isnad_follows", True)
        application.styleHints().colorSchemeChanged.connect(_follow_the_system)


def _follow_the_system() -> None:
    """Turn light or dark with the system, unless one of them was chosen."""
    application = QApplication.instance()
    if isinstance(application, QApplication) and not application.property("isnad_theme"):
        _colour(application, dark=_wants_dark(application, None))


def _wants_dark(application: QApplication, theme: str | None) -> bool:
    if theme is None:
        return application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return theme == "dark"


def _colour(application: QApplication, *, dark: bool) -> None:
    """Give the application its palette, and boxes to be ticked an outline that is seen.

    Fusion draws it in the colour behind the widget, only darker, which no eye tells from a dark window.
    """
    palette = _palette(dark=dark)
    application.setPalette(palette)
    palette.setColor(QPalette.ColorRole.Window, colour(GREY, palette))
    for kind in ("QCheckBox", "QMenu", "QTreeWidget", "FilterList"):
        application.setPalette(palette, kind)  # type: ignore[arg-type]  # bytes, says the stub, and errs


def _palette(*, dark: bool) -> QPalette:
    palette = QPalette()
    for role, shades in PALETTES.items():
        palette.setColor(role, QColor(shades[dark]))
    faint = QColor(DISABLED.dark if dark else DISABLED.light)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return palette


def is_dark(palette: QPalette) -> bool:
    """True if the palette is the dark one."""
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def colour(shade: Shade, palette: QPalette) -> QColor:
    """The shade for this palette."""
    return QColor(shade.dark if is_dark(palette) else shade.light)


def tint(of: QColor, palette: QPalette) -> QColor:
    """A faint background in this colour: text on it stays as readable as on the base."""
    base = palette.color(QPalette.ColorRole.Base)
    part = 0.18 if is_dark(palette) else 0.12
    rest = 1 - part
    return QColor(
        round(of.red() * part + base.red() * rest),
        round(of.green() * part + base.green() * rest),
        round(of.blue() * part + base.blue() * rest),
    )


def apply_text_size(application: QApplication) -> None:
    """Set the application's font: the system's, or one that has Arabic, in the size the user chose."""
    font = QFont(application.property("isnad_system_font") or application.font())
    application.setProperty("isnad_system_font", QFont(font))
    if not _has_arabic(font):
        from PySide6.QtGui import QFontDatabase

        families = set(QFontDatabase.families())
        font.setFamily(next((each for each in ARABIC_FONTS if each in families), font.family()))
    font.setPointSizeF(QFontInfo(font).pointSizeF() + settings.number("text_step", 0))
    application.setFont(font)


def change_text_size(application: QApplication, by: int) -> None:
    """Make all text larger or smaller by so many points, within `TEXT_STEPS`; 0 goes back to the system's."""
    step = settings.number("text_step", 0) + by if by else 0
    settings.remember("text_step", max(TEXT_STEPS[0], min(TEXT_STEPS[1], step)))
    apply_text_size(application)


def _has_arabic(font: QFont) -> bool:
    return QFontMetrics(font).inFontUcs4(ord("ع"))


def quote_font(widget: QWidget) -> QFont:
    """The font that people's words are shown in: the reading font if one is set, one step larger."""
    font = QFont(widget.font())
    reading = settings.text("reading_font")
    if reading:
        font.setFamily(reading)
    font.setPointSizeF(font.pointSizeF() * 1.2)
    return font


def space(widget: QWidget, units: int) -> int:
    """So many spacing units in pixels, grown with the text."""
    return max(1, round(units * UNIT * widget.fontMetrics().height() / 16))
