"""A language's spelling, by the dictionaries of the machine: Hunspell's, through Enchant.

Both are optional: without the package ``pyenchant``, its library or a dictionary of the language
nothing is said of spelling.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

Spell = Callable[[str], bool]
"""Says whether a word is spelt as the dictionary has it."""


@cache
def find_dictionary(locale: str) -> Spell | None:
    """Give the dictionary of a locale, else of its language; None where the machine has none.

    :param locale: as ``en-GB``.
    """
    try:
        import enchant
    except ImportError:  # also where Enchant's own library is missing
        return None
    there = sorted(enchant.list_languages())
    wanted = locale.replace("-", "_")
    language = wanted.partition("_")[0]
    near = [each for each in there if each.partition("_")[0] == language]
    usual = f"{language}_{language.upper()}"
    name = next((each for each in (wanted, language, usual, *near) if each in there), None)
    if name is None:
        return None
    dictionary = enchant.Dict(name)
    return cache(dictionary.check)
