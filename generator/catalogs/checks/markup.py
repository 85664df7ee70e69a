"""``markup``: the translation has the inline markup of its text, and all of it closes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalogs.checks.unit import Standard, Unit
from generator.language.inline import Problem, check_inline, find_markup

SPECIAL = re.compile(r"[*_\[\]{}\\]")
"""Without one of these a text has no markup."""


def check(unit: Unit, standard: Standard) -> Iterator[Problem]:
    """Markup that is refused, does not close, or differs from the source's."""
    if unit.message.style == "percent":
        return
    form = unit.target.written
    if not SPECIAL.search(form) and not SPECIAL.search(unit.source.written):
        return
    wanted, given = find_markup(unit.source.written), find_markup(form)
    problems = list(check_inline(form, allowed=unit.message.inline))
    yield from problems
    if wanted != given and not problems:
        yield Problem(
            f"has the markup ({', '.join(given) or 'none'}) where the {standard.source_name} has"
            f" ({', '.join(wanted) or 'none'})",
            f"give it the same markup as the {standard.source_name}",
        )
