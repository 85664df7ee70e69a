"""What is promised of every locale of CLDR: tried on each language in each of its scripts.

``BRIEFS_LOCALES=all`` tries it in every country too, as the nightly run does.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from decimal import Decimal
from functools import cache
from pathlib import Path

from babel.localedata import locale_identifiers

from generator.catalogs.catalog import read_catalog
from generator.catalogs.domain import Domain
from generator.catalogs.plurals import COUNTS, check_plurals, plural_forms
from generator.catalogs.update import add
from generator.errors import Origin, UsageError
from generator.files import ProjectFiles
from generator.language.amounts import write_amount
from generator.language.conventions import Conventions
from generator.language.dates import write_pair
from generator.language.formats import Formats
from generator.language.numbering import ZEROS
from generator.language.saying import SaidFacts
from generator.model.date import PartialDate
from generator.model.fact_values import (
    CodeValue,
    DateValue,
    FactValue,
    ListValue,
    MoneyValue,
    NumberValue,
    PercentValue,
    RangeValue,
    SpanValue,
    TimeValue,
)
from generator.model.locale import Locale, explain_unknown
from generator.model.message import Message
from generator.project import Project, check_locale, load_project

SETTINGS = """\
[briefs.reefs]
formats = ["map"]
locales = ["fr"]
"""

FROM_RIGHT = {"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}
"""The scripts of CLDR's locales that are written from the right (Unicode, Scripts.txt)."""
FIELD = re.compile(r"(?<!\w)(?:y{2,}|M{2,}|L{2,}|d{2,}|E{2,}|G{2,}|Q{2,}|r{2,})(?!\w)|[{}]|M0\d|�")
"""A field of a pattern of CLDR's that was not replaced, a brace, a month without a name."""
DIGITS = {chr(ord(zero) + value): str(value) for zero in ZEROS.values() for value in range(10)}


EVERYWHERE = os.environ.get("BRIEFS_LOCALES") == "all"
COUNTRY = re.compile(r"_(?:[A-Z]{2}|\d{3})\b")


def list_names() -> list[str]:
    """The names of CLDR's locales that are tried."""
    names = sorted(set(locale_identifiers()) - {"root"})
    return [name for name in names if EVERYWHERE or not COUNTRY.search(name)]


@cache
def find_locales() -> tuple[str, ...]:
    """The locales that editions can be made in: all of CLDR's but for those that are refused."""
    names = list_names()
    known = [name for name in names if explain_unknown(name) is None]
    return tuple(name for name in known if Formats.of(name).names_months)


def read_digits(text: str) -> str:
    """The digits of a text, as European ones."""
    return "".join(DIGITS.get(character, "") for character in text)


def test_few_locales_are_refused() -> None:
    """Those are refused whose lines run downwards, or whose months have no names in CLDR."""
    refused = set(list_names()) - set(find_locales())
    assert len(find_locales()) > (950 if EVERYWHERE else 300)
    assert {"mn_Mong", "dv", "wa", "az_Arab"} <= refused
    assert not {"no", "nb", "sw", "he", "ckb", "uz_Arab", "sr_Latn", "ja"} & refused


def test_every_locale_writes_dates() -> None:
    """No letter of a pattern is printed; each day and year is there, in every form."""
    first, last = PartialDate(2014, 9, 5), PartialDate(2014, 9, 25)
    later, end = PartialDate(2014, 11, 28), PartialDate(2017, 2, 13)
    faults = []
    for name in find_locales():
        formats = Formats.of(name)
        dates = {
            formats.year(2014): ("2014",),
            formats.date(PartialDate(2014, 9)): ("2014",),
            formats.date(first): ("2014", "5"),
            formats.short_date(first): ("14", "5"),
            formats.date_range(PartialDate(2014), PartialDate(2017)): ("2014", "17"),
            formats.date_range(PartialDate(2014, 9), PartialDate(2017, 2)): ("2014", "2017"),
            formats.date_range(first, last): ("2014", "5", "25"),
            formats.date_range(first, later): ("2014", "5", "28"),
            formats.date_range(first, end): ("2014", "2017", "5", "13"),
            formats.date_range(first, end, short=True): ("14", "17", "5", "13"),
            formats.month(first): (),
            formats.short_month(9): (),
        }
        for text, wanted in dates.items():
            digits = read_digits(text)
            if FIELD.search(text) or any(part not in digits for part in wanted):
                faults.append((name, text))
    assert [] == faults


def test_an_interval_names_both_its_months() -> None:
    """Days of two months keep the name of the first, which Swahili's pattern in CLDR leaves out."""
    first, last = PartialDate(2014, 9, 5), PartialDate(2014, 11, 28)
    faults = []
    for name in find_locales():
        formats = Formats.of(name)
        text = formats.date_range(first, last).replace("\u00a0", " ")
        months = formats.locale.months
        for number in (9, 11):
            names = {
                str(months[context][width][number])
                for context in ("format", "stand-alone")
                for width in ("wide", "abbreviated", "narrow")
            }
            if not any(each in text for each in names) and str(number) not in read_digits(text):
                faults.append((name, number, text))
    assert [] == faults


def write_compact(number: int, formats: Formats) -> str:
    return str(write_amount(NumberValue(Decimal(number), compact="long"), "", formats))


def test_every_locale_writes_numbers() -> None:
    """No digit is lost or added, whole or in words; no sign of a pattern is printed."""
    faults = []
    for name in find_locales():
        formats = Formats.of(name)
        if read_digits(formats.number(1234567)) != "1234567":
            faults.append((name, formats.number(1234567)))
        patterns = formats.locale.compact_decimal_formats
        patterns = (patterns.get("long") or patterns["short"])["other"]
        for power in (power for power in range(3, 10) if str(10**power) in patterns):
            # As many digits before the noun as its pattern has noughts (UTS 35, Compact Number
            # Formats), in the half for positive numbers; a pattern without a noun is the number.
            pattern = str(patterns[str(10**power)].pattern).partition(";")[0]
            noughts = pattern.count("0") if pattern != "0" else power + 1
            text = write_compact(3 * 10**power, formats)
            if read_digits(text) != "3".ljust(noughts, "0") or re.search("[#;¤{}]", text):
                faults.append((name, text))
    assert [] == faults


FACTS: dict[str, tuple[FactValue, str]] = {
    "number": (NumberValue(Decimal("1234.5")), "12345"),
    "negative": (NumberValue(Decimal("-8.37")), "837"),
    "unit": (NumberValue(Decimal("8.37"), unit="kilometer"), "837"),
    "hours": (NumberValue(Decimal(12), unit="hour"), "12"),
    "round": (NumberValue(Decimal(3000000), compact="long"), "3"),
    "percent": (PercentValue(Decimal("12.5")), "125"),
    "money": (MoneyValue(Decimal("3.4"), "EUR"), "340"),
    "sum": (MoneyValue(Decimal(3000000), "EUR", compact="long"), "3"),
    "range": (RangeValue(NumberValue(Decimal(12)), NumberValue(Decimal(15))), "1215"),
    "shares": (RangeValue(PercentValue(Decimal(12)), PercentValue(Decimal(15))), "1215"),
    "prices": (RangeValue(MoneyValue(Decimal(12), "EUR"), MoneyValue(Decimal(15), "EUR")), "1215"),
    "date": (DateValue(PartialDate(2014, 9, 8)), "2014"),
    "span": (SpanValue(PartialDate(2014, 9), PartialDate(2017, 2)), "2017"),
    "time": (TimeValue(dt.time(14, 35)), "35"),
    "code": (CodeValue("2253"), "2253"),
    "list": (ListValue("t", "land", (("A", 12), ("B", 3))), "12"),
}
"""A fact of each kind, and digits that each says in every language, in whatever form."""
SPARED = ("names", "short", "compact", "compact-short")
"""Forms that may say less: no numbers, the year by two digits, a round number."""


def test_every_locale_says_every_fact() -> None:
    """Each kind in each form, and in parts: its digits are there, and no sign of a pattern."""
    faults = []
    for name in find_locales():
        said = SaidFacts(
            {key: value for key, (value, _) in FACTS.items()},
            Formats.of(name),
            lambda table, column, value: (value, ""),
        )
        for key, (value, digits) in FACTS.items():
            parts = said.part(key)
            texts = {"": said[key]} | {form: said[f"{key}:{form}"] for form in value.forms}
            for form, text in (*texts.items(), ("", f"{parts.lead} {parts.value} {parts.unit}")):
                lacks = digits not in read_digits(text) and form not in SPARED
                if lacks or FIELD.search(text) or re.search("#[,#0]|[;¤{}]", text):
                    faults.append((name, key, form, text))
            if not parts.value.strip():
                faults.append((name, key, "", "no value"))
    assert [] == faults


def test_every_locale_says_two_dates_once() -> None:
    """What two dates of one month share is said in one of the two, and their days in each."""
    faults = []
    first, last = DateValue(PartialDate(2014, 9, 5)), DateValue(PartialDate(2014, 9, 25))
    for name in find_locales():
        pair = write_pair(first, "", last, "", Formats.of(name))
        if pair is None:
            continue
        digits = [read_digits(each) for each in pair]
        both = "".join(digits)
        if "5" not in digits[0] or "25" not in digits[1] or FIELD.search(" ".join(pair)):
            faults.append((name, pair))
        if both.count("2014") != 1 or re.search("[-–—~～至]$", pair[0].strip()):
            faults.append((name, pair))
    assert [] == faults


def test_every_locale_joins_lists_and_names_countries() -> None:
    """Each item stands in the list, and no brace of its pattern."""
    for name in find_locales():
        formats = Formats.of(name)
        text = formats.list(["A1", "B2", "C3", "D4"])
        assert ["A1", "B2", "C3", "D4"] == re.findall("[A-D][1-4]", text), name
        assert not re.search("[{}]", text + formats.country("IQ") + formats.capitals("Irak")), name


def test_every_locale_has_its_script_and_direction() -> None:
    """Its pages run as its script does, for its forms and its typography alike."""
    for name in find_locales():
        locale, conventions = Locale.of(name), Conventions(name)
        wanted = "rtl" if locale.script in FROM_RIGHT else "ltr"
        assert wanted == locale.direction == conventions.formats.direction, name
        assert wanted == conventions.typography.direction, name
        assert locale.script == conventions.formats.script, name
        assert conventions.typography.typeset("2014-2017, 20 km") != "", name


def test_every_locale_has_the_plural_forms_of_cldr() -> None:
    """A new catalog tells apart what CLDR does, and no more; the finding of a check is none."""
    for name in find_locales():
        locale, forms = Locale.of(name).cldr, plural_forms(name)
        assert [] == list(check_plurals(str(forms), name, Origin("x.po"))), name
        below = [count for count in COUNTS if count < 1_000_000]
        categories = {str(locale.plural_form(count)) for count in below}
        whole = {str(locale.plural_form(count)) for count in COUNTS}
        assert forms.count in (len(categories), len(whole)), name


def test_a_locale_is_the_same_however_it_is_spelt() -> None:
    """Hyphens or underscores, capitals or none: one value, one catalog."""
    for name in find_locales():
        same = {Locale.of(spelling) for spelling in (name, name.replace("_", "-"), name.lower())}
        assert 1 == len(same), name


def test_every_locale_gets_its_catalog(tmp_path: Path) -> None:
    """``catalog add`` begins one that is read again, or refuses the language by its name."""
    (tmp_path / "briefs.toml").write_text(SETTINGS)
    (tmp_path / "locales").mkdir()
    project, files = load_project(tmp_path), ProjectFiles(tmp_path)
    counted = Message("", "%(n)s lieu", Origin("a.html", 1), "", plural="%(n)s lieux")
    domain = Domain("reefs", "fr", (counted,))
    accepted = set()
    for name in list_names():
        message = try_to_add(project, domain, name)
        if message is not None:
            assert Locale.of(name).tag in message or name in message
            continue
        (entry,) = read_catalog(files, Locale.of(name).tag, "reefs").entries.values()
        assert plural_forms(name).count == len(entry.forms), name
        accepted.add(name)
    assert accepted == set(find_locales()) - {"fr"}


def try_to_add(project: Project, domain: Domain, name: str) -> str | None:
    """Begin a language's catalog; what the refusal says, where it is refused."""
    try:
        add(project, [domain], check_locale(name))
    except UsageError as refused:
        return str(refused)
    return None
