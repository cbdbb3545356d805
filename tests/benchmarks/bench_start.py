"""From the start of the process to the painted window: the sample's against an empty PySide6 window.

`bench_start.py [FILE.json]` runs both by turns, prints the medians and their ratio, and writes them to the
file. The machine is warm: files that were read once come from memory.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tracker.services.sample import create_sample

ROUNDS = 5
GOAL = 1.6
"""How many times as long as the empty window the sample's may take."""

PAINTED = """
import os
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Watch(QObject):
    # A zero timer after the first paint event: by then the whole window has been painted.
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            QTimer.singleShot(0, self.painted)
        return False

    def painted(self):
        os.write(1, b"painted")
        os._exit(0)
"""

EMPTY = f"""{PAINTED}
application = QApplication(["empty"])
watch = Watch()
application.installEventFilter(watch)
window = QMainWindow()
window.resize(1366, 768)
window.show()
application.exec()
"""

SAMPLE = f"""{PAINTED}
from ui import app
run = QApplication.exec

def exec(self=None):
    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    return run()

QApplication.exec = exec
app.main([sys.argv[1]])
"""


def main() -> None:
    """Measure and tell."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "sample.isnad"
        create_sample(project)
        environment = _environment(folder)
        times: dict[str, list[float]] = {"empty": [], "sample": []}
        for number in range(ROUNDS + 1):
            for name, code in (("empty", EMPTY), ("sample", SAMPLE)):
                taken = _time(code, str(project), environment)
                if number:  # the first of each only warms up
                    times[name].append(taken)
    found = {name: statistics.median(taken) for name, taken in times.items()}
    ratio = found["sample"] / found["empty"]
    sys.stdout.write(
        f"empty window  {found['empty'] * 1000:6.0f} ms\n"
        f"sample        {found['sample'] * 1000:6.0f} ms\n"
        f"ratio         {ratio:6.2f}  (goal: at most {GOAL})\n"
    )
    if len(sys.argv) > 1:
        told = {"seconds": times, "medians": found, "ratio": ratio, "goal": GOAL}
        Path(sys.argv[1]).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _environment(folder: str) -> dict[str, str]:
    """As at a second start: Python keeps what it compiled, whatever this shell says."""
    own = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), folder)
    compiled = {"PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", **own, **compiled}


def _time(code: str, project: str, environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, project],
        env=environment,
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        check=True,
        timeout=120,
    )
    taken = time.perf_counter() - begun
    if done.stdout != b"painted":
        raise RuntimeError(done.stderr.decode())
    return taken


if __name__ == "__main__":
    main()
