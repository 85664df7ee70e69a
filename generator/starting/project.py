"""The files of a new project, written into a folder of its own."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template

from generator.blocks.document import BriefFile
from generator.catalogs.update import add
from generator.errors import Finding, Origin, UsageError
from generator.inputs.reading import Reader
from generator.labels.catalogs import find_language
from generator.model.locale import Locale
from generator.placement.domains import read_domains
from generator.project import check_locale, load_project
from generator.schema import describe
from generator.starting.shipped import copy_subject
from generator.starting.subjects import SUBJECTS

EXAMPLE = "eruptions"
EXAMPLES: Mapping[str, Path] = {
    EXAMPLE: Path(__file__).parent / "files",
    "blank": Path(__file__).parent / "blank",
}
"""The folders of what a project may begin with in its own language."""
TEXTS = Path(__file__).parent / "texts.toml"
FALLBACK = "en"
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def start_project(
    parent: Path, name: str, source: str, locales: Sequence[str], example: str = EXAMPLE
) -> tuple[tuple[Path, ...], str]:
    """Write a small project of a name into a new folder, with its catalogs begun.

    :param parent: the folder in which its folder is made.
    :param source: the language that its content is written in; where the program has no labels in
        it, their catalog is begun, too.
    :param locales: those that it will be translated into.
    :param example: what it begins with: one of ``EXAMPLES``, whose texts are in the source, or one
        of the subjects that come with the program, which has a language of its own.
    :return: what was written, and the language of the example's texts: the source where there are
        such, else English, to be written over.
    :raises UsageError: where the name or a locale is none, or the folder is there already.
    """
    source = check_locale(source)
    wanted = tuple(dict.fromkeys(check_locale(locale) for locale in locales))
    root = parent / name
    _check(root, source if example in EXAMPLES else None, wanted)
    if example not in EXAMPLES:
        return _copy_shipped(root, SUBJECTS[example], wanted)
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    language = Locale.of(source).language
    spoken = language if language in texts else FALLBACK
    words = {**texts[spoken], "name": root.name, "source": source, "waiting": _announce(wanted)}
    words["spoken"] = spoken
    folder = EXAMPLES[example]
    written = [_write(root, folder, path, words) for path in _list_files(folder)]
    begun = wanted if find_language(source) is not None else (source, *wanted)
    return _finish(root, written, begun), spoken


def _copy_shipped(root: Path, subject: str, locales: Sequence[str]) -> tuple[tuple[Path, ...], str]:
    written = list(copy_subject(root, root.name, subject))
    project = load_project(root)
    language = Reader(project).load_brief(root.name).content.language
    begun = {path.parents[1].name for path in written if path.suffix == ".po"}
    added = [locale for locale in locales if locale not in {*begun, language}]
    return _finish(root, written, added), language


def _finish(root: Path, written: list[Path], locales: Sequence[str]) -> tuple[Path, ...]:
    """Write the schema that editors read, and begin the catalogs."""
    schema = root / "data" / "brief.schema.json"
    schema.write_text(
        json.dumps(describe(BriefFile), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    written.append(schema)
    for locale in locales:
        project = load_project(root)
        written += add(project, read_domains(project), locale)
    return tuple(written)


def _check(root: Path, source: str | None, locales: Sequence[str]) -> None:
    findings: list[Finding] = []
    if not _NAME.fullmatch(root.name):
        message = f"{root.name!r} is no name of a subject"
        remedy = "use small letters of a to z, digits and hyphens, as flood-defence"
        findings.append(Finding(Origin("NAME"), message, remedy))
    elif root.exists():
        message = "is there already"
        findings.append(Finding(Origin(str(root)), message, "choose another name, or move it away"))
    if source in locales:
        message = f"{source} is the language that the content is written in"
        findings.append(Finding(Origin("--locale"), message, "name other languages"))
    if findings:
        raise UsageError(findings)


def _announce(locales: Sequence[str]) -> str:
    """Say in the settings which languages are to be added once they are translated."""
    if not locales:
        return ""
    listed = ", ".join(f'"{locale}"' for locale in locales)
    return f"              # and {listed}, as soon as “briefs catalog status” says they are whole"


def _list_files(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in files)


def _write(root: Path, folder: Path, path: str, words: Mapping[str, str]) -> Path:
    """Write one file with its words put in; what lies in ``data/`` goes into the subject's."""
    text = (folder / path).read_text(encoding="utf-8")
    target = root / path.replace("data/", f"data/{words['name']}/")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(Template(text).substitute(words), encoding="utf-8", newline="\n")
    return target
