"""What every test gets: Qt without a display, and hypothesis without a stopwatch."""

import os

# Before anything imports Qt: without a display it would abort the whole run, which nothing can catch.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hypothesis import settings

# Without deadline, since a busy build server is slow at times. Fresh examples on the server too; a failure
# prints the line that brings it back.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=False, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")
