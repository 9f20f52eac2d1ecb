# make course · make test · make quick · make lab — each sets itself up first. Needs Python (3.11 to 3.14), git and make.
PYTHON ?= python3
UV := $(shell command -v uv 2>/dev/null || echo .venv/bin/uv)
UV_VERSION := $(shell sed -n '/^name = "uv"$$/{n;s/version = "\(.*\)"/\1/p;}' uv.lock)
export UV_PYTHON_PREFERENCE = system
# a caller who lets pip install elsewhere all the time (for one user, into a folder) would stop the set-up
export PIP_USER = 0
unexport PIP_TARGET PIP_PREFIX
unexport PYTHONDONTWRITEBYTECODE   # tests and commands start sooner when compiled once

.PHONY: course test quick lab build check picture setup
course: setup
	@.venv/bin/course run

test: setup
	@.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/pytest

quick: setup
	@.venv/bin/ruff check . && .venv/bin/pytest --quick

lab: setup
	@.venv/bin/course lab

build: setup
	@.venv/bin/course build

check: setup
	@.venv/bin/course build --check

picture: setup
	@.venv/bin/python tests/browser/course_at_work.py
	@.venv/bin/python tests/browser/opening_screen.py

setup: $(UV)
	@$(UV) sync --locked --quiet --compile-bytecode

.venv/bin/uv:
	@echo "Setting up (once): a virtual environment in .venv"
	@$(PYTHON) -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
