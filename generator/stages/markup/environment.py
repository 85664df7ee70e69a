"""The Jinja environment of one language: its labels translated, its filters in its forms."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import TypeVar

from jinja2 import Environment, FunctionLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import escape

from generator.labels.phrases import Labels
from generator.language.conventions import Conventions
from generator.language.direction import runs_both_ways, runs_from_right
from generator.language.inline import set_isolates
from generator.language.typography.stops import join_parts
from generator.model.locale import Direction
from generator.model.localised import LocalSource
from generator.stages.markup.compiling import KeptCode, SharedCode

Item = TypeVar("Item")
FOLDER = "templates"
TEXTS = (".html", ".txt")
LINE = 60
"""About how many letters a line of half the measure holds in the smallest size."""


_CODE = KeptCode()


class _Environment(SandboxedEnvironment):
    """Jinja's, in which no template reaches the program's inside: a project may be a stranger's.

    What its templates, macros and labels put together keeps one stop of two.

    ``concat`` is how Jinja joins the parts of each, as its own native environment has another.
    """

    concat = staticmethod(join_parts)
    code_generator_class = SharedCode


def make_environment(
    templates: Mapping[str, bytes], conventions: Conventions, labels: Labels, folder: str = ""
) -> Environment:
    """The environment in which the templates of one language are filled.

    A label is text: what a translator writes is escaped, so that no catalog can add markup.

    :param templates: the files below the project's ``templates/``, by their path in it.
    :param conventions: the forms of numbers and lists, and the typography of labels.
    :param labels: what the templates' function ``label`` says.
    :param folder: that of one medium, whose files stand for those of the same path outside it.
    """
    formats, typography = conventions.formats, conventions.typography

    def load(path: str) -> tuple[str, str, None] | None:
        path = choose_path(path, folder, templates)
        if path not in templates or not path.endswith(TEXTS):
            return None
        return templates[path].decode(), f"{FOLDER}/{path}", None

    environment = _Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,
        bytecode_cache=_CODE,
    )
    environment.globals["label"] = labels.set
    environment.filters["number"] = formats.number
    environment.filters["in_words"] = lambda items: formats.list([str(item) for item in items])
    environment.filters["isolate"] = lambda value: typography.isolate(str(value))
    environment.filters["in_order"] = lambda value: set_isolates(typography.order(str(value)))
    environment.filters["raised"] = lambda value: typography.superscripts(escape(str(value)))
    environment.filters["in_columns"] = balance
    environment.filters["direction"] = find_direction
    environment.filters["mixed"] = lambda text: runs_both_ways(str(text))
    environment.filters["first_block"] = lambda brief, kind: brief.find(kind)
    environment.filters["by_id"] = lambda items: {item.id: item for item in items}
    return environment


def choose_path(path: str, folder: str, templates: Container[str]) -> str:
    """Give the path of the template that stands for one in a medium with a folder of its own."""
    own = folder + path
    return own if folder and own in templates else path


def find_direction(text: object) -> Direction:
    """The direction of a text by its first letter (Unicode Standard Annex 9, rules P2 and P3)."""
    return "rtl" if runs_from_right(str(text)) else "ltr"


def balance(sources: Sequence[LocalSource]) -> tuple[Sequence[LocalSource], Sequence[LocalSource]]:
    """Sources in two parts of about as many lines, by the letters of their entries."""
    lengths = [
        LINE * -(-len(f"{each.title}{each.publisher}{each.date}") // LINE) for each in sources
    ]
    half, end = sum(lengths) / 2, 0
    while end < len(sources) and sum(lengths[: end + 1]) - lengths[end] / 2 <= half:
        end += 1
    return sources[:end], sources[end:]
