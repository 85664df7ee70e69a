"""What every language asks for: numbers that stay with their units, ranges, ellipses."""

from __future__ import annotations

import re

from generator.language.typography.galley import FIXED, NARROW, Galley

UNITS = (
    r"km/h|km²|km2|km|cm|mm|m²|m³|m|kg|g|t|ha|h|min|kWh|kW|MWh|MW|GW|°C|°F|°"
    r"|%|‰|٪|M€|Md€|€|\$|£"
)
"""Units and signs that follow a number; a regular expression."""

SIGN = r"(?<=\d)(?=(?:%(?!\()|‰|€))"
"""Where a language that sets a space before these signs wants it, though none was typed."""

_PHONE = re.compile(r"(?<![\w+])(?:\+\d{1,3}(?:[ .]\d{1,4}){2,}|0\d(?:[ .]\d{2}){4})(?!\d)")
_GROUPS = re.compile(r"(?<![\w.,+\u00a0\u202f])(?<!\d )[1-9]\d{0,2}(?: \d{3})+(?! ?\d)")
_SHORT = re.compile(r"(?<![\w.,:/+\u00a0\u202f-])(?<!\d )(\d{1,3}(?:[.,]\d{1,2})?) (?=[^\W\d_])")
_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,4}"
_RANGE = re.compile(rf"(?<![\w.,:/+–-])(?<!\d )({_NUMBER})-({_NUMBER})(?![\w/:–-]|[.,]\d| \d)")
_MONTHS = 12


def typeset_plain(galley: Galley) -> None:
    """What holds in every language that is written from the left."""
    join_points(galley)
    join_ranges(galley)
    bind_numbers(galley, NARROW)


def bind_numbers(galley: Galley, thin: str) -> None:
    """Keep on one line what belongs to a number: its groups, its unit, the noun after a short one.

    :param thin: the space between groups of thousands that someone typed as ``1 200``; also inside
        a telephone number stands a no-break space.
    """
    galley.replace(_PHONE, lambda match: match[0].replace(" ", FIXED))
    galley.replace(_GROUPS, lambda match: match[0].replace(" ", thin))
    galley.replace(rf"(?<=\d) (?=(?:{UNITS})(?![\w.]\w|\w))", FIXED)
    galley.replace(_SHORT, rf"\1{FIXED}")


def join_ranges(galley: Galley) -> None:
    """An en dash for the hyphen of a range: ``2014–2017``, ``13–25``, ``2014–17``.

    Telephone numbers, dates in figures (ISO 8601), codes and months as ``2015-03`` keep theirs.
    """
    galley.replace(_RANGE, lambda match: "–".join(match.groups()) if _rises(match) else match[0])


def join_points(galley: Galley) -> None:
    """One ellipsis for three full points."""
    galley.replace(r"(?<!\.)\.\.\.(?!\.)", "…")


def _rises(match: re.Match[str]) -> bool:
    first, last = match.groups()
    if re.fullmatch(r"\d{4}-\d{2}", match[0]):
        # “2014-17” is a range; “2015-03” may be a month.
        return int(last) > max(int(first[2:]), _MONTHS)
    low, high = (int(re.sub(r"\D", "", number)) for number in (first, last))
    return low < high and not first.startswith("0")
