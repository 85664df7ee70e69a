"""Print documents in every language from one content, its catalogs and its tables.

The public functions are imported late, so that a command that needs no engine loads none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator._version import __version__

if TYPE_CHECKING:
    from generator.batch import build as build
    from generator.checking import check as check
    from generator.project import load_project as load_project

__all__ = ["__version__", "build", "check", "load_project"]


def __getattr__(name: str) -> Any:
    if name == "build":
        from generator.batch import build

        return build
    if name == "check":
        from generator.checking import check

        return check
    if name == "load_project":
        from generator.project import load_project

        return load_project
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
