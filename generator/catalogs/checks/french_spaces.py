"""``french-spaces``: French sets a space before ``; : ! ? »`` and after ``«``.

Any space will do: the typeset page has the no-break one that each sign asks for (*Lexique des
règles typographiques en usage à l'Imprimerie nationale*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalogs.checks.quoting import quote_around
from generator.catalogs.checks.unit import Standard, Unit
from generator.language.inline import Problem

BEFORE = re.compile(r"(?<=[^\s;:!?«(\[])(?:(?<!\d):|:(?!\d)|[;!?»])")
AFTER = re.compile(r"«(?!\s)")


def check(unit: Unit, standard: Standard) -> Iterator[Problem]:
    """A sign that stands close to its word in French; a time as ``10:30`` is none."""
    if standard.language != "fr":
        return
    text = unit.target.plain
    for pattern, side in ((BEFORE, "before"), (AFTER, "after")):
        for match in pattern.finditer(text):
            where = quote_around(text, match.start(), match.end())
            yield Problem(f"has no space {side} “{match[0]}” in {where}", "type one")
