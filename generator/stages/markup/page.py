"""The words of the figures and the HTML of a page, from the templates."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2 import TemplateError as JinjaError

from generator.blocks.registry import list_kinds
from generator.design.plan import Plan
from generator.errors import Finding, Origin, TemplateError
from generator.labels.phrases import LabelError
from generator.model.edition import MOST_BLEED, Edition
from generator.model.figure import Figure
from generator.model.localised import LocalBlock, LocalBrief
from generator.model.paper import Paper
from generator.stages.markup.environment import FOLDER

PAGE, PARTS = "page.html", "partials/parts.html"


@dataclass(frozen=True, slots=True)
class Markup:
    """One document as HTML, its title, and what its links are called.

    ``link_names`` has for each target the names of the links to it, in their order.
    """

    html: str
    title: str
    link_names: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a document says of its making: its dates in ISO form, the tool's version, its data."""

    created: str
    modified: str
    version: str
    digest: str
    """The digest of the data, as it is printed."""


class Words(dict[str, str]):
    """The words of one figure by their name; one that its file does not set is a finding."""

    def __init__(self, path: str, words: Mapping[str, str]) -> None:
        super().__init__(words)
        self.path = path

    def __missing__(self, name: str) -> str:
        where = Origin(f"{FOLDER}/{self.path}")
        raise TemplateError(Finding(where, f"does not set {name}", f"add {{% set {name} = … %}}"))


@dataclass(frozen=True, slots=True)
class Setup:
    """What a page is besides its words: its edition, sheet and plan, what it attaches and states.

    ``tables`` are the names of the files that the document may attach; ``web`` is what a page of
    the web has besides, None on paper.
    """

    edition: Edition
    paper: Paper
    plan: Plan
    provenance: Provenance
    tables: tuple[str, ...] = ()
    web: Any = None


@dataclass(frozen=True, slots=True)
class Localisation:
    """One language of a document: its brief, and the words of its figures."""

    brief: LocalBrief
    words: Mapping[str, Words]


def word_figure(environment: Environment, brief: LocalBrief, block: LocalBlock) -> Words:
    """The words of one figure: what the ``words.txt`` of its kind sets, white space folded.

    :raises TemplateError: when the template is missing or fails.
    """
    path = f"blocks/{block.kind}/words.txt"
    seen = {"brief": brief, "block": block}
    module = _guard(path, lambda: environment.get_template(path).make_module(seen))
    words = {
        key: " ".join(str(value).split())
        for key, value in vars(module).items()
        if not key.startswith("_") and isinstance(value, str)
    }
    return Words(path, words)


def compose(
    localisations: Sequence[Localisation],
    environments: Sequence[Environment],
    figures: Mapping[str, Figure],
    setup: Setup,
) -> Markup:
    """Fill a format's template.

    :param localisations: the document's languages, the main one first. A bilingual page is given
        each as ``languages``, with its labels and the macros of the shared ``parts`` and of the
        ``blocks`` in its language.
    :param environments: what the templates of each are filled in.
    :raises TemplateError: with the template's line where it names what is not there.
    """
    edition, made = setup.edition, setup.provenance
    shared = {
        "format": edition.format,
        "paper": setup.paper,
        "plan": setup.plan,
        "bleed": MOST_BLEED,
        "bilingual": len(localisations) > 1,
        "draft": edition.draft,
        "figures": figures,
        "tables": setup.tables,
        "web": setup.web,
        "created": made.created,
        "modified": made.modified,
        "version": made.version,
        "digest": made.digest,
    }
    main = localisations[0]
    path = f"{edition.format}/{PAGE}"

    def fill() -> str:
        faces = [
            _face(localisation, environment, shared)
            for localisation, environment in zip(localisations, environments, strict=True)
            if len(localisations) > 1
        ]
        seen = {"brief": main.brief, "languages": faces, **shared}
        blocks = Kinds(environments[0], seen)
        return environments[0].get_template(path).render(**seen, blocks=blocks)

    page: str = _guard(path, fill)
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    return Markup(page, html.unescape(title[1].strip()) if title else "", _name_links(page))


class Kinds(Mapping[str, Any]):
    """The markup of blocks by their kinds, each with its macros in one language."""

    def __init__(self, environment: Environment, seen: Mapping[str, Any]) -> None:
        self._environment, self._seen = environment, dict(seen)
        self._modules: dict[str, Any] = {}

    def __getitem__(self, kind: str) -> Any:
        if kind not in self._modules:
            template = self._environment.get_template(f"blocks/{kind}/block.html")
            self._modules[kind] = template.make_module(self._seen)
        return self._modules[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(list_kinds())

    def __len__(self) -> int:
        return len(list_kinds())


def _face(
    localisation: Localisation, environment: Environment, shared: Mapping[str, Any]
) -> Mapping[str, Any]:
    """One language as a bilingual page sees it: its document, its labels, and the macros in it."""
    seen = {"brief": localisation.brief, "languages": (), **shared}
    return seen | {
        "label": environment.globals["label"],
        "parts": environment.get_template(PARTS).make_module(seen),
        "blocks": Kinds(environment, seen),
    }


def _name_links(page: str) -> dict[str, tuple[str, ...]]:
    """What the links to each target are called: their ``aria-label``, else the words inside."""
    names: dict[str, tuple[str, ...]] = {}
    for attributes, inside in re.findall(r"<a\b([^>]*)>(.*?)</a>", page, re.DOTALL):
        target = re.search(r'href="([^"]*)"', attributes)
        label = re.search(r'(?:aria-label|title)="([^"]*)"', attributes)
        words = label[1] if label else " ".join(re.sub(r"<[^>]+>", "", inside).split())
        if target and words:
            key = html.unescape(target[1])
            names[key] = (*names.get(key, ()), html.unescape(words))
    return names


def _guard(path: str, fill: Any) -> Any:
    try:
        return fill()
    except TemplateSyntaxError as failure:
        where = Origin(f"{FOLDER}/{failure.name or path}", failure.lineno)
        raise TemplateError(
            Finding(where, f"is no Jinja template ({failure.message})", "correct that line")
        ) from failure
    except TemplateNotFound as failure:
        raise TemplateError(
            Finding(
                _template_line(failure, path),
                f"needs templates/{failure.name}, which is missing",
                "add the file, or correct its name",
            )
        ) from failure
    except UndefinedError as failure:
        raise TemplateError(
            Finding(
                _template_line(failure, path),
                f"names what is not there ({failure.message})",
                "correct the name; docs/templates.md lists them",
            )
        ) from failure
    except LabelError as failure:
        where = _template_line(failure, path)
        raise TemplateError(Finding(where, failure.message, failure.remedy)) from failure
    except (JinjaError, ArithmeticError, LookupError, TypeError, ValueError) as failure:
        raise TemplateError(
            Finding(
                _template_line(failure, path), f"cannot be filled ({failure})", "correct that line"
            )
        ) from failure


def _template_line(failure: BaseException, path: str) -> Origin:
    """The innermost template line of a failure; Jinja rewrites some tracebacks to show it."""
    where, trace = Origin(f"{FOLDER}/{path}"), failure.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        file = trace.tb_frame.f_code.co_filename
        if template is not None:
            where = Origin(file, template.get_corresponding_lineno(trace.tb_lineno))
        elif file.startswith(f"{FOLDER}/"):
            where = Origin(file, trace.tb_lineno)
        trace = trace.tb_next
    return where
