from __future__ import annotations

from dataclasses import replace

import pytest

from generator.blocks.chart import LocalChart
from generator.blocks.document import Brief
from generator.blocks.figures import LocalFigures
from generator.blocks.map import LocalMap
from generator.blocks.text import LocalText
from generator.catalogs.catalog import Catalog, read_catalog
from generator.files import ProjectFiles
from generator.language.conventions import Conventions
from generator.model.localised import LocalBrief
from generator.stages.localisation.brief import localise
from tests.conftest import ROOT
from tests.unit.rows import TABLE, shipped_rows, with_rows

FORMAT = "brief"


@pytest.fixture(scope="module")
def english() -> Catalog:
    return read_catalog(ProjectFiles(ROOT), "en", "daesh")


def say_in_french(brief: Brief, format_name: str = FORMAT, *, short: bool = False) -> LocalBrief:
    return localise(brief, None, "fr", Conventions("fr"), format_name, short=short)


@pytest.fixture(scope="module")
def french_brief(shipped: Brief) -> LocalBrief:
    return say_in_french(shipped)


@pytest.fixture(scope="module")
def english_brief(shipped: Brief, english: Catalog) -> LocalBrief:
    return localise(shipped, english, "en", Conventions("en-GB"), FORMAT)


def headline_of(brief: LocalBrief) -> str:
    """What the first section says."""
    text = next(block for block in brief.sections[0].blocks if isinstance(block, LocalText))
    return text.paragraphs[0].plain


def figures_of(brief: LocalBrief, name: str = "figures") -> dict[str, tuple[str, str, str]]:
    """What leads into each key figure of a block, what is set large, and its unit."""
    block = brief.block(name)
    assert isinstance(block, LocalFigures)
    return {figure.id: (figure.lead, figure.value, figure.unit) for figure in block.figures}


def map_of(brief: LocalBrief) -> LocalMap:
    block = brief.find("map")
    assert isinstance(block, LocalMap)
    return block


def quarters_of(brief: LocalBrief) -> dict[str, float]:
    """How many places were retaken in each quarter."""
    block = brief.block("quarters")
    assert isinstance(block, LocalChart)
    names = [category.name for category in block.data.categories]
    series = [each.values for each in block.data.panels[0].series]
    return {
        name: sum(value or 0 for value in values)
        for name, *values in zip(names, *series, strict=True)
    }


def test_counts_and_dates_come_from_the_data(shipped: Brief, french_brief: LocalBrief) -> None:
    """With one row less, every place that says the number says one less."""
    assert "17\u00a0des 22\u00a0lieux repris" in headline_of(french_brief)
    assert "de septembre 2014 à février 2017" in headline_of(french_brief)
    rows = (row for row in shipped_rows(shipped) if row.id != "rabia")
    fewer = say_in_french(with_rows(shipped, *rows))
    assert "16\u00a0des 21\u00a0lieux repris" in headline_of(fewer)
    assert "de janvier 2015" in headline_of(fewer)
    assert 21 == sum(quarters_of(fewer).values())


def test_key_figures_are_in_the_language_s_forms(
    french_brief: LocalBrief, english_brief: LocalBrief
) -> None:
    """Numbers are grouped, or said in words."""
    english = {name: said[1:] for name, said in figures_of(english_brief).items()}
    assert {
        "members": ("", "68", ""),
        "personnel": ("près de", "1\u202f200", ""),
        "displaced": ("plus de", "3", "millions"),
        "oil": ("près de la", "moitié", ""),
    } == figures_of(french_brief)
    assert (("1,200", ""), ("3", "million")) == (
        english["personnel"],
        english["displaced"],
    )


def test_countries_are_counted_most_first(
    french_brief: LocalBrief, english_brief: LocalBrief
) -> None:
    """The counts are the data's, joined as the language joins a list."""
    for brief, counts in (
        (french_brief, "12\u00a0en Irak, 9\u00a0en Syrie et 1\u00a0en Libye"),
        (english_brief, "12\u00a0in Iraq, 9\u00a0in Syria and 1\u00a0in Libya"),
    ):
        caption = map_of(brief).caption
        assert caption is not None
        assert counts in caption.plain


def test_sources_are_numbered_as_they_are_cited(shipped: Brief, french_brief: LocalBrief) -> None:
    """The brief's own is the first, then those of the places in their order; each once."""
    numbers = [source.number for source in french_brief.sources]
    assert [str(n) for n in range(1, len(shipped.sources) + 1)] == numbers
    assert "mae-2017-03" == french_brief.sources[0].id
    by_id = {source.id: int(source.number) for source in french_brief.sources}
    given = {row.id: row.cells["sources"] for row in shipped_rows(shipped)}
    rows = french_brief.tables[TABLE].rows
    for row in rows:
        cited = given[row.id]
        assert isinstance(cited, tuple)
        assert sorted(by_id[str(name)] for name in cited) == [
            int(source.number) for source in row.sources
        ]
        assert set(cited) == {source.id for source in row.sources}
    first = [int(source.number) for source in rows[0].sources]
    assert max(first) <= len(first) + 1


def test_a_format_has_the_sources_that_it_cites(shipped: Brief) -> None:
    """With the numbers that they have everywhere: a short list may be a roll, which cites none."""
    every = {source.id: source.number for source in say_in_french(shipped).sources}
    few = say_in_french(shipped, "factsheet", short=True)
    assert 0 < len(few.sources) < len(every)
    assert [source.id for source in few.sources] == ["mae-2017-03"]
    assert len(few.listed(TABLE)) == 25
    assert all(every[source.id] == source.number for source in few.sources)


def test_quarters_run_from_the_first_to_the_last(french_brief: LocalBrief) -> None:
    """The chart has each quarter once, and counts in all what is over."""
    quarters = quarters_of(french_brief)
    names = list(quarters)
    assert ("T3 2014", "T1 2017", 11) == (names[0], names[-1], len(names))
    assert (1, 0, 22) == (quarters["T3 2014"], quarters["T4 2014"], sum(quarters.values()))


def test_the_map_s_names_are_in_the_language(
    french_brief: LocalBrief, english_brief: LocalBrief
) -> None:
    """Names are found under their source names; countries stand in capitals."""
    french, english = map_of(french_brief).names, map_of(english_brief).names
    keys = ("town:Bagdad", "river:tigris", "country:IQ", "country:TR", "inset:1")
    assert ["Bagdad", "Tigre", "IRAK", "TURQUIE", "Libye"] == [french[key] for key in keys]
    assert ["Baghdad", "Tigris", "IRAQ"] == [english[key] for key in keys[:3]]
    assert french.keys() == english.keys()


def test_every_text_of_the_edition_is_translated(
    french_brief: LocalBrief, english_brief: LocalBrief
) -> None:
    """The sentences, the facts in them and the metadata are the language's."""
    assert ("en", "ltr", "March 2017", "2017-03") == (
        english_brief.language_tag,
        english_brief.direction,
        english_brief.date,
        english_brief.iso_date,
    )
    pairs = zip(french_brief.tables[TABLE].rows, english_brief.tables[TABLE].rows, strict=True)
    for french, english in pairs:
        assert (french.id, french.number) == (english.id, english.number)
        assert french.cells["summary"].plain != english.cells["summary"].plain
    (first, *_) = french_brief.tables[TABLE].open
    assert "Depuis le 6\u00a0novembre 2016" in first.cells["summary"].plain


def test_a_translation_s_html_is_text(shipped: Brief, english: Catalog) -> None:
    """What a translator writes as HTML is printed as it is typed, and is never markup."""
    key = next(m.key for m in shipped.messages if m.context == "headline.text")
    spoilt = replace(english.entries[key], forms=("<script>x</script> & {first}",))
    catalog = replace(english, entries={**english.entries, key: spoilt})
    local = localise(shipped, catalog, "en", Conventions("en-GB"), FORMAT)
    text = next(block for block in local.sections[0].blocks if isinstance(block, LocalText))
    assert "<script>x</script> & September 2014" == text.paragraphs[0].plain
    assert "&lt;script&gt;x&lt;/script&gt; &amp; September 2014" == str(text.paragraphs[0].html)


def test_arabic_runs_from_the_right(shipped: Brief) -> None:
    """The direction and the tag are the locale's."""
    local = localise(shipped, None, "ar", Conventions("ar"), FORMAT)
    assert ("rtl", "ar") == (local.direction, local.language_tag)


def test_a_format_has_its_sections_in_its_order(shipped: Brief, french_brief: LocalBrief) -> None:
    """Each group is the sections of a page, called by the first of them."""
    assert [
        ("headline", ["headline", "context", "key-figures"]),
        ("map", ["map", "by-year"]),
        ("campaign", ["campaign", "objectives"]),
        ("list", ["list"]),
        ("references", ["references"]),
    ] == [(group.id, [each.id for each in group.sections]) for group in french_brief.groups]
    sheet = say_in_french(shipped, "map")
    assert [("headline", ["headline", "map", "list", "references"])] == [
        (group.id, [each.id for each in group.sections]) for group in sheet.groups
    ]


def test_a_block_knows_where_it_is_written(shipped: Brief, french_brief: LocalBrief) -> None:
    """What is wrong with a figure is said at its line of the content."""
    text = (ROOT / "data" / "daesh" / "brief.yaml").read_text()
    line = text[: text.index("- map: victories")].count("\n") + 1
    assert f"data/daesh/brief.yaml:{line}" == str(map_of(french_brief).origin)
