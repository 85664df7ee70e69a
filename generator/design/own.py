"""The fonts of one subject: its files, each held to be a font that may be embedded -> Fonts."""

from __future__ import annotations

import io
from collections.abc import Collection
from dataclasses import replace

from fontTools.ttLib import TTFont, TTLibError

from generator.design.faces import MOST_BYTES, FaceError, take_face
from generator.design.fonts import BOLD_WEIGHT, REGULAR_WEIGHT, FontFace, Fonts
from generator.design.installed import FontStacks
from generator.errors import BriefsError, ContentError, Finding, Origin
from generator.files import ProjectFiles
from generator.model.own_fonts import FOLDER, OwnFonts

ASKED = "own/"
"""Below the project's fonts: where pages ask for a subject's. No such folder is there."""
_ITALIC = 1
"""The bit of ``fsSelection`` for italic cuts (OpenType, OS/2)."""
_RESTRICTED = 0x0002
"""Of ``fsType``: the font must not be embedded (OpenType, OS/2)."""
_USAGE = 0x000F
"""Of ``fsType``: the bits that say how it may be embedded."""


def add_own_fonts(fonts: Fonts, files: ProjectFiles, subject: str, own: OwnFonts) -> Fonts:
    """Give a project's fonts with those of a subject, whose families come first.

    :raises ContentError: for each file that is missing, is no font, must not be embedded, or is of
        a family that the project has already; and for a family without a regular cut.
    """
    taken = {face.family for face in fonts.faces}
    found: dict[str, FontFace] = {}
    findings: list[Finding] = []
    for name in own.files:
        try:
            found[name] = _read_face(files, f"data/{subject}/{FOLDER}/", name, taken)
        except BriefsError as failure:
            findings += failure.findings
    regular = {face.family for face in found.values() if not face.bold and not face.italic}
    findings += [
        Finding(
            Origin(face.path),
            f"is of {face.family}, of which the subject has no regular cut",
            "name its regular cut too, under fonts in brief.yaml",
        )
        for face in found.values()
        if face.family not in regular
    ]
    if findings:
        raise ContentError(findings)

    def list_families(names: Collection[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(found[name].family for name in names))

    brought = {
        f"fonts/{face.asked}": (face.path, files.digests[face.path]) for face in found.values()
    }
    return replace(
        fonts,
        faces=(*fonts.faces, *found.values()),
        own=FontStacks(sans=list_families(own.sans), serif=list_families(own.serif)),
        installed=(*fonts.installed, *((name, *rest) for name, rest in brought.items())),
    )


def _read_face(files: ProjectFiles, folder: str, address: str, taken: Collection[str]) -> FontFace:
    name, _, part = address.partition("#")
    path = f"{folder}{name}"
    where = Origin(path)
    data = files.read_bytes(
        path, remedy="add the file, or take it out of fonts in brief.yaml", most=MOST_BYTES
    )
    try:
        font = TTFont(io.BytesIO(take_face(data, part)), lazy=True)
        names, shape = font["name"], font["OS/2"]
        characters = frozenset(font.getBestCmap() or ())
    except FaceError as failure:
        raise ContentError(Finding(where, str(failure), failure.remedy)) from failure
    except (TTLibError, KeyError) as failure:
        raise ContentError(
            Finding(where, f"is no font ({failure})", "replace the file")
        ) from failure
    family = str(names.getDebugName(16) or names.getDebugName(1) or "")
    if shape.fsType & _USAGE == _RESTRICTED:
        raise ContentError(
            Finding(
                where,
                f"must not be embedded, says the font {family} itself (fsType)",
                "ask its maker for a licence and a file for documents, or take another font",
            )
        )
    if family in taken:
        raise ContentError(
            Finding(
                where,
                f"is of {family}, which the project’s fonts have already",
                "take it out of fonts in brief.yaml",
            )
        )
    weight = shape.usWeightClass if not part.startswith("wght=") else int(part[5:])
    if weight not in (REGULAR_WEIGHT, BOLD_WEIGHT):
        raise ContentError(
            Finding(
                where,
                f"is a cut of the weight {weight}, and pages have {REGULAR_WEIGHT} and"
                f" {BOLD_WEIGHT}",
                "name the regular or the bold cut",
            )
        )
    return FontFace(
        family=family,
        bold=weight == BOLD_WEIGHT,
        italic=bool(shape.fsSelection & _ITALIC),
        path=path,
        postscript_name=str(names.getDebugName(6) or ""),
        characters=characters,
        part=part,
        asked=f"{ASKED}{name}",
        sha256=files.digests[path],
    )
