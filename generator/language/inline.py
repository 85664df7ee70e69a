"""The inline markup of content and catalogs: a small fixed set, read by a real Markdown parser.

``*emphasis*``, ``**strong**``, ``[text](https://…)`` and, for an abbreviation, ``[YPG](abbr "its
full form")``. ``[@id]`` cites a source and ``[^key]`` marks a note, as in Pandoc. HTML is text, not
markup, and so is an underscore. ``{name}`` stands for a fact, ``{name:form}`` for one of its forms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache, partial
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape

from generator.language.formats import Formats
from generator.language.saying import SaidFacts
from generator.language.spelling import CARDINAL, FIGURES, ORDINAL, SPELLINGS, list_spellings
from generator.language.typography.galley import CLOSE, FIXED, LRI, MARKS, OPEN, PDI, RLI
from generator.model.fact_values import ITSELF, SPELLED
from generator.model.localised import Text

PLACEHOLDER = re.compile(r"\{(?P<mention>(?P<name>[a-z][a-z0-9_]*)(?::[a-z][a-z0-9-]*)?)\}")
"""A fact between braces: its name, and the form that the sentence wants of it."""
COUNTED = re.compile(PLACEHOLDER.pattern + "(?P<space> ?)")
ABBREVIATION = "abbr"
CITATION = re.compile(r"\[@(?P<source>[A-Za-z0-9][\w.-]*)\]")
"""A source that is cited, by its id."""
NOTE = re.compile(r"\[\^(?P<source>[a-z0-9][a-z0-9-]*)\]")
"""A note of the same block, by its key, as in Pandoc."""
PASTED = re.compile(
    r"&(?:#\d+|#x[0-9a-f]+|[a-z]{2,}\d*);|</?[a-z][a-z0-9]*(?: [^<>]*)?/?>|\\[nrt]\b", re.IGNORECASE
)
"""What stands for a sign in HTML or in a program, and is printed as it is typed here."""
MARKED = {"citation": ("cite", CITATION), "note": ("note", NOTE)}
"""What a text points at, by the name of its token: how it is listed, and how it is written."""
TAGS = {"em_open": ("<em>", "</em>"), "strong_open": ("<strong>", "</strong>")}
"""The tags of a piece of markup, by the name of its token."""

SHORT = 3
"""Digits of a number that stays on the line of its noun; a year may part from what follows."""

_MOST_FORMS = 12
"""How many forms are named to who asks for another; Russian has dozens of a number in words."""

PROGRAM = re.compile(r"\]\(\s*<?(javascript|vbscript|data|file):", re.IGNORECASE)
"""A link that the parser refuses, and that is text then."""
LINK = re.compile(r"^(https?://|mailto:|#)")

MOST_KEPT = 4096
"""How many texts are kept as they were read: checks, formats and papers ask for the same ones."""

Typeset = Callable[[str], str]
Cite = Callable[[str], Markup]
"""Gives what is printed where a source is cited, by its id."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a text, and what to do.

    :param doubtful: whether it may well be right: it is a warning at most.
    :param values: the numbers that it is about, by which a translator may accept it.
    """

    message: str
    remedy: str
    doubtful: bool = False
    values: tuple[str, ...] = ()


def find_placeholders(text: str) -> tuple[str, ...]:
    """The names of the facts that a text stands on, in their order, whatever their forms."""
    return tuple(match["name"] for match in PLACEHOLDER.finditer(text))


def find_mentions(text: str) -> tuple[str, ...]:
    """The facts that a text stands on, each with the form that it asks for: ``first:month``."""
    return tuple(match["mention"] for match in PLACEHOLDER.finditer(text))


def find_markup(text: str) -> tuple[str, ...]:
    """The markup of a text as a sorted list: ``em``, ``abbr``, ``link <target>``, ``cite <id>``.

    What was pasted from HTML counts too, as ``pasted &nbsp;``: it is printed as it is typed.

    Two texts with the same list carry the same markup, in whatever order their languages want it.
    """
    found = []
    for token in _parse(text):
        if token.type in ("em_open", "strong_open"):
            found.append(token.tag)
        elif token.type == "link_open":
            target = str(token.attrGet("href"))
            found.append(ABBREVIATION if target == ABBREVIATION else f"link {target}")
        elif token.type in MARKED:
            found.append(f"{MARKED[token.type][0]} {token.content}")
        elif token.type == "text":
            found += (f"pasted {each}" for each in PASTED.findall(token.content))
    return tuple(sorted(found))


def find_citations(text: str) -> tuple[str, ...]:
    """The ids of the sources that a text cites, in its order."""
    return tuple(token.content for token in _parse(text) if token.type == "citation")


def find_notes(text: str) -> tuple[str, ...]:
    """The keys of the notes that a text has marks of, in its order."""
    return tuple(token.content for token in _parse(text) if token.type == "note")


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
        if token.type == "text":
            yield from _check_words(token.content)


def _check_words(words: str) -> Iterator[Problem]:
    """What stands between the markup, and was meant to be some."""
    program = PROGRAM.search(words)
    if program is not None:
        yield Problem(
            f"links to a program ({program[1].lower()}:), which no page may run",
            "link to https://, mailto: or #",
        )
    elif re.search(r"\*\*|(?<!\w)\*\w|\]\(", words):
        yield Problem(f"has markup that does not close: {words.strip()[:40]}", "close it")
    if "[@" in words:
        yield Problem(
            "has a citation that names no source", "write [@id], one source between brackets"
        )
    if "[^" in words:
        yield Problem("has a note’s mark without its key", "write [^key], and the note under notes")
    if re.search(r"[{}]", PLACEHOLDER.sub("", words)):
        yield Problem(
            "has a brace that encloses no fact’s name",
            "write {name} or {name:form}, without spaces",
        )


def check_mentions(text: str, known: Collection[str], formats: Formats) -> Iterator[Problem]:
    """Find the facts of a text that are asked for in a form which they have not.

    :param known: the facts and their forms, as ``first`` and ``first:month``. What names no fact
        at all is another finding.
    :param formats: those of the text’s language, which has rules for numbers in words or has none.
    """
    spelt = list_spellings(formats)
    for mention in dict.fromkeys(find_mentions(text)):
        name, _, form = mention.partition(":")
        if name not in known:
            continue
        own = [each.partition(":")[2] for each in known if each.startswith(f"{name}:")]
        forms = [each for each in own if each not in (SPELLED, ITSELF)]
        ruled = [each for each in spelt if SPELLED in own and each not in forms]
        asked = form or (CARDINAL if ITSELF in own else "")
        if not asked or asked in forms or asked in ruled:
            continue
        if SPELLED in own and _lacks(asked, spelt):
            yield _refuse(mention, name, asked, spelt, str(formats.locale.english_name))
        else:
            yield Problem(
                f"asks for {{{mention}}}, and {name} has no such form",
                _choose_form(name, asked, [*forms, *_shorten(ruled, asked)]),
            )


def _family(form: str) -> str:
    """What a form in words is a variety of; empty for another."""
    return next((each for each in SPELLINGS if form.startswith(each)), "")


def _lacks(form: str, spelt: Sequence[str]) -> bool:
    """Whether a language has no rules at all for what a form is a variety of."""
    family = _family(form)
    return bool(family) and family not in map(_family, spelt)


def _refuse(mention: str, name: str, form: str, spelt: Sequence[str], language: str) -> Problem:
    if _family(form) != FIGURES:
        return Problem(
            f"asks for {{{mention}}} in words, and CLDR has no rules for them in {language}",
            f"write {{{name}:digits}}, or give the fact its words (words: …)",
        )
    choice = f"{{{name}:{ORDINAL}}}" if ORDINAL in spelt else "the ordinal yourself"
    return Problem(
        f"asks for {{{mention}}}, and no rules are known for ordinals with figures in {language}",
        f"write {choice}",
    )


def _shorten(spelt: Sequence[str], form: str) -> Sequence[str]:
    """The forms in words that are named to who asks for another form: all where it was one."""
    return spelt if _family(form) else [each for each in spelt if each in SPELLINGS]


def _choose_form(name: str, form: str, forms: Sequence[str]) -> str:
    if not forms:
        return f"write {{{name}}}: it has no forms"
    close = get_close_matches(form, forms, n=1)
    choice = f"did you mean {close[0]}? " if close else ""
    said = ", ".join(forms[:_MOST_FORMS]) + (" and others" if len(forms) > _MOST_FORMS else "")
    return f"{choice}its forms are {said}"


def render_inline(
    text: str,
    facts: Mapping[str, str],
    typeset: Typeset,
    cite: Cite | None = None,
    note: Cite | None = None,
) -> Text:
    """The text as HTML and as plain words, its facts put in and its typography done.

    :param facts: what each placeholder stands for, already in the language's form. Of two dates
        that a word joins, :class:`SaidFacts` says once what both share.
    :param typeset: the language's typography. It is given the words of the whole text at once, with
        :data:`OPEN` and :data:`CLOSE` where markup stands, and never a link's target.
    :param cite: of a text that may cite. What it gives stands close to the word before it, and is
        no part of the plain words.
    :param note: the same of a text that may have notes, by their keys.
    """
    marks = {"citation": cite, "note": note}
    words: list[str] = []
    tags: list[tuple[str, str]] = []
    for token in _parse(text):
        if token.type == "text":
            words.append(re.sub(f"[{MARKS}]", "", token.content))
        elif token.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif token.type in TAGS or token.type == "link_open":
            words.append(OPEN)
            tags.append(TAGS[token.type] if token.type in TAGS else _open_link(token))
        elif token.type.endswith("_close"):
            words.append(CLOSE)
        elif (mark := marks.get(token.type)) is not None:
            words[-1:] = [each.rstrip() for each in words[-1:]]
            words.append(OPEN + CLOSE)
            tags.append((mark(token.content), ""))
    words_set = typeset(_put_facts("".join(words), facts))
    plain = words_set.replace(OPEN, "").replace(CLOSE, "")
    return Text(html=_put_tags(words_set, tags), plain=plain)


def set_value(words: str, typeset: Typeset) -> Text:
    """A value that stands alone and holds no markup, as a sentence would print it.

    In a text from the right, a number's sign is isolated with it: it stands on the left, as
    CLDR's mark in the minus asks.
    """
    words_set = typeset(words)
    return Text(html=_put_tags(words_set, ()), plain=words_set)


_HELD = re.compile(r"(?<=\S)–(?=\d)|(?<=[\u0620-\u064a])/(?=[\u0620-\u064a])")
"""After what no line ends: the dash of a range, the stroke between the two names of a month."""
_JOINED = re.compile(r"(?<=\w)-(?=(\w))")
_JOINER = "\u2060"


def set_isolates(words: str) -> Markup:
    """Set plain words that hold isolates as HTML."""
    return _put_tags(words, ())


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
            html.append(str(escape(_hold(part))))
    # Every part was escaped, or is one of the fixed tags.
    return Markup("".join(html))  # noqa: S704


def _hold(words: str) -> str:
    """Hold on one line what U+2060 forbids to part; a name's hyphen stands before a capital."""
    words = _HELD.sub(rf"\g<0>{_JOINER}", words)
    return _JOINED.sub(lambda found: f"-{_JOINER if found[1].isupper() else ''}", words)


def _put_facts(text: str, facts: Mapping[str, str]) -> str:
    """The words of a text, with its marks, and what is printed for each of its placeholders."""
    matches = list(COUNTED.finditer(text))
    printed = [facts[match["mention"]] for match in matches]
    if isinstance(facts, SaidFacts):
        for index, (one, other) in enumerate(pairwise(matches)):
            between = re.sub(f"[{MARKS}]", "", text[one.end("mention") + 1 : other.start()])
            pair = facts.say_pair(one["mention"], between, other["mention"])
            if pair is not None:
                printed[index : index + 2] = pair
    said = (re.sub(f"[{MARKS}]", "", each) for each in printed)
    return COUNTED.sub(lambda match: _join(next(said), match["space"]), text)


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
    parser = MarkdownIt("zero", {"html": False}).enable(["emphasis", "link", "escape"])
    # An underscore is a letter of names and addresses, and no marker: it is printed as typed.
    parser.inline.ruler.before("emphasis", "underscore", _read_underscores)
    for name, (_, pattern) in MARKED.items():
        parser.inline.ruler.before("link", name, partial(_read_mark, name, pattern))
    return parser


def _read_underscores(state: StateInline, silent: bool) -> bool:
    """Read a run of underscores as text: a rule of the parser."""
    if state.src[state.pos] != "_":
        return False
    run = len(state.src[state.pos :]) - len(state.src[state.pos :].lstrip("_"))
    if not silent:
        state.pending += "_" * run
    state.pos += run
    return True


def _read_mark(name: str, pattern: re.Pattern[str], state: StateInline, silent: bool) -> bool:
    """Read a citation or a note’s mark where one begins: a rule of the parser."""
    match = pattern.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push(name, "", 0).content = match["source"]
    state.pos = match.end()
    return True


@lru_cache(maxsize=MOST_KEPT)
def _parse(text: str) -> tuple[Token, ...]:
    tokens = _parser().parseInline(text)
    return tuple(tokens[0].children or ())
