"""What every language asks for: numbers that stay with their units, ranges, ellipses."""

from __future__ import annotations

import re
from collections.abc import Callable

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
_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{5,7}|\d{1,4}"
_RANGE = re.compile(rf"(?<![\w.,:/+–-])(?<!\d )({_NUMBER})-({_NUMBER})(?![\w/:–-]|[.,]\d| \d)")
_DECIMALS = re.compile(
    r"(?<![\w.,:/+–-])(?<!\d )(\d{1,3}[.,]\d{1,2})-(\d{1,3}[.,]\d{1,2})(?![\w/:–-]|[.,]\d)"
)
_GROUPED = re.compile(
    r"(?<![\w.,:/+–-])(\d{1,3}(?:[.,]\d{3})+)-(\d{1,3}(?:[.,]\d{3})+)(?![\w/:–-]|[.,]\d)"
)
_CLOCK = r"(?<![\w.,:/+–-])(\d{1,2}(?::\d\d|h(?:\d\d)?))-(\d{1,2}(?::\d\d|h(?:\d\d)?))(?![\w:–-])"
_ORDINALS = r"(?<![\w.,:/+–-])(\d{1,2}\.)-(?=\d{1,2}\.[ \u00a0\u202f]?[^\W\d_])"
_DAYS = r"(?<![\w.,:/+–-])(\d{1,2}\.(?:\d{1,2}\.(?:\d{4})?)?)-(?=\d{1,2}\.\d{1,2}\.)"
_WHOLE_DAYS = (
    r"(?<![\w.,:/+–-])(\d{1,2}/\d{1,2}/\d{4})-(?=\d{1,2}/\d{1,2}/\d{4}(?!\d))",
    r"(?<![\w.,:/+–-])(\d{4}\. ?\d{1,2}\. ?\d{1,2}\.)-(?=\d{4}\. ?\d{1,2}\. ?\d{1,2}\.)",
)
"""From one date in figures to another, day first or year first."""
_SHARES = r"(?<=\d)([ \u00a0\u202f]?[%٪‰])-(?=\d)"
_BEFORE_CHRIST = r"(?=[ \u00a0](?:av\.|BCE?\b|v\. ?Chr|a\. ?C|до н|ق\.))"
_FALLING = re.compile(rf"(?<![\w.,:/+–-])(\d{{1,4}})-(\d{{1,4}}){_BEFORE_CHRIST}")
_AND = r"(?:[,;&]|et|ou|and|or|und|oder|y|o|e|и|или|és|vagy|i|ili)\s+|و\s?|أو\s|ו-?"
CODES = (
    r"[Nn][°º]|№|[Nn]o\.|[Nn]\.[°º]|[Tt][ée]l(?:[ée]phone|\.)?|[Ff]ax|[Pp]hone|ISBN|ISSN|ISO|DIN|EN"
    r"|Boeing|Airbus|BP|CP"
)
"""What stands before a number with a hyphen that is no range in any language; a regular
expression. A language adds its own: laws, resolutions, telephones."""
_LISTED = rf"\s?\d+-\d+(?:\s*(?:{_AND})\s*\d+-\d+)*"
_AIRLINER = r"(?<!\d)7\d7-\d{3}(?!\d)"
"""A Boeing of whatever variant."""
_MONTHS = 12
_LONG = 3
_YEAR = 4
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])")


def typeset_plain(galley: Galley, codes: str = "") -> None:
    """What holds in every language that is written from the left."""
    join_points(galley)
    join_ranges(galley, codes)
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
    galley.replace(r"(?<!\w)(№|[nN]\.?[º°]s?) (?=\d)", rf"\1{FIXED}")


def join_ranges(galley: Galley, codes: str = "", lists: str = "") -> None:
    """An en dash for the hyphen of a range: ``2014–2017``, ``13–25``, ``2014–17``, ``10:30–12:00``.

    Telephone numbers, dates in figures (ISO 8601), codes and months as ``2015-03`` keep theirs.

    :param codes: the language's own words before a number that is no range: a law, a resolution.
    :param lists: its words that stand before a range as well as before such a number.
    """
    kept = _find_codes(galley.text, codes, lists)

    def join(rises: Callable[[re.Match[str]], bool]) -> Callable[[re.Match[str]], str]:
        def dash(match: re.Match[str]) -> str:
            is_code = any(start <= match.start() < end for start, end in kept)
            return match[0] if is_code or not rises(match) else "–".join(match.groups())

        return dash

    # Each replacement keeps the length, so that the places of the codes hold.
    galley.replace(_RANGE, join(_rises))
    galley.replace(_FALLING, join(lambda match: int(match[1]) > int(match[2])))
    galley.replace(_DECIMALS, join(_rises_by_decimals))
    galley.replace(_GROUPED, join(_rises_in_groups))
    galley.replace(_CLOCK, r"\1–\2")
    for dates in (_ORDINALS, _DAYS, *_WHOLE_DAYS):
        galley.replace(dates, r"\1–")
    galley.replace(_SHARES, r"\1–")


def _find_codes(text: str, codes: str, lists: str) -> list[tuple[int, int]]:
    """Where numbers with hyphens stand that are no ranges."""
    words = "|".join(filter(None, (CODES, codes)))
    found = [match.span() for match in re.finditer(rf"(?<!\w)(?:{words}){_LISTED}", text)]
    found += [match.span() for match in re.finditer(_AIRLINER, text)]
    if lists:
        for match in re.finditer(rf"(?<!\w)(?:{lists})({_LISTED})", text):
            pairs = re.findall(r"(\d+)-(\d+)", match[1])
            # Of a law the second part is the longer one, or the first is a year.
            if any(len(last) >= _LONG != len(first) or len(first) > _LONG for first, last in pairs):
                found.append(match.span())
    return found


def join_points(galley: Galley) -> None:
    """One ellipsis for three full points."""
    galley.replace(r"(?<!\.)\.\.\.(?!\.)", "…")


def _rises(match: re.Match[str]) -> bool:
    first, last = match.groups()
    if re.fullmatch(r"\d{4}-\d{2}", match[0]):
        # “2014-17” is a range; “2015-03” may be a month.
        return int(last) > max(int(first[2:]), _MONTHS)
    low, high = (int(re.sub(r"\D", "", number)) for number in (first, last))
    if first.isdigit() and len(first) > _YEAR:
        return low < high and len(first) == len(last) and last.endswith("00")
    return low < high and not first.startswith("0")


def _rises_in_groups(match: re.Match[str]) -> bool:
    first, last = (int(re.sub("[.,]", "", number)) for number in match.groups())
    return first < last


def _rises_by_decimals(match: re.Match[str]) -> bool:
    first, last = match.groups()
    if first[-3:-2] == "." == last[-3:-2] and _DAY.fullmatch(first) and _DAY.fullmatch(last):
        # “30.03-02.04”: from one day of the year to another.
        return True
    return float(first.replace(",", ".")) < float(last.replace(",", "."))
