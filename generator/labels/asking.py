"""Which labels a page asks for: found in its templates as they are written, before one is filled.

A template asks with ``label("list.title")``, or with one id or another, ``label("a.b" if short else
"a.c")``. Ids that are put together when it is filled are declared in it, by a comment:
``{# labels: map.title.*, chart.total #}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates

from generator.errors import Finding, Origin, TemplateError
from generator.labels.phrases import COUNT
from generator.language.inline import find_placeholders
from generator.model.label import Label
from generator.validation import nearest

FUNCTION = "label"
FOLDER = "templates"
DECLARATION = re.compile(r"\{#[-+]?\s*labels:\s*([^#]+?)\s*[-+]?#\}")


@dataclass(frozen=True, slots=True)
class Asking:
    """What some templates ask for, and all the templates that these are made of."""

    labels: tuple[str, ...]
    """The ids, each once."""
    templates: tuple[str, ...]

    def add(self, labels: Iterable[str]) -> Asking:
        """Give it with labels that no template asks for, and that are printed all the same."""
        return replace(self, labels=tuple(dict.fromkeys((*self.labels, *labels))))


@dataclass(frozen=True, slots=True)
class _Call:
    """One call of ``label``: its ids, none where they are made up later; what it puts in."""

    ids: tuple[str, ...]
    names: frozenset[str]
    whole: bool
    """Whether all that it puts in is named there."""
    line: int


@dataclass(frozen=True, slots=True)
class _Outline:
    """What one template asks for, declares and is made of."""

    calls: tuple[_Call, ...]
    declared: tuple[tuple[str, int], ...]
    templates: tuple[str, ...]


def find_asked(
    templates: Mapping[str, bytes], roots: Iterable[str], labels: Mapping[str, Label]
) -> Asking:
    """Find the labels that templates ask for, and those that they include, import or extend.

    :param templates: all that there are, by their path below ``templates/``.
    :param roots: the paths of those to begin with; one that is missing asks for nothing.
    :raises TemplateError: with a finding for each label that there is not, or that is asked for
        without what is put into it, and for ids that no comment declares.
    """
    seen: dict[str, _Outline] = {}
    findings: list[Finding] = []
    waiting = list(roots)
    while waiting:
        path = waiting.pop(0)
        if path in seen or path not in templates:
            continue
        try:
            outline = _outline(templates[path].decode())
        except TemplateSyntaxError as failure:
            where = Origin(f"{FOLDER}/{path}", failure.lineno)
            fault = f"is no Jinja template ({failure.message})"
            findings.append(Finding(where, fault, "correct that line"))
            continue
        seen[path] = outline
        waiting += outline.templates
        findings += _check(outline, f"{FOLDER}/{path}", labels)
    if findings:
        raise TemplateError(findings)
    asked = {name for outline in seen.values() for call in outline.calls for name in call.ids}
    patterns = [pattern for outline in seen.values() for pattern, _ in outline.declared]
    return Asking(
        tuple(
            name
            for name in labels
            if name in asked or any(fnmatchcase(name, pattern) for pattern in patterns)
        ),
        tuple(seen),
    )


def _check(outline: _Outline, path: str, labels: Mapping[str, Label]) -> Iterator[Finding]:
    for pattern, line in outline.declared:
        if not any(fnmatchcase(name, pattern) for name in labels):
            remedy = nearest(pattern, labels, "take it out, or define it in a labels.toml")
            yield Finding(
                Origin(path, line),
                f"declares the labels {pattern}, of which there are none",
                remedy,
            )
    for call in outline.calls:
        where = Origin(path, call.line)
        if not call.ids and not outline.declared:
            fault = "asks for a label whose id is made up when the page is filled"
            remedy = "declare what it may be in a comment, as {# labels: map.title.* #}"
            yield Finding(where, fault, remedy)
        for name in call.ids:
            label = labels.get(name)
            if label is None:
                remedy = nearest(name, labels, "define it in a labels.toml")
                yield Finding(where, f"asks for the label {name}, which there is not", remedy)
            elif call.whole:
                yield from _check_values(label, call, where)


def _check_values(label: Label, call: _Call, where: Origin) -> Iterator[Finding]:
    given = call.names | ({COUNT} if "n" in call.names else set())
    wanted = {*find_placeholders(label.text), *find_placeholders(label.plural)}
    if label.plural and "n" not in given:
        fault = f"asks for the label {label.id} without how many it counts"
        yield Finding(where, fault, "give it n=…")
    for name in sorted(wanted - given - {COUNT}):
        fault = f"asks for the label {label.id} without what {{{name}}} stands for"
        yield Finding(where, fault, f"give it {name}=…")


@lru_cache(maxsize=512)
def _outline(text: str) -> _Outline:
    tree = Environment().parse(text)  # noqa: S701 - fills nothing
    calls = tuple(_read_call(node) for node in tree.find_all(nodes.Call) if _is_label(node.node))
    declared = tuple(
        (pattern, text.count("\n", 0, match.start()) + 1)
        for match in DECLARATION.finditer(text)
        for pattern in re.split(r"[,\s]+", match[1])
        if pattern
    )
    named = tuple(name for name in find_referenced_templates(tree) if name is not None)
    return _Outline(calls, declared, named)


def _is_label(node: nodes.Node) -> bool:
    """Whether what is called is ``label``, or a language's own, as ``language.label``."""
    if isinstance(node, nodes.Getattr):
        return bool(node.attr == FUNCTION)
    return isinstance(node, nodes.Name) and bool(node.name == FUNCTION)


def _read_call(call: nodes.Call) -> _Call:
    ids = tuple(_read_ids(call.args[0])) if call.args else ()
    names = frozenset(keyword.key for keyword in call.kwargs)
    if len(call.args) > 1:
        names |= {"n"}
    whole = call.dyn_kwargs is None and call.dyn_args is None
    return _Call(ids, names, whole, call.lineno)


def _read_ids(node: nodes.Node) -> Iterator[str]:
    """The ids that an expression may be; none where one of them is not written there."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, nodes.CondExpr) and node.expr2 is not None:
        one, other = tuple(_read_ids(node.expr1)), tuple(_read_ids(node.expr2))
        if one and other:
            yield from (*one, *other)
