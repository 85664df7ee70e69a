"""Units that a subject declares itself, in its facts and tables, in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blocks.document import Brief
from generator.blocks.table import LocalTableBlock
from generator.blocks.text import LocalText
from generator.catalogs.catalog import Catalog, Entry
from generator.catalogs.plurals import plural_forms
from generator.errors import Origin
from generator.language.conventions import Conventions
from generator.model.localised import LocalBrief
from generator.stages.localisation.brief import localise
from tests.unit.blocks.writing import find
from tests.unit.documents import NAME, make_document, refuse_document, say_document

TEXT = """\
units:
  sortie: {one: sortie, other: sorties}
facts:
  single: {number: 1, unit: sortie}
  some: {number: 2, unit: sortie}
  most: {number: 3000000, unit: sortie, compact: true}
  all: {sum: days.flown}
tables:
  days:
    label: Days
    columns:
      id: id
      day: {kind: date, label: Day}
      flown: {kind: number, label: Flown, unit: sortie}
sections:
  - id: a
    title: A section
    blocks:
      - text: "{single}, {some}, {most}, {all}."
      - table: days
"""
DAYS = "id,day,flown\na,2015-03-01,1\nb,2015-03-02,12\n"


def translate(brief: Brief, locale: str, *forms: str) -> LocalBrief:
    """The document in another language: its unit in that language's forms, all else as it is."""
    entries = {
        each.key: Entry(forms if each.plural else (each.text,), False, Origin("x.po"))
        for each in brief.messages
    }
    rule = plural_forms(locale).rule
    return localise(
        brief, Catalog("x.po", NAME, entries, rule), locale, Conventions(locale), "brief"
    )


def read(brief: LocalBrief) -> str:
    return find(brief, LocalText).paragraphs[0].plain.replace("\u00a0", " ")


def test_a_unit_agrees_with_its_number(tmp_path: Path) -> None:
    """In facts, in those that are counted, and in cells; in the subject's own language."""
    said = say_document(make_document(tmp_path, TEXT, days=DAYS))
    assert "1 sortie, 2 sorties, 3 million sorties, 13 sorties." == read(said)
    cells = [row.cells["flown"].plain for row in find(said, LocalTableBlock).rows]
    assert ["1\u00a0sortie", "12\u00a0sorties"] == cells


@pytest.mark.parametrize(
    ("locale", "forms", "text"),
    [
        ("fr", ("sortie", "sorties"), "1 sortie, 2 sorties, 3 millions de sorties, 13 sorties."),
        (
            "de",
            ("Einsatz", "Einsätze"),
            "1 Einsatz, 2 Einsätze, 3 Millionen Einsätze, 13 Einsätze.",
        ),
        (
            "ru",
            ("вылет", "вылета", "вылетов"),
            "1 вылет, 2 вылета, 3 миллиона вылетов, 13 вылетов.",
        ),
        (
            "ar",
            ("طلعة", "طلعة واحدة", "طلعتان", "طلعات", "طلعة", "طلعة"),
            "طلعة واحدة, طلعتان, 3 ملايين طلعة, 13 طلعة.",
        ),
    ],
)
def test_translators_give_the_forms_of_their_language(
    tmp_path: Path, locale: str, forms: tuple[str, ...], text: str
) -> None:
    """By gettext's plurals, and numbers of a noun as the language joins them."""
    brief = make_document(tmp_path, TEXT, days=DAYS)
    (message,) = (each for each in brief.messages if each.context == "units.sortie")
    assert ("sortie", "sorties") == (message.text, message.plural)
    assert text == read(translate(brief, locale, *forms))


COUNTED = """\
units:
  dyke: {one: dyke, other: dykes}
countries:
  HU: in Hungary
facts:
  old: {count: dykes, where: {land: [HU, RS]}, unit: dyke}
  lands: {list: dykes.land, unit: dyke}
tables:
  dykes:
    label: Dykes
    columns:
      id: id
      land: country
sections:
  - id: a
    title: A section
    blocks:
      - text: "{old:digits}; {old}; {lands}; {lands:long}."
      - table: dykes
"""
LANDS = "id,land\n" + "".join(f"{n},{land}\n" for n, land in enumerate(("HU", "HU", "RS")))


@pytest.mark.parametrize(
    ("locale", "forms", "counted"),
    [
        ("en", ("dyke", "dykes"), ("3 dykes", "2 dykes in Hungary", "(1 dyke)")),
        ("pl", ("tama", "tamy", "tam"), ("3 tamy", "2 tamy in Hungary", "(1 tama)")),
        (
            "sl",
            ("nasip", "nasipa", "nasipi", "nasipov"),
            ("3 nasipi", "2 nasipa in Hungary", "(1 nasip)"),
        ),
        (
            "ar",
            ("سد", "سد واحد", "سدان", "سدود", "سدًا", "سد"),
            ("3 سدود", "سدان in Hungary", "(سد واحد)"),
        ),
    ],
)
def test_counts_of_rows_and_lists_of_them_agree_with_their_numbers(
    tmp_path: Path, locale: str, forms: tuple[str, ...], counted: tuple[str, str, str]
) -> None:
    """A count says what it counts, a list where it is asked for; two may be a word alone."""
    brief = make_document(tmp_path, COUNTED, dykes=LANDS)
    digits, said, bare, every = read(translate(brief, locale, *forms)).split("; ")
    assert ("3", counted[0]) == (digits, said)
    assert "2 in Hungary" in bare
    assert "(1)" in bare
    assert all(each in every for each in counted[1:])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "unit: sortie}\n  some",
            "unit: sorties}\n  some",
            "fact single has the unit sorties, which CLDR does not know; did you mean sortie?",
        ),
        (
            "other: sorties}",
            "other: sorties, few: sorties}",
            (
                "unit sortie has a form “few”, which its language does not tell apart;"
                " its forms are one, other"
            ),
        ),
        (
            "other: sorties}",
            "other: sorties}\n  day: {one: day, other: days}",
            "unit day is a unit that CLDR has in every language; take it out, or rename it",
        ),
        (
            "other: sorties}",
            "other: sorties}\n  lost: {one: loss, other: losses}",
            "unit lost is used nowhere; give it to a fact or a column, or remove it",
        ),
    ],
)
def test_a_unit_that_says_nothing_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    """At its line."""
    found = refuse_document(tmp_path, TEXT.replace(old, new), days=DAYS)
    assert said in [line.partition(": ")[2] for line in found]
