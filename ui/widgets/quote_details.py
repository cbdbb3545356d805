"""One quote, to be read: its words, who said them, when, where, what they bear on, and how it stands."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from tracker.queries import links, quotes, verdicts
from tracker.records import Link, QuoteFilter, QuoteRow, QuoteStatus, Stance, Verdict
from tracker.text.bidi import isolate
from ui import date_words, quotation, theme
from ui.context import Context
from ui.folding import Look, Piece
from ui.i18n import grouped
from ui.icons import icon
from ui.looks import in_words_and_colours
from ui.widgets.chip import Chip
from ui.widgets.difference import DifferenceView
from ui.widgets.fidelity_chip import FidelityChip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.link_button import LinkButton
from ui.widgets.link_card import LinkCard
from ui.widgets.link_row import LinkRow
from ui.widgets.quote_place import QuotePlace
from ui.widgets.quote_words import QuoteWords
from ui.widgets.record_history import RecordHistory
from ui.widgets.words import Words


class QuoteDetails(QWidget):
    """Shows one quote and what can be done with it.

    - `edit_asked()`, `copy_asked()`, `trash_asked()`: a button was pressed; the page knows what is selected.
    - `status_chosen(QuoteStatus)`: likewise for another status.
    - `left()`: the link row was closed; the focus goes back to the list.
    """

    edit_asked = Signal()
    copy_asked = Signal()
    trash_asked = Signal()
    status_chosen = Signal(object)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.row: QuoteRow | None = None
        self._links: dict[int, Link] = {}
        self._cards: list[LinkCard] = []
        self._told_links: object = None
        self.setObjectName("quote_details")
        self._build()
        self._lay_out()
        in_words_and_colours(self, self._say)

    def _build(self) -> None:
        self.buttons = {
            "edit_quote": QPushButton(self),
            "link_quote": QPushButton(self),
            "copy_quote": QPushButton(self),
            "trash_quote": QPushButton(self),
        }
        runs = (self.edit_asked, self.ask_link, self.copy_asked, self.trash_asked)
        for (name, button), run in zip(self.buttons.items(), runs, strict=True):
            button.setObjectName(name)
            button.clicked.connect(run)
            button.setEnabled(name == "copy_quote" or self._context.project.writable)
        self.several = Words(self)
        self.caption = Words(self)
        self._search = ""
        self.words = QuoteWords(self)
        self.words.setObjectName("quote_words")
        self.words.selectionChanged.connect(self._follow_selection)
        self.speaker = LinkButton(self, bold=True)
        self.speaker.setObjectName("quote_speaker")
        self.speaker.clicked.connect(self._open_speaker)
        self.role, self.when, self.note = Words(self), Words(self), Words(self)
        self.status = Chip(self)
        self.status.setObjectName("quote_status")
        self.status.chosen.connect(self.status_chosen)
        self.kind = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        self.kind.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.fidelity, self.difference = FidelityChip(self._context, self), DifferenceView(self)
        self.fidelity.setObjectName("quote_fidelity")
        self.fidelity.compared.connect(self.difference.show_comparison)
        self.place = QuotePlace(self._context, self)
        self.link_row = LinkRow(self._context, self)
        self.link_row.left.connect(self.left)
        self.history = RecordHistory(self._context, self)
        self._headings = [QLabel(self, textFormat=Qt.TextFormat.PlainText) for _ in range(3)]
        for heading in self._headings:
            heading.setForegroundRole(QPalette.ColorRole.PlaceholderText)

    def _lay_out(self) -> None:
        gap = theme.space(self, 2)
        bar = FlowLayout()
        bar.setSpacing(gap)
        for button in self.buttons.values():
            bar.addWidget(button)
        self._cards_layout = QVBoxLayout()
        self._cards_layout.setSpacing(gap)
        self._body = self._new_body()
        scroll = QScrollArea(self, widgetResizable=True)
        scroll.setObjectName("quote_details_scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._body)
        self._scroll = scroll
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        bar.setContentsMargins(gap, gap, gap, gap)
        layout.addLayout(bar)
        layout.addWidget(scroll, 1)

    def _new_body(self) -> QWidget:
        body = QWidget(self)
        body.setAutoFillBackground(True)
        body.setBackgroundRole(QPalette.ColorRole.Base)
        layout = QVBoxLayout(body)
        margin = theme.space(self, 4)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(theme.space(self, 2))
        words = QHBoxLayout()
        words.addWidget(self.words, 1000)
        words.addStretch(1)
        status = FlowLayout()
        status.setSpacing(theme.space(self, 2))
        for shown in (self.status, self.fidelity, self.kind):
            status.addWidget(shown)
        who = QHBoxLayout()
        who.addWidget(self.speaker)
        who.addStretch(1)
        layout.addWidget(self.several)
        layout.addWidget(self.caption)
        layout.addLayout(words)
        layout.addSpacing(theme.space(self, 1))
        layout.addLayout(who)
        layout.addWidget(self.role)
        layout.addWidget(self.when)
        layout.addLayout(status)
        layout.addWidget(self.difference)
        sections = ((self.place,), (self._cards_layout, self.link_row), (self.note,))
        for heading, parts in zip(self._headings, sections, strict=True):
            layout.addSpacing(theme.space(self, 2))
            layout.addWidget(heading)
            for part in parts:
                layout.addLayout(part) if isinstance(part, QVBoxLayout) else layout.addWidget(part)
        layout.addSpacing(theme.space(self, 2))
        layout.addWidget(self.history)
        layout.addStretch(1)
        return body

    def _say(self) -> None:
        words = {
            "edit_quote": ("pencil-simple", self.tr("Edit"), self.tr("Edit the quote (F2)")),
            "link_quote": ("link", self.tr("Link to a claim"), self.tr("Link the quote to a claim (L)")),
            "copy_quote": ("copy", self.tr("Copy"), self.tr("Copy with speaker, outlet and date (Ctrl+C)")),
            "trash_quote": ("trash", self.tr("Delete"), self.tr("Delete the quote (Del)")),
        }
        for name, (drawing, word, tip) in words.items():
            self.buttons[name].setIcon(icon(drawing))
            self.buttons[name].setText(word)
            self.buttons[name].setToolTip(tip)
            self.buttons[name].setAccessibleName(word)
        headings = (self.tr("Place"), self.tr("Claims"), self.tr("Note"))
        for heading, word in zip(self._headings, headings, strict=True):
            heading.setText(word)
        self.words.setAccessibleName(self.tr("Words of the quote"))
        self.status.setToolTip(self.tr("Change the status of the attribution (S)"))
        if self.row:
            self._say_quote(self.row)

    # What it shows

    def show_quote(self, quote_id: int, selected: int = 1, search: str = "") -> None:
        """Show this quote as it is stored now, one of so many that are selected; nothing for 0. Words that
        were searched for stand out."""
        self._search = search
        project = self._context.project
        found = quotes.by_ids(project, [quote_id], QuoteFilter()) if quote_id else []
        is_other = not self.row or not found or found[0].quote.id != self.row.quote.id
        self.row = found[0] if found else None
        self._body.setVisible(self.row is not None)
        for button in self.buttons.values():
            button.setVisible(self.row is not None)
        if self.row is None:
            self.link_row.hide()
            return
        if is_other:
            self.link_row.hide()
            self._scroll.verticalScrollBar().setValue(0)
        told = self.tr("%n quotes selected: copy, delete and status apply to all of them.", "", selected)
        _show(self.several, [Piece(grouped(told, selected), Look.FAINT)] if selected > 1 else [])
        self._links = {link.claim_id: link for link in links.of_quote(project, quote_id)}
        self._say_quote(self.row)
        self.history.show_record("quote", quote_id)

    def _say_quote(self, row: QuoteRow) -> None:
        wording, quote = self._context.wording, row.quote
        verbatim = quotation.is_verbatim(quote.kind)
        _show(
            self.caption,
            [] if verbatim else [Piece(wording.sentence("messages.reporters_words"), Look.FAINT)],
        )
        focus = [(link.focus_start, link.focus_end) for link in row.links]
        self.words.show_quote(
            quote, [(s, e) for s, e in focus if s is not None and e is not None], self._search
        )
        self.speaker.show_words(row.speaker)
        _show(self.role, [Piece(quote.role)])
        _show(self.when, self._when(row))
        self.status.show_member(quote.status, wording.word(quote.status))
        self.kind.setText(wording.word(quote.kind))
        self.fidelity.show_quote(quote)
        writable = self._context.project.writable
        self.status.set_choices(
            [(status, wording.word(status)) for status in QuoteStatus] if writable else []
        )
        self.place.show_place(row)
        self._show_links(row)
        _show(self.note, [Piece(quote.note)])
        self._headings[1].setVisible(bool(row.links))
        self._headings[2].setVisible(bool(quote.note))

    def _when(self, row: QuoteRow) -> list[Piece]:
        """The date, the words it was printed with, and where it was said."""
        date = date_words.bare(row.quote.said_on or row.published_on, self._context.wording.language)
        parts = [Piece(isolate(date), Look.FAINT if row.dated_by_source else Look.PLAIN)] if date else []
        if row.dated_by_source:
            parts.append(Piece(self.tr("the date of the source"), Look.FAINT))
        if row.quote.said_on_text:
            printed = self.tr("printed as: {words}").format(words=isolate(row.quote.said_on_text))
            parts.append(Piece(printed, Look.FAINT))
        if row.quote.venue:
            parts.append(Piece(self.tr("said to: {venue}").format(venue=isolate(row.quote.venue))))
        between = Piece(" · ", Look.FAINT)
        return [each for part in parts for each in (between, part)][1:]

    def _show_links(self, row: QuoteRow) -> None:
        known: dict[str, Verdict] = {
            each.name_en: each for each in verdicts.all_verdicts(self._context.project)
        }
        told = (row.quote, row.links, self._links, known, self._context.wording.language)
        if told == self._told_links:
            return  # the cards say it already
        self._told_links = told
        had_focus = next((card.objectName() for card in self._cards if card.isAncestorOf(_focused(self))), "")
        for card in self._cards:
            self._cards_layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        for link in row.links:
            verdict = known.get(link.verdict_en)
            stored = self._links[link.claim_id]
            card = LinkCard(self._context, row.quote, link, stored, verdict, self)
            card.edit_asked.connect(self.ask_link)
            self._cards_layout.addWidget(card)
            self._cards.append(card)
            card.show()
            if card.objectName() == had_focus:
                card.stance.setFocus()
        stops = [self.place.open_button, *(stop for card in self._cards for stop in card.stops)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def set_stance(self, stance: Stance) -> None:
        """Give the only link another stance; of several, go to the first one, to be told which."""
        if len(self._cards) == 1:
            self._cards[0].set_stance(stance)
        elif self._cards:
            self._cards[0].stance.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What can be done with it

    @Slot()
    @Slot(int)
    def ask_link(self, claim_id: int = 0) -> None:
        """Open the row that links the quote to a claim, or edits its link to this one."""
        if self.row and self._context.project.writable:
            self.link_row.start(self.row.quote, self._links, self.words.selected_span(), int(claim_id))
            self._scroll.ensureWidgetVisible(self.link_row)

    def ask_status(self) -> None:
        """Offer the statuses."""
        if self.row:
            self.status.open_menu()

    @Slot()
    def _follow_selection(self) -> None:
        """Words selected while the link row is open are those that bear on the claim."""
        span = self.words.selected_span()
        if span and not self.link_row.isHidden():
            self.link_row.set_focus(span)

    @Slot()
    def _open_speaker(self) -> None:
        if self.row:
            self._context.wanted.emit("speaker", self.row.quote.speaker_id)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The words have a font of their own, which does not follow by itself.
        if event.type() == QEvent.Type.FontChange and hasattr(self, "words"):
            self.words.set_reading_font()


def _focused(widget: QWidget) -> QWidget:
    """The widget in the window that has the focus, else the window."""
    return widget.window().focusWidget() or widget.window()


def _show(words: Words, pieces: list[Piece]) -> None:
    words.set_pieces([piece for piece in pieces if piece.text])
    words.setVisible(bool(words.text))
