"""Spanish."""

from __future__ import annotations

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

RULES = LanguageRules(marks=_MARKS, codes=_CODES, after_million=count_millions)
