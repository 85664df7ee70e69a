"""One count everywhere: the data, the map, the charts, the list and the sentences agree."""

from __future__ import annotations

import re
from collections import Counter

from babel.messages.pofile import read_po

from tests.conftest import ROOT
from tests.editions.reading import Printed, flatten, read_rows, retaken, squash, under_way

COUNTRIES = {
    "fr": {"IQ": "en Irak", "SY": "en Syrie", "LY": "en Libye"},
    "en": {"IQ": "in Iraq", "SY": "in Syria", "LY": "in Libya"},
}


def names(locale: str) -> dict[str, str]:
    """Each place's name in a language, by its id."""
    path = ROOT / "locales" / "en" / "LC_MESSAGES" / "daesh.po"
    with path.open("rb") as file:
        translated = {entry.context: entry.string for entry in read_po(file)}
    return {
        row["id"]: row["name"] if locale == "fr" else str(translated[f"victories.{row['id']}.name"])
        for row in read_rows("victories.csv")
    }


def figure_links(printed: Printed, page: int) -> list[tuple[str, str]]:
    """What is printed under each link of a page to the list, with the place it leads to."""
    return [
        (printed.text_in(link.page, link.box), link.target.removeprefix("#list-"))
        for link in printed.links
        if link.page == page and link.target.startswith("#list-")
    ]


def test_every_number_is_on_the_map_once(brief: Printed) -> None:
    """The map shows the numbers 1 to 25, each at the place that has it in the list."""
    on_map = figure_links(brief, 2)[:25]
    ids = [row["id"] for row in (*retaken(), *under_way())]

    assert [(str(number), name) for number, name in enumerate(ids, 1)] == on_map


def test_every_place_has_its_span(brief: Printed) -> None:
    """The page of the operations names each place, in the order of the map's numbers."""
    text, known = flatten(brief.texts[2]), names(brief.locale)
    places = [text.index(known[row["id"]]) for row in (*retaken(), *under_way())]

    assert places == sorted(places)


def test_the_list_has_the_maps_numbers_and_names(brief: Printed) -> None:
    """Each row of the list begins with its number, its place and its country's name."""
    known = names(brief.locale)
    wanted = [
        squash(f"{number} {known[row['id']]}")
        for number, row in enumerate((*retaken(), *under_way()), 1)
    ]
    rows = [squash(node.text) for node in brief.find("TR") if node.text[:1].isdigit()]

    assert wanted == [row[: len(start)] for row, start in zip(rows, wanted, strict=True)]


def test_every_name_is_on_the_map(printed: Printed) -> None:
    """The map of each edition names every place of the data."""
    page = printed.texts[1 if printed.format == "brief" else 0]

    assert [name for name in names(printed.locale).values() if name not in flatten(page)] == []


def test_the_caption_counts_the_data(printed: Printed) -> None:
    """The map's caption counts the places retaken, in all and by country, as the table does."""
    by_country = Counter(row["country"] for row in retaken())
    caption = flatten(printed.find("Caption")[0].text)
    words = COUNTRIES[printed.locale]

    assert caption.startswith(f"{len(retaken())} ")
    assert [
        f"{count} {words[country]}"
        for country, count in by_country.items()
        if f"{count} {words[country]}" not in caption
    ] == []


def test_sentences_count_the_data(brief: Printed) -> None:
    """The cover counts the places retaken, those of the year and the operations under way, as
    the table does, and those within 200 km of the two cities, as the drawing does."""
    text = flatten(brief.texts[0])
    towns, new, operations = {
        "fr": (
            r"(\d+) des (\d+) lieux repris",
            r"2017, (\d+) lieux ont été repris",
            r"(\d+) opérations sont en cours",
        ),
        "en": (
            r"(\d+) of the (\d+) places retaken",
            r"2017, (\d+) places have been retaken",
            r"(\d+) operations are under way",
        ),
    }[brief.locale]
    of_the_year = [row for row in retaken() if row["date"].startswith("2017")]

    assert [("17", str(len(retaken())))] == re.findall(towns, text)
    assert [str(len(of_the_year))] == re.findall(new, text)
    assert [str(len(under_way()))] == re.findall(operations, text)


def test_the_fact_sheet_lists_every_number_of_its_map(printed: Printed) -> None:
    """Each number of the map leads to a row, which begins with it and the place's name."""
    if printed.format != "factsheet":
        return
    known = names(printed.locale)
    wanted = [
        squash(f"{number} {known[row['id']]}")
        for number, row in enumerate((*retaken(), *under_way()), 1)
    ]
    rows = [squash(node.text) for node in printed.find("LI")]

    assert [] == [start for start in wanted if not any(row.startswith(start) for row in rows)]
