"""How much memory a window holds for itself: Isnad's with everything open, and an empty one."""

import os
import subprocess
import sys
from pathlib import Path

TOLD = """
def told():
    lines = open("/proc/self/smaps_rollup").read().splitlines()
    print(sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024)
"""

EMPTY = f"""{TOLD}
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(["empty"])
window = QMainWindow()
window.resize(1366, 768)
window.show()
application.processEvents()
told()
"""

ISNAD = f"""{TOLD}
import sys, tempfile, time
from pathlib import Path
from ui import qt_parts
qt_parts.load()  # as the program itself begins
from PySide6.QtCore import QSettings
QSettings.setDefaultFormat(QSettings.Format.IniFormat)
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, tempfile.mkdtemp())
from PySide6.QtWidgets import QApplication
from ui.app import create_window
from tracker.records import QuoteFilter
application = QApplication(["isnad"])
window = create_window(Path(sys.argv[1]), "ar", "light")
window.resize(1366, 768)
window.show()
def settle():
    while not window.context.reader.is_idle:
        application.processEvents()
        time.sleep(0.001)
    for _ in range(5):
        application.processEvents()
settle()
for entity in ("claim", "speaker", "source", "quote"):
    window.turn_to(entity)
    settle()
page = window.pages["quote"]
for search in ("ال", ""):
    page.list.show_filter(QuoteFilter(search=search))
    settle()
bar = page.list.verticalScrollBar()
for part in range(1, 21):
    bar.setValue(bar.maximum() * part // 20)
    settle()
page.add_new()
settle()
told()
window.files.back_up_on_close = lambda _opened: None  # it would take longer than all the rest
window.close()
"""


def beside(path: Path) -> tuple[float, float]:
    """Megabytes of an empty PySide6 window, and of Isnad's. Only where Linux tells (smaps_rollup)."""
    return _told(EMPTY), _told(ISNAD, str(path))


def _told(code: str, *arguments: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )
    return float(done.stdout.split()[-1])
