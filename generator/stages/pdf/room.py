"""What a layout has no room for, said for the person who can shorten it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.design.fit import Fit
from generator.design.plan import plan_path
from generator.errors import Finding, Origin
from generator.model.edition import Edition
from generator.model.pages import Overflow, Pages

SHOWN = 60
"""How many characters of a block a finding quotes."""

MOST = 6
"""How many blocks of a section are named; the others follow from these, and are counted."""

Locate = Callable[[str], Origin | None]
"""Gives where a printed text is written, if that is known."""


def explain_overflows(
    overflows: Sequence[Overflow], fit: Fit, edition: Edition, locate: Locate
) -> Iterator[Finding]:
    """Give a finding for each block without room, by how many lines or mm, where it is written.

    :param fit: how the document was set when it had none.
    """
    template = Origin(f"templates/{edition.format}/page.html")
    for section, group in groupby(overflows, lambda overflow: overflow.section):
        blocks = list(group)
        for overflow in blocks[:MOST]:
            message, remedy = _explain(overflow)
            origin = locate(overflow.block) or template
            said = f"{message} in section {section}, even set at {fit.describe(section)}"
            yield Finding(origin, f"{edition.name}: {said}", remedy)
        rest = blocks[MOST:]
        if rest:
            more = "1 block more runs" if len(rest) == 1 else f"{len(rest)} blocks more run"
            lines = _count(sum(overflow.lines for overflow in rest), "line")
            yield Finding(
                template,
                f"{edition.name}: {more} over by {lines} in section {section}",
                "shorten those before them",
            )


def explain_pages(counts: Mapping[str, int], pages: Pages, fit: Fit, edition: Edition) -> Finding:
    """Give the finding on a document that takes more pages than it may.

    :param counts: how many pages each group takes, set as tightly as it may be.
    """
    total = sum(counts.values())
    most = max(counts, key=lambda name: counts[name])
    each = ", ".join(f"{name} {count}" for name, count in counts.items())
    over = total - (pages.most or total)
    return Finding(
        Origin(plan_path(edition.format, edition.layout)),
        f"{edition.name}: takes {total} pages ({each}) where its plan has {pages.words}, even set"
        f" at {fit.describe(most)}",
        f"shorten it by {_count(over, 'page')}, or let it have more",
    )


def _explain(overflow: Overflow) -> tuple[str, str]:
    """What has no room, and what to do."""
    block = textwrap.shorten(overflow.block, SHOWN, placeholder="…")
    if overflow.lines:
        lines = _count(overflow.lines, "line")
        remedy = f"shorten it by {lines}, or give the section more room"
        return f"“{block}” runs over by {lines}", remedy
    if overflow.beside:
        message = f"“{block}” is {overflow.beside} mm wider than its column"
        return message, "shorten it, or give it a wider column"
    return (
        f"the space after “{block}” runs over",
        "shorten the section by a line, or give it more room",
    )


def _count(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"
