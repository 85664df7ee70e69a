"""The pseudo-locales: names of languages that no one speaks, for testing a layout."""

from __future__ import annotations

ACCENTED, MIRRORED = "en-XA", "ar-XB"
PSEUDO = (ACCENTED, MIRRORED)


def is_pseudo(locale: str) -> bool:
    """Whether a locale is one of :data:`PSEUDO`."""
    return locale in PSEUDO


def base_of(locale: str) -> str:
    """The language whose direction, plural rule and CLDR forms a pseudo-locale has.

    :raises ValueError: for a locale that is none of :data:`PSEUDO`.
    """
    if not is_pseudo(locale):
        raise ValueError(f"{locale} is no pseudo-locale; these are: {', '.join(PSEUDO)}")
    return locale.partition("-")[0]
