"""The plural forms of a language, as gettext writes them, and whether a header has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from typing import Any

from babel import Locale as CldrLocale
from babel.messages.plurals import PLURALS

from generator.errors import Finding, Origin
from generator.model.locale import Locale

FORMS = re.compile(r"nplurals\s*=\s*(\d{1,20})\s*;\s*plural\s*=\s*([^;]*);?\s*")

MILLION = 1_000_000
COUNTS = (*range(1000), MILLION, 2 * MILLION)
"""No plural rule tells a count from one that is smaller by a thousand, but for whole millions."""
MILLION_FROM = 1000
"""Where the millions begin among :data:`COUNTS`: gettext's rules do not know them."""

CATEGORIES = ("zero", "one", "two", "few", "many")
"""CLDR's names of plural forms, in the order in which gettext counts them; “other” is the last."""


@dataclass(frozen=True, slots=True)
class PluralForms:
    """How many forms a language has for a counted thing, and gettext's rule that picks one."""

    count: int
    rule: str

    def __str__(self) -> str:
        return f"nplurals={self.count}; plural={self.rule};"


TWO = (PluralForms(2, "(n != 1)"), PluralForms(2, "(n > 1)"))
"""How gettext's users write two forms, whatever else they stand for in CLDR."""


@cache
def plural_forms(locale: str) -> PluralForms:
    """The forms that a new catalog is given: those that CLDR tells apart below a million.

    A form of whole millions, as French “de millions”, is one to CLDR alone: gettext's users do not
    know it. The rest are written as they know them where gettext has a rule that says the same.

    :param locale: a CLDR locale.
    """
    known = Locale.of(locale).cldr
    forms = _leave_out_millions(_list_tests(known))
    own = [PluralForms(*PLURALS[name]) for name in (str(known), known.language) if name in PLURALS]
    below = _number_below(forms)
    same = (each for each in (*own, *TWO) if _number_below(each) == below)
    return next((each for each in same if each.count == forms.count), forms)


@cache
def name_forms(locale: str) -> tuple[str, ...]:
    """CLDR's names of the forms that a language has for whole counts, ``other`` mostly the last.

    They are in the order in which :func:`cldr_forms` counts them.
    """
    known = Locale.of(locale).cldr
    conditions = dict(known.plural_form.abstract)
    names = [
        name for name in CATEGORIES if name in conditions and _write(conditions[name]) != NEVER
    ]
    return (*names, "other")[: _from_cldr(known).count]


def cldr_forms(locale: str) -> PluralForms:
    """The rule by which CLDR tells a language's forms apart, for whole counts."""
    return _from_cldr(Locale.of(locale).cldr)


def _number_below(forms: PluralForms) -> tuple[int, ...]:
    """The number of the form for each count below a million."""
    return _number(forms)[:MILLION_FROM]


def _leave_out_millions(tests: Sequence[str]) -> PluralForms:
    """The forms that counts below a million take."""
    taken = set(_number_below(_join(tests)))
    kept = [test for number, test in enumerate(tests) if number in taken]
    return _join(kept if len(tests) in taken else kept[:-1])


def check_plurals(header: str, locale: str | None, where: Origin) -> Iterator[Finding]:
    """A finding where a header's ``Plural-Forms`` are none, or not those of the language.

    A rule is accepted that tells as many forms apart as gettext's for the language or as CLDR's.

    :param header: the field's value, as ``nplurals=2; plural=(n != 1);``.
    """
    wanted = f"write “Plural-Forms: {plural_forms(locale or 'en')}\\n”"
    match = FORMS.fullmatch(header.strip())
    if match is None:
        yield Finding(where, "has no nplurals=…; plural=…; in its Plural-Forms", wanted)
        return
    count = int(match[1])
    accepted = _accepted(locale) if locale is not None else ()
    if accepted and count not in accepted:
        language = Locale.of(locale or "en").cldr.english_name
        has = " or ".join(str(number) for number in accepted)
        forms = "form" if accepted == (1,) else "forms"
        yield Finding(where, f"says nplurals={count}, but {language} has {has} {forms}", wanted)
        return
    try:
        rule = c2py(match[2])
        places = [rule(number) for number in COUNTS]
    except (ValueError, ZeroDivisionError, OverflowError) as failure:
        yield Finding(where, f"has no rule for the plural ({failure})", wanted)
        return
    told = 1 + max(places)
    if told != count:
        apart = f"{told} forms apart" if told > 1 else "no forms apart"
        yield Finding(where, f"says nplurals={count}, but its rule tells {apart}", wanted)
    elif accepted and _part(places) not in _list_parted(str(Locale.of(locale or "en").cldr)):
        language = Locale.of(locale or "en").cldr.english_name
        yield Finding(where, f"tells forms apart by another rule than {language} does", wanted)


@cache
def _list_parted(locale: str) -> tuple[tuple[int, ...], ...]:
    """How gettext, with and without the region, and CLDR part the counts of a language."""
    known = CldrLocale.parse(locale)
    usual = [
        PluralForms(*PLURALS[name]) for name in (str(known), known.language) if name in PLURALS
    ]
    return tuple(_part(_number(forms)) for forms in (_from_cldr(known), *usual))


def _part(places: Sequence[int]) -> tuple[int, ...]:
    """Which counts share a form, however the forms are numbered."""
    first: dict[int, int] = {}
    return tuple(first.setdefault(place, len(first)) for place in places[:MILLION_FROM])


@cache
def list_counts(rule: str, count: int) -> tuple[tuple[int, ...], ...]:
    """List for each form of a rule the numbers that it is for, as far as rules tell them apart."""
    form = c2py(rule)
    places = [(form(number), number) for number in COUNTS]
    return tuple(
        tuple(number for place, number in places if place == index) for index in range(count)
    )


def _accepted(locale: str) -> tuple[int, ...]:
    return tuple(sorted({plural_forms(locale).count, _from_cldr(Locale.of(locale).cldr).count}))


def _number(forms: PluralForms) -> tuple[int, ...]:
    """The number of the form for each of :data:`COUNTS`."""
    form = c2py(forms.rule)
    return tuple(form(count) for count in COUNTS)


def _from_cldr(locale: CldrLocale) -> PluralForms:
    """CLDR's rule as gettext writes it, without the forms that no whole count takes."""
    tests = _list_tests(locale)
    forms = _join(tests)
    # Where one of CLDR's forms is taken by every whole count, “other” is left for fractions.
    return forms if forms.count - 1 in _number(forms) else _join(tests[:-1])


def _list_tests(locale: CldrLocale) -> list[str]:
    """For each form of CLDR's but the last, which whole counts take it."""
    conditions = dict(locale.plural_form.abstract)
    written = [_write(conditions[name]) for name in CATEGORIES if name in conditions]
    return [test for test in written if test != NEVER]


def _join(tests: Sequence[str]) -> PluralForms:
    """The forms that these tests tell apart, one after the other."""
    parts = [f"{test} ? {number} : " for number, test in enumerate(tests)]
    return PluralForms(len(tests) + 1, "".join([*parts, str(len(tests))]))


ALWAYS, NEVER = "1", "0"
WHOLE = frozenset("ni")
"""CLDR's operands of a count itself (UTS 35, Plural Operand Meanings); the others are of its
fraction or of a compact form, and are nought for a whole count."""


def _write(node: Any) -> str:
    """A condition of CLDR (the tree that Babel parses it into) for whole counts, in C.

    :return: :data:`ALWAYS` or :data:`NEVER` where the count does not decide.
    """
    kind, parts = node
    if kind == "relation":
        _, operand, (_, ranges) = parts
        return _write_relation(operand, [(low[1][0], high[1][0]) for low, high in ranges])
    if kind == "not":
        return _deny(_write(parts[0]))
    return _write_pair(kind, *(_write(part) for part in parts))


def _write_relation(operand: Any, spans: Sequence[tuple[int, int]]) -> str:
    name = _write_operand(operand)
    if name == NEVER:
        return ALWAYS if any(low <= 0 <= high for low, high in spans) else NEVER
    return " || ".join(
        f"{name} == {low}" if low == high else f"{name} >= {low} && {name} <= {high}"
        for low, high in spans
    )


def _deny(test: str) -> str:
    if test in (ALWAYS, NEVER):
        return NEVER if test == ALWAYS else ALWAYS
    alone = "==" in test and "&&" not in test and "||" not in test
    return test.replace("==", "!=") if alone else f"!({test})"


def _write_pair(kind: str, one: str, other: str) -> str:
    deciding, idle = (NEVER, ALWAYS) if kind == "and" else (ALWAYS, NEVER)
    if deciding in (one, other):
        return deciding
    if idle in (one, other):
        return other if one == idle else one
    if kind == "or":
        return f"{one} || {other}"
    return " && ".join(f"({test})" if "||" in test else test for test in (one, other))


def _write_operand(node: Any) -> str:
    kind, parts = node
    if kind != "mod":
        return "n" if kind in WHOLE else NEVER
    name = _write_operand(parts[0])
    return name if name == NEVER else f"{name} % {parts[1][1][0]}"
