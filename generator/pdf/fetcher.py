"""What WeasyPrint may read: templates and fonts, and the figures and images of this document."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from generator.design.faces import KINDS, take_face
from generator.pdf.images import FOLDER, ImageError, prepare_image
from generator.pdf.images import TYPES as IMAGES

BASE = "file:///templates/"
"""The address of the templates in a page: no such folder is ever opened."""
FIGURE = "figure:"
TYPES = {".css": "text/css", **dict.fromkeys(KINDS, "font/sfnt")}


class ProjectFetcher(URLFetcher):  # type: ignore[misc]
    """Serves the files that it was given, from memory; opens no file and no socket.

    Everything else is refused with an error that WeasyPrint does not swallow.
    """

    def __init__(
        self,
        templates: Mapping[str, bytes],
        placeholders: Mapping[str, bytes],
        images: Mapping[str, bytes] | None = None,
    ) -> None:
        super().__init__(
            allowed_protocols=("file", "figure"), allow_redirects=False, fail_on_errors=True
        )
        self.templates = templates
        self.placeholders = placeholders
        self.images = images or {}

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The bytes of a figure's placeholder, of an image or of a template file.

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
        if path.startswith(FOLDER):
            return self.fetch_image(url, path)
        kind = TYPES.get(PurePosixPath(path).suffix)
        if kind is None or path not in self.templates:
            raise FatalURLFetchingError(f"asks for templates/{path}, which is missing")
        data = self.templates[path]
        if path.endswith(KINDS):
            data = take_face(data, part)
        return URLFetcherResponse(url, data, {"Content-Type": kind})

    def fetch_image(self, url: str, path: str) -> URLFetcherResponse:
        """The bytes of one of the subject's images.

        :raises FatalURLFetchingError: where it has none of that name.
        """
        kind = IMAGES.get(PurePosixPath(path).suffix)
        if kind is None or path not in self.images:
            raise FatalURLFetchingError(f"asks for {path}, which the subject does not have")
        try:
            data = prepare_image(self.images[path], path)
        except ImageError as fault:
            raise FatalURLFetchingError(f"asks for {path}, which {fault.message}") from fault
        return URLFetcherResponse(url, data, {"Content-Type": kind})
