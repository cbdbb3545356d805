"""Three buttons for the stance of a quote on a claim; none is chosen until someone does."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from tracker.records import Stance
from ui import theme
from ui.context import Context
from ui.i18n import in_words
from ui.widgets.chip import chip_size, paint_chip

DIGITS = "1١۱", "2٢۲", "3٣۳"


class _Button(QAbstractButton):
    """One stance as a chip, outlined when chosen."""

    def __init__(self, stance: Stance, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._stance = stance
        self._number = number
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the picker has it, and the keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def _label(self) -> str:
        return f"{self._number}  {self.text()}"

    def sizeHint(self) -> QSize:
        return chip_size(self.fontMetrics(), self._label)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        sign, shade = theme.sign(self._stance)
        colour = theme.colour(shade, self.palette())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_chip(painter, self.rect(), sign, self._label, colour, self.palette(), rtl=rtl)
        if self.isChecked():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour, 2))
            round_by = self.height() / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), round_by, round_by)
        painter.end()


class StancePicker(QWidget):
    """`stance` is what was chosen, or None. Keys 1, 2, 3 choose, Backspace takes back; so does a click."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stance: Stance | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QHBoxLayout(self)
        edge = theme.space(self, 1) // 2
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.space(self, 1))
        self._buttons: dict[Stance, _Button] = {}
        for number, stance in enumerate(Stance, 1):
            button = _Button(stance, number, self)
            button.clicked.connect(self._pressed)
            layout.addWidget(button)
            self._buttons[stance] = button
        layout.addStretch(1)
        self.objectNameChanged.connect(self._name_buttons)
        in_words(self, self._say)

    @Slot(str)
    def _name_buttons(self, name: str) -> None:
        """Give each button a name of its own where several pickers stand on one page."""
        for stance, button in self._buttons.items():
            button.setObjectName(f"{name}_{stance.value}")

    def _say(self) -> None:
        for stance, button in self._buttons.items():
            word = self._context.wording.word(stance)
            button.setText(word)
            button.setAccessibleName(word)
            button.updateGeometry()

    @property
    def stance(self) -> Stance | None:
        """The stance that was chosen."""
        return self._stance

    def set_stance(self, stance: Stance | None) -> None:
        """Choose a stance, or none."""
        if stance != self._stance:
            self._stance = stance
            for each, button in self._buttons.items():
                button.setChecked(each is stance)
            self.changed.emit()

    def _pressed(self) -> None:
        pressed = next(stance for stance, button in self._buttons.items() if button is self.sender())
        self.set_stance(None if pressed is self._stance else pressed)
        self._buttons[pressed].setChecked(self._stance is pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        for stance, digits in zip(Stance, DIGITS, strict=True):
            if event.text() and event.text() in digits:
                self.set_stance(stance)
                return
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.set_stance(None)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Keys that choose here must not be taken by shortcuts of the page.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            chooses = event.text() != "" and any(event.text() in digits for digits in DIGITS)
            if chooses:
                event.accept()
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.end()
