"""The language of the window: translators, direction, numbers, and words that follow a switch."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from ui.paths import RESOURCES

LANGUAGES = ("ar", "en")

# Latin digits in both: four of five Arabic news articles write them, and dates and ids stay legible.
LOCALES = {
    "ar": QLocale(QLocale.Language.Arabic, QLocale.Country.UnitedArabEmirates),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}

_installed: list[QTranslator] = []


def switch(application: QApplication, language: str) -> None:
    """Put the whole application into a language ("ar" or "en"), at once.

    Every widget gets a LanguageChange event; `in_words` makes a widget's words follow it.
    """
    while _installed:
        application.removeTranslator(_installed.pop())
    QLocale.setDefault(LOCALES[language])
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own_folder = str(RESOURCES / "translations")
    # English has its file too: without one, «%n» keeps its plural unformed.
    for name, folder in ((f"qtbase_{language}", qt_folder), (f"isnad_{language}", own_folder)):
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)
            _installed.append(translator)
    # Said outright and last: installing Qt's own Arabic words turns the direction by itself, once.
    right_to_left = language == "ar"
    application.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    )
    # Qt only posts the news to the windows; whoever switches may look at them on the next line.
    application.sendPostedEvents(None, QEvent.Type.LanguageChange.value)


def language() -> str:
    """The language that `switch` set last: "ar" or "en"."""
    return "ar" if QLocale().language() == QLocale.Language.Arabic else "en"


def in_words(widget: QWidget, say: Callable[[], None]) -> None:
    """Call `say`, which sets the widget's words, now and whenever the language is switched."""
    say()
    _Follower(widget, say)


class _Follower(QObject):
    """Waits at a widget for the language to change."""

    def __init__(self, widget: QWidget, say: Callable[[], None]) -> None:
        super().__init__(widget)
        self._say = say
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        return super().eventFilter(watched, event)


def grouped(words: str, number: int) -> str:
    """These words about a number («%n», filled in by `tr`), with the number's thousands set apart."""
    return words.replace(str(number), f"{number:,}", 1)


def translate(context: str, words: str) -> str:
    """Words of a place that is no widget. Counted ones need Qt's own `translate`: lupdate sees no others."""
    return QCoreApplication.translate(context, words)
