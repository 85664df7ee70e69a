from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ContentError, Origin
from generator.files import ProjectFiles
from generator.language.formats import Formats
from generator.model.date import PartialDate
from generator.model.fact_values import CodeValue, DateValue
from generator.model.message import Message
from generator.stages.content.brief import load_brief
from generator.stages.content.facts import add_mentions, check_forms

BRIEF = "data/daesh/brief.yaml"
MEMBERS = "  members: {number: 68}\n"
MONTHS = "month, month-standalone, month-format, year, short"
FACT = "{number: 68}"
"""The fact that the tests below write otherwise."""


def refuse(project: Path, old: str, new: str) -> list[str]:
    """What is said of a copy of the shipped brief after one change at the line of the change."""
    text = (project / BRIEF).read_text()
    assert old in text
    line = text[: text.index(old)].count("\n") + 1
    (project / BRIEF).write_text(text.replace(old, new, 1))
    with pytest.raises(ContentError) as refused:
        load_brief(ProjectFiles(project), "daesh")
    return [each.removeprefix(f"{BRIEF}:{line}: ") for each in str(refused.value).splitlines()]


@pytest.mark.parametrize(
    ("fact", "message", "remedy"),
    [
        (
            "{number: 68, unit: kilometr}",
            "has the unit kilometr, which CLDR does not know",
            "did you mean kilometer?",
        ),
        (
            "{number: 68, unit: q}",
            "has the unit q, which CLDR does not know",
            (
                "use one of CLDR’s units, as kilometer, square-meter, celsius or day,"
                " or declare it under units"
            ),
        ),
        (
            "{money: 68, currency: EUX}",
            "has the currency EUX, which CLDR does not know",
            "write its code of three letters (ISO 4217)",
        ),
        (
            "{count: victory}",
            "names the table victory, which the subject has not",
            "did you mean victories?",
        ),
        (
            "{first: victories.dates}",
            "names victories.dates, and victories has no such column",
            "did you mean date?",
        ),
        (
            "{count: victories, where: {status: liberatd}}",
            "asks for status liberatd, which victories.status cannot be",
            "did you mean liberated?",
        ),
        (
            "{count: victories, where: {statut: x}}",
            "names victories.statut, and victories has no such column",
            "did you mean status?",
        ),
        (
            "{sum: victories.date}",
            "takes the sum of victories.date, which is of the kind date",
            "name a column of numbers, or count it by first or last",
        ),
    ],
)
def test_a_fact_that_says_nothing_is_found(
    project: Path, fact: str, message: str, remedy: str
) -> None:
    """At its line, by its name, with what to do."""
    assert [f"fact members {message}; {remedy}"] == refuse(project, FACT, fact)


@pytest.mark.parametrize(
    ("fact", "message", "remedy"),
    [
        (
            "{number: viele}",
            'facts.members.number "viele" is no number',
            "write it with digits and a point, as 1200 or 8.37",
        ),
        (
            "{percent: 12, unit: day}",
            "facts.members.unit is an unknown key",
            "remove it; the keys are (decimals, percent)",
        ),
        (
            "{range: [15, 12]}",
            "facts.members has a range that does not rise",
            "write the smaller number first",
        ),
        ("{money: 12}", "facts.members.currency is missing", "add it"),
        (
            "{sum: victories}",
            'facts.members.sum "victories" names no column',
            "write table.column, as dykes.built",
        ),
    ],
)
def test_a_fact_that_is_none_is_found(project: Path, fact: str, message: str, remedy: str) -> None:
    """Each key is said by its path in the file."""
    assert [f"{message}; {remedy}"] == refuse(project, FACT, fact)


@pytest.mark.parametrize(
    ("mention", "remedy"),
    [
        (
            "{members:month}",
            "its forms are digits, compact, compact-short, words, ordinal-words, ordinal",
        ),
        ("{first:moth}", f"did you mean month? its forms are day, {MONTHS}"),
        ("{founded:day}", f"its forms are {MONTHS}"),
        ("{resolution:digits}", "write {resolution}: it has no forms"),
    ],
)
def test_a_form_is_checked_where_a_sentence_asks_for_it(
    project: Path, mention: str, remedy: str
) -> None:
    """At the line of the text; a date has no day where none is known."""
    name = mention[1:].partition(":")[0]
    title = "title: Éliminer Daech militairement"
    assert [f"asks for {mention}, and {name} has no such form; {remedy}"] == refuse(
        project, title, f"{title} {mention}"
    )


def test_a_brief_of_counted_facts_is_read(project: Path) -> None:
    """Facts are counted from the brief's own table, and any sentence may name them."""
    text = (project / BRIEF).read_text()
    text = text.replace(
        MEMBERS, f"{MEMBERS}  iraqi: {{count: victories, where: {{country: IQ}}}}\n"
    )
    text = text.replace(
        "title: Éliminer Daech militairement", "title: Éliminer Daech en {iraqi:digits} lieux"
    )
    (project / BRIEF).write_text(text)
    brief = load_brief(ProjectFiles(project), "daesh")
    title = next(message for message in brief.messages if "{iraqi" in message.text)
    assert {"iraqi", "iraqi:digits", "first:month"} <= set(title.mentions)


def test_a_row_s_texts_may_name_its_own_facts() -> None:
    """Beside those of the brief, and in the forms that its own dates have."""
    first = Message("victories.a.summary", "{date:day} {code}", Origin("v.csv", 2), "")
    other = Message("title", "{date:day} {code}", Origin("b.yaml", 1), "")

    def find_own(message: Message) -> dict[str, DateValue]:
        own = {"date": DateValue(PartialDate(2014, 9))}
        return own if message.context.startswith("victories.") else {}

    messages = add_mentions([first, other], {"code": CodeValue("1")}, find_own)
    assert ("code", "date", "date:month") == messages[0].mentions[:3]
    assert ("code",) == messages[1].mentions
    # What is no fact at all is another finding.
    assert ["v.csv:2"] == [
        str(finding.origin) for finding in check_forms(messages, Formats.of("en"))
    ]
