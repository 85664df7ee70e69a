"""The subjects that come with the program, by what they are asked for as."""

from __future__ import annotations

from collections.abc import Mapping

from generator.locations import PROGRAM

SHIPPED = next(
    path
    for path in (PROGRAM / "starting" / "shipped", PROGRAM.parent)
    if (path / "briefs.toml").is_file()
)
"""Where they lie: inside the package, or in a checkout."""
_CALLED = {"nightingale": "leaflet"}
"""Those that are asked for by what they are, not by what they are about."""
SUBJECTS: Mapping[str, str] = {
    _CALLED.get(path.parent.name, path.parent.name): path.parent.name
    for path in sorted(SHIPPED.glob("data/*/brief.yaml"))
}
"""Their names, which are those of their folders, by what they are asked for as."""
