"""Letters and language: a text in the script and the language that its catalog is of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from fontTools import unicodedata as scripts

from generator.catalogs.checks.check import TextCheck, quote
from generator.catalogs.checks.unit import Standard, Unit
from generator.language.inline import Problem
from generator.language.knowledge import Knowledge
from generator.language.reading.prepared import KEPT, lower
from generator.language.rules import rules_of
from generator.model.checks import Level
from generator.model.locale import Locale, name_script

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
TOGETHER = {"Hira": "Hani", "Kana": "Hani", "Hang": "Hani", "Bopo": "Hani"}
"""Scripts that are mixed with Chinese characters in one word."""
DIGITS = re.compile(r"\d+")
COMMON = frozenset({"Zyyy", "Zinh", "Zzzz"})
MIXED = ("Latn", "Cyrl", "Grek", "Armn")
"""The scripts whose letters look alike (UTS 39)."""
SPOKEN = ("ar", "de", "en", "es", "fr", "ru")
"""The languages that a text may be left in, as far as their commonest words are known."""
FEW, SHARE = 2, 0.3
LETTERS = 3


class Script(TextCheck):
    """Find a word with a letter of another script in it, letters that neither text's language has.

    One script to a word (UTS 39); of the source, what it has itself may stay.
    """

    name = "script"

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        source, text = unit.source.plain, unit.target.plain
        if text.isascii():
            if _script_of(standard.locale) == "Latn":
                return
        elif mixed := _find_mixed(text):
            word, letter = mixed
            yield Problem(
                f"has {_name(letter)} within “{word}”",
                f"type the word anew in {_name_script(word)}",
            )
            return
        yield from _find_strange(source, text, standard)


def _find_strange(source: str, text: str, standard: Standard) -> Iterator[Problem]:
    own = _script_of(standard.locale)
    known = rules_of(standard.language).knowledge
    found = {each: _scripts_of(word) for word in WORD.findall(text) for each in [word]}
    theirs = {each for word in WORD.findall(source) for each in _scripts_of(word)}
    strange = [word for word, kinds in found.items() if kinds and own not in kinds]
    if strange and len(strange) == len(found):
        if len(found) == 1 and text.strip() == source.strip():
            return
        # A word without a capital is no name; nor can one be told in a script without capitals.
        common = [word for word in strange if not word[:1].isupper()]
        if len(common) >= FEW or any(len(word) > LETTERS for word in common):
            script = name_script(next(iter(_scripts_of(strange[0]))))
            yield Problem(
                f"is in {script} letters: {quote(text)}",
                f"write it in {name_script(own)} letters",
                doubtful=text.strip() == source.strip() and not _is_sentence(text),
            )
            return
    foreign = [word for word in strange if not _scripts_of(word) & theirs]
    if foreign:
        yield Problem(
            f"has “{foreign[0]}”, which is neither in {name_script(own)} letters nor in the"
            f" {standard.source_name}",
            "write it as the language does",
        )
    for word in (*found, *DIGITS.findall(text)):
        odd = next((letter for letter in word if letter in known.letters), "")
        if odd and odd not in source:
            yield Problem(
                f"has {_name(odd)} in “{word}”, a letter of another language",
                "type the word anew with the language’s own letters",
            )
            return


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", "?", "!", ":"))


def _find_mixed(text: str) -> tuple[str, str] | None:
    """The first word with letters of two scripts that look alike, and the letter that is fewer."""
    for word in WORD.findall(text):
        if word.isascii():
            continue
        kinds = [scripts.script(letter) for letter in word]
        alike = [kind for kind in MIXED if kind in kinds]
        if len(alike) > 1:
            fewest = min(alike, key=kinds.count)
            return word, word[kinds.index(fewest)]
    return None


def _name(letter: str) -> str:
    return f"“{letter}” (U+{ord(letter):04X}, {unicodedata.name(letter, 'a letter')})"


def _name_script(word: str) -> str:
    kinds = [scripts.script(letter) for letter in word]
    return f"{name_script(max(kinds, key=kinds.count))} letters"


@lru_cache(KEPT)
def _scripts_of(word: str) -> frozenset[str]:
    found = (scripts.script(letter) for letter in word)
    return frozenset(TOGETHER.get(each, each) for each in found if each not in COMMON)


@cache
def _script_of(locale: str) -> str:
    known = Locale.of(locale)
    text = str(known.cldr.languages.get(known.language, "")) + "".join(
        str(each) for each in list(known.cldr.territories.values())[:20]
    )
    kinds = [scripts.script(letter) for letter in text if letter.isalpha()]
    kinds = [TOGETHER.get(each, each) for each in kinds if each not in COMMON]
    return max(set(kinds), key=kinds.count) if kinds else "Latn"


class OtherLanguage(TextCheck):
    """Find a sentence whose commonest words are another language's."""

    name = "other-language"
    level = Level.WARNING

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        own = _knowledge(standard.language)
        if not own.stop_words:
            return
        for sentence in re.split(r"(?<=[.!?…;:])\s+", unit.target.plain):
            words = [lower(word) for word in WORD.findall(sentence)]
            own_script = _script_of(standard.locale)
            quoted = own_script != "Latn" and any(own_script in _scripts_of(each) for each in words)
            if len(words) <= FEW or quoted:
                continue
            theirs = sum(word in own.stop_words for word in words)
            # A word that both have says nothing.
            strange: dict[str, list[str]] = {}
            for word in words:
                for language in () if word in own.stop_words else _list_speakers().get(word, ()):
                    strange.setdefault(language, []).append(word)
            for language, found in strange.items():
                if len(found) < FEW or len(found) <= theirs or len(found) < SHARE * len(words):
                    continue
                name = Locale.of(language).english_name
                ours = Locale.of(standard.language).english_name
                yield Problem(
                    f"reads as {name} (“{'”, “'.join(dict.fromkeys(found))}”): {quote(sentence)}",
                    f"write it in {ours}",
                )
                return


@cache
def _list_speakers() -> Mapping[str, tuple[str, ...]]:
    """List the languages that each of their commonest words is of."""
    found: dict[str, tuple[str, ...]] = {}
    for language in SPOKEN:
        for word in _knowledge(language).stop_words:
            found[word] = (*found.get(word, ()), language)
    return found


def _knowledge(language: str) -> Knowledge:
    return rules_of(language).knowledge
