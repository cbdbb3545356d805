"""People's words as tooltips."""

from PySide6.QtCore import Qt

from ui.direction import of_text


def as_tooltip(text: str) -> str:
    """People's words as a tooltip, never read as markup, in their own direction; empty for no words."""
    if not text:
        return ""
    import html  # only now: nothing is pointed at before it is seen

    direction = of_text(text, Qt.LayoutDirection.LeftToRight)
    side = "rtl" if direction == Qt.LayoutDirection.RightToLeft else "ltr"
    return f"<qt><p dir='{side}' style='white-space: pre-wrap'>{html.escape(text)}</p></qt>"
