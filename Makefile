# Needs Python 3.11 or newer and the package registries; everything else is installed into .venv.
PYTHON ?= $(shell command -v python3.11 || echo python3)
PORT ?= 8000
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Else every process that starts compiles all of our modules anew.
unexport PYTHONDONTWRITEBYTECODE
# The settings are read by the type checker, which connects to nothing.
NOWHERE := DATABASE_URL=postgresql://nowhere/nothing SITE_URL=https://portal.example.org \
	EMAIL_HOST=localhost SECRET_KEY=$(shell printf 'only-for-checks-%.0s' 1 2 3 4 5)
EXPORT := $(BIN)/uv export --quiet --no-emit-project --no-annotate --no-header

.PHONY: run test coverage check bench minutes full mutants front-end lock clean

run: .venv/.installed static/build/.built
	@PORT=$(PORT) exec $(BIN)/python -m portal.serve

test: .venv/.installed-dev static/build/.built
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

# The same tests, and of the wide sweeps the whole, with how much that was.
full: .venv/.installed-dev static/build/.built
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal --full $(ARGS)

# Takes one guard away at a time and shows that a test notices; WORDS narrows it to some of them.
mutants: .venv/.installed-dev static/build/.built
	$(BIN)/python -m tests.mutants $(WORDS)

# The same tests, some slower, then a table of the lines and branches that none of them ran.
coverage: .venv/.installed-dev static/build/.built
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --numprocesses auto $(ARGS)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

check: .venv/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/lint-imports
	$(NOWHERE) $(BIN)/mypy
	$(BIN)/bandit -q -c pyproject.toml --severity-level medium -r portal access pages schools hubs needs outbox workgroups participants evaluations fees
	$(BIN)/python manage.py makemigrations --check --dry-run

bench: .venv/.installed-dev static/build/.built
	$(BIN)/python -m bench $(ARGS)

# What one Work Group takes of its administrator's time, in a real browser.
minutes: .venv/.installed-dev static/build/.built
	$(BIN)/python -m bench.minutes

front-end: static/build/.built

define NEW_ENOUGH
import sys
if sys.version_info < (3, 11):
    sys.exit("The portal needs Python 3.11 or newer, and this is %d.%d. If there is another, name it: "
             "make run PYTHON=python3.12" % sys.version_info[:2])
endef
export NEW_ENOUGH

.venv/bin/python:
	@$(PYTHON) -c "$$NEW_ENOUGH"
	$(PYTHON) -m venv .venv

# The portal, its demonstration, and Node to build the front end.
.venv/.installed: requirements.txt requirements-demo.txt requirements-build.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check $(^:%=--requirement %)
	@touch $@

.venv/.installed-dev: requirements-dev.txt requirements-reports.txt | .venv/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check $(^:%=--requirement %)
	@touch $@

node_modules/.installed: package-lock.json .venv/.installed
	$(BIN)/npm ci --silent
	@touch $@

static/build/.built: node_modules/.installed package.json $(wildcard static/*.mjs) $(shell find static/src -type f 2>/dev/null)
	$(BIN)/npm run --silent build
	@touch $@

# Pins every package by hash, without the address of any index.
lock: .venv/.installed-dev
	$(BIN)/uv lock --quiet
	$(EXPORT) --no-default-groups --output-file requirements.txt
	$(EXPORT) --only-group demo --output-file requirements-demo.txt
	$(EXPORT) --only-group reports --output-file requirements-reports.txt
	$(EXPORT) --only-group build --output-file requirements-build.txt
	$(EXPORT) --only-group dev --output-file requirements-dev.txt
	$(BIN)/npm install --package-lock-only --silent
	$(BIN)/python -m portal.lockfile

clean:
	rm -rf .venv node_modules static/build var
