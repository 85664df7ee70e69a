from __future__ import annotations

from dataclasses import replace

import pytest

from generator.catalogs.catalog import Catalog, read_catalog
from generator.errors import Origin
from generator.files import ProjectFiles
from generator.language.conventions import Conventions
from generator.model.brief import Brief, Victory
from generator.model.date import PartialDate
from generator.model.localised import LocalBrief
from generator.stages.localisation.brief import localise
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def english() -> Catalog:
    return read_catalog(ProjectFiles(ROOT), "en", "daesh")


@pytest.fixture(scope="module")
def french_brief(shipped: Brief) -> LocalBrief:
    return localise(shipped, None, "fr", Conventions("fr"))


@pytest.fixture(scope="module")
def english_brief(shipped: Brief, english: Catalog) -> LocalBrief:
    return localise(shipped, english, "en", Conventions("en-GB"))


def with_victories(brief: Brief, *victories: Victory) -> LocalBrief:
    rows = {victory.id: Origin("victories.csv", n) for n, victory in enumerate(victories, 2)}
    changed = replace(brief, victories=victories, rows=rows)
    return localise(changed, None, "fr", Conventions("fr"))


def make(brief: Brief, name: str, date: str, **changed: object) -> Victory:
    """A victory in Iraq on a date, after the first shipped one."""
    parsed = PartialDate.parse(date)
    fields = {
        "id": name,
        "date": parsed,
        "date_precision": "day" if parsed.day else "month",
        "operation_start": None,
        "summary": "S.",
        "stake": "E.",
    }
    return brief.victories[0].model_copy(update=fields | changed)


def test_places_are_numbered_in_the_order_of_time(shipped: Brief) -> None:
    """By date whatever the rows' order; a month alone comes after its days, and before the next."""
    rows = [
        make(shipped, name, date)
        for name, date in (
            ("d", "2015-11-01"),
            ("c", "2015-10"),
            ("b", "2015-10-31"),
            ("a", "2014-12-30"),
        )
    ]
    local = with_victories(shipped, *rows)
    assert [("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")] == [
        (victory.id, victory.number) for victory in local.victories
    ]
    assert ["30\u00a0décembre 2014", "31\u00a0octobre 2015", "octobre 2015"] == [
        victory.date for victory in local.victories[:3]
    ]


def test_operations_under_way_come_last_by_their_beginning(french_brief: LocalBrief) -> None:
    """They are numbered after the places retaken, and have the year in which they began."""
    assert ["raqqa", "mosul-west", "tabqa"] == [victory.id for victory in french_brief.ongoing]
    assert [23, 24, 25] == [int(victory.number) for victory in french_brief.ongoing]
    assert [2016, 2017, 2017] == [victory.year for victory in french_brief.ongoing]


def test_a_year_s_period_is_its_place_among_the_years(shipped: Brief) -> None:
    """The palette's steps follow the years that the data has, a year without a place among none."""
    rows = [make(shipped, name, f"{2010 + 2 * n}-01-01") for n, name in enumerate("abc")]
    local = with_victories(shipped, *rows)
    assert [0, 1, 2] == [victory.step for victory in local.victories]
    assert ["step-1", "step-2", "step-3"] == [victory.colour for victory in local.victories]
    assert [("2010", 0, 1), ("2012", 1, 1), ("2014", 2, 1)] == [
        (period.label, period.index, period.count) for period in local.periods
    ]
    assert ["2010", "2012", "2014"] == [group.year for group in local.groups]


def test_many_years_are_coloured_in_classes(shipped: Brief) -> None:
    """Eight years have four colours, two years each; the list keeps each year's own heading."""
    rows = [make(shipped, name, f"{2010 + n}-01-01") for n, name in enumerate("abcdefgh")]
    local = with_victories(shipped, *rows)
    assert [0, 0, 1, 1, 2, 2, 3, 3] == [victory.step for victory in local.victories]
    labels = ["2010–2011", "2012–2013", "2014–2015", "2016–2017"]
    assert labels == [period.label for period in local.periods]
    assert labels == [each.label for each in local.classes]
    assert [2, 2, 2, 2] == [period.count for period in local.periods]
    assert not local.by_year
    assert [str(2010 + n) for n in range(8)] == [group.year for group in local.groups]


def test_counts_and_dates_come_from_the_data(shipped: Brief, french_brief: LocalBrief) -> None:
    """With one row less, every place that says the number says one less."""
    assert "22\u00a0villes et sites" in french_brief.headline.text.plain
    assert "De septembre 2014 à février 2017" in french_brief.headline.text.plain
    assert french_brief.headline.figure is not None
    assert "22" == french_brief.headline.figure.value
    fewer = with_victories(shipped, *(v for v in shipped.victories if v.id != "rabia"))
    assert "21\u00a0villes et sites" in fewer.headline.text.plain
    assert "De janvier 2015" in fewer.headline.text.plain
    assert "21" == fewer.timeline.totals[-1]


def test_key_figures_are_in_the_language_s_forms(
    french_brief: LocalBrief, english_brief: LocalBrief
) -> None:
    """Numbers are grouped or said in words, a month leads into its year, a name is not grouped."""
    french = {figure.id: (figure.lead, figure.value) for figure in french_brief.key_figures}
    english = {figure.id: figure.value for figure in english_brief.key_figures}
    assert {
        "members": ("", "68"),
        "founded": ("septembre", "2014"),
        "personnel": ("près de", "1\u202f200"),
        "displaced": ("plus de", "3\u00a0millions"),
        "oil": ("près de la", "moitié"),
        "resolution": ("résolution", "2253"),
    } == french
    assert ("1,200", "3\u00a0million", "2253") == (
        english["personnel"],
        english["displaced"],
        english["resolution"],
    )


def test_countries_are_counted_most_first(
    french_brief: LocalBrief, english_brief: LocalBrief
) -> None:
    """The counts are the data's, joined as the language joins a list."""
    assert "12\u00a0en Irak, 9\u00a0en Syrie et 1\u00a0en Libye" == french_brief.by_country
    assert "12\u00a0in Iraq, 9\u00a0in Syria and 1\u00a0in Libya" == english_brief.by_country


def test_sources_are_numbered_as_they_are_cited(shipped: Brief, french_brief: LocalBrief) -> None:
    """The brief's own is the first, then those of the places in their order; each once."""
    numbers = [source.number for source in french_brief.sources]
    assert [str(n) for n in range(1, len(shipped.sources) + 1)] == numbers
    assert "mae-2017-03" == french_brief.sources[0].id
    by_id = {source.id: int(source.number) for source in french_brief.sources}
    rows = {row.id: row for row in shipped.victories}
    for victory in french_brief.victories:
        assert sorted(by_id[name] for name in rows[victory.id].sources) == [
            int(source.number) for source in victory.sources
        ]
        assert set(rows[victory.id].sources) == {source.id for source in victory.sources}
    first = [int(source.number) for source in french_brief.victories[0].sources]
    assert max(first) <= len(first) + 1


def test_months_run_from_the_first_to_the_brief_s_own(french_brief: LocalBrief) -> None:
    """The timeline has each month once, and a total that never falls and ends at the count."""
    timeline = french_brief.timeline
    months = [(tick.label, tick.group) for tick in timeline.ticks]
    totals = [int(total) for total in timeline.totals]
    assert (("S", "2014"), ("M", "2017"), 31) == (months[0], months[-1], len(months))
    assert (sorted(totals), 1, 22) == (totals, totals[0], totals[-1])


def test_the_map_s_names_are_in_the_language(
    french_brief: LocalBrief, english_brief: LocalBrief
) -> None:
    """Names are found under their source names; countries stand in capitals."""
    keys = ("town:Bagdad", "river:tigris", "country:IQ", "country:TR", "inset")
    assert ["Bagdad", "Tigre", "IRAK", "TURQUIE", "Libye"] == [
        french_brief.map_names[key] for key in keys
    ]
    assert ["Baghdad", "Tigris", "IRAQ"] == [english_brief.map_names[key] for key in keys[:3]]
    assert french_brief.map_names.keys() == english_brief.map_names.keys()


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
    for french, english in zip(french_brief.victories, english_brief.victories, strict=True):
        assert (french.id, french.number) == (english.id, english.number)
        assert french.summary.plain != english.summary.plain
    assert "Depuis le 6\u00a0novembre 2016" in french_brief.ongoing[0].summary.plain


def test_a_translation_s_html_is_text(shipped: Brief, english: Catalog) -> None:
    """What a translator writes as HTML is printed as it is typed, and is never markup."""
    key = next(m.key for m in shipped.messages if m.context == "headline.text")
    spoilt = replace(english.entries[key], forms=("<script>x</script> & {first}",))
    catalog = replace(english, entries={**english.entries, key: spoilt})
    text = localise(shipped, catalog, "en", Conventions("en-GB")).headline.text
    assert "<script>x</script> & September 2014" == text.plain
    assert "&lt;script&gt;x&lt;/script&gt; &amp; September 2014" == str(text.html)


def test_arabic_runs_from_the_right(shipped: Brief) -> None:
    """The direction and the tag are the locale's."""
    local = localise(shipped, None, "ar", Conventions("ar"))
    assert ("rtl", "ar") == (local.direction, local.language_tag)


def test_the_period_of_the_victories_is_a_fact(shipped: Brief) -> None:
    """From the first month to the last, as the language writes a range."""
    content = shipped.content
    headline = content.headline.model_copy(update={"text": "{period}"})
    brief = replace(shipped, content=content.model_copy(update={"headline": headline}))
    local = localise(brief, None, "fr", Conventions("fr"))
    assert "septembre 2014\u00a0– février 2017" == local.headline.text.plain
