"""The words of a translation: the glossary's, each once, and none left in the source language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.catalogs.checks.check import TextCheck, quote
from generator.catalogs.checks.unit import Standard, Unit
from generator.language.inline import Problem
from generator.language.letters import ARABIC, SPACELESS, fold
from generator.language.rules import rules_of
from generator.model.checks import Level
from generator.model.locale import Locale


class GlossaryTerms(TextCheck):
    """Find a term of the glossary translated by none of its accepted forms."""

    name = "glossary"

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        if standard.glossary is None:
            return
        terms = standard.glossary.find(unit.source.plain)
        text = fold(unit.target.plain) if terms else ""
        for form, term in terms:
            accepted = term.accepted_in(standard.locale)
            small = _find_small(accepted, unit.target.plain)
            if small and form[:1].isupper():
                yield Problem(
                    f"writes “{small}” without its capital", "write the capital", doubtful=True
                )
            if accepted and not (
                any(_says(each, text, standard.language) for each in accepted)
                or _names_body(form, text, standard)
            ):
                named = " or ".join(f"“{each}”" for each in accepted)
                yield Problem(
                    f"lacks {named} for “{form}” in the translation of"
                    f" {quote(unit.source.written)}",
                    f"write {'it' if len(accepted) == 1 else 'one of them'}, as {term.origin} asks",
                )


def _find_small(accepted: tuple[str, ...], text: str) -> str:
    """A term that stands in a text in small letters alone, of those with a capital."""
    if not accepted or not all(each[:1].isupper() for each in accepted):
        return ""
    small = "|".join(re.escape(each.lower()) for each in accepted)
    found = re.search(rf"(?<!\w)(?:{small})(?!\w)", text)
    return found[0] if found is not None and not any(each in text for each in accepted) else ""


def _names_body(form: str, text: str, standard: Standard) -> bool:
    """Whether a folded text has a body's initials or another name that its language has for it."""
    theirs = rules_of(Locale.of(standard.source).language).knowledge.acronyms
    body = theirs.get(fold(form))
    ours = rules_of(standard.language).knowledge.acronyms
    names = {name for name, each in ours.items() if each == body} | {body or ""}
    return body is not None and any(
        re.search(rf"(?<!\w){re.escape(fold(each))}(?!\w)", text) for each in names
    )


def _says(form: str, text: str, language: str) -> bool:
    """Whether a folded text has a form: whole, its words in any order, or by its initials."""
    if _pattern(form, language).search(text):
        return True
    words = [each for each in WORD.findall(fold(form)) if len(each) > SHORT]
    if len(words) <= 1 or SPACELESS.search(form):
        return False
    if all(_stem(each, language).search(text) for each in words):
        return True
    capitals = [each[0] for each in WORD.findall(form) if each[0].isupper()]
    initials = "".join(capitals).casefold()
    return len(initials) > 1 and re.search(rf"(?<!\w){initials}(?!\w)", text) is not None


@cache
def _stem(word: str, language: str) -> re.Pattern[str]:
    """Finds a word in any of its endings; of an Arabic one, with or without the article."""
    if ARABIC.search(word):
        bare = word.removeprefix("ال")
        return re.compile(re.escape(bare.rstrip("ةيىا") if len(bare) > SHORT + 1 else bare))
    return re.compile(rf"(?<!\w){re.escape(word[: max(SHORT + 1, len(word) - 2)])}")


@cache
def _pattern(form: str, language: str) -> re.Pattern[str]:
    """Finds an accepted form in a folded text.

    As a whole word in scripts that part words; anywhere in those that do not, and in Arabic, where
    “and”, “of”, “to” and “in” are written with the word.
    """
    words = fold(form)
    if ARABIC.search(words):
        spell = rules_of(language).spellings
        spelt = spell(words) if spell is not None else (words,)
        return re.compile("|".join(map(re.escape, spelt)))
    if SPACELESS.search(words):
        return re.compile(re.escape(words))
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


DOUBLED = re.compile(r"(?<![\w’'-])([^\W\d_]+)\s+\1(?![\w’'-])")


class DoubledWord(TextCheck):
    """Find the same word twice in a row."""

    name = "doubled-word"
    level = Level.WARNING
    of_source = True

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        rules = rules_of(standard.language)
        if rules.doubles_words:
            return
        found = [match[1] for match in DOUBLED.finditer(fold(unit.target.plain))]
        if not found:
            return
        known = set(rules.doubled)
        if not unit.of_source:
            known |= {match[1] for match in DOUBLED.finditer(fold(unit.source.plain))}
        for word in found:
            if word not in known and re.fullmatch(rules.repeated, word) is None:
                yield Problem(f"has “{word}” twice in a row", "keep one")


LETTERS = 15
WORDS = 3
SHORT = 3
"""Letters of a word that may be part of a name without a capital, as “of the”."""

SENTENCE = re.compile(r"(?<=[.!?…;])\s+")
AROUND = ' .!?…;:«»“”"()'
WORD = re.compile(r"[^\W\d_]+")


def find_sentences(text: str) -> frozenset[str]:
    """The sentences of a text that are long enough to be told from names, for comparison."""
    return frozenset(_bare(sentence) for sentence in SENTENCE.split(text) if _is_sentence(sentence))


class SourceLanguage(TextCheck):
    """Find a text, or a sentence of it, left in the source language; names may stay."""

    name = "source-language"

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        if standard.language == Locale.of(standard.source).language:
            return
        for sentence in SENTENCE.split(unit.target.plain):
            if _is_sentence(sentence) and _bare(sentence) in standard.surroundings.sentences:
                yield Problem(f"leaves {quote(sentence)} in {standard.source_name}", "translate it")


def _bare(sentence: str) -> str:
    return fold(sentence).strip(AROUND)


def _is_sentence(text: str) -> bool:
    """Whether a text is long enough, and not only names, which have capitals."""
    words: list[str] = WORD.findall(text)
    return (
        len(words) >= WORDS
        and sum(map(len, words)) >= LETTERS
        and any(len(word) > SHORT and not word[0].isupper() for word in words)
    )


class Unchanged(TextCheck):
    """Find a translation that lost its fuzzy mark and is still that of the text before it changed.

    An update says beside the entry which translation it has kept.
    """

    name = "unchanged"
    level = Level.WARNING

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problem of a form."""
        if unit.kept:
            yield Problem(
                f"is still what it was before the {standard.source_name} became"
                f" {quote(unit.source.written)}",
                "translate what has changed",
            )
