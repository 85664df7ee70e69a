"""A ``brief.yaml`` of the first versions, which knew one kind of subject, as sections of blocks.

Comments stay where they were, for what they stand at is moved with them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

OLD = "headline"
"""A key that the contents of the first versions have, and none since."""
TABLE = "victories"
"""The one table that they had."""
KEPT = (
    *("title", "short_title", "subject", "description", "keywords", "date", "issuer"),
    *("licence", "disclaimer", "source", "countries"),
)
_COLOURS = {"year": "time", "country": "country", "forces": "forces", "none": "none"}
_COUNTED: Mapping[str, Mapping[str, Any]] = {
    "victories": {"count": TABLE, "where": {"status": "liberated"}},
    "ongoing": {"count": TABLE, "where": {"status": "ongoing"}},
    "first": {"first": f"{TABLE}.date"},
    "last": {"last": f"{TABLE}.date"},
    "period": {"span": f"{TABLE}.date"},
}
"""What was counted for every subject, and is a fact like others now."""

Say = Callable[[str], str]
"""Gives a label of the program in the subject's language, by its id."""


def upgrade_content(text: str, language: str, say: Say) -> str:
    """Rewrite the content of a first version.

    :param language: that of its texts, which the settings had.
    :param say: gives the headings that templates had.
    """
    yaml = _round_trip()
    bare, comments = _part_comments(text)
    old = yaml.load(bare)
    new = CommentedMap()
    new["language"] = language
    for key in KEPT:
        if key in old:
            new[key] = old[key]
    new["tables"] = _make_tables(old, say)
    new["facts"] = _make_facts(old, bare)
    new["sections"] = _make_sections(old, say)
    short = ("context", "figures", "headline", "map", "objectives", *_LAST)
    new["formats"] = CommentedMap(
        factsheet=CommentedMap(sections=_list(*short), new_page=_list("objectives")),
        map=CommentedMap(sections=_list("headline", "map", "timeline", *_LAST), new_page=_list()),
    )
    out = io.StringIO()
    yaml.dump(new, out)
    return _put_comments(out.getvalue(), comments)


_LAST = ("list", "references")


def _round_trip() -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    # No line is broken that its author did not break.
    yaml.width = 100_000
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _part_comments(text: str) -> tuple[str, dict[str, str]]:
    """Give a content without the comments between its keys, and these by the key that follows."""
    kept: list[str] = []
    comments: dict[str, str] = {}
    waiting: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.startswith("#"):
            waiting.append(line)
            continue
        key = re.match(r"[a-z_]+(?=:)", line)
        if key is not None and waiting:
            comments[key[0]] = "".join(waiting)
            waiting = []
        kept.append(line)
    return "".join(kept), comments


def _put_comments(text: str, comments: Mapping[str, str]) -> str:
    """Put each comment before what its key has become."""
    for key, comment in comments.items():
        place = re.search(_PLACES.get(key, rf"^{key}:"), text, re.MULTILINE)
        if place is not None:
            indent = re.match(" *", text[place.start() :])
            assert indent is not None
            said = "".join(f"{indent[0]}{line}" for line in comment.splitlines(keepends=True))
            text = text[: place.start()] + said + text[place.start() :]
    return re.sub(r"\n(?=(tables|facts|sections|formats):)", "\n\n", text)


_PLACES = {
    "headline": "^  - id: headline$",
    "context": "^  - id: context$",
    "key_figures": "^  - id: figures$",
    "objectives": "^  - id: objectives$",
    "map": "^  - id: map$",
    "dating": "^          introduction:",
    "forces": "^      forces:",
    "title": "^language:",
}
"""The line that each key of old has become; that of its own name where none is given."""


def _flow(values: Mapping[str, Any]) -> CommentedMap:
    found = CommentedMap(values)
    found.fa.set_flow_style()
    return found


def _section(name: str, title: Any, blocks: list[Any], **options: Any) -> CommentedMap:
    section = CommentedMap({"id": name})
    if title is not None:
        section["title"] = title
    section.update(options)
    section["blocks"] = CommentedSeq(blocks)
    return section


def _make_tables(old: CommentedMap, say: Say) -> CommentedMap:
    given = (old.get("tables") or {}).get(TABLE) or {}
    colour = str((old.get("map") or {}).pop("colour_by", "year"))
    forces = CommentedMap(
        {"kind": "category", "label": say("table.besides"), "values": old["forces"]}
    )
    columns = CommentedMap(
        {
            "id": "id",
            "name": _flow({"kind": "name", "limit": 28}),
            "country": "country",
            "lat": "latitude",
            "lon": "longitude",
            "operation_start": _flow({"kind": "date", "optional": True}),
            "date": _flow({"kind": "date", "where": _flow({"status": "liberated"})}),
            "status": CommentedMap(
                {
                    "kind": "category",
                    "values": CommentedMap(
                        {"liberated": say("map.place"), "ongoing": say("map.open")}
                    ),
                }
            ),
            "forces": forces,
            "summary": "text",
            "stake": "text",
            "sources": "sources",
        }
    )
    table = CommentedMap(
        {
            **given,
            "label": say("list.title"),
            "order": "date",
            "colour": _COLOURS[colour],
            "open": _flow({"status": "ongoing"}),
            "columns": columns,
        }
    )
    return CommentedMap({TABLE: table})


def _make_facts(old: CommentedMap, text: str) -> CommentedMap:
    facts: CommentedMap = old["facts"]
    shown = {str(figure.get("fact")) for figure in old["key_figures"]}
    for name, fact in _COUNTED.items():
        if f"{{{name}}}" in text or name in shown:
            facts[name] = _flow(
                {key: _flow(each) if isinstance(each, dict) else each for key, each in fact.items()}
            )
    return facts


def _make_sections(old: CommentedMap, say: Say) -> CommentedSeq:
    headline, objectives, context = old["headline"], old["objectives"], old["context"]
    leading = headline.get("figure")
    figures = old["key_figures"]
    first = CommentedSeq([each for each in figures if each["id"] == leading])
    others = CommentedSeq([each for each in figures if each["id"] != leading])
    blocks: list[Any] = []
    if first:
        blocks.append(CommentedMap({"id": "headline-figure", "figures": first}))
    blocks.append(CommentedMap({"formats": _list("brief"), "lead": True, "text": headline["text"]}))
    points = CommentedMap(
        {"introduction": objectives["introduction"], "points": objectives["items"]}
    )
    drawn = CommentedMap({"map": TABLE, **(old.get("map") or {})})
    listed = CommentedMap({"places": TABLE, "latest": 9})
    sources = CommentedMap({"introduction": old["dating"]}) if old.get("dating") else None
    kicker = {"kicker": headline["kicker"]}
    return CommentedSeq(
        [
            _section("headline", headline["title"], blocks, **kicker),
            _section("figures", say("figures.title"), [CommentedMap({"figures": others})]),
            _section("context", context["title"], [CommentedMap({"text": context["paragraphs"]})]),
            _section("map", say("map.title"), [drawn], new_page=True),
            _section(
                "timeline",
                say("timeline.title"),
                [CommentedMap({"timeline": TABLE}), CommentedMap({"years": TABLE})],
                formats=_list("brief", "map"),
            ),
            _section("objectives", objectives["title"], [points], new_page=True),
            _section("list", say("list.title"), [listed], new_page=True),
            _section(
                "references",
                say("sources.title"),
                [CommentedMap({"sources": sources}), CommentedMap({"contact": None})],
                new_page=True,
            ),
        ]
    )


def _list(*names: str) -> CommentedSeq:
    found = CommentedSeq(names)
    found.fa.set_flow_style()
    return found
