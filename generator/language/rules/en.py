"""English typography (*New Hart's Rules*): curly quotation marks and apostrophes, joined words."""

from __future__ import annotations

from generator.language.rules import USUAL, LanguageRules
from generator.language.typography.common import bind_numbers, join_points, join_ranges
from generator.language.typography.galley import FIXED, NARROW, Galley
from generator.language.typography.quotation import QuotationMarks

MARKS = QuotationMarks(
    first=("“", "”"),
    second=("‘", "’"),
    clipped=r"(?:tis|twas|twere|twill|em|til|neath)\b(?![-'’])|n['’]?\s",
)
CODES = (
    r"(?:(?:Public )?[Ll]aw|(?:Pub\.|P\.) ?L\.|Act|[Rr]esolution|Res\.|[Dd]irective|[Rr]egulation"
    r"|[Aa]rticle|[Ss]ection|[Rr]ule|[Oo]rder|[Bb]ill|[Ff]light|[Ww]arrant|[Cc]ase)(?: [Nn]o\.)?"
)
"""Words before a number that is no range (*New Hart’s Rules*, 4.2.2; Chicago, 6.80: compounds)."""

_TITLES = r"Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Col|Capt|St"
_REFERENCES = r"pp?|[Nn]os?|vols?|chs?|[Ff]igs?|[Aa]rts?|paras?|[Ss]ects?"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def typeset_english(galley: Galley) -> None:
    """Curl the quotation marks; join titles and names, references and numbers, months and days."""
    MARKS.curl(galley)
    join_points(galley)
    galley.replace(rf"\b((?:{_TITLES})\.?) (?=[A-Z])", rf"\1{FIXED}")
    galley.replace(rf"\b((?:{_REFERENCES})\.) ?(?=[\d%{{])", rf"\1{FIXED}")
    galley.replace(r"(?<![\w.])([A-Z]\.) (?=[A-Z][\w.])", rf"\1{FIXED}")
    galley.replace(rf"\b({_MONTHS}) (?=\d{{1,2}}\b)", rf"\1{FIXED}")
    galley.replace(r"(?<=\d)(st|nd|rd|th)-(?=\d+(?:st|nd|rd|th)\b)", r"\1–")
    join_ranges(galley, CODES, "[Nn]os\\.")
    bind_numbers(galley, NARROW)


RULES = LanguageRules(
    typesetters={USUAL: typeset_english},
    marks=MARKS,
    codes=CODES,
    doubled=frozenset({"had", "that"}),
    month_names=("en", "en_GB"),
    # CLDR has the “and” of the others as a variety, and gives it to none.
    bare_hundreds=frozenset({"", "US", "AS", "GU", "MP", "PH", "PR", "UM", "VI"}),
)
