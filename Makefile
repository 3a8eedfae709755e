# Everything a newcomer needs: `make demo` and `make test` work in a fresh clone with Python 3.11+ and make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check bench slow docs lock format clean

demo: .venv/ready
	$(BIN)/klantreis demo

test: .venv/ready
	$(BIN)/python -m pytest -n 2
	NUMBA_DISABLE_JIT=1 $(BIN)/python -m pytest -n 2 tests/journeys tests/evidence/test_alignment.py tests/evidence/test_recovery.py

check: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Proofs too slow for every change: a 10 GB CSV in 2 GB of memory, a store of 100 million events.
slow: .venv/ready
	$(BIN)/python -m pytest -m slow -s tests/slow

bench: .venv/bench
	$(BIN)/python -m benchmarks

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

# Hash-pinned for every Python from 3.11 on; `uv` is needed only here.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-annotate --no-header pyproject.toml
lock:
	$(LOCK) --extra server --extra services --group dev --output-file requirements/dev.txt
	$(LOCK) --extra bench --constraint requirements/dev.txt --output-file requirements/bench.txt
	$(LOCK) --extra docs --constraint requirements/dev.txt --output-file requirements/docs.txt

clean:
	rm -rf .venv build dist site
