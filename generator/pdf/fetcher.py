"""What WeasyPrint may read: the project's templates and fonts, and the figures of this document."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from generator.design.faces import KINDS, take_face

BASE = "file:///templates/"
"""The address of the templates in a page: no such folder is ever opened."""
FIGURE = "figure:"
TYPES = {".css": "text/css", **dict.fromkeys(KINDS, "font/sfnt")}


class ProjectFetcher(URLFetcher):  # type: ignore[misc]
    """Serves the files that it was given, from memory; opens no file and no socket.

    Everything else is refused with an error that WeasyPrint does not swallow.
    """

    def __init__(self, templates: Mapping[str, bytes], placeholders: Mapping[str, bytes]) -> None:
        super().__init__(
            allowed_protocols=("file", "figure"), allow_redirects=False, fail_on_errors=True
        )
        self.templates = templates
        self.placeholders = placeholders

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The bytes of a figure's placeholder or of a template file.

        :raises FatalURLFetchingError: for anything else.
        """
        if url.startswith(FIGURE):
            name = url.removeprefix(FIGURE)
            if name not in self.placeholders:
                raise FatalURLFetchingError(f"asks for the figure {name}, which is not drawn")
            return URLFetcherResponse(url, self.placeholders[name], {"Content-Type": "image/png"})
        if not url.startswith(BASE):
            raise FatalURLFetchingError(f"asks for {url}, and nothing outside templates/ is read")
        path, _, part = unquote(url.removeprefix(BASE)).partition("#")
        kind = TYPES.get(PurePosixPath(path).suffix)
        if kind is None or path not in self.templates:
            raise FatalURLFetchingError(f"asks for templates/{path}, which is missing")
        data = self.templates[path]
        if path.endswith(KINDS):
            data = take_face(data, part)
        return URLFetcherResponse(url, data, {"Content-Type": kind})
