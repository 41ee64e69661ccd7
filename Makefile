# The two commands are `make run` and `make test`; everything else is for developers.
# make run     PORT=8000 DATA=.local FRESH=1
# make test    ARGS="-k invitations"
# make attack
# make bench   ARGS="--tenants 30 --seconds 1"
# make bench-signals ARGS="--many 100000"

PYTHON ?= $(shell for python in python3 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info[:2] not in {(3, 11), (3, 12)})' 2>/dev/null \
	&& echo $$python && break; done)
BIN := .venv/bin
PACKAGES = $(wildcard infra tenants services web jobs tests)

.PHONY: run test attack bench bench-signals check services setup format lock

run: setup
	@exec $(BIN)/python -m infra.local run

test: setup
	@exec $(BIN)/python -m infra.local test $(ARGS)

# Speed, size and memory with 300 municipalities of 300 cases each: some minutes, and a machine at rest.
bench: setup
	@exec $(BIN)/python -m infra.local bench $(ARGS)

# Publications of a million bottlenecks beside plain SQL, what Limburg reads of them, the marking pass, the attacks.
bench-signals: setup
	@exec $(BIN)/python -m infra.local bench-signals $(ARGS)

# The attacks on the wall and the gates, in their long form; prints one line per figure.
attack: setup
	@ATTACK=1 exec $(BIN)/python -m infra.local test -m attack $(ARGS)

# PostgreSQL, Redis, mail sink and sign-in alone, in the foreground: to run pytest or a debugger beside them.
services: setup
	@exec $(BIN)/python -m infra.local services

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy $(PACKAGES)
	$(BIN)/lint-imports
	$(BIN)/python -m infra.local.lint

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

setup:
	@test -n "$(PYTHON)" || { echo "Rondetafel heeft Python 3.11 of 3.12 nodig (of: make PYTHON=/pad/naar/python)."; exit 1; }
	@$(PYTHON) infra/local/setup.py requirements-dev.txt

# Resolves for every platform at once. The index of this machine stays out of the files.
LOCK = .local/uv/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links $(UPGRADE)
lock:
	@test -n "$(PYTHON)" && $(PYTHON) -m venv .local/uv && .local/uv/bin/python -m pip install --quiet uv
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(LOCK) pyproject.toml --output-file requirements.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(LOCK) pyproject.toml --group dev --constraint requirements.txt \
		--output-file requirements-dev.txt
