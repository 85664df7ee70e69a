"""``spaces``: the same spaces at both ends as the source, and none twice inside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalogs.checks.quoting import quote_around
from generator.catalogs.checks.unit import Standard, Unit
from generator.language.inline import Problem

RUN = re.compile(r"\s{2,}|[\n\t]")


def check(unit: Unit, standard: Standard) -> Iterator[Problem]:
    """Spaces and line breaks at an end other than the source's; two spaces in a row inside."""
    source, form = unit.source.written, unit.target.written
    for verb, wanted, given in (
        ("begins", _leading(source), _leading(form)),
        ("ends", _leading(source[::-1]), _leading(form[::-1])),
    ):
        if len(given) > len(wanted):
            yield Problem(
                f"{verb} with {_name(given)}, as the {standard.source_name} does not", "remove it"
            )
        elif given != wanted:
            yield Problem(
                f"{verb} without {_name(wanted)}, unlike the {standard.source_name}", "add it"
            )
    text = form.strip()
    # A source is held to the rule itself; a translation may do what its source does.
    known = set() if unit.of_source else {match[0] for match in RUN.finditer(source.strip())}
    for match in RUN.finditer(text):
        if match[0] not in known:
            where = quote_around(text, match.start(), match.end())
            yield Problem(f"has {_name(match[0])} inside {where}", "keep one space")


def _leading(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _name(run: str) -> str:
    if "\n" in run:
        return "a line break"
    if "\t" in run:
        return "a tab"
    return "a space" if len(run) == 1 else f"{len(run)} spaces"
