# Every verb of this repository. `make` alone lists them.
#
# What has been done leaves a stamp in .venv: a step runs again only when what it depends on changed.
# Taking .venv away and saying `make setup` begins afresh.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules --no-print-directory

PYTHON ?=
HOST ?= 127.0.0.1
PORT ?= 8000
JOBS ?= 2
EXAMPLES ?= 20000
ASKED ?= 500
KILLS ?= 300
RENDERS ?= 20000
CONVERSIONS ?= 2000
BLOWS ?= 100
USERS ?= 200
SECONDS ?= 300
BENCH_ARGS ?=
SOAK_ARGS ?=
LOAD_ARGS ?=
PYTEST_ARGS ?=
SCORE_ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PYTEST := $(BIN)/python -m pytest
# A file is one process's, and files begin in the order of collection: slow ones first (tests/conftest.py).
SHARED = -n $(JOBS) --dist loadfile --no-loadscope-reorder

MADE := $(VENV)/.made
PACKAGE := $(VENV)/.package
DEV := $(VENV)/.dev
RUNTIME := $(VENV)/.system-runtime
TESTING := $(VENV)/.system-test
FACES := $(VENV)/.faces
OLDER := $(VENV)/office-7.4/usr/lib/libreoffice/program/soffice

.PHONY: help setup dev run test test-postgres check fix bench soak load labelled new fuzz api guards proof story kill older plain translations

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' Makefile

setup: $(PACKAGE) $(RUNTIME) $(FACES) ## set everything up: virtual environment, package, LibreOffice, fonts

dev: $(DEV) $(RUNTIME) $(FACES) ## the same with what authors of forms need: tests, lint, types

# Without LibreOffice the site still answers and gives DOCX: say so and go on.
run: $(PACKAGE) ## set up what is missing and serve the site (HOST=127.0.0.1 PORT=8000)
	@$(MAKE) --silent $(RUNTIME) || echo >&2 "make: 系统软件未能装全，PDF 可能无法生成；网站照常启动。" \
	  "System packages are missing: PDFs may fail, the site starts all the same."
	@$(BIN)/formgen db upgrade
	@exec $(BIN)/formgen serve --host "$(HOST)" --port "$(PORT)"

test: $(DEV) $(RUNTIME) $(TESTING) $(FACES) check ## set up what the tests need, then check and test everything
	$(PYTEST) $(SHARED) $(PYTEST_ARGS)

test-postgres: $(DEV) $(RUNTIME) $(TESTING) $(FACES) ## every test again, with PostgreSQL behind what names no database
	FORMGEN_TEST_DATABASE=postgresql $(PYTEST) $(SHARED) $(PYTEST_ARGS)

# No cache for lint-imports: it would not notice that a module has been added.
check: $(DEV) ## lint, format, doors and types, without changing anything
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/mypy

fix: $(DEV) ## mend what can be mended by machine
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(DEV) $(RUNTIME) $(FACES) ## measure, both sides in one run
	$(BIN)/python -m bench $(BENCH_ARGS)

soak: $(DEV) $(RUNTIME) ## slow: RENDERS=20000 and CONVERSIONS=2000 with BLOWS=100: memory flat, all delivered, nothing left
	$(BIN)/python -m bench.soak --renders $(RENDERS) --conversions $(CONVERSIONS) --blows $(BLOWS) $(SOAK_ARGS)

load: $(DEV) $(RUNTIME) ## slow: USERS=200 people at once for SECONDS=300, on either database (LOAD_ARGS=--write)
	$(BIN)/python -m bench.load --users $(USERS) --seconds $(SECONDS) $(LOAD_ARGS)

labelled: $(DEV) ## precision, recall and F1 on the labelled contracts and clauses
	@$(BIN)/python scripts/score_labelled.py $(SCORE_ARGS)
	@$(BIN)/python scripts/score_clauses.py

new: $(DEV) ## begin a new form: make new ID=leave_request TITLE=请假申请表
	@test -n "$${ID:-}" -a -n "$${TITLE:-}" || { echo >&2 "make new ID=leave_request TITLE=请假申请表"; exit 2; }
	@$(BIN)/formgen new "$$ID" --title "$$TITLE"

translations: $(DEV) ## collect the texts for translation and merge them into the English catalogue
	$(BIN)/python scripts/translations.py

fuzz: $(DEV) $(RUNTIME) ## slow: property-based tests with EXAMPLES=20000 examples each
	FORMGEN_EXAMPLES=$(EXAMPLES) $(PYTEST) -n $(JOBS) -m fuzz $(PYTEST_ARGS)

api: $(DEV) ## slow: the JSON interface against its own description, ASKED=500 requests for each operation
	FORMGEN_ASKED=$(ASKED) $(PYTEST) tests/web/api/test_described.py $(PYTEST_ARGS)

guards: $(DEV) $(RUNTIME) ## slow: each guard taken away in turn has to be noticed by a test
	FORMGEN_GUARDS=1 $(PYTEST) -n $(JOBS) tests/test_guards.py $(PYTEST_ARGS)

proof: $(DEV) $(RUNTIME) $(FACES) ## slow: every Chinese character in every face, looked at on the page
	FORMGEN_PROOF=1 $(PYTEST) tests/formgen/rendering/fonts/test_pixels.py $(PYTEST_ARGS)

story: $(DEV) $(RUNTIME) $(TESTING) $(FACES) ## slow: five people and a contract from draft to archive, on one machine and on two
	FORMGEN_STORY=1 $(PYTEST) tests/acceptance/test_story.py $(PYTEST_ARGS)

kill: $(DEV) $(RUNTIME) ## slow: kill -9 in the middle of work, KILLS=300 times
	FORMGEN_KILLS=$(KILLS) FORMGEN_BATCH_ROWS=200 $(PYTEST) -m kill $(PYTEST_ARGS)

older: $(DEV) $(OLDER) $(FACES) ## slow: the tests of the converters by LibreOffice 7.4, unpacked beside that of the system
	FORMGEN_SOFFICE=$(abspath $(OLDER)) $(PYTEST) tests/formgen/rendering/pdf tests/forms/test_letters_measured.py $(PYTEST_ARGS)

plain: $(DEV) $(RUNTIME) $(FACES) ## slow: every test in which documents are made, with compiled templates switched off
	FORMGEN_COMPILED_TEMPLATES=off $(PYTEST) $(SHARED) --deselect tests/formgen/rendering/test_speed.py \
	  tests/test_every_form.py tests/test_every_guide.py tests/forms tests/formgen tests/web tests/acceptance $(PYTEST_ARGS)

# ------------------------------------------------------------------------------------------- stamps

$(MADE): scripts/make_venv.sh
	@scripts/make_venv.sh $(VENV) $(PYTHON)
	@touch $@

# setuptools warns at every editable install that folders may have the package's name: here they have to.
$(PACKAGE): $(MADE) pyproject.toml
	PYTHONWARNINGS=ignore $(PIP) install --editable .
	@touch $@

$(DEV): $(PACKAGE)
	$(PIP) install --group dev
	@touch $@

$(RUNTIME): scripts/install_system.sh | $(MADE)
	scripts/install_system.sh runtime
	@touch $@

# Free fonts as the faces that official documents name: a minute, once. PDFs come without them too.
$(FACES): $(wildcard formgen/rendering/fonts/*.py) | $(PACKAGE) $(RUNTIME)
	$(BIN)/formgen fonts --make
	@touch $@

$(OLDER): scripts/unpack_office.sh | $(RUNTIME)
	scripts/unpack_office.sh $(VENV)/office-7.4
	@touch $@

$(TESTING): scripts/install_system.sh | $(MADE)
	scripts/install_system.sh test
	@touch $@
