"""The project's fonts: ``templates/fonts/fonts.css`` and the files it names -> Fonts."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

import tinycss2
from fontTools.ttLib import TTFont, TTLibError

from generator.design.faces import MOST_BYTES, FaceError, take_face
from generator.errors import Finding, Origin, TemplateError
from generator.files import ProjectFiles

FOLDER = "templates/fonts"
SHEET = f"{FOLDER}/fonts.css"
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

    @property
    def pango_name(self) -> str:
        """What WeasyPrint calls the font: Pango's description of it, with hyphens."""
        words = [*self.family.split(), *["Bold"] * self.bold, *["Italic"] * self.italic]
        return "-".join(words)


@dataclass(frozen=True, slots=True)
class Fonts:
    """Every font of the project; no other is used."""

    faces: tuple[FontFace, ...]

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


def read_fonts(files: ProjectFiles) -> Fonts:
    """Read the font faces of the project.

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
    if findings:
        raise TemplateError(findings)
    return Fonts(tuple(faces))


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
        font = TTFont(io.BytesIO(take_face(data, part)), lazy=True)
        characters = frozenset(font.getBestCmap() or ())
        postscript_name = font["name"].getDebugName(6) or ""
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
    )
