"""Where a printed text is written: its words -> the entry or the content that says them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.catalogs.catalog import Catalog
from generator.errors import Origin
from generator.model.message import Message

LEAST = 6
"""Fewer letters in a row tell one text from another too rarely."""

_PUT_IN = re.compile(r"\{[a-z_0-9]+\}|%\([a-z_0-9]+\)s|\[|\]\([^)]*\)|[*]")
"""What printing replaces: the names of facts, and markup."""


def find_text(
    printed: str, catalogs: Iterable[Catalog], messages: Iterable[Message]
) -> Origin | None:
    """Where a printed block's words come from; the longest text found in it wins.

    :param printed: the block's words, with facts put in and typography done.
    :param catalogs: the translations that it may be printed from.
    :param messages: the texts of the source language.
    """
    texts = [(message.text, message.origin) for message in messages]
    for catalog in catalogs:
        texts += [
            (form, entry.origin) for entry in catalog.entries.values() for form in entry.forms
        ]
    wanted = _letters(printed)
    best, where = LEAST - 1, None
    for text, origin in texts:
        pieces = [piece for piece in map(_letters, _PUT_IN.split(text)) if piece]
        size = sum(map(len, pieces))
        if size > best and all(piece in wanted for piece in pieces):
            best, where = size, origin
    return where


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
