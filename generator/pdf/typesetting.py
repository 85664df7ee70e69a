"""A page -> a finished PDF that everyone can read; and how every PDF is saved."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf

from generator.pdf.engine import Typesetter
from generator.pdf.glyphs.brackets import mend_brackets
from generator.pdf.glyphs.ligatures import part_ligatures
from generator.pdf.tags.mending import mend_tags


def typeset(
    typesetter: Typesetter,
    html: str,
    identifier: str,
    change: Callable[[pikepdf.Pdf], None] = lambda pdf: None,
) -> bytes:
    """Set a page as a tagged PDF/UA-1, with tags and letters as readers need them.

    :param identifier: becomes the file's identifier, so that the same inputs give the same one.
    :param change: what else is done to the document that the engine wrote.
    :raises RenderError: for whatever the engine says it could not do.
    """
    data = typesetter.lay_out(html).write(identifier)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        mend(pdf)
        return save(pdf)


def mend(pdf: pikepdf.Pdf) -> None:
    """Give what the engine wrote the tags and the letters that readers need."""
    mend_tags(pdf)
    mend_letters(pdf)


def mend_letters(pdf: pikepdf.Pdf) -> None:
    """Draw each letter by a glyph of its own: what is seen changes by a shade, here and there."""
    part_ligatures(pdf)
    mend_brackets(pdf)


def save(pdf: pikepdf.Pdf, version: str = "") -> bytes:
    """Write a document small, and the same each time.

    :param version: of PDF; as the document has it where empty.
    """
    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        force_version=version,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )
    return out.getvalue()
