"""French typography, in two schools.

``imprimerie-nationale``, the default: *Lexique des règles typographiques en usage à l'Imprimerie
nationale*. ``eu``: *Code de rédaction interinstitutionnel* of the European Union, part 6.4, which
sets no space before ``; : ! ?`` and none inside ``« »``, and keeps the hyphen in ranges.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.language.knowledge import Knowledge, list_words
from generator.language.rules import LanguageRules
from generator.language.typography.common import SIGN, bind_numbers, join_points, join_ranges
from generator.language.typography.galley import FIXED, NARROW, SPACES, Galley
from generator.language.typography.quotation import QuotationMarks

MARKS = QuotationMarks(first=("«", "»"), second=("“", "”"), single=("‘", "’"))
CODES = (
    r"(?:[Ll]oi|[Dd]écret|[Oo]rdonnance|[Aa]rrêté|[Rr]ésolution|[Rr]és\.|[Dd]irective|[Rr]èglement"
    r"|[Aa]rticle|[Dd]écision|[Vv]ol|[Dd]ossier|[Aa]ppelez(?: le)?|[Mm]obile|[Pp]ortable)"
    r"(?: n[°º])?"
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
    galley.replace(rf"(?<=\d[{SPACES}]h)-(?=\d)", "–")
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
    galley.replace(r"(?<!\w)([nN])°(?=s?(?![^\W\d_]))", r"\1º")
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


KNOWLEDGE = Knowledge(
    fractions={
        "moitié": "1/2",
        "demi": "1/2",
        "demie": "1/2",
        "demis": "1/2",
        "tiers": "1/3",
        "quart": "1/4",
        "quarts": "1/4",
        "cinquièmes": "1/5",
        "dixièmes": "1/10",
    },
    counts={
        "huitaine": 8,
        "dizaine": 10,
        "douzaine": 12,
        "quinzaine": 15,
        "vingtaine": 20,
        "trentaine": 30,
        "quarantaine": 40,
        "cinquantaine": 50,
        "soixantaine": 60,
        "centaine": 100,
        "millier": 1000,
        "décennie": 10,
        "décennies": 10,
    },
    scales={
        "mille": 3,
        "millier": 3,
        "milliers": 3,
        "million": 6,
        "millions": 6,
        "milliard": 9,
        "milliards": 9,
        "billion": 12,
        "billions": 12,
    },
    hundreds=frozenset({"cent", "cents"}),
    vague=frozenset(
        {
            "décennies",
            "dizaines",
            "douzaines",
            "vingtaines",
            "centaines",
            "milliers",
            "millions",
            "milliards",
        }
    ),
    conjunctions=frozenset({"et"}),
    articles=frozenset({"un", "une", "la", "le", "l"}),
    joints=frozenset({"à", "et", "ou"}),
    endings="s?",
    units={
        "km": "length-kilometer",
        "kilomètre": "length-kilometer",
        "mile": "length-mile",
        "pied": "length-foot",
        "pouce": "length-inch",
        "lieue": "length-league",
        "kilo": "mass-kilogram",
        "tonne": "mass-tonne",
        "livre": "mass-pound",
        "an": "duration-year",
        "année": "duration-year",
        "mois": "duration-month",
        "jour": "duration-day",
        "journée": "duration-day",
        "semaine": "duration-week",
        "heure": "duration-hour",
        "h": "duration-hour",
        "minute": "duration-minute",
        "siècle": "duration-century",
        "mètre carré": "area-square-meter",
        "mètre cube": "volume-cubic-meter",
        "mph": "speed-mile-per-hour",
        "degré celsius": "temperature-celsius",
        "degré fahrenheit": "temperature-fahrenheit",
        "pour cent": "concentr-percent",
        "pour mille": "concentr-permille",
    },
    currencies={
        "euro": "EUR",
        "dollar": "USD",
        "franc": "CHF",
        "livre sterling": "GBP",
        "yen": "JPY",
        "rouble": "RUB",
        "dirham": "AED",
        "yuan": "CNY",
    },
    hours=("h",),
    peoples={
        "britanni": "GB",
        "grande-bretagne": "GB",
        "anglais": "GB",
        "américain": "US",
        "états-unien": "US",
        "turque": "TR",
        "belge": "BE",
        "portugais": "PT",
        "sud-africain": "ZA",
        "sud-coréen": "KR",
        "nord-coréen": "KP",
        "néo-zélandais": "NZ",
        "émirat": "AE",
        "saoudien": "SA",
        "irlandais": "IE",
        "chypriote": "CY",
        "philippin": "PH",
    },
    below_zero=frozenset({"moins"}),
    compass={
        "nord": "N",
        "septentrional": "N",
        "septentrionale": "N",
        "sud": "S",
        "méridional": "S",
        "méridionale": "S",
        "l’est": "E",
        "d’est": "E",
        "sud-est": "E",
        "nord-est": "E",
        "oriental": "E",
        "orientale": "E",
        "ouest": "W",
        "occidental": "W",
        "occidentale": "W",
    },
    opposites={
        "first": r"\bpremi(?:er|ère)s?\b(?! ministre)",
        "last": r"\bderni(?:er|ère)s?\b",
        "largest": r"\bplus (?:grand|élevé|haut)\w*|\bprincipal\w*",
        "smallest": r"\bplus (?:petit|bas|faible)\w*",
        "double": r"\bdeux fois plus\b|\bdoubl",
        "half": r"\bdeux fois moins\b|\bmoitié\b",
        "summer": r"\bété\b(?! \w+(?:é|u|i|is|it)e?s?\b)",
        "winter": r"\bhiver",
        "fast": r"\baccélér|\bplus vite",
        "slow": r"\bralenti|\bplus lent",
        "left": r"\bgauches?\b",
        "right": r"\b(?:à droite|droites?|rive droite)\b",
        "above": r"\bau-dessus\b|\bsupérieure?s? à",
        "below": r"\b(?:au-|en )dessous\b|\binférieure?s? à",
        "more": r"(?<!au )\bplus d(?:e\b|’)",
        "less": r"\bmoins d(?:e\b|’)",
        "rise": r"\b(?:augment\w+|hauss\w+|accr[uo]\w+|croî?ss?\w+|progress\w+)\b",
        "fall": r"\b(?:diminu\w+|baiss\w+|rédui\w+|recul\w*|chut\w+)\b",
        "before": r"\bavant\b",
        "after": r"\baprès\b",
        "import": r"\bimport(?:é\w*|ations?|er|ent|e)\b",
        "export": r"\bexport(?:é\w*|ations?|er|ent|e)\b",
        "man": r"\bhommes?\b",
        "woman": r"\bfemmes?\b",
        "most": r"\bau plus\b",
        "least": r"\bau moins\b",
        "maximum": r"\bmaxim\w+",
        "minimum": r"\bminim\w+",
    },
    denials=r"\bn(?:e\b|[’'])(?!\s?(?:[\w’']+\s){1,8}qu(?:e\b|’))|\bpersonne n|\baucun|\bjamais\b"
    r"|\b(?:et|mais) non\b(?! seulement)",
    negations=r"\bn(?:e\b|[’'])|\bpas\b|\bnon\b|\baucun|\bjamais\b|\bsans\b|\brien\b|\bni\b"
    r"|\bpersonne\b|\binterdi|\bdéfen|\bimpossible|\bempêch|\bmanqu|\bévit|\brefus|\béchou"
    r"|\bcess|\bin(?!ter|té|fo|fra|di[cqv]|du|st|v[eiè]|cl|it|auj?gu|sc|cid|cen|gén|nov|ond|put|sist)\w{4,}"
    r"|\bim(?:poss|prat|mob|mun|prob|pré|parf|prud|pui)\w+|\bgratuit|\bseul|\blibre|\bnul|\bhors\b|\bpeu\b",
    stop_words=list_words(
        "le les des du une est et dans pour qui que au aux par sur avec ce cette ces sont "
        "ont était elle ils nous vous leur leurs mais ou où être fait été plus ne pas il se "
        "sa son ses comme tout même entre après avant depuis aussi"
    ),
    acronyms={
        "onu": "un",
        "otan": "nato",
        "ue": "eu",
        "oms": "who",
        "fmi": "imf",
        "omc": "wto",
        "oit": "ilo",
        "hcr": "unhcr",
        "pib": "gdp",
        "tva": "vat",
        "ong": "ngo",
        "sida": "aids",
        "vih": "hiv",
        "usa": "us",
        "cpi": "icc",
        "aiea": "iaea",
        "ocde": "oecd",
        "nations unies": "un",
        "produit intérieur brut": "gdp",
        "organisation mondiale de la santé": "who",
        "organisation mondiale du commerce": "wto",
        "fonds monétaire international": "imf",
        "taxe sur la valeur ajoutée": "vat",
        "union européenne": "eu",
    },
)

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
    knowledge=KNOWLEDGE,
)
