"""A locale: the language of a text, with its script and direction, as CLDR tells them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from babel import Locale as CldrLocale
from babel import UnknownLocaleError
from babel.core import get_global, parse_locale

Direction = Literal["ltr", "rtl"]

ACCENTED, MIRRORED = "en-XA", "ar-XB"
PSEUDO = (ACCENTED, MIRRORED)
"""The pseudo-locales: names of languages that no one speaks, for testing a layout."""


@dataclass(frozen=True, slots=True)
class Locale:
    """One locale, taken apart.

    :param tag: its language tag (BCP 47), with hyphens: ``pt-BR``.
    :param language: its language (ISO 639): ``pt``.
    :param base: the tag of the locale whose direction, plural rule and CLDR forms it has: its own,
        or the language of a pseudo-locale.
    """

    tag: str
    language: str
    base: str

    @classmethod
    def of(cls, name: str) -> Locale:
        """Take a locale's name apart, written with hyphens or underscores."""
        return _take_apart(name)

    @property
    def cldr(self) -> CldrLocale:
        """CLDR's data.

        :raises babel.UnknownLocaleError: where CLDR has no locale of that name.
        :raises ValueError: for a name that is no locale's.
        """
        return CldrLocale.parse(self.base, sep="-")

    @property
    def script(self) -> str:
        """The script that it is written in (ISO 15924): named in its tag, or CLDR's likely one.

        Babel drops the likely script of most locales, so it is looked up here, by language and
        territory and then by language alone (UTS 35, Likely Subtags).
        """
        language, territory, script = parse_locale(self.base, sep="-")[:3]
        if script is not None:
            return script
        likely = get_global("likely_subtags")
        found = likely.get(f"{language}_{territory}") or likely.get(language)
        return (parse_locale(found)[2] if found else None) or "Zyyy"

    @property
    def direction(self) -> Direction:
        """Whether it is written from the left or from the right; from the left where unknown."""
        try:
            return "rtl" if self.cldr.text_direction == "rtl" else "ltr"
        except (UnknownLocaleError, ValueError):
            return "ltr"

    @property
    def english_name(self) -> str:
        """Its language's name in English: ``French``."""
        return str(CldrLocale.parse(self.language).english_name or self.language)


def is_pseudo(name: str) -> bool:
    """Say whether a locale is one of :data:`PSEUDO`."""
    return name in PSEUDO


def is_locale(name: str) -> bool:
    """Say whether CLDR knows a locale by this name, with hyphens or underscores."""
    try:
        CldrLocale.parse(name, sep="-" if "-" in name else "_")
    except (UnknownLocaleError, ValueError):
        return False
    return True


@cache
def _take_apart(name: str) -> Locale:
    tag = name.replace("_", "-")
    language = tag.partition("-")[0]
    return Locale(tag, language, base=language if is_pseudo(tag) else tag)
