"""What every test gets: Qt without a display, and hypothesis without a stopwatch."""

import os
from collections.abc import Callable

# Before anything imports Qt: without a display it would abort the whole run, which nothing can catch.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings

RecordProperty = Callable[[str, object], None]
"""pytest's fixture `record_property`: for figures, such as how many cases there were, told below."""

# Without deadline, since a busy build server is slow at times. Fresh examples on the server too; a failure
# prints the line that brings it back.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=False, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell at the end of a soak how many cases there were, where a test has counted them."""
    for report in terminalreporter.stats.get("passed", ()):
        for name, figure in report.user_properties if "soak" in report.keywords else ():
            terminalreporter.write_line(f"{report.nodeid.rpartition('::')[2]}: {name}: {figure}")
