"""Flows start where the window's tests start: on real projects, in a window with settings of its own."""

from tests.ui.conftest import _sample as _sample
from tests.ui.conftest import _settings_of_the_test as _settings_of_the_test
from tests.ui.conftest import open_window as open_window
from tests.ui.conftest import project_path as project_path
from tests.ui.conftest import sample_path as sample_path
