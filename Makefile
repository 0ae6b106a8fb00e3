# Two commands do everything: `make run` and `make test`. Both set themselves up.
SHELL := /bin/bash
.DEFAULT_GOAL := help
HOST ?= 127.0.0.1
PORT ?= 8501
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help run test lint types unit browser slow-browser bench docs chromium clean

help: ## say what each target does
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/run.stamp ## set up and serve on http://127.0.0.1:8501 (PORT= and HOST= override)
	@echo "Serving on http://$(HOST):$(PORT) (Ctrl+C stops it)"
	@$(BIN)/streamlit run app.py --server.address $(HOST) --server.port $(PORT)

test: lint types unit browser ## set up, then lint, types and every test, browser included

lint: $(VENV)/dev.stamp ## style, formatting, docstrings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/interrogate -q src tests

types: $(VENV)/dev.stamp ## strict types of the package
	$(BIN)/mypy

unit: $(VENV)/dev.stamp ## every test that needs no browser
	$(BIN)/python -m pytest -q -m "not browser"

# A wait that ran out of time on a busy machine is tried once more and named in the summary; a wrong value never is.
browser: $(VENV)/dev.stamp chromium ## the tests that drive the served app in a real browser
	EXPLAINER_REQUIRE_BROWSER=1 $(BIN)/python -m pytest -q -m browser -rR \
		--reruns 1 --only-rerun TimeoutError --only-rerun "Locator expected"

slow-browser: $(VENV)/dev.stamp chromium ## the same tests with late pictures, late answers and scripts at half speed: finds tests that race
	EXPLAINER_SLOW_BROWSER=1 EXPLAINER_REQUIRE_BROWSER=1 $(BIN)/python -m pytest -q -m browser

bench: $(VENV)/dev.stamp chromium ## print timings and ratios; asserts nothing
	$(BIN)/python benchmarks/model.py
	$(BIN)/python benchmarks/preset_change.py 2>/dev/null
	$(BIN)/python benchmarks/pooling.py 2>/dev/null
	$(BIN)/python benchmarks/leaflet.py 2>/dev/null
	$(BIN)/python benchmarks/trials_filter.py 2>/dev/null
	$(BIN)/python benchmarks/sources_search.py 2>/dev/null
	$(BIN)/python benchmarks/lab_drag.py
	$(BIN)/python benchmarks/frames.py
	$(BIN)/python benchmarks/first_picture.py

docs: $(VENV)/dev.stamp ## write docs/parameters.md from the parameter objects
	$(BIN)/python tools/write_parameter_docs.py

# A browser for the tests: the system's, else Debian's, else Playwright's own.
chromium: $(VENV)/dev.stamp
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Debian's chromium for the browser tests"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; \
	else \
		echo "Installing Playwright's chromium for the browser tests"; $(BIN)/playwright install chromium; \
	fi

# Stamps: a second call does nothing unless a requirements file changed.
$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "make needs Python 3.11 or newer as '$(PYTHON)'; set PYTHON=/path/to/python3." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) -V). Set PYTHON=/path/to/python3." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "'$(PYTHON) -m venv' failed; on Debian install python3-venv, then run make again." >&2; exit 1; }

$(VENV)/run.stamp: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing run-time packages into $(VENV)"
	@$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	@echo "Installing development tools into $(VENV)"
	@$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements-dev.txt
	@touch $@

clean: ## remove the environment and caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build src/*.egg-info
