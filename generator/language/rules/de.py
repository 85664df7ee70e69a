"""German typography (*Duden*, DIN 5008): „quotation marks“, abbreviations and paragraphs joined."""

from __future__ import annotations

from generator.language.knowledge import Knowledge, list_words
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
    r"(?:Gesetz|Beschluss|Resolution|Res\.|Richtlinie|Verordnung|Drucksache|Flug|Az\.|Telefon|Handy|Mobil|Durchwahl)"
    r"(?: Nr\.)?"
)
"""Words before a number that is no range (DIN 5008: codes keep their hyphen)."""

_REFERENCES = r"§§?|(?:Nrn?|Art|Abs|Bd|Kap|Abb|Tab|S|Z|Anm|Ziff)\."
_COUNTED = "mal|fach|jährig|tägig|wöchig|monatig|stündig|minütig|köpfig|teilig|prozentig"
"""What a number makes one word with."""
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
    # DIN 5008: “2–3-mal”, “50–60-jährig”.
    galley.replace(rf"(?<![\w.,:/+–-])(\d{{1,4}})-(?=\d{{1,4}}-?(?:{_COUNTED}))", r"\1–")
    join_ranges(galley, CODES, r"Nrn?\.")
    bind_numbers(galley, NARROW)


KNOWLEDGE = Knowledge(
    fractions={
        "hälfte": "1/2",
        "halb": "1/2",
        "halbe": "1/2",
        "halben": "1/2",
        "halber": "1/2",
        "halbes": "1/2",
        "drittel": "1/3",
        "dritteln": "1/3",
        "viertel": "1/4",
        "vierteln": "1/4",
        "fünftel": "1/5",
        "zehntel": "1/10",
        "anderthalb": "3/2",
        "eineinhalb": "3/2",
    },
    counts={
        "dutzend": 12,
        "beide": 2,
        "beiden": 2,
        "beider": 2,
        "paar": 2,
        "doppelt": 2,
        "zweimal": 2,
        "jahrzehnt": 10,
        "jahrzehnte": 10,
        "jahrzehnten": 10,
    },
    scales={
        "tausend": 3,
        "million": 6,
        "millionen": 6,
        "mio": 6,
        "milliarde": 9,
        "milliarden": 9,
        "mrd": 9,
        "billion": 12,
        "billionen": 12,
    },
    hundreds=frozenset({"hundert"}),
    vague=frozenset(
        {"jahrzehnte", "jahrzehnten", "dutzende", "hunderte", "tausende", "millionen", "milliarden"}
    ),
    conjunctions=frozenset({"und"}),
    articles=frozenset({"ein", "eine", "einen", "einer", "einem", "die", "der"}),
    joints=frozenset({"bis", "und", "oder"}),
    compounds=True,
    counted=("jähr", "tägig", "köpfig", "fach", "stündig", "mal", "teilig", "prozentig", "stöckig"),
    endings="(?:e|n|en|s|es|er|ern)?",
    units={
        "kilometer": "length-kilometer",
        "meter": "length-meter",
        "meile": "length-mile",
        "fuß": "length-foot",
        "zoll": "length-inch",
        "kilo": "mass-kilogram",
        "tonne": "mass-tonne",
        "pfund": "mass-pound",
        "jahr": "duration-year",
        "monat": "duration-month",
        "woche": "duration-week",
        "tag": "duration-day",
        "stunde": "duration-hour",
        "minute": "duration-minute",
        "sekunde": "duration-second",
        "jahrhundert": "duration-century",
        "mph": "speed-mile-per-hour",
        "quadratmeter": "area-square-meter",
        "kubikmeter": "volume-cubic-meter",
        "grad celsius": "temperature-celsius",
        "grad fahrenheit": "temperature-fahrenheit",
        "prozent": "concentr-percent",
        "promille": "concentr-permille",
    },
    currencies={
        "euro": "EUR",
        "dollar": "USD",
        "franken": "CHF",
        "pfund sterling": "GBP",
        "yen": "JPY",
        "rubel": "RUB",
    },
    hours=("uhr",),
    peoples={
        "brit": "GB",
        "großbritannien": "GB",
        "englisch": "GB",
        "engländer": "GB",
        "amerikan": "US",
        "us-amerikan": "US",
        "irisch": "IE",
        "portugies": "PT",
        "emirat": "AE",
        "saudi": "SA",
        "zypri": "CY",
        "zyprer": "CY",
        "pole": "PL",
        "polin": "PL",
        "türk": "TR",
        "dän": "DK",
        "griech": "GR",
        "franzos": "FR",
        "franzö": "FR",
    },
    below_zero=frozenset({"minus", "unter null", "unter dem gefrierpunkt"}),
    compass={
        "nord": "N",
        "norden": "N",
        "nördlich": "N",
        "nördliche": "N",
        "nördlichen": "N",
        "süd": "S",
        "süden": "S",
        "südlich": "S",
        "südliche": "S",
        "südlichen": "S",
        "ost": "E",
        "osten": "E",
        "östlich": "E",
        "östliche": "E",
        "östlichen": "E",
        "west": "W",
        "westen": "W",
        "westlich": "W",
        "westliche": "W",
        "westlichen": "W",
    },
    opposites={
        "morning": r"\bmorgens\b|\bvormittag|\bfrüh\b",
        "afternoon": r"\bnachmittag|\babend",
        "first": r"\berste[nrsm]?\b",
        "last": r"\bletzte[nrsm]?\b",
        "largest": r"\b(?:größte|höchste)\w*",
        "smallest": r"\b(?:kleinste|niedrigste|tiefste)\w*",
        "double": r"\b(?:doppelt|verdoppel)\w*",
        "half": r"\b(?:halb so|hälfte|halbier\w*)\b",
        "summer": r"\bsommer",
        "winter": r"\bwinter",
        "left": r"\blink(?:s|e[nrsm]?)\b",
        "right": r"\brecht(?:s|e[nrsm]?)\b(?! auf)",
        "above": r"\b(?:über|oberhalb)\b",
        "below": r"\b(?:unter|unterhalb)\b",
        "more": r"\b(?:mehr als|über (?=\d))",
        "less": r"\b(?:weniger als|unter (?=\d))",
        "rise": r"\b(?:steig|stieg|gestiegen|zunahm|zunehm|wächst|wuchs|wachs|erhöh)\w*",
        "fall": r"\b(?:sink|sank|gesunken|fiel|gefallen|abnahm|verringer|rückgang)\w*",
        "before": r"\b(?:vor|bevor|vorher)\b",
        "after": r"\b(?:nach|nachdem|danach|nachher)\b",
        "import": r"\bimport\w*",
        "export": r"\bexport\w*",
        "man": r"\bm(?:ann|änner)\w*\b",
        "woman": r"\bfrau(?:en)?\b",
        "most": r"\bhöchstens\b",
        "least": r"\bmindestens\b",
        "maximum": r"\bmaxim\w+",
        "minimum": r"\bminim\w+",
    },
    denials=r"\b(?:nicht|nie|niemals|niemand|kein\w*)\b",
    negations=r"\b(?:nicht|nie|niemals|niemand|nichts|kein|ohne|weder|verbot|vermeid|nur|un(?!ter|d\b|s\b|ser|iv|ion|gef|geh)\w{3,}"
    r"|kaum|kostenlos|statt|außer|leer|fehl|weiger|hinder)|los\b",
    stop_words=list_words(
        "der die das und ist nicht den dem des ein eine einen einem einer zu im mit von auf "
        "für als auch sich sind war wird wurde werden bei nach aus um oder wie über zum zur "
        "sie er es wir vom bis durch hat haben kann noch man"
    ),
    acronyms={
        "uno": "un",
        "vn": "un",
        "bip": "gdp",
        "iwf": "imf",
        "weltgesundheitsorganisation": "who",
        "vereinten nationen": "un",
        "bruttoinlandsprodukt": "gdp",
        "internationaler währungsfonds": "imf",
        "europäische union": "eu",
        "europäischen union": "eu",
        "mwst": "vat",
        "mehrwertsteuer": "vat",
        "vereinte nationen": "un",
    },
)


RULES = LanguageRules(
    typesetters={USUAL: typeset_german},
    marks=MARKS,
    codes=CODES,
    doubled=frozenset({"das", "dem", "den", "der", "die", "sie"}),
    knowledge=KNOWLEDGE,
)
