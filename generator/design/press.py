"""The press that print editions are made for: its profile, the bleed, each colour's inks."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

from generator.errors import Finding, Origin, ProjectError
from generator.files import ProjectFiles
from generator.model.inks import Inks

_HEADER = 128
"""The bytes of an ICC profile's header (ISO 15076-1, 7.2)."""


@dataclass(frozen=True, slots=True)
class OutputIntent:
    """The printing condition that a file is made for (ISO 15930-7)."""

    condition: str
    registry: str
    description: str
    """What the profile calls itself."""
    profile: bytes


@dataclass(frozen=True, slots=True)
class Press:
    """What a print edition is prepared with."""

    intent: OutputIntent
    bleed: float
    """In mm."""
    palette: Mapping[str, Inks]
    """The inks of each colour, by the colour as ``#RRGGBB``."""


@dataclass(frozen=True, slots=True)
class _Profile:
    """What a profile's header says: its class and colour space; and what it calls itself."""

    kind: str
    space: str
    description: str


def read_output_intent(
    files: ProjectFiles, path: str, condition: str, registry: str
) -> OutputIntent:
    """Read the ICC profile of a press.

    :param path: where it stands in the project.
    :raises ProjectError: when it is missing, or no ICC profile of a CMYK press.
    """
    data = files.read_bytes(
        path,
        remedy="add it, or name another in [profiles.print] of briefs.toml",
        error=ProjectError,
    )
    remedy = "name the ICC profile of the press, as the printer gives it"
    profile = _read_profile(data, ProjectError(Finding(Origin(path), "is no ICC profile", remedy)))
    if (profile.kind, profile.space) != ("prtr", "CMYK"):
        found = f"{profile.space} of the class {profile.kind}"
        message = f"is a profile for {found}, not for printing in CMYK"
        raise ProjectError(Finding(Origin(path), message, remedy))
    return OutputIntent(condition, registry, profile.description or condition, data)


def _read_profile(data: bytes, refused: ProjectError) -> _Profile:
    from PIL import ImageCms

    if len(data) < _HEADER or int.from_bytes(data[:4]) != len(data):
        raise refused
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data)).profile
    except OSError as failure:
        raise refused from failure
    described = (profile.profile_description or "").strip()
    return _Profile(profile.device_class.strip(), profile.xcolor_space.strip(), described)
