from __future__ import annotations

from decimal import Decimal
from unicodedata import category

import pytest

from generator.language.amounts import write_amount
from generator.language.conventions import Conventions
from generator.language.formats import Formats
from generator.language.inline import render_inline
from generator.model.fact_values import (
    Amount,
    MoneyValue,
    NumberValue,
    PercentValue,
    RangeValue,
)

LOCALES = ("fr", "en-GB", "ar", "ar-EG", "de")
"""The languages in the order in which the tests below spell their texts out."""


def write(locale: str, amount: Amount | RangeValue, form: str = "") -> str:
    return str(write_amount(amount, form, Formats.of(locale)))


def number(text: str, **known: object) -> NumberValue:
    return NumberValue(Decimal(text), **known)  # type: ignore[arg-type]


def money(text: str, currency: str = "EUR", **known: object) -> MoneyValue:
    return MoneyValue(Decimal(text), currency, **known)  # type: ignore[arg-type]


def percents(first: str, last: str) -> RangeValue:
    return RangeValue(PercentValue(Decimal(first)), PercentValue(Decimal(last)))


@pytest.mark.parametrize(
    ("amount", "texts"),
    [
        (number("8.37"), ("8,37", "8.37", "8.37", "٨٫٣٧", "8,37")),
        (
            number("1234567.5"),
            ("1 234 567,5", "1,234,567.5", "1,234,567.5", "١٬٢٣٤٬٥٦٧٫٥", "1.234.567,5"),
        ),
        (number("8.37", unit="kilometer"), ("8,37~km", "8.37~km", "8.37~كم", "٨٫٣٧~كم", "8,37~km")),
        (number("12", unit="square-meter"), ("12~m²", "12~m²", "12~م²", "١٢~م²", "12~m²")),
        (number("-5", unit="celsius"), ("-5~°C", "-5°C", "-5°م", "-٥°م", "-5~°C")),
        (number("3", unit="day"), ("3~jours", "3~days", "3~أيام", "٣~أيام", "3~Tage")),
        (PercentValue(Decimal("12.5")), ("12,5~%", "12.5%", "12.5%", "١٢٫٥٪", "12,5~%")),
        (money("3.4"), ("3,40~€", "€3.40", "3.40~€", "٣٫٤٠~€", "3,40~€")),
        (money("1200"), ("1 200~€", "€1,200", "1,200~€", "١٬٢٠٠~€", "1.200~€")),
        (money("5", "CHF"), ("5~CHF", "CHF~5", "5~CHF", "٥~CHF", "5~CHF")),
        (RangeValue(number("12"), number("15")), ("12–15", "12–15", "12–15", "١٢–١٥", "12–15")),
        (percents("12", "15.5"), ("12–15,5~%", "12–15.5%", "12–15.5%", "١٢–١٥٫٥٪", "12–15,5~%")),
        (
            RangeValue(number("1", unit="hour"), number("3", unit="hour")),
            ("1–3~heures", "1–3~hours", "1–3~ساعات", "١–٣~ساعات", "1–3~Stunden"),
        ),
        (
            RangeValue(money("12"), money("15")),
            ("12–15~€", "€12–15", "12–15~€", "١٢–١٥~€", "12–15~€"),
        ),
    ],
)
def test_an_amount_is_in_the_form_of_its_language(
    amount: Amount | RangeValue, texts: tuple[str, ...]
) -> None:
    """Signs, digits and spaces are the language's; ``~`` is a no-break space, a space U+202F."""
    spelt = [text.replace(" ", "\u202f").replace("~", "\u00a0") for text in texts]
    assert spelt == [write(locale, amount) for locale in LOCALES]


@pytest.mark.parametrize(
    ("form", "amount", "texts"),
    [
        (
            "long",
            number("8.37", unit="kilometer"),
            (
                "8,37~kilomètres",
                "8.37~kilometres",
                "8.37~كيلومتر",
                "٨٫٣٧~كيلومتر",
                "8,37~Kilometer",
            ),
        ),
        ("short", number("3", unit="day"), ("3~j", "3~days", "3~أيام", "٣~أيام", "3~Tg.")),
        (
            "digits",
            number("3000000", unit="kilometer", compact="long"),
            ("3 000 000", "3,000,000", "3,000,000", "٣٬٠٠٠٬٠٠٠", "3.000.000"),
        ),
        (
            "long",
            PercentValue(Decimal("12.5")),
            ("12,5~pour cent", "12.5~per cent", "12.5~بالمائة", "١٢٫٥~بالمائة", "12,5~Prozent"),
        ),
        ("digits", PercentValue(Decimal("12.5")), ("12,5", "12.5", "12.5", "١٢٫٥", "12,5")),
        ("long", money("3.4"), ("3,40~euros", "3.40~euros", "3.40~يورو", "٣٫٤٠~يورو", "3,40~Euro")),
        (
            "compact",
            number("3000000"),
            ("3~millions", "3~million", "3~ملايين", "٣~ملايين", "3~Millionen"),
        ),
        (
            "compact-short",
            number("3400000"),
            ("3,4~M", "3.4M", "3.4~مليون", "٣٫٤~مليون", "3,4~Mio."),
        ),
        (
            "compact",
            money("3400000"),
            (
                "3,4~millions d’euros",
                "3.4~million euros",
                "3.4~مليون يورو",
                "٣٫٤~مليون يورو",
                "3,4~Millionen Euro",
            ),
        ),
        (
            "compact-short",
            money("3400000"),
            ("3,4~M~€", "€3.4M", "3.4~مليون~€", "٣٫٤~مليون~€", "3,4~Mio.~€"),
        ),
        (
            "compact",
            number("2500000", unit="hectare"),
            (
                "2,5~millions d’ha",
                "2.5~million ha",
                "2.5~مليون هكتار",
                "٢٫٥~مليون هكتار",
                "2,5~Millionen ha",
            ),
        ),
        (
            "compact",
            RangeValue(money("1000000"), money("3000000")),
            (
                "1–3~millions d’euros",
                "1–3~million euros",
                "1–3~ملايين يورو",
                "١–٣~ملايين يورو",
                "1–3~Millionen Euro",
            ),
        ),
    ],
)
def test_a_form_is_asked_for(
    form: str, amount: Amount | RangeValue, texts: tuple[str, ...]
) -> None:
    """In full, short, in figures alone, in words of number: each agrees with what is printed."""
    spelt = [text.replace("~", "\u00a0") for text in texts]
    written = [write(locale, amount, form).replace("\u202f", " ") for locale in LOCALES]
    assert spelt == written


@pytest.mark.parametrize(
    ("locale", "amount", "form", "text"),
    [
        ("es", money("3400000"), "compact", "3,4~millones de euros"),
        ("it", money("3400000", "USD"), "compact", "3,4~milioni di dollari statunitensi"),
        ("ca", money("3400000"), "compact", "3,4~milions d’euros"),
        ("ro", number("3400000", unit="kilometer"), "compact", "3,4~milioane km"),
        ("ru", number("5", unit="day"), "", "5~дней"),
        ("pl", number("2", unit="hour"), "", "2~godziny"),
        ("tr", PercentValue(Decimal("12.5")), "", "%12,5"),
        ("tr", PercentValue(Decimal("-12.5")), "", "-%12,5"),
        ("eu", PercentValue(Decimal("12.5")), "", "%~12,5"),
        ("en", money("-3.4"), "", "-€3.40"),
        ("en", money("3.4", "JPY", decimals=0), "", "¥3"),
        ("fa", RangeValue(number("12"), number("15")), "", "۱۲~تا~۱۵"),
        ("ja", RangeValue(number("12"), number("15")), "", "12～15"),
        ("ko", RangeValue(number("12"), number("15")), "", "12~15".replace("~", "\u007e")),
        ("fr", RangeValue(number("-5"), number("3")), "", "-5~– 3"),
        (
            "en",
            RangeValue(number("900000"), number("1200000")),
            "compact",
            "900~thousand~– 1.2~million",
        ),
        ("sw", number("-3000000"), "compact", "milioni~-3"),
        ("ja", money("3400000"), "compact", "340万ユーロ"),
        ("ar", number("2", unit="day"), "", "يومان"),
        ("en", number("8.37", decimals=1), "", "8.4"),
        ("en", number("8.35", decimals=1), "", "8.4"),
        ("en", number("8", decimals=2), "", "8.00"),
        ("en", number("3420000", decimals=2), "compact", "3.42~million"),
        ("en", money("1200", decimals=2), "", "€1,200.00"),
        ("de", money("1200"), "compact-short", "1.200~€"),
        ("de", RangeValue(money("1200"), money("3000000")), "compact-short", "1.200~€~– 3~Mio.~€"),
        ("fr", RangeValue(money("3.4"), money("5")), "", "3,40–5,00~€"),
        ("ar", RangeValue(number("1", unit="day"), number("2", unit="day")), "", "1–2~يوم"),
    ],
)
def test_each_language_has_its_own(
    locale: str, amount: Amount | RangeValue, form: str, text: str
) -> None:
    """Words between a million and its noun, plurals, the place of a sign, dashes, roundings."""
    spelt = text if locale == "ko" else text.replace("~", "\u00a0")
    assert spelt == write(locale, amount, form)


@pytest.mark.parametrize(
    ("locale", "value", "text"),
    [
        ("fr", 3000000, "3\u00a0millions"),
        ("fr", 1000000, "1\u00a0million"),
        ("fr", 1500000, "1,5\u00a0million"),
        ("fr", 1950000, "2\u00a0millions"),
        ("fr", 999999, "1\u00a0million"),
        ("fr", 1000, "mille"),
        ("fr", 12, "12"),
        ("en", 3000000, "3\u00a0million"),
        ("en", 3400000, "3.4\u00a0million"),
        ("en", 1000000, "1\u00a0million"),
        ("de", 1000000, "1\u00a0Million"),
        ("de", 3000000, "3\u00a0Millionen"),
        ("ar", 1000000, "1\u00a0مليون"),
        ("ar", 3000000, "3\u00a0ملايين"),
        ("ar", 11000000, "11\u00a0مليون"),
        ("ar-EG", 1500000, "١٫٥\u00a0مليون"),
        ("he", 3000000, "3\u00a0מיליון"),
        ("ja", 1000, "1,000"),
        # CLDR has a half for negative numbers of its own here.
        ("sw", 3000000, "milioni\u00a03"),
        ("sw", 1500000, "milioni\u00a01.5"),
        ("no", 3000000, "3\u00a0millioner"),
    ],
)
def test_a_round_number_is_said_in_words(locale: str, value: int, text: str) -> None:
    """A compact number agrees with its noun and holds no place to break at."""
    assert text == write(locale, NumberValue(Decimal(value), compact="long"))


def test_an_amount_stays_as_it_is_in_a_sentence() -> None:
    """Typography changes nothing of it, in text from the left or from the right."""
    for locale in LOCALES:
        typography = Conventions(locale).typography
        for amount in (
            number("8.37", unit="kilometer"),
            PercentValue(Decimal("12.5")),
            money("3400000", compact="short"),
            RangeValue(number("12"), number("15")),
        ):
            text = write(locale, amount)
            word = "كلمة" if typography.direction == "rtl" else "mot"
            set_text = render_inline(f"{word} {{it}} {word}", {"it": text}, typography.typeset)
            assert set_text.plain.startswith(f"{word} {text}")


def test_no_amount_holds_an_invisible_mark() -> None:
    """CLDR puts U+200F into some Hebrew and Arabic forms; isolates do that work on the page."""
    for locale in ("he", "ar", "ar-EG", "fa", "ur"):
        for amount in (number("-3"), PercentValue(Decimal(3)), money("3"), money("3000000")):
            for form in ("", *amount.forms):
                text = write(locale, amount, form)
                assert not [each for each in text if category(each) == "Cf"], text


def test_a_range_below_zero_has_each_sign_before_its_number() -> None:
    ends = (number("-5", unit="kilometer"), number("-3", unit="kilometer"))
    assert "-5\u00a0– -3\u00a0km" == write("en-GB", RangeValue(*ends))
