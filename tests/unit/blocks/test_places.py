from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.blocks.places import LocalPlaces
from tests.unit.blocks.dykes import ROWS, compose, make, refuse
from tests.unit.blocks.writing import find, write
from tests.unit.documents import make_document, say_document, set_document, translate_document

PLACES = "{places: dykes, caption: All of them., latest: 2, short_title: The last ones}"


def test_all_rows_are_listed_in_their_order(tmp_path: Path) -> None:
    """Texts tell what happened; categories stand beside, but for what tells which are open."""
    places = find(say_document(make(tmp_path, PLACES)), LocalPlaces)
    assert ["a", "b", "c", "d", "p"] == [row.id for row in places.rows]
    assert (("story",), ("ground",)) == (places.story, places.beside)
    assert (True, True, ("atlas",)) == (places.dated, places.with_country, places.cited)
    assert places.caption is not None
    assert None is places.short_title


def test_a_short_format_has_the_last_ones(tmp_path: Path) -> None:
    """Of those that are over, under a heading of their own; a format may have room for fewer."""
    brief = make(tmp_path, PLACES)
    short = find(say_document(brief, short=True), LocalPlaces)
    assert ["c", "d"] == [row.id for row in short.rows]
    assert short.short_title is not None
    assert ("The last ones", None) == (short.short_title.plain, short.caption)
    fewer = find(say_document(brief, short=True, rows=1), LocalPlaces)
    assert ["d"] == [row.id for row in fewer.rows]


ROLL = "{places: dykes, short_as: roll}"


def test_a_short_format_may_have_all_in_a_roll(tmp_path: Path) -> None:
    """A name, a date and the categories a row; its sources are named below, and not numbered."""
    brief = make(tmp_path, ROLL, "{sources: }")
    assert ("atlas",) == find(say_document(brief), LocalPlaces).cited
    short = say_document(brief, short=True)
    places = find(short, LocalPlaces)
    assert ["a", "b", "c", "d", "p"] == [row.id for row in places.rows]
    assert ((), ("A publisher",)) == (places.cited, places.publishers)
    page = set_document(short)
    row = page.partition('<li id="list-p">')[2].partition("</li>")[0]
    assert 'class="symbol step-3 ongoing"' in row
    assert ">since Feb 2016</time>" in row
    assert "#source-" not in row
    credit = page.partition('<p class="publishers">')[2].partition("</p>")[0]
    assert '<span dir="ltr">A publisher</span></span>. The complete list is in the brief.' in credit


PUBLISHERS = """\
id,title,publisher,date,language,url
atlas,An atlas,Reuters,2025,en,
book,Un livre,وزارة الخارجية (France Diplomatie),2025,ar,
map,A map,التحالف,2025,ar,
note,A note,The Hill,2025,en,
wire,A wire,AFP,2025,en,
"""


@pytest.mark.parametrize("locale", ["fr", "ar"])
def test_a_publisher_who_runs_both_ways_is_not_parted(tmp_path: Path, locale: str) -> None:
    """In a line of names, and in the list of sources: what is before would be read inside it."""
    rows = ROWS.replace(",atlas\n", ",atlas;book;map;note;wire\n")
    content = compose(ROLL, "{sources: }")
    brief = make_document(tmp_path, content, dykes=rows, sources=PUBLISHERS)
    page = set_document(translate_document(brief, locale, {}, short=True))
    credit = page.partition('<p class="publishers">')[2].partition("</p>")[0]
    credit = re.sub("[\u2066-\u2069]", "", credit).replace("\xa0", " ")
    assert [
        ("", "ltr", "Reuters"),
        (' class="whole"', "rtl", "وزارة الخارجية (France Diplomatie)"),
        (' class="whole"', "rtl", "التحالف"),
        ("", "ltr", "The Hill"),
        ("", "ltr", "AFP"),
    ] == re.findall(r'<span( class="whole")? dir="(\w+)">([^<]+)</span>', credit)


def test_a_roll_in_two_languages_has_one_number(tmp_path: Path) -> None:
    """The names and dates of both stand below each other."""
    brief = make(tmp_path, ROLL)
    french = translate_document(brief, "fr", {"A dyke": "Digue A"}, short=True)
    page = set_document(say_document(brief, short=True), french)
    row = page.partition('<li id="list-a">')[2].partition("</li>")[0]
    assert 1 == row.count('class="symbol')
    english, _, other = row.partition('lang="fr"')
    assert ("A dyke" in english, "Feb 2014" in english) == (True, True)
    assert ("Digue A" in other, "févr." in other) == (True, True)


def test_columns_may_be_chosen(tmp_path: Path) -> None:
    """In the author's order."""
    places = find(
        say_document(make(tmp_path, "{places: dykes, beside: [status, ground]}")), LocalPlaces
    )
    assert ("status", "ground") == places.beside


def test_columns_of_the_table_may_be_printed_each_as_one(tmp_path: Path) -> None:
    """With their heads, in their order, and no categories unless these are named too."""
    brief = make(tmp_path, "{places: dykes, columns: [length, ground]}")
    places = find(say_document(brief), LocalPlaces)
    assert ((), ["length", "ground"]) == (places.beside, [each.name for each in places.columns])
    page = set_document(say_document(brief))
    assert '<th scope="col" class="figure-column">Length</th><th scope="col">Ground</th>' in page
    row = page.partition('<tr id="list-a">')[2].partition("</tr>")[0]
    assert '<td class="figure-column">12\u00a0km</td><td>By the sea</td>' in row


def test_a_column_that_is_none_or_has_no_head_is_told(tmp_path: Path) -> None:
    """At the line of the list."""
    assert [
        "1: column lenght is not among those of dykes; did you mean length?",
        (
            "1: column lat of dykes is printed without a head;"
            " give it a label, as lat: {kind: latitude, label: …}"
        ),
    ] == refuse(tmp_path, "{places: dykes, columns: [lenght, lat]}")


def test_the_page_has_a_row_each(tmp_path: Path) -> None:
    """With its number, which leads to the map where there is one; what is empty is empty."""
    page = set_document(say_document(make(tmp_path, PLACES)))
    row = page.partition('<tr id="list-c">')[2].partition("</tr>")[0]
    assert '<span class="symbol step-2">3</span>' in row
    assert '<span class="country">Serbia</span>' in row
    assert '<span class="date">Jun 2015</span>' in row
    assert '<td class="beside">By a river</td>' in row
    assert "Since 2013." in row
    assert "Numbers 1 to 5 All of them." in page.replace("Numbers 1 to 5. ", "Numbers 1 to 5 ")
    mapped = set_document(say_document(make(tmp_path / "map", "{map: dykes}", PLACES)))
    assert 'href="#map-c"' in mapped.partition('<tr id="list-c">')[2].partition("</tr>")[0]


def test_what_is_not_over_is_told_so(tmp_path: Path) -> None:
    """It has a ring for a sign, and the date since when it goes on."""
    page = set_document(say_document(make(tmp_path, PLACES)))
    row = page.partition('<tr id="list-p">')[2].partition("</tr>")[0]
    assert 'class="symbol step-3 ongoing"' in row
    assert '<span class="date">since Feb 2016</span>' in row


@pytest.mark.parametrize(("locale", "more"), [("fr", "est dans le dossier"), ("ar", "في الملف")])
def test_two_languages_both_say_where_all_sources_are(
    tmp_path: Path, locale: str, more: str
) -> None:
    """The names of publishers once, the sentence after them in both."""
    brief = make(tmp_path, ROLL, "{sources: }")
    page = set_document(
        say_document(brief, short=True), translate_document(brief, locale, {}, short=True)
    )
    credit = page.partition('<p class="publishers">')[2].partition("</p>")[0]
    assert 1 == credit.count("A publisher")
    english, _, other = credit.partition(f'<span lang="{locale}"')
    assert ("The complete list is in the brief." in english, more in other) == (True, True)


@pytest.mark.parametrize("locale", ["fr", "ar"])
def test_a_row_in_two_languages_is_headed_by_its_place(tmp_path: Path, locale: str) -> None:
    """Its cell is the header of a short list; where it tells more, the number says the name."""
    brief = make(tmp_path, PLACES)
    short, full = (
        set_document(
            say_document(brief, short=short), translate_document(brief, locale, {}, short=short)
        )
        for short in (True, False)
    )
    assert re.search(r"<th scope=row [^>]*><b>C dyke</b>", short)
    assert 'scope="row" class="number"' not in short
    cell = full.partition('<tr id="list-c">')[2].partition('<th scope="row"')[2]
    assert '<abbr title="3 C dyke">' in cell.partition("</th>")[0]


def test_two_languages_share_a_row(tmp_path: Path) -> None:
    """One number, and what is said of it in both."""
    brief = make(tmp_path, PLACES)
    french = translate_document(brief, "fr", {"A dyke": "Digue A", "By the sea": "En mer"})
    page = set_document(say_document(brief), french)
    assert 1 == page.count('<tr id="list-a">')
    row = page.partition('<tr id="list-a">')[2].partition("</tr>")[0]
    english, _, other = row.partition('lang="fr"')
    for words in ("A dyke", "Hungary", "Feb 2014", "By the sea"):
        assert words in english
    for words in ("Digue A", "Hongrie", "févr.", "En mer"):
        assert words in other


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("{places: dyke}", "1: table dyke is not among the tables; did you mean dykes?"),
        (
            "{places: dykes, story: [storey]}",
            "1: column storey is not among those of dykes; did you mean story?",
        ),
        (
            "{places: dykes, beside: [xyz]}",
            "1: column xyz is not among those of dykes; use one of (begun, built,",
        ),
    ],
)
def test_what_is_wrong_with_it_is_told(tmp_path: Path, block: str, said: str) -> None:
    """At its line."""
    found = refuse(tmp_path, block, "{table: dykes}")
    assert found[0].startswith(said), found


def test_rows_without_names_are_no_places(tmp_path: Path) -> None:
    """A list says what each row is called."""
    text = f"tables:\n  t: {{label: T, columns: {{id: id}}}}\n{write('{places: t}')}"
    with pytest.raises(Exception, match="table t has no column of names; declare one of kind name"):
        make_document(tmp_path, text, t="id\na\n")
