"""What the peers are given, and that they set all of it: the texts, the figures, the tables."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from benchmarks.measure import ROOT
from benchmarks.peers import typesetting
from benchmarks.peers.drawings import Plate, prepare
from benchmarks.peers.material import gather
from benchmarks.peers.pages import fill, list_styles
from benchmarks.projects import SHIPPED

BRIEF = ["rings", "map", "years", "durations", "quarters", "by-force"]


@pytest.fixture(scope="module")
def material() -> dict[str, Any]:
    given: dict[str, Any] = json.loads(json.dumps(gather(ROOT, SHIPPED)))
    return given


def list_texts(document: dict[str, Any]) -> Iterator[str]:
    """What a document says, as plain words."""
    brief = document["brief"]
    yield from (brief[name]["plain"] for name in ("title", "subject", "short_title"))
    for section in (section for group in brief["groups"] for section in group["sections"]):
        lists = [block for block in section["blocks"] if block["kind"] == "places"]
        if section["title"] and not (document["short"] and lists):
            yield section["title"]["plain"]
        for block in section["blocks"]:
            tables = ("rows", "near", "far")
            yield from find_texts({k: v for k, v in block.items() if k not in tables})
        for block in lists:
            for row in block["rows"]:
                yield from (row["name"], row["country"], row["short_date"])
                told = block["beside"] if block["short"] else block["story"] + block["beside"]
                yield from (row["cells"][name]["plain"] for name in told)
    for source in brief["sources"]:
        yield from (source["title"], source["publisher"], source["date"])
    yield from (brief["issuer"], brief["contact"], brief["disclaimer"]["plain"])


def find_texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict) and set(value) == {"html", "plain"}:
        yield value["plain"]
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from find_texts(each)


def fold(text: str) -> str:
    """Leave out what lines are broken at, which a reader of PDFs gives in other ways."""
    return re.sub(r"[\s\u00ad\u200b-\u2011\u2060\u2066-\u2069\ufffe-]+", "", text)


def test_every_document_is_given(material: dict[str, Any]) -> None:
    """The brief and the fact sheet, in French and English, each with its figures."""
    drawings = {each["name"]: list(each["drawings"]) for each in material["documents"]}
    assert drawings == {
        f"daesh-{name}.{locale}.a4.screen": figures
        for name, figures in (("brief", BRIEF), ("factsheet", ["map"]))
        for locale in ("fr", "en")
    }
    for name in ("brief", "factsheet"):
        assert all(path.is_file() for path in list_styles(material, name))


def test_pages_say_what_editions_say(material: dict[str, Any]) -> None:
    """Every text, name, date and source stands on the page, and every figure once."""
    for document in material["documents"]:
        images = {name: f"figure-of-{name}" for name in document["drawings"]}
        page = fill(document, images)
        words = fold(html.unescape(re.sub(r"<[^>]+>", "", page.partition("<body>")[2])))
        missing = [text for text in list_texts(document) if fold(text) not in words]
        assert not missing, document["name"]
        assert all(page.count(f'src="{image}"') == 1 for image in images.values())


def test_labels_are_those_of_the_language(material: dict[str, Any]) -> None:
    """A label says what the subject calls it, in the language of the page."""
    said = {each["locale"]: each["labels"] for each in material["documents"]}
    assert said["en"]["colophon.issuer"] == "Issued by"
    assert said["fr"]["colophon.issuer"] == "Émetteur"
    assert said["fr"]["table.story"] == "Ce qui s’est passé"


def test_figures_show_what_editions_show(material: dict[str, Any]) -> None:
    """Every place that lies on the map is named on it, every small map has its heading."""
    document = next(each for each in material["documents"] if each["format"] == "brief")
    prepare(Path(material["templates"]))
    plate = Plate(material, "svg")
    drawn = {
        name: plate.draw(name, request).decode() for name, request in document["drawings"].items()
    }
    words = {name: re.findall(r"<!-- (.*?) -->", svg) for name, svg in drawn.items()}
    drawings = document["drawings"]
    names = {" ".join(point["names"]) for point in drawings["map"]["points"]}
    names |= {" ".join(texts) for _, texts in drawings["map"]["legend"]["steps"]}
    assert names <= set(words["map"])
    headings = {" ".join(panel["heading"]) for panel in drawings["years"]["panels"]}
    assert headings <= set(words["years"])


def test_typst_says_what_editions_say(material: dict[str, Any], tmp_path: Path) -> None:
    """The same texts stand in what Typst makes."""
    pytest.importorskip("typst", reason="a peer of the benchmarks: sh scripts/setup.sh bench")
    file = tmp_path / "given.json"
    file.write_text(json.dumps(material), encoding="utf-8")
    prepare(Path(material["templates"]))
    typesetting.print_all(material, file, tmp_path)
    for document in material["documents"]:
        pdf = pypdfium2.PdfDocument(tmp_path / f"{document['name']}.pdf")
        words = fold("".join(page.get_textpage().get_text_range() for page in pdf))
        missing = [text for text in list_texts(document) if fold(text) not in words]
        assert not missing, document["name"]
