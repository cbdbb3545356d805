"""A box to choose the language of a text from."""

from PySide6.QtWidgets import QComboBox, QWidget

from ui.i18n import in_words

LANGUAGES = {
    "ar": "العربية",
    "en": "English",
    "ku": "Kurdî",
    "fa": "فارسی",
    "tr": "Türkçe",
    "he": "עברית",
    "fr": "Français",
    "de": "Deutsch",
    "es": "Español",
    "ru": "Русский",
}
"""The languages offered, each by its own name."""


class LanguageBox(QComboBox):
    """Languages by their codes; the first row is for a text of which it is not said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        in_words(self, self._say)

    def _say(self) -> None:
        self.set_code(self.code)

    @property
    def code(self) -> str:
        """The code of the language that is chosen; empty if none is."""
        return self.currentData() or ""

    def set_code(self, chosen: str) -> None:
        """Choose a language, which need not be one of those offered."""
        self.clear()
        self.addItem(self.tr("Not said"), "")
        codes = LANGUAGES if not chosen or chosen in LANGUAGES else (*LANGUAGES, chosen)
        for code in codes:
            self.addItem(LANGUAGES.get(code, code), code)
        self.setCurrentIndex(self.findData(chosen))
