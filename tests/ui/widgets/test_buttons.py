"""Anyone's words stand on buttons and in menus as they are."""

from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from ui.widgets.chip import Chip
from ui.widgets.link_button import LinkButton

NAMED = "Marks & Spencer"


def is_without_shortcut(button: QAbstractButton) -> bool:
    return button.shortcut() == QKeySequence()


def test_a_name_makes_no_shortcut_of_its_letters(qtbot: QtBot) -> None:
    chip, link = Chip(), LinkButton()
    for button in (chip, link):
        qtbot.addWidget(button)
    chip.show_word("✕", NAMED, QColor("grey"))
    link.show_words(NAMED)
    assert chip.word == NAMED
    assert chip.accessibleName() == link.accessibleName() == NAMED
    assert is_without_shortcut(chip)
    assert is_without_shortcut(link)


def test_the_chips_menu_does_not_stop_the_program_and_is_gone_after_use(qtbot: QtBot) -> None:
    chip = Chip()
    qtbot.addWidget(chip)
    chip.show_word("○", "one", QColor("grey"))
    chip.set_choices([(1, "one"), (2, NAMED)])
    chip.show()
    chip.open_menu()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    second = menu.actions()[1]
    assert second.text().endswith("Marks && Spencer")
    with qtbot.waitSignal(chip.chosen) as chosen:
        second.trigger()
        menu.close()
    assert chosen.args == [2]
    qtbot.waitUntil(lambda: not chip.findChildren(QMenu))
