"""French typography, in two schools.

``imprimerie-nationale``, the default: *Lexique des règles typographiques en usage à l'Imprimerie
nationale*. ``eu``: *Code de rédaction interinstitutionnel* of the European Union, part 6.4, which
sets no space before ``; : ! ?`` and none inside ``« »``, and keeps the hyphen in ranges.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.language.rules import LanguageRules
from generator.language.typography.common import SIGN, bind_numbers, join_points, join_ranges
from generator.language.typography.galley import FIXED, NARROW, SPACES, Galley
from generator.language.typography.quotation import QuotationMarks

MARKS = QuotationMarks(first=("«", "»"), second=("“", "”"), single=("‘", "’"))
CODES = (
    r"(?:[Ll]oi|[Dd]écret|[Oo]rdonnance|[Aa]rrêté|[Rr]ésolution|[Rr]és\.|[Dd]irective|[Rr]èglement"
    r"|[Aa]rticle|[Dd]écision|[Vv]ol|[Dd]ossier)(?: n[°º])?"
)
"""Words before a number that is no range (*Lexique*, “lois”, “numéro”)."""
LISTS = r"[Nn][°º]s|[Nn]os|(?:[Ll]ois|[Dd]écrets|[Rr]ésolutions|[Aa]rticles)(?: n[°º]s)?"

_ROMAN = r"(?:X[LC][IVX]*|[IVX]+)"
_ORDINAL = (
    r"(?:(?P<first>1|I)(?P<first_ending>(?:er|re)s?)"
    r"|(?P<second>2|II)(?P<second_ending>(?:nde?|de?)s?)"
    rf"|(?P<number>\d+|{_ROMAN})(?P<ending>es?))"
)
_NUMBERS = r"(?P<numbers>\b[nN])(?P<numbers_ending>[°º]s)(?!\w)"
_RAISED = re.compile(rf"<[^>]*>|\b{_ORDINAL}\b|{_NUMBERS}")

_TITLES = r"M\.|MM\.|Mmes?|Mlles?|Dr|Pr|Me|Mgr|Vve"
_REFERENCES = r"pp?|art|chap|fig|tabl?|vol|t|éd|al|coll|ann|annexe"
_ENDING = r"[\w%…’)\]}»”]"
"""What a word, or what closes after it, may end in."""


def typeset_french(galley: Galley) -> None:
    """U+202F before ``; ! ? »``, U+00A0 before ``:`` and after ``«``, whether typed or not."""
    _typeset_words(galley)
    galley.replace(rf"(?<=\d|[XVI])(er|e|re)-(?=(?:\d+|{_ROMAN})(?:e|re)\b)", r"\1–")
    galley.replace(r"\b(1er)-(?=\d)", r"\1–")
    join_ranges(galley, CODES, LISTS)
    galley.replace(rf"[{SPACES}]+(?=[;!?»])", NARROW)
    galley.replace(rf"[{SPACES}]+(?=:(?!:))", FIXED)
    galley.replace(rf"«[{SPACES}]*(?=[^{SPACES}»])", f"«{FIXED}")
    galley.replace(rf"(?<=[^\s«{SPACES}])(?=»)", NARROW)
    galley.replace(rf"(?<={_ENDING})(?=[!?])", NARROW)
    galley.replace(rf"(?<={_ENDING})(?=;(?:[\s{SPACES}»”)\]]|$))", NARROW)
    galley.replace(rf"(?<={_ENDING})(?=:(?:[\s{SPACES}]|$))", FIXED)
    bind_numbers(galley, NARROW)


def typeset_french_eu(galley: Galley) -> None:
    """No space before ``; : ! ?`` and none inside ``« »``."""
    _typeset_words(galley)
    galley.replace(rf"[{SPACES}]+(?=[;!?»]|:(?!:))", "")
    galley.replace(rf"(?<=«)[{SPACES}]+", "")
    bind_numbers(galley, NARROW)


def superscript_french(html: Markup) -> Markup:
    """Ordinals with raised endings: ``1er``, ``1re``, ``2e``, ``2nd``, ``XXe``, and ``n°s``."""

    def raise_ending(match: re.Match[str]) -> str:
        if match["numbers"]:
            return f"{match['numbers']}<sup>os</sup>"
        for number, ending in (
            ("first", "first_ending"),
            ("second", "second_ending"),
            ("number", "ending"),
        ):
            if match[number]:
                return f"{match[number]}<sup>{match[ending]}</sup>"
        return match[0]

    # The text was safe, and only fixed tags are added; what stands inside a tag is left alone.
    return Markup(_RAISED.sub(raise_ending, str(html)))  # noqa: S704


def _typeset_words(galley: Galley) -> None:
    MARKS.curl(galley)
    join_points(galley)
    galley.replace(rf"(?<=“)[{SPACES}]+|[{SPACES}]+(?=”)", "")
    galley.replace(rf"\b([nN][°º]s?)[{SPACES}]?(?=[\d%{{A-Z])", rf"\1{FIXED}")
    galley.replace(rf"\b({_TITLES}) (?=[A-ZÀ-Ý])", rf"\1{FIXED}")
    galley.replace(r"(?<![\w.])([A-ZÀ-Ý]\.) (?=[A-ZÀ-Ý][\w.-])", rf"\1{FIXED}")
    galley.replace(rf"(?<!\w)((?:{_REFERENCES})\.|§§?) ?(?=[\d%{{])", rf"\1{FIXED}")
    galley.replace(r"\b((?:av|apr)\.) (?=J\.)", rf"\1{FIXED}")
    galley.replace(rf"\b({_ORDINAL}) (?=\w)", rf"\1{FIXED}")
    galley.replace(SIGN, FIXED)
    # “10 h 30”: the minutes stay with the hour.
    galley.replace(rf"(?<=\d)[{SPACES}]h (?=\d\d\b)", f"{FIXED}h{FIXED}")


def count_millions(noun: str) -> str:
    """Join what is counted to *million* or *milliard*: ``d’euros``, ``de kilomètres``."""
    elides = noun[0].lower() in "aâeéèêiîoôuh" and not noun.startswith("hertz")
    return f"d’{noun}" if elides else f"de {noun}"


def mend_spelling(words: str) -> str:
    """Write ``vingt et un`` as most do: CLDR joins it, and not ``cent un`` (reform of 1990)."""
    return words.replace("-et-", " et ")


RULES = LanguageRules(
    typesetters={"imprimerie-nationale": typeset_french, "eu": typeset_french_eu},
    marks=MARKS,
    codes=CODES,
    superscripts=superscript_french,
    spaces_signs=True,
    doubled=frozenset({"nous", "vous"}),
    # CLDR writes “1 mars”; French counts the first day alone as an ordinal.
    first_day="1er",
    after_million=count_millions,
    mend_spelling=mend_spelling,
)
