# Isnad's two everyday commands. They need make, python3 (3.11 or newer) and git, and set up the rest.
PYTHON ?= python3
UV ?= uv

BIN := .venv/bin
SAMPLE := isnad-sample
SPEAKER := إسكندر وتوت
# Nobody should take a report from the sample for research: its exports say what they are.
REPORT := $(SAMPLE)/مثال-إسكندر-وتوت.csv
TRANSLATIONS := resources/translations
PICTURES := resources/pictures
LUPDATE := -silent -extensions py -source-language en -no-obsolete -locations none -sort-messages

# One thing after the other, whatever -j says: a check that fails must be the last thing you see.
.NOTPARALLEL:
.PHONY: help run pictures bench soak test translations lock set-up

help:
	@echo "make run    sets up, filters a sample project by speaker into a CSV report, and opens it in the window"
	@echo "make test   sets up and runs every check"
	@echo "make soak   runs the long checks: power cuts, kills, full disks, damaged files (about an hour)"
	@echo "make bench  measures how long the window takes to open, and finding and saving among SIZE quotes (a million)"
	@echo "make pictures   takes the README's pictures of the window anew"
	@echo "make translations   collects the window's words for translation and compiles the translated ones"
	@echo "make lock   renews requirements.lock after a change of dependencies (UPGRADE=--upgrade: newest of all)"

run: set-up
	@mkdir -p $(SAMPLE)
	@test -e $(SAMPLE)/sample.isnad || $(BIN)/isnad-cli sample $(SAMPLE)/sample.isnad
	@$(BIN)/isnad-cli quotes $(SAMPLE)/sample.isnad --speaker "$(SPEAKER)"
	@$(BIN)/isnad-cli export $(SAMPLE)/sample.isnad $(REPORT) --speaker "$(SPEAKER)" \
		--columns report --headers ar
# The commands speak the language of the locale, else Arabic; what is said here, both.
	@echo "التقرير: $(REPORT)، والمشروع كله: $(SAMPLE)/sample.isnad. تُفتح النافذة…"
	@echo "The quotes above are in $(REPORT); the whole project is $(SAMPLE)/sample.isnad. Opening the window …"
# Without a display: pictures of what it would show.
	@$(BIN)/isnad $(SAMPLE)/sample.isnad || { test $$? -eq 2 && \
		$(BIN)/python -m ui.pictures $(SAMPLE)/sample.isnad $(SAMPLE)/pictures && \
		echo "صور صفحاته باللغتين، فاتحة وداكنة: $(SAMPLE)/pictures." && \
		echo "Pictures of its pages, in both languages, light and dark: $(SAMPLE)/pictures."; }

# The database part also runs as on a computer whose SQLite is too old for WAL. All the tests come last, so
# that their count closes the output.
test: set-up
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	ISNAD_TEST_SQLITE=old $(BIN)/pytest -n auto -q $(addprefix tests/tracker/,services queries exchange cli)
	$(BIN)/pytest -n auto

# The same truths as in the tests, over many more cases: an hour instead of minutes. The figures come last.
soak: set-up
	$(BIN)/pytest -n auto -m soak --timeout 1800 -o faulthandler_timeout=0

# English needs translating only where a number stands: its plurals. Places in the code are left out, so
# that moving a line changes no translation file.
translations: set-up
	$(BIN)/pyside6-lupdate $(LUPDATE) -target-language ar_IQ ui -ts $(TRANSLATIONS)/isnad_ar.ts
	$(BIN)/pyside6-lupdate $(LUPDATE) -target-language en_GB -pluralonly ui -ts $(TRANSLATIONS)/isnad_en.ts
	$(BIN)/pyside6-lrelease -silent $(TRANSLATIONS)/isnad_ar.ts $(TRANSLATIONS)/isnad_en.ts

# All that the README shows: every page, in both languages, light and dark, at the two sizes most screens have.
pictures: set-up
	@rm -rf $(PICTURES) && mkdir -p $(SAMPLE)
	@test -e $(SAMPLE)/sample.isnad || $(BIN)/isnad-cli sample $(SAMPLE)/sample.isnad
	$(BIN)/python -m ui.pictures $(SAMPLE)/sample.isnad $(PICTURES) --size 1366x768 --size 1280x800

# How long what a person waits for takes, each beside what it is compared with; not part of the checks.
bench: set-up
	@mkdir -p $(SAMPLE)
	$(BIN)/python tests/benchmarks/bench_start.py $(SAMPLE)/bench-start.json
	PYTHONPATH=. $(BIN)/python tests/benchmarks/bench_suggest.py $(SAMPLE)/bench-suggest.json
	PYTHONPATH=. $(BIN)/python tests/benchmarks/bench_find.py $(SAMPLE)/bench-find.json
	PYTHONPATH=. $(BIN)/python tests/benchmarks/bench_import.py $(SAMPLE)/bench-import.json
	PYTHONPATH=. $(BIN)/python tests/benchmarks/bench_save.py $(SAMPLE)/bench-save.json
	PYTHONPATH=. $(BIN)/python tests/benchmarks/bench_export.py $(SAMPLE)/bench-export.json
	PYTHONPATH=. $(BIN)/python tests/benchmarks/bench_window.py $(SAMPLE)/bench-window.json

lock:
	@command -v $(UV) > /dev/null || { echo "make lock needs uv; pipx install uv brings it." >&2; exit 1; }
	$(UV) pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
		--no-config --no-emit-index-url --no-emit-find-links --quiet $(UPGRADE) \
		--custom-compile-command "make lock  (needs uv: pipx install uv)" --output-file requirements.lock

set-up:
	@$(PYTHON) .ci/set_up.py
