"""What can be wrong, and where: findings and the one family of exceptions that carries them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

KEPT = " \u00a0\u202f\u200c\u200d"
"""Spaces and joiners that words have, and that change nothing of what stands around them."""


def tame(text: str) -> str:
    """Give a text in which nothing steers a terminal, or turns the order of what is read.

    Names of files and of people come from outside: what is not printed is written as an escape.
    """
    if text.isprintable():
        return text
    return "".join(
        letter
        if letter.isprintable() or letter in KEPT
        else letter.encode("unicode_escape", "surrogatepass").decode()
        for letter in text
    )


class Severity(StrEnum):
    """How much a finding matters: an error stops the edition, a warning is only said."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """A place in a project file: its path relative to the project, and a line counted from 1.

    A workbook has no lines: ``line`` is a row then, and ``cell`` names a cell, ``Sheet1!B3``.
    """

    path: str
    line: int = 1
    cell: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.cell or self.line}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a person can mend, said as ``path:line: what is wrong; what to do``.

    A warning has the word “warning” before what is wrong.
    """

    origin: Origin
    message: str
    remedy: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        mark = "warning: " if self.severity is Severity.WARNING else ""
        return f"{self.origin}: {mark}{self.message}; {self.remedy}"


class BriefsError(Exception):
    """Base of every error that this package raises on purpose.

    Carries all findings of the stage that failed, in the order of the files' lines.
    """

    exit_code = 1

    def __init__(self, findings: Finding | Iterable[Finding]) -> None:
        found = (findings,) if isinstance(findings, Finding) else tuple(findings)
        self.findings: tuple[Finding, ...] = tuple(
            sorted(dict.fromkeys(found), key=lambda finding: finding.origin)
        )
        super().__init__("\n".join(str(finding) for finding in self.findings))

    def __reduce__(self) -> tuple[type[BriefsError], tuple[tuple[Finding, ...]]]:
        return type(self), (self.findings,)


class ProjectError(BriefsError):
    """The project folder or its ``briefs.toml`` cannot be used."""


class ContentError(BriefsError):
    """The content, a table or a basemap is at fault."""


class CatalogError(BriefsError):
    """A translation is missing, stale or breaks its message."""


class TemplateError(BriefsError):
    """A template, a style sheet or a design token is at fault."""


class RenderError(BriefsError):
    """The engine could not make a sound PDF of a page."""


class PreflightError(BriefsError):
    """A finished PDF is not what is expected of its edition."""


class UntrustedPdfError(BriefsError):
    """A PDF that was given cannot be read: it is none, or damaged, locked, too large."""


class SigningError(BriefsError):
    """A key cannot be used, or a signature cannot be made."""


class PublishError(BriefsError):
    """The output folder cannot be written."""


class StoreError(BriefsError):
    """The store of finished work cannot be changed."""


class ExecutorError(BriefsError):
    """Where editions were to be made cannot be reached, or is not fit to make them."""


class DispatchError(BriefsError):
    """A package, the ledger or the mail server cannot be used, or a message was not taken."""


class SystemLibraryError(BriefsError):
    """A library of the operating system is missing."""


class UsageError(BriefsError):
    """The command was called for something that the project does not list."""

    exit_code = 2
