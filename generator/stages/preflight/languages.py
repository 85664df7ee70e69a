"""The languages: the document's, those of its parts, and every one that was promised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.errors import Finding
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.reading import Reading

TAG = re.compile(
    r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8})"  # language
    r"(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?"  # script, region
    r"(?:-(?:[A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))*"  # variants
    r"(?:-[A-WY-Za-wy-z\d](?:-[A-Za-z\d]{2,8})+)*"  # extensions
    r"(?:-x(?:-[A-Za-z\d]{1,8})+)?"
    r"|x(?:-[A-Za-z\d]{1,8})+"
)
"""A language tag's form (BCP 47, RFC 5646, 2.1)."""


def check(reading: Reading, promise: Promise) -> Iterator[Finding]:
    """Findings on language tags (ISO 14289-1, 7.2)."""
    main = str(reading.pdf.Root.get("/Lang", ""))
    if promise.languages is not None and main != promise.languages[0]:
        yield promise.find(
            f"says its language is {main or 'none'}, not {promise.languages[0]}",
            "set lang on the html element",
        )
    elif not main:
        yield promise.find("says of no language that it is its own", "set lang on the html element")
    inside = {
        element.attributes["Lang"]: None
        for element in reading.tree.elements
        if "Lang" in element.attributes
    }
    for tag in (main, *inside):
        if tag and not TAG.fullmatch(tag):
            yield promise.find(f"names the language “{tag}”, which is no tag", "write it as fr-CA")
    for tag in (promise.languages or ())[1:]:
        if tag not in inside:
            yield promise.find(
                f"says of no part that it is in {tag}", "set lang on the parts in that language"
            )
