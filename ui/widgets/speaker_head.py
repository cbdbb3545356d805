"""Who a speaker is: the name, to be changed everywhere, the other names, and what else is known."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.queries import speakers as speaker_queries
from tracker.records import Changes, Source, Speaker, SpeakerAlias, SpeakerRow
from tracker.services import speakers
from tracker.text.bidi import isolate
from ui import naming, theme
from ui.context import Context
from ui.folding import Look, Piece
from ui.i18n import in_words
from ui.icons import icon
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.record_filter import FilterChip
from ui.widgets.words import Words

HEADLINE = 1.25


class SpeakerHead(QWidget):
    """Renaming is one thing, and keeps the old name as another; adding and removing other names is another.

    - `edit_asked()`: what else is known of the speaker is to be edited.
    - `merge_asked()`: the speaker stands here under another name too.
    """

    edit_asked = Signal()
    merge_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._row: SpeakerRow | None = None
        self._source: Source | None = None
        self.chips: list[FilterChip] = []
        self._build()
        self._lay_out()
        in_words(self, self._say)

    def _build(self) -> None:
        self.name = Words(reading=True, scale=HEADLINE)
        self.facts, self.note = Words(), Words()
        self.rename_button, self.edit_button, self.merge_button = QPushButton(), QPushButton(), QPushButton()
        self.rename_button.setObjectName("speaker_rename")
        self.rename_button.clicked.connect(self.ask_name)
        self.edit_button.setObjectName("speaker_edit")
        self.edit_button.clicked.connect(self.edit_asked)
        self.merge_button.setObjectName("speaker_merge")
        self.merge_button.clicked.connect(self.merge_asked)
        self.name_edit = InlineEdit()
        self.name_edit.setObjectName("speaker_new_name")
        self.name_edit.taken.connect(self._rename)
        self.name_edit.left.connect(self.rename_button.setFocus)
        self.aliases_label = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.add_button = QPushButton(flat=True)
        self.add_button.setObjectName("speaker_add_alias")
        self.add_button.clicked.connect(self.ask_alias)
        self.alias_edit = InlineEdit()
        self.alias_edit.setObjectName("speaker_new_alias")
        self.alias_edit.taken.connect(self._add_alias)
        self.alias_edit.left.connect(self.add_button.setFocus)
        for button in (self.rename_button, self.edit_button, self.merge_button, self.add_button):
            button.setEnabled(self._context.project.writable)

    def _lay_out(self) -> None:
        gap = theme.space(self, 2)
        buttons, self._flow = FlowLayout(), FlowLayout()
        for flow in (buttons, self._flow):
            flow.setSpacing(gap)
        buttons.addWidget(self.rename_button)
        buttons.addWidget(self.edit_button)
        buttons.addWidget(self.merge_button)
        self._flow.addWidget(self.aliases_label)
        self._flow.addWidget(self.add_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(gap)
        for part in (self.name, self.facts, self.note, self.name_edit):
            layout.addWidget(part)
        layout.addLayout(buttons)
        layout.addLayout(self._flow)
        layout.addWidget(self.alias_edit)

    # What it shows

    def show_speaker(self, row: SpeakerRow, source: Source | None) -> None:
        """Show this speaker's names; `source` is the one that an unnamed speaker belongs to."""
        if self._row is None or row.speaker.id != self._row.speaker.id:
            self.name_edit.done()
            self.alias_edit.done()
        self._row, self._source = row, source
        self._show_aliases(speaker_queries.aliases(self._context.project, row.speaker.id))
        self._say()

    def _show_aliases(self, aliases: list[SpeakerAlias]) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.add_button)
        self.chips = [self._chip(alias) for alias in aliases]
        for chip in self.chips:
            self._flow.addWidget(chip)
        self._flow.addWidget(self.add_button)

    def _chip(self, alias: SpeakerAlias) -> FilterChip:
        chip = FilterChip(alias.id, self)
        chip.setObjectName(f"speaker_alias_{alias.id}")
        chip.show_word("✕", alias.name, theme.colour(theme.GREY, self.palette()))
        chip.setEnabled(self._context.project.writable)
        chip.taken_off.connect(self._remove_alias)
        chip.show()
        return chip

    def _say(self) -> None:
        self.rename_button.setText(self.tr("Change the name everywhere"))
        self.rename_button.setToolTip(self.tr("The old name stays as another name (R)"))
        self.rename_button.setAccessibleName(self.tr("Change the name everywhere"))
        self.edit_button.setText(self.tr("Edit"))
        self.edit_button.setToolTip(self.tr("Edit what is known of the speaker (F2)"))
        self.edit_button.setAccessibleName(self.tr("Edit what is known of the speaker"))
        self.edit_button.setIcon(icon("pencil-simple"))
        self.merge_button.setText(self.tr("Merge into…"))
        self.merge_button.setToolTip(
            self.tr("The same person stands here under another name: make them one (M)")
        )
        self.merge_button.setAccessibleName(self.tr("Merge the speaker into another one"))
        self.name_edit.setPlaceholderText(self.tr("The new name, in all quotes; Enter changes it"))
        self.name_edit.setAccessibleName(self.tr("New name"))
        self.aliases_label.setText(self.tr("Other names:"))
        self.add_button.setText(self.tr("Add a name"))
        self.add_button.setAccessibleName(self.tr("Add another name"))
        self.add_button.setToolTip(self.tr("Add another name, alias or spelling (A)"))
        self.add_button.setIcon(icon("plus"))
        self.alias_edit.setPlaceholderText(self.tr("Another name or spelling; Enter keeps it"))
        self.alias_edit.setAccessibleName(self.tr("Another name"))
        if self._row is None:
            return
        told = naming.source_of(self._row, self._source, self._context.wording)
        source = [Piece(f" ({told})", Look.FAINT)] if told else []
        self.name.set_pieces([Piece(isolate(self._row.speaker.name), Look.BOLD), *source])
        self.facts.set_pieces(self._facts(self._row.speaker))
        self.note.set_pieces([Piece("✎ ", Look.FAINT), Piece(isolate(self._row.speaker.note))])
        self.note.setVisible(bool(self._row.speaker.note))
        grey = theme.colour(theme.GREY, self.palette())
        for chip in self.chips:
            chip.show_word("✕", chip.word, grey)
            chip.setToolTip(self.tr("Take this name away (Del)"))
            chip.setAccessibleDescription(self.tr("Take this name away (Del)"))

    def _facts(self, speaker: Speaker) -> list[Piece]:
        """The Latin name, the kind, on whose behalf, and where else they are described."""
        facts = [isolate(speaker.latin_name)] if speaker.latin_name else []
        facts.append(self._context.wording.word(speaker.kind))
        if speaker.on_behalf_of:
            behalf = self.tr("speaks on behalf of {whom}")
            facts.append(behalf.format(whom=isolate(speaker.on_behalf_of)))
        if speaker.wikidata:
            facts.append(self.tr("Wikidata: {id}").format(id=isolate(speaker.wikidata)))
        return [Piece(" · ".join(facts), Look.FAINT)]

    # Steps

    @property
    def _speaker(self) -> Speaker:
        assert self._row
        return self._row.speaker

    @Slot()
    def ask_name(self) -> None:
        """Type the name that the speaker is to have everywhere."""
        if self._row and self._context.project.writable:
            self.name_edit.ask(self._speaker.name)

    @Slot(str)
    def _rename(self, name: str) -> None:
        def renamed(_: Changes) -> None:
            self.name_edit.done()
            self.rename_button.setFocus()

        self._context.do(speakers.rename, self._speaker, name, done=renamed)

    @Slot()
    def ask_alias(self) -> None:
        """Type another name; the line stays for the next."""
        if self._row and self._context.project.writable:
            self.alias_edit.ask()

    @Slot(str)
    def _add_alias(self, name: str) -> None:
        self._context.do(speakers.add_alias, self._speaker.id, name, done=lambda _: self.alias_edit.clear())

    @Slot(int)
    def _remove_alias(self, alias_id: int) -> None:
        self._context.do(speakers.trash_alias, alias_id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "alias_edit"):
            self._say()
