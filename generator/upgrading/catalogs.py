"""The catalogs of the first versions: each text under the context that it has now."""

from __future__ import annotations

import re
from collections.abc import Mapping

CONTEXTS = (
    (r"^context\.paragraphs$", "context.text"),
    (r"^key_figures\.", "figures.figures."),
    (r"^objectives\.items\.", "objectives.points."),
    (r"^forces\.", "tables.victories.columns.forces.values."),
    (r"^dating$", "references.sources.introduction"),
)
"""What the contexts of texts that were moved begin with, and what instead."""
_CONTEXT = re.compile(r'^(#~ )?msgctxt "([^"\n]*)"$', re.MULTILINE)


def upgrade_catalog(text: str, leading: str | None, added: Mapping[tuple[str, str], str]) -> str:
    """Rewrite a PO file: comments, order and translations stay as they are.

    :param leading: the id of the key figure that stood beside the headline.
    :param added: what templates said, and the content says now: translations by context and text.
    """

    def move(match: re.Match[str]) -> str:
        return f'{match[1] or ""}msgctxt "{_move(match[2], leading)}"'

    moved = _CONTEXT.sub(move, text).replace("{start}", "{operation_start}").rstrip("\n")
    entries = (
        f"msgctxt {_quote(context)}\nmsgid {_quote(said)}\nmsgstr {_quote(translation)}"
        for (context, said), translation in added.items()
    )
    return "\n\n".join((moved, *entries)) + "\n"


def _move(context: str, leading: str | None) -> str:
    if leading is not None and context.startswith(f"key_figures.{leading}."):
        return f"headline.headline-figure.figures.{context.removeprefix('key_figures.')}"
    for pattern, instead in CONTEXTS:
        context = re.sub(pattern, instead, context)
    return context


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
