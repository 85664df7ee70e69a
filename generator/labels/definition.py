"""``labels.toml``: the labels of some templates, in English, beside the templates that ask them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator.errors import BriefsError, Finding, Origin, TemplateError
from generator.files import ProjectFiles
from generator.language.inline import check_inline
from generator.locations import BUILT_IN, PROGRAM, find_own
from generator.model.label import LABEL_ID, Label
from generator.toml_file import parse_toml
from generator.validation import explain

NAME = "labels.toml"
SHARED = f"{BUILT_IN}labels/{NAME}"
"""The labels of what all formats share."""
LETTERS = f"{BUILT_IN}labels/letters.toml"
"""Those of what is sent along with editions, which no page asks for."""
BLOCKS = "blocks"
"""The folder of the kinds of blocks, of the program and of a project."""

_HEAD = re.compile(r"\[\s*[\"']?([^\"'\]\s]+)[\"']?\s*\]")


class LabelTable(BaseModel):
    """One table of a ``labels.toml``: a label by its id."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=400)]
    """What it says, in English; of one thing, where it counts."""
    plural: Annotated[str, Field(max_length=400)] = ""
    """What it says of several things, where it counts."""
    note: Annotated[str, Field(min_length=1, max_length=400)]
    """What it is and where it stands, for its translators."""
    limit: Annotated[int, Field(ge=1, le=999)] | None = None
    """At most so many characters."""


def find_label_files(files: ProjectFiles) -> tuple[str, ...]:
    """Give the paths of all ``labels.toml``: the shared ones, and those of blocks.

    A project's own blocks come last.
    """
    own = [
        f"{BUILT_IN}{file.relative_to(PROGRAM).as_posix()}"
        for file in sorted((PROGRAM / BLOCKS).glob(f"*/{NAME}"))
    ]
    brought = [
        file.relative_to(files.root).as_posix()
        for file in sorted(find_own(files.root, BLOCKS).glob(f"*/{NAME}"))
    ]
    return (SHARED, LETTERS, *own, *brought)


def read_labels(files: ProjectFiles, paths: Iterable[str] | None = None) -> Mapping[str, Label]:
    """Read the labels of some files, by their ids, in their order.

    :param paths: those of ``labels.toml`` files; all that there are where None.
    :raises TemplateError: with every finding of all files.
    """
    labels: dict[str, Label] = {}
    findings: list[Finding] = []
    for path in find_label_files(files) if paths is None else paths:
        try:
            found = _read_file(files.read_text(path, error=TemplateError), path)
        except BriefsError as failure:
            findings += failure.findings
            continue
        for label in found:
            first = labels.setdefault(label.id, label)
            if first is not label:
                finding = Finding(
                    label.origin,
                    f"defines {label.id}, which {first.origin} does already",
                    "give one of the two another id, or ask for the same label",
                )
                findings.append(finding)
            findings += _check_label(label)
    if findings:
        raise TemplateError(findings)
    return labels


def _read_file(text: str, path: str) -> list[Label]:
    lines = {
        match[1]: number
        for number, line in reversed(list(enumerate(text.splitlines(), 1)))
        if (match := _HEAD.match(line))
    }
    tables = parse_toml(text, path, _Tables, TemplateError).model_extra or {}
    labels: list[Label] = []
    findings: list[Finding] = []
    for name, value in tables.items():
        where = Origin(path, lines.get(name, 1))
        try:
            table = LabelTable.model_validate(value)
        except ValidationError as failure:
            findings += explain(failure, LabelTable, partial(_stay, where), f"{name}: ")
        else:
            own = not path.startswith(BUILT_IN)
            labels.append(
                Label(name, table.text, table.plural, table.note, table.limit, own, origin=where)
            )
    if findings:
        raise TemplateError(findings)
    return labels


def _stay(where: Origin, _: tuple[int | str, ...]) -> Origin:
    return where


class _Tables(BaseModel):
    model_config = ConfigDict(extra="allow")


def _check_label(label: Label) -> Iterator[Finding]:
    if not re.fullmatch(LABEL_ID, label.id):
        yield Finding(
            label.origin,
            f"defines {label.id}, which is no label’s id",
            'write it as ["list.continued"]: words of small letters, parted by dots',
        )
    for text in (label.text, label.plural):
        for problem in check_inline(text, allowed=False):
            yield Finding(label.origin, f"{label.id} {problem.message}", problem.remedy)
