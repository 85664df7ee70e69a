"""Documents of other data: one place and many, days and decades, thirty sections."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from generator.model.edition import Edition, Profile
from tests.bad_input.calling import call_here
from tests.conftest import ROOT
from tests.editions.reading import Printed, flatten

MAIL = "mailto:contact@example.org"
COLUMNS = "id,name,country,lat,lon,begun,finished,state,team,summary,sources"
JAMAICA = "          - {code: JM, lat: 18.1, lon: -77.3}\n"
COUNTRIES = "countries:\n  CU: à Cuba\n  JM: en Jamaïque\n"


@pytest.fixture
def reefs(tmp_path: Path) -> Path:
    """The example, whose every place is invented, to be given other places."""
    project = tmp_path / "reefs"
    shutil.copytree(ROOT / "tests" / "example", project)
    change(project, JAMAICA, "")
    return project


def change(project: Path, old: str, new: str) -> None:
    file = project / "data/reefs/brief.yaml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def write_sites(project: Path, dates: Sequence[str]) -> None:
    """Give it a place a date, all along the island from west to east."""
    last = max(len(dates) - 1, 1)
    rows = (
        f"s{n},Site {n},CU,{22.5 - 2.2 * (n - 1) / last:.3f},{-84.2 + 9.5 * (n - 1) / last:.3f},"
        f"2000,{date},restored,divers,Récit {n}.,invented"
        for n, date in enumerate(dates, 1)
    )
    (project / "data/reefs/sites.csv").write_text("\n".join([COLUMNS, *rows]) + "\n")


def build(project: Path, format_name: str, subject: str = "reefs") -> Printed:
    """Build an edition in French on A4, and open it."""
    settings = project / "briefs.toml"
    settings.write_text(settings.read_text().replace('["map"]', f'["{format_name}"]'))
    options = ("--locale", "fr", "--paper", "a4", "--profile", "screen", "--format", format_name)
    result = call_here("build", "--jobs", "1", "--project", project, *options)
    assert (0, "") == (result.code, result.err)
    edition = Edition(subject, format_name, "fr", "a4", Profile.SCREEN)
    return Printed(edition, project / "output" / edition.path)


def find_marks(printed: Printed) -> dict[str, tuple[float, float]]:
    """The middle of each place's mark on the timeline, the second figure of the map sheet."""
    x0, y0, x1, y1 = (float(side) for side in printed.find("Figure")[1].element.A.BBox)
    return {
        link.target: link.centre
        for link in printed.links
        if x0 < link.centre[0] < x1 and y0 < link.centre[1] < y1
    }


def told(printed: Printed, figure: int) -> str:
    """What a reader is told of a figure who does not see it."""
    return flatten(str(printed.find("Figure")[figure].element.Alt))


def test_ten_places_in_one_month_are_ten_marks(reefs: Path) -> None:
    """The month stands last of six on the axis, each of which is named."""
    write_sites(reefs, ["2016-05"] * 10)
    printed = build(reefs, "brief")
    assert told(printed, 1) == "Frise des mois de mai 2016 à mai 2016 : 10 lieux. 10 en 2016."
    months = "déc. janv. févr. mars avr. mai 2015 2016 Lieux"
    assert months in flatten(printed.text)
    assert 10 == len([name for name in printed.places if name.startswith("list-s")])


def test_two_weeks_are_told_by_their_days(reefs: Path) -> None:
    """A mark a day, from left to right, each day by its number under the name of the month."""
    write_sites(reefs, [f"2016-05-{day:02d}" for day in range(3, 17)])
    printed = build(reefs, "brief")
    marks = find_marks(printed)
    across = [marks[f"#list-s{n}"][0] for n in range(1, 15)]
    steps = [after - before for before, after in pairwise(across)]
    assert steps == pytest.approx([steps[0]] * 13, abs=0.1)
    assert "mai 2016" in flatten(printed.text)
    days = " ".join(map(str, range(3, 17)))
    assert days in re.sub(r"\s+", " ", printed.text)


def test_forty_years_are_told_by_years(reefs: Path) -> None:
    """A place every other year: every other year is named on the axis, decades in words."""
    write_sites(reefs, [f"{year}-05" for year in range(1980, 2020, 2)])
    printed = build(reefs, "brief")
    decades = "1980–1989 : 5. 1990–1999 : 5. 2000–2009 : 5. 2010–2018 : 5."
    assert told(printed, 1) == (f"Frise de mai 1980 à mai 2018 : 20 lieux. {decades}")
    years = " ".join(map(str, range(1980, 2020, 2)))
    assert years in flatten(printed.text)
    # The small maps are of decades.
    assert "1980–1989 +5 1990–1999 +5 2000–2009 +5 2010–2018 +5" in flatten(printed.text)


def test_one_place_makes_a_document(reefs: Path) -> None:
    """It is on the map, on the timeline and in the list, and linked from each."""
    write_sites(reefs, ["2016-05-03"])
    printed = build(reefs, "brief")
    assert ["#list-s1"] == list(find_marks(printed))
    targets = {link.target for link in printed.links}
    assert {"#list-s1", "#map-s1", "#source-invented"} == targets - {MAIL}
    assert "Site 1 Cuba 3 mai 2016" in flatten(printed.text)


def test_countries_without_a_phrase_are_counted_by_their_names(reefs: Path) -> None:
    """Where the content does not say “5 à Cuba”, a sentence says “Cuba (5)”, by CLDR."""
    change(reefs, COUNTRIES, "")
    printed = build(reefs, "map")
    assert "6 sites restaurés, Cuba (5) et Jamaïque (1), de novembre 2018 à mars 2021" in flatten(
        printed.text
    )


@pytest.mark.parametrize("count", [12, 42])
def test_a_list_takes_the_pages_that_it_needs(reefs: Path, count: int) -> None:
    """Each row whole, in its order, under the heads of the columns on every page."""
    write_sites(reefs, [f"2016-{1 + n * 12 // count:02d}" for n in range(count)])
    printed = build(reefs, "brief")
    rows = [node for node in printed.find("TR") if node.text[:1].isdigit()]
    assert [f"{n}" for n in range(1, count + 1)] == [
        re.match(r"(\d+)Site \1\D", re.sub(r"(\d)\s*Site", r"\1Site", node.text))[1]  # type: ignore[index]
        for node in rows
    ]
    pages = sorted({node.page for node in rows})
    assert {12: 2, 42: 3}[count] == len(pages)
    for page in pages:
        assert "Nº Lieu, pays, date Équipes" in flatten(printed.texts[page - 1])
    total = len(printed.pages)
    assert [f"{page}/{total}" for page in range(1, total + 1)] == [
        text.split()[-1] for text in printed.texts
    ]


def test_thirty_sections_are_listed_with_their_pages(reefs: Path) -> None:
    """The table of contents names each with the page on which its heading stands."""
    sections = "".join(
        f"  - id: part-{n}\n    title: Partie {n}\n    blocks:\n"
        f"      - text: Ceci est le texte de la partie {n}, inventé.\n"
        for n in range(1, 31)
    )
    contents = "  - id: contents\n    title: Sommaire\n    blocks:\n      - contents:\n"
    change(reefs, "sections:\n", f"sections:\n{contents}{sections}")
    printed = build(reefs, "brief")
    headings = {node.text: node.page for node in printed.find("H2") if node.text[:6] == "Partie"}
    assert 30 == len(headings)
    assert 3 < len(printed.pages)
    assert {name: str(page) for name, page in headings.items()} == dict(
        re.findall(r"(Partie \d+) \(page (\d+)\)", flatten(printed.text))
    )
    assert "Sommaire (page" not in flatten(printed.text)


def read_table(project: Path, name: str) -> list[dict[str, str]]:
    with (project / "data/daesh" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_table(project: Path, name: str, rows: Iterable[dict[str, str]]) -> None:
    found, text = list(rows), io.StringIO()
    table = csv.DictWriter(text, found[0], lineterminator="\n")
    table.writeheader()
    table.writerows(found)
    (project / "data/daesh" / name).write_text(text.getvalue(), encoding="utf-8")


def test_the_fact_sheet_lists_every_source_that_it_cites(project: Path) -> None:
    """With an event more the oldest leaves the sheet, and so does what only it was cited for.

    Where it lists the latest in a table, with the numbers of their sources.
    """
    brief = project / "data/daesh/brief.yaml"
    text = brief.read_text(encoding="utf-8")
    assert "short_as: roll" in text
    brief.write_text(text.replace("short_as: roll", "latest: 9"), encoding="utf-8")
    rows = read_table(project, "victories.csv")
    last = next(row for row in rows if row["id"] == "al-bab")
    more = {"id": "more", "name": "Hawija", "country": "IQ", "lat": "35.3257", "lon": "43.7720"}
    more |= {"operation_start": "", "date": "2017-03-20", "sources": "rudaw-2014-09-30"}
    write_table(project, "victories.csv", [*rows, {**last, **more}])
    printed = build(project, "factsheet", "daesh")
    over = sorted(
        (row for row in [*rows, {**last, **more}] if row["status"] == "liberated"),
        key=lambda row: row["date"] + "-99" * (len(row["date"]) == 7),
    )
    listed = [row["id"] for row in over][-9:]
    assert "jarabulus" == listed[0]
    assert "more" == listed[-1]
    assert set(listed) == {name[5:] for name in printed.places if name.startswith("list-")}
    wanted = {source for row in over[-9:] for source in row["sources"].split(";")}
    entries = {name[7:] for name in printed.places if name.startswith("source-")}
    assert wanted | {"mae-2017-03"} == entries
    linked = {link.target[8:] for link in printed.links if link.target.startswith("#source-")}
    assert linked == entries
