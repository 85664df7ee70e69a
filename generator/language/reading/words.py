"""Numbers that a text says in words: “twelve”, “six to eight million”, “ثلاثة ملايين” (CLDR).

CLDR's rules (RBNF) say the words of the numbers to ninety-nine and of the hundreds, cardinal and
ordinal, in every gender and case that they know; what they are built together with, and halves and
dozens, is in the language's file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise

from generator.language.formats import Formats
from generator.language.knowledge import Knowledge
from generator.language.letters import SPACELESS
from generator.language.reading.characters import find_in_characters
from generator.language.reading.prepared import KEPT, knowledge_of
from generator.language.reading.worded import Worded
from generator.language.spelling import CARDINAL, ORDINAL, list_spellings, spell_number

_TOKEN = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile("[ \u00a0\u202f-]*")
_NEXT = re.compile("[ \u00a0\u202f-]*(?:[^\\W\\d_]+[ \u00a0])?")
_MOST = 999
_HUNDRED, _TEN, _NINE, _THOUSANDS = 100, 10, 9, 3
_FEW, _SECOND = 3, 2

_Lexicon = Mapping[str, list[tuple[tuple[str, ...], int, bool]]]


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands at a place of a text: a number, what multiplies, or a part of one."""

    value: Fraction
    length: int
    ordinal: bool = False
    power: int = 0
    hundred: bool = False


@lru_cache(KEPT)
def find_worded(text: str, locale: str) -> tuple[Worded, ...]:
    """Find every number in the words of a text.

    :param text: prepared, in small letters.
    """
    known = knowledge_of(locale)
    if SPACELESS.search(text):
        return find_in_characters(text)
    tokens = _list_tokens(text, known, locale)
    return tuple(_find(text, tokens, known, locale))


def _find(text: str, tokens: Sequence[_Token], known: Knowledge, locale: str) -> Iterator[Worded]:
    place = 0
    while place < len(tokens):
        found, after = _read(text, tokens, place, known, locale)
        if found is not None:
            yield found
        place = max(after, place + 1)


@dataclass(slots=True)
class _Sum:
    """A number as it is built of its words: the part that is whole, and the one in hand."""

    total: Fraction = Fraction(0)
    current: Fraction | None = None
    last: int = 99
    """The power of ten of the last noun of number."""

    def take(self, piece: _Piece) -> bool:
        """Put a word to the number; gives whether it belongs to it."""
        if piece.power and piece.value > 1 and self.current is None:
            self.current = piece.value
        if piece.power:
            return self._scale(piece.power)
        if piece.hundred:
            fits = self.current is None or 0 < self.current < _HUNDRED
            self.current = (self.current or Fraction(1)) * _HUNDRED if fits else self.current
            return fits
        if self.current is None:
            fits = not self.total or piece.value < 10**self.last
            self.current = piece.value if fits else None
            return fits
        # “двадцати трёх”: CLDR has not every case of what is built of two words.
        ten = not self.current % _TEN and self.current > _TEN > piece.value > 0
        fits = self.current >= _HUNDRED > piece.value and not self.current % _HUNDRED
        fits = fits or (ten and self.current < _HUNDRED)
        self.current += piece.value if fits else 0
        return fits

    def _scale(self, power: int) -> bool:
        if self.current is None and self.total:
            # “mil millones”, “mille milliards”
            if power <= self.last:
                return False
            self.total *= 10**power
        elif power >= self.last:
            return False
        else:
            self.total += (self.current or Fraction(1)) * 10**power
        self.current, self.last = None, power
        return True

    def may_join(self) -> bool:
        """Whether “and” may stand before more of the number."""
        return bool(self.total) or (self.current is not None and self.current >= _HUNDRED)

    @property
    def value(self) -> Fraction:
        """What it says as far as it is read."""
        return self.total + (self.current or Fraction(0))


def _read(
    text: str, tokens: Sequence[_Token], place: int, known: Knowledge, locale: str
) -> tuple[Worded | None, int]:
    """Read the number that begins at a token, and give the place after it."""
    first = tokens[place]
    if first.text in known.vague:
        return None, place + 1
    part = known.fractions.get(first.text)
    if part is not None:
        rank = _match(tokens, place, text, locale)
        also = frozenset({rank.value} if rank is not None else ())
        found = Worded(Fraction(part), first.start, first.end, also=also)
        return _scale_part(text, tokens, place + 1, found, known)
    count = known.counts.get(first.text)
    if count is not None:
        return Worded(Fraction(count), first.start, first.end, weak=count <= _FEW), place + 1
    built, after, is_rank = _Sum(), place, False
    while after < len(tokens) and not is_rank:
        at = _pass_joint(text, tokens, after, known, first=after == place)
        piece = _match(tokens, at, text, locale) if at is not None else None
        if at is None or piece is None or (at > after and not built.may_join()):
            break
        if not built.take(piece):
            break
        is_rank, after = piece.ordinal, at + piece.length
    if after == place:
        return None, place + 1
    found = Worded(built.value, first.start, tokens[after - 1].end, ordinal=is_rank)
    joined = _multiply(text, tokens, after, found, known)
    if joined is not None:
        return joined, after + 1
    other = is_rank and built.value == _SECOND and first.text.startswith("second")
    return replace(found, weak=built.value <= 1 or other or not known.scales), after


def _scale_part(
    text: str, tokens: Sequence[_Token], place: int, part: Worded, known: Knowledge
) -> tuple[Worded, int]:
    """Read “half a million”, “un demi-million”: the part of what follows."""
    at = place + (place < len(tokens) and tokens[place].text in known.articles)
    if at < len(tokens) and _NEXT.fullmatch(text, part.end, tokens[at].start):
        noun = tokens[at]
        power = known.scales.get(noun.text) or known.scales.get(noun.stem)
        if power and (part.value > 1 or noun.text not in known.vague):
            return replace(part, value=part.value * 10**power, end=noun.end), at + 1
    return part, place


def _pass_joint(
    text: str, tokens: Sequence[_Token], place: int, known: Knowledge, *, first: bool
) -> int | None:
    """Give the place of a number's next word, behind an “and”; None where other signs stand."""
    if first:
        return place
    if not _BETWEEN.fullmatch(text, tokens[place - 1].end, tokens[place].start):
        return None
    return place + (tokens[place].text in known.conjunctions and place + 1 < len(tokens))


def _multiply(
    text: str, tokens: Sequence[_Token], place: int, found: Worded, known: Knowledge
) -> Worded | None:
    """Read what a small number counts: two thirds, two dozen."""
    if place == len(tokens) or not 0 < found.value <= _NINE or found.ordinal:
        return None
    after = tokens[place]
    if not _BETWEEN.fullmatch(text, found.end, after.start):
        return None
    part, count = known.fractions.get(after.text), known.counts.get(after.text)
    if part is not None:
        return replace(found, value=found.value * Fraction(part), end=after.end)
    if count is not None:
        weak = found.value == 1 and count <= _FEW
        return replace(found, value=found.value * count, end=after.end, weak=weak)
    return None


def _match(tokens: Sequence[_Token], place: int, text: str, locale: str) -> _Piece | None:
    """Give the longest number of the language's words at a place."""
    lexicon, scales, hundreds = _list_words(locale)
    token, pairs = tokens[place], knowledge_of(locale).pairs
    for stem in (token.text, token.stem):
        if stem in scales:
            return _Piece(Fraction(1), 1, power=scales[stem])
        if stem in pairs:
            return _Piece(Fraction(2), 1, power=pairs[stem])
        if stem in hundreds:
            return _Piece(Fraction(100), 1, hundred=True)
    for phrase, value, ordinal in lexicon.get(token.stem, ()):
        own = tokens[place : place + len(phrase)]
        if tuple(each.stem for each in own) == phrase and all(
            _BETWEEN.fullmatch(text, one.end, other.start) for one, other in pairwise(own)
        ):
            return _Piece(Fraction(value), len(phrase), ordinal)
    if knowledge_of(locale).compounds:
        return _split(token.text, locale)
    return None


@cache
def _list_words(locale: str) -> tuple[_Lexicon, Mapping[str, int], frozenset[str]]:
    """List the phrases of numbers by their first word, the longest first; scales; hundreds."""
    formats, known = Formats.of(locale), knowledge_of(locale)
    forms = [form for form in list_spellings(formats) if form.startswith((CARDINAL, ORDINAL))]
    found: dict[tuple[str, ...], tuple[int, bool]] = {}
    for number in (*range(_HUNDRED), *range(_HUNDRED, _MOST, _HUNDRED)):
        for form in forms:
            words = _TOKEN.findall(spell_number(number, form, formats).lower().replace("'", "’"))
            phrase, is_rank = tuple(_stem(word, known) for word in words), form.startswith(ORDINAL)
            if phrase and (phrase not in found or (found[phrase][1] and not is_rank)):
                found[phrase] = number, is_rank
    lexicon: dict[str, list[tuple[tuple[str, ...], int, bool]]] = {}
    for phrase in sorted(found, key=len, reverse=True):
        lexicon.setdefault(phrase[0], []).append((phrase, *found[phrase]))
    return lexicon, known.scales, known.hundreds


def _stem(word: str, known: Knowledge) -> str:
    if known.stem is None:
        return word
    return known.stem(re.sub(f"^{known.prefixes}(?=\\w{{3}})", "", word))


def _list_tokens(text: str, known: Knowledge, locale: str) -> tuple[_Token, ...]:
    return tuple(
        _Token(*_know(match[0], known, locale), *match.span()) for match in _TOKEN.finditer(text)
    )


def _know(word: str, known: Knowledge, locale: str) -> tuple[str, str]:
    """Give a word as the language's file has it, and its stem, without what is written with it."""
    if known.stem is None:
        return word, word
    lexicon, scales, _ = _list_words(locale)
    stem = known.stem(word)
    if stem in lexicon or word in scales:
        return word, stem
    bare = re.sub(f"^{known.prefixes}(?=\\w{{2}})", "", word)
    is_known = any(bare in words for words in (scales, known.pairs, known.fractions, known.counts))
    return (bare if is_known else word), known.stem(bare)


@lru_cache(KEPT)
def _split(word: str, locale: str) -> _Piece | None:
    """Read a number that is written as one word: “zweihundertfünfzig”, “elfjährig”."""
    known = knowledge_of(locale)
    for scale, power in known.scales.items():
        left, found, right = word.partition(scale)
        if found and power == _THOUSANDS:
            many = _read_hundreds(left, locale) if left else 1
            rest = _read_hundreds(_bare(right, known), locale) if right else 0
            if many is not None and rest is not None:
                return _Piece(Fraction(many * 10**_THOUSANDS + rest), 1)
    value = _read_hundreds(word, locale)
    if value is not None:
        return _Piece(Fraction(value), 1)
    for end in range(len(word) - _FEW, _SECOND, -1):
        number = _read_single(word[:end], locale)
        if number is not None and number > 1 and word[end:].startswith(known.counted):
            return _Piece(Fraction(number), 1)
    return None


def _read_hundreds(word: str, locale: str) -> int | None:
    known = knowledge_of(locale)
    for hundred in known.hundreds:
        left, found, right = word.partition(hundred)
        if found:
            many = _read_single(left, locale) if left else 1
            rest = _read_single(_bare(right, known), locale) if right else 0
            return None if many is None or rest is None else many * _HUNDRED + rest
    return _read_single(word, locale)


def _read_single(word: str, locale: str) -> int | None:
    phrases = _list_words(locale)[0].get(word, ())
    return next((value for phrase, value, _ in phrases if len(phrase) == 1), None)


def _bare(word: str, known: Knowledge) -> str:
    """Give the rest of a number without the conjunction that is written with it."""
    joined = next((each for each in known.conjunctions if word.startswith(each)), "")
    return word.removeprefix(joined)
