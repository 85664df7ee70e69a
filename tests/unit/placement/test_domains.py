from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.catalogs.domain import Domain
from generator.errors import BriefsError
from generator.model.label import LABELS
from generator.model.message import Message
from generator.placement.domains import read_domains, word_places
from generator.placement.pages import Spot
from generator.project import load_project
from tests.conftest import OTHERWISE, ROOT, load_shipped
from tests.unit.documents import NAME, write_document

UNPRINTED = {"tables.victories.columns.status.values.liberated"}
"""What tells the rows that are over from the others, which no page says in words."""


@pytest.fixture(scope="module")
def shipped_domains() -> dict[str, Domain]:
    """The domains of the shipped project by their names."""
    return {domain.name: domain for domain in read_domains(load_shipped())}


def find(domain: Domain, context: str, text: str = "") -> Message:
    return next(m for m in domain.messages if m.context == context and m.text.startswith(text))


@pytest.mark.parametrize(
    ("domain", "context", "text", "places"),
    [
        (
            "daesh",
            "key-figures.figures.oil.words",
            "moitié",
            (
                "brief “Chiffres clés”",
                "factsheet p. 1 “Chiffres clés”",
                "large-print “Chiffres clés”",
                "slides “Chiffres clés”",
            ),
        ),
        ("daesh", "description", "", ("document properties",)),
        ("daesh", "short_title", "", ("brief", "factsheet", "map", "large-print", "slides")),
        (
            "daesh",
            "map.rivers.tigris.name",
            "",
            (
                "brief, figure “map”",
                "factsheet p. 1, figure “map”",
                "map p. 1, figure “map”",
                "large-print, figure “map”",
                "slides, figure “map”",
                "card, figure “map”",
            ),
        ),
        (
            "daesh",
            "victories.rabia.name",
            "",
            (
                "brief “La liste des victoires”, figure “rings”, figure “map”, figure “durations”",
                "factsheet p. 1, figure “map”",
                "factsheet p. 2 “La liste des victoires”",
                "map p. 1 “Les victoires contre Daech, ville par ville”, figure “map”",
                "large-print “La liste des victoires”, figure “map”",
                "slides “La liste des victoires”, figure “map”",
                "card, figure “map”",
            ),
        ),
        (
            "daesh",
            "tables.victories.columns.status.values.ongoing",
            "Opération en cours",
            (
                "brief “Les victoires contre Daech, ville par ville”, figure “map”",
                "factsheet p. 1, figure “map”",
                "map p. 1, figure “map”",
                "large-print, figure “map”",
                "slides, figure “map”",
                "card, figure “map”",
            ),
        ),
        (LABELS, "colophon.title", "Colophon", ("brief “Colophon”", "large-print “Colophon”")),
        (LABELS, "document.factsheet", "{title}: fact sheet", ("document properties",)),
        (LABELS, "letter.closing", "", ("what is sent along with editions",)),
    ],
)
def test_each_text_says_where_it_is_printed(
    shipped_domains: dict[str, Domain],
    domain: str,
    context: str,
    text: str,
    places: tuple[str, ...],
) -> None:
    """Formats, headings and figures are those of the pages; pages as far as a plan tells them."""
    assert places == find(shipped_domains[domain], context, text).places


KEPT = r"victories\.[\w-]+\.stake|tables\.victories\.columns\.stake\.label"
"""What stands in the data that travel inside the documents, and on none of their pages."""


def test_no_shipped_text_is_without_a_place(shipped_domains: dict[str, Domain]) -> None:
    """Every text of the shipped project comes out somewhere, and is described."""
    for domain in shipped_domains.values():
        for message in domain.messages:
            assert message.note, message
            assert message.places, message
            nowhere = message.places == ("no page at present",)
            expected = OTHERWISE if domain.name == LABELS else UNPRINTED
            kept = re.fullmatch(KEPT, message.context)
            assert nowhere == (message.context in expected or kept is not None), message


def test_limits_are_the_smallest_of_all_formats(shipped_domains: dict[str, Domain]) -> None:
    """A text that fits in one format fits in each; a label's limit stands beside it."""
    assert 12 == find(shipped_domains["daesh"], "key-figures.figures.oil.words").limit
    assert 18 == find(shipped_domains["daesh"], "map.insets.towns.name", "Tripoli").limit
    assert 8 == find(shipped_domains[LABELS], "unit.km").limit
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
    reefs, words = read_domains(load_project(project))
    assert ("map p. 1, figure “map”",) == find(reefs, "reefs.seas.name").places
    assert ("no page at present",) == find(reefs, "sites.alpha.summary").places
    assert all(message.context != "letter.closing" for message in words.messages)


def test_a_document_s_own_plan_tells_its_pages(project: Path) -> None:
    """As many pages as there are groups are theirs in their order, whatever the format says."""
    content = project / "data/daesh/brief.yaml"
    text = content.read_text()
    assert "brief: {pages: 6," in text
    content.write_text(text.replace("brief: {pages: 6,", "brief: {pages: 5,"))
    daesh, _ = read_domains(load_project(project))
    assert "brief p. 4 “La liste des victoires”" in find(daesh, "victories.rabia.summary").places


def test_a_change_of_a_template_moves_its_texts(project: Path) -> None:
    """The places are read from the pages as they now are."""
    block = project / "templates/blocks/contact/block.html"
    block.parent.mkdir(parents=True)
    text = (ROOT / "generator/blocks/contact/block.html").read_text()
    assert '{{ label("colophon.title") }}</h' in text
    block.write_text(re.sub(r'\{\{ label\("colophon.title"\) \}\}(</h\d>)', r"A\1", text))
    words = read_domains(load_project(project))[-1]
    assert ("brief “A”", "large-print “A”") == find(words, "colophon.licence").places


def test_all_faults_of_content_and_templates_are_said_at_once(project: Path) -> None:
    """The content, a plan and a template are read to their ends."""
    spoil(project / "data/daesh/brief.yaml", "short_title:", "shorttitle:")
    spoil(project / "templates/brief/format.toml", 'pages = "flow"', "pages = 0")
    spoil(project / "templates/map/page.html", "{% endblock %}", "")
    with pytest.raises(BriefsError) as refused:
        read_domains(load_project(project))
    assert {
        "data/daesh/brief.yaml",
        "templates/brief/format.toml",
        "templates/map/page.html",
    } == {finding.origin.path for finding in refused.value.findings}


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


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


def test_what_a_medium_says_itself_is_translated_too(tmp_path: Path) -> None:
    """No template asks for what a book says of how it can be read; a page of the web says none."""
    write_document(tmp_path, "sections: [{id: a, title: A, blocks: [{sources: }]}]\n")
    settings = f'[briefs.{NAME}]\nformats = ["brief"]\nlocales = ["en"]\npapers = ["a4"]\n'

    def find_said(profile: str) -> dict[str, Message]:
        (tmp_path / "briefs.toml").write_text(f'{settings}profiles = ["{profile}"]\n')
        labels = read_domains(load_project(tmp_path))[-1]
        return {message.context: message for message in labels.messages}

    assert ("pages of the web",) == find_said("epub")["web.accessible"].places
    assert "web.accessible" not in find_said("web")
