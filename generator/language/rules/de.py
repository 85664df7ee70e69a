"""German typography (*Duden*, DIN 5008): „quotation marks“, abbreviations and paragraphs joined."""

from __future__ import annotations

from generator.language.rules import USUAL, LanguageRules
from generator.language.typography.common import SIGN, bind_numbers, join_points, join_ranges
from generator.language.typography.galley import FIXED, NARROW, SPACES, Galley
from generator.language.typography.quotation import QuotationMarks

MARKS = QuotationMarks(
    first=("„", "“"),
    second=("‚", "‘"),
    # Books have »x«, Switzerland «x».
    kept=frozenset({("»", "«"), ("›", "‹"), ("«", "»"), ("‹", "›")}),
    clipped=r"(?:s|n|ne|nem|nen|ner)\b(?!['’])",
)
CODES = (
    r"(?:Gesetz|Beschluss|Resolution|Res\.|Richtlinie|Verordnung|Drucksache|Flug|Az\.|Telefon)"
    r"(?: Nr\.)?"
)
"""Words before a number that is no range (DIN 5008: codes keep their hyphen)."""

_REFERENCES = r"§§?|(?:Nrn?|Art|Abs|Bd|Kap|Abb|Tab|S|Z|Anm|Ziff)\."
_TITLES = r"(?:Dr|Prof|Hr|Fr|Gen|St)\."


def typeset_german(galley: Galley) -> None:
    """Set the quotation marks; join the parts of ``z. B.``, ``§ 5``, ``Nr. 5`` and ``25. März``."""
    MARKS.curl(galley)
    join_points(galley)
    galley.replace(
        rf"(?<![\w.])((?:[A-Za-zÄÖÜäöü]\.[{SPACES}]?)+)(?=[A-Za-zÄÖÜäöü]\.)",
        lambda match: "".join(f"{letter}.{NARROW}" for letter in match[1] if letter.isalpha()),
    )
    galley.replace(rf"(?<![\w.])({_REFERENCES})[{SPACES}]?(?=[\d%{{])", rf"\1{FIXED}")
    galley.replace(rf"\b({_TITLES}) (?=[A-ZÄÖÜ])", rf"\1{FIXED}")
    # An ordinal stays with what it counts: a day with its month, a century.
    galley.replace(r"(?<![\w.,:/])(\d{1,2}\.) (?=[A-ZÄÖÜ][a-zäöü])", rf"\1{FIXED}")
    galley.replace(SIGN, FIXED)
    join_ranges(galley, CODES, r"Nrn?\.")
    bind_numbers(galley, NARROW)


RULES = LanguageRules(
    typesetters={USUAL: typeset_german},
    marks=MARKS,
    codes=CODES,
    doubled=frozenset({"das", "dem", "den", "der", "die", "sie"}),
)
