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

MODIFIERS = {"arabic": "Arab", "cyrillic": "Cyrl", "devanagari": "Deva", "latin": "Latn"}
"""The scripts as the names of POSIX locales have them."""
NO_LANGUAGE = frozenset({"und", "root", "mul", "mis", "zxx"})
"""Codes of no one language (ISO 639)."""
_DOWNWARDS = "ttb"
_SCRIPT = 4
"""Letters of a script's code (ISO 15924)."""


@dataclass(frozen=True, slots=True)
class Locale:
    """One locale, taken apart: the same value however its name is spelt.

    :param tag: its language tag (BCP 47) in the canonical form (UTS 35): ``pt-BR`` for ``pt_br``,
        ``he`` for ``iw``.
    :param language: its language (ISO 639): ``pt``.
    :param base: the tag of the locale whose direction, plural rule and CLDR forms it has: its own,
        or the language of a pseudo-locale.
    """

    tag: str
    language: str
    base: str

    @classmethod
    def of(cls, name: str) -> Locale:
        """Take a locale's name apart, written with hyphens or underscores, in any case."""
        return _take_apart(name)

    @property
    def cldr(self) -> CldrLocale:
        """CLDR's data.

        :raises babel.UnknownLocaleError: where CLDR has no locale of that name, or has it in
            another script than the name says: Babel would give Hebrew letters for ``he-Latn``.
        :raises ValueError: for a name that is no locale's.
        """
        if self.language in NO_LANGUAGE:
            raise UnknownLocaleError(self.base)
        found = CldrLocale.parse(self.base, sep="-")
        script = parse_locale(self.base, sep="-")[2]
        if script is not None and script != _find_script(str(found)):
            raise UnknownLocaleError(self.base)
        return found

    @property
    def script(self) -> str:
        """The script that it is written in (ISO 15924): named in its tag, or CLDR's likely one.

        Babel drops the likely script of most locales, so it is looked up here, by language and
        territory and then by language alone (UTS 35, Likely Subtags).
        """
        return _find_script(self.base.replace("-", "_"))

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
        return _name_in_english(self.language)


@cache
def _name_in_english(language: str) -> str:
    return str(CldrLocale.parse(language).english_name or language)


def is_pseudo(name: str) -> bool:
    """Say whether a locale is one of :data:`PSEUDO`."""
    return name in PSEUDO


def is_locale(name: str) -> bool:
    """Say whether CLDR knows a locale by this name, with hyphens or underscores."""
    return explain_unknown(name) is None


def explain_unknown(name: str) -> tuple[str, str] | None:
    """Say what is wrong with a locale's name, and what to do; None where editions can have it."""
    locale = Locale.of(name)
    try:
        found = locale.cldr
    except (UnknownLocaleError, ValueError):
        if not _names_script(locale):
            return "is no locale of CLDR", "write it as fr, pt-BR or ar"
        letters = name_script(Locale.of(locale.language).script)
        message = (
            f"asks for {locale.english_name} in the script {name_script(locale.script)}, of which"
            " CLDR has no forms"
        )
        return message, f"write it as {locale.language}, in the script {letters}"
    if found.text_direction == _DOWNWARDS:
        return (
            f"is written in the script {name_script(locale.script)}, from top to bottom",
            f"write it as {locale.language}: no page here has such lines",
        )
    return None


def know_locale(name: str) -> str:
    """Give the canonical form of a locale's name, or of a pseudo-locale's.

    :raises ValueError: where CLDR knows none by it, with what to do after a semicolon.
    """
    if is_pseudo(name):
        return name
    unknown = explain_unknown(name)
    if unknown is not None:
        raise ValueError("; ".join(unknown))
    return Locale.of(name).tag


def know_language(name: str) -> str:
    """Give the canonical form of the name of a language that is written, and not made up.

    :raises ValueError: as :func:`know_locale`, and for a pseudo-locale.
    """
    if is_pseudo(name):
        raise ValueError("is a pseudo-locale, which no one writes; name the language of the texts")
    return know_locale(name)


def _names_script(locale: Locale) -> bool:
    """Whether a tag is that of a language of CLDR, with a script."""
    named = locale.tag.split("-")[1:2]
    return bool(named) and len(named[0]) == _SCRIPT and is_locale(locale.language)


def name_script(script: str) -> str:
    """Give the English name of a script (ISO 15924) by CLDR; its code where that has none."""
    return str(CldrLocale("en").scripts.get(script, script))


def _find_script(identifier: str) -> str:
    """The script of a locale by its name with underscores: its own, or CLDR's likely one."""
    language, territory, script = parse_locale(identifier)[:3]
    if script is not None:
        return script
    likely = get_global("likely_subtags")
    found = likely.get(f"{language}_{territory}") or likely.get(language)
    return (parse_locale(found)[2] if found else None) or "Zyyy"


@cache
def _take_apart(name: str) -> Locale:
    tag = name.replace("_", "-")
    if is_pseudo(tag):
        language = tag.partition("-")[0]
        return Locale(tag, language, base=language)
    tag = _canonicalise(tag)
    return Locale(tag, tag.partition("-")[0], base=tag)


def _canonicalise(tag: str) -> str:
    """Give a tag's canonical form (UTS 35, 3.2.1): its case, and no name that is out of use.

    What is no tag stays as it is, and no locale is found by it.
    """
    # POSIX names the script behind an @, as sr@latin; what else stands there is no script.
    tag, _, modifier = tag.partition("@")
    try:
        language, territory, script, variant = parse_locale(tag, sep="-")[:4]
    except ValueError:
        return tag
    script = script or MODIFIERS.get(modifier.lower())
    alias = get_global("language_aliases").get(language)
    if alias is not None:
        language, likely_territory, likely_script = parse_locale(alias)[:3]
        territory, script = territory or likely_territory, script or likely_script
    script = get_global("script_aliases").get(script or "", script)
    return "-".join(part for part in (language, script, territory, variant) if part)
