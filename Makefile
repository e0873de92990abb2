.DEFAULT_GOAL := help
PYTHON ?= python3.11
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
TIMES ?= 1 10 100
WORLDS := data/build/worlds

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /: /'

run: $(VENV)/ready build ## make the environment, build the data, open the app on http://127.0.0.1:8501 (or PORT=...)
	@echo "The app is on http://127.0.0.1:$(PORT) (stop it with Ctrl+C)"
	CPC_STEWARD=1 $(BIN)/streamlit run app.py --server.port $(PORT)

demo: $(VENV)/ready-dev ## the same app on twelve invented councils, never mixed with real data
	$(BIN)/python -m tests.demo data/demo
	$(BIN)/python -m loaders build --data data/demo --banner "These councils and documents are invented, to show what the app does when several documents of a council are loaded."
	@echo "The app is on http://127.0.0.1:$(PORT) (stop it with Ctrl+C)"
	CPC_STEWARD=1 CPC_BUILDS=data/demo/build $(BIN)/streamlit run app.py --server.port $(PORT)

build: $(VENV)/ready ## build the database from data/
	$(BIN)/python -m loaders build

test: $(VENV)/ready-dev ## run every test, a file at a time on each core
	$(BIN)/python -m pytest -q -n auto --dist loadfile --no-loadscope-reorder

quick: $(VENV)/ready-dev ## run the tests that start no page, no build and no other process
	$(BIN)/python -m pytest -q -n auto --dist loadfile -m "not slow"

coverage: $(VENV)/ready-dev ## run all but browser and faults, and list the lines that no test reaches
	$(BIN)/python -m pytest -q -n auto --dist loadfile -m "not browser" --ignore tests/faults --ignore tests/hostile --ignore tests/benchmarks --cov --cov-report term-missing:skip-covered

lint: $(VENV)/ready-dev ## check style, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy

bench: $(VENV)/ready-dev build ## measure questions, loading, pages and people (hours; TIMES=1: the sector alone; needs Chromium and nginx)
	PYTHONPATH=. $(BIN)/python tests/benchmarks/ask_questions.py --times $(TIMES) --folder $(WORLDS)
	PYTHONPATH=. $(BIN)/python tests/benchmarks/compare_engines.py --times $(TIMES) --folder $(WORLDS)
	PYTHONPATH=. $(BIN)/python tests/benchmarks/read_documents.py --others
	PYTHONPATH=. $(BIN)/python tests/benchmarks/build_sector.py
	PYTHONPATH=. $(BIN)/python tests/benchmarks/link_sector.py --times $(filter 1 10,$(TIMES))
	PYTHONPATH=. $(BIN)/python tests/benchmarks/search_recommendations.py
	test -e $(WORLDS)/app/CURRENT || PYTHONPATH=. $(BIN)/python tests/benchmarks/worlds.py $(WORLDS)/app --builds
	PYTHONPATH=. $(BIN)/python tests/benchmarks/run_pages.py --builds data/build $(WORLDS)/app
	PYTHONPATH=. $(BIN)/python tests/benchmarks/many_people.py --builds $(WORLDS)/app
	PYTHONPATH=. $(BIN)/python tests/benchmarks/many_people.py --builds $(WORLDS)/app --people 50 100 --processes 2 --only app
	PYTHONPATH=. $(BIN)/python tests/benchmarks/beyond_one_machine.py

clean: ## remove the environment and the builds
	rm -rf $(VENV) data/build data/demo

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed; name it with: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready: $(VENV)/bin/python requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.PHONY: help run demo build test quick coverage lint bench clean
