"""Two directions in one text: a run of the other one is isolated where it would lose its order.

By the bidirectional algorithm (Unicode UAX 9) alone, ``100 km`` in an Arabic sentence reads
``km 100``, two Latin names with an Arabic comma between them change places, and a title loses its
question mark to the far side. An isolate (HTML's ``bdi``) makes one thing of the run for what
stands around it.

Ranges are not isolated: ``2014–2017`` is read from the right in a text from the right, as CLDR's
own intervals are, the first year first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.language.typography.common import UNITS
from generator.language.typography.galley import (
    ADDRESS,
    CLOSE,
    FIXED,
    LRI,
    OPEN,
    PDI,
    PLACEHOLDER,
    RLI,
    Galley,
)
from generator.model.locale import Direction

Span = tuple[int, int]

# A character's class is one letter, so that a run is found by a regular expression on the classes.
_LEFT, _RIGHT, _DIGIT, _SPACE, _NEUTRAL = "L", "R", "N", " ", "."
_CLASSES = {"L": _LEFT, "R": _RIGHT, "AL": _RIGHT, "EN": _DIGIT, "AN": "A"}
_MARK = ","
"""Arabic punctuation and quotation marks: neutral, and no part of a Latin run."""
_UNKNOWN = "?"
"""A placeholder: what will stand there may be of any class."""
_MARKS = '،؛؟٪«»‹›“”„‟"'

_DIGITS = re.compile(
    r"(?<![\w.,+-])(?:"
    r"\+?\d{1,3}(?:[ \u00a0.]\d{1,4}){3,}"  # a telephone number
    r"|\d+(?:-\d+)+"  # a date or a code with hyphens
    r"|[+\-−][0-9۰-۹][\d.,٫٬]*(?<=\d)(?:[ \u00a0]?[%‰٪])?"  # a number with its sign
    r")(?![\w-])"
)
"""Digits that stand without letters, and that the algorithm turns after an Arabic letter (W2)."""

_COUNT = re.compile(r"\d[\d.,:/ \u00a0\u202f–-]*[ \u00a0\u202f]+(?=\S)")
_UNIT = re.compile(rf"\d[\d.,]*(?:[ \u00a0\u202f]\d{{3}})*[ \u00a0\u202f]+(?:{UNITS})(?!\w)")
_BEGINNERS = "+-−#@§€£$"
_ENDERS = "?+#%‰°€£$"
_POINTS = ".!…"
_SHORT_NAME, _SHORT_LINE = 3, 24
"""The most words and characters of a name that stays on one line: ``France / Diplomatie``."""


def isolate_runs(galley: Galley, direction: Direction) -> None:
    """Put isolates around the runs of the other direction that would not keep their order.

    A run that markup crosses is cut there, so that isolates and markup stay well nested.

    :param direction: the direction of the text as a whole.
    """
    classes = _classify(galley.text)
    if direction == "ltr" and _RIGHT not in classes:
        return
    find = _find_left_runs(galley, classes) if direction == "rtl" else _find_right_runs(classes)
    spans = list(find)
    if direction == "rtl":
        for span in spans:
            _hold_name(galley, span)
    opening = LRI if direction == "rtl" else RLI
    for span in reversed(list(_cut_at_markup(galley, spans))):
        if _needs_isolation(galley, classes, span, direction):
            _enclose(galley, span, opening)


def _hold_name(galley: Galley, span: Span) -> None:
    """Keep a short name between brackets on one line: its second half would stand on the right."""
    start, end = span
    name = galley.text[start:end]
    bracketed = galley.text[start - 1 : start] == "(" and galley.text[end : end + 1] == ")"
    if bracketed and len(name.split()) <= _SHORT_NAME and len(name) <= _SHORT_LINE:
        galley.text = f"{galley.text[:start]}{name.replace(' ', FIXED)}{galley.text[end:]}"


def hold_signs(line: str) -> str:
    """A line of a drawing, its numbers with a sign between isolates: the sign stands on the left.

    A line that runs from the left is as it was, for there it stands so anyway. One word of digits
    alone runs with what stands around it.
    """
    strong = next((letter for letter in _classify(line) if letter in (_LEFT, _RIGHT)), None)
    from_left = strong == _LEFT or (strong is None and " " in line)
    return line if from_left else _DIGITS.sub(rf"{LRI}\g<0>{PDI}", line)


def isolate_whole(text: str, direction: Direction) -> str:
    """A value between isolates where it runs the other way; as it is where it does not."""
    strong = next((letter for letter in _classify(text) if letter in (_LEFT, _RIGHT)), None)
    if direction == "rtl" and (strong == _LEFT or (strong is None and _DIGITS.search(text))):
        return f"{LRI}{text}{PDI}"
    return f"{RLI}{text}{PDI}" if direction == "ltr" and strong == _RIGHT else text


def _classify(text: str) -> str:
    found: list[str] = []
    for character in text:
        bidirectional = unicodedata.bidirectional(character)
        if bidirectional == "NSM":
            found.append(found[-1] if found else _NEUTRAL)
        elif character in _MARKS:
            found.append(_MARK)
        elif character.isspace():
            found.append(_SPACE)
        else:
            found.append(_CLASSES.get(bidirectional, _NEUTRAL))
    for match in PLACEHOLDER.finditer(text):
        if match[0] != "%%":
            found[match.start() : match.end()] = _UNKNOWN * len(match[0])
    return "".join(found)


def _find_right_runs(classes: str) -> Iterator[Span]:
    """Runs of a script from the right, as quoted in a text from the left."""
    for match in re.finditer(r"R(?:[^L?]*R)?", classes):
        yield match.span()


def _find_left_runs(galley: Galley, classes: str) -> Iterator[Span]:
    """Runs from the left in a text from the right: names, titles, addresses, numbers with units."""
    text = galley.text
    whole = [match.span() for match in ADDRESS.finditer(text)]
    whole += [
        match.span()
        for match in _DIGITS.finditer(text)
        if not any(start <= match.start() < end for start, end in whole)
    ]
    rest = list(classes)
    for start, end in whole:
        rest[start:end] = _UNKNOWN * (end - start)
    segments = (match.span() for match in re.finditer(r"[LN .]+", "".join(rest)))
    parts = (part for segment in segments for part in _split_at_brackets(text, segment))
    trimmed = (_trim(galley, classes, part) for part in parts)
    yield from sorted([*whole, *(span for span in trimmed if span is not None)])


def _split_at_brackets(text: str, segment: Span) -> Iterator[Span]:
    """The parts of a segment between the brackets whose partners are not in it."""
    pairs = _pair_brackets(text, segment)
    paired = {place for pair in pairs.items() for place in pair}
    start = segment[0]
    for place in range(*segment):
        if text[place] in "([)]" and place not in paired:
            yield start, place
            start = place + 1
    yield start, segment[1]


def _pair_brackets(text: str, span: Span) -> dict[int, int]:
    """The place of the closing bracket, by that of its opening one."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for place in range(*span):
        if text[place] in "([":
            opened.append(place)
        elif text[place] in ")]" and opened:
            pairs[opened.pop()] = place
    return pairs


def _trim(galley: Galley, classes: str, span: Span) -> Span | None:
    """A segment without what belongs to the text around it; None where no Latin letter is left."""
    start, end = span
    while _LEFT in classes[start:end]:
        partner = _pair_brackets(galley.text, (start, end)).get(start)
        if partner == end - 1:
            start, end = start + 1, end - 1
        elif partner is None and _begins_outside(galley.text, classes, start):
            start += 1
        elif _ends_outside(galley, classes, (start, end)):
            end -= 1
        elif (count := _COUNT.match(galley.text, start, end)) and not _UNIT.match(
            galley.text, start, end
        ):
            # A number before a Latin word counts it, and is read before it, on its right.
            start = count.end()
        else:
            return start, end
    return None


def _begins_outside(text: str, classes: str, start: int) -> bool:
    if classes[start] != _NEUTRAL:
        return classes[start] == _SPACE
    return text[start] not in _BEGINNERS or classes[start + 1] not in (_LEFT, _DIGIT)


def _ends_outside(galley: Galley, classes: str, span: Span) -> bool:
    """Whether the last character of a run belongs to the text around it."""
    start, end = span
    if classes[end - 1] != _NEUTRAL:
        return classes[end - 1] == _SPACE
    text = galley.text
    if text[end - 1] in f"{_ENDERS})]":
        return False
    if text[end - 1] not in _POINTS:
        return True
    # A point is the run's own in an abbreviation, in quotation marks and in markup around it.
    abbreviated = re.search(r"(?:[^\W\d_]\.-?){2,}$", text[start:end])
    quoted = classes[start - 1 : start] == classes[end : end + 1] == _MARK
    marked = (start, OPEN) in galley.marks and (end, CLOSE) in galley.marks
    return not (abbreviated or quoted or marked)


def _cut_at_markup(galley: Galley, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, cut where a piece of markup lies partly in one; without spaces at the cuts."""
    marks = galley.marks
    pairs = [(marks[first][0], marks[last][0]) for first, last in _pair_marks(galley).items()]
    for start, end in spans:
        cuts = {first for first, last in pairs if start < first < end < last}
        cuts |= {last for first, last in pairs if first < start < last < end}
        places = [start, *sorted(cuts), end]
        for begin, stop in pairwise(places):
            part = galley.text[begin:stop]
            left, right = len(part) - len(part.lstrip()), len(part) - len(part.rstrip())
            if part.strip():
                yield begin + left, stop - right


def _pair_marks(galley: Galley) -> dict[int, int]:
    """The index of the mark that closes, by that of the mark that opens."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for index, (_, mark) in enumerate(galley.marks):
        if mark == OPEN:
            opened.append(index)
        elif mark == CLOSE and opened:
            pairs[opened.pop()] = index
    return pairs


def _needs_isolation(galley: Galley, classes: str, span: Span, direction: Direction) -> bool:
    """Whether the algorithm alone, or a line that ends within the run, would turn part of it."""
    start, end = span
    own, other = (_LEFT, _RIGHT) if direction == "rtl" else (_RIGHT, _LEFT)
    if classes[start] != own or classes[end - 1] not in (own, _DIGIT):
        return True
    if any(start < place < end for place, _ in galley.marks):
        return True
    if re.search(r"[^\w\s'’&/@-]\s|\s[^\w\s'’&]", galley.text[start:end]):
        return True
    before, after = _find_strong(reversed(classes[:start])), _find_strong(classes[end:])
    if not before and other in classes:
        # At the start of a text it would set the direction of the whole (rule P2).
        return True
    return before in (own, _UNKNOWN) or after in (own, _UNKNOWN, _DIGIT, "A")


def _find_strong(classes: Iterable[str]) -> str:
    """The next class that decides on the neutrals in between; empty where there is none."""
    return next((c for c in classes if c not in (_SPACE, _NEUTRAL, _MARK)), "")


def _enclose(galley: Galley, span: Span, opening: str) -> None:
    """Put isolates around a run: outside the markup that lies in it, inside what lies around it."""
    start, end = span
    marks, pairs = galley.marks, _pair_marks(galley)
    within = {
        index
        for first, last in pairs.items()
        if start <= marks[first][0] and marks[last][0] <= end
        for index in (first, last)
    }
    closing = [i + 1 for i in within if marks[i] == (end, CLOSE)]
    place = max(closing, default=sum(position < end for position, _ in marks))
    marks.insert(place, (end, PDI))
    starting = [i for i in within if marks[i] == (start, OPEN)]
    place = min(starting, default=sum(position <= start for position, _ in marks[:place]))
    marks.insert(place, (start, opening))
