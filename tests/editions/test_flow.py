"""A format of a project's own that flows: a table over pages, numbers of pages, other papers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from generator.pdf.tags.tree import Element, Tree, read_tree
from tests.bad_input.calling import call_here
from tests.conftest import Result, copy_project, make_once

SETTINGS = """[languages.ar]
numbering = "arab"

[briefs.daesh]
formats = ["report"]
locales = ["fr", "ar"]
papers = ["a4", "a5", "210x210"]
profiles = ["screen", "print"]
"""
PAGE = """{% extends "partials/document.html" %}
{% block title %}{{ brief.title.plain }}{% endblock %}
{% block body %}
<section id="first" lang="en"><h1>{{ brief.title }}</h1>
<p dir="ltr">See <a href="#last">end</a>: <b data-page-of="last"></b>.
Row <a href="#row-150">150</a>: <b data-page-of="row-150"></b>.</p></section>
<section id="rows" lang="en"><h2>Rows</h2>
<table summary="Rows"><thead><tr><th scope="col">Head</th><th scope="col">Value</th></tr></thead>
<tbody>{% for n in range(1, 201) %}
<tr id="row-{{ n }}"><th scope="row">R{{ n }}R</th><td>{{ brief.title.plain }}</td></tr>
{% endfor %}</tbody></table></section>
<section id="last" lang="en"><h2>End</h2><p dir="ltr">Finis.</p></section>
{% endblock %}
"""
STYLE = "h1 { margin-block-end: 4mm; } th, td { padding-block: calc(2mm * var(--fit-air)); }\n"
MM = 72 / 25.4
SIZES = {"a4": (210.0, 297.0), "a5": (148.0, 210.0), "210x210": (210.0, 210.0)}
EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def make_project(folder: Path, pages: str, rows: int = 200) -> Path:
    """A project with one format that may take so many pages, for a table of so many rows."""
    project = copy_project(folder)
    (project / "briefs.toml").write_text(SETTINGS)
    content = project / "data" / "daesh" / "brief.yaml"
    content.write_text(content.read_text() + "  report: {sections: [context]}\n")
    report = project / "templates" / "report"
    report.mkdir()
    page = PAGE.replace("201", str(rows + 1)).replace("150", str(rows * 3 // 4))
    (report / "page.html").write_text(page)
    (report / "report.css").write_text(STYLE)
    (report / "format.toml").write_text(f"pages = {pages}\n")
    return project


def name_file(locale: str = "fr", paper: str = "a4", profile: str = "screen") -> str:
    return f"daesh/daesh-report.{locale}.{paper}.{profile}.pdf"


@pytest.fixture(scope="session")
def flowing(shared: Path) -> Path:
    """The output folder of the report in French on each paper, and in Arabic on one."""

    def build() -> None:
        project = make_project(shared / "flowing", '"flow"')
        for options in (("--locale", "fr"), ("--locale", "ar", "--paper", "a4")):
            result = call_here("build", "--jobs", "1", "--project", project, *options)
            assert (0, "") == (result.code, result.err)

    make_once(shared / "flowing", build)
    return shared / "flowing" / "output"


def read_pages(path: Path) -> list[str]:
    """The words of each page, their digits as in English."""
    pages = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    return [re.sub(r"[\u200e\u200f\u2066-\u2069]", "", text).translate(EASTERN) for text in texts]


def find_page(pages: list[str], words: str) -> int:
    (found,) = [number for number, text in enumerate(pages, 1) if words in text]
    return found


@pytest.mark.parametrize(
    ("locale", "paper"), [("fr", "a4"), ("ar", "a4"), ("fr", "a5"), ("fr", "210x210")]
)
def test_each_page_has_its_number_of_how_many(flowing: Path, locale: str, paper: str) -> None:
    """At the foot of every page of a table that runs over, as of those with one group each."""
    pages = read_pages(flowing / name_file(locale, paper))
    assert len(pages) > 4
    for number, text in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in text.split()


def test_numbers_are_in_the_digits_of_the_language(flowing: Path) -> None:
    """Eastern digits in Arabic, as the project says."""
    texts = [page.get_textpage() for page in pypdfium2.PdfDocument(flowing / name_file("ar"))]
    assert "٢/" in texts[1].get_text_bounded()
    assert not re.search(r"\d/\d", re.sub("[٠-٩]", "", texts[1].get_text_bounded()))


@pytest.mark.parametrize(
    ("locale", "paper"), [("fr", "a4"), ("ar", "a4"), ("fr", "a5"), ("fr", "210x210")]
)
def test_a_page_that_is_named_is_the_one_it_stands_on(
    flowing: Path, locale: str, paper: str
) -> None:
    """Of a group after the table, and of a row inside it."""
    pages = read_pages(flowing / name_file(locale, paper))
    named = [int(number) for number in re.findall(r": *(\d+)\.", pages[0])]
    assert [find_page(pages, "Finis."), find_page(pages, "R150R")] == sorted(named, reverse=True)
    assert len(pages) == max(named)


def test_a_table_that_runs_over_repeats_its_head(flowing: Path) -> None:
    """Every page of it begins with its head, and no row stands on two pages."""
    pages = read_pages(flowing / name_file())
    of_table = [text for text in pages if re.search(r"R\d+R", text)]
    assert len(of_table) > 2
    assert [1] * len(of_table) == [text.count("Head") for text in of_table]
    rows = [int(row) for text in pages for row in re.findall(r"R(\d+)R", text)]
    assert [*range(1, 201)] == rows


def test_a_table_that_runs_over_is_one_table(flowing: Path) -> None:
    """To who hears it: one head, two hundred rows, and what is repeated is not told again."""
    with pikepdf.open(flowing / name_file()) as pdf:
        tree = read_tree(pdf)
        (table,) = tree.of("Table")
        head, body = tree.children(table)
        assert ("THead", "TBody") == (head.tag, body.tag)
        assert (1, 200) == (len(tree.children(head)), len(tree.children(body)))
        assert (1, True) == (count_pages(tree, head), count_pages(tree, body) > 2)


def count_pages(tree: Tree, element: Element) -> int:
    """The number of pages on which an element stands."""
    waiting, found = [element], set()
    while waiting:
        inner = waiting.pop()
        found |= {place for place, _ in inner.marks}
        waiting += tree.children(inner)
    return len(found)


@pytest.mark.parametrize("paper", SIZES)
def test_pages_are_as_large_as_their_paper(flowing: Path, paper: str) -> None:
    """On a screen; and for a press, whose bleed and marks stand around the same page."""
    width, height = SIZES[paper]
    with pikepdf.open(flowing / name_file(paper=paper)) as pdf:
        for page in pdf.pages:
            assert [0, 0, width, height] == pytest.approx(measure(page.mediabox), abs=0.05)
    with pikepdf.open(flowing / name_file(paper=paper, profile="print")) as pdf:
        for page in pdf.pages:
            trim, bled = measure(page.trimbox), measure(page.obj.BleedBox)
            assert (width, height) == pytest.approx(
                (trim[2] - trim[0], trim[3] - trim[1]), abs=0.05
            )
            assert [trim[0] - 3, trim[1] - 3, trim[2] + 3, trim[3] + 3] == pytest.approx(
                bled, abs=0.05
            )


def measure(box: Any) -> list[float]:
    return [float(value) / MM for value in box]


def test_a_small_sheet_has_small_margins(flowing: Path) -> None:
    """On A5 the text begins 12 mm from the side, on A4 18."""
    lefts = []
    for paper in ("a5", "a4"):
        page = pypdfium2.PdfDocument(flowing / name_file(paper=paper))[1]
        boxes = [each.get_bounds() for each in page.get_objects() if each.type == 1]
        lefts.append(min(box[0] for box in boxes) / MM)
    assert [12, 18] == pytest.approx(lefts, abs=0.5)


def build(folder: Path, pages: str, rows: int = 200) -> tuple[Result, Path]:
    project = make_project(folder, pages, rows)
    narrow = ("--locale", "fr", "--paper", "a4", "--profile", "screen")
    return call_here("build", "--jobs", "1", "--project", project, *narrow), project


def test_a_range_that_is_exceeded_is_refused_with_the_numbers(tmp_path: Path) -> None:
    """How many pages it takes at the tightest, group by group, and how many it may."""
    result, _ = build(tmp_path / "project", '"2..4"')
    assert 1 == result.code
    (line,) = result.lines
    assert re.fullmatch(
        r"templates/report/format\.toml:1: daesh-report\.fr\.a4\.screen: takes \d+ pages \(first 1,"
        r" rows \d+, last 1\) where its plan has 2 to 4, even set at 8\.5 pt on 11\.4 pt with 30%"
        r" of the spacing; shorten it by \d+ pages?, or let it have more",
        line,
    )


def test_a_range_is_held_by_setting_tighter_what_is_long(flowing: Path, tmp_path: Path) -> None:
    """With a page less than it flows over, the table alone is set tighter."""
    flown = len(read_pages(flowing / name_file()))
    result, project = build(tmp_path / "project", f'"2..{flown - 1}"')
    assert (0, "") == (result.code, result.err)
    (entry,) = json.loads((project / "output" / "manifest.json").read_text())["editions"]
    assert flown - 1 == entry["pages"]
    assert (1.0, 1.0) == (entry["fit"]["air"]["first"], entry["fit"]["air"]["last"])
    assert entry["fit"]["air"]["rows"] < 1 or entry["fit"]["leading"] < 13


def test_a_plan_that_is_held_says_what_runs_over_its_pages(tmp_path: Path) -> None:
    """The rows beyond the pages that the table may have: the first by name, the others counted."""
    result, _ = build(tmp_path / "project", "5")
    assert 1 == result.code
    *named, rest = result.lines
    first = int(re.findall(r"“R(\d+)R .*” runs over by 2 lines in section rows", named[0])[0])
    assert [first + index for index in range(len(named))] == [
        int(row) for line in named for row in re.findall(r"“R(\d+)R", line)
    ]
    more = 200 - first - len(named) + 1
    assert f"{more} blocks more run over by {2 * more} lines in section rows;" in rest


def test_a_plan_of_fewer_pages_than_groups_says_how_many_they_take(tmp_path: Path) -> None:
    """Nothing runs over its own page then, and yet they are too many."""
    result, _ = build(tmp_path / "project", "2", rows=10)
    (line,) = result.lines
    assert "takes 3 pages (first 1, rows 1, last 1) where its plan has 2, even set at" in line
    assert line.endswith("; shorten it by 1 page, or let it have more")
