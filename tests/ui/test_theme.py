"""Every text can be read and every sign be seen, in the light and in the dark."""

from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from ui import theme

Role = QPalette.ColorRole

SURFACES = (Role.Window, Role.Base, Role.AlternateBase)
TEXTS = [
    *product((Role.WindowText, Role.Text, Role.PlaceholderText, Role.Link, Role.BrightText), SURFACES),
    (Role.ButtonText, Role.Button),
    (Role.ButtonText, Role.Window),
    (Role.HighlightedText, Role.Highlight),
    (Role.ToolTipText, Role.ToolTipBase),
]
"""Which text stands on which ground."""

SHADES = sorted({shade for _, shade in theme.SIGNS.values()}, key=lambda shade: shade.light)


@pytest.fixture(params=["light", "dark"])
def palette(request: pytest.FixtureRequest, qtbot: QtBot) -> QPalette:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, request.param)
    return application.palette()


def luminance(colour: QColor) -> float:
    """The relative luminance of WCAG 2."""
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """From 1 (the same) to 21 (black on white), as WCAG 2 counts it."""
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_the_standard_counts_it() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


def test_every_text_can_be_read_on_its_ground(palette: QPalette) -> None:
    found = {pair: contrast(palette.color(pair[0]), palette.color(pair[1])) for pair in TEXTS}
    assert {pair: ratio for pair, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("shade", SHADES, ids=lambda shade: shade.light)
def test_sign_and_word_of_a_chip_stand_out_from_its_tint(palette: QPalette, shade: theme.Shade) -> None:
    sign = theme.colour(shade, palette)
    tint = theme.tint(sign, palette)
    assert contrast(sign, tint) >= 3
    for surface in SURFACES:
        assert contrast(sign, palette.color(surface)) >= 3
    assert contrast(palette.color(Role.Text), tint) >= 4.5


def test_what_has_the_focus_can_be_told(palette: QPalette) -> None:
    for surface in (*SURFACES, Role.Button):
        assert contrast(palette.color(Role.Accent), palette.color(surface)) >= 3


def test_every_colour_has_a_light_and_a_dark_form() -> None:
    for shade in [*SHADES, *(theme.Shade(*pair) for pair in theme.PALETTES.values())]:
        assert QColor(shade.light).isValid()
        assert QColor(shade.dark).isValid()


def test_an_empty_box_to_tick_is_seen(palette: QPalette, qtbot: QtBot) -> None:
    ground_of_all = QWidget()
    qtbot.addWidget(ground_of_all)
    QCheckBox(ground_of_all).adjustSize()
    picture = ground_of_all.grab(ground_of_all.childrenRect()).toImage()
    ground = palette.color(Role.Window)
    row = picture.height() // 2
    contrasts = [contrast(QColor(picture.pixel(x, row)), ground) for x in range(picture.width())]
    assert max(contrasts) >= 3


def test_boxes_to_be_ticked_in_lists_are_seen_on_a_dark_window(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "dark")
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.ensurePolished()
    drawn, ground = tree.palette().window().color().darker(140), tree.palette().base().color()
    assert drawn.lightness() > ground.lightness() + 40
