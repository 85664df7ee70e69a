"""What accompanies editions, in a language of the project: notes, stamped lines, job tickets."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment
from jinja2 import TemplateError as JinjaError

from generator.design.fonts import extend_stacks, read_fonts
from generator.design.tokens import read_tokens
from generator.errors import Finding, Origin, TemplateError
from generator.files import ProjectFiles
from generator.inputs.digests import LETTERS
from generator.inputs.labels import read_alongside
from generator.inputs.reading import TOKENS, Reader
from generator.project import Project
from generator.stages.markup.environment import make_environment

FAMILY = "sans"
NOTE, STAMP, TICKET = "note.txt", "stamp.html", "ticket.html"


class Letters:
    """Fills the templates of ``templates/dispatch/``; each language's labels are read once."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.files = ProjectFiles(project.root)
        reader = Reader(project)
        self.fonts = read_fonts(self.files, project.fonts)
        self.templates: Mapping[str, bytes] = reader.add_installed(
            reader.read_templates(), self.fonts
        )
        self.environments: dict[tuple[str, str], Environment] = {}

    def fill(self, name: str, locale: str, /, **values: Any) -> str:
        """One of the templates, filled in a language.

        It also knows ``language_tag`` and ``direction`` of the locale.

        :raises TemplateError: when it is missing or fails.
        :raises CatalogError: when the language does not have its labels.
        """
        formats = self.project.conventions(locale).formats
        path = f"{LETTERS}{name}"
        if path not in self.templates:
            raise TemplateError(Finding(Origin(f"templates/{path}"), "is missing", "add it"))
        try:
            return (
                self._environment(path, locale)
                .get_template(path)
                .render(
                    language_tag=locale.replace("_", "-"),
                    direction=formats.direction,
                    **values,
                )
            )
        except JinjaError as failure:
            line = getattr(failure, "lineno", None) or 1
            raise TemplateError(
                Finding(Origin(f"templates/{path}", line), f"fails ({failure})", "correct it")
            ) from failure

    def write(self, name: str, locale: str, /, **values: Any) -> str:
        """A template of plain text, filled; lines that were left empty at its ends are not kept."""
        return html.unescape(self.fill(name, locale, **values)).strip() + "\n"

    def find_coverage(self) -> frozenset[int]:
        """The code points that the family of these texts can print."""
        css = extend_stacks(self.files.read_text(TOKENS), self.project.fonts)
        return self.fonts.coverage([read_tokens(css, TOKENS).families(FAMILY)])

    def _environment(self, path: str, locale: str) -> Environment:
        """What a template is filled in; its labels are checked before the first is filled."""
        if (path, locale) not in self.environments:
            labels = read_alongside(self.project, self.files, self.templates, [path], locale)
            self.environments[path, locale] = make_environment(
                self.templates, labels.conventions, labels
            )
        return self.environments[path, locale]
