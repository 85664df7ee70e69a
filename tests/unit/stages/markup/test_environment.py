from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogs.catalog import read_catalog
from generator.catalogs.extraction import extract_templates
from generator.files import ProjectFiles
from generator.language.conventions import Conventions
from generator.model.localised import LocalSource
from generator.stages.markup.environment import balance, divide, find_direction, make_environment

PLURAL = """\
{% trans n=n, count=n|number %}
{{ count }} lieu{% pluralize n %}{{ count }} lieux
{% endtrans %}"""
HEADER = """\
msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""


def fill(template: str, project: Path, catalog: str = "", **values: object) -> str:
    """A template filled in French, or in English where there is a catalog."""
    labels = None
    if catalog:
        file = project / "locales" / "en" / "LC_MESSAGES" / "templates.po"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(HEADER + catalog)
        labels = read_catalog(ProjectFiles(project), "en", "templates")
    environment = make_environment(
        {"a.html": template.encode()}, labels, Conventions("en-GB" if catalog else "fr")
    )
    return environment.get_template("a.html").render(**values)


@pytest.mark.parametrize(
    ("n", "label"), [(0, "0 lieu"), (1, "1 lieu"), (2, "2 lieux"), (1200, "1\u202f200 lieux")]
)
def test_the_source_s_labels_follow_its_own_plural(tmp_path: Path, n: int, label: str) -> None:
    """French says « 0 lieu » without a catalog, and a number in its own form."""
    assert label == fill(PLURAL, tmp_path, n=n)


@pytest.mark.parametrize(("n", "label"), [(0, "0 places"), (1, "1 place"), (1200, "1,200 places")])
def test_a_catalog_s_labels_follow_its_plural(tmp_path: Path, n: int, label: str) -> None:
    """English says “0 places”, by the rule of its catalog's header."""
    catalog = (
        'msgid "%(count)s lieu"\nmsgid_plural "%(count)s lieux"\n'
        'msgstr[0] "%(count)s place"\nmsgstr[1] "%(count)s places"\n'
    )
    assert label == fill(PLURAL, tmp_path, catalog, n=n)


def test_a_label_is_text(tmp_path: Path) -> None:
    """HTML in a translation, and in a value, is escaped."""
    catalog = 'msgid "Bonjour %(name)s"\nmsgstr "<b>Hello</b> %(name)s & co"\n'
    page = fill(
        "{% trans name=name %}Bonjour {{ name }}{% endtrans %}", tmp_path, catalog, name="<i>"
    )
    assert "&lt;b&gt;Hello&lt;/b&gt; &lt;i&gt; &amp; co" == page


def test_labels_have_their_language_s_typography(tmp_path: Path) -> None:
    """A label gets its no-break spaces as every text does."""
    assert "Quoi\u202f?" == fill('{{ _("Quoi ?") }}', tmp_path)


def test_a_message_is_trimmed_alike_at_both_ends(tmp_path: Path) -> None:
    """A message over several lines has the same id when it is extracted and when it is printed."""
    text = "{% trans %}\n   Un texte\n   long\n{% endtrans %}"
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "a.html").write_text(text)
    (message,) = extract_templates(ProjectFiles(tmp_path))
    assert "Un texte long" == message.text
    page = fill(text, tmp_path, f'msgid "{message.text}"\nmsgstr "Translated"\n')
    assert "Translated" == page


def test_a_sequence_is_divided_the_first_parts_the_longer() -> None:
    """What does not come out even goes to the first parts, one each."""
    assert ([1, 2], [3]) == divide([1, 2, 3], 2)
    assert ([1, 2, 3], [4, 5, 6], [7, 8]) == divide([1, 2, 3, 4, 5, 6, 7, 8], 3)
    assert ([], []) == divide([], 2)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Rudaw", "ltr"),
        ("(2016) وزارة", "rtl"),
        ("14 BBC وزارة", "ltr"),
        ("2016", "ltr"),
        ("", "ltr"),
    ],
)
def test_a_text_has_the_direction_of_its_first_letter(text: str, direction: str) -> None:
    """Digits and punctuation have none of their own."""
    assert direction == find_direction(text)


def test_sources_stand_in_two_columns_of_about_as_many_lines() -> None:
    """A long title counts for as many as its lines are; the order stays."""
    long = LocalSource("1", "a", "x" * 170, "P", "2017", "fr", "ltr", None, None)
    short = [
        LocalSource(str(n), f"s{n}", "Title", "P", "2017", "fr", "ltr", None, None)
        for n in range(2, 6)
    ]
    assert ([long, short[0]], short[1:]) == balance([long, *short])
    assert ([], []) == balance([])
    assert ([long], []) == balance([long])
