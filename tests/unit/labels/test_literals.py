"""Words that a template prints itself."""

from __future__ import annotations

import pytest

from generator.errors import Severity
from generator.labels.literals import find_literals


def find(text: str) -> list[tuple[int, str]]:
    """The lines and the words that are found."""
    found = list(find_literals("templates/x.html", text))
    assert all(each.severity is Severity.WARNING for each in found)
    return [(each.origin.line, each.message.split("“")[1].split("”")[0]) for each in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>\n\nPage</p>", [(3, "Page")]),
        ('<p>a</p>\n<a title="La carte">1</a>', [(2, "La carte")]),
        ('<img alt="Une carte">', [(1, "Une carte")]),
        ('<a aria-label="Lieu {{ n }}"></a>', [(1, "Lieu …")]),
        ("{% set x %}Légende{% endset %}", [(1, "Légende")]),
        ('<p>{{ "Quelle" }}</p>', [(1, "Quelle")]),
        ("<p>第二页</p>", [(1, "第二页")]),
        ('<p lang="{{ tag }}">Page</p>', [(1, "Page")]),
    ],
)
def test_words_are_found(text: str, words: list[tuple[int, str]]) -> None:
    assert words == find(text)


@pytest.mark.parametrize(
    "text",
    [
        '<p class="facing {{ x }}">{{ label("map.title") }}</p>',
        "<p>{{ n }} / 12 · – m</p><style>p { color: red }</style>",
        '{# The page in French. #}<p lang="fr">Bonjour <b>à tous</b></p>',
        '<p translate="no">PDF/UA</p>',
        '{% macro face(l) %}class="face" lang="{{ l }}"{% endmacro %}',
        '<p class="{% if x %}open{% else %}shut{% endif %}"></p>',
        "{% trans n=3 %}Page{% pluralize %}Pages{% endtrans %}",
        '{{ "%.2fmm"|format(x) }}<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>',
    ],
)
def test_what_no_reader_reads_is_not(text: str) -> None:
    assert [] == find(text)


def test_the_remedy_says_what_to_do() -> None:
    (finding,) = find_literals("templates/x.html", "<p>Page</p>")
    assert (
        "templates/x.html:1: warning: prints “Page”, whatever the language; define a label and ask"
        ' for it, label("…"), or mark its language, lang="…"' == str(finding)
    )
