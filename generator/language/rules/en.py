"""English typography (*New Hart's Rules*): curly quotation marks and apostrophes, joined words."""

from __future__ import annotations

from generator.language.knowledge import Knowledge, list_words
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
    r"|[Aa]rticle|[Ss]ection|[Rr]ule|[Oo]rder|[Bb]ill|[Ff]light|[Ww]arrant|[Cc]ase"
    r"|[Cc]all(?: us)?(?: on| at)?|[Dd]ial|[Mm]obile|[Hh]otline|[Tt]ext)(?: [Nn]o\.)?"
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
    galley.replace(r"(\d\ds|\d[ap]m|[ap]\.m\.)-(?=\d)", r"\1–")
    galley.replace(r"([$£€]\d+(?:\.\d+)?)-(?=\d+(?:\.\d+)?(?:k|m|bn|tn)\b)", r"\1–")
    # The last page without the figures that it has in common with the first.
    galley.replace(r"\b((?:[Pp]ages|pp\.)[ \u00a0]\d{3,4})-(?=\d{2}(?![\w-]))", r"\1–")
    join_ranges(galley, CODES, "[Nn]os\\.")
    bind_numbers(galley, NARROW)


KNOWLEDGE = Knowledge(
    fractions={
        "half": "1/2",
        "halves": "1/2",
        "third": "1/3",
        "thirds": "1/3",
        "quarter": "1/4",
        "quarters": "1/4",
        "fifths": "1/5",
        "tenths": "1/10",
    },
    counts={
        "dozen": 12,
        "fortnight": 2,
        "both": 2,
        "either": 2,
        "neither": 2,
        "twice": 2,
        "pair": 2,
        "couple": 2,
        "double": 2,
        "decade": 10,
        "decades": 10,
        "thrice": 3,
        "twofold": 2,
        "threefold": 3,
        "fourfold": 4,
        "fivefold": 5,
        "tenfold": 10,
        "twenties": 20,
        "thirties": 30,
        "forties": 40,
        "fifties": 50,
        "sixties": 60,
        "seventies": 70,
        "eighties": 80,
        "nineties": 90,
    },
    scales={
        "thousand": 3,
        "thousands": 3,
        "million": 6,
        "millions": 6,
        "billion": 9,
        "billions": 9,
        "bn": 9,
        "trillion": 12,
        "trillions": 12,
    },
    hundreds=frozenset({"hundred"}),
    vague=frozenset(
        {"decades", "dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions"}
    ),
    conjunctions=frozenset({"and"}),
    articles=frozenset({"a", "an", "the"}),
    joints=frozenset({"to", "and", "or", "until", "till", "through"}),
    endings="s?",
    units={
        "km": "length-kilometer",
        "kilometre": "length-kilometer",
        "kilometer": "length-kilometer",
        "metre": "length-meter",
        "meter": "length-meter",
        "centimetre": "length-centimeter",
        "mile": "length-mile",
        "foot": "length-foot",
        "feet": "length-foot",
        "ft": "length-foot",
        "inch": "length-inch",
        "inches": "length-inch",
        "yard": "length-yard",
        "league": "length-league",
        "acre": "area-acre",
        "hectare": "area-hectare",
        "square metre": "area-square-meter",
        "square meter": "area-square-meter",
        "square kilometre": "area-square-kilometer",
        "square mile": "area-square-mile",
        "cubic metre": "volume-cubic-meter",
        "cubic meter": "volume-cubic-meter",
        "litre": "volume-liter",
        "gallon": "volume-gallon",
        "kilo": "mass-kilogram",
        "tonne": "mass-tonne",
        "ton": "mass-tonne",
        "pound": "mass-pound",
        "year": "duration-year",
        "month": "duration-month",
        "week": "duration-week",
        "day": "duration-day",
        "hour": "duration-hour",
        "minute": "duration-minute",
        "min": "duration-minute",
        "second": "duration-second",
        "century": "duration-century",
        "centuries": "duration-century",
        "mph": "speed-mile-per-hour",
        "kph": "speed-kilometer-per-hour",
        "degree celsius": "temperature-celsius",
        "degree fahrenheit": "temperature-fahrenheit",
        "per cent": "concentr-percent",
        "percent": "concentr-percent",
        "per mille": "concentr-permille",
    },
    currencies={
        "euro": "EUR",
        "dollar": "USD",
        "pound sterling": "GBP",
        "yen": "JPY",
        "franc": "CHF",
        "rouble": "RUB",
        "ruble": "RUB",
        "dirham": "AED",
        "yuan": "CNY",
    },
    peoples={
        "brit": "GB",
        "english": "GB",
        "american": "US",
        "swiss": "CH",
        "portuguese": "PT",
        "afghan": "AF",
        "spanish": "ES",
        "spaniard": "ES",
        "irish": "IE",
        "welsh": "GB",
        "filipin": "PH",
        "emirati": "AE",
        "cypriot": "CY",
        "turkey": "TR",
    },
    below_zero=frozenset({"minus", "below zero", "below freezing"}),
    compass={
        "north": "N",
        "northern": "N",
        "northward": "N",
        "northwards": "N",
        "south": "S",
        "southern": "S",
        "southward": "S",
        "southwards": "S",
        "east": "E",
        "eastern": "E",
        "eastward": "E",
        "eastwards": "E",
        "west": "W",
        "western": "W",
        "westward": "W",
        "westwards": "W",
    },
    opposites={
        "morning": r"\ba\.?m\b|\bmorning",
        "afternoon": r"\bp\.?m\b|\bafternoon|\bevening",
        "first": r"\bfirst\b",
        "last": r"\b(?:last|latest)\b",
        "largest": r"\b(?:larg|bigg|great|high)est\b",
        "smallest": r"\b(?:small|low)est\b",
        "double": r"\btwice as\b|\bdoubl",
        "half": r"\bhalf (?:as|of|the)\b|\bhalv",
        "summer": r"\bsummer",
        "winter": r"\bwinter",
        "fast": r"\b(?:speed|sped) up\b|\baccelerat|\bfaster",
        "slow": r"\bslow",
        "left": r"\bleft(?!\w)(?= (?:bank|side|hand|of|to)|[ -]hand|[.,;)]|$)|\bleftmost",
        "right": r"\bright(?= (?:bank|side|hand|of|to)|[ -]hand|[.,;)]|$)|\brightmost",
        "above": r"\b(?:above|(?:higher|greater) than|exceed\w*)\b",
        "below": r"\b(?:below|beneath|lower than)\b",
        "more": r"\bmore than\b|\bover (?=\d)",
        "less": r"\b(?:less|fewer) than\b|\bunder (?=\d)",
        "rise": r"\bup (?=\d)|\b(?:increas\w+|rise[sn]?|rising|rose|grow\w*|grew|growth)\b",
        "fall": r"\bdown (?=\d)|\b(?:decreas|reduc|falls?\b|falling|fell\b|fallen|declin|drop)",
        "before": r"\bbefore\b",
        "after": r"\bafter\b",
        "import": r"\bimport(?:s|ed|ing)?\b",
        "export": r"\bexport(?:s|ed|ing)?\b",
        "man": r"\bm[ae]n\b",
        "woman": r"\bwom[ae]n\b",
        "most": r"\bat most\b",
        "least": r"\bat least\b",
        "maximum": r"\bmaxim\w+",
        "minimum": r"\bminim\w+",
    },
    denials=r"\b(?:not(?! only)|never|no(?= [a-z]+ (?!.*without))|no one|nobody|cannot|none)\b"
    r"|n[’']t\b",
    negations=r"\b(?:(?:not|no|never|none|nor|neither|nobody|nothing|nowhere|cannot|only|but|free"
    r"|unless|hardly|barely|instead|rather|little|few|without|except)\b|avoid|stop|clos|stay|fail|lack"
    r"|refus|declin|prevent|forb|prohibit|ban(?:s|ned)?\b|impossible|out of|negativ|miss)|n[’']t\b"
    r"|\bun(?!der|til|ited|ion|iver|ique|its?\b|i[cf])\w{4,}|\bim(?:poss|mun|mobil|pass|prop|perf)\w+"
    r"|\bin(?:suff|comp|cap|eff|vis|activ|direct|acc|adeq|secur|valid|depend|oper|elig|just)\w+"
    r"|\bdis(?:ag|allow|app|cont|cour|obey|like|reg|miss)\w+|\bnon-?\w{4,}|\w{3,}less\b"
    r"|\bmust\b.*\bbefore\b",
    stop_words=list_words(
        "the of and to in is was are were that with for on as by at from it its this these "
        "which who has have had been be their they not but an or will after before than "
        "into its all more one some when there would also between"
    ),
    acronyms={
        "united nations": "un",
        "european union": "eu",
        "world health organization": "who",
        "world health organisation": "who",
        "world trade organization": "wto",
        "international monetary fund": "imf",
        "gross domestic product": "gdp",
        "value added tax": "vat",
    },
)


RULES = LanguageRules(
    typesetters={USUAL: typeset_english},
    marks=MARKS,
    codes=CODES,
    doubled=frozenset({"had", "that"}),
    month_names=("en", "en_GB"),
    # CLDR has the “and” of the others as a variety, and gives it to none.
    bare_hundreds=frozenset({"", "US", "AS", "GU", "MP", "PH", "PR", "UM", "VI"}),
    knowledge=KNOWLEDGE,
)
