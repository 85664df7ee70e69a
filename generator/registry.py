"""Modules found by where they lie, so that what registers itself in a package is known."""

from __future__ import annotations

import pkgutil
from importlib import import_module


def load_all(package: str) -> None:
    """Import every module of a package, in the order of their names.

    :param package: its dotted name.
    """
    for found in pkgutil.iter_modules(import_module(package).__path__):
        import_module(f"{package}.{found.name}")
