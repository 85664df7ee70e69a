"""A subject that comes with the program, copied into a project of its own under another name."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Template

from generator.locations import PROGRAM
from generator.model.edition import BESIDE
from generator.project import load_project
from generator.starting.subjects import SHIPPED

README = PROGRAM / "starting" / "shipped.md"
_BASEMAP = re.compile(r"^\s*basemap:\s*([\w-]+)", re.MULTILINE)


def copy_subject(root: Path, name: str, subject: str) -> Iterator[Path]:
    """Copy a subject into a new folder; gives each file that was written.

    :param name: what it is called there.
    :param subject: what it is called here.
    """
    source = SHIPPED / "data" / subject
    for path in sorted(source.rglob("*")):
        if path.is_file():
            yield _copy(path, root / "data" / name / path.relative_to(source), subject, name)
    text = (source / "brief.yaml").read_text(encoding="utf-8")
    for basemap in sorted(set(_BASEMAP.findall(text))):
        path = SHIPPED / "data" / "basemap" / f"{basemap}.geojson"
        yield _copy(path, root / "data" / "basemap" / path.name, subject, name)
    for path in sorted((SHIPPED / "data" / "output-intents").iterdir()):
        yield _copy(path, root / "data" / "output-intents" / path.name, subject, name)
    for path in sorted(SHIPPED.glob(f"locales/*/LC_MESSAGES/{subject}.po")):
        folder = path.relative_to(SHIPPED).parent
        yield _copy(path, root / folder / f"{name}.po", subject, name)
    settings = root / "briefs.toml"
    settings.write_text(_write_settings(name, subject), encoding="utf-8", newline="\n")
    yield settings
    readme = root / "README.md"
    words = Template(README.read_text(encoding="utf-8")).substitute(name=name)
    readme.write_text(words, encoding="utf-8", newline="\n")
    yield readme


def _copy(source: Path, target: Path, subject: str, name: str) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix in (".po", ".yaml", ".md"):
        text = source.read_text(encoding="utf-8").replace(f"data/{subject}/", f"data/{name}/")
        target.write_text(text, encoding="utf-8", newline="\n")
    else:
        shutil.copyfile(source, target)
    return target


def _write_settings(name: str, subject: str) -> str:
    """The formats of one paper, for the screen, a language each: the others are one word away."""
    project = load_project(SHIPPED)
    table = project.briefs[subject]
    first = table.formats[0]
    paper = table.papers_of(first)[0]
    formats = [each for each in table.formats if paper in table.papers_of(each)]
    locales = [locale for locale in table.locales_of(first) if BESIDE not in locale]
    lines = ["# What this project publishes: every combination of the lists is an edition.", ""]
    for locale, language in project.languages.items():
        if locale in locales:
            chosen = language.model_dump(exclude_defaults=True)
            lines.append(f"[languages.{locale}]")
            # JSON's texts, and its lists of them, are TOML's too.
            lines += [f"{key} = {json.dumps(value)}" for key, value in chosen.items()]
            lines.append("")
    lines += [
        f"[briefs.{name}]",
        f"formats = {_list(formats)}",
        f'locales = {_list(locales)}                # two on facing columns: "fr+en"',
        f"papers = {_list([paper])}",
        'profiles = ["screen"]               # and "print", for a press, and "web"',
    ]
    return "\n".join(lines) + "\n"


def _list(values: Sequence[str]) -> str:
    return "[" + ", ".join(f'"{value}"' for value in values) + "]"
