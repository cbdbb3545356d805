"""Entry of a source: paste its text, and say where and when it came out."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from tracker.errors import InputRefused, IsnadError
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.records import Anchor, Changes, Source, SourceKind
from tracker.services import sources
from tracker.text.entry import clean
from ui import direction, theme
from ui.context import Context
from ui.i18n import in_words
from ui.widgets.date_edit import DateEdit
from ui.widgets.enum_box import EnumBox
from ui.widgets.field import Field
from ui.widgets.form_frame import FormFrame
from ui.widgets.lost_warning import LostWarning
from ui.widgets.same_text import SameText
from ui.widgets.shelf import Shelf
from ui.widgets.words_edit import LineEdit, WordsEdit

LONGEST_TITLE = 160
"""Characters of a first line that are proposed as the title."""

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

_LATIN = ("url", "archive_url")
_LINES = ("title", "outlet", "author", "url", "archive_url", "note")


@dataclass(frozen=True, slots=True)
class _Unsaved:
    """What was left without saving: the source as read and as it stands in the form, and the date typed."""

    stored: Source
    typed: Source
    published_on: str


class SourceForm(QWidget):
    """One source, new or stored.

    - `saved(int)`: the source with this id is stored.
    - `left()`: the form is done with; what was not saved is kept for the next time.
    """

    saved = Signal(int)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("source_form")
        self.context = context
        self._stored = self._begun = Source()
        self._unsaved = Shelf[int, _Unsaved]()
        self._title_is_typed = False
        self._shown_words = ""
        self._lost: list[str] = []
        self.lines = {name: LineEdit() for name in _LINES}
        self.kind = EnumBox(context, SourceKind)
        self.published_on = DateEdit(context)
        self.language = QComboBox()
        self.text = WordsEdit(field="text")
        self.lost_warning = LostWarning(context, self.text)
        editors: dict[str, QWidget] = {
            "title": self.lines["title"],
            "kind": self.kind,
            "outlet": self.lines["outlet"],
            "author": self.lines["author"],
            "published_on": self.published_on,
            "text": self.text,
            "url": self.lines["url"],
            "archive_url": self.lines["archive_url"],
            "language": self.language,
            "note": self.lines["note"],
        }
        for name, editor in editors.items():
            (editor.focusProxy() or editor).setObjectName(f"source_form_{name}")
        self.fields = {name: Field(editor, tall=name == "text") for name, editor in editors.items()}
        self.frame = FormFrame(self._laid_out(), name="source_form")
        self.same_text = SameText(context, self._typed)
        self.frame.put_above(self.same_text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)
        self._connect()
        in_words(self, self._say)
        self._begin(Source(), Source())

    def _laid_out(self) -> QWidget:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(self, 3))
        grid.setVerticalSpacing(theme.space(self, 2))
        rows = (
            (("title", 9), ("kind", 3)),
            (("outlet", 4), ("author", 4), ("published_on", 4)),
            (("text", 12),),
            (("url", 6), ("archive_url", 6)),
            (("language", 3), ("note", 9)),
        )
        for row, names in zip((0, 1, 2, 4, 5), rows, strict=True):
            column = 0
            for name, width in names:
                grid.addWidget(self.fields[name], row, column, 1, width)
                column += width
        grid.addWidget(self.lost_warning, 3, 0, 1, 12)
        for column in range(12):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(2, 1)
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * 8)
        for name in _LATIN:
            self.lines[name].setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        return content

    def _connect(self) -> None:
        self.lines["title"].textEdited.connect(self._keep_title)
        self.text.changed.connect(self._propose)
        self.text.changed.connect(self.same_text.look_soon)
        self.text.refused.connect(self._refuse_words)
        self.frame.next_asked.connect(self.save)
        self.frame.save_asked.connect(self.save)
        self.frame.leave_asked.connect(self.leave)
        self.frame.afresh_asked.connect(self._begin_afresh)

    def _say(self) -> None:
        new = not self._stored.id
        self.frame.show_title(self.tr("New source") if new else self.tr("Edit source"), has_next=False)
        for name, field in self.fields.items():
            field.say(self.context.wording.field("source", name))
        self.text.setPlaceholderText(self.tr("Paste the text here, as it was printed."))
        self._fill_languages(self.language.currentData() or "")

    def _fill_languages(self, chosen: str) -> None:
        self.language.clear()
        self.language.addItem(self.tr("Not said"), "")
        codes = LANGUAGES if not chosen or chosen in LANGUAGES else (*LANGUAGES, chosen)
        for code in codes:
            self.language.addItem(LANGUAGES.get(code, code), code)
        self.language.setCurrentIndex(self.language.findData(chosen))

    # Beginning and leaving

    def start_new(self, text: str = "", title: str = "") -> None:
        """Begin a source, with a text if there is one, or go on with the one begun before.

        Raises `InputRefused` for a text that no editor can hold.
        """
        self._put_away()
        unsaved = self._unsaved.take(lambda key: key == 0) if not text else None
        if unsaved:
            self._resume(unsaved)
            return
        self._begin(Source(), Source())
        self.text.set_words(text)
        self.lines["title"].setText(title or _first_line(text))
        self._title_is_typed = bool(title)
        self._focus_title()

    def start_from(self, source: Source) -> None:
        """Begin a source with what a file told: text, title and all else. Raises as `start_new` does."""
        self.start_new(source.text, source.title)
        self._stored = replace(self._stored, file_sha256=source.file_sha256)
        for name in ("outlet", "author", "url", "note"):
            self.lines[name].setText(getattr(source, name))
            self.lines[name].setCursorPosition(0)
        self.published_on.set_iso(source.published_on)
        self.language.setCurrentIndex(max(0, self.language.findData(source.language)))

    def edit(self, source_id: int) -> None:
        """Show a stored source to be changed, or go on with the changes begun before."""
        self._put_away()
        unsaved = self._unsaved.take(lambda key: key == source_id)
        if unsaved:
            self._resume(unsaved)
            return
        stored = source_queries.get(self.context.project, source_id)
        self._begin(stored, stored)
        self._focus_title()

    def _focus_title(self) -> None:
        self.lines["title"].setFocus()
        self.lines["title"].selectAll()

    def _resume(self, unsaved: _Unsaved) -> None:
        self._begin(unsaved.stored, unsaved.typed)
        self._begun = unsaved.stored
        if not unsaved.typed.published_on:
            self.published_on.set_typed(unsaved.published_on)
        self.frame.show_resumed(True)
        self._focus_title()

    def _begin(self, stored: Source, shown: Source) -> None:
        self._stored = stored
        for name, line in self.lines.items():
            line.setText(getattr(shown, name))
            line.setCursorPosition(0)
        self.kind.set_member(shown.kind)
        self.published_on.set_iso(shown.published_on)
        self.published_on.reference = date.today()
        self.text.show_exactly(stored.text)
        self._shown_words = self.text.words()
        self.lost_warning.watch(stored.id)
        if shown.text != stored.text:
            self.text.show_exactly(shown.text)
        self._title_is_typed = bool(shown.title)
        self.frame.tell("")
        self.frame.show_resumed(False)
        self._clear_errors()
        self._say()
        self._fill_languages(shown.language)
        self._begun = self._typed()

    @Slot()
    def _begin_afresh(self) -> None:
        if self._stored.id:
            self._stored = source_queries.get(self.context.project, self._stored.id)
        self._begin(self._stored, self._stored)
        self._focus_title()

    @property
    def is_touched(self) -> bool:
        """True if the form holds something that was not saved."""
        return self._typed() != self._begun

    def _put_away(self) -> None:
        if self.is_touched:
            typed = self._typed()
            unsaved = _Unsaved(self._stored, typed, self.published_on.typed())
            self._unsaved.keep(self._stored.id, unsaved)
            self._begun = typed

    @Slot()
    def leave(self) -> None:
        """Leave; what was not saved is kept for coming back."""
        self._put_away()
        self.left.emit()

    # What is typed

    def _typed(self) -> Source:
        words = self.text.words()
        # A stored text may hold what no editor can: it is written only if it was edited.
        untouched = words == self._shown_words
        lines = {name: line.text() for name, line in self.lines.items()}
        return replace(
            self._stored,
            title=lines["title"],
            outlet=lines["outlet"],
            author=lines["author"],
            url=lines["url"],
            archive_url=lines["archive_url"],
            note=lines["note"],
            kind=self.kind.member,
            published_on=self.published_on.iso(),
            language=self.language.currentData() or "",
            text=self._stored.text if untouched else words,
        )

    @Slot()
    def _keep_title(self) -> None:
        self._title_is_typed = True

    @Slot()
    def _propose(self) -> None:
        """The first line of the text as its title, and the language that its letters are of."""
        if self._stored.id:
            return
        words = self.text.words()
        if not self._title_is_typed:
            self.lines["title"].setText(_first_line(words))
            self.lines["title"].setCursorPosition(0)
        if words.strip() and not self.language.currentData():
            arabic = direction.is_right_to_left(words[:1000], otherwise=False)
            self.language.setCurrentIndex(self.language.findData("ar" if arabic else "en"))

    @Slot(object)
    def _refuse_words(self, error: InputRefused) -> None:
        self._show_error("text", self.context.wording.error(error))

    # Saving

    @Slot()
    def save(self) -> None:
        """Store the source and leave."""
        if self.frame.is_waiting:
            return
        self._clear_errors()
        self.frame.tell("")
        wrong = self._what_is_wrong()
        for name, error in reversed(wrong.items()):
            self._show_error(name, self.context.wording.error(error))
        if wrong:
            return
        typed = self._typed()
        self.frame.wait(True)
        verb = sources.edit if typed.id else sources.add
        self.context.do(verb, typed, done=self._finish, failed=self._fail)

    def _what_is_wrong(self) -> dict[str, InputRefused]:
        wrong: dict[str, InputRefused] = {}
        typed = self._typed()
        for name in ("title", "outlet", "author", "text", "url", "archive_url", "note"):
            try:
                clean(getattr(typed, name), name)
            except InputRefused as error:
                wrong[name] = error
        if not typed.title.strip():
            wrong["title"] = InputRefused("empty_title")
        if self.published_on.error:
            wrong["published_on"] = self.published_on.error
        return {name: wrong[name] for name in self.fields if name in wrong}

    def _finish(self, changes: Changes) -> None:
        self.frame.wait(False)
        source_id = self._stored.id or changes.new_id("source")
        lost = self._count_lost(changes)
        self._begin(Source(), Source())
        self.saved.emit(source_id)
        self.left.emit()
        if lost:
            # After the notice of the step itself.
            self._lost = [self.tr("%n quotes lost their place in the text. They are kept.", "", lost)]
            QTimer.singleShot(0, self, self._tell_lost)

    def _count_lost(self, changes: Changes) -> int:
        found = (quote_queries.get(self.context.project, quote_id) for quote_id in changes.ids("quote"))
        return sum(quote.anchor is Anchor.DETACHED and quote.deleted_at is None for quote in found)

    @Slot()
    def _tell_lost(self) -> None:
        for words in self._lost:
            self.context.noticed.emit(words, True)

    def _fail(self, error: IsnadError) -> None:
        self.frame.wait(False)
        words, name = self.context.wording.error(error), str(error.fields.get("field", ""))
        if name in self.fields:
            self._show_error(name, words)
        else:
            self.frame.tell(words)

    def _show_error(self, name: str, words: str) -> None:
        editor = self.fields[name].editor
        if isinstance(editor, DateEdit) and not editor.is_valid():
            editor.show_reason()
        else:
            self.fields[name].show_error(words)
        editor.setFocus()

    def _clear_errors(self) -> None:
        for field in self.fields.values():
            field.show_error("")


def _first_line(text: str) -> str:
    """The first line that says anything, cut at a word if it is long."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    line = " ".join(line.split())
    return line if len(line) <= LONGEST_TITLE else line[:LONGEST_TITLE].rpartition(" ")[0]
