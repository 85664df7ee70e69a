from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.catalogs.template import Domain
from generator.errors import BriefsError
from generator.model.brief import Message
from generator.placement.domains import read_domains, word_places
from generator.placement.pages import Spot
from generator.project import load_project
from tests.conftest import OTHERWISE, ROOT


@pytest.fixture(scope="module")
def shipped_domains() -> dict[str, Domain]:
    """The domains of the shipped project by their names."""
    return {domain.name: domain for domain in read_domains(load_project(ROOT))}


def find(domain: Domain, context: str, text: str = "") -> Message:
    return next(m for m in domain.messages if m.context == context and m.text.startswith(text))


@pytest.mark.parametrize(
    ("domain", "context", "text", "places"),
    [
        (
            "daesh",
            "key_figures.oil.words",
            "moitié",
            ("brief p. 1 “Chiffres clés”", "factsheet p. 1 “Chiffres clés”"),
        ),
        ("daesh", "description", "", ("document properties",)),
        ("daesh", "short_title", "", ("brief", "factsheet", "map")),
        (
            "daesh",
            "map.rivers.tigris.name",
            "",
            ("brief p. 2, figure “map”", "factsheet p. 1, figure “map”", "map p. 1, figure “map”"),
        ),
        (
            "daesh",
            "victories.rabia.name",
            "",
            (
                "brief p. 2, figure “map”",
                "brief p. 4 “La liste des victoires”",
                "factsheet p. 1, figure “map”",
                "map p. 1 “2014”, figure “map”",
            ),
        ),
        (
            "templates",
            "",
            "Colophon",
            ("brief p. 6 “Colophon”",),
        ),
        (
            "templates",
            "",
            "Total des lieux repris",
            ("brief p. 2, figure “timeline”", "map p. 1, figure “timeline”"),
        ),
        (
            "templates",
            "",
            "Frise des mois",
            (
                "brief p. 2, figure “timeline” (read aloud)",
                "map p. 1, figure “timeline” (read aloud)",
            ),
        ),
        ("templates", "", "%(title)s : fiche", ("document properties",)),
    ],
)
def test_each_text_says_where_it_is_printed(
    shipped_domains: dict[str, Domain],
    domain: str,
    context: str,
    text: str,
    places: tuple[str, ...],
) -> None:
    """Formats, pages, headings and figures are those of the pages."""
    assert places == find(shipped_domains[domain], context, text).places


def test_no_shipped_text_is_without_a_place(shipped_domains: dict[str, Domain]) -> None:
    """Every text of the shipped project comes out somewhere, and is described."""
    for domain in shipped_domains.values():
        for message in domain.messages:
            assert message.note, message
            assert message.places, message
            if not OTHERWISE.match(message.text):
                assert message.places != ("no page at present",), message


def test_limits_are_the_smallest_of_all_formats(shipped_domains: dict[str, Domain]) -> None:
    """A text that fits in one format fits in each; a label's limit stands in its template."""
    assert 12 == find(shipped_domains["daesh"], "key_figures.oil.words").limit
    assert 18 == find(shipped_domains["daesh"], "map.inset.towns.name", "Tripoli").limit
    assert 8 == find(shipped_domains["templates"], "", "km").limit
    assert None is find(shipped_domains["daesh"], "headline.text").limit


def test_every_shipped_text_has_room_to_grow(shipped_domains: dict[str, Domain]) -> None:
    """A limit leaves a translation a third more than the French needs."""
    for message in shipped_domains["daesh"].messages:
        assert message.limit is None or message.limit >= 1.3 * len(message.text), message


def test_another_subject_is_placed_too(project: Path) -> None:
    """The example project's texts have the places of its one format; what it lacks says so."""
    for part in ("data", "locales"):
        shutil.rmtree(project / part)
    shutil.copytree(ROOT / "tests" / "example", project, dirs_exist_ok=True)
    reefs, labels = read_domains(load_project(project))
    assert ("map p. 1, figure “map”",) == find(reefs, "map.seas.name").places
    assert ("no page at present",) == find(reefs, "objectives.items.only.text").places
    assert ("map p. 1 “En cours”",) == find(labels, "", "En cours").places
    assert ("no page at present",) == find(labels, "", "Colophon").places


def test_a_change_of_a_template_moves_its_texts(project: Path) -> None:
    """The places are read from the pages as they now are."""
    page = project / "templates/brief/sections.html"
    page.write_text(
        page.read_text().replace("<h2>{% trans %}Colophon", "<h3>A</h3>{% trans %}Colophon")
    )
    labels = read_domains(load_project(project))[-1]
    assert ("brief p. 6 “A”",) == find(labels, "", "Licence").places


def test_all_faults_of_content_and_templates_are_said_at_once(project: Path) -> None:
    """The content, a plan and a template are read to their ends."""
    for path, old, new in (
        ("data/daesh/brief.yaml", "short_title:", "shorttitle:"),
        ("templates/brief/format.toml", "pages = 6", "pages = 0"),
        ("templates/map/sections.html", "{% endtrans %}", ""),
    ):
        file = project / path
        file.write_text(file.read_text().replace(old, new, 1))
    with pytest.raises(BriefsError) as refused:
        read_domains(load_project(project))
    assert {
        "data/daesh/brief.yaml",
        "templates/brief/format.toml",
        "templates/map/sections.html",
    } == {finding.origin.path for finding in refused.value.findings}


@pytest.mark.parametrize(
    ("spots", "words"),
    [
        ([], ("no page at present",)),
        ([("a", Spot(2, "“B”")), ("a", Spot(1, "“A”"))], ("a p. 1 “A”", "a p. 2 “B”")),
        ([("a", Spot(1, f"“{n}”")) for n in range(5)], ("a p. 1 “0”, “1”, “2”, …",)),
        ([("a", Spot(1, "")), ("a", Spot(1, "figure “m”"))], ("a p. 1, figure “m”",)),
        ([("a", Spot(1, "“A”", aloud=True))], ("a p. 1 “A” (read aloud)",)),
        ([("a", Spot(1, "“A”", aloud=True)), ("a", Spot(1, "“A”"))], ("a p. 1 “A”",)),
        (
            [("a", Spot(None, "", hidden=True)), ("b", Spot(1, ""))],
            ("b p. 1", "document properties"),
        ),
    ],
)
def test_places_are_said_a_page_each(spots: list[tuple[str, Spot]], words: tuple[str, ...]) -> None:
    """In the order of the formats and pages, with at most three headings a page."""
    assert words == word_places(spots)
