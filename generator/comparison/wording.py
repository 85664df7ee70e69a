"""Texts compared word by word: what was said and what is said now, wherever lines break."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.comparison.difference import ComparedSide, Piece, TextChange
from generator.comparison.document import Note, Passage, Word
from generator.comparison.lines import HYPHENS
from generator.comparison.pairing import pair

CONTEXT = 14
"""How many words are shown on either side of a change in a long passage."""
MOST_WORDS = 400
"""So many words of a passage are shown at most."""
_LONG = 2000
_REWRITTEN = 0.35
"""Passages that have less in common are shown as replaced, not as a mosaic of chance matches."""
_HYPHENS = re.compile(f"[{HYPHENS}-]")


@dataclass(frozen=True, slots=True)
class _Marked:
    """A passage of one edition, and the indices of the words that only it has."""

    passage: Passage
    changed: frozenset[int]


def compare_passages(old: Sequence[Passage], new: Sequence[Passage]) -> list[TextChange]:
    """The passages that say something else, in the order of the new edition.

    Text that only moved to another line, column or page is no change, nor is a word parted
    elsewhere, nor a paragraph parted in two.
    """
    changes: list[TextChange] = []
    run: list[tuple[_Marked | None, _Marked | None]] = []
    for left, right in pair([_keys(each) for each in old], [_keys(each) for each in new]):
        one = None if left is None else old[left]
        other = None if right is None else new[right]
        if one is not None and other is not None and _keys(one) == _keys(other):
            changes += _show(run)
            run = []
        else:
            run.append(_compare(one, other))
    return [*changes, *_show(run)]


def _keys(passage: Passage) -> tuple[str, ...]:
    return tuple(word.text for word in passage.words)


def _compare(old: Passage | None, new: Passage | None) -> tuple[_Marked | None, _Marked | None]:
    if old is None or new is None:
        return _mark_all(old), _mark_all(new)
    matcher = SequenceMatcher(None, _keys(old), _keys(new))
    if len(old.words) + len(new.words) < _LONG:
        matcher = SequenceMatcher(None, _keys(old), _keys(new), autojunk=False)
    gone: set[int] = set()
    come: set[int] = set()
    for kind, first, last, start, stop in matcher.get_opcodes():
        if kind != "equal" and not _is_reflow(old.words[first:last], new.words[start:stop]):
            gone |= set(range(first, last))
            come |= set(range(start, stop))
    if (gone or come) and matcher.ratio() < _REWRITTEN:
        return _mark_all(old), _mark_all(new)
    return _Marked(old, frozenset(gone)), _Marked(new, frozenset(come))


def _mark_all(passage: Passage | None) -> _Marked | None:
    return None if passage is None else _Marked(passage, frozenset(range(len(passage.words))))


def _is_reflow(old: Sequence[Word], new: Sequence[Word]) -> bool:
    """Whether the same letters stand there, parted by the end of a line in one of the two."""
    if not any(word.at_end for word in (*old, *new)):
        return False
    return _squeeze(old) == _squeeze(new)


def _squeeze(words: Sequence[Word]) -> str:
    return _HYPHENS.sub("", "".join(word.text for word in words))


def _show(run: Sequence[tuple[_Marked | None, _Marked | None]]) -> Iterator[TextChange]:
    """The changes of neighbouring passages, unless their words were only parted otherwise."""
    gone = [word for old, _ in run for word in _list_changed(old)]
    come = [word for _, new in run for word in _list_changed(new)]
    if _is_reflow(gone, come):
        return
    for old, new in run:
        if (old is not None and old.changed) or (new is not None and new.changed):
            kind = (new or old).passage.kind if (new or old) else ""  # type: ignore[union-attr]
            yield TextChange(kind, _make_side(old), _make_side(new))


def _list_changed(marked: _Marked | None) -> list[Word]:
    return [] if marked is None else [marked.passage.words[at] for at in sorted(marked.changed)]


def _make_side(marked: _Marked | None) -> ComparedSide:
    if marked is None:
        return ComparedSide()
    words = marked.passage.words
    places = sorted(marked.changed)
    first = words[places[0]] if places else words[0]
    boxes = dict.fromkeys(
        word.box
        for word in (words[index] for index in places)
        if word.box is not None and word.page == first.page
    )
    pieces = tuple(_cut(words, marked.changed))
    return ComparedSide(pieces, marked.passage.language, first.page, tuple(boxes))


def _cut(words: Sequence[Word], changed: frozenset[int]) -> Iterator[Piece]:
    """The changed words in bold relief, with some of those around them."""
    shown = _choose_shown(len(words), changed)
    piece: list[str] = []
    state: bool | None = None
    for index, word in enumerate(words):
        kept = index in shown
        if not kept and (index == 0 or index - 1 in shown):
            if piece:
                yield Piece(" ".join(piece), bool(state))
            yield Piece("…")
            piece, state = [], None
        if kept:
            if state is not None and state != (index in changed):
                yield Piece(" ".join(piece), state)
                piece = []
            state = index in changed
            piece.append(word.text)
    if piece:
        yield Piece(" ".join(piece), bool(state))


def _choose_shown(count: int, changed: frozenset[int]) -> frozenset[int]:
    if count <= 3 * CONTEXT:
        return frozenset(range(count))
    near = {
        place
        for index in changed
        for place in range(max(0, index - CONTEXT), min(count, index + CONTEXT + 1))
    } or set(range(CONTEXT))
    return frozenset(sorted(near)[:MOST_WORDS])


def compare_labels(
    kind: str, old: Sequence[str], new: Sequence[str], languages: tuple[str, str], page: int
) -> Iterator[TextChange]:
    """Texts that have no order, as the names on a map: which are gone, which have come.

    :param languages: the old and the new edition's.
    :param page: the page of either edition that they are shown on.
    """
    ours, theirs = Counter(old), Counter(new)
    gone, come = list((ours - theirs).elements()), list((theirs - ours).elements())
    if gone or come:
        yield TextChange(
            kind,
            _list_side(gone, languages[0], page),
            _list_side(come, languages[1], page),
        )


def _list_side(texts: Sequence[str], language: str, page: int) -> ComparedSide:
    shown = [*texts[:MOST_WORDS], *["…"] * (len(texts) > MOST_WORDS)]
    return (
        ComparedSide((Piece(" · ".join(shown), changed=True),), language, page)
        if texts
        else ComparedSide()
    )


def compare_notes(kind: str, old: Sequence[Note], new: Sequence[Note]) -> Iterator[TextChange]:
    """Alternative texts or links: those that say or lead elsewhere, word by word."""
    ours, theirs = [_phrase(note) for note in old], [_phrase(note) for note in new]
    for left, right in pair([each.split() for each in ours], [each.split() for each in theirs]):
        one = None if left is None else _as_passage(kind, old[left], ours[left])
        other = None if right is None else _as_passage(kind, new[right], theirs[right])
        if one is None or other is None or _keys(one) != _keys(other):
            first, second = _compare(one, other)
            yield TextChange(kind, _make_side(first), _make_side(second))


def _phrase(note: Note) -> str:
    return f"{note.name} → {note.value}" if note.name else note.value


def _as_passage(kind: str, note: Note, text: str) -> Passage:
    words = text.split() or ["(none)"]
    return Passage(kind, note.language, tuple(Word(word, note.page) for word in words))


def compare_statement(
    name: str, old: Sequence[str], new: Sequence[str], languages: tuple[str, str]
) -> Iterator[TextChange]:
    """A statement of the whole file, which may have several values."""
    if old == new:
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, first, last, start, stop in matcher.get_opcodes():
        if kind == "equal":
            continue
        left, right = old[first:last], new[start:stop]
        for index in range(max(len(left), len(right))):
            yield TextChange(
                name,
                _value_side(left[index : index + 1], languages[0]),
                _value_side(right[index : index + 1], languages[1]),
            )


def _value_side(values: Sequence[str], language: str) -> ComparedSide:
    return ComparedSide((Piece(values[0], changed=True),), language) if values else ComparedSide()
