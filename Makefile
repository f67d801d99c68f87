# Everything is done in .venv. Nothing else of the machine is changed, except that root on Debian
# or Ubuntu gets the system packages without which .venv cannot be made, or a test not run.

VENV := .venv
# All that the tests use, and the linters read.
ALL := web,serve,reports,table,spark,bench,dev

# The first interpreter that we support and that really runs (a pyenv shim may exist and fail).
SUPPORTED := import sys; raise SystemExit(not (3, 11) <= sys.version_info < (3, 15))
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	"$$p" -c '$(SUPPORTED)' 2>/dev/null && echo "$$p" && break; done)

# Prints the Debian packages that the interpreter lacks.
define MISSING
import os, shutil, sys, sysconfig
python = "python%d.%d" % sys.version_info[:2]
missing = []
try:
    import ensurepip, venv
except ImportError:
    missing.append(python + "-venv")
if sys.version_info < (3, 13):  # where durable_rules is installed: it is compiled on the spot
    if not os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h")):
        missing.append(python + "-dev")
    compiler = os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"
    if not shutil.which(compiler.split()[0]):
        missing += ["gcc", "libc6-dev"]
print(*missing)
endef
export MISSING

.DEFAULT_GOAL := help
.PHONY: help run test agreement lint check-rules catalogues bench bench-load bench-peers constraints
.PHONY: clean prerequisites test-tools captures

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16
	@echo 'PYTHON=... chooses the interpreter (3.11 to 3.14) when .venv is made.'

run: $(VENV)/.installed-web,reports ## Serve the form on http://127.0.0.1:8000
	$(VENV)/bin/python -m webform

test: test-tools $(VENV)/.installed-$(ALL) ## Run the tests
	$(VENV)/bin/pytest -n auto --no-loadscope-reorder

# Every night: it takes a quarter of an hour on two cores. ARGS='--seed 8 --regime esus' asks other rows.
agreement: $(VENV)/.installed-$(ALL) ## Ask every engine the same million rows, compare each node
	$(VENV)/bin/python -m tests.agreement $(ARGS)

lint: $(VENV)/.installed-$(ALL) ## Check style and types
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy

check-rules: $(VENV)/.installed-$(ALL) ## Check the rule documents
	$(VENV)/bin/esslaw rules check

catalogues: $(VENV)/.installed-$(ALL) ## Bring the catalogues of translations up to date
	$(VENV)/bin/python -m esslaw.catalogues

captures: $(VENV)/.installed-$(ALL) ## Take the pictures of docs/parcours.md again (needs Chromium)
	$(VENV)/bin/python -m tests.browser.captures

bench: $(VENV)/.installed-$(ALL) ## Measure the engines
	$(VENV)/bin/python -m bench

bench-load: $(VENV)/.installed-$(ALL) ## Measure the site under load (with wrk)
	$(VENV)/bin/python -m bench.load

bench-peers: $(VENV)/.installed-web,serve,reports,dev,table,bench ## Measure against other engines, write docs/benchmarks.md
	$(VENV)/bin/python -m bench.peers --write

constraints: ## Pin again, in constraints.txt, what the extras resolve to
	@"$(PYTHON)" -c 'import sys; raise SystemExit(sys.version_info[:2] != (3, 11))' || \
	{ echo 'The pins are made with Python 3.11, the oldest supported: make constraints PYTHON=python3.11' >&2; exit 1; }
	rm -rf $(VENV)-constraints
	"$(PYTHON)" -m venv $(VENV)-constraints
	$(VENV)-constraints/bin/pip install --quiet --editable '.[$(ALL)]'
	{ sed -n '/^#/p' constraints.txt; \
	$(VENV)-constraints/bin/pip list --format=freeze --exclude-editable --exclude pip --exclude setuptools \
	| sed 's/^durable_rules==.*/& ; python_version < "3.13"/'; } > $(VENV)-constraints/constraints.txt
	mv $(VENV)-constraints/constraints.txt constraints.txt
	rm -rf $(VENV)-constraints

clean: ## Remove .venv, caches and built files
	rm -rf $(VENV) $(VENV)-constraints build dist .coverage htmlcov
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find esslaw webform tests bench -name __pycache__ -prune -exec rm -rf {} +

prerequisites: ## Install (root), or name, the system packages that .venv needs
	@test -n "$(PYTHON)" || \
	{ echo 'No Python 3.11 to 3.14 runs here. Install one, or name it: make PYTHON=/path/to/python' >&2; exit 1; }
	@"$(PYTHON)" -c '$(SUPPORTED)' || \
	{ echo '$(PYTHON) does not run, or is not Python 3.11 to 3.14.' >&2; exit 1; }
	@missing=$$("$(PYTHON)" -c "$$MISSING") || exit; test -z "$$missing" && exit; \
	command="apt-get update && apt-get install -y --no-upgrade --no-install-recommends $$missing"; \
	if [ "$$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then \
		DEBIAN_FRONTEND=noninteractive sh -c "$$command"; \
	else \
		echo "$(PYTHON) lacks: $$missing. On Debian or Ubuntu, as root: $$command" >&2; exit 1; \
	fi

# Without them the tests that need them are not run, and say so: this never fails by itself.
test-tools: ## Install (root), or name, the system packages that some tests need
	@missing=$$("$(PYTHON)" tests/tools.py) || exit 0; test -z "$$missing" && exit; \
	command="apt-get update && apt-get install -y --no-upgrade --no-install-recommends $$missing"; \
	if [ "$$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then \
		DEBIAN_FRONTEND=noninteractive sh -c "$$command" || echo "apt-get failed: some tests will not run" >&2; \
	else \
		echo "Some tests will not run without: $$missing. On Debian, as root: $$command" >&2; \
	fi

# An installation is repeated only when what it depends on changes; it is editable, so the code is not.
$(VENV)/.installed-%: pyproject.toml constraints.txt | $(VENV)/bin/pip
	@echo 'Installing esslaw[$*] in $(VENV) ...'
	@$(VENV)/bin/pip install --quiet --constraint constraints.txt --editable '.[$*]'
	@touch '$@'

# pip comes last when an environment is made: where it is absent, the making was interrupted.
$(VENV)/bin/pip:
	@$(MAKE) --no-print-directory prerequisites PYTHON="$(PYTHON)"
	rm -rf $(VENV)
	"$(PYTHON)" -m venv $(VENV)
