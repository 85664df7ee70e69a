"""The lines of a PO file, held to the format and to what a reader may trust, before parsing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.errors import Finding, Origin
from generator.language.characters import find_unseen

LINE = re.compile(
    r'(?:(?P<keyword>msgctxt|msgid|msgid_plural|msgstr(?:\[\d{1,3}\])?)\s*)?"(?P<text>(?:[^"\\]++|\\.)*+)"'
)
"""A line of a PO file that is neither empty nor a comment."""

ESCAPE = re.compile(r"\\(.)")
ESCAPED = frozenset('nt"\\')

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

ISOLATED = re.compile(r"\u2068([^\u2066-\u2069]*)\u2069")
"""A path with spaces in a ``#:`` line, as gettext has written it between isolates since 0.22."""

UNKNOWN = "?"
"""The keyword of a line that is none: what may follow is not known."""

LONGEST = 20_000
"""Characters of one text: five times the longest that content can hold."""

MOST_ENTRIES = 10_000
MOST_FINDINGS = 100
"""A file with more faults than these is of another kind; the rest would tell no one anything."""


@dataclass(slots=True)
class Lines:
    """What the lines say: the line of each entry's ``msgid``, and what is wrong."""

    path: str
    entries: list[int] = field(default_factory=list)
    obsolete: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unseen: list[Finding] = field(default_factory=list)
    """What no reader sees or what could deceive one: the file can be read all the same."""

    def say(self, line: int, message: str, remedy: str) -> None:
        """Add a finding."""
        self.findings.append(Finding(Origin(self.path, line), message, remedy))


@dataclass(slots=True)
class _Reader:
    """Follows the keywords of one kind of entry, those in use or the obsolete ones."""

    lines: Lines
    starts: list[int]
    last: str = "msgstr"
    begun: int = 0
    length: int = 0

    def read(self, number: int, line: str) -> None:
        match = LINE.fullmatch(line)
        if match is None:
            self.lines.say(
                number,
                "is no line of a PO file",
                'write a keyword and its text in quotation marks, as msgstr "…"',
            )
            self.last = UNKNOWN
            return
        keyword, text = match["keyword"], match["text"]
        if keyword is not None:
            self.follow(number, keyword)
        self.check_escapes(number, text)
        self.length += len(text)
        if self.length > LONGEST >= self.length - len(text):
            self.lines.say(
                self.begun,
                f"has a {self.last} of more than {LONGEST} characters",
                "no text is so long: take out what does not belong to it",
            )

    def follow(self, number: int, keyword: str) -> None:
        self.begun, self.length = number, 0
        if keyword == "msgid":
            self.starts.append(number)
        if not _may_follow(self.last, keyword):
            self.lines.say(
                number,
                f"has {keyword} after {self.last}",
                "write msgctxt, msgid, msgid_plural and msgstr in this order, each once",
            )
        self.last = keyword

    def check_escapes(self, number: int, text: str) -> None:
        for escape in ESCAPE.findall(text):
            if escape not in ESCAPED:
                self.lines.say(
                    number,
                    f"has the escape \\{escape}",
                    'write the character itself; only \\n, \\t, \\" and \\\\ are escapes here',
                )

    def end(self) -> None:
        """Say that an entry is cut short, where one is."""
        if self.starts and not self.last.startswith(("msgstr", UNKNOWN)):
            self.lines.say(self.starts[-1], "begins an entry without a msgstr", "add its msgstr")
            self.last = "msgstr"


def read_lines(text: str, path: str) -> Lines:
    """Every line of a PO file that is none, deceives or is out of order; where entries begin."""
    lines = Lines(path)
    if text.count("\nmsgid ") > MOST_ENTRIES:
        lines.say(1, f"has more than {MOST_ENTRIES} entries", "give each brief its own catalog")
        return lines
    used, obsolete = _Reader(lines, lines.entries), _Reader(lines, lines.obsolete)
    for number, whole in enumerate(text.split("\n"), 1):
        if len(lines.findings) + len(lines.unseen) >= MOST_FINDINGS:
            break
        line = whole.removesuffix("\r")
        if "\r" in line:
            lines.say(
                number,
                "holds a carriage return that ends no line",
                "save it with the line ends LF or CRLF",
            )
            return lines
        if not (line.isascii() and line.isprintable()):
            seen = ISOLATED.sub(r"\1", line) if line.startswith("#:") else line
            found = list(check_characters(seen, Origin(path, number)))
            # A terminal would obey a control character: the file is not read any further.
            (lines.unseen if CONTROL.search(line) is None else lines.findings).extend(found)
        line = line.strip()
        if line.startswith("#~"):
            used.end()
            body = line[2:].lstrip()
            if body and not body.startswith("|"):
                obsolete.read(number, body)
        elif line.startswith("#"):
            used.end()
        elif line:
            used.read(number, line)
    used.end()
    obsolete.end()
    return lines


def check_characters(text: str, origin: Origin) -> Iterator[Finding]:
    """A finding for each character that cannot be seen and does not belong into a text."""
    for problem in find_unseen(text):
        yield Finding(origin, problem.message, problem.remedy)


def _may_follow(last: str, keyword: str) -> bool:
    if last == UNKNOWN:
        return True
    match keyword:
        case "msgctxt":
            return last.startswith("msgstr")
        case "msgid":
            return last.startswith("msgstr") or last == "msgctxt"
        case "msgid_plural" | "msgstr":
            return last == "msgid"
        case "msgstr[0]":
            return last == "msgid_plural"
    index = int(keyword[len("msgstr[") : -1])
    return last == f"msgstr[{index - 1}]"
