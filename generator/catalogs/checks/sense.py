"""Words that turn the sense round: points of the compass, days of the week, denial, initials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from generator.catalogs.checks.check import TextCheck, quote
from generator.catalogs.checks.sentences import list_sentences
from generator.catalogs.checks.unit import Standard, Unit
from generator.language.formats import Formats
from generator.language.inline import Problem
from generator.language.reading.countries import find_countries
from generator.language.reading.prepared import knowledge_of, lower, prepare
from generator.model.checks import Level

COMPASS = {"N": "north", "S": "south", "E": "east", "W": "west"}
FEW = 2
INITIALS = re.compile(r"(?<![\w-])[A-Z][A-Z0-9]+(?:[-/][A-Z0-9]+)*(?=s?(?!\w))(?!-?[Dd]ollar)")
LETTER = re.compile(r"(?<![\w.’'-])[B-HJ-Z](?![\w.’'-])")
ROMAN = re.compile(r"[IVXLCDM]+")
CAPITALS = re.compile(r"\b[A-Z](?![A-Z])")


class Opposites(TextCheck):
    """Find another point of the compass, another day of the week, or the opposite of a word."""

    name = "opposites"

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        source, text = lower(prepare(unit.source.plain)), lower(prepare(unit.target.plain))
        for words, ours, names in (
            (_compass(standard.source_forms), _compass(standard.forms), COMPASS),
            (_weekdays(standard.source_forms), _weekdays(standard.forms), WEEKDAYS),
        ):
            wanted, given = _find(source, words), _find(text, ours)
            lacking, added = wanted - given, given - wanted
            if lacking and added and wanted:
                yield Problem(
                    f"says {_say(added, names)} for {_say(lacking, names)} in the translation of"
                    f" {quote(unit.source.written)}",
                    f"say what the {standard.source_name} says",
                )
        wanted = _find_turned(source, standard.source_forms)
        given = _find_turned(text, standard.forms)
        for word in sorted(wanted - given):
            if OPPOSITE[word] in given - wanted:
                yield Problem(
                    f"says {OPPOSITE[word]} for {word} in the translation of"
                    f" {quote(unit.source.written)}",
                    f"say what the {standard.source_name} says",
                    doubtful=True,
                )


WEEKDAYS = dict(
    zip(
        "0123456",
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)
Words = tuple[re.Pattern[str], Mapping[str, str]]


def _find(text: str, words: Words | None) -> frozenset[str]:
    if words is None:
        return frozenset()
    pattern, names = words
    return frozenset(names[match["word"]] for match in pattern.finditer(text))


def _say(found: frozenset[str], names: Mapping[str, str]) -> str:
    return " and ".join(names[each] for each in sorted(found))


@cache
def _compass(locale: str) -> Words | None:
    known = knowledge_of(locale)
    if not known.compass:
        return None
    # Written together with what lies there: “Nordküste”.
    end = r"(?!\w)" if not known.compounds else r"(?=küste|\w*(?:en|ern|seite|grenze)?(?!\w))"
    return _make(known.compass, rf"(?<!\w)(?:{known.prefixes})", end)


@cache
def _weekdays(locale: str) -> Words:
    names = Formats.of(locale).locale.days["format"]["wide"]
    known = knowledge_of(locale)
    words = {str(name).lower(): str(day) for day, name in names.items()}
    return _make(words, rf"(?<!\w)(?:{known.prefixes})", r"s?(?!\w)")


def _make(words: Mapping[str, str], before: str, after: str) -> Words:
    choice = "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True))
    return re.compile(rf"{before}(?P<word>{choice}){after}"), words


_PAIRS = (
    ("left", "right"),
    ("above", "below"),
    ("more", "less"),
    ("rise", "fall"),
    ("before", "after"),
    ("import", "export"),
    ("man", "woman"),
    ("most", "least"),
    ("maximum", "minimum"),
    ("first", "last"),
    ("largest", "smallest"),
    ("double", "half"),
    ("summer", "winter"),
    ("fast", "slow"),
)
OPPOSITE = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}


def _find_turned(text: str, locale: str) -> frozenset[str]:
    """Give what a text in small letters says that has an opposite."""
    return frozenset(
        said for said, pattern in knowledge_of(locale).opposites.items() if re.search(pattern, text)
    )


class Negation(TextCheck):
    """Find a text that denies, whose translation has no word that does."""

    name = "negation"
    level = Level.WARNING

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        asked, known = knowledge_of(standard.source_forms), knowledge_of(standard.forms)
        if not asked.denials or not known.negations:
            return
        theirs, ours = list_sentences(unit.source.plain), list_sentences(unit.target.plain)
        if len(theirs) != len(ours):
            theirs, ours = [unit.source.plain], [unit.target.plain]
        for source, text in zip(theirs, ours, strict=True):
            match = re.search(asked.denials, lower(prepare(source)))
            if match is not None and not re.search(known.negations, lower(prepare(text))):
                yield Problem(
                    f"denies nothing, where the {standard.source_name} says “{match[0].strip()}”,"
                    f" in the translation of {quote(source)}",
                    "say what is denied",
                )


class Acronyms(TextCheck):
    """Find initials lacking, or others in their place; those of bodies in their other language."""

    name = "acronyms"
    level = Level.WARNING

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        source, text = unit.source.plain, unit.target.plain
        if source.isupper() and len(source.split()) > FEW:
            return
        wanted, given = _list_initials(source), _list_initials(text)
        yield from _compare_letters(source, text)
        if not wanted and not given:
            return
        said = _spell(text, standard.forms)
        asked = _spell(source, standard.source_forms)
        lacking = [
            each
            for each in wanted
            if _canonical(each, standard.source_forms)
            not in {_canonical(other, standard.forms) for other in given} | said
            and not _is_spelt(each, text)
            and not _is_spelt(_canonical(each, standard.source_forms).upper(), text)
        ]
        added = [
            each
            for each in given
            if _canonical(each, standard.forms)
            not in {_canonical(other, standard.source_forms) for other in wanted} | asked
            and not _is_spelt(each, source)
        ]
        lacking = [each for each in lacking if not _is_country(each, text, standard.forms)]
        for each in given:
            body = _canonical(each, standard.source_forms)
            if each in wanted and body != _canonical(each, standard.forms) and _has(body, standard):
                yield Problem(
                    f"leaves {each}, the {standard.source_name} initials, in the translation of"
                    f" {quote(source)}",
                    "write those of its language",
                )
                return
        latin = bool(re.search("[a-z]{3}", text))
        for each, other in zip(lacking, added, strict=False):
            yield Problem(
                f"says {other} for {each} in the translation of {quote(source)}", f"write {each}"
            )
        if wanted and not lacking and len(added) == len(given):
            for each in added:
                yield Problem(
                    f"says {each}, which {quote(source)} does not", "write the same initials"
                )
        for each in lacking[len(added) :] if latin else ():
            yield Problem(f"lacks {each} in the translation of {quote(source)}", "name it")


def _compare_letters(source: str, text: str) -> Iterator[Problem]:
    """Hold capitals that stand alone against each other: annex B, vitamin C."""
    wanted, given = set(LETTER.findall(source)), set(LETTER.findall(text))
    if wanted - given and given - wanted:
        yield Problem(
            f"says {min(given - wanted)} for {min(wanted - given)} in the translation of"
            f" {quote(source)}",
            f"write {min(wanted - given)}",
        )


def _is_country(initials: str, text: str, locale: str) -> bool:
    """Whether initials are those of a country that the text speaks of."""
    codes = find_countries(initials, locale).get(initials, frozenset())
    return any(codes & each for each in find_countries(prepare(text), locale).values())


def _has(body: str, standard: Standard) -> bool:
    """Whether the language of the translation has initials of its own for a body."""
    known = knowledge_of(standard.forms).acronyms
    return standard.language == "en" or body in known.values()


def _list_initials(text: str) -> list[str]:
    found = dict.fromkeys(INITIALS.findall(text))
    return [each for each in found if not ROMAN.fullmatch(each)]


def _canonical(initials: str, locale: str) -> str:
    small = initials.lower()
    return knowledge_of(locale).acronyms.get(small, small)


def _spell(text: str, locale: str) -> frozenset[str]:
    """The initials of the bodies that a text names in full."""
    small = lower(prepare(text))
    return frozenset(
        body for name, body in knowledge_of(locale).acronyms.items() if lower(name) in small
    )


def _is_spelt(initials: str, text: str) -> bool:
    """Whether the first letters of words with capitals are these initials."""
    return initials in "".join(CAPITALS.findall(text))
