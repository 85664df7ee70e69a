from __future__ import annotations

import pytest

from generator.language.conventions import Conventions
from generator.language.formats import Formats
from generator.language.inline import render_inline
from generator.language.typography import typography_of
from generator.language.typography.stops import join_parts
from generator.model.date import PartialDate
from generator.stages.markup.environment import make_environment

DAY = PartialDate(2024, 9, 25)


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


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ day }}.", "2024. szeptember\u00a025."),
        ("<b>{{ day }}</b>.</p>", "<b>2024. szeptember\u00a025.</b></p>"),
        ("{% trans d=day %}Kész: {{ d }}.{% endtrans %}", "Kész: 2024. szeptember\u00a025."),
        ("{% set all %}{{ day }}.{% endset %}{{ all }}", "2024. szeptember\u00a025."),
        ("{% macro m() %}{{ day }}{% endmacro %}{{ m() }}.", "2024. szeptember\u00a025."),
        ('<a href="../x">{{ day }}</a>, x', '<a href="../x">2024. szeptember\u00a025.</a>, x'),
        ("<p>a.</p><p>.5</p>", "<p>a.</p><p>.5</p>"),
    ],
)
def test_a_template_keeps_one_stop_of_two(template: str, printed: str) -> None:
    """Whatever a template puts after a date: words, a label's end, a tag, another macro."""
    environment = make_environment({"t.html": template.encode()}, None, Conventions("hu"))
    day = Formats.of("hu").date(DAY)
    assert printed == environment.get_template("t.html").render(day=day)


def test_three_stops_stay() -> None:
    """An ellipsis that a template puts together is left alone."""
    assert "a..." == join_parts(["a", "..."])
