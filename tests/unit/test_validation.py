from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator.blocks.document import BriefFile
from generator.errors import Finding, Origin
from generator.model.facts import Fact
from generator.stages.content.yaml_file import read_yaml
from generator.validation import explain, nearest

KINDS = (
    "number, percent, money, range, date, time, span, text, code, count, sum, min, max, first,"
    " last and list"
)
"""What a fact may be."""


class Town(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    lat: Annotated[float, Field(le=90)]


class Map(BaseModel):
    model_config = ConfigDict(extra="forbid")
    towns: Annotated[tuple[Town, ...], Field(min_length=1)]
    facts: Mapping[Annotated[str, Field(pattern="^[a-z]+$")], Fact] = Field(default_factory=dict)


TOWNS = [{"name": "Hit", "lat": 33.6}]


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        ({"towns": TOWNS, "twns": 1}, ["x.yaml:1: twns is an unknown key; did you mean towns?"]),
        (
            {"towns": [{"name": "Hit", "lat": 95}]},
            ["x.yaml:3: towns.0.lat is 95; it should be less than or equal to 90"],
        ),
        ({"towns": [{"name": "Hit"}]}, ["x.yaml:3: towns.0.lat is missing; add it"]),
        (
            {"towns": [{"name": "Hit", "lat": 3, "lati": 3}]},
            ["x.yaml:3: towns.0.lati is an unknown key; did you mean lat?"],
        ),
        ({"towns": []}, ["x.yaml:1: towns is []; it should have at least 1 item"]),
        (
            {"towns": TOWNS, "facts": {"members": {"numbr": 68}}},
            ["x.yaml:2: facts.members is no fact; did you mean number?"],
        ),
        (
            {"towns": TOWNS, "facts": {"members": 68}},
            [f"x.yaml:2: facts.members 68 is no fact; give it one of {KINDS}"],
        ),
        (
            {"towns": TOWNS, "facts": {"members": {"number": 68, "compct": True}}},
            ["x.yaml:3: facts.members.compct is an unknown key; did you mean compact?"],
        ),
        (
            {"towns": TOWNS, "facts": {"members": {"number": "x"}}},
            [
                (
                    'x.yaml:3: facts.members.number "x" is no number;'
                    " write it with digits and a point, as 1200 or 8.37"
                )
            ],
        ),
        (
            {"towns": TOWNS, "facts": {"founded": {"date": "2015-02-30"}}},
            [
                (
                    'x.yaml:3: facts.founded.date "2015-02-30" is no day of the calendar;'
                    " that month has 28 days"
                )
            ],
        ),
        (
            {"towns": TOWNS, "facts": {"Members": {"number": 1}}},
            ["x.yaml:2: facts.Members is \"Members\"; it should match pattern '^[a-z]+$'"],
        ),
    ],
)
def test_each_fault_is_one_finding(data: object, lines: list[str]) -> None:
    """A fault is said once, at its place, with its value and what to do."""
    with pytest.raises(ValidationError) as failure:
        Map.model_validate(data)
    # The line stands for the depth of the place.
    found = explain(failure.value, Map, lambda path: Origin("x.yaml", max(1, len(path))))
    assert lines == [str(finding) for finding in found]


def test_a_row_is_named_before_its_field() -> None:
    """A table's finding says the row's id, and a fault of the whole row says the id alone."""
    with pytest.raises(ValidationError) as failure:
        Town.model_validate({"name": "Hit", "lat": 95})
    found = explain(failure.value, Town, lambda _: Origin("x.csv", 7), "hit: ")
    assert [
        Finding(Origin("x.csv", 7), "hit: lat is 95", "it should be less than or equal to 90")
    ] == found


def test_the_nearest_name_is_the_remedy() -> None:
    """A near name is offered; else the names that there are, in order."""
    assert "did you mean brief?" == nearest("breif", ["map", "brief"], "use one of")
    assert "use one of (brief, map)" == nearest("zzz", ["map", "brief"], "use one of")
    assert "add it" == nearest("zzz", [], "add it")
    assert "add it: there is none yet" == nearest("zzz", [], "use one of")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("map:", "mpa:", "sections.0.blocks.0 is no block; did you mean map?"),
        ("legend:", "lgend:", "sections.0.blocks.0.lgend is an unknown key; did you mean legend?"),
        (
            "west:",
            "wst:",
            "sections.0.blocks.0.extent.wst is an unknown key; did you mean west?",
        ),
        (
            "- {name",
            "- {nam",
            "sections.0.blocks.0.towns.0.nam is an unknown key; did you mean name?",
        ),
        (
            "limit:",
            "limti:",
            "tables.dykes.columns.name.limti is an unknown key; did you mean limit?",
        ),
        ("colour:", "color:", "tables.dykes.color is an unknown key; did you mean colour?"),
    ],
)
def test_the_nearest_key_is_offered_wherever_it_stands(old: str, new: str, line: str) -> None:
    """In a table by its name, in a block of any kind, and in what these hold."""
    text = """\
tables:
  dykes:
    label: Dykes
    colour: none
    columns: {name: {kind: name, limit: 28}}
sections:
  - id: map
    blocks:
      - map: dykes
        legend: State
        extent: {west: 1, south: 1, east: 2, north: 2}
        towns:
          - {name: Graz, lat: 47, lon: 15}
"""
    assert text.count(old) == 1
    yaml = read_yaml(text.replace(old, new), "brief.yaml")
    with pytest.raises(ValidationError) as failure:
        BriefFile.model_validate(yaml.data)
    found = [str(each) for each in explain(failure.value, BriefFile, yaml.locate)]
    assert [each for each in found if line in each] != []
