"""The files of a project that lie outside its usual places: what else decides what it makes."""

from __future__ import annotations

from contextlib import suppress

from generator.design.installed import read_lock
from generator.errors import BriefsError
from generator.files import ProjectFiles
from generator.project import Project


def list_outside(project: Project) -> tuple[str, ...]:
    """List the files of a project that lie outside its usual places, by their path in it.

    They are the output intent of print, and the machine's fonts, as far as they are as they were
    locked: where they are not, nothing is made.
    """
    fonts: tuple[str, ...] = ()
    families = project.fonts.families
    if families:
        with suppress(BriefsError):
            locked = read_lock(ProjectFiles(project.root), families)
            fonts = tuple(dict.fromkeys(str(path) for _, path in locked))
    return (project.press.output_intent, *fonts)
