"""What a subject calls labels: held against them, and said in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.catalogs.catalog import Catalog
from generator.errors import Finding, Origin
from generator.labels.phrases import COUNT, Phrase, phrase_of_forms
from generator.language.inline import check_inline, find_placeholders
from generator.model.label import LABELS, Label, Renames
from generator.validation import nearest


def check_renames(
    renames: Renames, labels: Mapping[str, Label], locate: Callable[[tuple[str, ...]], Origin]
) -> Iterator[Finding]:
    """Give what is wrong with what a subject calls labels.

    :param locate: gives the place of a text by its path in ``brief.yaml``.
    """
    for name, rename in renames.items():
        where = locate((LABELS, name))
        label = labels.get(name)
        if label is None:
            remedy = nearest(name, labels, "take it out; the labels are")
            yield Finding(where, f"renames {name}, which is no label", remedy)
            continue
        forms = rename.forms
        if len(forms) > 1 and not label.plural:
            message = f"gives several forms to the label {name}, which counts nothing"
            yield Finding(where, message, "write it as one text")
        known = {*find_placeholders(label.text), *find_placeholders(label.plural)}
        known |= {COUNT} if label.plural else set()
        for text in forms.values():
            for problem in check_inline(text, allowed=False):
                yield Finding(where, f"{name} {problem.message}", problem.remedy)
            for wanted in sorted({*find_placeholders(text)} - known):
                message = f"puts {{{wanted}}} into the label {name}, which has no such name"
                remedy = nearest(wanted, known, "take it out; it has")
                yield Finding(where, message, remedy)


def say_renames(renames: Renames, catalog: Catalog | None, language: str) -> Mapping[str, Phrase]:
    """Say what a subject calls labels, in one language.

    :param catalog: the language's catalog of the subject, checked to hold every message; None for
        the subject's own language.
    :param language: the locale of the subject's own language.
    """
    phrases: dict[str, Phrase] = {}
    for name, rename in renames.items():
        if catalog is None:
            phrases[name] = phrase_of_forms(rename.forms, language)
        else:
            key = rename.message(name, Origin("")).key
            phrases[name] = Phrase(catalog.entries[key].forms, catalog.rule)
    return phrases
