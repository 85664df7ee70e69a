"""The fonts that a subject brings: files of its folder, which its typefaces come from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.fields import Frozen

FontFile = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z0-9][\w.-]*\.(ttf|otf|ttc|otc)(#[\w=-]+)?$",
        max_length=120,
        title="font file",
    ),
]
"""A file’s name; of a collection or a variable font with its face after ``#``, as in CSS."""
FOLDER = "fonts"
"""Of a subject’s folder, where they are."""


class OwnFonts(Frozen):
    """Files of ``fonts/``, for the two stacks of the design: their families come first in each."""

    sans: tuple[FontFile, ...] = ()
    """Of headings, labels and figures."""
    serif: tuple[FontFile, ...] = ()
    """Of running text."""

    @property
    def files(self) -> tuple[str, ...]:
        """All files, each once."""
        return tuple(dict.fromkeys((*self.sans, *self.serif)))
