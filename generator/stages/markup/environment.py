"""The Jinja environment of one language: its labels translated, its filters in its forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from gettext import NullTranslations
from typing import Any, TypeVar

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.catalogs.catalog import Catalog
from generator.language.conventions import Conventions
from generator.language.direction import runs_from_right
from generator.language.formats import Formats
from generator.language.typography import Typography
from generator.language.typography.stops import join_parts
from generator.model.locale import Direction
from generator.model.localised import LocalSource, LocalVictory

Item = TypeVar("Item")
FOLDER = "templates"
TEXTS = (".html", ".txt")
LINE = 60
"""About how many letters a line of half the measure holds in the smallest size."""


class _SourceLabels(NullTranslations):
    """The source language's own labels: no catalog, but its own rule for the singular."""

    def __init__(self, formats: Formats) -> None:
        super().__init__()
        self.formats = formats

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid1 if self.formats.singular(n) else msgid2

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.ngettext(msgid1, msgid2, n)


class _Environment(Environment):
    """Jinja's, but that what its templates, macros and labels put together keeps one stop of two.

    ``concat`` is how Jinja joins the parts of each, as its own native environment has another.
    """

    concat = staticmethod(join_parts)


def make_environment(
    templates: Mapping[str, bytes], catalog: Catalog | None, conventions: Conventions
) -> Environment:
    """The environment in which the templates of one language are filled.

    A label is text: what a translator writes is escaped, so that no catalog can add markup.

    :param templates: the files below the project's ``templates/``, by their path in it.
    :param catalog: the labels' catalog; None for the source language.
    :param conventions: the forms of numbers and lists, and the typography of labels.
    """
    formats, typography = conventions.formats, conventions.typography

    def load(path: str) -> tuple[str, str, None] | None:
        if path not in templates or not path.endswith(TEXTS):
            return None
        return templates[path].decode(), f"{FOLDER}/{path}", None

    environment = _Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["ext.i18n.trimmed"] = True
    labels: Any = catalog.translations() if catalog is not None else _SourceLabels(formats)
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        *(_typeset(getattr(labels, name), typography) for name in ("gettext", "ngettext")),
        newstyle=True,
        pgettext=_typeset(labels.pgettext, typography),
        npgettext=_typeset(labels.npgettext, typography),
    )
    environment.filters["number"] = formats.number
    environment.filters["in_words"] = lambda items: formats.list([str(item) for item in items])
    environment.filters["in_parts"] = divide
    environment.filters["isolate"] = lambda value: typography.isolate(str(value))
    environment.filters["in_columns"] = balance
    environment.filters["direction"] = find_direction
    environment.filters["cited_by"] = select_cited
    environment.filters["by_id"] = lambda items: {item.id: item for item in items}
    return environment


def find_direction(text: object) -> Direction:
    """The direction of a text by its first letter (Unicode Standard Annex 9, rules P2 and P3)."""
    return "rtl" if runs_from_right(str(text)) else "ltr"


def divide(items: Sequence[Item], count: int) -> tuple[Sequence[Item], ...]:
    """A sequence in so many parts, the first ones longer by one where it does not come out even."""
    size, more = divmod(len(items), count)
    ends = [(index + 1) * size + min(index + 1, more) for index in range(count)]
    return tuple(items[end - size - (index < more) : end] for index, end in enumerate(ends))


def balance(sources: Sequence[LocalSource]) -> tuple[Sequence[LocalSource], Sequence[LocalSource]]:
    """Sources in two parts of about as many lines, by the letters of their entries."""
    lengths = [
        LINE * -(-len(f"{each.title}{each.publisher}{each.date}") // LINE) for each in sources
    ]
    half, end = sum(lengths) / 2, 0
    while end < len(sources) and sum(lengths[: end + 1]) - lengths[end] / 2 <= half:
        end += 1
    return sources[:end], sources[end:]


def select_cited(
    sources: Sequence[LocalSource], victories: Sequence[LocalVictory]
) -> tuple[LocalSource, ...]:
    """The sources that a page cites: the brief's own, and those of these victories."""
    cited = {sources[0].id}
    cited |= {source.id for victory in victories for source in victory.sources}
    return tuple(source for source in sources if source.id in cited)


def _typeset(translate: Callable[..., str], typography: Typography) -> Callable[..., Markup]:
    def translate_label(*words: Any) -> Markup:
        return escape(typography.typeset(translate(*words)))

    return translate_label
