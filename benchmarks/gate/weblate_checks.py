"""Asks Weblate's check classes of texts and translations: JSON in, the names of checks out.

It runs by an interpreter that has Weblate, without a database: checks that would ask it are left.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from unittest.mock import MagicMock

DRAWING = ("cairo", "gi", "gi.repository")
"""What Weblate draws pictures with, which no check of words needs."""


def main() -> None:
    """Answer the question on standard input."""
    if find_spec("cairo") is None or find_spec("gi") is None:
        sys.modules.update({name: MagicMock() for name in DRAWING})
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weblate.settings_example")
    import_module("django").setup()
    checks = import_module("weblate.checks.models").CHECKS
    make_unit = import_module("weblate.checks.tests.test_checks").MockUnit
    asked = json.load(sys.stdin)
    answers = []
    for each in asked["units"]:
        flags = "md-text" + (", python-brace-format" if "{" in each["sources"][0] else "")
        unit: Any = make_unit(
            flags=flags, code=asked["locale"], source=each["sources"], target=each["targets"]
        )
        answers.append([name for name, check in checks.items() if _finds(check, each, unit)])
    json.dump(answers, sys.stdout)


def _finds(check: Any, each: dict[str, list[str]], unit: Any) -> bool:
    if not check.target:
        return False
    try:
        return bool(check.check_target(each["sources"], each["targets"], unit))
    except Exception:  # noqa: BLE001 - what asks the database cannot be asked here
        return False


if __name__ == "__main__":
    main()
