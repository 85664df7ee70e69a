"""The design tokens: a style sheet's text -> colours, points and millimetres by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

import tinycss2

from generator.errors import Finding, Origin, TemplateError
from generator.model.inks import MOST_INK, Inks

_ROOT = re.compile(r":root(?:\.paper-(?P<paper>[a-z0-9]+)|\.format-(?P<format>[a-z0-9-]+))?")
"""The rules that hold tokens: those of every page, and those of one paper or one format."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_INKS = re.compile(r"(\d{1,3})\s+(\d{1,3})\s+(\d{1,3})\s+(\d{1,3})")
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(pt|mm)")
_SHARE = re.compile(r"0(\.\d+)?|1(\.0+)?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MM_PER_POINT = 25.4 / 72
FULL = 100
"""In percent: the whole of one ink."""


@dataclass(frozen=True, slots=True)
class Token:
    """One custom property: its text, and where it stands."""

    text: str
    line: int
    path: str
    """The style sheet's path in the project."""


_Root = tuple[Mapping[str, str | None], Mapping[str, Token]]
"""The parts of a selector that a rule of tokens has, and what it holds."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The custom properties of one style sheet, by name without the two hyphens."""

    path: str
    values: Mapping[str, Token]
    papers: Mapping[str, Mapping[str, Token]] = field(default_factory=dict)
    """By the class of a paper, as ``letter`` or ``small``, the tokens that are others on it."""

    def on(self, *papers: str) -> Tokens:
        """The tokens of the pages on a paper, by its classes, as ``small`` and ``a5``.

        What a later one says wins.
        """
        values = dict(self.values)
        for paper in papers:
            values |= self.papers.get(paper, {})
        return replace(self, values=values)

    def under(self, own: Mapping[str, Token]) -> Tokens:
        """The tokens of the pages of a format that has these otherwise."""
        return replace(self, values={**self.values, **own})

    def colour(self, name: str) -> str:
        """Give a colour as ``#rrggbb``.

        :raises TemplateError: when the token is missing or no such colour.
        """
        token = self._find(name)
        if not _COLOUR.fullmatch(token.text):
            raise self._malformed(name, token, "a colour", "write it as #rrggbb")
        return token.text

    @property
    def colours(self) -> tuple[str, ...]:
        """The names of all tokens that are colours, in the order of the style sheet."""
        return tuple(name for name, token in self.values.items() if _COLOUR.fullmatch(token.text))

    def cmyk(self, name: str) -> Inks:
        """Give the inks that a colour is printed with, from ``--<name>-cmyk``.

        :raises TemplateError: when they are missing, malformed or more than a sheet holds.
        """
        beside = f"{name}-cmyk"
        if beside not in self.values:
            message = f"the colour --{name} has no inks for print"
            remedy = f"add “--{beside}: C M Y K;” beside it, in percent"
            raise TemplateError(Finding(self.find(name), message, remedy))
        token = self._find(beside)
        match = _INKS.fullmatch(token.text)
        parts = tuple(map(int, match.groups())) if match else ()
        if not parts or max(parts) > FULL:
            remedy = "write four whole percentages, as 0 0 0 100"
            raise self._malformed(beside, token, "inks", remedy)
        inks = Inks(*parts)
        if inks.total > MOST_INK:
            message = f"the token --{beside} lays {inks.total} % of ink"
            remedy = f"keep the sum under {MOST_INK}, with more black and less of the others"
            raise TemplateError(Finding(Origin(token.path, token.line), message, remedy))
        return inks

    def is_colour(self, name: str) -> bool:
        """Whether there is a token of this name, and it is a colour as ``#rrggbb``."""
        token = self.values.get(name)
        return token is not None and _COLOUR.fullmatch(token.text) is not None

    def points(self, name: str) -> float:
        """Give a length in points (1/72 inch).

        :raises TemplateError: when the token is missing or no length in pt or mm.
        """
        return self.millimetres(name) / _MM_PER_POINT

    def millimetres(self, name: str) -> float:
        """Give a length in mm.

        :raises TemplateError: when the token is missing or no length in pt or mm.
        """
        token = self._find(name)
        match = _LENGTH.fullmatch(token.text)
        if match is None:
            raise self._malformed(name, token, "a length", "write it in pt or mm")
        return float(match[1]) * (_MM_PER_POINT if match[2] == "pt" else 1.0)

    def share(self, name: str) -> float:
        """Give a share, a number from 0 to 1.

        :raises TemplateError: when the token is missing or no such number.
        """
        token = self._find(name)
        if not _SHARE.fullmatch(token.text):
            raise self._malformed(name, token, "a share", "write a number from 0 to 1")
        return float(token.text)

    def number(self, name: str) -> float:
        """Give a number without a unit.

        :raises TemplateError: when the token is missing or no such number.
        """
        token = self._find(name)
        if not _NUMBER.fullmatch(token.text):
            raise self._malformed(name, token, "a number", "write it without a unit, as 1.12")
        return float(token.text)

    def find(self, name: str) -> Origin:
        """Where a token stands.

        :raises TemplateError: when it is missing.
        """
        token = self._find(name)
        return Origin(token.path, token.line)

    def families(self, name: str) -> tuple[str, ...]:
        """Give a stack of font families, in the order in which they are tried.

        :raises TemplateError: when the token is missing.
        """
        return tuple(part.strip().strip("\"'") for part in self._find(name).text.split(","))

    def blend(self, first: str, second: str, share: float) -> str:
        """Give a colour between two tokens; ``share`` (0 to 1) is the second's part."""
        pairs = zip(_channels(self.colour(first)), _channels(self.colour(second)), strict=True)
        return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)

    def _find(self, name: str) -> Token:
        try:
            return self.values[name]
        except KeyError:
            finding = Finding(
                Origin(self.path),
                f"the token --{name} is missing",
                f"add “--{name}: …;” to the :root rule",
            )
            raise TemplateError(finding) from None

    def _malformed(self, name: str, token: Token, kind: str, remedy: str) -> TemplateError:
        message = f"the token --{name} is “{token.text}”, not {kind}"
        return TemplateError(Finding(Origin(token.path, token.line), message, remedy))


def read_tokens(css: str, path: str) -> Tokens:
    """Read the custom properties of every ``:root`` rule; a later one wins.

    A rule of ``:root.paper-letter`` holds what is other on that paper, as it does for the pages,
    whose root has the class of its paper.

    :param css: the style sheet's text.
    :param path: its path in the project, for findings.
    :raises TemplateError: when the sheet cannot be parsed or has no custom property.
    """
    values: dict[str, Token] = {}
    papers: dict[str, dict[str, Token]] = {}
    for root, own in _list_roots(css, path):
        if root["format"] is None:
            paper = root["paper"]
            (values if paper is None else papers.setdefault(paper, {})).update(own)
    if not values:
        remedy = "declare the tokens as custom properties in a :root rule"
        raise TemplateError(Finding(Origin(path), "has no design token", remedy))
    return Tokens(path, values, papers)


def read_format_tokens(templates: Mapping[str, bytes], name: str) -> Mapping[str, Token]:
    """Read what the pages of a format have other than the tokens say.

    Its style sheet says it in a rule ``:root.format-<name>``; its figures are drawn as all are.

    :param templates: the files below ``templates/``, by their path in it.
    :raises TemplateError: when the sheet cannot be parsed.
    """
    sheet = f"{name}/{name}.css"
    css, path = templates[sheet].decode() if sheet in templates else "", f"templates/{sheet}"
    found: dict[str, Token] = {}
    for root, own in _list_roots(css, path):
        if root["format"] == name:
            found.update(own)
    return found


def _list_roots(css: str, path: str) -> tuple[_Root, ...]:
    """Give each rule that holds tokens, as its selector is read, and what it holds.

    :raises TemplateError: with all that cannot be parsed.
    """
    roots, findings = _parse(css, path)
    if findings:
        raise TemplateError(findings)
    return roots


@lru_cache(maxsize=64)  # the sheets of a project's formats, which all of its editions ask for
def _parse(css: str, path: str) -> tuple[tuple[_Root, ...], tuple[Finding, ...]]:
    roots: list[_Root] = []
    findings: list[Finding] = []
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "error":
            findings.append(_unreadable(path, rule.source_line, rule.message))
        if rule.type != "qualified-rule":
            continue
        root = _ROOT.fullmatch(tinycss2.serialize(rule.prelude).strip())
        if root is None:
            continue
        own: dict[str, Token] = {}
        for item in tinycss2.parse_blocks_contents(rule.content, skip_comments=True):
            if item.type == "error":
                findings.append(_unreadable(path, item.source_line, item.message))
            elif item.type == "declaration" and item.name.startswith("--"):
                parts = [part for part in item.value if part.type != "comment"]
                text = tinycss2.serialize(parts).strip()
                own[item.name[2:]] = Token(text, item.source_line, path)
        roots.append((root.groupdict(), own))
    return tuple(roots), tuple(findings)


def _unreadable(path: str, line: int, message: str) -> Finding:
    return Finding(Origin(path, line), f"cannot be read as CSS ({message})", "mend the syntax")


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
