"""Spanish."""

from __future__ import annotations

from generator.language.knowledge import Knowledge, list_words
from generator.language.rules import LanguageRules
from generator.language.typography.quotation import QuotationMarks


def count_millions(noun: str) -> str:
    """Join what is counted to a million (RAE, *Diccionario panhispánico de dudas*, “millón”)."""
    return f"de {noun}"


# RAE, Ortografía de la lengua española (2010), 3.4.8: comillas latinas, inglesas, simples.
_MARKS = QuotationMarks(first=("«", "»"), second=("“", "”"), single=("‘", "’"))
_CODES = (
    r"(?:[Ll]ey|[Dd]ecreto|[Rr]esolución|[Rr]es\.|[Dd]irectiva|[Rr]eglamento|[Aa]rtículo|"
    r"art\.|[Vv]uelo|núm\.)(?: [Nn]\.?[°º])?"
)

KNOWLEDGE = Knowledge(
    fractions={
        "mitad": "1/2",
        "medio": "1/2",
        "media": "1/2",
        "tercio": "1/3",
        "tercios": "1/3",
        "cuarto": "1/4",
        "cuartos": "1/4",
    },
    counts={
        "docena": 12,
        "decena": 10,
        "quincena": 15,
        "veintena": 20,
        "centenar": 100,
        "millar": 1000,
        "ambos": 2,
        "ambas": 2,
        "par": 2,
        "doble": 2,
    },
    scales={"mil": 3, "millón": 6, "millones": 6, "billón": 12, "billones": 12},
    currencies={
        "euro": "EUR",
        "dólar": "USD",
        "dólares": "USD",
        "libra esterlina": "GBP",
        "libras esterlinas": "GBP",
        "franco": "CHF",
        "rublo": "RUB",
        "yen": "JPY",
        "yuan": "CNY",
    },
    vague=frozenset({"docenas", "decenas", "centenares", "millares", "miles", "millones"}),
    conjunctions=frozenset({"y"}),
    articles=frozenset({"un", "una", "la", "el"}),
    joints=frozenset({"a", "y", "o", "hasta"}),
    endings="s?",
    peoples={
        "britán": "GB",
        "ingles": "GB",
        "inglés": "GB",
        "estadounidense": "US",
        "norteamerican": "US",
        "sudafrican": "ZA",
        "saudí": "SA",
        "belga": "BE",
        "portugu": "PT",
        "emiratí": "AE",
        "irlandes": "IE",
        "irlandés": "IE",
    },
    compass={"norte": "N", "sur": "S", "este": "E", "oeste": "W"},
    opposites={
        "left": r"\bizquierd\w+",
        "right": r"\bderech[ao]s?\b",
        "above": r"\bencima\b|\bpor sobre\b",
        "below": r"\bdebajo\b",
        "more": r"\bmás de\b",
        "less": r"\bmenos de\b",
        "rise": r"\b(?:aument\w+|sub[ei]\w*|crec\w+)\b",
        "fall": r"\b(?:disminu\w+|baj(?:a|ó|an|aron)|reduc\w+|reduj\w+|descen\w+)\b",
        "before": r"\bantes\b",
        "after": r"\bdespués\b|\btras\b",
        "man": r"\bhombres?\b",
        "woman": r"\bmujer(?:es)?\b",
        "most": r"\bcomo máximo\b",
        "least": r"\b(?:al|por lo) menos\b",
    },
    denials=r"\b(?:no|nunca|jamás|nadie|ningún\w*)\b",
    negations=r"\b(?:no|nunca|jamás|nadie|nada|ni|sin|ningún\w*|evit\w*|prohib\w*|solo|in(?!ter|form|dic|div|du|st|ve|cl|vi|ici|cid|cen|gen|cor|sis)\w{4,})\b",
    stop_words=list_words(
        "el los las del una y en que por con para su sus es son fue más no lo se al como "
        "pero este esta entre desde hasta también muy ya"
    ),
)

RULES = LanguageRules(marks=_MARKS, codes=_CODES, after_million=count_millions, knowledge=KNOWLEDGE)
