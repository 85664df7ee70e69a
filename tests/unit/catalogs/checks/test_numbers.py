from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from generator.language.formats import Formats
from generator.language.saying import SaidFacts
from generator.model.date import PartialDate
from generator.model.fact_values import (
    CodeValue,
    DateValue,
    FactValue,
    MoneyValue,
    NumberValue,
    PercentValue,
    RangeValue,
    SpanValue,
    TimeValue,
)
from tests.unit.catalogs.checks.judging import judge

REMEDY = "give it the numbers of the French, each in the language’s own form"


def numbers(source: str, form: str, locale: str = "en") -> list[str]:
    """What is said of the numbers, without what every such finding has."""
    end = f" in the translation of “{source}”; {REMEDY}"
    found = judge("numbers", source, form, locale)
    assert all(line.endswith(end) for line in found)
    return [line.removesuffix(end) for line in found]


@pytest.mark.parametrize(
    ("source", "form", "locale"),
    [
        ("1 200 hommes", "1,200 men", "en"),
        ("1\u00a0200 hommes", "1,200 men", "en"),
        ("1\u202f200 hommes", "1200 men", "en"),
        ("1 200 hommes", "1.200 Mann", "de"),
        ("1 200 hommes", "1,200 رجل", "ar"),
        ("1 200 hommes", "١٬٢٠٠ رجل", "ar"),
        ("1 200 hommes", "١٢٠٠ رجل", "ar"),
        ("1 200 hommes", "۱٬۲۰۰ نفر", "fa"),
        ("1 234 567 hommes", "12,34,567 आदमी", "hi"),
        ("1 234 567 hommes", "१२,३४,५६७ आदमी", "hi"),
        ("12,5 % en 2014", "12.5% in 2014", "en"),
        ("12,5 % en 2014", "12.5٪ في 2014", "ar"),
        ("12,5 % en 2014", "١٢٫٥٪ في ٢٠١٤", "ar"),
        ("À quelque 160 km", "Some 160 km", "en"),
        ("À quelque 160 km", "على بُعد نحو 160 كيلومترًا", "ar"),
        ("la résolution 2253", "resolution 2253", "en"),
        ("la résolution 2253", "القرار 2253", "ar"),
        ("la résolution 2253", "القرار ٢٢٥٣", "ar"),
        ("de 2014 à 2016", "2014–2016", "en"),
        ("licence OFL 1.1", "OFL 1.1 licence", "en"),
        ("licence OFL 1.1", "ترخيص OFL 1.1", "ar"),
        ("le G7 et un F-16", "the G7 and an F-16", "en"),
        ("après deux ans", "after two years", "en"),
        ("après 12 ans", "after twelve years", "en"),
        ("après douze ans", "after 12 years", "en"),
        ("la 3e réunion", "الاجتماع الثالث", "ar"),
        ("avec 2 membres", "с двумя членами", "ru"),
        ("3 millions d’habitants", "3 million people", "en"),
        ("3 millions d’habitants", "300万人", "ja"),
        ("3,4 millions d’habitants", "34 लाख लोग", "hi"),
        ("3 millions d’habitants", "3,000,000 people", "en"),
        ("3 000 000 d’habitants", "3 Millionen Menschen", "de"),
        ("3 millions d’habitants", "3 Mio. Menschen", "de"),
        ("3 millions d’habitants", "3 ملايين نسمة", "ar"),
        # Declined otherwise than CLDR's own plurals.
        ("3 millions d’habitants", "с 3 миллионами жителей", "ru"),
        ("3,4 M€", "€3.4m", "en"),
        ("3,4 M€", "340万ユーロ", "ja"),
        ("12 milliards", "12 billion", "en"),
        ("12,5 %", "%12,5", "tr"),
        ("12–15 km", "12–15 km", "en"),
        ("en février 2017", "फेब्रुवारी २०१७ मध्ये", "mr"),
        ("en février 2017", "בפברואר 2017", "he"),
        ("le 8 septembre 2014", "8 tháng 9, 2014", "vi"),
        ("à 14 h 30", "at 2:30 PM", "en-US"),
        ("à 14 h 30", "um 14:30 Uhr", "de"),
        ("à 14:30", "klo 14.30", "fi"),
        ("à 14:30", "الساعة 2:30 م", "ar"),
        ("à 14:30", "下午2:30", "zh-Hant"),
    ],
)
def test_a_number_in_the_form_of_its_language_is_right(source: str, form: str, locale: str) -> None:
    """Grouped or not, in Latin digits or the language's own: the value is what counts."""
    assert [] == numbers(source, form, locale)


@pytest.mark.parametrize(
    ("source", "form", "locale", "said"),
    [
        ("1 200 hommes", "men", "en", "lacks 1,200"),
        ("1 200 hommes", "1,300 men", "en", "lacks 1,200 and adds 1,300"),
        ("1 200 hommes", "1.200 men", "en", "writes 1.200 for 1,200"),
        ("1 200 hommes", "1 200 men", "en", "writes 1 200 for 1,200"),
        ("1 200 hommes", "1,200 Mann", "de", "writes 1,200 for 1.200"),
        ("1 200 hommes", "1.200 رجل", "ar", "writes 1.200 for 1,200"),
        ("1 200 hommes", "١٫٢٠٠ رجل", "ar", "writes ١٫٢٠٠ for 1,200"),
        ("1 200 hommes", "رجال", "ar", "lacks 1,200"),
        ("12,5 %", "12,5%", "en", "writes 12,5 for 12.5"),
        ("12,5 %", "12,5٪", "ar", "writes 12,5 for 12.5"),
        ("des hommes", "60 men", "en", "adds 60"),
        ("des hommes", "٦٠ رجلًا", "ar", "adds ٦٠"),
        ("3 villes et 3 sites", "3 towns and sites", "en", "lacks 3"),
        ("la résolution 2253", "resolution 2235", "en", "lacks 2253 and adds 2235"),
        ("la résolution 2253", "resolution 2,253", "en", "writes 2,253 for 2253"),
        ("la résolution 2253", "القرار ٢٬٢٥٣", "ar", "writes ٢٬٢٥٣ for 2253"),
        ("en 2014", "in 2,014", "en", "writes 2,014 for 2014"),
        ("licence OFL 1.1", "OFL 1.2 licence", "en", "lacks 1.1 and adds 1.2"),
        ("3 milliards", "3 million", "en", "lacks 3\u00a0billion and adds 3"),
        ("3 millions", "4 million", "en", "lacks 3\u00a0million and adds 4"),
        ("3 millions", "3 Milliarden", "de", "lacks 3\u00a0Millionen and adds 3"),
        ("à 14:30", "at 15:30", "en", "lacks 14 and adds 15"),
        ("à 14 h 30", "at 14:45", "en", "lacks 30 and adds 45"),
    ],
)
def test_a_number_that_is_lost_or_wrong_is_said_in_its_form(
    source: str, form: str, locale: str, said: str
) -> None:
    """What is missing is said as the language writes it, what is there as it is written."""
    assert [said] == numbers(source, form, locale)


@pytest.mark.parametrize(
    ("source", "form", "locale"),
    [
        ("Napoléon Ier", "Napoleon I", "en"),
        ("Louis XIV", "Louis XIV", "en"),
        ("au XXe siècle", "in the 20th century", "en"),
        ("au XXe siècle", "في القرن 20", "ar"),
        ("le 1er corps", "the 1st corps", "en"),
        ("le plan", "I have a plan", "en"),
    ],
)
def test_ordinals_and_roman_numerals_have_the_value_they_stand_for(
    source: str, form: str, locale: str
) -> None:
    """A century may be in either kind of digits, and the pronoun “I” is no number."""
    assert [] == numbers(source, form, locale)


def test_another_roman_numeral_is_said() -> None:
    """A king or a century cannot become another."""
    assert ["lacks XIV and adds XVI"] == numbers("Louis XIV", "Louis XVI")
    assert ["lacks 20 and adds 19"] == numbers("au XXe siècle", "in the 19th century")


@pytest.mark.parametrize(
    ("source", "form", "locale"),
    [
        ("le 25 mars", "on 25 March", "en"),
        ("le 25 mars", "on March 25", "en"),
        ("le 25 mars", "في 25 مارس", "ar"),
        ("le 1er août 2016", "from 1 August 2016", "en"),
        ("le 9 février 2016", "on 9 Feb 2016", "en"),
        ("le 9 février 2016", "في 9 فبراير 2016", "ar"),
        ("le 9 février 2016", "في 9 شباط/فبراير 2016", "ar"),
        ("le 9 février 2016", "في ٩ شباط ٢٠١٦", "ar"),
        ("en juin 2014", "in June 2014", "en"),
        ("en juin 2014", "منذ يونيو 2014", "ar"),
        ("en juin 2014", "w czerwcu 2014", "pl"),
        ("en mars 2014", "maaliskuussa 2014", "fi"),
        ("le 25 mars 2015", "2015年3月25日", "ja"),
        ("du 23 au 30 décembre 2015", "from 23 to 30 December 2015", "en"),
        ("du 23 au 30 décembre 2015", "December 23 to 30, 2015", "en"),
        ("du 23 au 30 décembre 2015", "من 23 إلى 30 ديسمبر 2015", "ar"),
        ("il y en a mars", "it may march", "en"),
    ],
)
def test_a_date_keeps_its_month(source: str, form: str, locale: str) -> None:
    """A month may bear any name that CLDR gives it, in whatever order a language writes a date."""
    assert [] == numbers(source, form, locale)


@pytest.mark.parametrize(
    ("source", "form", "locale", "said"),
    [
        ("le 25 mars", "on 25 May", "en", "lacks 25 March and adds 25 May"),
        ("le 25 mars", "on 26 March", "en", "lacks 25 and adds 26"),
        ("le 25 mars", "on the 25th", "en", "lacks 25 March"),
        ("le 25 mars", "في 25 مايو", "ar", "lacks 25 مارس and adds 25 مايو"),
        ("en juin 2014", "in July 2014", "en", "lacks June 2014 and adds July 2014"),
        ("en juin 2014", "في يوليو 2014", "ar", "lacks يونيو 2014 and adds يوليو 2014"),
        ("en juin 2014", "w lipcu 2014", "pl", "lacks czerwiec 2014"),
        (
            "25 mars et 3 avril",
            "3 March and 25 April",
            "en",
            "lacks 25 March and lacks 3 April and adds 3 March and adds 25 April",
        ),
    ],
)
def test_another_month_is_said_with_its_day_or_year(
    source: str, form: str, locale: str, said: str
) -> None:
    """The date that is missing is in the language's form; two dates cannot swap their days."""
    assert [said] == numbers(source, form, locale)


def test_numbers_of_facts_links_and_addresses_do_not_count() -> None:
    """A fact's number is put in later, and a link's target is not read."""
    source = "{n} [lieux](https://example.org/1200), https://example.org/3"
    assert [] == numbers(source, "{n} [places](https://example.org/1200), https://example.org/3")
    assert [] == numbers("[lieux](https://example.org/1200)", "[places](https://example.org/en)")


FACTS: dict[str, FactValue] = {
    "number": NumberValue(Decimal("1234.5")),
    "unit": NumberValue(Decimal("8.37"), unit="kilometer"),
    "large": NumberValue(Decimal(3400000), compact="long"),
    "short": NumberValue(Decimal(3400000), compact="short"),
    "thousands": NumberValue(Decimal(12000), compact="long"),
    "percent": PercentValue(Decimal("12.5")),
    "money": MoneyValue(Decimal("3.4"), "EUR"),
    "cost": MoneyValue(Decimal(3400000), "EUR", compact="long"),
    "price": MoneyValue(Decimal(3400000), "EUR", compact="short"),
    "range": RangeValue(NumberValue(Decimal(12)), NumberValue(Decimal(15))),
    "date": DateValue(PartialDate(2014, 9, 8)),
    "span": SpanValue(PartialDate(2014, 9), PartialDate(2017, 2)),
    "weeks": SpanValue(PartialDate(2014, 9, 3), PartialDate(2014, 9, 15)),
    "time": TimeValue(dt.time(14, 35)),
    "code": CodeValue("2253"),
}


def print_facts(locale: str) -> dict[str, str]:
    facts = SaidFacts(FACTS, Formats.of(locale), lambda table, column, value: (value, ""))
    return {name: f"x {facts[name]} y" for name in facts}


LANGUAGES = (
    "ar ar-EG cs de el en en-GB es fa fi he hi hr hu id it ja ko mr nl pl pt ru sr sw th tr uk vi"
    " zh zh-Hant"
)


@pytest.mark.parametrize("locale", LANGUAGES.split())
def test_what_a_fact_prints_in_two_languages_is_the_same(locale: str) -> None:
    """Each kind of fact, typed as two languages print it: none of its numbers is lost or added."""
    french, other = print_facts("fr"), print_facts(locale)
    said = {name: numbers(french[name], other[name], locale) for name in FACTS}
    assert {} == {name: found for name, found in said.items() if found}
