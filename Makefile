# `make site` builds the site, `make test` runs every check and test; both set up what they need.
ENGINE ?= auto
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help site serve check test lint types layers browser clean

help:
	@echo "make site    draft what is not translated yet and build site/   (ENGINE=none: without drafting)"
	@echo "make serve   show the site on this computer while you edit"
	@echo "make check   look for changed meaning in the translations"
	@echo "make test    run every check and test of the program"
	@echo "make clean   remove everything that was made: .venv, site, .tweetalig"

site: $(VENV)/.site-ready
	@$(BIN)/tweetalig sync --engine $(ENGINE) --install-engine
	@$(BIN)/tweetalig check
	@$(BIN)/tweetalig build

serve: $(VENV)/.site-ready
	@$(BIN)/tweetalig serve

check: $(VENV)/.site-ready
	@$(BIN)/tweetalig check

test: lint types layers
	@$(BIN)/python -m pytest --numprocesses 2 --dist worksteal --cov --cov-report term:skip-covered

lint: $(VENV)/.test-ready
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: $(VENV)/.test-ready
	@$(BIN)/mypy

layers: $(VENV)/.test-ready
	@$(BIN)/lint-imports

clean:
	@rm -rf $(VENV) site .tweetalig build

# A minimal Debian has Python without venv; root can add it, others are told how.
$(BIN)/python:
	@echo "setting up $(VENV) (once, about a minute) …" >&2
	@$(PYTHON) -m venv $(VENV) 2>/dev/null \
	  || { rm -rf $(VENV); \
	       { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	         && apt-get update -qq && apt-get install -qq -y python3-venv >/dev/null; } \
	       || { echo "error: Python's venv module is missing" >&2; \
	            echo "hint: sudo apt-get install python3-venv" >&2; exit 2; }; \
	       $(PYTHON) -m venv $(VENV); }

$(VENV)/.site-ready: pyproject.toml constraints.txt | $(BIN)/python
	@$(PIP) --editable '.[llm]'
	@touch $@

$(VENV)/.test-ready: pyproject.toml constraints.txt | $(BIN)/python
	@$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.site-ready
