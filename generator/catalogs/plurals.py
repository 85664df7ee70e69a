"""The plural forms of a language, as gettext writes them, and whether a header has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from gettext import c2py

from babel import Locale as CldrLocale
from babel.messages.plurals import PLURALS
from babel.plural import to_gettext

from generator.errors import Finding, Origin
from generator.language.rules import rules_of
from generator.model.locale import Locale

FORMS = re.compile(r"nplurals\s*=\s*(\d{1,20})\s*;\s*plural\s*=\s*([^;]*);?\s*")

COUNTS = (*range(1000), 1_000_000, 2_000_000)
"""No plural rule tells a count from one that is smaller by a thousand, but for whole millions."""

FRACTIONAL = re.compile(r"\be\b")
"""CLDR's exponent of compact numbers, which a count of things does not have."""


@dataclass(frozen=True, slots=True)
class PluralForms:
    """How many forms a language has for a counted thing, and gettext's rule that picks one."""

    count: int
    rule: str

    def __str__(self) -> str:
        return f"nplurals={self.count}; plural={self.rule};"


@cache
def plural_forms(locale: str) -> PluralForms:
    """The forms that a new catalog is given: gettext's for the language, else CLDR's own.

    :param locale: a CLDR locale; its region counts only where gettext has a rule for it.
    """
    known = Locale.of(locale).cldr
    corrected = rules_of(known.language).plural_forms
    if corrected is not None:
        return PluralForms(*corrected)
    for name in (str(known), known.language):
        if name in PLURALS:
            return PluralForms(*PLURALS[name])
    return _from_cldr(known)


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
        told = 1 + max(rule(number) for number in COUNTS)
    except (ValueError, ZeroDivisionError, OverflowError) as failure:
        yield Finding(where, f"has no rule for the plural ({failure})", wanted)
        return
    if told != count:
        apart = f"{told} forms apart" if told > 1 else "no forms apart"
        yield Finding(where, f"says nplurals={count}, but its rule tells {apart}", wanted)


def _accepted(locale: str) -> tuple[int, ...]:
    return tuple(sorted({plural_forms(locale).count, _from_cldr(Locale.of(locale).cldr).count}))


def _from_cldr(locale: CldrLocale) -> PluralForms:
    match = FORMS.fullmatch(to_gettext(locale.plural_form))
    assert match is not None
    rule = FRACTIONAL.sub("0", match[2])
    form = c2py(rule)
    told = 1 + max(form(number) for number in COUNTS)
    # CLDR has a form for fractions in some languages, as Polish: no count of things takes it.
    return PluralForms(told, rule)
