"""Text out of bytes: what says its encoding, and the three that older programs save, told apart.

UTF-8, UTF-16 and UTF-32 say what they are. Windows-1252, Mac Roman and ISO 8859-15 do not: every
byte is a letter in them, so a text is read in each, and the one in which its accents stand where
its language has them is taken; where none is plausible or several are, the file is refused and asks
to be told. Languages that are written in other code pages are never guessed.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from generator.errors import ContentError, Finding, Origin
from generator.model.table import Encoding

WESTERN = ("windows-1252", "mac-roman", "iso-8859-15")
LATIN_9 = re.compile(rb"[\xa4\xa6\xa8\xb4\xb8\xbc\xbd\xbe]")
"""What LibreOffice's “Western Europe (ISO-8859-15)” has otherwise: € Š š Ž ž Œ œ Ÿ."""
LETTERS = {
    "ca": "àçèéíïòóúü·",
    "da": "æøåéü",
    "de": "äöüß",
    "en": "éèêëïçôñü",
    "es": "áéíñóúü",
    "fi": "äöåšž",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "gl": "áéíñóúü",
    "is": "áéíóúýþæöð",
    "it": "àèéìíîòóùú",
    "nb": "æøåéóòâô",
    "nl": "éëïóöüèêáí",
    "nn": "æøåéóòâô",
    "no": "æøåéóòâô",
    "pt": "áâãàçéêíóôõúü",
    "sv": "åäöé",
}
"""The letters beyond A to Z of the languages that these were made for.

From CLDR's exemplar characters, with those of common loanwords.
"""
TYPED = "«»‹›“”„‘’‚–—…•°ºª§€£¥©®™²³½¼¾¿¡·×±µ\u00a0"
"""Signs that a western text may hold."""
LINE = "save it as “CSV UTF-8”"

_NUL_SHARE = 0.3
"""How many bytes of one half of a text of UTF-16 are nought, at least, in languages with spaces."""
_TOLERATED = 0.25
"""How implausible each sign of a text may be on average, for foreign names."""


def decode(data: bytes, path: str, language: str | None, told: Encoding | None = None) -> str:
    """Read bytes as text, without a byte order mark.

    :param language: the language (ISO 639) of the text; None where it is not known.
    :param told: the encoding, where the author says it.
    :raises ContentError: at the line of what cannot be read, with what to do.
    """
    if told is not None:
        return _decode_as(data, path, told)
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return _decode_as(data, path, name)
    if b"\0" in data:
        return _decode_as(data, path, _find_half(data, path))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as failure:
        return _decode_older(data, path, language, failure)


def _decode_as(data: bytes, path: str, name: str) -> str:
    codec = {"utf-8": "utf-8-sig", "windows-1252": "cp1252"}.get(name, name)
    try:
        return data.decode(codec)
    except UnicodeDecodeError as failure:
        byte = data[failure.start]
        raise ContentError(
            Finding(
                Origin(path, _line_of(data, failure.start, name)),
                f"holds the byte 0x{byte:02X}, which is not {name}",
                f"{LINE}, or say its encoding",
            )
        ) from failure


def _line_of(data: bytes, place: int, name: str) -> int:
    if name.startswith(("utf-16", "utf-32")):
        return data[:place].decode(name, errors="replace").count("\n") + 1
    return len(re.findall(rb"\r\n|\r|\n", data[:place])) + 1


def _find_half(data: bytes, path: str) -> str:
    """Which UTF-16 a text without its mark is, by the half of its bytes that is nought."""
    pairs = max(len(data) // 2, 1)
    for name, start in (("utf-16-le", 1), ("utf-16-be", 0)):
        other = data[1 - start :: 2].count(0)
        if data[start::2].count(0) / pairs > _NUL_SHARE and not other:
            return name
    line = _line_of(data, data.index(b"\0"), "")
    raise ContentError(Finding(Origin(path, line), "holds the byte 0x00, which no text has", LINE))


def _decode_older(data: bytes, path: str, language: str | None, failure: UnicodeDecodeError) -> str:
    first = Finding(
        Origin(path, _line_of(data, failure.start, "")),
        f"holds the byte 0x{data[failure.start]:02X}, which is not UTF-8",
        f"{LINE}, or say its encoding under tables in brief.yaml",
    )
    if language not in LETTERS or _is_broken_utf8(data):
        raise ContentError(first) from failure
    found = {}
    for name in WESTERN:
        if name == "iso-8859-15" and not LATIN_9.search(data):
            continue  # the same as Windows-1252
        try:
            text = data.decode({"windows-1252": "cp1252"}.get(name, name))
        except UnicodeDecodeError:
            continue
        found[name] = (_doubt(text, LETTERS[language]), text)
    (doubt, text), *others = sorted(found.values(), key=lambda each: each[0])
    signs = sum(not sign.isascii() for sign in text)
    if doubt > signs * _TOLERATED or any(other[0] <= 2 * doubt for other in others):
        message = f"{first.message}, and may be {' or '.join(WESTERN)}"
        raise ContentError(Finding(first.origin, message, first.remedy)) from failure
    return text


def _is_broken_utf8(data: bytes) -> bool:
    """Whether most signs beyond ASCII are well-formed UTF-8: a file that something has spoiled."""
    whole = re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}", data)
    others = re.sub(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}", b"", data)
    return len(whole) > len(re.findall(rb"[\x80-\xff]", others))


def _doubt(text: str, letters: str) -> float:
    """How implausible a text is: each sign that its language lacks, or that stands amiss."""
    doubt = 0.0
    for match in re.finditer(r"[^\x00-\x7f]", text):
        sign = match[0]
        before = text[match.start() - 1] if match.start() else " "
        after = text[match.end() : match.end() + 1] or " "
        if "\u0080" <= sign < "\u00a0":
            doubt += 3  # a control sign
        elif sign.isalpha():
            doubt += sign.lower() not in letters
            doubt += 3 * before.isdecimal()
            if sign != sign.lower() and (
                before.islower() or (before.isalpha() and after.islower())
            ):
                doubt += 3  # a capital within a word
        elif (before.isalpha() and after.isalpha()) or (sign in "¼½¾" and after.isalpha()):
            doubt += 0 if sign in "’·" else 3
        elif sign not in TYPED and not unicodedata.category(sign).startswith("Z"):
            doubt += 1
    return doubt
