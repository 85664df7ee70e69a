"""Typography by language, done at composition so that no author or translator types it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

NARROW = "\u202f"
FIXED = "\u00a0"

_ORDINAL = re.compile(
    r"<[^>]*>|\b(?:(?P<number>1)(?P<ending>ers?|res?)|(?P<roman>[IVX]+)(?P<e>es?))\b"
)
_UNITS = r"km|m|kg|t|h|%|°|€|\$"


@dataclass(frozen=True, slots=True)
class Typography:
    """What one language does to running text, and to text that is HTML already."""

    typeset: Callable[[str], str]
    superscripts: Callable[[Markup], Markup]


def typography_of(language: str) -> Typography:
    """The typography of a language (ISO 639), or a plain one for a language without rules here."""
    return _TYPOGRAPHIES.get(language, _PLAIN)


def typeset_french(text: str) -> str:
    """French spacing (*Lexique des règles typographiques en usage à l'Imprimerie nationale*).

    A narrow no-break space before ``; ! ? »``, a no-break space before ``:`` and after ``«``, an
    apostrophe for a straight one, an ellipsis for three points, and no break between a number and
    its unit or after ``n°``.
    """
    text = text.replace("'", "’").replace("...", "…")
    text = re.sub(r"[ \u00a0\u202f]+(?=[;!?»])", NARROW, text)
    text = re.sub(r"[ \u00a0\u202f]+(?=:)", FIXED, text)
    text = re.sub(r"«[ \u00a0\u202f]*", "«" + FIXED, text)
    text = re.sub(r"\bn° ", "n°" + FIXED, text)
    return _join_units(text)


def typeset_english(text: str) -> str:
    """English typography (*New Hart's Rules*): curly quotation marks and apostrophes."""
    text = re.sub(r"(?<=[\w.,;:!?…)])'", "’", text).replace("...", "…")
    text = re.sub(r"'(?=\d0s)", "’", text)
    text = re.sub(r"(?:(?<=\s)|(?<=^)|(?<=[(\[“—–-]))'", "‘", text)
    text = re.sub(r'(?:(?<=\s)|(?<=^)|(?<=[(\[‘—–-]))"', "“", text).replace('"', "”")
    return _join_units(text)


def superscript_french(html: Markup) -> Markup:
    """Ordinals with raised endings: ``1er``, ``1re``, ``XXe``."""

    def raise_ending(match: re.Match[str]) -> str:
        number, ending = match["number"] or match["roman"], match["ending"] or match["e"]
        return f"{number}<sup>{ending}</sup>" if number else match[0]

    # The text was safe, and only fixed tags are added; what stands inside a tag is left alone.
    return Markup(_ORDINAL.sub(raise_ending, str(html)))  # noqa: S704


def _join_units(text: str) -> str:
    return re.sub(rf"(?<=\d) (?=(?:{_UNITS})(?!\w))", FIXED, text)


_PLAIN = Typography(typeset=_join_units, superscripts=lambda html: html)
_TYPOGRAPHIES = {
    "fr": Typography(typeset=typeset_french, superscripts=superscript_french),
    "en": Typography(typeset=typeset_english, superscripts=lambda html: html),
}
