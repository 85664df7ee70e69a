"""Which labels templates ask for, found before one is filled."""

from __future__ import annotations

import pytest

from generator.errors import TemplateError
from generator.labels.asking import Asking, find_asked
from generator.model.label import Label

LABELS = {
    label.id: label
    for label in (
        Label("list.title", "The list"),
        Label("list.continued", "{title} (continued)"),
        Label("list.latest", "The latest place", "The latest {count} places"),
        Label("map.title", "The map"),
        Label("map.title_long", "The map of all places"),
        Label("chart.total", "Total"),
    )
}


def find(*roots: str, **templates: str) -> Asking:
    """Templates by their names, without the ending."""
    files = {f"{name}.html": text.encode() for name, text in templates.items()}
    return find_asked(files, [f"{root}.html" for root in roots], LABELS)


def refuse(text: str) -> list[str]:
    with pytest.raises(TemplateError) as refused:
        find("page", page=text)
    return str(refused.value).splitlines()


def test_calls_are_found_wherever_they_stand() -> None:
    """In an attribute, a macro's body, a value that is set, and of one id or another."""
    asked = find(
        "page",
        page='<p title="{{ label("map.title") }}">{% macro head() %}{{ label("list.title") }}'
        '{% endmacro %}{% set total = label("chart.total") %}'
        '{{ label("list.title" if short else "map.title_long") }}',
    )
    assert ("list.title", "map.title", "map.title_long", "chart.total") == asked.labels


def test_what_a_template_is_made_of_is_followed() -> None:
    """Included, imported and extended, one through the other; what is not used asks for nothing."""
    asked = find(
        "page",
        page='{% extends "frame.html" %}{% import "parts.html" as parts %}',
        frame='{% include "foot.html" %}',
        foot='{{ label("chart.total") }}',
        parts='{% from "page.html" import x %}{{ label("map.title") }}',
        other='{{ label("list.title") }}',
    )
    assert ("map.title", "chart.total") == asked.labels
    assert ("page.html", "frame.html", "parts.html", "foot.html") == asked.templates


def test_ids_made_up_later_are_declared() -> None:
    text = '{# labels: map.title*, chart.total #}{{ label("map." ~ name) }}'
    assert ("map.title", "map.title_long", "chart.total") == find("page", page=text).labels


def test_ids_made_up_later_without_a_word_are_found() -> None:
    assert [
        (
            "templates/page.html:2: asks for a label whose id is made up when the page is filled;"
            " declare what it may be in a comment, as {# labels: map.title.* #}"
        )
    ] == refuse('\n{{ label("map." ~ name) }}')


@pytest.mark.parametrize(
    ("call", "line"),
    [
        (
            'label("list.titel")',
            "asks for the label list.titel, which there is not; did you mean list.title?",
        ),
        (
            'label("list.continued")',
            "asks for the label list.continued without what {title} stands for; give it title=…",
        ),
        (
            'label("list.latest")',
            "asks for the label list.latest without how many it counts; give it n=…",
        ),
    ],
)
def test_what_cannot_be_said_is_found(call: str, line: str) -> None:
    assert [f"templates/page.html:1: {line}"] == refuse(f"{{{{ {call} }}}}")


def test_what_can_be_said_is_not() -> None:
    find(
        "page",
        page='{{ label("list.latest", 3) }}{{ label("list.latest", n=3) }}'
        '{{ label("list.continued", title=x) }}{{ label("list.continued", **values) }}',
    )


def test_a_declaration_of_nothing_is_found() -> None:
    (line,) = refuse('{# labels: maps.* #}{{ label("map." ~ name) }}')
    assert "templates/page.html:1: declares the labels maps.*, of which there are none" in line


def test_a_template_that_does_not_parse_is_found() -> None:
    (line,) = refuse('\n{{ label("map.title" }}')
    assert line.startswith("templates/page.html:2: is no Jinja template (")
