#!/usr/bin/env bash
# What `make run` does: set this checkout up, then open the window; where there is no screen,
# do the main job without one and say where the papers are.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

bash installer/setup_machine.sh
has_screen() { .venv/bin/python installer/screen.py; }
if has_screen; then
    bash installer/setup_machine.sh screen
    # Asked again: without the libraries a name left over in DISPLAY could not be tried.
    if has_screen; then
        exec .venv/bin/python -m app "$@"
    fi
fi
printf '%s\n' "There is no screen here, so the practice families go through to delivered packages in out/."
exec .venv/bin/python -m app practice --to out
