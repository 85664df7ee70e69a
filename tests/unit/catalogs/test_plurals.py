from __future__ import annotations

from gettext import c2py

import pytest
from babel.messages.plurals import PLURALS

from generator.catalogs.plurals import check_plurals, plural_forms
from generator.errors import Origin


@pytest.mark.parametrize(
    ("locale", "forms"),
    [
        ("fr", {0: 0, 1: 0, 2: 1, 1000: 1}),
        ("en", {0: 1, 1: 0, 2: 1}),
        ("de", {0: 1, 1: 0, 2: 1}),
        ("ja", {0: 0, 1: 0, 2: 0}),
        ("zh-Hant", {1: 0, 5: 0}),
        ("pt-BR", {0: 0, 1: 0, 2: 1}),
        ("pl", {1: 0, 2: 1, 5: 2, 12: 2, 22: 1, 25: 2}),
        ("sl", {1: 0, 2: 1, 3: 2, 4: 2, 5: 3, 101: 0}),
        ("sr-Latn", {1: 0, 2: 1, 5: 2, 11: 2, 21: 0}),
        # gettext's order, in which Poedit and Weblate show the six forms; Babel has another.
        ("ar", {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3}),
        # Babel's table has one form, or other ones, where CLDR has these.
        ("hu", {0: 1, 1: 0, 2: 1}),
        ("tr", {0: 1, 1: 0, 2: 1}),
        ("fa", {0: 0, 1: 0, 2: 1}),
        ("hi", {0: 0, 1: 0, 2: 1}),
        ("he", {0: 2, 1: 0, 2: 1, 3: 2}),
        ("lv", {0: 0, 1: 1, 2: 2, 11: 0, 21: 1}),
        # Babel has no rule of gettext's for these; CLDR has.
        ("gd", {1: 0, 2: 1, 3: 2, 11: 0, 12: 1, 20: 3}),
        ("se", {1: 0, 2: 1, 3: 2}),
        ("br", {1: 0, 2: 1, 3: 2, 5: 3, 1_000_000: 3}),
        ("scn", {1: 0, 2: 1, 1_000_000: 1}),
    ],
)
def test_each_language_has_its_own_rule(locale: str, forms: dict[int, int]) -> None:
    """The rule is one that gettext can compute, and tells the counts apart as CLDR does."""
    found = plural_forms(locale)
    rule = c2py(found.rule)
    assert forms == {count: rule(count) for count in forms}
    assert [] == list(check_plurals(str(found), locale, Origin("x.po")))


@pytest.mark.parametrize(
    ("locale", "header", "message"),
    [
        ("de", "nplurals=3; plural=(n != 1);", "says nplurals=3, but German has 2 forms"),
        ("ja", "nplurals=2; plural=(n != 1);", "says nplurals=2, but Japanese has 1 form"),
        ("fr", "nplurals=6; plural=n;", "says nplurals=6, but French has 2 or 3 forms"),
        ("de", "nplurals=1000000; plural=n;", "says nplurals=1000000, but German has 2 forms"),
        ("de", "nplurals=2; plural=n;", "says nplurals=2, but its rule tells 2000001 forms apart"),
        (
            "en",
            "nplurals=2; plural=(n > 1);",
            "tells forms apart by another rule than English does",
        ),
        ("de", "nplurals=2; plural=0;", "says nplurals=2, but its rule tells no forms apart"),
        (
            "de",
            "nplurals=2; plural=(n !=",
            "has no rule for the plural (unexpected end of plural form)",
        ),
        (
            "de",
            "nplurals=2; plural=__import__('os');",
            "has no rule for the plural (invalid token in plural form: __import__)",
        ),
        (
            "de",
            f"nplurals=2; plural={'(' * 400}n{')' * 400};",
            "has no rule for the plural (plural form expression is too complex)",
        ),
        (
            "de",
            "nplurals=2; plural=n" + "+n" * 5000 + ";",
            "has no rule for the plural (plural form expression is too long)",
        ),
        ("de", "plural=(n != 1);", "has no nplurals=…; plural=…; in its Plural-Forms"),
        ("de", "", "has no nplurals=…; plural=…; in its Plural-Forms"),
    ],
)
def test_a_rule_that_is_not_the_language_s_is_refused(
    locale: str, header: str, message: str
) -> None:
    """The finding says what the header should say instead."""
    (finding,) = check_plurals(header, locale, Origin("x.po", 3))
    assert message == finding.message
    assert f"write “Plural-Forms: {plural_forms(locale)}\\n”" == finding.remedy


@pytest.mark.parametrize(
    ("locale", "header"),
    [
        (
            "ar",
            (
                "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3"
                " : n%100>=0 && n%100<=2 ? 4 : 5;"
            ),
        ),
        ("fr", "nplurals=3; plural=(n==0 || n==1) ? 0 : n%1000000==0 ? 1 : 2;"),
        ("pt-BR", "nplurals=2; plural=(n != 1);"),
    ],
)
def test_another_rule_with_as_many_forms_is_taken(locale: str, header: str) -> None:
    """Editors write rules of their own, CLDR's or gettext's: their number of forms is held."""
    assert [] == list(check_plurals(header, locale, Origin("x.po")))


def test_millions_are_no_form_of_catalogs_whatever_babel_knows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Babel 2.19 has a third form of French, of millions: catalogs with two go on to be taken."""
    third = (3, "(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2")
    monkeypatch.setitem(PLURALS, "fr", third)
    plural_forms.cache_clear()
    try:
        assert "nplurals=2; plural=(n > 1);" == str(plural_forms("fr"))
        for header in ("nplurals=2; plural=(n > 1);", f"nplurals=3; plural={third[1]};"):
            assert [] == list(check_plurals(header, "fr", Origin("x.po")))
    finally:
        plural_forms.cache_clear()
