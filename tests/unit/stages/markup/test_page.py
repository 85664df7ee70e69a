from __future__ import annotations

import pytest
from jinja2 import Environment

from generator.blocks.document import Brief
from generator.design.plan import Plan
from generator.errors import TemplateError
from generator.labels.phrases import Labels, Phrase
from generator.language.conventions import Conventions
from generator.model.edition import Edition, Profile
from generator.model.localised import LocalBlock, LocalBrief
from generator.model.pages import Pages
from generator.model.paper import PAPERS
from generator.stages.localisation.brief import localise
from generator.stages.markup.environment import make_environment
from generator.stages.markup.page import (
    Localisation,
    Markup,
    Provenance,
    Setup,
    compose,
    word_figure,
)

PARTS = b"{% macro part() %}\n\n{{ brief.nothing }}\n{% endmacro %}"
IMPORT = b'{% import "parts.html" as parts with context %}\n\n{{ parts.part() }}'


def say(locale: str = "fr") -> Labels:
    """No labels."""
    return Labels(locale, Conventions(locale), {})


def shipped_map(brief: Brief) -> tuple[LocalBrief, LocalBlock]:
    """The shipped document in French, and its map."""
    local = localise(brief, None, "fr", Conventions("fr"), "brief")
    block = local.find("map")
    assert block is not None
    return local, block


def fill(brief: Brief, **templates: bytes) -> Markup:
    files = {name.replace("__", "/") + ".html": data for name, data in templates.items()}
    environment = make_environment(files, Conventions("fr"), say())
    local = localise(brief, None, "fr", Conventions("fr"), "brief")
    return compose_in((local, environment))


def compose_in(*languages: tuple[LocalBrief, Environment]) -> Markup:
    """A brief in as many languages as it is given in, without figures."""
    locale = "+".join(local.locale for local, _ in languages)
    edition = Edition("daesh", "brief", locale, "a4", Profile.SCREEN)
    made = Provenance("2017-03", "2017-03", "1", "0")
    localisations = [Localisation(local, {}) for local, _ in languages]
    environments = [environment for _, environment in languages]
    setup = Setup(edition, PAPERS["a4"], Plan(pages=Pages(1, 1)), made)
    return compose(localisations, environments, {}, setup)


def test_a_page_has_its_title_and_the_names_of_its_links(shipped: Brief) -> None:
    """A link is called by its label, else by its words; each link to a target has its own."""
    page = fill(
        shipped,
        brief__page=b"<title> A &amp; B </title>"
        b'<a href="#a" aria-label="One &amp; two">1</a><a href="#b"><b>Two</b>  words</a>'
        b'<a href="#b">Three</a><a id="c"></a>',
    )
    assert "A & B" == page.title
    assert {"#a": ("One & two",), "#b": ("Two words", "Three")} == page.link_names


def test_a_bilingual_page_has_both_languages(shipped: Brief) -> None:
    """Each language has its own brief and the macros of blocks in its own forms."""
    files = {
        "brief/page.html": b"<title>T</title>{% for language in languages %}"
        b"<p lang={{ language.brief.language_tag }}>{{ language.blocks.text.members() }}</p>"
        b"{% endfor %}",
        "blocks/text/block.html": b"{% macro members() %}{{ 1200|number }} {{ brief.date }}"
        b"{% endmacro %}",
        "partials/parts.html": b"",
    }
    languages = [
        (
            localise(shipped, None, name, Conventions(name), "brief"),
            make_environment(files, Conventions(name), say(name)),
        )
        for name in ("fr", "de")
    ]
    assert (
        "<title>T</title><p lang=fr>1\u202f200 mars 2017</p><p lang=de>1.200 März 2017</p>"
        == compose_in(*languages).html
    )


@pytest.mark.parametrize(
    ("templates", "line"),
    [
        (
            {"brief__page": IMPORT, "parts": PARTS},
            (
                "templates/parts.html:3: names what is not there ('generator.model.localised"
                ".LocalBrief object' has no attribute 'nothing'); correct the name;"
                " docs/templates.md lists them"
            ),
        ),
        (
            {"brief__page": b"\n{{ missing }}"},
            (
                "templates/brief/page.html:2: names what is not there ('missing' is undefined);"
                " correct the name; docs/templates.md lists them"
            ),
        ),
        (
            {"brief__page": b"\n\n{% if %}"},
            (
                "templates/brief/page.html:3: is no Jinja template (Expected an expression, got"
                " 'end of statement block'); correct that line"
            ),
        ),
        (
            {"brief__page": IMPORT},
            (
                "templates/brief/page.html:1: needs templates/parts.html, which is missing;"
                " add the file, or correct its name"
            ),
        ),
        (
            {"brief__page": b"\n{{ brief.name / 2 }}"},
            (
                "templates/brief/page.html:2: cannot be filled (unsupported operand type(s) for /:"
                " 'str' and 'int'); correct that line"
            ),
        ),
    ],
)
def test_a_template_s_fault_is_at_its_line(
    shipped: Brief, templates: dict[str, bytes], line: str
) -> None:
    """The innermost template and its line are said, in a macro of another file too."""
    with pytest.raises(TemplateError) as failure:
        fill(shipped, **templates)
    assert line == str(failure.value)


def test_a_figure_s_words_are_folded_and_missing_ones_found(shipped: Brief) -> None:
    """White space in a figure's words is one space; a word that its file lacks is a finding."""
    files = {"blocks/map/words.txt": b"{% set title %}\n A\n  title\n{% endset %}"}
    environment = make_environment(files, Conventions("fr"), say())
    words = word_figure(environment, *shipped_map(shipped))
    assert {"title": "A title"} == words
    with pytest.raises(TemplateError) as failure:
        words["caption"]
    assert (
        "templates/blocks/map/words.txt:1: does not set caption; add {% set caption = … %}"
        == str(failure.value)
    )


def test_a_figure_s_fault_is_at_its_line(shipped: Brief) -> None:
    """The words of a figure are filled on another way than a page, and point to their line too."""
    files = {"blocks/map/words.txt": b"\n\n{{ nothing }}"}
    environment = make_environment(files, Conventions("fr"), say())
    with pytest.raises(TemplateError) as failure:
        word_figure(environment, *shipped_map(shipped))
    assert (
        "templates/blocks/map/words.txt:3: names what is not there ('nothing' is undefined);"
        " correct the name; docs/templates.md lists them" == str(failure.value)
    )


def test_a_label_that_cannot_be_said_is_at_its_line(shipped: Brief) -> None:
    """Where its id was made up when the template was filled, and no one could look before."""
    labels = Labels("fr", Conventions("fr"), {"map.title": Phrase(("La carte",))})
    text = b'\n{% set x = "map." ~ "titel" %}\n{{ label(x) }}'
    environment = make_environment({"blocks/map/words.txt": text}, Conventions("fr"), labels)
    with pytest.raises(TemplateError) as failure:
        word_figure(environment, *shipped_map(shipped))
    assert (
        "templates/blocks/map/words.txt:3: asks for the label map.titel, which there is not in fr;"
        " did you mean map.title?" == str(failure.value)
    )
