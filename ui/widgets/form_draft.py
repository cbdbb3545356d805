"""What a form holds that is not saved, field by field, and how it is kept."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, SignalInstance, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from tracker.queries.drafts import Draft
from ui.drafts import Drafts
from ui.widgets.words_edit import WordsEdit

Texts = Mapping[str, str]


class FormDraft(QObject):
    """The draft of one form; `texts` reads its fields, to the letter.

    Between `begin` and `put_away` or `drop` it is open: then what differs from what the form began with is
    what is not saved. `uncounted` names fields that follow from others, and make no draft by themselves.
    """

    def __init__(
        self,
        drafts: Drafts,
        entity: str,
        texts: Callable[[], dict[str, str]],
        form: QWidget,
        *,
        uncounted: tuple[str, ...] = (),
    ) -> None:
        super().__init__(form)
        self._drafts, self._entity, self._texts = drafts, entity, texts
        self._uncounted = uncounted
        self._is_open = False
        self._row_id: int | None = None  # of a new record, until it needs one
        self._revision = 0
        self._begun: Texts = {}
        self._blank: Texts = {}

    def watch(self, fields: QWidget, *more: SignalInstance) -> None:
        """Follow every editor among these fields, and what else tells of a change."""
        for line in fields.findChildren(QLineEdit):
            line.textChanged.connect(self._touch)
        for words in fields.findChildren(WordsEdit):
            words.changed.connect(self._touch)
        for box in fields.findChildren(QComboBox):
            box.currentIndexChanged.connect(self._touch)
        for signal in more:
            signal.connect(self._touch)

    @Slot()
    def _touch(self) -> None:
        if self._is_open:
            self._drafts.touch(self)

    # From beginning to end

    def begin(self, record_id: int, revision: int, blank: Texts | None = None) -> None:
        """The form shows a record, or with 0 a new one, of which `blank` is what it holds of itself."""
        self._is_open = True
        self._row_id = record_id or None
        self._revision = revision
        self._begun = self._texts()
        self._blank = self._begun if blank is None else blank

    def begin_with_this(self) -> None:
        """What stands in the form now was put there for the one who types, and is nothing unsaved."""
        self._begun = self._texts()

    def resume(self, draft: Draft) -> bool:
        """The form goes on with this draft; False if its record was changed since the draft was begun."""
        self._row_id = draft.row_id
        is_behind = not draft.is_new and draft.base_revision != self._revision
        self._revision = draft.base_revision
        return not is_behind

    def rebase(self, revision: int) -> None:
        """What was typed now counts as written on this revision."""
        self._revision = revision
        self._touch()

    @property
    def key(self) -> tuple[str, int]:
        """The entity and the number that the draft is kept under."""
        if self._row_id is None:
            self._row_id = self._drafts.new_row_id(self._entity)
        return self._entity, self._row_id

    @property
    def is_touched(self) -> bool:
        """True if the form holds something that is not saved."""
        return bool(self._unsaved())

    def draft(self) -> Draft:
        """What is not saved."""
        entity, row_id = self.key
        return Draft(entity=entity, row_id=row_id, fields=self._unsaved(), base_revision=self._revision)

    def _unsaved(self) -> dict[str, str]:
        texts = self._texts() if self._is_open else {}
        differing = {name for name, text in texts.items() if text != self._begun.get(name)}
        if differing <= set(self._uncounted):
            return {}
        return {name: text for name, text in texts.items() if text != self._blank.get(name)}

    def put_away(self) -> None:
        """The form is left: keep what is not saved for coming back, and for the next start."""
        if self.is_touched:
            self._drafts.put_away(self.draft())
            self._is_open = False
        else:
            self.drop()

    def drop(self) -> None:
        """It is saved, or not wanted any more."""
        if self._is_open and self._row_id is not None:
            self._drafts.drop(*self.key)
        self._is_open = False
