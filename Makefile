# Two commands matter: `make demo` and `make test`. Both make a virtual environment first; no compiler is needed.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
WHEELS = --only-binary=:all: --disable-pip-version-check --quiet
export PIP_PREFER_BINARY = 1

.PHONY: demo test check lint types bench clean

demo: $(VENV)/installed
	@rm -rf demo && mkdir demo
	@$(BIN)/kg build data/sample -o demo/graph
	@$(BIN)/kg show demo/graph --title "The sample articles" -o demo/page.html
	@printf '\nNext:\n'
	@printf '  open demo/page.html in a browser, and click an edge to read its sentences\n'
	@printf '  %s\n' '$(BIN)/kg query demo/graph who-met-whom' '$(BIN)/kg query --list' '$(BIN)/kg info demo/graph'

test: $(VENV)/tested
	@$(BIN)/python -m pytest

check: lint types test

lint: $(VENV)/tested
	@$(BIN)/ruff check kg tests
	@$(BIN)/ruff format --check kg tests

types: $(VENV)/tested
	@$(BIN)/mypy

bench: $(VENV)/tested
	@$(BIN)/python -m tests.bench

$(VENV)/installed: pyproject.toml
	@$(PYTHON) -m venv $(VENV)
	@echo "Installing kg and what it needs (wheels only) into $(VENV) …"
	@$(BIN)/pip install $(WHEELS) -e .
	@touch $@

$(VENV)/tested: $(VENV)/installed
	@echo "Installing the test tools …"
	@$(BIN)/pip install $(WHEELS) -e '.[test]'
	@touch $@

clean:
	@rm -rf $(VENV) demo dist build .pytest_cache .mypy_cache .ruff_cache
