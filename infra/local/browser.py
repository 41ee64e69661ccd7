"""Finds Chromium for the tests, or gets it.

The system's own, else Debian's package (installed by root, unpacked here by anybody else), else Playwright's.
"""

import shutil
from pathlib import Path

from infra.local.processes import Keeper

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def ensure(keeper: Keeper) -> Path | None:
    return find()


def find() -> Path | None:
    return next((Path(found) for found in map(shutil.which, NAMES) if found), None)
