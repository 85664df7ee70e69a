"""The inline markup of content and catalogs: a small fixed set, read by a real Markdown parser.

``*emphasis*``, ``**strong**``, ``[text](https://…)`` and, for an abbreviation, ``[YPG](abbr "its
full form")``. HTML is text, not markup. ``{name}`` stands for a fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from generator.language.typography.galley import CLOSE, FIXED, LRI, MARKS, OPEN, PDI, RLI
from generator.model.localised import Text

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
COUNTED = re.compile(PLACEHOLDER.pattern + "( ?)")
ABBREVIATION = "abbr"
TAGS = {"em_open": ("<em>", "</em>"), "strong_open": ("<strong>", "</strong>")}
"""The tags of a piece of markup, by the name of its token."""

SHORT = 3
"""Digits of a number that stays on the line of its noun; a year may part from what follows."""

LINK = re.compile(r"^(https?://|mailto:|#)")

Typeset = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a text's markup, and what to do."""

    message: str
    remedy: str


def find_placeholders(text: str) -> tuple[str, ...]:
    """The names of the facts that a text stands on, in their order."""
    return tuple(PLACEHOLDER.findall(text))


def find_markup(text: str) -> tuple[str, ...]:
    """The markup of a text as a sorted list: ``em``, ``strong``, ``abbr``, ``link <target>``.

    Two texts with the same list carry the same markup, in whatever order their languages want it.
    """
    found = []
    for token in _parse(text):
        if token.type in ("em_open", "strong_open"):
            found.append(token.tag)
        elif token.type == "link_open":
            target = str(token.attrGet("href"))
            found.append(ABBREVIATION if target == ABBREVIATION else f"link {target}")
    return tuple(sorted(found))


def check_inline(text: str, *, allowed: bool) -> Iterator[Problem]:
    """What a reader of the text would trip over: refused links, stray markers and braces.

    :param allowed: whether this text may hold markup at all.
    """
    markup = find_markup(text)
    if markup and not allowed:
        yield Problem(
            f"has markup ({', '.join(markup)}) where plain words are printed", "remove the markup"
        )
    for item in markup:
        kind, _, target = item.partition(" ")
        if kind == "link" and not LINK.match(target):
            yield Problem(
                f"links to {target}",
                'link to https://, mailto: or #, or write [X](abbr "full form")',
            )
    for token in _parse(text):
        if (
            token.type == "link_open"
            and token.attrGet("href") == ABBREVIATION
            and not token.attrGet("title")
        ):
            yield Problem(
                "has an abbreviation without its full form", 'write [X](abbr "full form")'
            )
        if token.type == "text" and re.search(r"\*\*|__|(?<!\w)\*\w|\]\(", token.content):
            yield Problem(
                f"has markup that does not close: {token.content.strip()[:40]}", "close it"
            )
        if token.type == "text" and re.search(r"[{}]", PLACEHOLDER.sub("", token.content)):
            yield Problem(
                "has a brace that encloses no fact’s name", "write {name}, without spaces"
            )


def render_inline(text: str, facts: Mapping[str, str], typeset: Typeset) -> Text:
    """The text as HTML and as plain words, its facts put in and its typography done.

    :param facts: what each placeholder stands for, already in the language's form.
    :param typeset: the language's typography. It is given the words of the whole text at once, with
        :data:`OPEN` and :data:`CLOSE` where markup stands, and never a link's target.
    """
    words: list[str] = []
    tags: list[tuple[str, str]] = []
    for token in _parse(text):
        if token.type == "text":
            content = COUNTED.sub(lambda match: _join(facts[match[1]], match[2]), token.content)
            words.append(re.sub(f"[{MARKS}]", "", content))
        elif token.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif token.type in TAGS or token.type == "link_open":
            words.append(OPEN)
            tags.append(TAGS[token.type] if token.type in TAGS else _open_link(token))
        elif token.type.endswith("_close"):
            words.append(CLOSE)
    words_set = typeset("".join(words))
    plain = words_set.replace(OPEN, "").replace(CLOSE, "")
    return Text(html=_put_tags(words_set, tags), plain=plain)


def _put_tags(words: str, tags: Iterable[tuple[str, str]]) -> Markup:
    """The words escaped, with a tag for each mark; an isolate becomes ``bdi``.

    The engine lays out each piece of markup, and each line, by itself: unlike the character,
    the tag holds across both.
    """
    html: list[str] = []
    closing: list[str] = []
    following = iter(tags)
    for part in re.split(f"([{MARKS}])", words):
        if part in (LRI, RLI):
            html.append(f'<bdi dir="{"ltr" if part == LRI else "rtl"}">')
            closing.append("</bdi>")
        elif part == OPEN:
            opening, close = next(following)
            html.append(opening)
            closing.append(close)
        elif part in (CLOSE, PDI):
            html.append(closing.pop())
        else:
            # The figures of a range stay together: U+2060 forbids a line to end after its dash.
            html.append(str(escape(re.sub(r"(?<=\S)–(?=\d)", "–\u2060", part))))
    # Every part was escaped, or is one of the fixed tags.
    return Markup("".join(html))  # noqa: S704


def _join(fact: str, space: str) -> str:
    """A fact and the space after it: a short number is not parted from what it counts."""
    return fact + (FIXED if space and fact.isdigit() and len(fact) <= SHORT else space)


def _open_link(token: Token) -> tuple[str, str]:
    target = str(token.attrGet("href"))
    if target == ABBREVIATION:
        return f'<abbr title="{escape(token.attrGet("title"))}">', "</abbr>"
    return f'<a href="{escape(target)}">', "</a>"


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("zero", {"html": False}).enable(["emphasis", "link", "escape"])


def _parse(text: str) -> list[Token]:
    tokens = _parser().parseInline(text)
    return list(tokens[0].children or ())
