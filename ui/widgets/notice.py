"""A short notice at the foot of the window, with «Undo» where the step can be taken back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui import theme
from ui.i18n import in_words

MILLISECONDS = 8000
MILLISECONDS_TO_DECIDE = 30_000

_MOVES = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move)


class Notice(QFrame):
    """Floats over its parent's lower edge and goes by itself; the last notice replaces the one before.

    What stands at the `foot` of the parent, if it is shown, stays free, and what it is to `stay_above` too.
    """

    undo_asked = Signal(int)

    def __init__(self, parent: QWidget, foot: QWidget) -> None:
        super().__init__(parent)
        self._parent, self._foot = parent, foot
        self._kept_free: QWidget | None = None
        self.setObjectName("notice")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.label = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.label.setObjectName("notice_text")
        self.undo = QPushButton()
        self.undo.setObjectName("notice_undo")
        self._step_id = 0
        self.undo.clicked.connect(self._ask_to_undo)
        self.undo.clicked.connect(self.hide)
        self.action = QPushButton()
        self.action.setObjectName("notice_action")
        self._then: Callable[[], object] | None = None
        self.action.clicked.connect(self._act)
        self.action.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.undo)
        layout.addWidget(self.action)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        in_words(self, self._say)
        for watched in (parent, foot):
            watched.installEventFilter(self)
        self.hide()

    def _say(self) -> None:
        self.undo.setText(self.tr("Undo"))
        self.undo.setAccessibleName(self.tr("Undo"))

    @property
    def step_id(self) -> int:
        """The step that the notice on the screen speaks of; 0 if it speaks of none, or is gone."""
        return 0 if self.isHidden() else self._step_id

    def show_text(
        self,
        text: str,
        *,
        step_id: int = 0,
        action: str = "",
        then: Callable[[], object] | None = None,
        to_decide: bool = False,
    ) -> None:
        """Show a notice. Without an action of its own, one about a step offers to undo that step.

        `action` is the word on a button, and `then` what it does. A notice to be decided on stays longer.
        """
        self._step_id = step_id
        self._then = then
        self.label.setText(text)
        self.undo.setVisible(bool(step_id) and not action)
        self.action.setText(action)
        self.action.setAccessibleName(action)
        self.action.setVisible(bool(action))
        self.show()
        self._place()
        self.raise_()
        self._timer.start(MILLISECONDS_TO_DECIDE if to_decide else MILLISECONDS)

    @Slot()
    def _ask_to_undo(self) -> None:
        self.undo_asked.emit(self._step_id)

    @Slot()
    def _act(self) -> None:
        if self._then:
            self._then()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def stay_above(self, widget: QWidget | None) -> None:
        """Leave this free too, while it is shown, instead of what was left free before."""
        if widget is self._kept_free:
            return
        if self._kept_free is not None:
            self._kept_free.removeEventFilter(self)
        self._kept_free = widget
        if widget is not None:
            widget.installEventFilter(self)
            widget.destroyed.connect(self._forget_kept_free)
        if self.isVisible():
            self._place()

    @Slot()
    def _forget_kept_free(self) -> None:
        self._kept_free = None

    def _place(self) -> None:
        parent = self._parent
        width = min(parent.width() - theme.space(self, 8), self.fontMetrics().averageCharWidth() * 70)
        self.setFixedWidth(width)
        self.adjustSize()
        foot = parent.height() - (self._foot.height() if self._foot.isVisible() else 0)
        above = self._kept_free
        if above is not None and above.isVisible():
            foot = min(foot, above.mapTo(parent, QPoint(0, 0)).y() + theme.space(self, 4))
        top = max(0, foot - self.height() - theme.space(self, 6))
        self.move((parent.width() - width) // 2, top)
