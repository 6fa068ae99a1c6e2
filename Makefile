# chidao: `make` lists what can be done.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

INPUT ?= corpora/sample
OUT ?= out
GOLD ?= corpora/gold $(wildcard ../shared/gold)
VENV := .venv
BIN := $(VENV)/bin
# Any Python that is neither too old nor too new for the locked dependencies; PYTHON=… chooses.
FIT := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes

.PHONY: help setup run test lint evaluate floors suites format lock clean

help: ## List the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "  make run INPUT=path [OUT=folder]   reads your own file or folder"

setup: $(VENV)/run.stamp ## Set up .venv with the locked dependencies (done by the others when needed)

run: $(VENV)/run.stamp ## Extract the sample articles (or INPUT=path), print who must do what by when
	@$(BIN)/chidao extract "$(INPUT)" -o $(OUT)/articles.jsonl; status=$$?; \
	test $$status -le 1 || exit $$status; \
	$(BIN)/chidao tasks $(OUT)/articles.jsonl && \
	$(BIN)/chidao export $(OUT)/articles.jsonl -o $(OUT)/articles.html && \
	echo "records: $(OUT)/articles.jsonl    to read in a browser: $(OUT)/articles.html"; \
	exit $$status

test: $(VENV)/dev.stamp lint ## Check the code and run all tests
	@$(BIN)/python -m pytest -n 2

lint: $(VENV)/dev.stamp ## Check style, types and import contracts
	@$(BIN)/ruff check . && $(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache > /tmp/chidao-imports.$$$$ || { cat /tmp/chidao-imports.$$$$; exit 1; }; rm -f /tmp/chidao-imports.$$$$

evaluate: $(VENV)/run.stamp ## Score the extraction against the annotated texts (GOLD=folders)
	@mkdir -p $(OUT)
	@$(BIN)/chidao evaluate $(GOLD) --json $(OUT)/scores.json

floors: $(VENV)/run.stamp ## Raise the floors that `make test` holds the scores to (LOWER=1 may lower them)
	@$(BIN)/chidao floors $(GOLD) --write $(if $(LOWER),--allow-lower)

suites: $(VENV)/run.stamp ## Score test cases of other systems, where ../shared/suites is present (ERRORS=1)
	@mkdir -p $(OUT)
	@if [ -d ../shared/suites ]; then \
	$(BIN)/chidao suites ../shared/suites --json $(OUT)/suites.json $(if $(ERRORS),--errors); \
	else echo "skipped: ../shared/suites is not here"; fi

format: $(VENV)/dev.stamp ## Format the code
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

lock: $(VENV)/dev.stamp ## Resolve the dependencies anew and write locks/
	@UV="$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links"; \
	$$UV --group build -o locks/build.lock && \
	$$UV pyproject.toml -o locks/run.lock && \
	$$UV pyproject.toml --group dev -c locks/run.lock -o locks/dev.lock

clean: ## Remove what was made: .venv, out, caches
	rm -rf $(VENV) $(OUT) .mypy_cache .ruff_cache .hypothesis

# The stamps are written last, so a set-up that was cut off is taken up again.
$(VENV)/run.stamp: locks/build.lock locks/run.lock pyproject.toml
	@$(BIN)/python -c '$(FIT)' 2>/dev/null && $(BIN)/python -m pip --version >/dev/null 2>&1 || { \
	  rm -rf $(VENV); \
	  for python in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	    if $$python -c '$(FIT)' 2>/dev/null; then echo "setting up $(VENV) with $$($$python --version)"; \
	      exec $$python -m venv $(VENV); fi; \
	  done; \
	  echo "chidao needs Python 3.11, 3.12 or 3.13 (with venv); make PYTHON=/path/to/python" >&2; exit 1; }
	@echo "installing locked dependencies"
	@$(PIP) -r locks/build.lock
	@$(PIP) --no-build-isolation -r locks/run.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp locks/dev.lock
	@echo "installing locked development tools"
	@$(PIP) --no-build-isolation -r locks/dev.lock
	@touch $@
