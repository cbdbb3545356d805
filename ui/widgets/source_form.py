"""Entry of a source: paste its text, and say where and when it came out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from tracker.errors import Conflict, InputRefused, IsnadError
from tracker.queries import quotes as quote_queries
from tracker.queries import sources as source_queries
from tracker.queries.drafts import Draft
from tracker.records import Anchor, Changes, Source, SourceKind
from tracker.services import drafts, sources
from tracker.text.titles import title_of
from ui import direction, theme
from ui.context import Context
from ui.i18n import in_words
from ui.three_ways import ThreeWays
from ui.widgets.conflict_panel import ConflictPanel
from ui.widgets.date_edit import DateEdit
from ui.widgets.enum_box import EnumBox
from ui.widgets.field import Field
from ui.widgets.form_draft import FormDraft, Texts
from ui.widgets.form_frame import FormFrame
from ui.widgets.language_box import LanguageBox
from ui.widgets.lost_warning import LostWarning
from ui.widgets.same_text import SameText
from ui.widgets.source_checks import what_is_wrong
from ui.widgets.words_edit import LineEdit, WordsEdit

_LATIN = ("url", "archive_url")
_LINES = ("title", "outlet", "author", "url", "archive_url", "note")


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
        self._stored = Source()
        self._title_is_typed = False
        self._shown_words = ""
        self._lost: list[tuple[str, Changes]] = []
        self.lines = {name: LineEdit() for name in _LINES}
        self.kind = EnumBox(context, SourceKind)
        self.published_on = DateEdit(context)
        self.language = LanguageBox()
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
        self.conflict = ConflictPanel(context, "source")
        self.frame.put_above(self.conflict)
        self.draft = FormDraft(context.drafts, "source", self._texts, self)
        self.same_text = SameText(context, self._typed)
        self.frame.put_above(self.same_text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)
        self._connect()
        in_words(self, self._say)
        self._begin(Source())

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
        self.conflict.mine_wanted.connect(self._save_mine)
        self.conflict.theirs_wanted.connect(self._begin_afresh)
        self.draft.watch(self)

    def _say(self) -> None:
        new = not self._stored.id
        self.frame.show_title(self.tr("New source") if new else self.tr("Edit source"), has_next=False)
        for name, field in self.fields.items():
            field.say(self.context.wording.field("source", name))
        self.text.setPlaceholderText(self.tr("Paste the text here, as it was printed."))

    # Beginning and leaving

    def start_new(self, text: str = "", title: str = "") -> None:
        """Begin a source, with a text if there is one, or go on with the one begun before.

        Raises `InputRefused` for a text that no editor can hold.
        """
        if self.frame.is_waiting:
            return  # what is being stored is waited for
        self.draft.put_away()
        draft = self.context.drafts.take_new("source") if not text else None
        if draft:
            self._resume(Source(), draft)
            return
        self._begin(Source())
        self.text.set_words(text)
        self.lines["title"].setText(title or title_of(text))
        self._title_is_typed = bool(title)
        self._focus_title()

    def start_from(self, source: Source) -> None:
        """Begin a source with what a file told: text, title and all else. Raises as `start_new` does."""
        if self.frame.is_waiting:
            return  # what is being stored is waited for
        self.start_new(source.text, source.title)
        self._stored = replace(self._stored, file_sha256=source.file_sha256)
        for name in ("outlet", "author", "url", "note"):
            self.lines[name].setText(getattr(source, name))
            self.lines[name].setCursorPosition(0)
        self.published_on.set_iso(source.published_on)
        self.language.set_code(source.language)

    def edit(self, source_id: int) -> None:
        """Show a stored source to be changed, or go on with the changes begun before."""
        if self.frame.is_waiting:
            return  # what is being stored is waited for
        self.draft.put_away()
        stored = source_queries.get(self.context.project, source_id)
        draft = self.context.drafts.take_of("source", source_id)
        if draft:
            self._resume(stored, draft)
            return
        self._begin(stored)
        self._focus_title()

    def go_on(self, draft: Draft) -> None:
        """Go on with what an earlier session has left."""
        if self.frame.is_waiting:
            return  # what is being stored is waited for
        if not draft.is_new:
            self.edit(draft.row_id)
            return
        self.draft.put_away()
        self.context.drafts.accept(draft)
        self._resume(Source(), draft)

    def _focus_title(self) -> None:
        title = self.lines["title"]
        title.setFocus()
        title.setSelection(len(title.text()), -len(title.text()))  # all, and its beginning is seen

    def _resume(self, stored: Source, draft: Draft) -> None:
        self._begin(stored)
        is_up_to_date = self.draft.resume(draft)
        self._show_texts({**self._texts(), **draft.fields})
        self.frame.show_resumed(True)
        self._focus_title()
        if not is_up_to_date:
            # Only what was typed stands against what was saved meanwhile; saving it unseen is refused.
            self._stored = self.conflict.base(stored.id, draft.base_revision)
            self._meet(stored)

    def _begin(self, stored: Source) -> None:
        self._stored = stored
        for name, line in self.lines.items():
            line.setText(getattr(stored, name))
            line.setCursorPosition(0)
        self.kind.set_member(stored.kind)
        self.published_on.set_iso(stored.published_on)
        self.published_on.reference = date.today()
        self.text.show_exactly(stored.text)
        self._shown_words = self.text.words()
        self.lost_warning.watch(stored.id)
        self._title_is_typed = bool(stored.title)
        self.conflict.hide()
        self.frame.tell("")
        self.frame.show_resumed(False)
        self._clear_errors()
        self._say()
        self.language.set_code(stored.language)
        self.draft.begin(stored.id, stored.revision)

    @Slot()
    def _begin_afresh(self) -> None:
        self.draft.drop()
        stored = source_queries.get(self.context.project, self._stored.id) if self._stored.id else Source()
        self._begin(stored)
        self._focus_title()

    @property
    def is_touched(self) -> bool:
        """True if the form holds something that was not saved."""
        return self.draft.is_touched

    @Slot()
    def leave(self) -> None:
        """Leave; what was not saved is kept for coming back. What is being stored is waited for."""
        if self.frame.is_waiting:
            return
        self.draft.put_away()
        self.left.emit()

    # What is typed

    def _words(self) -> str:
        words = self.text.words()
        # A stored text may hold what no editor can: it is written only if it was edited.
        return self._stored.text if words == self._shown_words else words

    def _texts(self) -> dict[str, str]:
        """What stands in each field, to the letter; of a date the words only while they mean none."""
        published_on = self.published_on.iso()
        return {
            **{name: line.text() for name, line in self.lines.items()},
            "kind": self.kind.member.value,
            "published_on": published_on,
            "published_on_typed": "" if published_on else self.published_on.typed(),
            "language": self.language.code,
            "file_sha256": self._stored.file_sha256,
            "text": self._words(),
        }

    def _show_texts(self, texts: Texts) -> None:
        self._title_is_typed = bool(texts["title"])
        if texts["text"] != self._stored.text:
            self.text.show_exactly(texts["text"])
        for name, line in self.lines.items():
            line.setText(texts[name])
        self.kind.set_member(SourceKind(texts["kind"]))
        if texts["published_on_typed"]:
            self.published_on.set_typed(texts["published_on_typed"])
        else:
            self.published_on.set_iso(texts["published_on"])
        self.language.set_code(texts["language"])
        self._stored = replace(self._stored, file_sha256=texts["file_sha256"])

    def _typed(self) -> Source:
        lines: dict[str, Any] = {name: line.text() for name, line in self.lines.items()}
        return replace(
            self._stored,
            **lines,
            kind=self.kind.member,
            published_on=self.published_on.iso(),
            language=self.language.code,
            text=self._words(),
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
            self.lines["title"].setText(title_of(words))
            self.lines["title"].setCursorPosition(0)
        if words.strip() and not self.language.code:
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
        found = what_is_wrong(self._typed(), self.published_on.error)
        wrong = {name: found[name] for name in self.fields if name in found}
        for name, error in reversed(wrong.items()):
            self._show_error(name, self.context.wording.error(error))
        if wrong:
            return
        typed = self._typed()
        self.frame.wait(True)
        verb = sources.edit if typed.id else sources.add
        self.context.do(drafts.save, *self.draft.key, verb, typed, done=self._finish, failed=self._fail)

    def _finish(self, changes: Changes) -> None:
        self.frame.wait(False)
        source_id = self._stored.id or changes.new_id("source")
        lost = self._count_lost(changes)
        self.draft.drop()
        self._begin(Source())
        self.saved.emit(source_id)
        self.left.emit()
        if lost:
            # After the notice of the step itself.
            words = self.tr("%n quotes lost their place in the text. They are kept.", "", lost)
            self._lost = [(words, changes)]
            QTimer.singleShot(0, self, self._tell_lost)

    def _count_lost(self, changes: Changes) -> int:
        found = (quote_queries.get(self.context.project, quote_id) for quote_id in changes.ids("quote"))
        return sum(quote.anchor is Anchor.DETACHED and quote.deleted_at is None for quote in found)

    @Slot()
    def _tell_lost(self) -> None:
        for words, changes in self._lost:
            self.context.tell_step(words, changes)

    def _meet(self, theirs: Source) -> None:
        self.conflict.show_three(ThreeWays("source", self._stored, theirs, self._typed()), self._take)

    def _take(self, columns: Sequence[str], source: Source) -> None:
        """Put these columns of a source into the fields; the others stay as they are."""
        texts = {**self._texts(), **{column: str(getattr(source, column)) for column in columns}}
        if "published_on" in columns:
            texts["published_on_typed"] = ""
        self._show_texts(texts)

    @Slot()
    def _save_mine(self) -> None:
        """Save what stands here as a change of what was saved elsewhere, as far as that has been seen."""
        self._stored = self.conflict.theirs
        self.draft.rebase(self._stored.revision)
        self.conflict.hide()
        self.save()

    def _fail(self, error: IsnadError) -> None:
        self.frame.wait(False)
        if isinstance(error, Conflict):
            self._meet(source_queries.get(self.context.project, self._stored.id))
            return
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
