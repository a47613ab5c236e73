# Kitchen Table. `make run` and `make test` set everything up by themselves.
PYTHON_HERE := .venv/bin/python
N ?= 500
T ?=

# Some machines ask for no compiled files; every process of the tests would compile it all anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run setup test check lint format bench torture screens vera translations licences lock package clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 16

run: ## open Kitchen Table; without a screen, do the practice families' papers in out/
	@bash installer/run.sh

setup:
	@bash installer/setup_machine.sh

test: setup ## all tests (T="-k words" chooses)
	@$(PYTHON_HERE) -m pytest -n auto --dist worksteal $(T)

check: setup ## format, lint, types, layers, tests; ends in "all good"
	@$(PYTHON_HERE) -m tests.check

lint: setup ## the check without the tests
	@$(PYTHON_HERE) -m tests.check --without tests

format: setup ## put the layout right
	@$(PYTHON_HERE) -m ruff check --fix --select I .
	@$(PYTHON_HERE) -m ruff format .

bench: setup ## every budget: at most, measured, ratio
	@$(PYTHON_HERE) -m tests.benchmarks $(T)

torture: setup ## kill it N times (N=500) at random moments; nothing may be lost
	@$(PYTHON_HERE) -m pytest -m torture --rounds $(N) $(T)

screens: setup ## pictures of every screen, from the real widgets, in resources/screenshots/
	@$(PYTHON_HERE) -m tests.screens

vera: setup ## every paper through the real PDF/UA-1 and PDF/A-2a validator
	@bash installer/setup_machine.sh validator
	@$(PYTHON_HERE) -m pytest -m vera tests/reports/vera $(T)

translations: setup ## gather the words, update and compile the catalogues
	@$(PYTHON_HERE) -m installer.translations

licences: setup ## gather the licences of everything that is shipped, for Help
	@$(PYTHON_HERE) -m installer.licences

lock: ## write requirements.lock anew (needs uv); newest versions within pyproject.toml
	@uv pip compile --no-config --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-emit-index-url --no-header --extra dev --quiet pyproject.toml -o requirements.lock

package: setup ## the program as a folder that needs no Python, in dist/
	@$(PYTHON_HERE) -m installer.build

clean: ## away with everything made here
	@rm -rf .venv out build dist .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find app tests installer -name __pycache__ -type d -prune -exec rm -rf {} +
