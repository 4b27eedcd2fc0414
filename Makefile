# Everything from a fresh clone: `make demo`, `make test`. Needs Python 3.11 or later with venv, and a network to install.
PYTHON ?= python3

BIN := .venv/bin
LOG := .venv/setup.log
INPUTS := pyproject.toml constraints.txt

# Installs the package with the extras named, quietly: what pip says is in the log, and shown where it fails.
define install
	@echo "Setting up .venv; what pip says goes to $(LOG)" >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=...")'
	@mkdir -p .venv
	@{ $(PYTHON) -m venv .venv \
	    && $(BIN)/python -m pip install --upgrade pip \
	    && $(BIN)/python -m pip install --constraint constraints.txt --editable '.$(1)'; \
	} >$(LOG) 2>&1 || { cat $(LOG) >&2; echo "Set-up failed." >&2; exit 1; }
endef

sphinx = $(BIN)/sphinx-build --quiet --fail-on-warning --keep-going docs docs/_build/html

.PHONY: demo test check drawn screenshots docs bench pins clean
.DELETE_ON_ERROR:

demo: .venv/.installed
	.venv/bin/newsparse parse fixtures/turan/weather-dump/input.txt

test: .venv/.installed-dev
	$(BIN)/python -m pytest

check: .venv/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest --quiet tests/test_docs.py -k 'links or contents or reference'
	$(sphinx)

# What is drawn and written by tools: plots and tables from docs/figures/*.json, pictures, reports, the man page.
drawn: .venv/.installed-dev
	$(BIN)/python -m tools.figures
	$(BIN)/python -m tools.pictures
	$(BIN)/python -m tools.reports
	$(BIN)/python -m tools.manpage

# Needs Chromium.
screenshots: .venv/.installed-dev
	$(BIN)/python -m tools.screenshots

docs: .venv/.installed-dev
	$(sphinx)
	@echo "Open docs/_build/html/index.html"

# Pages of your own: make bench PAGES='folder another'. Without the development corpus, the fixtures are timed.
PAGES ?= $(wildcard $(addprefix $(NEWSPARSE_CORPUS)/,fundus wcxb))

bench: .venv/.installed-bench
	$(BIN)/python benchmarks/speed.py $(PAGES)

.venv/.installed: $(INPUTS)
	$(call install,)
	@touch $@

.venv/.installed-dev: $(INPUTS)
	$(call install,[dev])
	@touch .venv/.installed $@

.venv/.installed-bench: $(INPUTS)
	$(call install,[bench])
	@touch .venv/.installed $@

# The newest versions that fit together, to be tried before they are committed.
pins:
	rm -rf .venv/pins
	$(PYTHON) -m venv .venv/pins
	.venv/pins/bin/python -m pip install --quiet --upgrade pip
	.venv/pins/bin/python -m pip install --quiet '.[dev,train,bench,browser]'
	{ sed '/^[^#]/,$$d' constraints.txt; .venv/pins/bin/python -m pip freeze --exclude newsparse; } >constraints.new
	mv constraints.new constraints.txt
	rm -rf .venv/pins

clean:
	rm -rf .venv build dist docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
