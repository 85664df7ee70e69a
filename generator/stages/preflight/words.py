"""Where names are written on the map of a page, letter by letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from generator.pdf.text import Character
from generator.stages.preflight.geography import PageMap
from generator.stages.preflight.reading import Reading

_JOINED = 0.25
"""How near letters of one word stand, over their height."""


@lru_cache(maxsize=1)
def list_characters(reading: Reading, page: PageMap) -> tuple[Character, ...]:
    """Give the letters that stand within the frame of a page's map.

    What has no width, as what keeps a syllable's glyphs apart that stand for it, is none of them.
    """
    x0, y0, x1, y1 = page.frame
    return tuple(
        character
        for character in reading.document.list_characters(page.number)
        if unicodedata.category(character.text[:1] or " ") != "Cf"
        and x0 < character.box[0]
        and character.box[2] < x1
        and y0 < character.box[1]
        and character.box[3] < y1
    )


def find_names(
    names: Iterable[Iterable[str]], characters: Sequence[Character]
) -> dict[str, list[list[Character]]]:
    """Find where each name stands, and not inside a longer one, as Oman in Romania."""
    each = dict.fromkeys(name for versions in names for name in versions)
    found = {name: list(_find_name(name, characters)) for name in each}
    taken: set[int] = set()
    for name in sorted(found, key=len, reverse=True):
        own = [letters for letters in found[name] if taken.isdisjoint(_list_places(letters))]
        found[name] = own
        taken.update(place for letters in own for place in _list_places(letters))
    return found


def _list_places(letters: Iterable[Character]) -> Iterator[int]:
    return (letter.index for letter in letters)


def _find_name(name: str, characters: Sequence[Character]) -> Iterator[list[Character]]:
    """Find each place at which a name stands as a word of its own."""
    text = [unicodedata.normalize("NFKC", each.text) for each in characters]
    plain = "".join(text)
    owners = [index for index, part in enumerate(text) for _ in part]
    wanted = "".join(each for each in unicodedata.normalize("NFKC", name) if not each.isspace())
    wanted = "".join(each for each in wanted if unicodedata.category(each) != "Cf")
    start = plain.find(wanted)
    while start >= 0:
        first, last = owners[start], owners[start + len(wanted) - 1]
        joined = (
            (first > 0 and _are_joined(characters[first - 1], characters[first])),
            (last + 1 < len(characters) and _are_joined(characters[last], characters[last + 1])),
        )
        if not any(joined):
            yield list(characters[first : last + 1])
        start = plain.find(wanted, start + 1)


def _is_of_word(text: str) -> bool:
    """Whether a word may have it: a letter, or a sign on one, as the vowels of Hindi are."""
    return all(unicodedata.category(each)[0] in "LM" for each in text)


def _are_joined(one: Character, other: Character) -> bool:
    """Whether two characters are letters of one word: beside each other on a line."""
    if not (_is_of_word(one.text) and _is_of_word(other.text)):
        return False
    a, b = one.box, other.box
    level = min(a[3], b[3]) - max(a[1], b[1])
    gap = max(a[0], b[0]) - min(a[2], b[2])
    return level > 0 and gap < _JOINED * max(a[3] - a[1], b[3] - b[1])
