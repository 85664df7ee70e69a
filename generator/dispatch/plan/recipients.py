"""``data/recipients.csv``: who the editions go to, each row checked, all findings at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Annotated

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from generator.errors import ContentError, Finding, Origin, UsageError
from generator.files import ProjectFiles
from generator.inputs.languages import read_common_language
from generator.language.characters import find_unseen
from generator.model.dispatch import Recipient
from generator.model.edition import BESIDE
from generator.model.fields import Identifier
from generator.model.paper import PaperName
from generator.project import Project
from generator.stages.content.tables.records import Record, read_table
from generator.validation import nearest

PATH = "data/recipients.csv"
RESERVED = {"print": "the print shop’s folder", "mail": "the folder of dry runs"}
"""What stands beside the recipients' own folders."""
MOST_COPIES = 1000

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(
    rf"(?=.{{1,254}}\Z)(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+"
)
"""A dot-atom at a domain (RFC 5322, 3.4.1; lengths by RFC 5321, 4.5.3.1), in ASCII."""


def _no_unseen(text: str) -> str:
    """A line of text: a line break would end a mail's header, and a reader could be deceived."""
    for problem in find_unseen(text.replace("\t", "\0")):
        raise ValueError(f"{problem.message}; {problem.remedy}")
    if "=?" in text:
        raise ValueError("holds “=?”, which begins an encoded word of a mail; write it otherwise")
    return text


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise ValueError(
            "is no e-mail address; write one alone, as name@example.org, and a domain of other"
            " letters as xn--…"
        )
    name, _, domain = text.rpartition("@")
    return f"{name}@{domain.lower()}"


def _free(name: str) -> str:
    if name in RESERVED:
        raise ValueError(f"is {RESERVED[name]}; use another id")
    return name


def _locale(name: str) -> str:
    """One locale, or two of them that are wanted beside each other: ``fr+ar``."""
    names = name.split(BESIDE)
    if len(names) > 1:
        known = [_locale(part) for part in names]
        if len(set(known)) != 2:  # noqa: PLR2004 - two languages face each other
            raise ValueError(f"joins no two languages in {name!r}; write it as fr+ar")
        return BESIDE.join(known)
    try:
        Locale.parse(name, sep="-" if "-" in name else "_")
    except (UnknownLocaleError, ValueError) as failure:
        raise ValueError(
            f"names {name!r}, no locale of CLDR; write it as fr, pt-BR or ar"
        ) from failure
    return name.replace("_", "-")


def _part(text: object) -> object:
    """The values of a cell, which semicolons part."""
    if not isinstance(text, str):
        return text
    return tuple(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))


def _each(check: Callable[[str], str]) -> AfterValidator:
    return AfterValidator(lambda names: tuple(dict.fromkeys(check(name) for name in names)))


def _number(text: object) -> object:
    return "0" if text == "" else text


Line = Annotated[str, AfterValidator(_no_unseen)]
Values = BeforeValidator(_part, json_schema_input_type=str)
Names = tuple[Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=64)], ...]


class RecipientRow(BaseModel):
    """A row of ``data/recipients.csv``; the values of one cell are parted by semicolons."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    id: Annotated[Identifier, AfterValidator(_free)]
    """Names their folder and their row of the ledger."""
    name: Annotated[Line, Field(min_length=1, max_length=80)]
    """As the letter and the stamped copy have it."""
    organisation: Annotated[Line, Field(max_length=160)] = ""
    """Below the name."""
    email: Annotated[str, AfterValidator(_address)]
    """Where it is sent."""
    languages: Annotated[tuple[str, ...], Field(min_length=1), Values, _each(_locale)]
    """Locales of CLDR, the preferred one first; two beside each other are ``fr+ar``."""
    paper: PaperName
    """The paper that their editions are printed on."""
    formats: Annotated[Names, Values] = ()
    """All formats where empty."""
    copies: Annotated[int, Field(ge=0, le=MOST_COPIES), BeforeValidator(_number)] = 0
    """Printed copies of each format."""
    groups: Annotated[Names, Values] = ()
    """By which ``--group`` chooses them."""


def read_recipients(files: ProjectFiles, project: Project) -> tuple[Recipient, ...]:
    """Read the recipients of a project, in the order of the file.

    :raises ContentError: with every finding of the table.
    """
    remedy = "list the recipients in it, as docs/distribution.md says"
    data = files.read_bytes(PATH, remedy=remedy)
    language = read_common_language(project)
    forms = project.conventions(language).forms if language is not None else None
    records = read_table(data, PATH, RecipientRow, locale=forms).records
    findings = [*_find_doubles(records), *_find_unknown_formats(records, project)]
    if not records:
        findings.append(Finding(Origin(PATH), "lists no recipient", "add a row for each"))
    if findings:
        raise ContentError(findings)
    return tuple(
        Recipient(**record.row.model_dump(), line=record.origin.line) for record in records
    )


def find_members(recipients: Iterable[Recipient], groups: Collection[str]) -> frozenset[str]:
    """Find the ids of the recipients of these groups.

    :raises UsageError: for a group that no one belongs to.
    """
    rows = tuple(recipients)
    known = {name for row in rows for name in row.groups}
    for group in groups:
        if group not in known:
            remedy = nearest(group, known, "ask for a group that it has")
            raise UsageError(Finding(Origin(PATH), f"has no group {group}", remedy))
    return frozenset(row.id for row in rows if set(row.groups) & set(groups))


def _find_doubles(records: Sequence[Record[RecipientRow]]) -> Iterator[Finding]:
    """Whoever is listed twice would get everything twice."""
    first: dict[str, int] = {}
    for record in records:
        # The domain is lower-case by now; before it, servers may tell the cases apart, people not.
        line = first.setdefault(record.row.email.casefold(), record.origin.line)
        if line != record.origin.line:
            yield Finding(
                record.origin,
                f"{record.row.id}: {record.row.email} stands on line {line} already",
                "keep one of the two rows",
            )


def _find_unknown_formats(
    records: Sequence[Record[RecipientRow]], project: Project
) -> Iterator[Finding]:
    for record in records:
        for name in record.row.formats:
            if name not in project.formats:
                yield Finding(
                    record.origin,
                    f"{record.row.id}: formats names {name!r}, which briefs.toml does not list",
                    nearest(name, project.formats, "use one of these"),
                )
