"""Pseudo-locales: catalogs made up on the spot, to see a layout before any translation exists.

``en-XA`` has every letter accented and runs a third longer than its base, between brackets that
show where a text is cut. ``ar-XB`` runs from the right in Arabic letters, one for one: they join,
ask for the Arabic fonts, mirror the page. Bidirectional overrides, as in Android's ``ar-XB``, would
not do: the engine lays out each line by itself, and an override holds on its first line alone.

No such catalog is ever written to disk.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from gettext import c2py
from itertools import cycle

from generator.catalogs.catalog import Catalog, Entry, catalog_path
from generator.catalogs.plurals import PluralForms, plural_forms
from generator.language.rules import ARABIC_SIGNS
from generator.language.typography.galley import ADDRESS, PLACEHOLDER
from generator.model.locale import ACCENTED, Locale
from generator.model.message import Message

EXPANSION = 0.35
"""How much longer an accented text is than its base, the brackets included."""

_KEPT = re.compile(
    r"(\\.|\]\((?:[^()\"]|\"(?:[^\"\\]|\\.)*\")*\)|" + f"{PLACEHOLDER.pattern}|{ADDRESS.pattern})",
    re.IGNORECASE,
)
"""What a translator keeps: escapes, the target of a link, placeholders, addresses."""

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ACCENTS = dict(zip(_LATIN, "åƀçðéƒĝĥîĵķļḿñöþɋŕšţûṽŵẋýž", strict=True))
_ARABIC = dict(zip(_LATIN, "ابصدعفغهيجكلمنوثقرستؤظطخىز", strict=True))
_JOINED = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss"})
_INITIALS = re.compile(r"(\b[A-Z]{2,}\b)")
_SHORTEST = 2
"""Letters of the shortest word that a text is padded with; two brackets."""


def make_pseudo_catalog(
    locale: str, domain: str, messages: Iterable[Message], base: Catalog | None
) -> Catalog:
    """A catalog that says every message, made from a real one or from the messages themselves.

    Placeholders, markup, link targets and digits are as in the base. ``limit`` on a message, where
    it has one, is the longest that its text may become, in characters.

    :param locale: one of :data:`PSEUDO`.
    :param base: the catalog to start from; the source text where it has no translation.
    """
    language = Locale.of(locale).base
    plurals = plural_forms(language)
    entries: dict[tuple[str, str], Entry] = {}
    for message in messages:
        if message.key in entries:
            continue
        texts = fill_forms(message, _find_base(message, base), plurals)
        if locale == ACCENTED:
            limit: int | None = message.limit
            forms = tuple(_accent(text, limit) for text in texts)
        else:
            forms = tuple(_rewrite(text, _mirror) for text in texts)
        entries[message.key] = Entry(forms=forms, fuzzy=False, origin=message.origin)
    return Catalog(catalog_path(locale, domain), domain, entries, plurals.rule)


def _find_base(message: Message, base: Catalog | None) -> Sequence[str]:
    entry = base.entries.get(message.key) if base is not None else None
    if entry is not None and entry.translated:
        return entry.forms
    return (message.text, message.plural) if message.plural else (message.text,)


def fill_forms(message: Message, texts: Sequence[str], plurals: PluralForms) -> Iterator[str]:
    """One text a plural form: the base's own where it has as many, else its first and its last."""
    count = plurals.count if message.plural else 1
    if len(texts) == count:
        yield from texts
        return
    one = c2py(plurals.rule)(1)
    for form in range(count):
        yield texts[0] if form == one else texts[-1]


def _accent(text: str, limit: int | None) -> str:
    """A text with every letter accented, between brackets, longer by :data:`EXPANSION`."""
    said = _rewrite(text, lambda part: _replace_letters(part, _ACCENTS))
    length = len(_KEPT.sub("", said))
    extra = round(length * EXPANSION)
    if limit is not None:
        extra = min(extra, limit - length)
        if extra < _SHORTEST:
            return said
    words = re.findall(r"[^\W\d_]{3,}", _KEPT.sub(" ", said))
    padding: list[str] = []
    room = extra - _SHORTEST
    for word in cycle(words):
        if room <= _SHORTEST:
            break
        padding.append(f" {word[: room - 1]}")
        room -= len(padding[-1])
    return f"[{said}{''.join(padding)}]"


def _mirror(part: str) -> str:
    """Words in Arabic letters, one for one; initials stay Latin, as they do in Arabic prose."""
    pieces = _INITIALS.split(part)
    pieces[::2] = (_replace_letters(piece, _ARABIC) for piece in pieces[::2])
    points = re.compile(r"[,;?](?!\d)")
    return points.sub(lambda match: ARABIC_SIGNS[match[0]], "".join(pieces))


def _rewrite(text: str, change: Callable[[str], str]) -> str:
    parts = _KEPT.split(text)
    parts[::2] = (change(_close_up(part)) for part in parts[::2])
    return "".join(parts)


def _close_up(part: str) -> str:
    """A part without the spaces that French has before its points."""
    return re.sub("(?<=«)[ \u00a0\u202f]+|[ \u00a0\u202f]+(?=[;:!?»])", "", part)


def _replace_letters(text: str, letters: Mapping[str, str]) -> str:
    """A text with its Latin letters replaced, whatever accents they bear."""
    capitals = {letter.upper(): new.upper() for letter, new in letters.items()}
    known = {**letters, **capitals}
    whole = unicodedata.normalize("NFC", text.translate(_JOINED))
    return "".join(known.get(unicodedata.normalize("NFD", c)[0], c) for c in whole)
