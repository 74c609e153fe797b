# The two commands: `make build` makes both documents, `make test` proves the project.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Bytecode is written whatever the machine says: each process would compile all modules anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: build test test-long fuzz lock bench clean

build: $(VENV)/.run
	$(BIN)/es-docs build

test: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/basedpyright
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

# All made-up cases; `make test` tries a fifth of them.
test-long: $(VENV)/.dev
	ES_DOCS_LONG=1 $(BIN)/pytest -n auto

# Every face that reads files, coverage-guided; more with FUZZ="--seconds 3600", one with FUZZ=svg.
FUZZ ?= --inputs 10000
fuzz: $(VENV)/.fuzz
	$(BIN)/python fuzz/run.py $(FUZZ)

bench: $(VENV)/.dev
	$(BIN)/python bench/build.py
	$(BIN)/python bench/growth.py
	$(BIN)/python bench/verify.py
	$(BIN)/python bench/update.py
	$(BIN)/python bench/batch.py
	$(BIN)/python bench/preview.py
	$(BIN)/python bench/run.py

# Exact versions with hashes for every platform; run after a change of the bounds in pyproject.toml.
lock:
	uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url \
		--group build --output-file requirements.lock pyproject.toml
	uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url \
		--group build --group dev --output-file requirements-dev.lock pyproject.toml
	uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url \
		--group fuzz --output-file requirements-fuzz.lock

clean:
	rm -rf $(VENV) output .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

$(VENV)/.fuzz: requirements-fuzz.lock $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-fuzz.lock
	touch $@
