"""What a check is: a name, a default level, what may be accepted of it, and how it finds."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from generator.catalogs.checks.unit import HOLE, Standard, Unit
from generator.language.inline import Problem
from generator.model.checks import Level

SILENT = "a page would be silently wrong"
UNSET = "the page could not be set"

SHOWN = 60
"""How many characters of a text a finding quotes."""

BESIDE = 24
"""How many characters on either side of a fault a finding quotes at most."""

KNOWN: dict[str, Check] = {}
"""The checks of the modules that are loaded, by their names; ``registry.py`` loads all."""


class Check:
    """One check. A class with a name of its own is registered by being defined.

    Its docstring says what it finds, in a paragraph that begins with “Find”: the documentation and
    the JSON schema of ``briefs.toml`` have it from there.
    """

    name: ClassVar[str]
    """As ``briefs.toml`` and acceptances write it: ``doubled-word``."""
    level: ClassVar[Level] = Level.ERROR
    """Its level where ``briefs.toml`` sets none."""
    fixed: ClassVar[str] = ""
    """What would happen without it, where its findings are always errors; empty where a project may
    lower it."""
    acceptable: ClassVar[bool] = True
    """Whether a comment in an entry may accept what it finds; of a fixed one it may not."""

    def __init_subclass__(cls) -> None:
        if "name" in vars(cls):
            if cls.name in KNOWN:
                raise ValueError(f"two checks are named {cls.name}")
            if cls.fixed:
                cls.acceptable = False
            KNOWN[cls.name] = cls()

    by_value: ClassVar[bool] = False
    """Whether only the numbers that it finds are accepted, each by itself."""

    @property
    def field(self) -> str:
        """Its name as a field of Python's."""
        return self.name.replace("-", "_")

    @property
    def finds(self) -> str:
        """What it finds, as a phrase in Markdown."""
        first = " ".join((inspect.getdoc(self) or "").partition("\n\n")[0].split())
        return first.removeprefix("Find ").removesuffix(".").replace("``", "`")

    def offer(self, problem: Problem) -> Problem:
        """Give a problem whose remedy also says how to accept it, where that can be."""
        if not self.acceptable:
            return problem
        if self.by_value:
            named = " and ".join(f"“# accept {value}: why”" for value in problem.values)
            how = f"{problem.remedy}; only where it is right as it is, add {named}"
        else:
            how = f"{problem.remedy}, or add the comment “# accept {self.name}: why”"
        return replace(problem, remedy=how)


class TextCheck(Check):
    """A check of one form of one translation beside its text."""

    of_source: ClassVar[bool] = False
    """Whether a text of the source language is held to it as well, by itself."""

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give what is wrong with a translation, or with a text of the source language."""
        raise NotImplementedError


def quote(text: str) -> str:
    """Put a text between quotation marks, no longer than a line has room for."""
    return f"“{textwrap.shorten(text.replace(HOLE, '…'), SHOWN, placeholder='…')}”"


def quote_around(text: str, start: int, end: int) -> str:
    """Quote what stands from ``start`` to ``end`` of a text, with the word on either side."""
    before = text[max(0, start - BESIDE) : start].rsplit(" ", maxsplit=1)[-1]
    after = text[end : end + BESIDE].split(" ", maxsplit=1)[0]
    words = f"{before}{text[start:end]}{after}".replace(HOLE, "…")
    return f"“{' '.join(words.split())}”"
