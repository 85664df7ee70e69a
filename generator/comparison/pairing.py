"""What of the old belongs to what of the new: pages and passages aligned by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Pair = tuple[int | None, int | None]
"""Indices of the old and the new; None where one of them has no counterpart."""
MOST = 250_000
"""So many comparisons are made at most between what differs; beyond that, order alone decides."""
_NEARNESS = 0.05
"""What standing in the same place is worth beside the words: two pages without any are a pair."""


def pair(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> list[Pair]:
    """Align two sequences of texts, each text a sequence of words, in their order.

    Equal texts are anchors; between them the pairs are chosen whose words are most alike in sum.
    """
    matcher = SequenceMatcher(None, [tuple(text) for text in old], [tuple(text) for text in new])
    pairs: list[Pair] = []
    for kind, first, last, start, stop in matcher.get_opcodes():
        if kind == "equal":
            pairs += zip(range(first, last), range(start, stop), strict=True)
        else:
            pairs += [
                (
                    None if one is None else first + one,
                    None if other is None else start + other,
                )
                for one, other in _pair_different(old[first:last], new[start:stop])
            ]
    return pairs


def measure_likeness(one: Counter[str], other: Counter[str]) -> float:
    """How many words two texts share, from 0 to 1 (the Dice coefficient)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _pair_different(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> Iterator[Pair]:
    if len(old) * len(new) > MOST:
        yield from _pair_in_order(len(old), len(new))
        return
    ours, theirs = [Counter(text) for text in old], [Counter(text) for text in new]
    # best[i][j]: the most that old[i:] and new[j:] can have in common.
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    worth = [[_NEARNESS + measure_likeness(one, other) for other in theirs] for one in ours]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(best[i + 1][j + 1] + worth[i][j], best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        if best[i][j] == best[i + 1][j + 1] + worth[i][j]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield i, None
            i += 1
        else:
            yield None, j
            j += 1
    yield from ((left, None) for left in range(i, len(old)))
    yield from ((None, right) for right in range(j, len(new)))


def _pair_in_order(old: int, new: int) -> Iterator[Pair]:
    for index in range(max(old, new)):
        yield (index if index < old else None, index if index < new else None)
