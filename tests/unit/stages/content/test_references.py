from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ContentError
from generator.files import ProjectFiles
from generator.stages.content.brief import load_brief

BRIEF = "data/daesh/brief.yaml"
TABLE = "data/daesh/victories.csv"


@pytest.mark.parametrize(
    ("path", "old", "new", "lines"),
    [
        (
            BRIEF,
            "    fact: founded\n",
            "    fact: fonded\n",
            ["79: founded: fact fonded is not among the facts; did you mean founded?"],
        ),
        (
            BRIEF,
            "figure: victories",
            "figure: victory",
            ["54: headline.figure victory is not among the key figures; did you mean victories?"],
        ),
        (
            BRIEF,
            "  - id: founded\n",
            "  - id: members\n",
            ["73: key_figures: id members is given 2 times; give each its own id"],
        ),
        (
            BRIEF,
            "  members: {number: 68}\n",
            "  members: {number: 68}\n  first: {number: 1}\n",
            ["42: fact first is counted from the data; give this fact another name"],
        ),
        (
            BRIEF,
            "  members: {number: 68}\n",
            "  members: {number: 68}\n  more: {number: 1}\n",
            ["42: fact more is used nowhere; name it as {more} in a sentence, or remove it"],
        ),
        (
            BRIEF,
            "title: Éliminer Daech militairement",
            "title: Éliminer Daech depuis {begun}",
            [
                (
                    "113: names {begun}, which is no fact; use one of (chammal_iraq, chammal_syria,"
                    " displaced, edition, first, founded, last, members, oil_since, ongoing,"
                    " period, personnel, resolution, resolution_date, victories)"
                )
            ],
        ),
        (
            BRIEF,
            "title: Éliminer Daech militairement",
            "title: Éliminer *Daech*",
            ["113: has markup (em) where plain words are printed; remove the markup"],
        ),
        (
            TABLE,
            "liberated,peshmerga-allies,",
            "liberated,peshmerga-ally,",
            [
                (
                    "2: rabia: forces peshmerga-ally are not described in brief.yaml;"
                    " did you mean peshmerga-allies?"
                )
            ],
        ),
        (
            TABLE,
            "rabia,Rabia,IQ,36.8000,42.0833",
            "rabia,Rabia,QX,36.8000,2.0833",
            [
                (
                    "2: rabia: QX is the code of no country;"
                    " use its code of two letters (ISO 3166-1), as SY"
                ),
                (
                    "2: rabia: lat 36.8, lon 2.0833 lies outside the map;"
                    " correct the position, or widen map.extent in brief.yaml"
                ),
            ],
        ),
    ],
)
def test_what_names_what_is_not_there_is_found(
    project: Path, path: str, old: str, new: str, lines: list[str]
) -> None:
    """A fact, a figure, a force, a country and a place are held against the rest of the brief."""
    text = (project / path).read_text()
    (project / path).write_text(text.replace(old, new, 1))
    with pytest.raises(ContentError) as refused:
        load_brief(ProjectFiles(project), "daesh")
    assert [f"{path}:{line}" for line in lines] == str(refused.value).splitlines()


def test_a_brief_without_a_victory_has_nothing_to_count(project: Path) -> None:
    """At least one place must be liberated: the first and the last date are taken from there."""
    table = project / TABLE
    lines = table.read_text().splitlines(keepends=True)
    table.write_text("".join(line for line in lines if ",liberated," not in line))
    with pytest.raises(ContentError) as refused:
        load_brief(ProjectFiles(project), "daesh")
    assert f"{TABLE}:1: holds no place that is liberated; add at least one" in str(refused.value)
