"""The words of the figures and the HTML of a page, from the templates."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, UndefinedError
from jinja2 import TemplateError as JinjaError

from generator.errors import Finding, Origin, TemplateError
from generator.model.edition import Paper
from generator.model.figure import Figure
from generator.model.localised import LocalBrief


@dataclass(frozen=True, slots=True)
class Markup:
    """One document as HTML, its title, and what its links are called, by their target."""

    html: str
    title: str
    link_names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Dates:
    """The document's dates for its metadata, in ISO form."""

    created: str
    modified: str


def word_figure(environment: Environment, brief: LocalBrief, name: str) -> dict[str, str]:
    """The words of one figure: what ``templates/figures/<name>.txt`` sets, white space folded.

    :raises TemplateError: when the template is missing or fails.
    """
    path = f"figures/{name}.txt"
    module = _guard(path, lambda: environment.get_template(path).make_module({"brief": brief}))
    return {
        key: " ".join(str(value).split())
        for key, value in vars(module).items()
        if not key.startswith("_") and isinstance(value, str)
    }


def compose(
    environment: Environment,
    brief: LocalBrief,
    format_name: str,
    paper: Paper,
    figures: Mapping[str, Figure],
    words: Mapping[str, Mapping[str, str]],
    dates: Dates,
    version: str,
) -> Markup:
    """Fill a format's template.

    :raises TemplateError: with the template's line where it names what is not there.
    """
    path = f"{format_name}/page.html"
    page = _guard(
        path,
        lambda: environment.get_template(path).render(
            brief=brief,
            format=format_name,
            paper=paper,
            figures=figures,
            words=words,
            created=dates.created,
            modified=dates.modified,
            version=version,
        ),
    )
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    return Markup(page, html.unescape(title[1].strip()) if title else "", _name_links(page))


def _name_links(page: str) -> dict[str, str]:
    """What a link is called, by its target: its ``aria-label``, else the words inside it."""
    names: dict[str, str] = {}
    for attributes, inside in re.findall(r"<a\b([^>]*)>(.*?)</a>", page, re.DOTALL):
        target = re.search(r'href="([^"]*)"', attributes)
        label = re.search(r'(?:aria-label|title)="([^"]*)"', attributes)
        words = label[1] if label else " ".join(re.sub(r"<[^>]+>", "", inside).split())
        if target and words:
            names.setdefault(html.unescape(target[1]), html.unescape(words))
    return names


def _guard(path: str, fill: Any) -> Any:
    try:
        return fill()
    except TemplateSyntaxError as failure:
        where = Origin(f"templates/{failure.name or path}", failure.lineno)
        raise TemplateError(
            Finding(where, f"is no Jinja template ({failure.message})", "correct that line")
        ) from failure
    except UndefinedError as failure:
        raise TemplateError(
            Finding(
                _template_line(failure, path),
                f"names what is not there ({failure.message})",
                "correct the name; docs/templates.md lists them",
            )
        ) from failure
    except JinjaError as failure:
        raise TemplateError(
            Finding(
                Origin(f"templates/{path}"), f"cannot be filled ({failure})", "correct the template"
            )
        ) from failure


def _template_line(failure: BaseException, path: str) -> Origin:
    """The innermost template line of a failure: Jinja rewrites tracebacks to point there."""
    line, trace = 1, failure.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line, path = trace.tb_lineno, trace.tb_frame.f_globals.get("__jinja_name__", path)
        trace = trace.tb_next
    return Origin(f"templates/{path}", line)
