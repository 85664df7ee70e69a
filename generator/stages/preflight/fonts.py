"""The fonts: every one embedded, and none but the project's own."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from generator.errors import Finding
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on fonts, in the pages and in the figures alike (ISO 14289-1, 7.21.4.1)."""
    used: dict[str, bool] = {}
    for item in reading.pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            name = str(item.get("/FontName", "/?")).lstrip("/").rpartition("+")[2]
            embedded = any(key in item for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            used[name] = used.get(name, True) and embedded
    if not used:
        yield promise.find("holds no font", "see whether its pages are empty")
    for name, embedded in sorted(used.items()):
        if not embedded:
            yield promise.find(f"does not embed the font {name}", "name its file in fonts.css")
        if promise.fonts is not None and name not in promise.fonts:
            yield promise.find(
                f"uses the font {name}, which is not the project’s",
                "name only families of templates/fonts/fonts.css in the style sheets",
            )
