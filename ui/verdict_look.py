"""The verdicts' names and colours: editors choose both, so the colours are made to be seen."""

from PySide6.QtGui import QColor, QPalette

from tracker.records import Verdict
from ui import theme

SIGN = "◆"
NONE_SIGN = "◇"

LEAST_CONTRAST = 3.0
"""Between a chip's sign and its tint, as WCAG 2.2 asks of what is no text."""


def name(verdict: Verdict, language: str) -> str:
    """The verdict's name in a language."""
    return verdict.name_ar if language == "ar" else verdict.name_en


def colour(verdict: Verdict, palette: QPalette) -> QColor:
    """The verdict's own colour, as much darker or lighter as it takes to stand out on a chip."""
    wanted = QColor(verdict.colour)
    dark = theme.is_dark(palette)
    hue, saturation = max(0.0, wanted.hslHueF()), wanted.hslSaturationF()
    lightness = wanted.lightnessF()
    while contrast(wanted, theme.tint(wanted, palette)) < LEAST_CONTRAST:
        lightness = min(1.0, lightness + 0.02) if dark else max(0.0, lightness - 0.02)
        wanted = QColor.fromHslF(hue, saturation, lightness)
    return wanted


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(of: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (of.redF(), of.greenF(), of.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
