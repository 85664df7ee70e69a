from __future__ import annotations

from dataclasses import replace

from generator.language.formats import Formats
from generator.language.units import find_unit_pattern, is_said, list_units


def test_a_unit_is_known_by_its_name_and_by_its_kind_and_name() -> None:
    """CLDR’s whole name is one too; the start or the end of a name alone is none."""
    units = list_units()
    assert "length-kilometer" == units["kilometer"] == units["length-kilometer"]
    assert "area-square-meter" == units["square-meter"]
    assert "meter-per-second" in units
    assert not {"ilometer", "square", "length", "person"} & set(units)


def test_a_pattern_agrees_with_its_number() -> None:
    """The plural is the language’s; where CLDR has none for a number it has that of most."""
    russian, french = Formats.of("ru"), Formats.of("fr")
    found = [find_unit_pattern(russian, "day", "long", each) for each in ("one", "few", "many")]
    assert ["{0} день", "{0} дня", "{0} дней"] == found
    assert "kilomètres" in find_unit_pattern(french, "kilometer", "long", "many")


SORTIE = (("sortie", (("one", "sortie"), ("other", "sorties"))),)


def test_a_unit_of_a_subject_stands_as_the_language_sets_its_days() -> None:
    """Parted by its space, which Chinese has not; after the number, but where that is usual."""
    found = {
        locale: find_unit_pattern(replace(Formats.of(locale), units=SORTIE), "sortie", "long", form)
        for locale, form in (("en", "one"), ("fr", "many"), ("zh", "other"), ("sw", "other"))
    }
    assert ["{0} sortie", "{0}\u00a0sorties", "{0}sorties", "sorties {0}"] == list(found.values())
    word = (("sortie", (("two", "طلعتان"), ("other", "طلعة"))),)
    assert "طلعتان" == find_unit_pattern(
        replace(Formats.of("ar"), units=word), "sortie", "long", "two"
    )
    assert is_said("sortie", replace(Formats.of("en"), units=SORTIE))
