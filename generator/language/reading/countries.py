"""Countries that a text speaks of: by their names, as adjectives, and by their peoples (CLDR)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from generator.language.letters import ARABIC, SPACELESS
from generator.language.reading.names import (
    NameIndex,
    find_indexed,
    index_names,
    is_adjective,
    is_derived,
    list_languages,
)
from generator.language.reading.prepared import KEPT, knowledge_of, prepare
from generator.model.locale import Locale

_BODIES = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"})
"""Codes of CLDR’s territories that are no country’s."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INITIALS = {"US": "US", "USA": "US", "UK": "GB", "UAE": "AE"}
_ABBREVIATED = re.compile(r"(?<![\w-])(?:U\.?S\.?(?:A\b\.?)?|U\.?K\b\.?|UAE)(?![\w$-])")
ARTICLE, _ENDING, _VOWELS = "ال", "ةي", "اةىيه"
_KEY, _SHARED, _LEAST, _REST = 3, 4, 4, 3


@lru_cache(KEPT)
def find_countries(text: str, locale: str) -> Mapping[str, frozenset[str]]:
    """Give what a text says of countries, with the codes of those that each word may mean.

    :param text: prepared.
    """
    found: dict[str, frozenset[str]] = {}
    names = _list_names(locale)
    for name in find_indexed(text, _index(locale)):
        found[name] = frozenset({names[name]})
        text = re.sub(rf"{re.escape(name)}(?!\w)", " ", text)
    for match in _ABBREVIATED.finditer(text):
        found[match[0]] = frozenset({_INITIALS[match[0].replace(".", "")]})
    for word in _WORD.findall(text):
        parts = {word, *word.split("-")}
        codes = frozenset().union(*(_mean(part, locale) for part in parts))
        if codes:
            found[word] = codes
    return found


@cache
def _index(locale: str) -> NameIndex:
    return index_names(_list_names(locale))


@cache
def _list_names(locale: str) -> Mapping[str, str]:
    return {
        prepare(str(name)): code
        for code, name in Locale.of(locale).cldr.territories.items()
        if code.isalpha() and code not in _BODIES and _is_long(name) and "(" not in name
    }


def _is_long(name: str) -> bool:
    """Whether a name is long enough to be no other word."""
    return len(name) >= _LEAST or SPACELESS.search(name) is not None


@cache
def _list_by_letters(locale: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """List names of one word, and what countries’ languages are called, by their first letters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, code in _list_names(locale).items():
        if " " not in name:
            found.setdefault(_key(name), []).append((name, code))
    return {key: tuple(named) for key, named in found.items()}


@lru_cache(KEPT)
def _mean(word: str, locale: str) -> frozenset[str]:
    """Give the countries that a word may mean."""
    known = knowledge_of(locale)
    arabic = ARABIC.search(word) is not None
    least = _KEY if arabic else _SHARED
    codes: set[str] = set()
    for bare in _strip(word, known.prefixes) if arabic else (word.lower(),):
        of_people = {code for start, code in known.peoples.items() if bare.startswith(start)}
        if of_people:
            return frozenset(of_people)
        if len(bare) < _LEAST:
            continue
        for name, code in _list_by_letters(locale).get(_key(bare), ()):
            shared = _count_shared(bare, name.lower().removeprefix(ARTICLE))
            enough = shared >= max(least, len(name) - _REST)
            if bare == name.lower() or (enough and _is_of(bare, name.lower(), locale)):
                codes.add(code)
        for name, code in list_languages(locale):
            if bare.startswith(name.removeprefix(ARTICLE).rstrip(_ENDING)):
                codes.add(code)
    return frozenset(codes)


def _strip(word: str, prefixes: str) -> frozenset[str]:
    """Give an Arabic word without its article, and without what may be written before it."""
    begun = {
        word,
        re.sub(r"^[وف](?=\w{3})", "", word),
        re.sub(rf"^{prefixes}(?=\w{{3}})", "", word),
    }
    return frozenset(each.removeprefix(ARTICLE) for each in begun)


def _key(word: str) -> str:
    return word.lower().removeprefix(ARTICLE)[: _KEY - 1 if ARABIC.search(word) else _KEY]


def _count_shared(one: str, other: str) -> int:
    """Count the letters with which two words begin alike, as many as the shorter needs."""
    length = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return max(length, _SHARED) if length == len(other) else length


def _is_of(word: str, name: str, locale: str) -> bool:
    """Whether a word that begins like a country’s name is that, declined, or its adjective."""
    if ARABIC.search(name):
        own = name.removeprefix(ARTICLE)
        stem = own.rstrip(_VOWELS) if len(own) > _LEAST else own
        return word.startswith(stem) and len(word) <= len(stem) + _LEAST
    return is_derived(word, name, locale) or is_adjective(word)
