"""The tutorial: who does what it says has a document at the end, and nothing more was needed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from scripts.guide import ROOT, list_examples
from tests.bad_input.calling import call_here

PAGE = ROOT / "docs" / "tutorial.md"
FILES = [each for each in list_examples(PAGE) if each.language in ("toml", "csv", "yaml")]
PLACES = {
    "toml": "briefs.toml",
    "yaml": "data/eruptions/brief.yaml",
}
TEXT = "        lead: true\n"
SOURCE = "source: gvp\n"


def take(step: str, project: Path) -> str:
    """Give what a command of the tutorial prints, taken in a project."""
    assert f"\n{step}" in PAGE.read_text(encoding="utf-8")
    _, *words = step.split()
    result = call_here(*words, "--project", project)
    assert (0, "") == (result.code, result.err)
    return result.out


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """The project with the files of steps 2 to 4, each written once."""
    for example in FILES[:4]:
        target = tmp_path / PLACES.get(example.language, example.file)
        target.parent.mkdir(parents=True, exist_ok=True)
        assert not target.exists()
        target.write_text(example.text, encoding="utf-8")
    return tmp_path


def test_a_document_comes_of_the_tutorial(first: Path) -> None:
    """A list and its sources on one page, then a map with the names of the places."""
    assert "" == take("briefs check", first)
    pdf = Path(take("briefs build", first).strip())
    assert "eruptions-brief.en.a4.screen.pdf" == pdf.name
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(document[0].get_textpage().get_text_bounded().split())
    assert "From April 2010 to March 2021, 4 volcanoes broke out." in text
    assert 1 == len(document)

    block, disclaimer = (each.text for each in FILES[4:])
    brief = first / PLACES["yaml"]
    written = brief.read_text(encoding="utf-8")
    assert 1 == written.count(TEXT) == written.count(SOURCE)
    written = written.replace(TEXT, TEXT + block).replace(SOURCE, SOURCE + disclaimer)
    brief.write_text(written, encoding="utf-8")
    map_page = pypdfium2.PdfDocument(take("briefs build", first).strip())[0]
    assert "ICELAND" in map_page.get_textpage().get_text_bounded()


def test_its_languages_begin_as_it_says(first: Path) -> None:
    """The pseudo-language is built, and French begins with the subject's own texts alone."""
    assert "eruptions-brief.en-XA.a4.screen.pdf" in take("briefs build --locale en-XA", first)
    take("briefs catalog add fr", first)
    catalogs = sorted(path.name for path in (first / "locales/fr/LC_MESSAGES").iterdir())
    assert ["eruptions.po"] == catalogs
