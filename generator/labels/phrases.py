"""The labels of one language, as templates and figures ask for them: ids -> words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from types import MappingProxyType
from typing import Any

from markupsafe import Markup, escape

from generator.catalogs.catalog import Catalog
from generator.catalogs.plurals import cldr_forms, name_forms
from generator.language.conventions import Conventions
from generator.language.inline import PLACEHOLDER, find_placeholders
from generator.language.typography.stops import join_parts
from generator.model.label import Label
from generator.validation import nearest

COUNT = "count"
"""The name under which a label has what it counts, in the language's own form."""


class LabelError(LookupError):
    """A label is asked for that there is not, or without what is to be put into it."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}; {remedy}")
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a label says in one language: a form, or several and gettext's rule that picks one."""

    forms: tuple[str, ...]
    rule: str = "0"

    def form(self, count: int | None) -> str:
        """The form for a count; without one that of several things."""
        if count is None or len(self.forms) == 1:
            return self.forms[-1]
        return self.forms[min(int(_compile(self.rule)(count)), len(self.forms) - 1)]


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one language."""

    locale: str
    conventions: Conventions
    """The forms of what they count, and their typography."""
    phrases: Mapping[str, Phrase]

    def say(self, name: str, /, n: int | None = None, **values: object) -> str:
        """Say a label in plain words, its typography done.

        :param n: how many things it counts; ``{count}`` is that number in the language's form.
        :param values: what is put in by name.
        :raises LabelError: for a label that there is not, and where a value is missing.
        """
        form, given = self._choose(name, n, values)
        return join_parts([PLACEHOLDER.sub(lambda match: str(given[match["name"]]), form)])

    def set(self, name: str, /, n: int | None = None, **values: object) -> Markup:
        """Say a label as HTML: no catalog adds markup, and what is put in is escaped once.

        :raises LabelError: as :meth:`say`.
        """
        form, given = self._choose(name, n, values)
        html = PLACEHOLDER.sub(lambda match: escape(given[match["name"]]), escape(form))
        # The form was escaped, and so was each value.
        return Markup(html)  # noqa: S704

    def _choose(
        self, name: str, count: int | None, values: Mapping[str, object]
    ) -> tuple[str, Mapping[str, Any]]:
        phrase = self.phrases.get(name)
        if phrase is None:
            message = f"asks for the label {name}, which there is not in {self.locale}"
            raise LabelError(message, nearest(name, self.phrases, "define it in a labels.toml"))
        form = phrase.form(count)
        if count is not None:
            values = {COUNT: self.conventions.formats.number(count), **values}
        for wanted in find_placeholders(form):
            if wanted not in values:
                how = "n=" if wanted == COUNT else f"{wanted}="
                message = f"asks for the label {name} without what {{{wanted}}} stands for"
                raise LabelError(message, f"give it {how}…")
        return self.conventions.typography.typeset(form), values


def make_labels(
    labels: Mapping[str, Label],
    catalogs: Sequence[Catalog],
    locale: str,
    conventions: Conventions,
    renames: Mapping[str, Phrase] = MappingProxyType({}),
) -> Labels:
    """Gather the labels of a language.

    :param labels: all labels, in English.
    :param catalogs: their translations, the later over the earlier. What none of them says, no one
        can ask for.
    :param renames: what the subject calls some of them, in this language.
    """
    phrases: dict[str, Phrase] = {}
    for catalog in catalogs:
        for name, label in labels.items():
            entry = catalog.entries.get(label.message.key)
            if entry is not None and entry.translated and not entry.fuzzy:
                phrases[name] = Phrase(entry.forms, catalog.rule)
    return Labels(locale, conventions, {**phrases, **renames})


def phrase_of_forms(forms: Mapping[str, str], language: str) -> Phrase:
    """Give a phrase of forms by CLDR's names, in a language; those left out are its ``other``."""
    if len(forms) == 1:
        return Phrase((forms["other"],))
    names = name_forms(language)
    return Phrase(
        tuple(forms.get(name, forms["other"]) for name in names), cldr_forms(language).rule
    )


@cache
def _compile(rule: str) -> Any:
    return c2py(rule)
