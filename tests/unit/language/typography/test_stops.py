from __future__ import annotations

from decimal import Decimal

import pytest

from generator.labels.phrases import Labels
from generator.language.conventions import Conventions
from generator.language.formats import Formats
from generator.language.inline import render_inline
from generator.language.saying import SaidFacts
from generator.language.typography import typography_of
from generator.language.typography.stops import join_parts
from generator.model.date import PartialDate
from generator.model.fact_values import (
    DateValue,
    FactValue,
    MoneyValue,
    NumberValue,
    SpanValue,
)
from generator.stages.markup.environment import make_environment

DAY = PartialDate(2024, 9, 25)

HUNGARIAN = Conventions("hu")


@pytest.mark.parametrize(
    ("locale", "typed", "printed"),
    [
        ("hu", "A gát elkészült: {day}.", "A gát elkészült: 2024. szeptember\u00a025."),
        ("hu", "A gát ({day}) elkészült.", "A gát (2024. szeptember\u00a025.) elkészült."),
        ("hu", "*{day}*.", "2024. szeptember\u00a025."),
        ("hu", "{day}, szerda", "2024. szeptember\u00a025., szerda"),
        ("sr", "Od 1990. do {day}.", "Od 1990. do 25.\u00a0септембар 2024."),
        ("bg", "До {day}.", "До 25\u00a0септември 2024\u202fг."),
        ("de", "Deiche, Pumpen usw..", "Deiche, Pumpen usw."),
        ("en", "Dykes, pumps, etc.. Then more.", "Dykes, pumps, etc. Then more."),
        ("en", "And then...", "And then…"),
        ("en", "a..b, ../c", "a..b, ../c"),
    ],
)
def test_a_text_keeps_one_stop_of_two(locale: str, typed: str, printed: str) -> None:
    """The stop of a date or an abbreviation is the sentence's too, across markup."""
    facts = {"day": Formats.of(locale).date(DAY)}
    assert printed == render_inline(typed, facts, typography_of(locale).typeset).plain


FACTS: dict[str, FactValue] = {
    "day": DateValue(DAY),
    "first": DateValue(PartialDate(2024, 9, 3), "day"),
    "last": DateValue(DAY, "day"),
    "years": SpanValue(PartialDate(2014), PartialDate(2024)),
    "weeks": SpanValue(PartialDate(2024, 9, 3), DAY),
    "cost": MoneyValue(Decimal(3400000), "EUR", None, "short"),
    "people": NumberValue(Decimal(3400000), None, "", "short"),
}


@pytest.mark.parametrize(
    ("locale", "typed", "printed"),
    [
        ("hu", "A gát elkészült: {day}.", "A gát elkészült: 2024. szeptember~25."),
        ("hu", "Ez volt {years}.", "Ez volt 2014–2024."),
        ("hu", "Munka: {weeks}.", "Munka: 2024. szeptember~3–25."),
        ("hu", "Csak **{day:month}**.", "Csak 2024. szeptember."),
        ("sr", "Gotovo {day}.", "Gotovo 25.~септембар 2024."),
        ("sr", "Od {first} do {last}.", "Od 3. do 25.~септембар 2024."),
        ("sr", "Od {day:year}.", "Od 2024."),
        ("sr", "Radovi ({years}).", "Radovi (2014–2024)."),
        ("hr", "Gotovo {day}.", "Gotovo 25.~rujna 2024."),
        ("hr", "Od {first} do {last}.", "Od 3. do 25.~rujna 2024."),
        ("hr", "Od {day:month-format}. Tada…", "Od rujna 2024. Tada…"),
        ("hr", "Kad, {day:year}.?", "Kad, 2024.?"),
        ("cs", "Hotovo {day}.", "Hotovo 25.~září 2024."),
        ("cs", "Stojí {cost}.", "Stojí 3,4~mil.~€."),
        ("cs", "Lidí {people}.", "Lidí 3,4~mil."),
        ("de", "Betroffen sind {people}.", "Betroffen sind 3,4~Mio."),
        ("de", "Betroffen sind *{people}*.", "Betroffen sind 3,4~Mio."),
        ("de", "Vom {first} bis zum {last}.", "Vom 3. bis zum 25.~September 2024."),
        ("de", "Es kostet {cost}.", "Es kostet 3,4~Mio.~€."),
    ],
)
def test_a_fact_that_ends_in_a_stop_ends_its_sentence(
    locale: str, typed: str, printed: str
) -> None:
    """Dates, spans, years and short numbers of every kind: one stop, never two, never none."""
    conventions = Conventions(locale)
    facts = SaidFacts(FACTS, conventions.formats, lambda table, column, value: (value, ""))
    text = render_inline(typed, facts, conventions.typography.typeset)
    assert printed.replace("~", "\u00a0") == text.plain.replace("\u202f", " ")


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ day }}.", "2024. szeptember\u00a025."),
        ("<b>{{ day }}</b>.</p>", "<b>2024. szeptember\u00a025.</b></p>"),
        ("{% set all %}{{ day }}.{% endset %}{{ all }}", "2024. szeptember\u00a025."),
        ("{% macro m() %}{{ day }}{% endmacro %}{{ m() }}.", "2024. szeptember\u00a025."),
        ('<a href="../x">{{ day }}</a>, x', '<a href="../x">2024. szeptember\u00a025.</a>, x'),
        ("<p>a.</p><p>.5</p>", "<p>a.</p><p>.5</p>"),
    ],
)
def test_a_template_keeps_one_stop_of_two(template: str, printed: str) -> None:
    """Whatever a template puts after a date: words, a label's end, a tag, another macro."""
    environment = make_environment(
        {"t.html": template.encode()}, HUNGARIAN, Labels("hu", HUNGARIAN, {})
    )
    day = Formats.of("hu").date(DAY)
    assert printed == environment.get_template("t.html").render(day=day)


def test_three_stops_stay() -> None:
    """An ellipsis that a template puts together is left alone."""
    assert "a..." == join_parts(["a", "..."])
