"""Characters that tools have damaged, and what was left in a text that is for no reader."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.catalogs.checks.check import TextCheck, quote, quote_around
from generator.catalogs.checks.unit import HOLE, Standard, Unit
from generator.language.inline import Problem
from generator.language.letters import SIGNS
from generator.model.checks import Level

DAMAGED = (
    (re.compile("\ufffd"), "a character that was lost", "write the character that it was"),
    (
        # UTF-8 read as Windows-1252 or Latin-1: each such pair begins one of its characters.
        re.compile(
            '[ÃÂ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œžš“”˜¦"]'
            "|[ØÙÐÑ][\u0080-\u00bf³ƒ„…†‡ˆ‰Š‹]|ï»¿"
        ),
        "letters read in another encoding",
        "paste the text again, as UTF-8",
    ),
    (
        re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])"),
        "a question mark within a word",
        "write the letter or sign that was lost",
    ),
    (
        re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});"),
        "a character as HTML writes it",
        "write the character itself",
    ),
    (
        re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[nrt](?![a-z]))"),
        "an escape of a programming language",
        "write the character itself",
    ),
    (re.compile(r"</?[a-zA-Z][^<>]*/?>|<[a-zA-Z]+>"), "a tag of HTML", "take it out"),
    (
        re.compile(
            r"[\[(]\?+[\])]"
            r"|\b(?:TODO|FIXME|TBD|XXX|TBC|WIP)\b|\?\?|@@|<<<|>>>|[Ll]orem ipsum|\(sic\?\)"
            r"|[\[(](?:translator|trad|note|tr|check|to check|unclear|à vérifier|vérifier|à revoir"
            r"|zu prüfen|prüfen|N\.?d\.?T)\b[^\])]*[\])]",
        ),
        "a note that is for no reader",
        "decide, and take the note out",
    ),
)
WORD = re.compile(r"[^\W\d_]{2,}")
LETTER = re.compile(r"[^\W_]{2}|[^\W\d_]")
TATWEEL = re.compile("(?<=\\w)ـ+(?=\\w)")
STRAY = re.compile("(?<=[^\\W\\d_])\u00a0(?=[^\\W\\d_])")


class Damage(TextCheck):
    """Find damaged characters, HTML, escapes, notes left in the text, and no translation at all."""

    name = "damage"

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        source, text = unit.source.written, unit.target.written
        for pattern, what, remedy in DAMAGED:
            match = pattern.search(text)
            if match is not None and match[0] not in source:
                where = quote_around(text, match.start(), match.end())
                yield Problem(f"has {what} in {where}", remedy)
        plain = unit.target.plain.replace(HOLE, "")
        words = WORD.findall(unit.source.plain.replace(HOLE, ""))
        if text.strip() and "](" not in text and len(words) > 1 and not LETTER.search(plain):
            yield Problem(f"is no translation of {quote(source)}: {quote(text)}", "translate it")


class LetterForms(TextCheck):
    """Find letters in parts (not NFC), lengthened ones (tatweel), no-break spaces within a text."""

    name = "letters"
    level = Level.WARNING

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        source, text = unit.source.written, unit.target.written
        if text.isascii():
            return
        if not unicodedata.is_normalized("NFC", SIGNS.sub("", text)):
            yield Problem(
                f"has letters in parts (NFD): {quote(text)}", "save it with composed letters (NFC)"
            )
        if TATWEEL.search(text) and not TATWEEL.search(source):
            yield Problem(f"lengthens a word with a tatweel: {quote(text)}", "take it out")
        if STRAY.search(text) and "\u00a0" not in source:
            match = STRAY.search(text)
            if match is not None:
                where = quote_around(text, match.start(), match.end())
                yield Problem(
                    f"has a no-break space in {where}",
                    "type a plain one: pages set no-break spaces by themselves",
                )
