"""Names that CLDR has in each language: countries, and the cities of its time zones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import NamedTuple

from babel import Locale as CldrLocale
from babel.core import get_global
from babel.languages import get_official_languages

from generator.language.letters import ARABIC, SIGNS, SPACELESS
from generator.language.reading.prepared import KEPT, knowledge_of, lower, prepare
from generator.model.locale import Locale

_OF_MANY = frozenset({"en", "ar", "sw"})
"""Languages that name no country."""
_HEAD = 2
_LEAST = 4
"""Letters of a name that is no other word: “Niger” and “Oman” are countries, “Ali” is not."""
_SKELETON = str.maketrans(
    {
        "ب": "b",
        "ت": "t",
        "ث": "t",
        "ج": "g",
        "ح": "h",
        "خ": "k",
        "د": "d",
        "ذ": "d",
        "ر": "r",
        "ز": "s",
        "س": "s",
        "ش": "s",
        "ص": "s",
        "ض": "d",
        "ط": "t",
        "ظ": "d",
        "غ": "g",
        "ف": "f",
        "ق": "k",
        "ك": "k",
        "ل": "l",
        "م": "m",
        "ن": "n",
        "ه": "h",
        "ة": "",
        "و": "",
        "ي": "",
        "ا": "",
        "أ": "",
        "إ": "",
        "آ": "",
        "ى": "",
        "ء": "",
        "ع": "",
        "ئ": "",
        "ؤ": "",
    }
)
_LATIN = str.maketrans(
    {**dict.fromkeys("aeiouywh", ""), "c": "k", "q": "k", "z": "s", "v": "f", "p": "b", "j": "g"}
)
_LATIN_DIGRAPHS = (("ch", "s"), ("sh", "s"), ("kh", "k"), ("ph", "f"), ("x", "ks"))


@cache
def list_names(locale: str, other: str) -> Mapping[str, str]:
    """List the names of one language with those of the other, where CLDR has both."""
    here, there = Locale.of(locale).cldr, Locale.of(other).cldr
    names = {
        str(name): str(there.territories[code])
        for code, name in here.territories.items()
        if code.isalpha() and code in there.territories
    }
    cities, theirs = _list_cities(here), _list_cities(there)
    names |= {name: theirs[zone] for zone, name in cities.items() if zone in theirs}
    return {
        name: translation
        for name, translation in names.items()
        if len(name) >= _LEAST and "(" not in name and "(" not in translation
    }


@cache
def list_adjectives(locale: str, other: str) -> Mapping[str, str]:
    """List for each country of one language what that is called in the other: “French”."""
    here, there = Locale.of(locale).cldr, Locale.of(other).cldr
    return {
        str(name): str(there.languages[languages[0]])
        for code, name in here.territories.items()
        if code.isalpha()
        for languages in [get_official_languages(code, de_facto=True)]
        if len(languages) == 1 and languages[0] in there.languages
    }


@cache
def list_languages(locale: str) -> tuple[tuple[str, str], ...]:
    """List what the languages of countries are called, each with the country it is likely of."""
    forms = Locale.of(locale).cldr
    found = []
    for language, name in forms.languages.items():
        country = get_global("likely_subtags").get(language, "").rpartition("_")[2]
        if language not in _OF_MANY and language in get_official_languages(country, de_facto=True):
            found.append((str(name).lower(), country))
    return tuple(found)


@cache
def list_codes(locale: str) -> Mapping[str, str]:
    """List the codes of countries (ISO 3166), as US, by their names."""
    territories = Locale.of(locale).cldr.territories
    return {str(name): str(code) for code, name in territories.items() if code.isalpha()}


def _list_cities(locale: CldrLocale) -> dict[str, str]:
    """The cities of time zones; in a language of Latin letters also those that are called alike."""
    named = {zone: str(data["city"]) for zone, data in locale.time_zones.items() if "city" in data}
    english = CldrLocale.parse("en").time_zones
    if any("a" <= letter <= "z" for city in named.values() for letter in city):
        zones = {*english, *CldrLocale.parse("fr").time_zones, *CldrLocale.parse("ar").time_zones}
        for zone in sorted(map(str, zones)):
            city = zone.rpartition("/")[2].replace("_", " ")
            named.setdefault(zone, str(english.get(zone, {}).get("city", city)))
    return named


def is_derived(word: str, name: str, locale: str) -> bool:
    """Say whether a word is a name, declined or made an adjective: “Syrian”, “السورية”."""
    if word == name:
        return True
    if ARABIC.search(name):
        bare = re.sub(f"^{knowledge_of(locale).prefixes}(?=\\w{{2}})", "", word)
        own = name.removeprefix("ال")
        bare = bare.removeprefix("ال")
        stem = own.rstrip("اةىيه") if len(own) > _LEAST else own
        return bare == own or (bare.startswith(stem) and len(bare) <= len(stem) + _LEAST)
    stem = name[:-1] if len(name) > _LEAST else name
    small, stem = word.lower(), stem.lower()
    if small.startswith(name.lower()):
        return True
    # “Italian” of Italy, “spanisch” of Spanien: the rest is an ending, and not one letter swapped.
    begins = small.startswith(stem[: max(_LEAST - 1, len(stem) - 2)])
    return begins and len(small) > len(name) and is_adjective(small)


def is_adjective(word: str) -> bool:
    """Say whether a word ends like the adjective of a name."""
    return _ADJECTIVE.search(word) is not None


_ADJECTIVE = re.compile(
    r"(?:ians?|ish|ese|ans?|ic|ien(?:ne)?s?|aise?s?|ois(?:e)?s?|ain(?:e)?s?|ole?s?|isch(?:e[nmrs]?)?"
    r"|er(?:n|in)?)$"
)


@lru_cache(KEPT)
def skeleton(name: str) -> str:
    """Give the consonants of a name, in Latin letters, by which languages can be compared."""
    text = SIGNS.sub("", unicodedata.normalize("NFC", name)).removeprefix("ال").lower()
    if ARABIC.search(text):
        return re.sub(r"\W", "", text.translate(_SKELETON))
    plain = strip_accents(text)
    for written, sound in _LATIN_DIGRAPHS:
        plain = plain.replace(written, sound)
    return re.sub(r"\W|(.)(?=\1)", "", plain.translate(_LATIN))


@lru_cache(KEPT)
def liken(one: str, other: str) -> float:
    """Say how alike two names sound, from 0 to 1."""
    here, there = skeleton(one), skeleton(other)
    if not here or not there:
        return 0.0
    return SequenceMatcher(None, here, there, autojunk=False).ratio()


@lru_cache(KEPT)
def liken_names(one: str, other: str) -> float:
    """Say how alike two names sound, their words in any order: “Mossoul-Est” is “East Mosul”."""
    return max(liken(one, other), liken(_sort_words(one), _sort_words(other)))


@lru_cache(KEPT)
def _sort_words(name: str) -> str:
    return " ".join(sorted(re.split(r"[\s-]+", name), key=skeleton))


def is_transposed(one: str, other: str) -> bool:
    """Say whether two names have the same letters, or consonants, in another order."""
    if (ARABIC.search(one) is None) == (ARABIC.search(other) is None):
        here, there = (strip_accents(each.lower()) for each in (one, other))
        return (
            here != there and sorted(here) == sorted(there) and measure_distance(here, there) == 1
        )
    here, there = skeleton(one), skeleton(other)
    return len(here) >= _LEAST - 1 and here != there and sorted(here) == sorted(there)


def strip_accents(text: str) -> str:
    """Give letters without their accents."""
    parted = unicodedata.normalize("NFD", text)
    return "".join(each for each in parted if not unicodedata.combining(each))


def differ_little(one: str, other: str) -> bool:
    """Say whether two words differ by a slip of the hand: a letter or two."""
    if abs(len(one) - len(other)) > 1 or one == other or other.startswith(one):
        return False
    return measure_distance(one, other) <= (1 if len(one) <= _LEAST + 1 else 2)


def measure_distance(one: str, other: str) -> int:
    """Count the letters that one word has otherwise; two exchanged ones are one (Damerau, OSA)."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, theirs in enumerate(other, 1):
            cost = letter != theirs
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + cost)
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


NameIndex = Mapping[str, tuple[str, ...]]
"""Names by how they begin."""


def index_names(names: Iterable[str]) -> NameIndex:
    """Put many names in order, to be found by :func:`find_indexed`."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(name[:_HEAD], []).append(name)
    return {head: tuple(each) for head, each in found.items()}


def find_indexed(text: str, index: NameIndex) -> tuple[str, ...]:
    """Give the names of an index that stand in a text, as :func:`find_names` does."""
    heads = {text[at : at + _HEAD] for at in range(len(text))}
    return find_names(text, [name for head in heads & index.keys() for name in index[head]])


def find_names(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Give those names that stand in a text as whole words, the longest where one holds another."""
    found: list[str] = []
    begin, end = r"(?<![\w-])", r"(?![\w-])"
    if SPACELESS.search(text):
        begin = end = ""
    elif ARABIC.search(text):
        begin = r"(?<!\w)[وفبلك]{0,2}"
    for name in sorted((each for each in names if each in text), key=len, reverse=True):
        if re.search(rf"{begin}{re.escape(name)}{end}", text):
            found.append(name)
            text = text.replace(name, " ")
    return tuple(found)


class KnownNames(NamedTuple):
    """The names that CLDR has in two languages, and what finds them in texts of each."""

    names: Mapping[str, str]
    here: NameIndex
    there: NameIndex
    sources: Mapping[str, tuple[str, ...]]
    """Each translation's names in small letters."""


@lru_cache(64)
def list_known(source: str, target: str) -> KnownNames:
    """Give the names that CLDR has in two languages, prepared, with what finds them."""
    names = {prepare(name): prepare(theirs) for name, theirs in list_names(source, target).items()}
    sources: dict[str, list[str]] = {}
    for name, theirs in names.items():
        sources.setdefault(theirs, []).append(lower(name))
    own = {theirs: tuple(each) for theirs, each in sources.items()}
    return KnownNames(names, index_names(names), index_names(own), own)
