from __future__ import annotations

import pytest
from babel.localedata import locale_identifiers

from generator.model.locale import Locale, explain_unknown, is_locale


@pytest.mark.parametrize(
    ("name", "tag", "language", "script", "direction", "base"),
    [
        ("fr", "fr", "fr", "Latn", "ltr", "fr"),
        ("pt_BR", "pt-BR", "pt", "Latn", "ltr", "pt-BR"),
        ("ar", "ar", "ar", "Arab", "rtl", "ar"),
        ("ar-XB", "ar-XB", "ar", "Arab", "rtl", "ar"),
        ("en-XA", "en-XA", "en", "Latn", "ltr", "en"),
        ("zh-TW", "zh-TW", "zh", "Hant", "ltr", "zh-TW"),
        ("uz-AF", "uz-AF", "uz", "Arab", "rtl", "uz-AF"),
        ("sr-Latn", "sr-Latn", "sr", "Latn", "ltr", "sr-Latn"),
        ("no", "no", "no", "Latn", "ltr", "no"),
        ("ja", "ja", "ja", "Jpan", "ltr", "ja"),
        ("sr_cyrl", "sr-Cyrl", "sr", "Cyrl", "ltr", "sr-Cyrl"),
        ("PT-br", "pt-BR", "pt", "Latn", "ltr", "pt-BR"),
        ("iw", "he", "he", "Hebr", "rtl", "he"),
        ("sh", "sr-Latn", "sr", "Latn", "ltr", "sr-Latn"),
    ],
)
def test_a_locale_is_taken_apart(
    name: str, tag: str, language: str, script: str, direction: str, base: str
) -> None:
    """Written with hyphens or underscores; a pseudo-locale has the forms of its language."""
    locale = Locale.of(name)
    assert (tag, language) == (locale.tag, locale.language)
    assert (script, direction, base) == (locale.script, locale.direction, locale.base)


def test_every_locale_of_cldr_has_its_script() -> None:
    """The tag's own where it has one, and for no locale an unknown one."""
    scripts = {name: Locale.of(name).script for name in locale_identifiers()}
    assert len(scripts) > 1000
    assert [] == [name for name, script in scripts.items() if len(script) != 4 or script == "Zyyy"]
    named = {name for name in scripts if "Arab" in name.split("_")}
    assert {"Arab"} == {scripts[name] for name in named}


@pytest.mark.parametrize(
    ("name", "message", "remedy"),
    [
        ("xx-YY", "is no locale of CLDR", "write it as fr, pt-BR or ar"),
        ("en-XX", "is no locale of CLDR", "write it as fr, pt-BR or ar"),
        (
            "he-Latn",
            "asks for Hebrew in the script Latin, of which CLDR has no forms",
            "write it as he, in the script Hebrew",
        ),
        (
            "tg_Arab",
            "asks for Tajik in the script Arabic, of which CLDR has no forms",
            "write it as tg, in the script Cyrillic",
        ),
        (
            "mn-Mong",
            "is written in the script Mongolian, from top to bottom",
            "write it as mn: no page here has such lines",
        ),
    ],
)
def test_a_locale_without_forms_is_refused_by_name(name: str, message: str, remedy: str) -> None:
    """No language is printed in another script than was asked for."""
    assert (message, remedy) == explain_unknown(name)


@pytest.mark.parametrize(("name", "known"), [("pt-BR", True), ("xx-YY", False), ("f", False)])
def test_a_name_is_known_or_not(name: str, known: bool) -> None:
    """CLDR decides."""
    assert known is is_locale(name)


def test_a_locale_that_nobody_knows_is_written_from_the_left() -> None:
    """The page is set in any case."""
    assert "ltr" == Locale.of("xx").direction
