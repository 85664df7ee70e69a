"""The sentences of a text: as many as its source says, none twice, at about its length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalogs.checks.check import TextCheck, quote
from generator.catalogs.checks.unit import HOLE, Standard, Unit
from generator.language.inline import Problem
from generator.language.letters import SPACELESS, fold
from generator.model.checks import Level

END = re.compile(r"(?<=[.!?؟。！？…])[\"”»’)]*\s+(?=\S)|(?<=[。！？])")
ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|Gen|St|Nos?|art|pp?|vol|min|bzw|ca|cf|etc|Jh|Nr|Abb|vgl|usw|fig|chap|av|apr|núm|pág|Sra?|г|гг|в|вв|тыс|млн|руб|см)\.|\d\.)$"
    r"|\b(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$"
)
JOINED = re.compile(r"[,،、;؛]|\b(?:et|and|und|y|и|ou|or|oder)\b|\sو(?=\w{3})")
FEW, SHORTEST, MANY = 1, 4, 5
LEAST = 2
"""Words of a sentence."""
LONG = 60
STOP = re.compile(r"[.!?:;…؟؛。！？：；]+")
COMMA = re.compile(r"[,،、，–—]")
SHORTER = 0.85
"""How long a short text with a sentence fewer is for its kind."""
FEWER, SHORT, MUCH = 0.8, 0.5, 2.2
"""How long a text with a sentence fewer is for its kind; one far too short, one far too long."""


class Sentences(TextCheck):
    """Find a sentence that stands twice, a sentence fewer than the source has, a text cut short."""

    name = "sentences"
    level = Level.WARNING

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        source, text = unit.source.plain, unit.target.plain
        theirs, ours = list_sentences(source), list_sentences(text)
        folded = [fold(each).strip(" .!?…") for each in ours]
        known = [fold(each).strip(" .!?…") for each in theirs]
        twice = next(
            (each for each in folded if folded.count(each) > max(1, known.count(each))), ""
        )
        if twice:
            yield Problem(f"says {quote(twice)} twice", "keep one")
            return
        if _count_items(source) > _count_items(text) > FEW:
            yield Problem(f"may lack a part of {quote(source)}", "name all that it names")
            return
        usual = standard.surroundings.length
        length = len(text) / max(1, len(source)) / usual
        fewer = 0 < len(ours) < len(theirs)
        if len(source) < LONG or HOLE in source:
            if fewer and (length < SHORTER or _breaks(text, source)):
                yield _lack(ours, theirs, source)
                return
            words = len(source.split())
            if words >= MANY and len(text.split()) <= 1 and not SPACELESS.search(text):
                yield Problem(f"is {quote(text)} for {quote(source)}", "translate all of it")
            return
        if length < SHORT:
            yield Problem(f"is far shorter than {quote(source)}", "translate all of it")
        elif length > MUCH:
            yield Problem(f"is far longer than {quote(source)}", "say no more than it does")
        elif fewer and (length < FEWER or _breaks(text, source)):
            yield _lack(ours, theirs, source)


def _breaks(text: str, source: str) -> bool:
    """Whether a text has two stops fewer than its source, and no commas in their place."""
    joined = max(0, len(COMMA.findall(text)) - len(COMMA.findall(source)))
    return len(STOP.findall(text)) + joined + 1 < len(STOP.findall(source))


def _lack(ours: list[str], theirs: list[str], source: str) -> Problem:
    return Problem(
        f"has {len(ours)} of the {len(theirs)} sentences of {quote(source)}",
        "translate each of them",
    )


def _count_items(text: str) -> int:
    """How many things a text lists behind a colon; one where it lists none."""
    _, colon, rest = text.partition(":")
    items = JOINED.split(END.split(rest)[0]) if colon else []
    return len(items) if items and max(len(item.split()) for item in items) <= SHORTEST else 1


def list_sentences(text: str) -> list[str]:
    """List the sentences of a text; an abbreviation ends none."""
    found: list[str] = []
    for part in END.split(text):
        if found and (ABBREVIATED.search(found[-1]) or _is_word(found[-1])):
            found[-1] = f"{found[-1]} {part}"
        elif part.strip():
            found.append(part)
    return found


def _is_word(text: str) -> bool:
    """Whether a text is no sentence; where no spaces are set, words cannot be counted."""
    return len(text.split()) < LEAST and not SPACELESS.search(text)


CAPITAL = re.compile(r"(?<![^\W\d_])[A-ZÀ-Þ]{2}[a-zß-ÿ]{2,}")
BEGIN = re.compile(r"^[\W\d_]*([^\W\d_])")


class Capitals(TextCheck):
    """Find a sentence that begins with a small letter, or a word that begins with two capitals."""

    name = "capitals"
    level = Level.WARNING

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        source, text = unit.source.plain, unit.target.plain
        for match in CAPITAL.finditer(text):
            if match[0] not in source:
                yield Problem(f"has two capitals in “{match[0]}”", "keep one")
        if not source.rstrip(' »”"').endswith((".", "?", "!")):
            return
        begin, ours = BEGIN.search(source), list_sentences(text)
        if begin is None or not begin[1].isupper() or source.startswith(HOLE):
            return
        for sentence in ours:
            first = BEGIN.search(sentence)
            if (
                first is not None
                and first[1].islower()
                and not sentence.startswith((HOLE, "…"))
                and not re.match(r"\W*\d", sentence)
            ):
                yield Problem(f"begins {quote(sentence)} with a small letter", "write a capital")
                return
