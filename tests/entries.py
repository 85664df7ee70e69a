"""What a manifest says of an edition, as a build writes it."""

from __future__ import annotations

from typing import Any


def make_entry(path: str, **changes: Any) -> dict[str, Any]:
    """Give what a build says of an edition that is a PDF, by its path; its file says the rest."""
    brief, _, name = path.partition("/")
    stem, locale, paper, profile, _ = name.split(".")
    entry = {
        "brief": brief,
        "format": stem.removeprefix(f"{brief}-"),
        "locales": locale.split("+"),
        "paper": paper,
        "profile": profile,
        "title": "Title",
        "pages": 2,
        "conformance": ["PDF/UA-1"],
        "preflight": {"fonts": "passed"},
        "data": "d",
        "inputs": "i",
    }
    return entry | changes
