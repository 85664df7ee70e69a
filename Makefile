.POSIX:
.PHONY: help briefs editions test nightly conformance bench bench-quick gate lint reference manual docs requirements clean distclean picture

# uv is needed by `make requirements` only; UPGRADE=--upgrade moves the pins. One version of each for
# every Python (fewest): the same files come out of all of them.
UV = uv
UPGRADE =
COMPILE = $(UV) pip compile $(UPGRADE) --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command 'make requirements'

# More words for the command that a target runs: make test ARGS='-k arabic'
ARGS =

# macOS looks for Homebrew's libraries only when told. Its /bin/sh forgets the variable, and the
# console scripts of a folder with a space in its name start by /bin/sh: so Python runs them itself.
VENV_RUN = if [ "$$(uname -s)" = Darwin ]; then \
	DYLD_FALLBACK_LIBRARY_PATH="$$(brew --prefix 2>/dev/null || echo /opt/local)/lib:/usr/local/lib:/usr/lib"; \
	export DYLD_FALLBACK_LIBRARY_PATH; fi; exec .venv/bin/python

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

# The main job: what is asked for most, and first; then one edition of every other subject.
MAIN = daesh --format brief --format factsheet --locale fr --locale en --paper a4 --profile screen
OTHERS = quakes nightingale specimen --locale en --locale de --profile screen

briefs: ## set up what is missing, build the main job (brief and fact sheet, French and English) and each other subject, print the paths
	@sh scripts/setup.sh briefs
	@$(VENV_RUN) .venv/bin/briefs build $(MAIN) $(ARGS)
	@$(VENV_RUN) .venv/bin/briefs build $(OTHERS) $(ARGS)
	@echo 'For every edition, in every language, on every paper, for screen and press: make editions' >&2

editions: ## set up what is missing, build every edition that briefs.toml lists, print the paths
	@sh scripts/setup.sh briefs
	@$(VENV_RUN) .venv/bin/briefs build $(ARGS)

# A file is run by one process: what its tests alone share is made once.
SPREAD = -n auto --dist loadfile --no-loadscope-reorder

test: ## set up what is missing, run the tests
	@sh scripts/setup.sh test
	@$(VENV_RUN) .venv/bin/pytest $(SPREAD) $(ARGS)

# What each of these tries more of is in docs/reliability.md.
NIGHTLY = BRIEFS_ELSEWHERE=all BRIEFS_FUZZ=5000 BRIEFS_KILLS=50 BRIEFS_LOCALES=all BRIEFS_MUTATIONS=200 BRIEFS_PLACES=all

nightly: ## the same as test, with all that it tries by night: every locale, more cases, kills and changes (hours)
	@sh scripts/setup.sh test
	@export $(NIGHTLY); $(VENV_RUN) .venv/bin/pytest $(SPREAD) $(ARGS)

conformance: ## set up what is missing, hold every edition to veraPDF, qpdf and Ghostscript
	@sh scripts/setup.sh conformance
	@$(VENV_RUN) -m scripts.conformance $(ARGS)

bench: ## set up what is missing, measure everything beside its peers (an hour; docs/performance.md)
	@sh scripts/setup.sh bench
	@$(VENV_RUN) -m benchmarks $(ARGS)

bench-quick: ## the same, what two minutes have room for
	@sh scripts/setup.sh bench
	@$(VENV_RUN) -m benchmarks --quick $(ARGS)

# An interpreter that has Weblate, a peer of the gate: make gate WEBLATE=/path/to/python
WEBLATE =

gate: ## score the checks of translations on seeded errors and good wordings, beside their peers
	@sh scripts/setup.sh test
	@$(VENV_RUN) -m benchmarks.gate --json output/gate.json $(if $(WEBLATE),--weblate "$(WEBLATE)") $(ARGS)

lint: ## style, format and types
	@sh scripts/setup.sh test
	.venv/bin/python -m ruff check .
	.venv/bin/python -m ruff format --check .
	.venv/bin/python -m mypy

reference: ## write docs/reference.md and data/brief.schema.json from the models
	@sh scripts/setup.sh briefs
	@$(VENV_RUN) -m scripts.reference

manual: ## write docs/briefs.1 from the help of the commands
	@sh scripts/setup.sh briefs
	@$(VENV_RUN) -m scripts.manual

docs: reference ## the same, and draw docs/blocks/, a picture of each block as the guide has it
	@sh scripts/setup.sh test
	@$(VENV_RUN) -m scripts.block_pictures

requirements: ## pin the dependencies of pyproject.toml again (needs uv; UPGRADE=--upgrade for newer ones)
	$(COMPILE) --extra build --output-file requirements.txt pyproject.toml
	$(COMPILE) --extra build --extra test --constraint requirements.txt \
		--output-file requirements-test.txt pyproject.toml
	$(COMPILE) --group bench --output-file requirements-bench.txt

# Not the ledger: it alone knows who has been sent what.
clean: ## remove what builds and tests wrote, and the caches
	find output ! -type d ! -path output/README.md ! -path 'output/dispatch/ledger.sqlite*' -exec rm -f {} +
	find output -depth -type d ! -path output ! -path output/dispatch -exec rmdir {} +
	find . \( -path ./.venv -o -path ./.git \) -prune -o -name '*.mo' -type f -exec rm -f {} +
	find . \( -path ./.venv -o -path ./.git \) -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -rf .mypy_cache .pytest_cache .ruff_cache tests/golden-failures build dist

distclean: clean ## clean, and remove the Python environment too
	rm -rf .venv

picture: editions ## draw the README's picture of the pages from the built editions
	@sh scripts/setup.sh test
	.venv/bin/python scripts/picture.py
