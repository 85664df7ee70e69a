"""What there is to look at: the project's subjects, formats, languages, papers and profiles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model.edition import BESIDE, Edition
from generator.model.locale import Locale
from generator.project import Project


def describe_project(project: Project, editions: Mapping[str, Edition]) -> dict[str, Any]:
    """Give the project's editions as JSON values, each under its id."""
    return {
        "name": project.root.resolve().name,
        "editions": [
            {
                "id": name,
                "brief": edition.brief,
                "format": edition.format,
                "locale": edition.locale,
                "languages": [_name(locale) for locale in edition.locale.split(BESIDE)],
                "tags": list(edition.language_tags),
                "paper": edition.paper,
                "profile": str(edition.profile),
            }
            for name, edition in editions.items()
        ],
    }


def _name(locale: str) -> str:
    """A language's name in itself, as its readers look for it."""
    known = Locale.of(locale)
    return known.cldr.get_language_name(str(known.cldr)) or known.tag
