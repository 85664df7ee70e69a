"""The languages of a document's parts, said in its structure as the engine writes it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any


@cache
def tag_languages() -> None:
    """Have WeasyPrint say the language of every element that has a ``lang`` of its own.

    It writes the document's language alone and drops ``lang`` of inner elements (as of 70), so a
    screen reader would read the Arabic column of a page with a French voice (ISO 14289-1, 7.2). The
    finished structure holds no trace of the HTML: the one place where both are at hand is
    WeasyPrint's own walk over its boxes, which is wrapped here.
    """
    import pydyf
    from weasyprint.pdf import tags

    build = tags._build_box_tree  # noqa: SLF001 - see above

    def build_in_language(box: Any, *arguments: Any) -> Iterator[Any]:
        inner = getattr(box, "_box", box)  # a box out of the flow stands behind a placeholder
        language = inner.element.get("lang") if inner.element is not None else None
        for element in build(box, *arguments):
            if language and inner.element_tag != "html":
                element["Lang"] = pydyf.String(language)
            yield element

    tags._build_box_tree = build_in_language  # noqa: SLF001
