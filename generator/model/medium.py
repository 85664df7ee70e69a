"""What a page can become: for each profile the medium that it is published in.

All that depends on an edition's profile is read from here; nothing else asks which one it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.model.conformance import A_3A, UA_1, X_4, Claim
from generator.model.edition import Profile


@dataclass(frozen=True, slots=True)
class Medium:
    """A medium: what its files promise, and whom they are for.

    ``pressed`` says that a press takes them, in its inks and with its bleed, for which nothing is
    kept that serves a reader at a screen. ``budget`` is how many bytes a file may have; None for
    any number. ``templates`` is the folder of ``templates/`` whose files stand for those of the
    same path outside it; empty where all are taken as they are. ``labels`` are those that its files
    say whatever their templates ask for.
    """

    claims: tuple[Claim, ...]
    pressed: bool = False
    budget: int | None = None
    templates: str = ""
    labels: tuple[str, ...] = ()


MEDIA: Mapping[Profile, Medium] = MappingProxyType(
    {
        Profile.SCREEN: Medium(claims=(UA_1, A_3A), budget=450_000),
        Profile.PRINT: Medium(claims=(X_4,), pressed=True),
        Profile.WEB: Medium(claims=(), budget=500_000, templates="web/", labels=("sources.title",)),
        Profile.EPUB: Medium(
            claims=(),
            budget=1_000_000,
            templates="web/",
            labels=("sources.title", "web.contents", "web.accessible"),
        ),
        Profile.IMAGE: Medium(claims=(), budget=300_000),
    }
)
"""The medium of each profile."""

FOLDERS = tuple(sorted({medium.templates for medium in MEDIA.values() if medium.templates}))
"""The folders of templates that are one medium's alone."""
