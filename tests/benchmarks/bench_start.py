"""From the start of the process to the painted window, compared with an empty PySide6 window.

`bench_start.py [FILE.json]` starts by turns an empty window, Isnad with the sample, and Isnad with a project
of some hundred quotes, prints the medians and their ratios, and writes them to the file. The machine is
warm, as at a second start: files come from memory, and what is kept between starts has been.

A start counts only if the real first page was painted: every row of the list that has room, by its own
delegate, out of a list of at least 60 rows or of all the quotes there are, with the counts beside the pages.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tracker.records import Quote, Source, Speaker
from tracker.services import lock, quotes, sources, speakers
from tracker.services import project as projects
from tracker.services.operation import operation
from tracker.services.project import Project
from tracker.services.sample import create_sample

ROOT = Path(__file__).resolve().parents[2]

ROUNDS = 9
GOAL = 1.6
"""How many times as long as the empty window Isnad's may take."""

ROWS = 60
"""Rows that the list must hold when it is painted, if there are so many quotes."""

QUOTES = 300

PAINTED = """
import os
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Watch(QObject):
    # A zero timer after the first paint event: by then the whole window has been painted.
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.painted)
        return False

    def painted(self):
        os.write(1, b"painted ")
        told(self.parent())
        os._exit(0)

show = QMainWindow.show

def watched(window):
    window.installEventFilter(Watch(window))
    about_to_show()
    show(window)

QMainWindow.show = watched
"""

EMPTY = f"""{PAINTED}
def about_to_show():
    pass

def told(window):
    pass

application = QApplication(["empty"])
window = QMainWindow()
window.resize(1366, 768)
window.show()
application.exec()
"""

ISNAD = f"""
import sys
from ui import app

run = app._run  # by now Isnad itself has loaded Qt
rows = set()

def watched_run(*given):
    exec(PAINTED, globals())
    return run(*given)

app._run = watched_run
PAINTED = {PAINTED!r}

def about_to_show():
    from ui.widgets.quote_delegate import QuoteDelegate
    paint = QuoteDelegate.paint
    def counted(delegate, painter, option, index):
        rows.add(index.row())
        paint(delegate, painter, option, index)
    QuoteDelegate.paint = counted

def told(window):
    from PySide6.QtCore import Qt
    table = window.pages.quotes.list
    room = -(-table.viewport().height() // table.rowHeight(0))
    counts = [window.navigation.item(row).data(Qt.ItemDataRole.UserRole) for row in range(4)]
    print(len(rows), room, table.model().rowCount(), *counts, flush=True)

app.main([sys.argv[1]])
"""


ONCE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app

begin_work = app._begin_work

def close(*given):
    begin_work(*given)
    QTimer.singleShot(0, QApplication.closeAllWindows)

app._begin_work = close
app.main([sys.argv[1]])
"""
"""A start that is left in order: the next one finds what it has kept, and the state of the window."""


def main() -> None:
    """Measure and tell."""
    with tempfile.TemporaryDirectory() as folder:
        sample, larger = Path(folder) / "sample.isnad", Path(folder) / "larger.isnad"
        create_sample(sample)
        projects.create(larger, _fill)
        starts = {"empty": (EMPTY, sample), "sample": (ISNAD, sample), f"{QUOTES} quotes": (ISNAD, larger)}
        environment = _environment(folder)
        for project in (sample, larger):
            _run_once(project, environment)
        times: dict[str, list[float]] = {name: [] for name in starts}
        for number in range(ROUNDS + 1):
            for name, (code, project) in starts.items():
                taken = _time(code, project, environment)
                if number:  # the first of each only warms up
                    times[name].append(taken)
    found = {name: statistics.median(taken) for name, taken in times.items()}
    ratios = {name: median / found["empty"] for name, median in found.items() if name != "empty"}
    sys.stdout.write(f"{'empty window':14}{found['empty'] * 1000:6.0f} ms\n")
    for name, ratio in ratios.items():
        sys.stdout.write(
            f"{name:14}{found[name] * 1000:6.0f} ms   ratio {ratio:5.2f}  (goal: at most {GOAL})\n"
        )
    if len(sys.argv) > 1:
        told = {"seconds": times, "medians": found, "ratios": ratios, "goal": GOAL}
        Path(sys.argv[1]).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def beside(path: Path, folder: str, rounds: int) -> tuple[float, float]:
    """The median seconds of an empty window and of Isnad with this project, started by turns."""
    environment = _environment(folder)
    _run_once(path, environment)
    times: dict[str, list[float]] = {EMPTY: [], ISNAD: []}
    for number in range(rounds + 1):
        for code, taken in times.items():
            _put_at_rest(path)
            seconds = _time(code, path, environment)
            if number:  # the first of each only warms up
                taken.append(seconds)
    return statistics.median(times[EMPTY]), statistics.median(times[ISNAD])


def _put_at_rest(path: Path) -> None:
    """As a window leaves it that is closed in order: a measured one ends as soon as it has painted."""
    with lock.held(path), projects.open_project(path, lock_held=True):
        pass


def _fill(project: Project) -> None:
    with operation(project, "import"):
        source = sources.add(project, Source(title="جلسة المجلس", published_on="2016-02-05")).new_id("source")
        said_by = [speakers.add(project, Speaker(name=f"النائب {each}")).new_id("speaker") for each in "أبجد"]
        for number in range(QUOTES):
            words = f"القول {number}: لا بد من خطة تعيد الخدمات إلى المدينة قبل نهاية العام. " * (
                1 + number % 3
            )
            speaker = said_by[number % len(said_by)]
            quotes.add(
                project, Quote(speaker_id=speaker, source_id=source, text=(words * (1 + number % 3)).strip())
            )


def _environment(folder: str) -> dict[str, str]:
    """As at a second start: Python keeps what it compiled, whatever this shell says."""
    own = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), folder)
    compiled = {"PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", **own, **compiled}


def _run_once(project: Path, environment: dict[str, str]) -> None:
    code = [sys.executable, "-c", ONCE, str(project)]
    subprocess.run(code, env=environment, cwd=ROOT, check=True, timeout=120)


def _time(code: str, project: Path, environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, str(project)],
        env=environment,
        cwd=ROOT,
        bufsize=0,  # what is behind the first word is to be left for `communicate`
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        said = process.stdout.read(len(b"painted "))
        taken = time.perf_counter() - begun
        rest, errors = process.communicate(timeout=120)
    if said != b"painted ":
        raise RuntimeError(errors.decode())
    if code is ISNAD:
        _check(*map(int, rest.split()))
    return taken


def _check(painted: int, room: int, rows: int, quotes: int, *others: int) -> None:
    """Raise `RuntimeError` unless the page was the real one."""
    is_whole = painted == min(room, quotes) and rows >= min(ROWS, quotes) and all(others[1:])
    if not is_whole:
        raise RuntimeError(f"painted {painted} of {room} rows; {rows} of {quotes} quotes; beside {others}")


if __name__ == "__main__":
    main()
