"""Quotation marks and apostrophes as they are typed, made into those of a language.

A language says its marks once, as :class:`QuotationMarks`. What a typed mark is, is told by what
stands on both sides of it, by its own shape where both sides are alike, and by its partner.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.language.typography.galley import SPACES, Galley

DOUBLE = '"“”„‟«»'
SINGLE = "'‘’‚‛‹›`´"
TYPED = DOUBLE + SINGLE
"""Every mark that is taken for a quotation mark or an apostrophe, of whatever language."""

PRIMES = "′″"

_OPENING = "«„‟‚‛‹“‘"
"""Marks that open where both their sides are alike; the others close."""
_MARK = re.compile(f"[{re.escape(TYPED)}]|[{SPACES}]+")
_BEFORE_OPENING = "([{<–—―-‐‑/¿¡=+…\u2066\u2067\u2068"
_AFTER_CLOSING = ")]}>.,:;!?…–—―-‐‑/،؛؟\u2069"
_ELIDED = re.compile(r"\w['’`´]$")
_HEBREW = re.compile("[א-ת]")
_PREFIXED = re.compile("(?<![א-ת])[ולבכמהש]{1,3}$")
"""The letters that Hebrew writes together with the next word: what follows may be a quotation."""
_JOINED = re.compile("(?<!\\w)(?:[وفبلك]{1,2}ـ?|[وفبك]{0,2}ال|[وف]?لل)$")
"""What Arabic writes together with the next word: conjunctions, prepositions, the article."""
_PLURAL = re.compile(r"s$")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class QuotationMarks:
    """The marks of one language, and what it does with those of others."""

    first: Pair
    """Those of a quotation."""
    second: Pair
    """Those of a quotation inside another one."""
    single: Pair | None = None
    """Those for a pair of single marks outside any other; None for those of the second rank."""
    kept: frozenset[Pair] = frozenset()
    """Pairs of another custom of the language, which stay as they were typed."""
    clipped: str = ""
    """Words that begin with an apostrophe, as English ’tis: a regular expression, the mark left
    out."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """Marks between two of the language’s letters, or after one, by what was typed: Hebrew."""
    apostrophe: str = "’"

    @property
    def begins_with_apostrophe(self) -> bool:
        """Whether one of its quotations begins with the mark that is elsewhere an apostrophe."""
        return "’" in {self.second[0], *(opening for opening, _ in self.kept)}

    def curl(self, galley: Galley) -> None:
        """Set every typed mark as an opening one, a closing one, an apostrophe or a prime."""
        set_primes(galley)
        reading = _Reading(galley.text, self)
        galley.replace(_MARK, lambda match: reading.printed.get(match.start(), match[0]))

    def become(self) -> Mapping[str, str]:
        """What each typed mark may be printed as, itself left out."""
        pairs = (self.first, self.second, self.single or self.second)
        opening = "".join(pair[0] for pair in pairs)
        closing = "".join(pair[1] for pair in pairs)
        every = opening + closing + self.apostrophe + "".join(self.letters.values()) + PRIMES
        return dict.fromkeys(TYPED, every)


def find_doubts(text: str, marks: QuotationMarks) -> Iterator[str]:
    """Find what a typed mark could also mean: the words around it, where two readings hold.

    A straight mark without its partner, inches or a closing mark after a figure, and an
    apostrophe before a year that a later one may close.
    """
    reading = _Reading(Galley.read(text).text, marks)
    for place in sorted(reading.doubtful):
        yield text[max(place - 12, 0) : place + 13].strip()


_DEGREES = re.compile(
    rf"(?<=\d)(°[{SPACES}]?\d{{1,2}}(?:[.,]\d+)?[{SPACES}]?)(?:['’´`′])"
    rf"(?:([{SPACES}]?\d{{1,2}}(?:[.,]\d+)?[{SPACES}]?)(?:[\"”“″]|''|’’))?"
)
_FEET = re.compile(
    rf"(?<![\w'’.,])(\d{{1,3}})['’´′]([{SPACES}]?\d{{1,2}}(?:[.,]\d+)?)(?:[\"”″]|'')"
)
_MINUTES = re.compile(r"(?<![\w'’.,])(\d{1,3})['′](\d{2})(?![\d'’\"”])")
_POINTS = re.compile(r"(?<=\d)['′](?=(?:[NSEWO]|nord|sud|est|ouest)\b)")
_SECONDS = re.compile(r"(?<=\d)''(?!\w)")


def set_primes(galley: Galley) -> None:
    """Set ′ and ″ for the minutes and seconds of angles and times, for feet and inches (ISO 80000).

    What stands after a single figure, and may be a closing mark, is read with the other marks.
    """
    galley.replace(
        _DEGREES, lambda match: f"{match[1]}′" + (f"{match[2]}″" if match[2] is not None else "")
    )
    galley.replace(_FEET, r"\1′\2″")
    galley.replace(_MINUTES, r"\1′\2")
    galley.replace(_POINTS, "′")
    galley.replace(_SECONDS, "″")


@dataclass(slots=True)
class _Open:
    """A mark that opens, until its partner is found."""

    place: int
    typed: str
    rank: Pair

    @property
    def double(self) -> bool:
        return self.typed in DOUBLE


class _Reading:
    """What each mark of one text is, from its first to its last."""

    def __init__(self, text: str, marks: QuotationMarks) -> None:
        self.text = text
        self.marks = marks
        self.printed: dict[int, str] = {}
        self.doubtful: set[int] = set()
        self._opened: list[_Open] = []
        for match in _MARK.finditer(text):
            if match[0] in TYPED:
                self._read(match.start(), match[0])
        for left in self._opened:
            self._leave(left)

    def _read(self, place: int, typed: str) -> None:
        before, after = self._beside(place)
        letter = self._read_letter(place, typed, before, after)
        if letter is not None:
            self.printed[place] = letter
        elif typed in SINGLE and _is_word(before) and _is_word(after):
            # An apostrophe inside a word, also before a quotation: l’« État.
            if typed not in "‹›‚":
                self.printed[place] = self.marks.apostrophe
        elif self._opens(place, typed, before, after):
            self._open(place, typed)
        else:
            self._close(place, typed, before, after)

    def _read_letter(self, place: int, typed: str, before: str, after: str) -> str | None:
        """Hebrew’s marks between letters, and after one."""
        if typed not in self.marks.letters or not _HEBREW.match(before):
            return None
        if _HEBREW.match(after):
            begins = typed in DOUBLE and _PREFIXED.search(self.text[:place])
            closes = begins and re.match('[א-ת]{2,}[^"]*(?<=\\S)"(?![א-ת])', self.text[place + 1 :])
            return None if closes else self.marks.letters[typed]
        ends = typed in SINGLE and not self._is_open(double=False)
        return self.marks.letters[typed] if ends else None

    def _beside(self, place: int) -> tuple[str, str]:
        """What stands before and after a mark, other marks left out; a gap for what opens."""
        before = self.text[:place]
        near = before[-1:]
        if near and near in TYPED:
            opened = bool(self._opened) and self._opened[-1].place == place - 1
            elided = _ELIDED.search(before) and _is_word(self.text[place + 1 : place + 2])
            before = " " if opened or elided else before.rstrip(TYPED)
        after = self.text[place + 1 :].lstrip(TYPED)
        return before[-1:], after[:1]

    def _opens(self, place: int, typed: str, before: str, after: str) -> bool:
        hebrew = self.marks.letters and _HEBREW.match(before) and _HEBREW.match(after)
        prefixed = hebrew or (_is_word(after) and _JOINED.search(self.text[:place]))
        gap_before = not before or before.isspace() or before in _BEFORE_OPENING or bool(prefixed)
        gap_after = not after or after.isspace() or after in _AFTER_CLOSING
        if typed == "’" and not self.marks.begins_with_apostrophe:
            return False
        if typed in SINGLE and gap_before and self._is_clipped(place):
            return False
        if gap_before != gap_after:
            return gap_before
        if typed in _OPENING and typed not in "“‘":
            return True
        if typed in "»›":
            return False
        # These open in one language and close in another: their partner tells.
        opened = self._is_open(double=typed in DOUBLE)
        return not opened and (gap_before or (typed in DOUBLE and before in ",;.:!?"))

    def _is_clipped(self, place: int) -> bool:
        """Whether a word begins with an apostrophe here: one of the language’s, or a year."""
        after = self.text[place + 1 :]
        year = re.match(r"\d\ds?\b(?!['’])", after)
        clipped = self.marks.clipped
        known = bool(clipped) and re.match(rf"(?:{clipped})", after, re.IGNORECASE)
        if not year:
            return bool(known)
        closing = re.search(r"(?<=[\w.!?,])['’](?!\w)", after)
        if closing is None:
            return True
        plural = _PLURAL.search(after[: closing.start()])
        if plural:
            self.doubtful.add(place)
        return bool(plural)

    def _is_open(self, *, double: bool) -> bool:
        return any(each.double == double for each in self._opened)

    def _open(self, place: int, typed: str) -> None:
        marks, double = self.marks, typed in DOUBLE
        outer = self._opened[-1].rank if self._opened else None
        if outer is None:
            rank = marks.first if double else marks.single or marks.second
        else:
            rank = marks.second if outer != marks.second else marks.single or marks.first
        self._opened.append(_Open(place, typed, rank))

    def _close(self, place: int, typed: str, before: str, after: str) -> None:
        double = typed in DOUBLE
        partner = next((each for each in reversed(self._opened) if each.double == double), None)
        if partner is None:
            self._close_alone(place, typed, before, after)
            return
        while (inner := self._opened.pop()) is not partner:
            self._leave(inner)
        if typed == '"' and before.isdigit() and self._closes_later(place):
            self._opened.append(partner)
            self.printed[place] = PRIMES[double]
            self.doubtful.add(place)
            return
        if (partner.typed, typed) not in self.marks.kept:
            self.printed[partner.place], self.printed[place] = partner.rank
            self._close_up(partner.place + 1, place)

    def _close_up(self, start: int, end: int) -> None:
        """Drop the spaces on both sides inside a pair: the marks of another language had them."""
        inside = self.text[start:end]
        words = inside.strip(SPACES)
        if words and inside[0] in SPACES and inside[-1] in SPACES:
            self.printed[start] = ""
            self.printed[start + len(inside.rstrip(SPACES))] = ""

    def _closes_later(self, place: int) -> bool:
        """Whether a mark follows that closes, and none that opens: then this one does not close."""
        rest = self.text[place + 1 :]
        return rest.count('"') % 2 == 1 and not re.search(r'(?<!\w)"(?=\w)', rest)

    def _close_alone(self, place: int, typed: str, before: str, after: str) -> None:
        """A mark that closes nothing: a prime, an apostrophe, the end of what began elsewhere."""
        if typed in "\"'" and before.isdigit() and not after.isalnum():
            self.printed[place] = PRIMES[typed == '"']
        elif typed in "'`´" or (typed == "‘" and self.marks.first[1] != "“"):
            self.printed[place] = self.marks.apostrophe
        elif typed == '"' and not (_is_word(before) and _is_word(after)):
            self.printed[place] = self.marks.first[1]
            self.doubtful.add(place)

    def _leave(self, left: _Open) -> None:
        """A mark that nothing closes: an apostrophe, or a quotation that goes on elsewhere."""
        if left.typed in "'`´":
            self.printed[left.place] = self.marks.apostrophe
        elif left.typed == '"':
            self.printed[left.place] = self.marks.first[0]
            self.doubtful.add(left.place)


def _is_word(character: str) -> bool:
    """Whether a character belongs to a word: a letter, a figure, a mark on one, a fact’s name."""
    # U+FFFC stands for a fact where texts are checked.
    return character.isalnum() or character in ("}", "\ufffc") or _is_mark(character)


def _is_mark(character: str) -> bool:
    return character != "" and unicodedata.category(character)[0] == "M"
