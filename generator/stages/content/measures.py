"""Whether what a fact or a column is measured in is known to CLDR: its unit, its currency."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from babel.numbers import list_currencies

from generator.language.units import list_units
from generator.model.counted import OwnUnits
from generator.model.locale import Locale

UNITS = (
    "use one of CLDR’s units, as kilometer, square-meter, celsius or day, or declare it under units"
)


@dataclass(frozen=True, slots=True)
class MeasureFault:
    """What is wrong with a unit or a currency."""

    key: str
    """The field that names it."""
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class UnitFault:
    """What is wrong with a subject's own unit, and what to do."""

    unit: str
    message: str
    remedy: str


def find_measure_faults(
    unit: str | None, currency: str | None, own: Collection[str] = ()
) -> Iterator[MeasureFault]:
    """Give what is wrong with a unit and a currency, each of which may be none.

    :param own: the names of the subject's own units.
    """
    if unit is not None and unit not in list_units() and unit not in own:
        close = get_close_matches(unit, (*own, *list_units()), n=1)
        remedy = f"did you mean {close[0]}?" if close else UNITS
        yield MeasureFault("unit", f"has the unit {unit}, which CLDR does not know", remedy)
    if currency is not None and currency not in list_currencies():
        message = f"has the currency {currency}, which CLDR does not know"
        yield MeasureFault("currency", message, "write its code of three letters (ISO 4217)")


def find_unit_faults(units: OwnUnits, used: Collection[str], language: str) -> Iterator[UnitFault]:
    """Give what is wrong with a subject's own units.

    :param used: the units of its facts and columns.
    :param language: the locale of its texts, which has the plural forms.
    """
    known = {*Locale.of(language).cldr.plural_form.tags, "other"}
    for name, unit in units.items():
        if name in list_units():
            yield UnitFault(
                name, "is a unit that CLDR has in every language", "take it out, or rename it"
            )
        elif name not in used:
            yield UnitFault(name, "is used nowhere", "give it to a fact or a column, or remove it")
        for form in unit.forms:
            if form not in known:
                forms = ", ".join(each for each in _PLURALS if each in known)
                yield UnitFault(
                    name,
                    f"has a form “{form}”, which its language does not tell apart",
                    f"its forms are {forms}",
                )


_PLURALS = ("zero", "one", "two", "few", "many", "other")
