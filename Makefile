# Everything a fresh machine needs: Python 3.11+, pip, make and git. All recipes work from a path with spaces.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORPUS ?= seeds
OUT ?= build
STAMP := $(VENV)/.installed
UMAP := .venv-umap/.installed
CODE := src tests docs evaluation .ci

.DEFAULT_GOAL := help
.PHONY: help report test test-all mutants fix lint lab bench bench-odd figures docs lock licences clean

help: ## these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

report: $(STAMP) ## themes and timeline of CORPUS (seeds) into OUT (build)
	$(BIN)/topics report "$(CORPUS)" --out "$(OUT)"

test: lint ## style, types and the quick tests
	$(BIN)/python -m pytest -m "not slow" --numprocesses 2 --dist loadfile

test-all: $(STAMP) ## every test, the slow ones too
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

mutants: $(STAMP) ## break the code on purpose and list what no test notices; PACKAGE=dates for one package
	PYTHONPATH=src $(BIN)/python .ci/mutants.py $(PACKAGE)

fix: $(STAMP) ## mend style: ruff's own repairs, then its format
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

lint: $(STAMP) ## style, format and types, nothing else
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy

lab: $(STAMP) ## JupyterLab on the notebooks
	$(BIN)/jupyter lab $(LAB_FLAGS) notebooks

bench: $(STAMP) $(UMAP) ## speed and memory as ratios against a peer or baseline
	$(BIN)/python -m tests.benchmarks

bench-odd: $(STAMP) ## time of every stage on odd texts, and how it grows with their size
	$(BIN)/python -m tests.benchmarks.odd

figures: $(STAMP) ## renew the committed figures and executed notebooks
	$(BIN)/python .ci/renew.py

docs: $(STAMP) ## write the reference pages anew, from the code
	$(BIN)/python -m docs.generate

lock: ## pin every dependency with hashes, without torch and numba
	@command -v uv >/dev/null || { $(PYTHON) -m venv .venv-lock && .venv-lock/bin/python -m pip install --quiet uv; }
	PATH="$$PATH:$(CURDIR)/.venv-lock/bin" uv pip compile --quiet --universal --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url --excludes lock-excludes.txt --extra dev --python-version 3.11 \
	  pyproject.toml -o requirements.lock

licences: $(STAMP) ## the licence of every installed package
	$(BIN)/python .ci/licences.py

clean: ## remove results and caches; keeps the environment
	rm -rf "$(OUT)" dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(STAMP): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "topics needs Python 3.11 or newer; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up $(VENV): $$(grep -c '==' requirements.lock) packages, about 1.2 GB, a few minutes, this once."
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --progress-bar on --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(UMAP): ## BERTopic with its own defaults, which make bench measures against; without it that line is left out
	-$(PYTHON) -m venv .venv-umap && .venv-umap/bin/python -m pip install --quiet --disable-pip-version-check \
	  --no-deps bertopic==0.17.4 && .venv-umap/bin/python -m pip install --quiet --disable-pip-version-check \
	  umap-learn==0.5.12 hdbscan==0.8.44 pandas plotly scikit-learn tqdm pyyaml && touch $@
