from __future__ import annotations

import pytest

from generator.labels.phrases import Labels, Phrase
from generator.language.conventions import Conventions
from generator.model.localised import LocalSource
from generator.stages.markup.environment import balance, find_direction, make_environment


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


def say(template: str, **forms: str) -> str:
    """A template filled with German labels; the dots of their ids are written as underscores."""
    phrases = {name.replace("_", "."): Phrase((form,)) for name, form in forms.items()}
    labels = Labels("de", Conventions("de"), phrases)
    environment = make_environment({"a.html": template.encode()}, labels.conventions, labels)
    return environment.get_template("a.html").render(name="<i> & x")


def test_a_template_asks_for_labels() -> None:
    """Typography and escaping are done; what is put in is a text."""
    page = say('<p>{{ label("map.find", name=name) }}</p>', map_find='"{name}" <auf> der Karte')
    assert "<p>„&lt;i&gt; &amp; x“ &lt;auf&gt; der Karte</p>" == page


def test_a_label_keeps_the_markup_that_a_macro_made() -> None:
    template = '{% macro b() %}<b>{{ name }}</b>{% endmacro %}{{ label("map.find", name=b()) }}'
    assert "<b>&lt;i&gt; &amp; x</b>." == say(template, map_find="{name}.")


def test_a_value_is_raised_as_its_language_does() -> None:
    """What is no text of the content, as the date of a source, is escaped, and once."""
    conventions = Conventions("fr")
    labels = Labels("fr", conventions, {})
    template = b"{{ '1er avril 2015'|raised }} {{ '<2e>'|raised }}"
    page = make_environment({"a.html": template}, conventions, labels).get_template("a.html")
    assert "1<sup>er</sup> avril 2015 &lt;2<sup>e</sup>&gt;" == page.render()
