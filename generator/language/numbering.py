"""Digits of the world: CLDR's numbering systems that have ten digits of their own."""

from __future__ import annotations

from functools import cache

ZEROS = {
    "adlm": "\U0001e950",
    "arab": "\u0660",
    "arabext": "\u06f0",
    "beng": "\u09e6",
    "cakm": "\U00011136",
    "deva": "\u0966",
    "gujr": "\u0ae6",
    "guru": "\u0a66",
    "hmnp": "\U0001e140",
    "khmr": "\u17e0",
    "knda": "\u0ce6",
    "laoo": "\u0ed0",
    "latn": "0",
    "mlym": "\u0d66",
    "mtei": "\uabf0",
    "mymr": "\u1040",
    "nkoo": "\u07c0",
    "olck": "\u1c50",
    "orya": "\u0b66",
    "tamldec": "\u0be6",
    "telu": "\u0c66",
    "thai": "\u0e50",
    "tibt": "\u0f20",
}
"""The digit nought of each system; the other nine follow it (CLDR, ``numberingSystems.xml``)."""


def write_digits(text: str, numbering: str) -> str:
    """The text with its European digits replaced by those of a numbering system.

    :param numbering: one of :data:`ZEROS`.
    """
    return text if numbering == "latn" else text.translate(_digits(numbering))


@cache
def _digits(numbering: str) -> dict[int, str]:
    return {ord("0") + value: chr(ord(ZEROS[numbering]) + value) for value in range(10)}
