"""The project's fonts: ``templates/fonts/fonts.css``, the files and the fonts it names -> Fonts."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote, unquote

import tinycss2
from fontTools.ttLib import TTFont, TTLibError

from generator.design.faces import MOST_BYTES, FaceError, take_face
from generator.design.installed import NO_STACKS, FontStacks, LockedFace, read_lock
from generator.errors import Finding, Origin, TemplateError
from generator.files import ProjectFiles

FOLDER = "templates/fonts"
SHEET = f"{FOLDER}/fonts.css"
INSTALLED = "installed/"
"""Below the project's fonts: where pages ask for those of the machine. No such folder is there."""
REGULAR_WEIGHT, BOLD_WEIGHT = 400, 700
MOST_FACES = 64
"""Of how many is kept what they are: more than those of several projects."""
BOLD = ("bold", "600", "700", "800", "900")


@dataclass(frozen=True, slots=True)
class FontFace:
    """One font file and what the style sheets know it by."""

    family: str
    bold: bool
    italic: bool
    path: str
    postscript_name: str
    characters: frozenset[int]
    part: str = ""
    """Which face of the file it is (``faces.py``); empty where the file has one."""
    asked: str = ""
    """The name that pages ask for it by, where it stands not in the project's own style sheet."""
    sha256: str = ""
    """That of its file: what is made of a face is kept by it, for another may lie there later."""

    @property
    def pango_name(self) -> str:
        """What WeasyPrint calls the font: Pango's description of it, with hyphens."""
        words = [*self.family.split(), *["Bold"] * self.bold, *["Italic"] * self.italic]
        return "-".join(words)


@dataclass(frozen=True, slots=True)
class Fonts:
    """Every font of the project; no other is used.

    :param stacks: the families of the machine that follow those of the design.
    :param own: the families of a subject that come before them.
    :param installed: the files of both: for each the name that pages ask for it by, its path, on
        this machine or in the project, its SHA-256.
    """

    faces: tuple[FontFace, ...]
    stacks: FontStacks = NO_STACKS
    own: FontStacks = NO_STACKS
    installed: tuple[tuple[str, str, str], ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The names under which a PDF may embed these fonts: PostScript's, and Pango's."""
        return frozenset(
            name for face in self.faces for name in (face.postscript_name, face.pango_name)
        )

    def coverage(self, stacks: Sequence[Sequence[str]]) -> frozenset[int]:
        """The code points that can be printed in every one of these stacks of families."""
        covered = [
            frozenset().union(
                *(
                    face.characters
                    for face in self.faces
                    if face.family in stack and not face.bold and not face.italic
                )
            )
            for stack in stacks
        ]
        return frozenset.intersection(*covered) if covered else frozenset()

    @property
    def rules(self) -> str:
        """The style sheet's rules for the fonts of the machine, and of a subject."""
        return "".join(
            f'@font-face {{ font-family: "{face.family}";'
            f" font-weight: {BOLD_WEIGHT if face.bold else REGULAR_WEIGHT};"
            f" font-style: {'italic' if face.italic else 'normal'};"
            f' src: url("{quote(face.asked)}#{face.part}"); }}\n'
            for face in self.faces
            if face.asked
        )


def extend_stacks(css: str, stacks: FontStacks, own: FontStacks = NO_STACKS) -> str:
    """Give the design's tokens with the families of the machine at the ends of its two stacks.

    :param css: ``tokens.css``, in which ``--sans`` and ``--serif`` are written on one line each.
    :param own: the families of a subject, at their beginnings.
    """
    for name in ("sans", "serif"):
        first = "".join(f' "{family}",' for family in getattr(own, name))
        more = "".join(f', "{family}"' for family in getattr(stacks, name))
        css = re.sub(rf"(--{name}:)([^;]*)", partial(_enclose, first, more), css)
    return css


def _enclose(first: str, more: str, found: re.Match[str]) -> str:
    return f"{found[1]}{first}{found[2]}{more}"


def read_fonts(files: ProjectFiles, stacks: FontStacks = NO_STACKS) -> Fonts:
    """Read the font faces of the project, and those of the machine that it names.

    :raises TemplateError: for a face without a family or file, and a file that is no font.
    """
    css = files.read_text(SHEET, remedy="name the project’s fonts in it", error=TemplateError)
    faces: list[FontFace] = []
    findings: list[Finding] = []
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type != "at-rule" or rule.lower_at_keyword != "font-face":
            continue
        where = Origin(SHEET, rule.source_line)
        try:
            faces.append(_read_face(files, _descriptors(rule.content), where))
        except TemplateError as failure:
            findings += failure.findings
    if not faces and not findings:
        findings.append(Finding(Origin(SHEET), "names no font", "add an @font-face rule"))
    locked: tuple[tuple[LockedFace, Path], ...] = ()
    if stacks.families:
        try:
            locked = read_lock(files, stacks.families)
        except TemplateError as failure:
            findings += failure.findings
    if findings:
        raise TemplateError(findings)
    installed = {f"fonts/{INSTALLED}{path.name}": (str(path), face.sha256) for face, path in locked}
    return Fonts(
        (*faces, *(_open_installed(face, path) for face, path in locked)),
        stacks,
        installed=tuple((name, *found) for name, found in installed.items()),
    )


def _open_installed(face: LockedFace, path: Path) -> FontFace:
    postscript_name, characters = _read_font(path.read_bytes(), face.part)
    return FontFace(
        family=face.family,
        bold=face.bold,
        italic=face.italic,
        path=str(path),
        postscript_name=postscript_name,
        characters=characters,
        part=face.part,
        asked=f"{INSTALLED}{path.name}",
        sha256=face.sha256,
    )


_read: dict[tuple[str, str], tuple[str, frozenset[int]]] = {}
"""What faces are, from look to look, by the digests of their files, which may be large."""


def _read_font(data: bytes, part: str) -> tuple[str, frozenset[int]]:
    """The PostScript name of a face, and the characters that it has."""
    key = hashlib.sha256(data).hexdigest(), part
    found = _read.get(key)
    if found is None:
        font = TTFont(io.BytesIO(take_face(data, part)), lazy=True)
        found = font["name"].getDebugName(6) or "", frozenset(font.getBestCmap() or ())
        if len(_read) >= MOST_FACES:
            _read.clear()
        _read[key] = found
    return found


def _descriptors(content: Sequence[tinycss2.ast.Node]) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if item.type != "declaration":
            continue
        for value in item.value:
            if value.type == "number":
                found[item.lower_name] = str(value.representation)
            elif value.type in ("string", "ident", "url"):
                found[item.lower_name] = str(value.value)
            elif value.type == "function" and value.lower_name == "url":
                found[item.lower_name] = str(value.arguments[0].value)
    return found


def _read_face(files: ProjectFiles, face: Mapping[str, str], where: Origin) -> FontFace:
    for wanted in ("font-family", "src"):
        if not face.get(wanted):
            message = f"gives no {wanted}"
            raise TemplateError(Finding(where, message, "add it to the @font-face rule"))
    name, _, part = unquote(face["src"]).partition("#")
    path = f"{FOLDER}/{name}"
    if not files.exists(path):
        raise TemplateError(Finding(where, f"names {name}, which is missing", f"add {path}"))
    try:
        data = files.read_bytes(path, error=TemplateError, most=MOST_BYTES)
        postscript_name, characters = _read_font(data, part)
    except FaceError as failure:
        raise TemplateError(
            Finding(where, f"names {name}, which {failure}", failure.remedy)
        ) from failure
    except (TTLibError, KeyError) as failure:
        raise TemplateError(
            Finding(where, f"names {name}, which is no font ({failure})", "replace the file")
        ) from failure
    return FontFace(
        family=face["font-family"],
        bold=face.get("font-weight", "400") in BOLD,
        italic=face.get("font-style", "normal") != "normal",
        path=path,
        postscript_name=postscript_name,
        characters=characters,
        part=part,
        sha256=files.digests[path],
    )
