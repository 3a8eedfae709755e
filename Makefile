# Everything a newcomer needs: `make demo` and `make test` work in a fresh clone with Python 3.11+ and make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo web wheel test test-postgresql check bench bench-server bench-web screenshots slow docs lock format clean

demo: .venv/ready web
	$(BIN)/klantreis demo

# The front end, built into the package.
BUILT := src/klantreis/server/web/static/web/index.html
web: $(BUILT)
$(BUILT): web/node_modules/.package-lock.json docs/schema/map.json $(shell find web/src web/index.html web/vite.config.ts -type f -not -path '*/generated/*')
	$(NPM) run build

# Browsers and clocks are waited for: three at a time keep two cores busy.
PYTEST := $(BIN)/python -m pytest -n 3

test: .venv/ready web
	$(NPM) test
	$(PYTEST)
	NUMBA_DISABLE_JIT=1 $(PYTEST) tests/journeys tests/evidence/test_alignment.py tests/evidence/test_recovery.py

# The server's tests once more, on PostgreSQL and with several processes; skipped where neither can be had.
test-postgresql: .venv/ready
	.ci/services $(PYTEST) tests/server

check: .venv/ready web/node_modules/.package-lock.json
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(NPM) run types
	$(NPM) run check

format: .venv/ready web/node_modules/.package-lock.json
	$(NPM) run format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Proofs too slow for every change: a 10 GB CSV in 2 GB of memory, a store of 100 million events, nasty questions.
slow: .venv/ready
	$(BIN)/python -m pytest -m slow -s tests/slow tests/server/test_fuzz.py

bench: .venv/bench
	$(BIN)/python -m benchmarks

# People who edit one large map together, and people who read it.
bench-server: .venv/ready
	$(BIN)/python -m benchmarks.server

# How soon the web app shows things, and how smoothly a large map scrolls and is written on.
bench-web: .venv/ready web
	$(BIN)/python -m benchmarks.web

# Pictures of the demo, for README and docs.
screenshots: .venv/ready web
	$(BIN)/python -m tests.browser.screenshots

docs: .venv/docs
	$(BIN)/mkdocs build --strict

.venv/ready: requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

.venv/bench: .venv/ready requirements/bench.txt
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/bench.txt
	touch $@

.venv/docs: .venv/ready requirements/docs.txt
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/docs.txt
	touch $@

# Node comes from the machine, or from PyPI where there is none.
NPM := $(BIN)/python web/npm.py
web/node_modules/.package-lock.json: web/package-lock.json .venv/ready
	$(NPM) --version >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/node.txt
	$(NPM) ci --no-audit --no-fund
	touch $@

# The package for people who only install it: with the front end inside.
wheel: .venv/ready web
	$(BIN)/python -m hatchling build

# Hash-pinned for every Python from 3.11 on; `uv` is needed only here.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-annotate --no-header
lock:
	$(LOCK) pyproject.toml --extra server --extra services --group dev --output-file requirements/dev.txt
	$(LOCK) pyproject.toml --extra bench --constraint requirements/dev.txt --output-file requirements/bench.txt
	$(LOCK) pyproject.toml --extra docs --constraint requirements/dev.txt --output-file requirements/docs.txt
	$(LOCK) --group node --output-file requirements/node.txt

clean:
	rm -rf .venv build dist site web/node_modules src/klantreis/server/web/static
