"""The groups of a page of HTML: the parts that each begin a page of the document."""

from __future__ import annotations

from typing import Any

MAIN = "main"


def find_main(root: Any) -> Any | None:
    """Give the element that holds the groups, or None where there is none."""
    return next(iter(root.iter(MAIN)), None)


def find_groups(root: Any) -> tuple[str, ...]:
    """Give the ids of the groups, in their order: those of the children of ``<main>``.

    :param root: of the parsed page.
    """
    main = find_main(root)
    return () if main is None else tuple(child.get("id") for child in main if child.get("id"))


def read_groups(html: str) -> tuple[str, ...]:
    """Give the ids of the groups of a page that no engine has parsed yet."""
    import tinyhtml5

    return find_groups(tinyhtml5.parse(html, namespace_html_elements=False))
