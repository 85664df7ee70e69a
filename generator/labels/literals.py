"""Words that a template prints itself, in whatever language it was written in."""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser

from jinja2 import Environment

from generator.errors import Finding, Origin, Severity

FILLED = "\ufffc"
"""Stands for what is put in when the template is filled (U+FFFC, OBJECT REPLACEMENT)."""
READ_ALOUD = ("title", "alt", "aria-label", "summary")
"""Attributes whose words reach a reader."""
SILENT = ("script", "style", "code")
VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
OPENING = ("block_begin", "variable_begin")
CLOSING = ("block_end", "variable_end")
ATTRIBUTE = re.compile(r"[\w:-]+=\"[^\"]*\"")
"""One that a macro gives to an element of its caller."""
WORD = re.compile(r"[^\W\d_]{2,}")
"""A word has two letters at least: units and signs of one are the same in most languages."""
SHOWN = 40


@lru_cache(maxsize=512)  # templates are the same from project to project, and from look to look
def find_literals(path: str, text: str) -> tuple[Finding, ...]:
    """Give a warning for each text of a template that no label says.

    Words are looked for where a reader meets them: between tags, and in ``title``, ``alt``,
    ``aria-label`` and ``summary``. What stands in an element with a ``lang`` of its own, or with
    ``translate="no"``, is meant.

    :param path: where it stands in the project.
    :param text: a template that parses.
    """
    reader = _Reader()
    reader.feed(_blank_out(text))
    reader.close()
    return tuple(_explain(path, line, words) for line, words in reader.found)


def _explain(path: str, line: int, words: str) -> Finding:
    shown = " ".join(words.replace(FILLED, "…").split())
    shown = shown if len(shown) <= SHOWN else f"{shown[: SHOWN - 1].rstrip()}…"
    return Finding(
        Origin(path, line),
        f"prints “{shown}”, whatever the language",
        'define a label and ask for it, label("…"), or mark its language, lang="…"',
        Severity.WARNING,
    )


def _blank_out(text: str) -> str:
    """The template with a sign for what is filled in, as many lines long as it was.

    Of an expression that is one text alone, that text stays; what is between ``trans`` and
    ``endtrans`` is translated already.
    """
    parts: list[str] = []
    inside: list[tuple[str, str]] | None = None
    translated = False
    # Neither trims, so that lines are counted as they are.
    for _, kind, value in Environment().lex(text):  # noqa: S701 - fills nothing
        if kind in OPENING:
            inside = []
            parts.append("\n" * value.count("\n"))
        elif kind in CLOSING and inside is not None:
            words = [(each, said) for each, said in inside if each != "whitespace"]
            if kind == "variable_end":
                alone = len(words) == 1 and words[0][0] == "string"
                parts.append(words[0][1][1:-1] if alone and not translated else FILLED)
            elif words and words[0][1] in ("trans", "endtrans"):
                translated = words[0][1] == "trans"
            parts.append("\n" * value.count("\n"))
            inside = None
        elif inside is not None:
            inside.append((kind, value))
            parts.append("\n" * value.count("\n"))
        elif kind == "data" and not translated:
            parts.append(value)
        else:
            parts.append("\n" * value.count("\n"))
    return "".join(parts)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.open: list[tuple[str, bool]] = []
        """The elements that are open, each with whether its words are meant as they are."""

    @property
    def is_meant(self) -> bool:
        return bool(self.open) and self.open[-1][1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        named = bool(given.get("lang")) and FILLED not in given["lang"]
        named = named or given.get("translate") == "no"
        meant = self.is_meant or tag in SILENT or named
        if not meant:
            for name in READ_ALOUD:
                self.note(given.get(name, ""))
        if tag not in VOID:
            self.open.append((tag, meant))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        # A template may close what another one opens.
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self.is_meant:
            self.note(data)

    def note(self, words: str) -> None:
        match = WORD.search(ATTRIBUTE.sub(lambda each: " " * len(each[0]), words))
        if match is not None:
            self.found.append((self.getpos()[0] + words.count("\n", 0, match.start()), words))
