"""Russian."""

from __future__ import annotations

import re

from generator.language.knowledge import Knowledge, list_words
from generator.language.rules import LanguageRules
from generator.language.typography.quotation import QuotationMarks


def mend_spelling(words: str) -> str:
    """Write the eightieth alike in all genders and cases: CLDR has ``восемьдесятое`` for some."""
    return re.sub(r"восемьдесят(?=[а-я])", "восьмидесят", words)


def write_plain(word: str) -> str:
    """Write ё as е, as most texts do."""
    return word.replace("ё", "е")


# Мильчин, Чельцова, Справочник издателя и автора, 4: « » outside, „ “ inside.
_MARKS = QuotationMarks(first=("«", "»"), second=("„", "“"))
_CODES = (
    r"(?:[Зз]акон[а-я]*|[Рр]езолюци[а-я]*|[Рр]ез\.|[Уу]каз[а-я]*|[Пп]остановлени[а-я]*|"
    r"[Дд]иректив[а-я]*|[Рр]ейс[а-я]*|[Тт]ел\.|[Тт]елефон[а-я]*|[Фф]акс[а-я]*)(?: №)?"
)

_SCALES = {"тысяч": 3, "миллион": 6, "миллиард": 9, "триллион": 12}

KNOWLEDGE = Knowledge(
    fractions={
        "половина": "1/2",
        "половины": "1/2",
        "половину": "1/2",
        "треть": "1/3",
        "трети": "1/3",
        "четверть": "1/4",
        "четверти": "1/4",
    },
    counts={"дюжина": 12, "десяток": 10, "оба": 2, "обе": 2, "пара": 2, "вдвое": 2},
    scales={
        noun + ending: power
        for noun, power in _SCALES.items()
        for ending in ("", "а", "и", "у", "ы", "ов", "ам", "ами", "ах", "ью")
    },
    currencies={
        "евро": "EUR",
        "доллар": "USD",
        "фунт": "GBP",
        "франк": "CHF",
        "рубл": "RUB",
        "иен": "JPY",
        "юан": "CNY",
    },
    vague=frozenset({"десятки", "сотни", "тысячи", "миллионы", "миллиарды"}),
    stem=write_plain,
    joints=frozenset({"до", "по", "и", "или"}),
    endings="(?:а|ы|и|у|е|ов|ам|ами|ах|ей|ь|я|ом)?",
    peoples={
        "британ": "GB",
        "английск": "GB",
        "англичан": "GB",
        "американ": "US",
        "сша": "US",
        "южноафрикан": "ZA",
        "саудовск": "SA",
        "эмират": "AE",
        "ирак": "IQ",
        "иран": "IR",
        "турецк": "TR",
        "турк": "TR",
        "француз": "FR",
        "франци": "FR",
        "немец": "DE",
        "немц": "DE",
        "герман": "DE",
        "сири": "SY",
        "ливи": "LY",
    },
    compass={
        "север": "N",
        "юг": "S",
        "восток": "E",
        "запад": "W",
        "севере": "N",
        "юге": "S",
        "востоке": "E",
        "западе": "W",
    },
    opposites={
        "left": r"\bлев(?:ый|ая|ое|ые|ого|ой|ом|ую)\b|\bслева\b|\bвлево\b",
        "right": r"\bправ(?:ый|ая|ое|ого|ой|ом|ую)\b|\bсправа\b|\bвправо\b",
        "above": r"\b(?:выше|над)\b",
        "below": r"\b(?:ниже|под)\b",
        "more": r"\b(?:более|больше|свыше)\b",
        "less": r"\b(?:менее|меньше)\b",
        "rise": r"\b(?:увелич\w+|вырос\w*|раст[её]т|рост\w*|повы\w+)\b",
        "fall": r"\b(?:уменьш\w+|сни[зж]\w+|упал\w*|сокра\w+|паден\w+)\b",
        "before": r"\b(?:перед|прежде)\b",
        "after": r"\bпосле\b",
        "man": r"\bмужчин\w*\b",
        "woman": r"\bженщин\w*\b",
    },
    denials=r"\b(?:не|нет|никогда|никто)\b",
    negations=r"\b(?:не\w*|нет|ни\w*|без\w*|запре\w*|только)\b",
    stop_words=list_words(
        "и в не на что с по как это из за для от к до но при же или его их она он они мы "
        "так был была были быть также после"
    ),
)

RULES = LanguageRules(
    marks=_MARKS,
    codes=_CODES,
    declines_months=True,
    mend_spelling=mend_spelling,
    knowledge=KNOWLEDGE,
)
