"""The window with a million quotes: scrolling, keys, start and memory, each beside what it is compared with.

`bench_window.py [FILE.json]` takes the project named by PROJECT (environment), or makes one of SIZE quotes
(a million unless given) once, in the user's cache folder, prints one table (goal, measured, peer, ratio) and
writes it to the file. Times are in milliseconds, of interleaved rounds, without a screen (offscreen): from
the key or the move of the scroll bar until the list is painted. The machine is warm; if others use it too,
CLOCK=cpu counts only the processor's time of the window's own thread.
"""

import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, Qt
from PySide6.QtSql import QSqlDatabase, QSqlTableModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from tests.benchmarks import bench_start, generate, memory
from tracker.records import QuoteFilter, QuoteSort, QuoteStatus, Stance
from ui.app import create_window
from ui.main_window import MainWindow
from ui.pages.quotes import QuotesPage
from ui.widgets.quote_list import QuoteList

SIZE = int(os.environ.get("SIZE", "1000000"))
CLOCK = time.thread_time if os.environ.get("CLOCK") == "cpu" else time.perf_counter
ROUNDS = 5
STEPS = 60
"""Moves in each round."""

FRAME = 1000 / 60
SEARCHES = ("ا", "ال", "الم", "كتا", "وال")
KEYS = (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home)
FILTERS = [
    QuoteFilter(),
    QuoteFilter(speakers=(3,)),
    QuoteFilter(statuses=(QuoteStatus.CONFIRMED,)),
    QuoteFilter(stances=(Stance.DISPUTES,)),
    QuoteFilter(descending=True),
    QuoteFilter(sort=QuoteSort.STATUS),
]


@dataclass(frozen=True)
class Row:
    """One line of the table. `measured` and `peer` in ms or MB; `reached` as the goal says."""

    what: str
    goal: str
    measured: float
    peer: float | None
    reached: bool


def main() -> None:
    """Measure and tell."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        path = _project()
        rows = [_tell(row) for row in (*_memory(path), *_start(path, folder))]
        application = QApplication(["bench"])
        _time_painting()
        window = create_window(path, "ar", "light")
        window.resize(1366, 768)
        window.show()
        desk = Desk(application, window)
        for part in (desk.keys(), desk.scrolling(), desk.drops(path)):
            rows += [_tell(row) for row in part]
        window.close()
    if len(sys.argv) > 1:
        told = {"size": SIZE, "rows": [asdict(row) for row in rows]}
        Path(sys.argv[1]).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _tell(row: Row) -> Row:
    ratio = f"{row.measured / row.peer:8.2f}" if row.peer else " " * 8
    peer = f"{row.peer:10.2f}" if row.peer else " " * 10
    sign = "  " if row.reached else "! "
    sys.stdout.write(f"{sign}{row.what:52}{row.goal:>16}{row.measured:10.2f}{peer}{ratio}\n")
    sys.stdout.flush()
    return row


def _project() -> Path:
    if named := os.environ.get("PROJECT"):
        return Path(named)
    path = Path(platformdirs.user_cache_dir("isnad")) / f"bench-{SIZE}.isnad"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        sys.stdout.write(f"making {path} ...\n")
        generate.make(path, SIZE)
    return path


def _quantile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def _timed(act: Callable[..., object], *given: object) -> float:
    begun = CLOCK()
    act(*given)
    return (CLOCK() - begun) * 1000


def _at_most(what: str, times: list[float], share: float, most: float, peer: float | None = None) -> Row:
    """A goal in milliseconds for a share of all times."""
    measured = _quantile(times, share)
    return Row(f"{what}, p{share * 100:.0f}", f"<= {most:.1f} ms", measured, peer, measured <= most)


def _ratio(what: str, most: float, measured: float, peer: float) -> Row:
    return Row(what, f"<= {most} x", measured, peer, measured <= most * peer)


PAINTED = [0.0]
"""Milliseconds that the list has taken to be painted so far."""


def _time_painting() -> None:
    """Count them from now on. To be called before a list is made."""
    paint = QuoteList.paintEvent

    def timed(*given: object) -> None:
        PAINTED[0] += _timed(paint, *given)

    QuoteList.paintEvent = timed  # type: ignore[assignment,method-assign]


class Desk:
    """The window, and hands that move in its list."""

    def __init__(self, application: QApplication, window: MainWindow) -> None:
        self.application = application
        page = window.pages["quote"]
        assert isinstance(page, QuotesPage)
        self.page, self.list = page, page.list
        self.list.setFocus()
        self.random = random.Random(7)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is read, written or painted any more."""
        context = self.page.context
        for _ in range(3):
            while not (context.reader.is_idle and context.writer.is_idle):
                self.application.processEvents()
                time.sleep(0.001)
            self.application.processEvents()

    def paint(self) -> None:
        """Have what has changed in the list painted, with the quotes themselves."""
        self.list.viewport().repaint()
        top, bottom = self.list.rowAt(0), self.list.rowAt(self.list.viewport().height() - 1)
        last = bottom if bottom >= 0 else self.list.quotes.rowCount() - 1
        assert all(self.list.quotes.quote_row(row) for row in range(top, last + 1))

    # 2: where the scroll bar is dropped

    def drops(self, path: Path) -> Iterator[Row]:
        """The scroll bar dropped anywhere, and Qt's own table model asked for the same."""
        bar = self.list.verticalScrollBar()
        times, first = [], []
        for number in range(ROUNDS * STEPS):
            times.append(_timed(self._drop, self.random.randrange(bar.maximum())))
            self.settle()
            if number % STEPS == 0:
                first.append(_timed(self._drop, 0))
                self.settle()
        middle = self._middle_of_sql_model(path)
        yield _ratio(
            "scroll bar dropped, p50; at the top", 1.5, statistics.median(times), statistics.median(first)
        )
        yield _at_most("scroll bar dropped; QSqlTableModel", times, 0.95, 2 * FRAME, middle)

    def _drop(self, place: int) -> None:
        self.list.verticalScrollBar().setValue(place)
        self.paint()

    def _middle_of_sql_model(self, path: Path) -> float:
        """One jump to the middle: Qt's model has to fetch every row before it."""
        database = QSqlDatabase.addDatabase("QSQLITE", "peer")
        database.setConnectOptions("QSQLITE_OPEN_READONLY")
        database.setDatabaseName(str(path))
        if not database.open():
            raise RuntimeError(database.lastError().text())
        model = QSqlTableModel(None, database)
        model.setTable("quote")
        model.setSort(model.fieldIndex("order_key"), Qt.SortOrder.AscendingOrder)
        view = QTableView()
        view.setModel(model)
        view.resize(self.list.size())
        view.verticalHeader().hide()
        view.show()
        model.select()

        def jump() -> None:
            while model.rowCount() <= SIZE // 2 and model.canFetchMore():
                model.fetchMore()
            view.scrollTo(model.index(SIZE // 2, 0))
            view.viewport().repaint()

        taken = _timed(jump)
        view.close()
        model.clear()
        return taken

    # 5: keys and filters

    def keys(self) -> Iterator[Row]:
        """From a key, or a change of the filter, to the list painted; and the turns that all else waits."""
        self.list.select_row(self.list.quotes.rowCount() // 3)
        taken = []
        for number in range(ROUNDS * STEPS):
            taken.append(_timed(self._press, KEYS[number % 3] if number % 20 else KEYS[3 + number // 20 % 2]))
            self.settle()
        yield _at_most("key to painted list", taken, 0.95, 2 * FRAME)
        searched, stalls = self._filters([QuoteFilter(search=search) for search in SEARCHES])
        yield _at_most("letter searched to painted list", searched, 0.95, 2 * FRAME)
        filtered, more = self._filters(FILTERS)
        yield _at_most("filter or order to painted list", filtered, 0.95, 2 * FRAME)
        yield _at_most("stall beyond painting while all is read", stalls + more, 0.99, 8)
        self._show(QuoteFilter())
        self.settle()

    def _press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.list, key)
        self.paint()

    def _show(self, wanted: QuoteFilter) -> None:
        self.list.show_filter(wanted)
        self.paint()

    def _filters(self, filters: list[QuoteFilter]) -> tuple[list[float], list[float]]:
        """Times to the painted list, and every turn of the loop until all is read, painting taken off."""
        shown, stalls = [], []
        for _ in range(ROUNDS):
            for each in filters:
                shown.append(_timed(self._show, each))
                while not self.page.context.reader.is_idle:
                    painted = PAINTED[0]
                    turn = _timed(self.application.processEvents)
                    stalls.append(turn - (PAINTED[0] - painted))
                    time.sleep(0.0005)
                self.settle()
        return shown, stalls

    # 8: scrolling

    def scrolling(self) -> Iterator[Row]:
        """Down by three rows, with Isnad's rows and with Qt's own, with matches and without."""
        plain = self._plain_view()
        own: list[float] = []
        default: list[float] = []
        matched: list[float] = []
        unmatched: list[float] = []
        for number in range(ROUNDS):
            own += self._scroll(self.list, number)
            default += self._scroll(plain, number)
        plain.close()
        for number in range(ROUNDS):
            for search, times in ((SEARCHES[2], matched), ("", unmatched)):
                self._show(QuoteFilter(search=search))
                self.settle()
                times += self._scroll(self.list, number)
        middle = statistics.median
        yield _ratio("scrolled by 3 rows, p50; Qt's default delegate", 0.4, middle(own), middle(default))
        yield _at_most("scrolled by 3 rows", own, 0.99, FRAME, _quantile(default, 0.99))
        yield _ratio("scrolled with matches, p50; without", 1.3, middle(matched), middle(unmatched))

    def _plain_view(self) -> QTableView:
        """The same rows, as Qt paints them by itself."""
        plain = QTableView()
        plain.setModel(self.list.quotes)
        plain.resize(self.list.size())
        plain.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        plain.verticalHeader().hide()
        plain.verticalHeader().setDefaultSectionSize(self.list.verticalHeader().defaultSectionSize())
        plain.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        for column in range(self.list.quotes.columnCount()):
            plain.setColumnWidth(column, self.list.columnWidth(column))
            plain.setColumnHidden(column, self.list.isColumnHidden(column))
        plain.show()
        return plain

    def _scroll(self, view: QTableView, number: int) -> list[float]:
        bar = view.verticalScrollBar()
        step = 3 * view.verticalHeader().defaultSectionSize()
        bar.setValue(min(bar.maximum() // 2, (number + 1) * 10_000 * step))
        view.viewport().repaint()
        times = []
        for _ in range(STEPS):
            times.append(_timed(_move, view, step))
            self.settle()
        return times


def _move(view: QTableView, by: int) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + by)
    view.viewport().repaint()


def _start(path: Path, folder: str) -> Iterator[Row]:
    """9: from the start of the process to the painted window."""
    empty, isnad = bench_start.beside(path, folder, ROUNDS)
    yield _ratio("start to painted rows; empty window", 1.5, isnad * 1000, empty * 1000)


def _memory(path: Path) -> Iterator[Row]:
    """10: private memory with every page open."""
    empty, isnad = memory.beside(path)
    yield _ratio("private MB, everything open; empty window", 2.5, isnad, empty)


if __name__ == "__main__":
    main()
